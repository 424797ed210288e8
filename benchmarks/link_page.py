"""docs/explanation/linking-measured.md and its picture from what was measured: python -m benchmarks.link_page

Reads link_quality.json and link_speed.json; measures nothing.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("Agg")
import matplotlib.pyplot as plt

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

HEAD = """# Linking, measured

How well [reports are linked](linking.md) where the truth is known, how long it takes and how much memory. The benchmarks
`link_quality` and `link_speed` measure; `python -m benchmarks.link_page` writes this page.

## Quality

Invented reports of three sources (`benchmarks/link_truth.py`, fixed before any tuning): 20,000 towns, 60 % of reports on
town centroids, half of the incidents in bursts. *Dense*: 300 towns in one province, more than twice as many reports a day
and square kilometre. The dense draws were looked at when the rule for
places was found; nothing was chosen on the others. The oracle knows the true parameters, and the places and times of
true incidents, and is fitted to the labelled truth of another draw; it and the lines with *best threshold* get the
threshold with the best F1, which nobody could know. Splink 5 (`benchmarks/link_splink.py`) compares the very pairs that
treve compares, on the same levels, trained as its documentation says, with term frequencies; it scores pairs and does not
choose between rivals, so it is also given treve's rule that each is the other's best. The set of 1 million and the table of
chances were measured before the starting shares of names beside distance were last changed; on the other sets that moved no
figure of treve by more than 0.006.

| set | linker | precision | recall | F1 | of the oracle's F1 |
|---|---|---|---|---|---|"""
THRESHOLD = """
## The chance from which a pair is linked

On one further draw, used for nothing else, the links made at each chance:

| chance | precision | recall | F1 |
|---|---|---|---|"""
CHOSEN = """
The best F1 with nine links in ten right is at {chosen}. The default stays at 0.65: it keeps nine in ten on denser fronts
too, and a wrong link hides an incident while a missed one is listed for people.
"""
RELIABILITY = """## Are the chances what they say?

![Share of pairs that tell one incident against the chance said](../images/linking-reliability.png)

| set | chance | pairs | said on average | true |
|---|---|---|---|---|"""
SPEED = """
## Time and memory

Two cores, measured on {day} beside other work, at the load stated: seconds are what a busy machine took, and CPU seconds,
of both cores together, what the work is. *To the links* leaves out what an incident of several reports says. Spread-out
and clustered sets as `benchmarks/link_speed.py` says.

| set | reports | pairs | s | of it to the links | CPU s | of it to the links | goal, s | MB | goal, MB | load |
|---|---|---|---|---|---|---|---|---|---|---|"""


def page(quality: Results, speed: Results) -> Iterator[str]:
    """The lines of the page."""
    yield HEAD
    for name, found in _sets(quality):
        best = found["oracle"]["f1"]
        for key, label in LINKERS.items():
            if key in found:
                one = found[key]
                share = "" if key == "oracle" else f"{one['f1'] / best:.0%}".replace("%", " %")
                yield f"| {name} | {label} | {one['precision']:.3f} | {one['recall']:.3f} | {one['f1']:.3f} | {share} |"
    yield THRESHOLD
    for row in quality["tuning"]["rows"]:
        yield f"| {row['chance']} | {row['precision']:.3f} | {row['recall']:.3f} | {row['f1']:.3f} |"
    yield CHOSEN.format(chosen=quality["tuning"]["chosen"])
    yield RELIABILITY
    for name, found in _sets(quality):
        for row in found["reliability"]:
            low = row["from"]
            yield f"| {name} | {low:.1f} to {low + 0.1:.1f} | {row['pairs']:,} | {row['said']:.3f} | {row['true']:.3f} |"
    yield from _speed(speed)


def _speed(speed: Results) -> Iterator[str]:
    yield SPEED.format(day=speed["day"])
    jobs = [one for one in speed["jobs"] if not one["refused"]]
    for one in jobs:
        goal = GOALS.get((one["kind"], round(one["reports"], -4)), ("", ""))
        wished = f"{goal[1]:,}" if goal[1] else ""
        yield (
            f"| {one['kind']} | {one['reports']:,} | {one['pairs']:,} | {one['seconds']:.1f} | {one['seconds_to_links']:.1f} | "
            f"{one['cpu_seconds']:.1f} | {one['cpu_to_links']:.1f} | {goal[0]} | {one['peak_mb']:,} | {wished} | {one['load']} |"
        )
    for one in jobs:
        goal = GOALS.get((one["kind"], round(one["reports"], -4)), (math.inf, 0))
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


def _sets(quality: Results) -> Iterator[tuple[str, Results]]:
    for name, found in quality.items():
        if name != "tuning":
            yield f"{name.partition(',')[0]}, {found['reports']:,}", found


def draw(quality: Results) -> None:
    """The reliability curve of every set."""
    figure, axes = plt.subplots(figsize=(5.2, 4.2), layout="constrained")
    axes.plot([0.2, 1], [0.2, 1], color="0.7", linewidth=1, label="as said")
    for style, (name, found) in zip(("o-", "s--", "^-.", "v:", "D-"), _sets(quality), strict=False):
        rows = found["reliability"]
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
