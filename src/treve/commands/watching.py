"""`treve casebook …`: what was watched, links between reports, obligations, what is due, and floods of reports."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from treve.bulletin import casebook_words as words
from treve.commands.answers import JsonOption, as_json_text, bad_option
from treve.commands.rulings import TextOption, read_day
from treve.commands.sign_in import AsOption, CasebookOption, PasswordOption, ReasonOption, reading_as, writing_as

ObligationArgument = Annotated[str, typer.Argument(help="Id of an obligation.", metavar="OBLIGATION")]
AmountOption = Annotated[int | None, typer.Option("--amount", help="How many of what is named.", min=0)]
DayOption = Annotated[str | None, typer.Option("--day", help="On which day; default: today.", metavar="DAY")]


def watch_command(
    kind: Annotated[
        str,
        typer.Argument(
            help="patrol, camera, flight, access_denied, access_delayed or access_conditioned.", metavar="KIND"
        ),
    ],
    casebook: CasebookOption,
    as_: AsOption,
    area: Annotated[str, typer.Option(help="Where.")],
    note: Annotated[str, typer.Option(help="In words.")],
    day: DayOption = None,
    minutes: Annotated[int | None, typer.Option(help="Minutes watched, or waited for.", min=0, max=1440)] = None,
    by: Annotated[str | None, typer.Option(help="Who kept one out.")] = None,
    password_file: PasswordOption = None,
) -> None:
    """Write down what was watched, or where one was kept out; prints the record's id."""
    from treve.casebook import watch

    when = _day(day)
    with writing_as(casebook, as_, password_file) as (writing, viewer):
        typer.echo(watch.record(writing, viewer, kind, when, area, minutes, note, by))


def link_command(
    report_1: Annotated[str, typer.Argument(help="Id of a report.", metavar="REPORT")],
    report_2: Annotated[str, typer.Argument(help="Id of another.", metavar="OTHER")],
    answer: Annotated[str, typer.Argument(help="same, not_same, cannot_tell or undecided.", metavar="ANSWER")],
    casebook: CasebookOption,
    as_: AsOption,
    reason: ReasonOption,
    password_file: PasswordOption = None,
) -> None:
    """Decide whether two reports tell the same incident; `undecided` takes a decision back."""
    from treve.casebook import links

    with writing_as(casebook, as_, password_file) as (writing, viewer):
        links.decide(writing, viewer, report_1, report_2, answer, reason)
    typer.echo(f"{report_1} {report_2}: {answer}")


def obligation_command(
    holder: Annotated[str, typer.Argument(help="Compartment of the party that owes it.", metavar="HOLDER")],
    kind: Annotated[
        str,
        typer.Argument(help="withdrawal, deployment, release, appointment, map, access or other.", metavar="KIND"),
    ],
    casebook: CasebookOption,
    as_: AsOption,
    what: Annotated[str, typer.Option(help="What is owed.")],
    clause: Annotated[str, typer.Option(help="Where it stands in the agreement.")],
    due: Annotated[str | None, typer.Option(help="Day by which it is due.", metavar="DAY")] = None,
    amount: AmountOption = None,
    password_file: PasswordOption = None,
) -> None:
    """Enter what an agreement asks of a party; prints the obligation's id."""
    from treve.casebook import obligations
    from treve.casebook.obligations import Obligation

    duty = Obligation(holder, kind, what, clause, read_day("due", due) if due else None, amount)
    with writing_as(casebook, as_, password_file) as (writing, viewer):
        typer.echo(obligations.add(writing, viewer, duty))


def announce_command(
    obligation: ObligationArgument,
    casebook: CasebookOption,
    as_: AsOption,
    text: TextOption,
    amount: AmountOption = None,
    day: DayOption = None,
    refused: Annotated[bool, typer.Option("--refused", help="The party says that it will not do it.")] = False,
    password_file: PasswordOption = None,
) -> None:
    """Say that one's own party has done it, or so much of it, or will not do it; this verifies nothing."""
    from treve.casebook import obligations

    if refused and amount is not None:
        raise bad_option("amount", str(amount), "no number where the party will not do it")
    when = _day(day)
    with writing_as(casebook, as_, password_file) as (writing, viewer):
        if refused:
            obligations.refuse(writing, viewer, obligation, text, when)
        else:
            obligations.announce(writing, viewer, obligation, amount, text, when)
    typer.echo(f"{obligation}: {'refused' if refused else 'announced'}")


def verify_command(
    obligation: ObligationArgument,
    seen: Annotated[str, typer.Argument(help="verified, partly_verified, not_done or could_not_look.", metavar="SEEN")],
    casebook: CasebookOption,
    as_: AsOption,
    text: TextOption,
    amount: AmountOption = None,
    day: DayOption = None,
    report: Annotated[str | None, typer.Option(help="Report that it rests on.", metavar="REPORT")] = None,
    password_file: PasswordOption = None,
) -> None:
    """Say what was seen by somebody who went to look."""
    from treve.casebook import obligations

    when = _day(day)
    with writing_as(casebook, as_, password_file) as (writing, viewer):
        obligations.verify(writing, viewer, obligation, seen, amount, text, when, report)
    typer.echo(f"{obligation}: {seen}")


def obligations_command(
    casebook: CasebookOption, as_: AsOption, password_file: PasswordOption = None, as_json: JsonOption = False
) -> None:
    """List what agreements ask, what was announced, and what was seen of it."""
    from treve.casebook import obligations

    with reading_as(casebook, as_, password_file) as (connection, viewer):
        found = obligations.listing(connection, viewer, _day(None))
    if as_json:
        typer.echo(as_json_text(found))
        return
    for one in found:
        typer.echo(words.obligation(one))
    typer.echo(f"{len(found)} shown", err=True)


def due_command(
    casebook: CasebookOption, as_: AsOption, password_file: PasswordOption = None, as_json: JsonOption = False
) -> None:
    """List what is due: next steps of cases, answers, remedies, obligations."""
    from treve.casebook import due

    with reading_as(casebook, as_, password_file) as (connection, viewer):
        found = due.calendar(connection, viewer, _day(None))
    if as_json:
        typer.echo(as_json_text(found))
        return
    for one in found:
        typer.echo(words.due(one.day, one.kind, one.name, one.holder, one.overdue))
    typer.echo(f"{len(found)} shown", err=True)


def bursts_command(
    cut_off: Annotated[
        str, typer.Argument(help="Moment with its zone, such as 2017-01-10T19:30+02:00.", metavar="CUT_OFF")
    ],
    casebook: CasebookOption,
    as_: AsOption,
    hours: Annotated[int, typer.Option(help="Hours before it.", min=1, max=24)] = 3,
    days: Annotated[int, typer.Option(help="How many days before are compared.", min=1, max=60)] = 14,
    password_file: PasswordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Who filed how much in the hours before a cut-off, beside their usual number."""
    from treve.casebook import bursts

    moment = _moment(cut_off)
    with reading_as(casebook, as_, password_file) as (connection, viewer):
        found = bursts.before_cut_off(connection, viewer, moment, hours, days)
    if as_json:
        typer.echo(as_json_text(found))
        return
    for one in found:
        typer.echo(words.burst(one.recorder, one.compartment, one.reports, one.usual, one.stands_out))


def _moment(text: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        moment = dt.datetime.min  # noqa: DTZ901 (without a zone, so refused below)
    if moment.tzinfo is None:
        raise bad_option("cut-off", text, "a moment with its zone, such as 2017-01-10T19:30+02:00")
    return moment


def _day(text: str | None) -> dt.date:
    return read_day("day", text) if text else dt.datetime.now(dt.UTC).date()
