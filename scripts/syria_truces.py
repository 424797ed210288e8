"""Write docs/explanation/syria-truces.md: five Syrian truces, the naive ratio beside every check.

python scripts/syria_truces.py GED_FILE

GED_FILE  the UCDP GED file for Syria, 2016 to 2019, CSV, gzipped or not
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

import treve
from treve.analysis import effect
from treve.analysis.case import SEED, Case
from treve.analysis.from_run import cases
from treve.bulletin.effect_told import decimal, percent
from treve.model.daily_counts import DailyCounts, DayCount, Front
from treve.model.effect import MeasuredEffect
from treve.model.effect_answer import EffectAnswer
from treve.model.refusal import Refusal
from treve.read import silent
from treve.store.duckdb import DuckDBReader

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "explanation" / "syria-truces.md"

PAIR = "Government of Syria - Syrian insurgents"
RUN_PAIR = "Syrian government forces – opposition armed groups (unspecified)"
"""The same pair as a run names it."""
TRUCES = ("syr-2016-02-27", "syr-2016-09-12", "syr-2016-12-30", "syr-2017-05-04", "syr-2018-09-17")
GIVEN = {"syr-2018-09-17": dt.date(2018, 9, 17)}
"""First days of effect that the agreement does not state."""

Answered = list[tuple[Case, EffectAnswer]]


def run_answers(path: Path, agreements: tuple[str, ...] = TRUCES) -> Answered:
    """The effect of each truce as `treve run` and `treve analyse` find it, each agreement under its own terms."""
    with tempfile.TemporaryDirectory() as folder:
        treve.run(agreements, [("ucdp_ged", path)], Path(folder)).close()
        store = DuckDBReader(Path(folder) / "run.duckdb")
        try:
            summary = json.loads((Path(folder) / "summary.json").read_text(encoding="utf-8"))
            starts = {key: day for key, day in GIVEN.items() if key in agreements}
            return [(case, _answer(case)) for case in cases(store, summary, effective=starts)]
        finally:
            store.close()


def pair_answers(path: Path, like: Answered) -> Answered:
    """The same truces with one pair of sides as covered, as the daily counts of the example and METHODS' rehearsal have it."""
    data = pair_counts(path)
    found = []
    for case, _ in like:
        own = Case(case.truce, data, truces=case.truces, seed=SEED)
        found.append((own, _answer(own)))
    return found


def pair_counts(path: Path) -> DailyCounts:
    """Daily counts by pair of sides and governorate; government against insurgents covered, other state-based violence not."""
    exact: Counter[tuple[dt.date, Front, str, str | None]] = Counter()
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["date_prec"] == "1" and row["type_of_violence"] == "1":
                front = Front.COVERED if row["dyad_name"] == PAIR else Front.OTHER
                area = row["adm_1"].removesuffix(" Governorate") or None
                exact[(dt.date.fromisoformat(row["date_start"][:10]), front, row["dyad_name"], area)] += 1
    rows = tuple(DayCount(*key, exact[key], None, None, None) for key in sorted(exact, key=str))
    days = [row.day for row in rows]
    return DailyCounts(min(days), max(days), rows, (), (), "UCDP GED Syria")


def _answer(case: Case) -> EffectAnswer:
    found = effect.answer(case, silent)
    if isinstance(found, Refusal):
        raise SystemExit(f"{case.truce.agreement_id}: {found}")
    return found


def page(found: Answered, pairs: Answered) -> str:
    """The page as text."""
    lines = [
        "# Five Syrian truces: the count on television, and what stands",
        "",
        "A truce is usually judged by a count before and after. For five truces in Syria this page sets that count beside",
        "every check.",
        "It is made by `scripts/syria_truces.py` from UCDP GED Syria: one run holds every incident against the terms of each",
        "truce, and the effect is asked of that run. The numbers are therefore those of the page of such a run, and a test keeps",
        f"them equal. Exact days, reading `presumed`, seed {SEED}. Covered fronts and territory are those of each agreement; the",
        "memorandum of 17 September 2018 states no first day of effect, so its date is given (`--effective 2018-09-17`).",
        "",
    ]
    for measure, name in (("events", "Incidents"), ("deaths_best", "Deaths, best figure")):
        lines += [f"## {name}", ""]
        lines.append(
            "| Truce | naive, 30 days | with a pre-trend | primary | over other fronts | placebo | largest part | verdict |"
        )
        lines.append("|---|---|---|---|---|---|---|---|")
        lines += [row(case, one, measure) for case, one in found]
        lines.append("")
    return "\n".join([*lines, *_reading(found), *_pairs(found, pairs)]) + "\n"


