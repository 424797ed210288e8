"""`treve map`: make a mapping file for a stranger's table."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from treve.commands.answers import JsonOption, LanguageOption, as_json_text
from treve.errors import BadFile

if TYPE_CHECKING:
    from treve.mapping.layout import Table
    from treve.mapping.mapped_rows import MappedRows
    from treve.mapping.mapping_file import Mapping
    from treve.mapping.preview import Preview
    from treve.mapping.questions import Question
    from treve.mapping.workbook import Workbook

OPEN_QUESTIONS = 2
"""Exit code where a question is open and nobody is there to answer it."""


def map_command(
    file: Annotated[Path | None, typer.Argument(help="Workbook (.xlsx) or CSV file.", metavar="FILE")] = None,
    sheet: Annotated[str | None, typer.Option(help="Sheet that holds the reports.")] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Mapping file to write; default: beside FILE.", metavar="FILE")
    ] = None,
    answers: Annotated[
        Path | None, typer.Option(help="YAML file of answers to what would be asked.", metavar="FILE")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Ask nothing: say what the mapping that is there makes of FILE.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write no mapping: only say what it would be.")] = False,
    errors: Annotated[
        Path | None, typer.Option(help="Also write FILE with every cell that cannot be read marked.", metavar="FILE")
    ] = None,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of a mapping file.")] = False,
    language: LanguageOption = "en",
    as_json: JsonOption = False,
) -> None:
    """Find out how the columns of a table become reports, ask what it cannot tell, and save that as a mapping."""
    from treve.catalogue import speaking
    from treve.mapping.mapping_file import beside, json_schema, write_mapping

    if schema:
        typer.echo(json.dumps(json_schema(), indent=1, ensure_ascii=False))
        return
    if file is None:
        raise typer.BadParameter("expected a workbook or CSV file", param_hint="'FILE'")
    path = out or beside(file)
    with speaking(language):
        made = _checked(file, path) if check else _asked(file, sheet, answers, as_json)
        if made is None:
            raise typer.Exit(OPEN_QUESTIONS)
        book, table, mapping, notes, unmapped = made
        found, rows = _previewed(book, table, mapping)
        if errors is not None:
            from treve.mapping.marked_workbook import write_marked

            write_marked(table, rows, errors)
        written = not (dry_run or check)
        if written:
            write_mapping(mapping, path)
        _tell(file, path, found, notes, unmapped, errors, written or check, mapping, as_json)


_Made = tuple["Workbook", "Table", "Mapping", tuple[str, ...], tuple[str, ...]]


def _checked(file: Path, path: Path) -> _Made:
    from treve.mapping.delivery import open_delivery
    from treve.mapping.mapping_file import read_mapping

    mapping = read_mapping(path)
    book, table = open_delivery(file, mapping)
    read = {name for rule in mapping.fields.values() for name in rule.columns}
    return book, table, mapping, (), tuple(name for name in table.names if name not in read)


def _asked(file: Path, sheet: str | None, answers: Path | None, as_json: bool) -> _Made | None:
    """The mapping after all questions; None: some are open, and have been told."""
    from treve.interview.map_table import interview, read_answers
    from treve.mapping.workbook import read_workbook

    book = read_workbook(file)
    given = read_answers(answers) if answers else {}
    if sheet is not None:
        given["sheet"] = sheet
    ask = _ask if sys.stdin.isatty() and sys.stderr.isatty() and not as_json else None
    proposal, _ = interview(book, given, str(answers or "--sheet"), ask)
    if proposal.questions or proposal.table is None or proposal.mapping is None:
        _tell_open(proposal.questions, file, as_json)
        return None
    if proposal.unused:
        raise BadFile(
            str(answers),
            f"{proposal.unused[0]!r} answers no question about this file",
            "questions as `treve map FILE` asks them",
        )
    return book, proposal.table, proposal.mapping, proposal.notes, proposal.unmapped


def _previewed(book: Workbook, table: Table, mapping: Mapping) -> tuple[Preview, MappedRows]:
    from treve.mapping.preview import preview
    from treve.read.mapped_file import rows_of
    from treve.read.table import SOURCE

    rows = rows_of(table, mapping, SOURCE, book.serial_from_1904)
    return preview(table, rows), rows


def _tell(
    file: Path,
    path: Path,
    found: Preview,
    notes: tuple[str, ...],
    unmapped: tuple[str, ...],
    errors: Path | None,
    is_there: bool,
    mapping: Mapping,
    as_json: bool,
) -> None:
    from treve.catalogue import say
    from treve.mapping.mapping_file import beside
    from treve.mapping.preview import preview_text

    source = f"table={file}" if path == beside(file) else f"table={file},mapping={path}"
    if as_json:
        told = {
            "mapping": mapping.model_dump(mode="json", exclude_defaults=True),
            "rows": found.rows,
            "readable": found.readable,
            "faults": [
                {"row": row, "column": one.column, "value": one.value, "expected": one.expected}
                for row, one in found.faults
            ],
            "left_out": found.left_out,
            "unmapped": unmapped,
            "notes": notes,
            "file": str(path) if is_there else None,
            "source": source,
        }
        typer.echo(as_json_text(told))
        return
    for note in notes:
        typer.echo(note)
    if unmapped:
        typer.echo(
            say("Columns kept with the raw row and read by no rule: {columns}.", columns=", ".join(map(repr, unmapped)))
        )
    typer.echo()
    typer.echo(preview_text(found))
    if errors is not None:
        typer.echo(say("{file} shows the cells that cannot be read.", file=errors))
    if is_there:
        typer.echo(say("The mapping stands in {file}.", file=path))
        typer.echo(say("Next: {command}", command=next_command(file, source)))
    else:
        typer.echo(say("Nothing was written."))


def next_command(file: Path, source: str) -> str:
    """The command that says which agreements a mapped file overlaps, and how to hold it against them."""
    words = ["treve", "look", str(file)]
    mapping = source.partition(",mapping=")[2]
    return shlex.join([*words, "--mapping", mapping] if mapping else words)


def _tell_open(questions: tuple[Question, ...], file: Path, as_json: bool) -> None:
    from treve.catalogue import say

    if as_json:
        typer.echo(as_json_text({"questions": questions}))
        return
    typer.echo(f"{file}: " + say("what the file alone cannot tell:"), err=True)
    for question in questions:
        typer.echo(f"\n{question.text}", err=True)
        answer: Any = " | ".join(question.choices) or "…"
        typer.echo(f"  {_yaml_key(question.key)}: {answer}", err=True)
    typer.echo(
        "\n"
        + say(
            "Write the answers into a file, one `question: answer` a line, and give it with --answers FILE; or ask on a terminal."
        ),
        err=True,
    )


def _yaml_key(key: str) -> str:
    """The key as it must be written in YAML."""
    return key if all(letter.isalnum() or letter in " _-" for letter in key) else json.dumps(key, ensure_ascii=False)


def _ask(question: Question, problem: str | None) -> str:
    """Ask on standard error, so that what is written to standard output can be kept."""
    if problem is None:
        typer.echo(f"\n{question.text}", err=True)
        for number, choice in enumerate(question.choices, 1):
            typer.echo(f"  {number} {choice}", err=True)
    else:
        typer.echo(f"  {problem}", err=True)
    typer.echo("> ", nl=False, err=True)
    try:
        answer = input().strip()
    except EOFError:
        raise BadFile(
            "standard input", f"it ended before the answer to {question.key!r}", "an answer, or --answers FILE"
        ) from None
    is_number = answer.isdecimal() and 0 < int(answer) <= len(question.choices)
    return question.choices[int(answer) - 1] if is_number and answer not in question.choices else answer
