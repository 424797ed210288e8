"""Write docs/explanation/syria-truces.md: five Syrian truces, the naive ratio beside every check.

python scripts/syria_truces.py GED_FILE

GED_FILE  the UCDP GED file for Syria, 2016 to 2019, CSV, gzipped or not
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from treve.analysis import effect
from treve.analysis.case import SEED, Case
from treve.bulletin.effect_told import decimal, percent
from treve.model.daily_counts import DailyCounts, DayCount, Front, VagueIncident
from treve.model.effect import MeasuredEffect
from treve.model.effect_answer import EffectAnswer
from treve.model.refusal import Refusal
from treve.model.truce import Truce
from treve.read import silent

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "explanation" / "syria-truces.md"

COVERED = "Government of Syria - Syrian insurgents"
STARTS = tuple(
    dt.date.fromisoformat(one) for one in ("2016-02-27", "2016-09-12", "2016-12-30", "2017-05-06", "2018-09-17")
)
DECLARED = {
    dt.date(2016, 2, 27): dt.date(2016, 2, 22),
    dt.date(2016, 9, 12): dt.date(2016, 9, 9),
    dt.date(2016, 12, 30): dt.date(2016, 12, 29),
    dt.date(2017, 5, 6): dt.date(2017, 5, 4),
}


def counts(path: Path) -> DailyCounts:
    """Daily counts by pair of sides and governorate; state-based violence is what covered fronts are compared with."""
    exact: Counter[tuple[dt.date, Front, str, str | None, str]] = Counter()
    vague = []
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8", newline="") as file:  # type: ignore[operator]
        for row in csv.DictReader(file):
            front = Front.COVERED if row["dyad_name"] == COVERED else Front.OTHER
            if front is Front.OTHER and row["type_of_violence"] != "1":
                front = Front.UNKNOWN
            first, last = (dt.date.fromisoformat(row[key][:10]) for key in ("date_start", "date_end"))
            deaths = [int(row[key]) for key in ("low", "best", "high")]
            area = row["adm_1"].removesuffix(" Governorate") or None
            if row["date_prec"] == "1":
                for name, value in zip(("events", "low", "best", "high"), (1, *deaths), strict=True):
                    exact[(first, front, row["dyad_name"], area, name)] += value
            elif first < last:
                vague.append(VagueIncident(first, last, front, row["dyad_name"], area, *deaths))
    keys = sorted({key[:4] for key in exact}, key=str)
    rows = tuple(DayCount(*key, *(exact[(*key, name)] for name in ("events", "low", "best", "high"))) for key in keys)
    days = [row.day for row in rows]
    return DailyCounts(min(days), max(days), rows, tuple(vague), (), "UCDP GED Syria")


def answers(data: DailyCounts) -> Iterable[tuple[dt.date, EffectAnswer]]:
    """The answer for each truce."""
    for start in STARTS:
        truce = Truce(f"syr-{start}", f"Syria, {start}", "Asia/Damascus", DECLARED.get(start), start, start, None)
        found = effect.answer(Case(truce, data, truces=STARTS, seed=SEED), silent)
        if isinstance(found, Refusal):
            raise SystemExit(f"{start}: {found}")
        yield start, found


def page(data: DailyCounts) -> str:
    """The page as text."""
    lines = [
        "# Five Syrian truces: the count on television, and what stands",
        "",
        "A truce is usually judged by a count before and after. For five truces in Syria this page sets that count beside",
        "every check.",
        "It is made by `scripts/syria_truces.py` from UCDP GED Syria (state-based violence, exact days; covered: government",
        f"against insurgents; other fronts: all other state-based violence; seed {SEED}).",
        "",
    ]
    found = list(answers(data))
    for measure, name in (("events", "Incidents"), ("deaths_best", "Deaths, best figure")):
        lines += [f"## {name}", ""]
        lines.append(
            "| Truce | naive, 30 days | with a pre-trend | primary | over other fronts | placebo | largest part | verdict |"
        )
        lines.append("|---|---|---|---|---|---|---|---|")
        lines += [_row(start, one, measure, data) for start, one in found]
        lines.append("")
    return "\n".join([*lines, *_reading(found)]) + "\n"


def _row(start: dt.date, answer: EffectAnswer, measure: str, data: DailyCounts) -> str:
    one = answer.measures[measure]
    assert isinstance(one, MeasuredEffect)
    ratio = one.headline.ratio
    before, after = (_sum(data, start, measure, days) for days in (-30, 30))
    trend = "–" if isinstance(one.trend, Refusal) else f"{one.trend.ratio:.2f}"
    if not isinstance(one.trend, Refusal) and one.trend.low is not None and one.trend.high is not None:
        trend += f" ({one.trend.low:.2f}–{one.trend.high:.2f})"
    against = one.difference
    told = "–" if isinstance(against, Refusal) else f"{against.median:.2f} ({against.low:.2f}–{against.high:.2f})"
    placebo = "–" if isinstance(one.placebo, Refusal) else f"{one.placebo.as_low} of {one.placebo.dates}"
    cells = [
        str(start),
        f"{before:,} → {after:,} ({100 * (after / before - 1):+.0f} %)",
        trend,
        f"{ratio.median:.2f} ({ratio.low:.2f}–{ratio.high:.2f})",
        told,
        placebo,
        _largest(one),
        one.ruling.verdict.value + (f" ({one.ruling.failed_condition.value})" if one.ruling.failed_condition else ""),
    ]
    return f"| {' | '.join(cells)} |"


def _largest(one: MeasuredEffect) -> str:
    area = next(area for area in one.areas if area.area)
    share = "–" if area.share_of_fall is None else f"{100 * area.share_of_fall:.0f} %"
    without = "–" if isinstance(area.without, Refusal) else f"{area.without.median:.2f}"
    told = f"{area.area}: {share}; without it {without}"
    return f"**{told}**" if area.carries else told


def _sum(data: DailyCounts, start: dt.date, measure: str, days: int) -> int:
    first = start + dt.timedelta(days=min(days, 0))
    last = start + dt.timedelta(days=max(days, 0) - 1)
    return sum(getattr(row, measure) for row in data.rows if row.front is Front.COVERED and first <= row.day <= last)


def _reading(found: list[tuple[dt.date, EffectAnswer]]) -> list[str]:
    carried = []
    for start, answer in found:
        events = answer.measures["events"]
        assert isinstance(events, MeasuredEffect)
        for area in events.areas:
            if area.carries and area.area and area.share_of_fall is not None and not isinstance(area.without, Refusal):
                share, without = percent(area.share_of_fall), decimal(area.without.median, "en")
                carried.append(
                    f"- {start}: {area.area} carries the change in incidents: {share} % of it lies there; "
                    f"without it the ratio is {without} instead of {decimal(events.headline.ratio.median, 'en')}."
                )
    return [
        "## How to read the columns",
        "",
        "- Naive: sums of the 30 days before and the 30 days from the start. This is the number usually quoted.",
        "- With a pre-trend: negative binomial regression with a straight line in time. It extrapolates and is never the answer.",
        "- Primary: LGAR, 60 days before (56 for February 2016, where the data begin) and 30 after, median and 95 % interval.",
        "- Over other fronts: ratio of the primary ratios of covered and other fronts. Fighting can move to those.",
        "- Placebo: dates without a truce that show a ratio of raw means as low as the observed one.",
        "- Largest part: the governorate with the largest part of the net change in the daily rate, and the ratio without it. In",
        "  bold: more than half of the change is its own, or at least half of the ratio is gone without it.",
        "- Verdict: the rung of the ladder, and the first condition that failed for a clearer one.",
        "",
        "The placebo dates run over all days of the data here, not only from June 2016 to June 2019 as in the reference values of",
        "the method.",
        "",
        "## Who carries the change",
        "",
        *(carried or ["No governorate carries the change of any of the five truces."]),
    ]


def main() -> None:
    """Write the page."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    PAGE.write_text(page(counts(Path(sys.argv[1]))), encoding="utf-8")


if __name__ == "__main__":
    main()
