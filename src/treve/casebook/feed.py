"""What a run takes from a casebook: reports as a table, decisions on pairs, and rulings; all of it as one account may see it."""

from __future__ import annotations

import csv
import filecmp
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, and_, select

from treve.casebook import exercise, links, report_list, schema, visible
from treve.casebook.visible import Viewer

# Columns of `treve run --source table=…`, and of the report what each holds.
_COLUMNS: Mapping[str, str] = {
    "report_id": "report",
    "url": "url",
    "published": "published",
    "recorder": "recorder",
    "occurred_from": "occurred_from",
    "occurred_to": "occurred_to",
    "time_local": "time_local",
    "place": "place",
    "admin1": "area",
    "lat": "latitude",
    "lon": "longitude",
    "place_precision": "place_precision",
    "perpetrator_alleged": "perpetrator_alleged",
    "target": "target",
    "act": "act",
    "killed_low": "killed_low",
    "killed_high": "killed_high",
    "injured_low": "injured_low",
    "injured_high": "injured_high",
    "civilians_killed": "civilians_killed",
    "note": "summary",
    "compartment": "compartment",
}
_PAGE = 1000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
NO_INCIDENT = "no_incident"


@dataclass(frozen=True, slots=True)
class Feed:
    """The files written for a run.

    left_out  why → how many reports the table leaves out: withdrawn, erased, or ruled that nothing happened
    """

    reports: Path
    decisions: Path
    determinations: Path
    taken: int
    left_out: Mapping[str, int]


def write(connection: Connection, viewer: Viewer, folder: Path) -> Feed:
    """Write what one may see into a folder: casebook.csv, casebook-decisions.csv, casebook-determinations.csv.

    The same state of the casebook gives the same bytes, so that a run made from them can be made again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ruled = _rulings(connection, viewer)
    nothing = {row["report_id"] for row in ruled if row["outcome"] == NO_INCIDENT}
    left: Counter[str] = Counter()
    rows = []
    # In the run, too, nobody shall take a report of an exercise for a real one.
    mark = exercise.MARK if exercise.is_one(connection) else ""
    for one in _reports(connection, viewer):
        why = NO_INCIDENT if one["report"] in nothing else one["state"]
        if why in ("withdrawn", "erased", NO_INCIDENT):
            left[why] += 1
        else:
            cells = {column: _cell(one.get(name), column) for column, name in _COLUMNS.items()}
            rows.append(cells | {"source": _cell(mark + _source(one), "source")})
    rows.sort(key=lambda row: str(row["report_id"]))
    there = {row["report_id"] for row in rows}
    decided = [
        {"report_1": _in_run(one.report_1), "report_2": _in_run(one.report_2), "decision": one.answer}
        for one in links.decisions(connection, viewer)
        if {one.report_1, one.report_2} <= there
    ]
    reports, decisions, determinations = (
        folder / f"casebook{end}.csv" for end in ("", "-decisions", "-determinations")
    )
    _put(reports, (*_COLUMNS, "source"), rows)
    _put(decisions, ("report_1", "report_2", "decision"), decided)
    told = [row | {"report_id": _in_run(row["report_id"])} for row in ruled]
    _put(determinations, ("report_id", "case_id", "determination_id", "outcome", "decided"), told)
    return Feed(reports, decisions, determinations, len(rows), dict(left))


def _reports(connection: Connection, viewer: Viewer) -> Iterable[dict[str, Any]]:
    after: str | None = None
    while True:
        page = report_list.listing(connection, viewer, after=after, limit=_PAGE)
        yield from page
        if len(page) < _PAGE:
            return
        after = page[-1]["report"]


def _rulings(connection: Connection, viewer: Viewer) -> list[dict[str, Any]]:
    """The last ruling on each report, of the cases whose rulings one may read."""
    ruling, link = schema.determination, schema.case_report
    whole = select(schema.case_file.c.case_id).where(visible.not_only_status(viewer))
    seen = select(schema.report.c.report_id).where(visible.reports(viewer))
    query = (
        select(*ruling.c, link.c.report_id)
        .select_from(ruling)
        .join(link, and_(link.c.case_id == ruling.c.case_id, visible.in_case()))
        .where(ruling.c.case_id.in_(whole), link.c.report_id.in_(seen))
        .order_by(ruling.c.entry)
    )
    last = {row.report_id: row for row in connection.execute(query)}
    return [
        {
            "report_id": report,
            "case_id": row.case_id,
            "determination_id": row.determination_id,
            "outcome": row.outcome,
            "decided": row.decided,
        }
        for report, row in sorted(last.items())
    ]


def _source(one: Mapping[str, Any]) -> str:
    """Who published a report; where it does not say so, who recorded it; else where it was filed.

    Two reports of one source are one voice: to call the whole casebook one source would keep reports of several from being linked.
    """
    return str(one.get("source") or one.get("recorder") or f"casebook, {one['compartment']}")


def _in_run(report_id: str) -> str:
    """The id of a report in a run: the name of the source, and the source's own id."""
    return f"table:{report_id}"


def _cell(value: object, column: str) -> object:
    """A value as it stands in the table; a text that a spreadsheet program would take for a formula begins with an apostrophe."""
    if isinstance(value, str) and column not in ("lat", "lon") and value.startswith(_FORMULA):
        return "'" + value
    return "" if value is None else value


def _put(path: Path, columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> None:
    """Whole or not at all: a reader never finds half a file under this name. A file that would not change is left as it is."""
    unfinished = path.with_name(path.name + ".new")
    with unfinished.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    if path.is_file() and filecmp.cmp(unfinished, path, shallow=False):
        unfinished.unlink()
    else:
        unfinished.replace(path)
