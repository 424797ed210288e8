"""`treve bulletin`: one edition of a bulletin from a finished run."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from treve.commands.answers import JsonOption, RunOption, as_json_text, bad_option

KINDS = ("daily", "weekly", "monthly")


def bulletin_command(
    run: RunOption,
    until: Annotated[str, typer.Option(help="Day of the cut-off, YYYY-MM-DD.", metavar="DAY")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to write to.", metavar="DIR")],
    kind: Annotated[str, typer.Option(help=f"One of {', '.join(KINDS)}.")] = "daily",
    cut_off: Annotated[
        str, typer.Option(help="Wall time of the cut-off, HH:MM; 24:00 is the end of the day.", metavar="TIME")
    ] = "24:00",
    zone: Annotated[
        str | None, typer.Option(help="IANA zone of the cut-off; default: the agreement’s own.", metavar="ZONE")
    ] = None,
    agreement: Annotated[
        str | None, typer.Option(help="Which agreement, if the run has several.", metavar="ID")
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option("--language", help="en, fr or ar. Repeat for several; default: en.", metavar="CODE"),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", help="html, pdf, docx, json, csv or xlsx. Repeat for several; default: all."),
    ] = None,
    earlier: Annotated[
        list[Path] | None,
        typer.Option(
            "--earlier", help="JSON of an earlier edition: what changed since is told first. Repeat.", metavar="FILE"
        ),
    ] = None,
    effort: Annotated[
        Path | None, typer.Option(help="CSV of patrols, failures and places not reached.", metavar="FILE")
    ] = None,
    checkpoint: Annotated[
        Path | None, typer.Option(help="Checkpoint of the log that stands behind this edition.", metavar="FILE")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Write one edition of a bulletin: corrections first, then what was not observed, then the counts."""
    from treve.bulletin.edition.order import Order
    from treve.bulletin.edition.period import Kind
    from treve.run_folder import RunFolder

    if kind not in KINDS:
        raise bad_option("kind", kind, f"one of {', '.join(KINDS)}")
    try:
        day = dt.date.fromisoformat(until)
    except ValueError:
        raise bad_option("until", until, "a day as YYYY-MM-DD") from None
    order = Order(
        kind=Kind(kind),
        until=day,
        cut_off=cut_off,
        zone=zone,
        agreement_id=agreement,
        languages=tuple(language or ("en",)),
        formats=tuple(formats or ()),
        earlier=tuple(earlier or ()),
        effort=effort,
        checkpoint=checkpoint,
    )
    with RunFolder(run) as folder:
        written = folder.bulletin(order, out)
    typer.echo(as_json_text([str(path) for path in written]) if as_json else "\n".join(map(str, written)))
