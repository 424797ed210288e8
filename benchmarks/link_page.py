"""docs/explanation/linking-measured.md and its picture from what was measured: python -m benchmarks.link_page

Reads link_quality.json and link_speed.json; measures nothing.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("Agg")
import matplotlib.pyplot as plt
from scipy import stats

from benchmarks.link_quality import MEASURES, SETS
from benchmarks.link_speed import growth

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "explanation" / "linking-measured.md"
PICTURE = ROOT / "docs" / "images" / "linking-reliability.png"
LINKERS = {
    "oracle": "oracle",
    "treve, unambiguous links": "treve, links made",
    "treve, best guess where ambiguous": "treve, best guess where ambiguous",
    "Splink, pairs above even odds": "Splink, all pairs above even odds",
    "Splink, mutual best above even odds": "Splink, mutual best above even odds",
    "Splink, mutual best": "Splink, mutual best, best threshold",
    "mutual best by time and distance": "mutual best by time and distance, best threshold",
}
GOALS = {("spread", 1_000_000): (4, 2_000), ("spread", 5_000_000): (20, 5_000), ("clustered", 1_000_000): (10, 3_000)}
"""Seconds and megabytes wished for."""
Results = Mapping[str, Any]
Interval = tuple[float, float, float]
OURS = "treve, unambiguous links"
LEAST_PRECISION, LEAST_SHARE = 0.90, 0.95

HEAD = """# Linking, measured

How well [reports are linked](linking.md) where the truth is known, how long it takes and how much memory. The benchmarks
`link_quality` and `link_speed` measure; `python -m benchmarks.link_page` writes this page.

## Quality

Invented reports of three sources (`benchmarks/link_truth.py`, fixed before any tuning). *Usual*: 20,000 towns, 60 % of reports on
town centroids, half of the incidents in bursts. *Dense*: 300 towns in one province, more than twice as many reports a day and
square kilometre. *Spread*: no bursts, no busy towns, 18 % of reports on town centroids. What was chosen was chosen on other draws
(below), and nothing on these. The dense draws were made after every choice and measured once; the others had been measured once
before the last choice, and treve alone again after it. Intervals are for 95 %: over the draws where there are several, otherwise
over incidents drawn anew.

The oracle knows the true parameters, and the places and times of true incidents, and is fitted to the labelled truth of another
draw; it and the lines with *best threshold* get the threshold with the best F1, which nobody could know. Splink 5
(`benchmarks/link_splink.py`) compares the very pairs that treve compares, on the same levels, trained as its documentation says,
with term frequencies; it scores pairs and does not choose between rivals, so it is also given treve's rule that each is the
other's best. On spread reports there is little to know beyond the pair itself, and the oracle, put together from six numbers, is
not the best there is.

| set | linker | precision | recall | F1 | of the oracle's F1 |
|---|---|---|---|---|---|"""
GOALS_OF_QUALITY = """
The goals are precision of at least 0.90 among unambiguous links, and 95 % of the oracle's F1:
"""
EARLIER = """
Before, the starting shares counted for 50 pairs and links were made from a chance of 0.65. Five draws of the dense set measured
then (seeds 9101 to 9105) came to a precision of 0.894, a recall of 0.734 and an F1 of 0.806, 93 % of the oracle's: fewer than nine
links in ten were right on a dense front. The two numbers were then chosen anew on the dense draws below. The usual draws came to
0.915, 0.822 and 0.866 before, the spread one to 0.990, 0.982 and 0.986, that of a million to 0.914, 0.819 and 0.864."""
THRESHOLD = """
## The chance from which a pair is linked

On draws used for choosing and for nothing else, the links made at each chance:

| set | chance | precision | recall | F1 |
|---|---|---|---|---|"""
CHOSEN = """
The default of 0.7 is the lowest of these at which nine links in ten are right on dense fronts with something to spare. A lower one
has a better F1; but a wrong link hides an incident, while a missed one is listed for people.
"""
RELIABILITY = """
## Are the chances what they say?

![Share of pairs that tell one incident against the chance said](../images/linking-reliability.png)

| set | chance | pairs | said on average | true |
|---|---|---|---|---|"""
SPEED = """
## Time and memory

