"""`treve casebook release` and `share`: what leaves the house, made coarse for who reads it."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from treve.catalogue import Sayings, counted, say
from treve.commands.answers import as_json_text, bad_option
from treve.commands.sign_in import AsOption, CasebookOption, PasswordOption, opened, signed_in
from treve.store.whole_file import write_whole

if TYPE_CHECKING:
    from treve.casebook.audiences import Audience
    from treve.casebook.releases import Draft
    from treve.casebook.suppression import Danger

AUDIENCES = Sayings({"commission": "the commission", "parties": "the parties", "public": "the public"})
AudienceOption = Annotated[str, typer.Option("--audience", help="commission, parties or public.")]


def release_command(
    casebook: CasebookOption,
    as_: AsOption,
    audience: AudienceOption,
    first: Annotated[str, typer.Option("--from", help="First day; for parties and public a Monday.", metavar="DAY")],
    until: Annotated[str, typer.Option("--until", help="First day after the last.", metavar="DAY")],
    out: Annotated[
        Path | None, typer.Option("--out", help="CSV file; without it nothing is told.", metavar="FILE")
    ] = None,
    hold: Annotated[
        bool, typer.Option("--hold", help="Keep the counts of periods that were told before: late reports wait.")
    ] = False,
    password_file: PasswordOption = None,
) -> None:
    """Count reports by area and period for an audience. Without --out a preview; code 3 where it would give somebody away."""
    from treve.casebook import releases
    from treve.casebook.exercise import named
    from treve.errors import BadFile

    for_whom = read_audience(audience)
    days = _day("from", first), _day("until", until)
    if out is not None and out.exists():
        raise BadFile(str(out), "exists", "a path where nothing is yet")
    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        exercise = named(book.origin)
        with book.write() as writing:
            made = releases.draft(writing.connection, viewer, for_whom, *days, hold)
            for line in told(made):
                typer.echo(line, err=True)
            if made.dangers:
                raise typer.Exit(3)
            if out is not None:
                releases.tell(writing, viewer, made)
    # After the commit: nothing leaves that the log does not know of.
    if out is not None:
        write_whole(out, table(made, exercise))
    else:
        typer.echo(table(made, exercise), nl=False)


def share_command(
    report: Annotated[str, typer.Argument(help="Id of a report.", metavar="REPORT")],
    casebook: CasebookOption,
    as_: AsOption,
    audience: AudienceOption,
    password_file: PasswordOption = None,
) -> None:
    """One report as an audience may see it: area, act, a cell and a period. Code 3 where the person did not agree to this use."""
    from treve.casebook import protection
    from treve.casebook.audiences import GRAINS, agreed, coarse

    for_whom = read_audience(audience)
    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        with book.read() as connection:
            shown = protection.as_it_stands(connection, viewer, report)
    if not agreed(shown, for_whom):
        typer.echo(say("{report}: no consent to {use}", report=report, use=GRAINS[for_whom].use), err=True)
        raise typer.Exit(3)
    typer.echo(as_json_text(coarse(shown, GRAINS[for_whom])))


def read_audience(name: str) -> Audience:
    """An audience by its name. Raises BadValue."""
    from treve.casebook.audiences import Audience

    if name not in {one.value for one in Audience}:
        raise bad_option("audience", name, f"one of {', '.join(one.value for one in Audience)}")
    return Audience(name)


def told(made: Draft) -> list[str]:
    """What is said of a draft: what was left out and why it may not be told."""
    from treve.casebook.audiences import GRAINS

    least = GRAINS[made.told.audience].least
    lines = [
        counted(
            "{number} number is left out: below {least}, or it would give such a one away",
            "{number} numbers are left out: below {least}, or they would give such a one away",
            len(made.table.hidden),
            least=least,
        ),
        counted(
            "{number} report is not counted: no consent to {use}",
            "{number} reports are not counted: no consent to {use}",
            made.not_agreed,
            use=GRAINS[made.told.audience].use,
        ),
    ]
    if made.held:
        lines.append(say("Late reports of periods that were told before are held"))
    for audience, one in made.dangers:
        lines.append(_danger(audience.value, one))
    if made.dangers:
        lines.append(say("Not told. --hold keeps what was told before, until enough has changed"))
    return lines


def table(made: Draft, exercise: bool = False) -> str:
    """The release as CSV: a number, or `left out`; of an exercise, each row says so."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    more = {"exercise": "true"} if exercise else {}
    writer.writerow(["area", "from", "until", "reports", *more])
    for area, period in made.table.queries():
        low, _, high = period.partition("/")
        shown = say("left out") if (area, period) in made.table.hidden else str(made.table.count((area, period)))
        # No spreadsheet takes an area for a formula.
        safe = "'" + area if area[:1] in ("=", "+", "-", "@", "\t", "\r") else area
        writer.writerow([safe, low, high, shown, *more.values()])
    return text.getvalue()


def _danger(audience: str, one: Danger) -> str:
    values = {
        "audience": AUDIENCES[audience],
        "area": one.query[0],
        "period": one.query[1],
        "low": one.low,
        "high": one.high,
    }
    if one.since is None:
        return say("{audience} could work out a small number: {area}, {period}, from {low} to {high}", **values)
    return say(
        "{audience} could work out, from what was told before, a small number or change: {area}, {period}, from {low} to {high}",
        **values,
    )


def _day(name: str, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise bad_option(name, text, "a day as YYYY-MM-DD") from None
