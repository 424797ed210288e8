"""`treve extract`: a text in, a draft out."""

from __future__ import annotations

import enum
import itertools
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from treve.commands.answers import ProgressLine, bad_option
from treve.errors import BadFile

if TYPE_CHECKING:
    from treve.extract.documents import Document
    from treve.extract.streaming import Asked
    from treve.model.draft import Draft

STDIN = "-"


class Form(enum.StrEnum):
    """How the draft is written."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"
    YAML = "yaml"
    DOCX = "docx"
    REPORTS = "reports"
    TOTALS = "totals"


def extract(
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE|FOLDER|-", help="Text, HTML, PDF, DOCX, JSONL or chat export; a folder; - is standard input."
        ),
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="YYYY-MM[-DD]", help="When it was published, as precisely as known.")
    ] = None,
    zone: Annotated[
        str | None, typer.Option(metavar="ZONE", help="IANA zone of its wall times, such as Asia/Damascus.")
    ] = None,
    language: Annotated[str, typer.Option(help="fr, en, es, ru, ar, or auto.")] = "auto",
    form: Annotated[Form, typer.Option("--format", help="How the draft is written.")] = Form.TABLE,
    times: Annotated[
        Path | None,
        typer.Option(metavar="FILE.jsonl", help="Answer questions about times instead, one JSON object a line."),
    ] = None,
    gazetteer: Annotated[
        Path | None,
        typer.Option(metavar="FILE.csv", help="Places, as `treve get geonames` writes them; candidates stand by each."),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes for a folder or JSONL.")] = 1,
    model_server: Annotated[
        str | None,
        typer.Option(
            metavar="URL", help="OpenAI-compatible server that may propose further facts; it receives the text."
        ),
    ] = None,
    model: Annotated[str, typer.Option(help="Name of the model, as the server knows it.")] = "default",
    model_log: Annotated[
        Path | None,
        typer.Option(metavar="FILE.jsonl", help="Append what the model was asked and answered, with their hashes."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write html, yaml or docx here.")
    ] = None,
    view_language: Annotated[
        str | None, typer.Option(metavar="en|fr|ar", help="Language of the view's own words.")
    ] = None,
    confirm: Annotated[bool, typer.Option("--confirm", help="Ask on the terminal what the text leaves open.")] = False,
    answers: Annotated[
        Path | None, typer.Option(metavar="FILE.json", help="Where answers are kept, with name and time.")
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who answers; default: the user of the machine.")
    ] = None,
) -> None:
    """Draft what a text says was agreed, recorded and claimed; every fact points to its words and a person confirms it.

    A folder, a JSONL file or a chat gives one JSON object a line.
    """
    from treve.extract.streaming import Asked

    if times is not None:
        _answer_times(times)
        return
    if source is None:
        raise bad_option("source", "", "a file, a folder or -")
    if model_log is not None and model_server is None:
        raise bad_option("model-log", str(model_log), "--model-server beside it")
    _check(published, zone, language)
    problems, left_out, unknown = _Problems(), _LeftOut(), list[str]()
    asked = Asked(published, zone, language, gazetteer)
    found = _documents(source, problems, left_out)
    first = next(found, None)
    second = next(found, None) if first is not None else None
    if first is not None and second is None and not _is_many(source):
        helper = _Model(model_server, model, model_log) if model_server is not None else None
        _one(first, asked, helper, _View(form, out, view_language, confirm, answers, by))
    elif first is None:
        if not problems.count:
            left_out.tell()
            raise BadFile(source, "holds no text that can be read", "a folder or a list with texts")
    elif model_server is not None:
        raise bad_option("model-server", model_server, "one document at a time")
    elif confirm or form not in (Form.TABLE, Form.JSON):
        raise bad_option("format", form.value, "one document at a time for html, yaml, docx and --confirm")
    else:
        begun = (one for one in (first, second) if one is not None)
        with _written_to(out) as file:
            _many(_Many(itertools.chain(begun, found), asked, workers, problems, unknown.append), file)
        if out is not None:
            typer.echo(f"written: {out}", err=True)
    left_out.tell()
    _tell_unknown(unknown)
    if problems.count:
        typer.echo(f"treve: {problems.count} documents could not be read", err=True)
        raise typer.Exit(2)


@dataclass(frozen=True, slots=True)
class _View:
    """How one draft is shown, and whether questions are asked first."""

    form: Form
    out: Path | None
    language: str | None
    confirm: bool
    answers: Path | None
    by: str | None


@dataclass(frozen=True, slots=True)
class _Model:
    """The server that may propose facts, and where what it is asked and answers is kept."""

    url: str
    name: str
    log: Path | None


class _Problems:
    """Says each problem at once and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, problem: str) -> None:
        self.count += 1
        typer.echo(f"treve: {problem}", err=True)


class _LeftOut:
    """Counts the files of a folder that are of no kind that is read, by how their names end."""

    def __init__(self) -> None:
        self._endings: Counter[str] = Counter()

    def __call__(self, path: Path) -> None:
        self._endings[path.suffix.lower()] += 1

    def tell(self) -> None:
        """One line with every ending; none where nothing was left out."""
        if self._endings:
            kinds = ", ".join(
                f"{number} {ending or 'without an ending'}" for ending, number in sorted(self._endings.items())
            )
            typer.echo(f"treve: {self._endings.total()} files of other kinds were not read: {kinds}", err=True)


