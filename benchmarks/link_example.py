"""The example's reports linked beside one coder's judgement: precision, recall, and every miss with its reason.

    python -m benchmarks.link_example

Writes docs/explanation/linking-example.md. Nothing in the linker was fitted to these reports.
"""

from __future__ import annotations

import csv
import itertools
import tempfile
from collections import defaultdict
from pathlib import Path

import numpy as np

import treve
from treve.run_folder import RunFolder

ROOT = Path(__file__).parents[1]
REPORTS = ROOT / "examples" / "syria-2016" / "reports.csv"
Pair = tuple[str, str]
HEAD = """# The example, linked

This page holds the links of [examples/syria-2016](../../examples/syria-2016/README.md) against the column `same_as`:
hand judgements by one coder, with no second reading. It is no ground truth. `python -m benchmarks.link_example` writes it.
"""


def main() -> None:
    """Link, compare, write."""
    with REPORTS.open(encoding="utf-8") as lines:
        judged = {f"table:{row['report_id']}": row["same_as"] or row["report_id"] for row in csv.DictReader(lines)}
    with (
        tempfile.TemporaryDirectory() as out,
        treve.run(["syr-2016-12-30"], {"table": REPORTS}, out, readings=["strict"]) as run,
    ):
        ids = {row["source_row_id"]: row["report_id"] for row in run.table("report").arrow.to_pylist()}
        incident = {
            ids[row["source_row_id"]]: row["incident_id"] for row in run.table("incident_report").arrow.to_pylist()
        }
        pairs = list(itertools.combinations(sorted(judged), 2))
        linked = {pair for pair in pairs if incident[pair[0]] == incident[pair[1]]}
        same = {pair for pair in pairs if judged[pair[0]] == judged[pair[1]]}
        text = "\n".join([HEAD, *_figures(judged, linked, same), *_misses(run, linked, same)])
    path = ROOT / "docs" / "explanation" / "linking-example.md"
    path.write_text(text + "\n", encoding="utf-8")


def _figures(judged: dict[str, str], linked: set[Pair], same: set[Pair]) -> list[str]:
    """Intervals by drawing the coder's groups anew 2,000 times: pairs of one group stand or fall together."""
    groups: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for pair in linked | same:
        for one in {judged[pair[0]], judged[pair[1]]}:
            share = 1 / len({judged[pair[0]], judged[pair[1]]})
            groups[one][0] += share * (pair in linked and pair in same)
            groups[one][1] += share * (pair in linked)
            groups[one][2] += share * (pair in same)
    counts = np.array(list(groups.values()))
    rng = np.random.default_rng(1)
    drawn = counts[rng.integers(0, len(counts), (2_000, len(counts)))].sum(axis=1)
    found = len(linked & same)
    rows = []
    for name, whole, column in (("Precision", len(linked), 1), ("Recall", len(same), 2)):
        low, high = np.quantile(drawn[:, 0] / drawn[:, column], [0.025, 0.975])
        rows.append(f"| {name} | {found} of {whole} pairs | {found / whole:.3f} | {low:.3f} to {high:.3f} |")
    return ["| | pairs | value | 95 % interval |", "|---|---|---|---|", *rows, ""]


def _misses(run: RunFolder, linked: set[Pair], same: set[Pair]) -> list[str]:
    said = ["## Pairs the coder joined and treve did not", "", "| pair | why |", "|---|---|"]
    said += [
        f"| {' and '.join(one.removeprefix('table:') for one in pair)} | {_why(run, pair)} |"
        for pair in sorted(same - linked)
    ]
    said += ["", "## Pairs treve joined and the coder did not", "", "| pair | why |", "|---|---|"]
    said += [
        f"| {' and '.join(one.removeprefix('table:') for one in pair)} | {_why(run, pair)} |"
        for pair in sorted(linked - same)
    ]
    return said


def _why(run: RunFolder, pair: Pair) -> str:
    told = run.explain_pair(*pair).evidence
    if told.together:
        levels = sorted(told.evidence[1:], key=lambda one: -one.bits)[:3]
        return f"chance alone {told.chance_alone:.2f}; for: " + "; ".join(
            f"{one.meaning} ({one.bits:+.1f})" for one in levels
        )
    against = [one for one in sorted(told.evidence[1:], key=lambda one: one.bits)[:3] if one.bits < 0]
    reason = "; ".join(f"{one.meaning} ({one.bits:+.1f})" for one in against)
    if told.same_register:
        return f"one recorder at one publisher tells them apart; {reason}"
    if told.relation == "ambiguous":
        return f"left to people at {told.chance:.2f}; {reason or 'rivals'}"
    if told.relation == "part_of":
        return "taken for a part and its whole"
    if told.chance_alone > 0.5:
        return f"likely alone ({told.chance_alone:.2f}), but a rival is the better match or the groups do not agree; {reason}"
    return f"chance alone {told.chance_alone:.2f}; {reason}"


if __name__ == "__main__":
    main()
