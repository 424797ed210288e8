"""What changed between two places of the log, of what one may see: reports by recorder, and cases that moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from treve.casebook import report_list, schema, visible
from treve.casebook.visible import Viewer

# Beyond so many new or changed reports only their number is told, not who recorded them.
MOST_BY_RECORDER = 2000
MOST_CASES = 100
report, change, step = schema.report, schema.report_change, schema.case_step


@dataclass(frozen=True, slots=True)
class ByRecorder:
    """One recorder's reports. recorder: as the reports name it, else the compartment they were filed in."""

    recorder: str
    compartment: str
    new: int
    corrected: int
    withdrawn: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed.

    new, corrected, withdrawn  reports; one that is new and was corrected since counts in both
    recorders                  most first; None where there are too many to be told apart
    moved                      cases with their state now, the latest first, at most `MOST_CASES`
    all_moved                  how many cases moved
    """

    new: int
    corrected: int
    withdrawn: int
    recorders: tuple[ByRecorder, ...] | None
    moved: tuple[tuple[str, str], ...]
    all_moved: int


def between(connection: Connection, viewer: Viewer, first: int, last: int) -> Changes:
    """What changed from one number of an entry, included, to another, not included."""
    filed = select(report.c.report_id).where(visible.reports(viewer), report.c.entry >= first, report.c.entry < last)
    seen = select(change.c.report_id, change.c.change).join(report, report.c.report_id == change.c.report_id)
    changed = seen.where(visible.reports(viewer), change.c.entry >= first, change.c.entry < last)
    rows = connection.execute(changed.distinct().limit(MOST_BY_RECORDER + 1)).all()
    counts = _counts(connection, viewer, first, last)
    new = int(connection.scalar(select(func.count()).select_from(filed.subquery())) or 0)
    recorders = None
    if new + sum(counts.values()) <= MOST_BY_RECORDER:
        pairs = [(str(row[0]), "new") for row in connection.execute(filed)]
        pairs += [(str(row.report_id), str(row.change)) for row in rows]
        recorders = _recorders(connection, viewer, pairs)
    moved, all_moved = _moved(connection, viewer, first, last)
    return Changes(new, counts["corrected"], counts["withdrawn"], recorders, moved, all_moved)


def _counts(connection: Connection, viewer: Viewer, first: int, last: int) -> Counter[str]:
    query = select(change.c.change, func.count(change.c.report_id.distinct())).join(
        report, report.c.report_id == change.c.report_id
    )
    query = query.where(visible.reports(viewer), change.c.entry >= first, change.c.entry < last)
    return Counter({str(row[0]): int(row[1]) for row in connection.execute(query.group_by(change.c.change))})


def _recorders(connection: Connection, viewer: Viewer, pairs: Iterable[tuple[str, str]]) -> tuple[ByRecorder, ...]:
    pairs = list(pairs)
    told = report_list.some(connection, viewer, sorted({name for name, _ in pairs}))
    counted: dict[tuple[str, str], Counter[str]] = {}
    for name, what in pairs:
        one = told[name]
        who = (str(one.get("recorder") or one["compartment"]), str(one["compartment"]))
        counted.setdefault(who, Counter())[what] += 1
    found = [ByRecorder(*who, said["new"], said["corrected"], said["withdrawn"]) for who, said in counted.items()]
    return tuple(sorted(found, key=lambda one: (-(one.new + one.corrected + one.withdrawn), one.recorder)))


def _moved(connection: Connection, viewer: Viewer, first: int, last: int) -> tuple[tuple[tuple[str, str], ...], int]:
    """The cases that moved, as many as are told, and how many there are. A case that was only opened has not moved."""
    seen = select(schema.case_file.c.case_id).where(visible.cases(viewer))
    made = (step.c.entry >= first, step.c.entry < last, step.c.ordinal > 0, step.c.case_id.in_(seen))
    latest = select(step.c.case_id, func.max(step.c.ordinal).label("ordinal")).where(*made).group_by(step.c.case_id)
    found = latest.subquery()
    query = select(step.c.case_id, step.c.to_state).join(
        found, (found.c.case_id == step.c.case_id) & (found.c.ordinal == step.c.ordinal)
    )
    rows = connection.execute(query.order_by(step.c.entry.desc()).limit(MOST_CASES)).all()
    count = int(connection.scalar(select(func.count()).select_from(found)) or 0)
    return tuple((str(row.case_id), str(row.to_state)) for row in rows), count
