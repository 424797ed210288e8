"""The example's reports linked beside one coder's judgement: precision, recall, and every miss with its reason.

    python -m benchmarks.link_example UCDP_GED.csv.gz

Among themselves, and with the rows of UCDP GED Syria in the same weeks. Writes docs/explanation/linking-example.md. Figures of
development: some rules of the linker were found by reading the evidence on these pairs.
"""

from __future__ import annotations

import argparse
import csv
import gzip
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

These are figures of development. Whoever judged the pairs with UCDP GED had seen which of them were linked, and some rules of the
linker (names of places across gazetteers, open-ended tolls, civilians hit beside who fought) were found by reading the evidence on
the judged pairs. A second coder, and reports that nobody has looked at, would give the honest figure; expect a lower one.

## Among themselves
"""
GED_HEAD = """
## With UCDP GED

The reports were also run together with the {rows} rows of UCDP GED Syria whose days lie in the same weeks. Which rows tell the
incident of a report was judged by one coder, from the words of the report and the columns of the row, after looking at every row
within reach of each report that states deaths (GED holds deadly events alone):
[benchmarks/link_ged_judged.csv](../../benchmarks/link_ged_judged.csv). {unclear} pairs of an incident and a row cannot be told,
mostly because one of the two lumps several, and count neither way.

GED does not code the means, states no hours, says who fought whom and not who attacked, and often gives the final toll of an
incident whose first reports gave less. Little is left to agree on, and much of what is true is left to people or missed.
"""
JUDGED = Path(__file__).parent / "link_ged_judged.csv"


def main() -> None:
    """Link, compare, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("ged", type=Path)
    ged = parser.parse_args().ged
    with REPORTS.open(encoding="utf-8") as lines:
        judged = {f"table:{row['report_id']}": row["same_as"] or row["report_id"] for row in csv.DictReader(lines)}
    with (
        tempfile.TemporaryDirectory() as out,
        treve.run(["syr-2016-12-30"], {"table": REPORTS}, out, readings=["strict"]) as run,
    ):
        incident = _incidents(run)
        pairs = list(itertools.combinations(sorted(judged), 2))
        linked = {pair for pair in pairs if incident[pair[0]] == incident[pair[1]]}
        same = {pair for pair in pairs if judged[pair[0]] == judged[pair[1]]}
        text = "\n".join([HEAD, *_figures(judged, linked, same), *_misses(run, linked, same), *_with_ged(judged, ged)])
    path = ROOT / "docs" / "explanation" / "linking-example.md"
    path.write_text(text + "\n", encoding="utf-8")


def _incidents(run: RunFolder) -> dict[str, int]:
    ids = {row["source_row_id"]: row["report_id"] for row in run.table("report").arrow.to_pylist()}
    return {ids[row["source_row_id"]]: row["incident_id"] for row in run.table("incident_report").arrow.to_pylist()}


def _with_ged(judged: dict[str, str], ged: Path) -> list[str]:
    """The pairs of a report and a row of GED: what was linked, what was left to people, and what was missed."""
    with REPORTS.open(encoding="utf-8") as lines:
        days = [day for row in csv.DictReader(lines) for day in (row["occurred_from"], row["occurred_to"]) if day]
    with gzip.open(ged, "rt", encoding="utf-8", newline="") as lines:
        rows = [one for one in csv.DictReader(lines) if one["date_start"] <= max(days) and one["date_end"] >= min(days)]
    told: dict[str, set[Pair]] = {"same": set(), "cannot_tell": set()}
    with JUDGED.open(encoding="utf-8") as lines:
        for one in csv.DictReader(lines):
            group = judged[f"table:{one['report']}"]
            told[one["judged"]] |= {(name, f"ucdp_ged:{one['ged']}") for name in judged if judged[name] == group}
    with tempfile.TemporaryDirectory() as folder:
        weeks = Path(folder) / "ged.csv"
        with weeks.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        sources = {"table": REPORTS, "ucdp_ged": weeks}
        with treve.run(["syr-2016-12-30"], sources, Path(folder) / "run", readings=["strict"]) as run:
            incident = _incidents(run)
            pairs = {(one, f"ucdp_ged:{row['id']}") for one in judged for row in rows} - told["cannot_tell"]
            linked = {pair for pair in pairs if incident[pair[0]] == incident[pair[1]]}
            same = told["same"]
            asked = {pair: run.explain_pair(*pair).evidence.relation for pair in same - linked}
            left = sum(relation == "ambiguous" for relation in asked.values())
            return [
                GED_HEAD.format(rows=f"{len(rows):,}", unclear=sum("cannot" in one for one in _judged_words())),
                *_figures(
                    judged | {pair[1]: pair[1] for pair in linked} | {b: judged[a] for a, b in same}, linked, same
                ),
                f"Of the {len(same)} pairs that tell one incident, {len(same & linked)} are linked, {left} are left to people, and "
                f"{len(same) - len(same & linked) - left} are missed.",
                "",
                *_misses(run, linked, same),
            ]


def _judged_words() -> list[str]:
    with JUDGED.open(encoding="utf-8") as lines:
        return [one["judged"] for one in csv.DictReader(lines)]


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
        low, high = np.nanquantile(drawn[:, 0] / np.maximum(drawn[:, column], 1e-9), [0.025, 0.975])
        if found == whole:
            # Drawing anew says nothing of what was never seen to fail: the exact binomial limit, by groups.
            low = 0.025 ** (1 / (counts[:, column] > 0).sum())
        rows.append(f"| {name} | {found} of {whole} pairs | {found / whole:.3f} | {low:.3f} to {high:.3f} |")
    return ["| | pairs | value | 95 % interval |", "|---|---|---|---|", *rows, ""]


def _misses(run: RunFolder, linked: set[Pair], same: set[Pair]) -> list[str]:
    said = ["### Pairs the coder joined and treve did not", "", "| pair | why |", "|---|---|"]
    said += [
        f"| {' and '.join(one.removeprefix('table:').replace('ucdp_ged:', 'GED ') for one in pair)} | {_why(run, pair)} |"
        for pair in sorted(same - linked)
    ]
    said += ["", "### Pairs treve joined and the coder did not", "", "| pair | why |", "|---|---|"]
    said += [
        f"| {' and '.join(one.removeprefix('table:').replace('ucdp_ged:', 'GED ') for one in pair)} | {_why(run, pair)} |"
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
