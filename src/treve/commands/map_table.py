"""`treve map`: make a mapping file for a stranger's table, and hold deliveries against it."""

from __future__ import annotations

import json
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from treve.commands.answers import JsonOption, LanguageOption, as_json_text, spoken
from treve.errors import BadFile

if TYPE_CHECKING:
    from treve.mapping.layout import Table
    from treve.mapping.mapping_file import Mapping
    from treve.mapping.questions import Question
    from treve.mapping.workbook import Workbook

OPEN_QUESTIONS = 2
"""Exit code where a question is open and nobody is there to answer it."""

DIFFERS = 3
"""Exit code of --against where the deliveries differ."""


@dataclass(frozen=True, slots=True)
class _Made:
    book: Workbook
    table: Table
    mapping: Mapping
    notes: tuple[str, ...]
    unmapped: tuple[str, ...]


def map_command(
    file: Annotated[Path | None, typer.Argument(help="Workbook (.xlsx) or CSV file.", metavar="FILE")] = None,
    sheet: Annotated[str | None, typer.Option(help="Sheet that holds the reports.")] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Mapping file to write; default: beside FILE.", metavar="FILE")
    ] = None,
    answers: Annotated[
        Path | None, typer.Option(help="YAML file of answers to what would be asked.", metavar="FILE")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write no mapping: only say what it would be.")] = False,
    errors: Annotated[
        Path | None,
        typer.Option(help="Also write a workbook of the rows that cannot be read, cells marked.", metavar="FILE.xlsx"),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Ask nothing: say what a mapping makes of FILE.")] = False,
    against: Annotated[
        Path | None, typer.Option(help="Earlier delivery: say which rows are new, changed and gone.", metavar="FILE")
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(help="For --check and --against: the mapping; default: the one beside FILE.", metavar="FILE"),
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace a mapping that is there and differs.")
    ] = False,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of a mapping file.")] = False,
    language: LanguageOption = None,
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
    with speaking(spoken(language, as_json)):
        if against is not None:
            _compare(file, against, mapping, as_json)
            return
        path = (mapping if check else out) or beside(file)
        made = _checked(file, path) if check else _asked(file, sheet, answers, as_json)
        writes = not (dry_run or check)
        for written in (errors, path if writes else None):
            if written is not None and written.resolve() == file.resolve():
                raise BadFile(str(written), "it is the file that is read", "another file to write to")
        if writes and not overwrite:
            _refuse_to_replace(path, made.mapping)
        _tell(file, path, made, errors, writes, check, as_json)
        if writes:
            write_mapping(made.mapping, path)
            if not as_json:
                _tell_next(file, path)


def _refuse_known(file: Path) -> None:
    """An export of a known source is read as it is, with what is known of it: who attacked is not told by its order of actors."""
    from treve.look.file_kind import FileKind, tell

    told = tell(file)
    if told.kind is FileKind.SOURCE and told.source is not None and told.source.name != "table":
        problem = f"it is {told.source.title} ({told.source.name}) and needs no mapping"
        raise BadFile(str(file), problem, "a table of its own; `treve look FILE` says how this one is read")


def _refuse_to_replace(path: Path, mapping: Mapping) -> None:
    """A mapping may have been changed by hand: it is not lost by the way."""
    from treve.mapping.mapping_file import mapping_text

    if path.is_file() and path.read_text(encoding="utf-8", errors="replace") != mapping_text(mapping):
        raise BadFile(
            str(path), "a mapping is there, and it differs", "--overwrite, --out FILE, or --check to read by it"
        )


def _checked(file: Path, path: Path) -> _Made:
    from treve.mapping.delivery import open_delivery
    from treve.mapping.mapping_file import read_mapping

    mapping = read_mapping(path)
    book, table = open_delivery(file, mapping)
    read = {name for rule in mapping.fields.values() for name in rule.columns}
    return _Made(book, table, mapping, (), tuple(name for name in table.names if name not in read))


def _asked(file: Path, sheet: str | None, answers: Path | None, as_json: bool) -> _Made:
    """The mapping after all questions; where some are open, they are told, and the command ends."""
    from treve.interview.map_table import interview, read_answers
    from treve.mapping.workbook import read_workbook

    _refuse_known(file)
    book = read_workbook(file)
    given = read_answers(answers) if answers else {}
    if sheet is not None:
        given["sheet"] = sheet
    ask = _ask if sys.stdin.isatty() and sys.stderr.isatty() and not as_json else None
    proposal = interview(book, given, str(answers or "--sheet"), ask)
    if proposal.questions or proposal.table is None or proposal.mapping is None:
        _tell_open(proposal.questions, file, as_json)
        raise typer.Exit(OPEN_QUESTIONS)
    if proposal.unused:
        raise BadFile(
            str(answers),
            f"{proposal.unused[0]!r} answers no question about this file",
            "questions as `treve map FILE` asks them",
        )
    return _Made(book, proposal.table, proposal.mapping, proposal.notes, proposal.unmapped)


def _tell(file: Path, path: Path, made: _Made, errors: Path | None, writes: bool, check: bool, as_json: bool) -> None:
    from treve.catalogue import say
    from treve.look.mapped_reading import rows_read
    from treve.mapping.marked_workbook import write_marked
    from treve.mapping.preview import faults_text, preview, preview_text
    from treve.read.mapped_file import rows_of
    from treve.read.table import SOURCE

    found = rows_read(file, made.table, made.mapping)
    shown = preview(made.table, rows_of(made.table, made.mapping, SOURCE, made.book.serial_from_1904))
    if errors is not None:
        write_marked(made.table, found.faults, errors)
    if as_json:
        told = {
            "mapping": made.mapping.model_dump(mode="json", exclude_defaults=True),
            "file": str(path) if writes or check else None,
            "rows": found.rows,
            "reports": found.reports,
            "rejected": found.rejected,
            "repeated": found.repeated,
            "faults": [{"line": made.table.rows[one.row].line, "cell": one} for one in found.faults],
            "left_out": shown.left_out,
            "unmapped": made.unmapped,
            "notes": made.notes,
        }
        typer.echo(as_json_text(told))
        return
    for note in made.notes:
        typer.echo(note)
    if made.unmapped:
        columns = ", ".join(map(repr, made.unmapped))
        typer.echo(say("Columns kept with the raw row and read by no rule: {columns}.", columns=columns))
    typer.echo("\n" + preview_text(shown))
    typer.echo(
        say(
            "{rows} rows: {reports} become reports, {rejected} cannot be read, {repeated} repeat an earlier one.",
            rows=found.rows,
            reports=found.reports,
            rejected=found.rejected,
            repeated=found.repeated,
        )
    )
    if found.faults:
        typer.echo(faults_text(made.table, found.faults))
    if errors is not None:
        typer.echo(say("{file} shows the cells that cannot be read.", file=errors))
    if not writes and not check:
        typer.echo(say("Nothing was written."))


def _tell_next(file: Path, path: Path) -> None:
    """The command that says which agreements a mapped file overlaps, and how to hold it against them."""
    from treve.catalogue import say
    from treve.mapping.mapping_file import beside

    words = ["treve", "look", str(file), *([] if path == beside(file) else ["--mapping", str(path)])]
    typer.echo(say("The mapping stands in {file}.", file=path))
    typer.echo(say("Next:") + " " + shlex.join(words))  # no marks of direction inside: it is there to be pasted


def _compare(file: Path, against: Path, mapping_path: Path | None, as_json: bool) -> None:
    from treve.mapping.delivery import open_delivery
    from treve.mapping.difference import difference, difference_text
    from treve.mapping.mapping_file import beside, read_mapping

    own = beside(file) if beside(file).is_file() else beside(against)
    mapping = read_mapping(mapping_path or own)
    _, before = open_delivery(against, mapping)
    _, now = open_delivery(file, mapping)
    found = difference(before, now, mapping)
    typer.echo(as_json_text(found) if as_json else difference_text(found))
    if not found.is_none:
        raise typer.Exit(DIFFERS)


def _tell_open(questions: tuple[Question, ...], file: Path, as_json: bool) -> None:
    from treve.catalogue import say

    if as_json:
        typer.echo(as_json_text({"questions": questions}))
        return
    typer.echo(say("{file}: what the file alone cannot tell:", file=file), err=True)
    for question in questions:
        choices = " | ".join(map(_yaml, question.choices)) or "…"
        typer.echo(f"\n{question.text}\n  {_yaml(question.key)}: {choices}", err=True)
    typer.echo(
        "\n"
        + say(
            "Write the answers into a file, one `question: answer` a line, and give it with --answers FILE; on a terminal "
            "you are asked."
        ),
        err=True,
    )


def _yaml(text: str) -> str:
    """A text as it must be written in YAML."""
    is_plain = all(letter.isalnum() or letter in " _-" for letter in text) and text[:1].isalpha()
    return text if is_plain else json.dumps(text, ensure_ascii=False)


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
        problem = f"it ended before the answer to {question.key!r}"
        raise BadFile("standard input", problem, "an answer, or --answers FILE") from None
    is_number = answer.isdecimal() and 0 < int(answer) <= len(question.choices)
    return question.choices[int(answer) - 1] if is_number and answer not in question.choices else answer