_TOLD_BY_NAME = 10
"""Ids that stand in a line before the rest is counted."""


def _tell_unknown(ids: list[str]) -> None:
    """Which texts are in no language that is read."""
    if ids:
        more = f" and {len(ids) - _TOLD_BY_NAME} more" if len(ids) > _TOLD_BY_NAME else ""
        which = f"{len(ids)} text{'s' if len(ids) > 1 else ''} ({', '.join(ids[:_TOLD_BY_NAME])}{more})"
        typer.echo(
            f"treve: {which}: in none of the languages that are read (fr, en, ar, ru, es), or too short to tell, so nothing is "
            "read; expected --language where it is one of them",
            err=True,
        )


def _check(published: str | None, zone: str | None, language: str) -> None:
    """An option that no text can be read with is told once, before any is read."""
    from treve.errors import BadValue
    from treve.extract.drafting import AUTO
    from treve.extract.text.published import EXPECTED, read_published
    from treve.model.draft import Language
    from treve.normalise.zones import is_zone

    if published is not None:
        try:
            read_published(published, "published")
        except BadValue:
            raise bad_option("published", published, EXPECTED) from None
    if zone is not None and not is_zone(zone):
        raise bad_option("zone", zone, "an IANA zone such as Asia/Damascus")
    if language not in (AUTO, *Language):
        raise bad_option("language", language, "fr, en, es, ru, ar or auto")


def _is_many(source: str) -> bool:
    return source != STDIN and (Path(source).is_dir() or source.lower().endswith(".jsonl"))


def _documents(source: str, problems: Callable[[str], None], left_out: Callable[[Path], None]) -> Iterator[Document]:
    from treve.extract.documents import documents, read_bytes

    if source == STDIN:
        return read_bytes(sys.stdin.buffer.read(), STDIN)
    return documents(Path(source), problems, left_out)


def _one(document: Document, asked: Asked, model: _Model | None, view: _View) -> None:
    from treve.extract import draft
    from treve.model.draft import Language

    result = draft(
        document.text,
        document_id=document.id,
        published=asked.published or document.published,
        zone=asked.zone or document.zone,
        language=document.language or asked.language,
    )
    if result.language is Language.UNKNOWN:
        _tell_unknown([document.id])
    result = _with_places(result, asked.gazetteer)
    if model is not None:
        from treve.extract.model_server import ModelServer, keep_record, with_proposals

        proposed = with_proposals(result, document.text, ModelServer(model.url, model.name))
        if model.log is not None:
            keep_record(model.log, document.id, proposed.record)
        for note in proposed.notes:
            typer.echo(f"treve: {note}", err=True)
        result = proposed.draft
    _show(result, document.text, view)


def _with_places(result: Draft, path: Path | None) -> Draft:
    from treve.extract.gazetteer import entries_of, with_places

    return with_places(result, entries_of(path))


def _show(result: Draft, text: str, wanted: _View) -> None:
    from treve.commands import draft_views

    if wanted.language not in (None, "en", "fr", "ar"):
        raise bad_option("view-language", str(wanted.language), "en, fr or ar")
    given = draft_views.read_answers(wanted.answers)
    if wanted.confirm:
        name = Path(result.id).stem if result.id != STDIN else "text"
        given = draft_views.confirm(result, wanted.answers or Path(f"{name}.answers.json"), wanted.by)
    if wanted.form in (Form.TABLE, Form.JSON):
        if not wanted.confirm:
            draft_views.write(written(result, wanted.form), wanted.out)
        return
    draft_views.write(draft_views.view(result, text, wanted.form.value, wanted.language, given), wanted.out)


def written(result: Draft, form: Form) -> str:
    """A draft in the form asked for."""
    from treve.extract.contract import as_object
    from treve.extract.table_view import table

    return table(result) if form is Form.TABLE else json.dumps(as_object(result), ensure_ascii=False, indent=1)


@contextmanager
def _written_to(out: Path | None) -> Iterator[TextIO]:
    """Where lines go: to the terminal, or whole into a file or not at all."""
    if out is None:
        yield sys.stdout
        return
    from treve.store.whole_file import whole

    with whole(out) as new, new.open("w", encoding="utf-8") as file:
        yield file


@dataclass(frozen=True, slots=True)
class _Many:
    """Many documents, how they are read, and who is told of those that are not."""

    documents: Iterator[Document]
    asked: Asked
    workers: int
    problems: Callable[[str], None]
    unknown: Callable[[str], None]


def _many(many: _Many, file: TextIO) -> None:
    from treve.extract.streaming import drafted

    with ProgressLine() as show:
        lines = drafted(many.documents, many.asked, many.workers, many.problems, many.unknown)
        for number, line in enumerate(lines, 1):
            file.write(line + "\n")
            show("documents read", number)


def _answer_times(path: Path) -> None:
    from treve.errors import BadFile, BadValue
    from treve.extract.when.time_answers import answer

    if not path.is_file():
        raise BadFile(str(path), "no such file", "a JSONL file of questions")
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            where = f"{path}:{number}"
            try:
                question: Any = json.loads(line)
            except ValueError:
                raise BadValue(where, "line", line.strip()[:80], "one JSON object") from None
            if not isinstance(question, dict):
                raise BadValue(where, "line", line.strip()[:80], "one JSON object")
            sys.stdout.write(json.dumps(answer(question, where), ensure_ascii=False) + "\n")
