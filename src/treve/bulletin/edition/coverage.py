"""What was not observed: stated before any count, since a count says little where nobody looked."""

from __future__ import annotations

import csv
import datetime as dt
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from treve.bulletin import phrases
from treve.bulletin.edition.figures import Figures
from treve.bulletin.edition.section import Section
from treve.bulletin.view import Grid, Row
from treve.catalogue import Sayings, counted, marked, say
from treve.errors import BadFile

COLUMNS = ("first_day", "last_day", "kind", "place", "amount", "unit", "note")
"""Columns of a file of effort and access; `amount`, `unit`, `place` and `note` may be blank."""

_MOST_RECORDERS = 20


# What a casebook records of it, by its codes; a file's own words stand as they are.
_KINDS: Sayings[str] = Sayings(
    {
        "patrol": marked("patrol"),
        "camera": marked("camera"),
        "flight": marked("flight"),
        "access_denied": marked("access denied"),
        "access_delayed": marked("access delayed"),
        "access_conditioned": marked("access under conditions"),
    }
)


@dataclass(frozen=True, slots=True)
class Effort:
    """One line of effort or access: a patrol, a camera that failed, a place that could not be reached.

    amount  in `unit`; None: not stated
    """

    first_day: dt.date
    last_day: dt.date
    kind: str
    place: str
    amount: float | None
    unit: str
    note: str


def read_effort(path: Path) -> tuple[Effort, ...]:
    """A CSV file of effort and access. Raises BadFile with every line that cannot be read."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            missing = [name for name in COLUMNS[:3] if name not in (rows.fieldnames or ())]
            if missing:
                raise BadFile(str(path), f"no column {', '.join(missing)}", f"columns {', '.join(COLUMNS)}")
            read = [(number, row) for number, row in enumerate(rows, start=2)]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise BadFile(str(path), str(problem), "a CSV file in UTF-8") from problem
    found, faults = [], []
    for number, row in read:
        try:
            first = dt.date.fromisoformat(row["first_day"] or "")
            last = dt.date.fromisoformat(row.get("last_day") or "") if row.get("last_day") else first
            amount = float(row["amount"]) if row.get("amount") else None
            if last < first or not row["kind"] or (amount is not None and not amount >= 0):
                raise ValueError("a last day not before the first, a kind, and an amount of 0 or more")
        except ValueError as problem:
            faults.append(f"line {number}: {problem}")
            continue
        text = {name: row.get(name) or "" for name in ("kind", "place", "unit", "note")}
        found.append(Effort(first, last, text["kind"], text["place"], amount, text["unit"], text["note"]))
    if faults:
        raise BadFile(str(path), "; ".join(faults), "days as YYYY-MM-DD, a kind, amounts as numbers")
    return tuple(found)


def observed(told: Figures, effort: Sequence[Effort] | None) -> Section:
    """Effort and access, how late reports come, who reports and who has fallen silent."""
    sentences, grids = [], []
    if effort is None:
        sentences.append(
            say("No record of effort or access was given: no count here can be set against how much was watched.")
        )
    else:
        grid = _effort(told, effort)
        if grid.rows:
            grids.append(grid)
        else:
            sentences.append(say("The record of effort and access has no line on these days."))
    sentences.extend(_delay(told))
    silent = [one.name for one in told.recorders if one.before and not one.now]
    if silent:
        sentences.append(
            counted(
                "{number} recorder of the period before gave no report on this one: {names}.",
                "{number} recorders of the period before gave no report on this one: {names}.",
                len(silent),
                names="; ".join(silent),
            )
        )
    if told.recorders:
        grids.append(_recorders(told))
    else:
        sentences.append(say("No recorder gave a report on this period or the one before."))
    return Section(say("What was not observed, and who reported"), tuple(sentences), tuple(grids))


def _effort(told: Figures, effort: Sequence[Effort]) -> Grid:
    first, last = told.period.first_day, told.period.last_day
    rows = [
        Row(
            _KINDS.get(one.kind, one.kind),
            (
                phrases.days(one.first_day, one.last_day),
                one.place or "–",
                f"{one.amount:g} {one.unit}".strip() if one.amount is not None else "–",
                one.note or "–",
            ),
        )
        for one in sorted(effort, key=lambda one: (one.first_day, one.last_day, one.kind, one.place))
        if one.first_day <= last and one.last_day >= first
    ]
    return Grid(
        say("Effort and access"),
        (say("What"), say("Days"), say("Place"), say("How much"), say("Note")),
        tuple(rows),
        say("the file of effort and access"),
    )


def _delay(told: Figures) -> list[str]:
    days = [(one.published - one.last_day).days for one in told.now if one.published is not None]
    undated = sum(one.published is None for one in told.now)
    found = []
    if days:
        found.append(
            say(
                "From the last day of an incident to its first publication: {median} days in the middle, {most} at most.",
                median=f"{statistics.median(days):g}",
                most=max(days),
            )
        )
    if undated:
        found.append(
            counted(
                "Of {number} incident no report says when it was published: it cannot be told whether the cut-off knew it.",
                "Of {number} incidents no report says when it was published: it cannot be told whether the cut-off knew them.",
                undated,
            )
        )
    return found


def _recorders(told: Figures) -> Grid:
    shown, rest = told.recorders[:_MOST_RECORDERS], told.recorders[_MOST_RECORDERS:]
    rows = [Row(one.name, (phrases.number(one.now), phrases.number(one.before))) for one in shown]
    if rest:
        rows.append(
            Row(
                counted("{number} other recorder", "{number} other recorders", len(rest)),
                (phrases.number(sum(one.now for one in rest)), phrases.number(sum(one.before for one in rest))),
            )
        )
    return Grid(
        say("Reports by recorder"),
        (say("Recorder"), say("this period"), say("the period before")),
        tuple(rows),
        "report, report_actor",
        note=say(
            "A report with several recorders counts for each; one whose days are vague counts for each period it may tell of."
        ),
        numeric=True,
    )
