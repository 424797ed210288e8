"""Precision and recall of matching two registers, on the hand-judged Syrian reports: python -m benchmarks.registers

Left: SOHR's first report of each incident; right: everybody else's. Then ten random splits of all reports, which is harder:
either half lacks incidents that lie next to one in the other. One coder judged which reports tell the same incident.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from treve.count.registers import match_registers
from treve.model.register import Entry, MatchOutcome
from treve.normalise.actor_book import actor_book
from treve.register_file import MATCHING, read_register
from treve.settings import Settings

REPORTS = Path(__file__).parents[1] / "examples" / "syria-2016" / "reports.csv"


def measured(left: Sequence[Entry], right: Sequence[Entry], incident: Mapping[str, str]) -> tuple[int, int, int, int]:
    """Right matches, wrong matches, ambiguous pairs, and incidents in both."""
    lefts, rights = _firsts(left, incident), _firsts(right, incident)
    right_ones = wrong = doubtful = 0
    for match in match_registers(lefts, rights, actor_book(), MATCHING):
        if match.left is None or match.right is None:
            continue
        same = incident[match.left.entry_id] == incident[match.right.entry_id]
        doubtful += match.outcome is MatchOutcome.AMBIGUOUS
        right_ones += match.outcome is not MatchOutcome.AMBIGUOUS and same
        wrong += match.outcome is not MatchOutcome.AMBIGUOUS and not same
    both = {incident[one.entry_id] for one in lefts} & {incident[one.entry_id] for one in rights}
    return right_ones, wrong, doubtful, len(both)


def _firsts(entries: Sequence[Entry], incident: Mapping[str, str]) -> list[Entry]:
    firsts: dict[str, Entry] = {}
    for one in entries:
        firsts.setdefault(incident[one.entry_id], one)
    return list(firsts.values())


def main() -> None:
    """Print one line for each pair of registers."""
    rows = list(csv.DictReader(REPORTS.read_text(encoding="utf-8").splitlines()))
    incident = {row["report_id"]: row["same_as"] or row["report_id"] for row in rows}
    entries = read_register("table", REPORTS, actor_book(), Settings()).entries
    sohr = [one for one in entries if one.recorder == "SOHR"]
    others = [one for one in entries if one.recorder != "SOHR"]
    print("registers        right  wrong  ambiguous pairs  in both")
    _line("SOHR and others", measured(sohr, others, incident))
    for seed in range(10):
        chance = random.Random(seed)
        left = [one for one in entries if chance.random() < 0.5]
        right = [one for one in entries if one not in left]
        _line(f"random {seed}", measured(left, right, incident))


def _line(name: str, found: tuple[int, int, int, int]) -> None:
    print(f"{name:<16}{found[0]:>6}{found[1]:>7}{found[2]:>17}{found[3]:>9}")


if __name__ == "__main__":
    main()
