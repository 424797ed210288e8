"""What had been reported by a day: which incidents count, and up to which day enough of them were known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from treve.analyse.holding import BATCHED, SHOWN_FROM
from treve.analyse.reporting_delay import FEWEST_REPORTS, LONGEST_DELAY, completeness, delays, weekday_share
from treve.model.known import Known
from treve.model.refusal import Missing, Refusal

LOOK_BACK = 180
"""Days from which reporting delays are learnt."""
_DRAWS = 1000


def known(rows: Sequence[Mapping[str, Any]], as_of: dt.date, rng: np.random.Generator) -> Known | Refusal:
    """Up to which day enough incidents had been reported by `as_of`.

    rows    incidents of one exact day: their `day`, the day on which they were `published` (None: no usable one is stated), and
            their number, `incidents`
    Result  a Refusal where no day of publication is stated by then, or too few are to know how late reports come, or they come in
            batches, so that how much is known depends on the day of the week
    """
    until = [row for row in rows if row["day"] <= as_of]
    told = [row for row in until if row["published"] is not None and row["published"] <= as_of]
    if not told:
        return Refusal(Missing.NO_REPORT_DAYS)
    newest = max(row["day"] for row in told)
    if (as_of - newest).days > LONGEST_DELAY:
        # Long after the last incident nothing more is expected: every day is known.
        return _known(until, as_of, newest, sum(row["incidents"] for row in told))
    times = [row["incidents"] for row in told]
    age = np.repeat(np.array([(as_of - row["day"]).days for row in told], dtype=np.int64), times)
    late = np.repeat(np.array([(row["published"] - row["day"]).days for row in told], dtype=np.int64), times)
    table = delays(age, late, LOOK_BACK, LONGEST_DELAY)
    reports = int(table.reported.sum())
    if reports < FEWEST_REPORTS:
        return Refusal(Missing.TOO_FEW_REPORT_DAYS, {"reports": reports, "needed": FEWEST_REPORTS})
    share = weekday_share(table)
    if share > BATCHED:
        return Refusal(Missing.REPORTS_IN_BATCHES, {"share": round(100 * share)})
    complete = np.median(completeness(table, rng, _DRAWS), axis=0)
    back = int(np.flatnonzero(complete >= SHOWN_FROM)[0])
    return _known(until, as_of, as_of - dt.timedelta(days=back), reports)


def _known(until: Sequence[Mapping[str, Any]], as_of: dt.date, last: dt.date, reports: int) -> Known:
    return Known(
        as_of=as_of,
        last=last,
        days_left_out=(as_of - last).days,
        reports=reports,
        later=sum(row["incidents"] for row in until if row["published"] is not None and row["published"] > as_of),
        no_day=sum(row["incidents"] for row in until if row["published"] is None),
    )
