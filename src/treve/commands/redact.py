"""`treve casebook redact` and `custody`: copies without what would give somebody away, and what was done with a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from treve.catalogue import Sayings, counted, say
from treve.commands.answers import JsonOption, as_json_text, bad_option
from treve.commands.sign_in import AsOption, CasebookOption, PasswordOption, opened, signed_in
from treve.store.whole_file import write_whole

if TYPE_CHECKING:
    from treve.casebook.redaction import Span

ReportArgument = Annotated[str, typer.Argument(help="Id of a report.", metavar="REPORT")]
DONE = Sayings(
    {
        "received": "received",
        "opened": "opened",
        "could not be opened": "could not be opened",
        "redacted copy made": "redacted copy made",
        "copied into a backup": "copied into a backup",
        "copied into a handover": "copied into a handover",
        "copied out in an evacuation": "copied out in an evacuation",
        "sent in a bundle": "sent in a bundle",
        "restored from a package": "restored from a package",
    }
)


def redact_command(
    report: ReportArgument,
    casebook: CasebookOption,
    as_: AsOption,
    file: Annotated[
        int | None, typer.Option("--file", help="Number of a file of the report; default: its summary.")
    ] = None,
    black: Annotated[
        list[str] | None, typer.Option("--black", help="Part of a picture: LEFT,TOP,WIDTH,HEIGHT.")
    ] = None,
    blur: Annotated[list[str] | None, typer.Option("--blur", help="The same, left as a few squares of colour.")] = None,
    word: Annotated[
        list[str] | None, typer.Option("--word", help="Word to take out of a text, wherever it stands.")
    ] = None,
    suggested: Annotated[
        bool, typer.Option("--suggested", help="Take out what looks like an address or a number.")
    ] = False,
    reason: Annotated[str, typer.Option("--reason", help="For whom the copy is; it is logged.")] = "",
    out: Annotated[
        Path | None, typer.Option("--out", help="File for the copy; must not exist.", metavar="FILE")
    ] = None,
    preview: Annotated[bool, typer.Option("--preview", help="Make the copy to look at; keep nothing.")] = False,
    password_file: PasswordOption = None,
) -> None:
    """Make a redacted copy of a picture, a text or the summary. The original stays sealed; the copy has its own hash."""
    from treve.casebook import derivations, report_list
    from treve.casebook.image_redaction import Cover, read_rectangle
    from treve.errors import BadFile

    if out is not None and out.exists():
        raise BadFile(str(out), "exists", "a path where nothing is yet")
    parts = [read_rectangle(one, Cover.BLACK) for one in black or ()] + [
        read_rectangle(one, Cover.BLUR) for one in blur or ()
    ]
    if parts and file is None:
        raise bad_option("file", "", "the number of a picture of this report")
    if parts and out is None:
        raise bad_option("out", "", "a file for the picture")
    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        with book.write() as writing:
            look = writing.connection
            if parts and file is not None:
                made = derivations.preview_picture(look, viewer, report, file, parts)
                if not preview:
                    derivations.redact_picture(writing, viewer, report, file, parts, reason)
            elif file is not None:
                spans = _spans(derivations.words(look, viewer, report, file), word or [], suggested)
                made = _taken_out(derivations.words(look, viewer, report, file), spans)
                if not preview:
                    derivations.redact_text(writing, viewer, report, file, spans, reason)
            else:
                text = str(report_list.shown(look, viewer, report).get("summary", ""))
                spans = _spans(text, word or [], suggested)
                made = _taken_out(text, spans)
                if not preview:
                    derivations.redact_summary(writing, viewer, report, text, spans, reason)
    _give(made, out)


def custody_command(
    report: ReportArgument,
    file: Annotated[int, typer.Argument(help="Number of a file of the report.", metavar="FILE")],
    casebook: CasebookOption,
    as_: AsOption,
    password_file: PasswordOption = None,
    as_json: JsonOption = False,
) -> None:
    """What was done with a file since it came, by whom; each line is an entry of the log."""
    from treve.casebook import derivations

    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        with book.read() as connection:
            found = derivations.custody(connection, viewer, report, file)
    if as_json:
        typer.echo(as_json_text(found))
        return
    for one in found:
        typer.echo(
            f"{one['at']}  {DONE[one['done']]}  {one['by'] or ''}  {one['sha256']}  {one['reason'] or ''}".rstrip()
        )
    typer.echo(counted("{number} line", "{number} lines", len(found)), err=True)


def _spans(text: str, words: list[str], suggested: bool) -> list[Span]:
    from treve.casebook import redaction

    looks_like = redaction.suggested(text)
    for one in looks_like:
        if not suggested:
            typer.echo(say("Left in: {text} ({why})", text=text[one.start : one.end].strip(), why=one.why), err=True)
    return redaction.occurrences(text, words) + (looks_like if suggested else [])


def _taken_out(text: str, spans: list[Span]) -> bytes:
    from treve.casebook import redaction

    return redaction.redacted(text, spans).encode()


def _give(made: bytes, out: Path | None) -> None:
    import hashlib

    if out is not None:
        write_whole(out, made)
        typer.echo(say("{path}: SHA-256 {sha256}", path=str(out), sha256=hashlib.sha256(made).hexdigest()))
    else:
        typer.echo(made.decode())