Two cores, measured on {day} at the load stated: seconds are what the clock showed, and CPU seconds,
of both cores together, what the work is. *To the links* leaves out what an incident of several reports says. Spread-out
and clustered sets as `benchmarks/link_speed.py` says.{since}

The machine's own speed changes from day to day. Versions 0.5.0 and 0.6.0, run in turn twice on 2026-11-27, took 11.5 and 9.7 s
for the million spread-out reports, and 17.4 and 14.2 CPU seconds; the day before, version 0.5.0 had taken 6.7 s and 10.2 CPU
seconds. Versions 0.7.0 and 0.8.0, run in turn three times on a quiet machine that evening, took 20.9 and 20.5 s for the five
million (medians; 32.4 and 31.4 CPU seconds). Within an hour the same run took between 19.5 and 30 s: most of that is what it
costs to be given memory for the first time.

| set | reports | pairs | s | of it to the links | CPU s | of it to the links | goal, s | MB | goal, MB | load |
|---|---|---|---|---|---|---|---|---|---|---|"""

SINCE = """

The table is of version 0.3.0. Since then pairs are found and compared in arrays, and what several reports come to takes fewer
passes: run in turn at a load of {load}, the linker before took {cpu_before} of processor time, that of now {cpu_now}."""


def page(quality: Results, speed: Results) -> Iterator[str]:
    """The lines of the page."""
    yield HEAD
    for name, draws in _sets(quality):
        for key, label in LINKERS.items():
            if all(key in one for one in draws):
                values = [_interval(draws, key, measure) for measure in MEASURES]
                share = "" if key == "oracle" else _percent(_share(draws, key))
                yield f"| {name} | {label} | {' | '.join(_figure(value) for value in values)} | {share} |"
    yield GOALS_OF_QUALITY
    for name, draws in _sets(quality):
        yield _reached(name, draws)
    yield EARLIER
    yield THRESHOLD
    for name, rows in quality["tuning"].items():
        for row in rows:
            yield f"| {name} | {row['chance']} | {row['precision']:.3f} | {row['recall']:.3f} | {row['f1']:.3f} |"
    yield CHOSEN
    yield RELIABILITY
    for name, draws in _sets(quality):
        for row in _reliability(draws):
            low = row["from"]
            yield f"| {name} | {low:.1f} to {low + 0.1:.1f} | {row['pairs']:,} | {row['said']:.3f} | {row['true']:.3f} |"
    yield from _speed(speed)


def _interval(draws: Sequence[Results], key: str, measure: str) -> Interval:
    """The mean over draws with its 95 % interval; of one draw its value, with that of incidents drawn anew."""
    values = [one[key][measure] for one in draws]
    if len(values) == 1:
        half = 1.96 * draws[0][key][f"{measure}_error"]
        return values[0], values[0] - half, values[0] + half
    return _over_draws(values)


def _over_draws(values: Sequence[float]) -> Interval:
    mean = sum(values) / len(values)
    spread = math.sqrt(sum((one - mean) ** 2 for one in values) / (len(values) - 1))
    half = float(stats.t.ppf(0.975, len(values) - 1)) * spread / math.sqrt(len(values))
    return mean, mean - half, mean + half


def _share(draws: Sequence[Results], key: str) -> Interval | tuple[float]:
    shares = [one[key]["f1"] / one["oracle"]["f1"] for one in draws]
    return (shares[0],) if len(shares) == 1 else _over_draws(shares)


def _figure(value: Interval) -> str:
    return f"{value[0]:.3f} ({value[1]:.3f} to {value[2]:.3f})"


def _percent(value: Interval | tuple[float]) -> str:
    told = [f"{100 * one:.1f}" for one in value]
    return f"{told[0]} %" + (f" ({told[1]} to {told[2]})" if len(told) > 1 else "")


def _reached(name: str, draws: Sequence[Results]) -> str:
    precision, share = _interval(draws, OURS, "precision"), _share(draws, OURS)
    precise = sum(one[OURS]["precision"] >= LEAST_PRECISION for one in draws)
    return (
        f"- {name}: precision {_word(precision, LEAST_PRECISION)}, {_figure(precision)}, by {precise} of {len(draws)} draws; "
        f"F1 {_word(share, LEAST_SHARE)}, {_percent(share)}"
    )


def _word(value: Interval | tuple[float], least: float) -> str:
    if value[0] < least:
        return "**not reached**"
    return "reached" if min(value) >= least else "reached on average, with an interval that holds less"


def _reliability(draws: Sequence[Results]) -> list[dict[str, float]]:
    """The rows of all draws together."""
    found = []
    for low in sorted({row["from"] for one in draws for row in one["reliability"]}):
        rows = [row for one in draws for row in one["reliability"] if row["from"] == low]
        pairs = sum(row["pairs"] for row in rows)
        said, true = (sum(row["pairs"] * row[name] for row in rows) / pairs for name in ("said", "true"))
        found.append({"from": low, "pairs": pairs, "said": said, "true": true})
    return found


def _speed(speed: Results) -> Iterator[str]:
    yield SPEED.format(day=speed["day"], since=SINCE.format(**speed["since"]) if "since" in speed else "")
    jobs = [one for one in speed["jobs"] if not one["refused"]]
    for one in jobs:
        goal = GOALS.get((one["kind"], round(one["reports"], -4)), ("", ""))
        wished = f"{goal[1]:,}" if goal[1] else ""
        yield (
            f"| {one['kind']} | {one['reports']:,} | {one['pairs']:,} | {one['seconds']:.1f} | {one['seconds_to_links']:.1f} | "
            f"{one['cpu_seconds']:.1f} | {one['cpu_to_links']:.1f} | {goal[0]} | {one['peak_mb']:,} | {wished} | {one['load']} |"
        )
    for one in jobs:
        goal = GOALS.get((one["kind"], round(one["reports"], -4)), (math.inf, 0.0))
        if one["cpu_seconds"] / 2 > goal[0]:
            yield (
                f"\nThe goal of {goal[0]} s for {one['reports']:,} {one['kind']} reports is not reached: two idle cores would need "
                f"{one['cpu_seconds'] / 2:.0f} s at best for the CPU seconds measured here."
            )
    spread = [{"seconds": one["cpu_seconds"], "reports": one["reports"]} for one in jobs if one["kind"] == "spread"]
    for small, large in itertools.pairwise(spread):
        told = f"{small['reports']:,} and {large['reports']:,} spread-out reports"
        yield f"\nBetween {told} CPU time grows as n^{growth(small, large):.2f} (goal: at most n^1.15)."
    for one in speed["jobs"]:
        if one["refused"]:
            told = f"{one['reports']:,} reports at one place on one day are refused within {one['peak_mb']:,} MB"
            yield f"\n{told}, before any pair is made:\n\n> {one['refused']}"


def _sets(quality: Results) -> Iterator[tuple[str, list[Results]]]:
    """Each set with its draws."""
    for name in SETS:
        draws = list(quality[name].values())
        reports = round(sum(one["reports"] for one in draws) / len(draws), -3)
        drawn = f"{len(draws)} draws of " if len(draws) > 1 else ""
        yield f"{name.partition(',')[0]}, {drawn}{reports:,.0f}", draws


def draw(quality: Results) -> None:
    """The reliability curve of every set."""
    figure, axes = plt.subplots(figsize=(5.2, 4.2), layout="constrained")
    axes.plot([0.2, 1], [0.2, 1], color="0.7", linewidth=1, label="as said")
    for style, (name, draws) in zip(("o-", "s--", "^-.", "v:"), _sets(quality), strict=True):
        rows = _reliability(draws)
        axes.plot(
            [row["said"] for row in rows], [row["true"] for row in rows], style, markersize=4, linewidth=1, label=name
        )
    axes.set_xlabel("chance said, on average")
    axes.set_ylabel("share of pairs that tell one incident")
    axes.legend(frameon=False, fontsize=8)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    figure.savefig(PICTURE, dpi=130, metadata={"Software": None})
    plt.close(figure)


def main() -> None:
    """Write both."""
    quality, speed = (
        json.loads((Path(__file__).parent / f"link_{name}.json").read_text(encoding="utf-8"))
        for name in ("quality", "speed")
    )
    draw(quality)
    PAGE.write_text("\n".join(page(quality, speed)).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
