"""Floods: does somebody file far more than usual, such as just before a cut-off? Shown for each recorder, and only shown.

No number of reports raises a case's priority; a reader of a total must know when it came in a burst.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from math import sqrt

from sqlalchemy import Connection, func, select

from treve.casebook import moments, schema, visible
from treve.casebook.visible import Viewer
from treve.ledger import entry as entries

# A window stands out from this many reports on, and this many times the spread of chance above its mean.
FEWEST = 5
SPREADS = 3.0


@dataclass(frozen=True, slots=True)
class Burst:
    """What one recorder filed in the hours before a cut-off, beside the same hours of the days before.

    reports    accepted in the window
    usual      mean of the same hours of the days before; None where the log does not reach so far back
    most       the most in one of those windows; None likewise
    stands_out at least 5, and above the mean by more than 3 times its square root (spread of a count that comes by chance)
    """

    recorder: str
    compartment: str
    reports: int
    usual: float | None
    most: int | None
    stands_out: bool


def before_cut_off(
    connection: Connection, viewer: Viewer, cut_off: dt.datetime, hours: int, days: int = 14
) -> list[Burst]:
    """A line for each recorder with reports one may see in the hours before the cut-off or the same hours of the days before.

    cut_off  with its zone; hours 1 to 24
    days     how many days before are compared; fewer where the log is younger
    """
    windows = [
        (cut_off - dt.timedelta(days=back, hours=hours), cut_off - dt.timedelta(days=back)) for back in range(days + 1)
    ]
    opened = connection.scalar(select(func.min(schema.entry.c.recorded)))
    old_enough = [one for one in windows[1:] if opened is not None and entries.time_text(one[0]) >= opened]
    now = _counted(connection, viewer, windows[0])
    before = [_counted(connection, viewer, one) for one in old_enough]
    found = []
    for recorder in sorted({*now, *(one for counts in before for one in counts)}):
        reports = now.get(recorder, 0)
        earlier = [counts.get(recorder, 0) for counts in before]
        usual = sum(earlier) / len(earlier) if earlier else None
        stands_out = usual is not None and reports >= FEWEST and reports > usual + SPREADS * sqrt(max(usual, 1.0))
        found.append(Burst(*recorder, reports, usual, max(earlier, default=None), stands_out))
    return found


def _counted(
    connection: Connection, viewer: Viewer, window: tuple[dt.datetime, dt.datetime]
) -> dict[tuple[str, str], int]:
    report = schema.report
    first, last = (moments.position_at(connection, moment) for moment in window)
    query = select(report.c.account_id, report.c.compartment, func.count()).where(
        visible.reports(viewer), report.c.entry >= first, report.c.entry < last
    )
    rows = connection.execute(query.group_by(report.c.account_id, report.c.compartment))
    return {(str(row[0]), str(row[1])): int(row[2]) for row in rows}