def row(case: Case, answer: EffectAnswer, measure: str) -> str:
    """One row of the table."""
    one = answer.measures[measure]
    assert isinstance(one, MeasuredEffect)
    ratio = one.headline.ratio
    before, after = (_sum(case, measure, days) for days in (-30, 30))
    trend = "–" if isinstance(one.trend, Refusal) else f"{one.trend.ratio:.2f}"
    if not isinstance(one.trend, Refusal) and one.trend.low is not None and one.trend.high is not None:
        trend += f" ({one.trend.low:.2f}–{one.trend.high:.2f})"
    against = one.difference
    told = "–" if isinstance(against, Refusal) else f"{against.median:.2f} ({against.low:.2f}–{against.high:.2f})"
    placebo = "–" if isinstance(one.placebo, Refusal) else f"{one.placebo.as_low} of {one.placebo.dates}"
    cells = [
        str(case.truce.effective),
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


def _sum(case: Case, measure: str, days: int) -> int:
    start = case.truce.effective
    assert start is not None
    first = start + dt.timedelta(days=min(days, 0))
    last = start + dt.timedelta(days=max(days, 0) - 1)
    inside = [one for one in case.counts.rows if one.front is Front.COVERED and first <= one.day <= last]
    return sum(getattr(one, measure) for one in inside)


def _reading(found: Answered) -> list[str]:
    carried = []
    for case, answer in found:
        events = answer.measures["events"]
        assert isinstance(events, MeasuredEffect)
        for area in events.areas:
            if area.carries and area.area and area.share_of_fall is not None and not isinstance(area.without, Refusal):
                share, without = percent(area.share_of_fall), decimal(area.without.median, "en")
                carried.append(
                    f"- {case.truce.effective}: {area.area} carries the change in incidents: {share} % of it lies there; "
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


def _pairs(found: Answered, pairs: Answered) -> list[str]:
    """The same truces with one pair of sides as covered, and how many incidents each way counts."""
    lines = [
        "",
        "## The same from one pair of sides",
        "",
        "The daily counts of the example (`examples/counts`) and the reference values of the method take one pair of sides in",
        "the whole country as covered, government against insurgents, and all other state-based violence as the others. A run",
        "follows the agreement: it also counts attacks of a covered side on civilians and fights between covered groups, and",
        "leaves out places outside the territory.",
        *_differing(found, pairs),
        "",
        "| Truce | covered incidents, run | pair | primary, run | pair | largest part, pair | verdict, pair |",
        "|---|---|---|---|---|---|---|",
    ]
    for (case, own), (_, pair) in zip(found, pairs, strict=True):
        run_, alone = own.measures["events"], pair.measures["events"]
        assert isinstance(run_, MeasuredEffect)
        assert isinstance(alone, MeasuredEffect)
        counted = [f"{one.headline.counted.before:,} → {one.headline.counted.after:,}" for one in (run_, alone)]
        ratios = [one.headline.ratio for one in (run_, alone)]
        told = [f"{one.median:.2f} ({one.low:.2f}–{one.high:.2f})" for one in ratios]
        cells = [str(case.truce.effective), *counted, *told, _largest(alone), alone.ruling.verdict.value]
        lines.append(f"| {' | '.join(cells)} |")
    lines += ["", "What the run counts on covered fronts beside that pair, in the same days before and after:", ""]
    return [*lines, *(f"- {case.truce.effective}: {_beside(case, own)}" for case, own in found)]


def _differing(found: Answered, pairs: Answered) -> list[str]:
    """Truces whose verdict hangs on what is counted as covered."""
    told = []
    for (case, own), (_, pair) in zip(found, pairs, strict=True):
        run_, alone = own.measures["events"], pair.measures["events"]
        assert isinstance(run_, MeasuredEffect)
        assert isinstance(alone, MeasuredEffect)
        if run_.ruling.verdict is not alone.ruling.verdict:
            told.append(
                f"The verdict on {case.truce.effective} hangs on that: {run_.ruling.verdict.value} in the run, "
                f"{alone.ruling.verdict.value} of the pair."
            )
    return told or ["No verdict hangs on that."]


def _beside(case: Case, answer: EffectAnswer) -> str:
    """Incidents of the run on covered fronts that are not of the pair, before and after, by pair of sides."""
    one = answer.measures["events"]
    assert isinstance(one, MeasuredEffect)
    window = one.headline.window
    sums: dict[str, list[int]] = {}
    for counted in case.counts.rows:
        if (
            counted.front is Front.COVERED
            and window.first <= counted.day <= window.last
            and counted.between != RUN_PAIR
        ):
            sums.setdefault(counted.between, [0, 0])[counted.day >= window.start] += counted.events
    return "; ".join(f"{name} {before} → {after}" for name, (before, after) in sorted(sums.items())) or "nothing"


def main() -> None:
    """Write the page."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    found = run_answers(Path(sys.argv[1]))
    PAGE.write_text(page(found, pair_answers(Path(sys.argv[1]), found)), encoding="utf-8")


if __name__ == "__main__":
    main()
