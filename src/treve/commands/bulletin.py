"""`treve bulletin`: one edition of a bulletin, from a finished run or from a casebook."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from treve.catalogue import say
from treve.commands.answers import JsonOption, as_json_text, bad_option
from treve.commands.sign_in import LogKeyOption, PasswordOption

OF_A_PERIOD = ("daily", "weekly", "monthly")
KINDS = (*OF_A_PERIOD, "case", "notification", "public")


def bulletin_command(
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to write to.", metavar="DIR")],
    run: Annotated[
        Path | None,
        typer.Option("--run", help="Folder of a finished run; needed for daily, weekly and monthly.", metavar="DIR"),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(help="Day of the cut-off, YYYY-MM-DD; of a public one the Monday after it.", metavar="DAY"),
    ] = None,
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
    casebook: Annotated[
        str | None,
        typer.Option(
            help="Casebook it is kept in as a draft; needed for case, notification and public.",
            metavar="URL",
        ),
    ] = None,
    as_: Annotated[
        str | None, typer.Option("--as", envvar="TREVE_ACCOUNT", help="Name of your account there.", metavar="NAME")
    ] = None,
    reach: Annotated[
        str, typer.Option("--for", help="Readers in the casebook: mission, commission, parties, party or public.")
    ] = "mission",
    case: Annotated[str | None, typer.Option(help="Case of a bulletin on a case.", metavar="CASE")] = None,
    notification: Annotated[
        str | None, typer.Option(help="Notification of a letter to a party.", metavar="NOTIFICATION")
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", help="First day of a public one, a Monday.", metavar="DAY")
    ] = None,
    hold: Annotated[
        bool, typer.Option("--hold", help="Of a public one: late reports of periods told before wait.")
    ] = False,
    replaces: Annotated[
        str | None, typer.Option(help="Published edition of the casebook that this one corrects.", metavar="BULLETIN")
    ] = None,
    log_key: LogKeyOption = None,
    password_file: PasswordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write one edition of a bulletin: corrections first, then what was not observed, then the counts.

    With a casebook the edition also tells how the work on cases stands, is held against the risk to people, and is kept there as a
    draft, which the desk approves and publishes.
    """
    from treve.bulletin.edition.order import Order
    from treve.bulletin.edition.period import Kind
    from treve.commands.casebook_bulletin import Wanted, keep
    from treve.run_folder import RunFolder

    if kind not in KINDS:
        raise bad_option("kind", kind, f"one of {', '.join(KINDS)}")
    if casebook is not None:
        if as_ is None:
            raise bad_option("as", "", "the name of your account in the casebook")
        wanted = Wanted(
            kind=kind,
            reach="public" if kind == "public" else reach,
            run=run,
            until=_day("until", until) if until else None,
            first=_day("from", first) if first else None,
            cut_off=cut_off,
            zone=zone,
            agreement=agreement,
            case=case,
            notification=notification,
            hold=hold,
            languages=tuple(language or ("en",)),
            replaces=replaces,
        )
        kept = keep(casebook, as_, log_key, password_file, wanted, out)
        typer.echo(as_json_text({"bulletin": kept}) if as_json else say("Kept as draft {bulletin}", bulletin=kept))
        return
    if kind not in OF_A_PERIOD:
        raise bad_option("casebook", "", f"--casebook and --as for {kind}")
    if run is None or until is None:
        raise bad_option("run", "", "--run and --until")
    day = _day("until", until)
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


def _day(option: str, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise bad_option(option, text, "a day as YYYY-MM-DD") from None
