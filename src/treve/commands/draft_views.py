"""The views of a draft that `treve extract` writes, and the questions it asks on the terminal."""

from __future__ import annotations

import datetime as dt
import getpass
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from treve.commands.answers import bad_option
from treve.store.whole_file import write_whole

if TYPE_CHECKING:
    from treve.extract.questions import Answer
    from treve.model.draft import Draft


def view(result: Draft, text: str, form: str, language: str | None, answers: Mapping[str, Answer]) -> str | bytes:
    """The draft as `html`, `yaml` or `docx`. language: of the view's own words; None: French for a French text, else English."""
    from treve.extract import announcement_tables as tables

    if form == "reports":
        return tables.as_csv(tables.REPORT_COLUMNS, tables.report_rows(result))
    if form == "totals":
        return tables.as_csv(tables.TOTAL_COLUMNS, tables.total_rows(result))
    from treve.bulletin.draft_docx import draft_docx
    from treve.bulletin.draft_page import draft_page
    from treve.extract.agreement_draft import agreement_text
    from treve.normalise.actor_book import actor_book

    book = actor_book()
    own = language or ("fr" if result.language.value == "fr" else "en")
    if form == "html":
        return draft_page(result, text, result.id, book, own)
    if form == "docx":
        return draft_docx(result, result.id, book, own)
    return agreement_text(result, result.id, answers, book)


def write(made: str | bytes, out: Path | None) -> None:
    """Write a view to a file, or a text to standard output. Raises BadParameter for a DOCX without a file."""
    if out is not None:
        write_whole(out, made)
        typer.echo(f"written: {out}", err=True)
    elif isinstance(made, bytes):
        raise bad_option("out", "", "a file to write the DOCX to")
    else:
        typer.echo(made)


def read_answers(path: Path | None) -> dict[str, Answer]:
    """The answers kept in a file; none where there is no file yet. Raises BadFile for a file of another shape."""
    from treve.errors import BadFile
    from treve.extract.questions import Answer

    if path is None or not path.exists():
        return {}
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        answers = [
            Answer(one["key"], one["value"], one["by"], dt.datetime.fromisoformat(one["at"])) for one in kept["answers"]
        ]
    except (ValueError, KeyError, TypeError) as problem:
        raise BadFile(
            str(path), f"cannot be read: {problem}", "answers as `treve extract --confirm` keeps them"
        ) from problem
    return {one.key: one for one in answers}


def confirm(result: Draft, path: Path, by: str | None) -> dict[str, Answer]:
    """Ask on the terminal what the text leaves open, and keep each answer with the name of who gave it and the time."""
    from treve.bulletin.draft_told import question_text
    from treve.bulletin.draft_words import words_in
    from treve.extract.agreement_draft import own_actors
    from treve.extract.questions import Question, ask, expected, questions
    from treve.normalise.actor_book import actor_book
    from treve.normalise.own_actors import as_csv

    words = words_in(result.language.value)
    name = by or getpass.getuser()

    def prompt(question: Question) -> str | None:
        typer.echo(f"{question_text(question, words)} [{expected(question)}; empty: leave open]", err=True)
        line = sys.stdin.readline()
        return line.strip() or None

    answers = ask(questions(result, actor_book()), read_answers(path), prompt, name, lambda: dt.datetime.now(dt.UTC))
    kept = [
        {"key": one.key, "value": one.value, "by": one.by, "at": one.at.isoformat(timespec="seconds")}
        for one in answers.values()
    ]
    write_whole(path, json.dumps({"document": result.id, "answers": kept}, ensure_ascii=False, indent=1) + "\n")
    typer.echo(f"{len(kept)} answers kept in {path}", err=True)
    own = own_actors(answers)
    if own:
        actors = path.with_suffix(".actors.csv")
        write_whole(actors, as_csv(own))
        typer.echo(f"{len(own)} actors that the library lacks are in {actors}; give it with --actors", err=True)
    return answers
