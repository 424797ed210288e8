"""The public version: counts of reports by area and period, small numbers left out, and nothing that names a person or a place."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from treve.bulletin import phrases
from treve.bulletin.csv_export import safe
from treve.bulletin.edition.changes import SCHEMA
from treve.bulletin.edition.content import Content
from treve.bulletin.edition.foot import log_lines, replaced
from treve.bulletin.edition.section import Section
from treve.bulletin.view import Grid, Row
from treve.catalogue import counted, marked, say

ALL, UNKNOWN = "*", "unknown"
_CAUTIONS = (
    marked(
        "These are reports as people and bodies filed them, not incidents: one incident may be reported several times."
    ),
    marked("Everything here is alleged. A number says nothing about who did it."),
    marked("What nobody reported is in no number. A quiet place may be a place where nobody looks."),
)


@dataclass(frozen=True, slots=True)
class PublicTold:
    """A table of counts as it may be told.

    areas, periods  the table's two sides; periods as FIRST/UNTIL, days, the second not in it; `unknown` where not stated
    numbers         (area, period), either of them `*` for all → number; None: left out
    least           the smallest number that is told
    not_agreed      True: reports whose person did not agree to this use are in no number; how many is not told
    held            late reports of periods told before wait
    kept_out        days in the period on which observers were kept out somewhere; None: nobody records it
    changed         numbers of the edition it replaces that are told otherwise now: area, period, then, now
    """

    first: str
    until: str
    areas: tuple[str, ...]
    periods: tuple[str, ...]
    numbers: Mapping[tuple[str, str], int | None]
    least: int
    held: bool
    kept_out: int | None
    checkpoint: str | None
    version: str
    replaces: str | None = None
    changed: tuple[tuple[str, str, int | None, int | None], ...] = ()
    exercise: bool = False


def content(told: PublicTold) -> Content:
    """The edition in the language spoken now."""
    return Content(
        title=say("Public bulletin"),
        subtitle=say("Reports of alleged incidents by area and period"),
        period=(say("From {first} until {until}, the last day not counted", first=told.first, until=told.until),),
        lead=(*replaced(told.replaces), _lead(told)),
        cautions=tuple(say(one) for one in _CAUTIONS),
        sections=(*_corrections(told), _coverage(told), _counts(told)),
        foot=(
            say(
                "Counting rule: report, version 1; each report counts once, by the first day on which it may have happened."
            ),
            *log_lines(told.checkpoint, told.version),
        ),
        exercise=told.exercise,
    )


def values(told: PublicTold) -> dict[str, Any]:
    """The same as plain values; a number left out is null."""
    plain = asdict(told)
    plain["numbers"] = [
        {"area": area, "period": period, "reports": told.numbers[area, period]}
        for area in (*told.areas, ALL)
        for period in (*told.periods, ALL)
    ]
    return {"schema": SCHEMA, "kind": "public", **plain}


def csv_bytes(told: PublicTold) -> bytes:
    """One number a row; a number left out is an empty cell, and `left_out` says so."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["area", "from", "until", "reports", "left_out", *(["exercise"] if told.exercise else [])])
    for area in (*told.areas, ALL):
        for period in (*told.periods, ALL):
            low, _, high = period.partition("/")
            number = told.numbers[area, period]
            shown = "" if number is None else number
            more = ["true"] if told.exercise else []
            writer.writerow([safe(area), low, high, shown, str(number is None).lower(), *more])
    return text.getvalue().encode()


def _lead(told: PublicTold) -> str:
    whole = told.numbers[ALL, ALL]
    if whole is None:
        return say("How many reports there are is not told: the number is too small, or would give away one that is.")
    return counted(
        "{number} report of an alleged incident was filed for this time.",
        "{number} reports of alleged incidents were filed for this time.",
        whole,
    )


def _corrections(told: PublicTold) -> tuple[Section, ...]:
    if told.replaces is None:
        return ()
    heading = say("Corrections to earlier editions")
    if not told.changed:
        return (Section(heading, (say("Nothing that the earlier editions said has changed."),)),)
    rows = tuple(
        Row(_area(area), (_period(period), _number(then), _number(now))) for area, period, then, now in told.changed
    )
    grid = Grid(
        say("Numbers told otherwise now"),
        (say("Area"), say("Period"), say("then"), say("now")),
        rows,
        say("the casebook"),
        numeric=True,
    )
    return (Section(heading, (), (grid,)),)


def _coverage(told: PublicTold) -> Section:
    said = [
        say("Only reports whose person agreed to publication are counted."),
        say("A dash stands for a number below {least}, or one that would give such a number away.", least=told.least),
    ]
    if told.held:
        said.append(
            say("Late reports of periods that were told before are held back, and will be told with later ones.")
        )
    if told.kept_out is None:
        said.append(
            say("No record of effort or access was given: no count here can be set against how much was watched.")
        )
    else:
        said.append(
            counted(
                "On {number} day of this time observers are known to have been kept out somewhere.",
                "On {number} days of this time observers are known to have been kept out somewhere.",
                told.kept_out,
            )
        )
    return Section(say("What was not observed, and what is left out"), tuple(said))


def _counts(told: PublicTold) -> Section:
    rows = tuple(
        Row(
            _area(area),
            tuple(_number(told.numbers[area, period]) for period in (*told.periods, ALL)),
            strong=area == ALL,
        )
        for area in (*told.areas, ALL)
    )
    columns = (say("Area"), *(_period(one) for one in (*told.periods, ALL)))
    grid = Grid(say("Reports filed"), columns, rows, say("the casebook"), numeric=True)
    return Section(say("Counts"), (), (grid,))


def _number(value: int | None) -> str:
    return "–" if value is None else phrases.number(value)


def _area(code: str) -> str:
    return {ALL: say("all areas"), UNKNOWN: say("area not stated")}.get(code, code)


def _period(code: str) -> str:
    if code in (ALL, UNKNOWN):
        return say("all periods") if code == ALL else say("day not stated")
    return code.partition("/")[0]
