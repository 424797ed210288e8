"""People's decisions on pairs of reports: same, not_same or cannot_tell. They always win; taken back, they leave no trace.

Decisions that contradict each other (A same B, B same C, A not_same C) are all kept and named with their cycle; none of the
cycle is followed until people have settled it.
"""

from __future__ import annotations

import csv
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from treve.errors import BadFile, BadValue


class Answer(StrEnum):
    """What people say of two reports."""

    SAME = "same"
    NOT_SAME = "not_same"
    CANNOT_TELL = "cannot_tell"


COLUMNS = ("report_1", "report_2", "decision")
"""Columns a file of decisions must have; `decided_by`, `decided_on` and any others are kept out of it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, by ids of reports. where: file and line, for whoever has to look it up."""

    report_1: str
    report_2: str
    answer: Answer
    where: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """Decisions by row of the report: those that are followed, and each contradiction as the decisions of its cycle."""

    same: tuple[tuple[int, int], ...]
    not_same: frozenset[tuple[int, int]]
    cannot_tell: frozenset[tuple[int, int]]
    disputed: frozenset[tuple[int, int]] = frozenset()
    contradictions: tuple[tuple[Decision, ...], ...] = ()


NOTHING_RULED = Ruled((), frozenset(), frozenset())


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a CSV file; rows whose decision is blank are undecided, and left out.

    Raises BadFile if it cannot be read or lacks a column, BadValue, with the line, for a decision of another word.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            missing = [one for one in COLUMNS if one not in (rows.fieldnames or ())]
            if missing:
                raise BadFile(str(path), f"column {missing[0]!r} is missing", f"the columns {', '.join(COLUMNS)}")
            return tuple(_decision(row, f"{path}:{rows.line_num}") for row in rows if _text(row, "decision"))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise BadFile(str(path), str(problem), "a CSV file in UTF-8") from problem


def _decision(row: Mapping[str, str | None], where: str) -> Decision:
    word = _text(row, "decision")
    if word not in set(Answer):
        raise BadValue(where, "decision", word, f"{', '.join(Answer)}, or nothing")
    ids = _text(row, "report_1"), _text(row, "report_2")
    if not all(ids) or ids[0] == ids[1]:
        raise BadValue(where, "report_2", ids[1], "the ids of two different reports")
    return Decision(ids[0], ids[1], Answer(word), where)


def _text(row: Mapping[str, str | None], column: str) -> str:
    return (row.get(column) or "").strip()


def ruled(decisions: Sequence[Decision], rows: Mapping[str, int]) -> Ruled:
    """The decisions by row of the report.

    rows    id of a report → its row
    Raises  BadValue, with the line, for an id that no report of the run has
    """
    placed = [(_pair(one, rows), one) for one in decisions]
    contradictions = _contradictions(placed)
    in_dispute = {id(one) for cycle in contradictions for one in cycle}
    held = [(pair, one.answer) for pair, one in placed if id(one) not in in_dispute]
    return Ruled(
        tuple(sorted({pair for pair, answer in held if answer is Answer.SAME})),
        frozenset(pair for pair, answer in held if answer is Answer.NOT_SAME),
        frozenset(pair for pair, answer in held if answer is Answer.CANNOT_TELL),
        frozenset(pair for pair, one in placed if id(one) in in_dispute),
        contradictions,
    )


def _pair(one: Decision, rows: Mapping[str, int]) -> tuple[int, int]:
    for column, report_id in (("report_1", one.report_1), ("report_2", one.report_2)):
        if report_id not in rows:
            raise BadValue(one.where, column, report_id, "the id of a report of this run")
    first, second = sorted((rows[one.report_1], rows[one.report_2]))
    return first, second


def _contradictions(placed: Iterable[tuple[tuple[int, int], Decision]]) -> tuple[tuple[Decision, ...], ...]:
    """Each decision `not_same` or `cannot_tell` whose reports other decisions make the same, with the shortest chain that does."""
    steps: dict[int, list[tuple[int, Decision]]] = defaultdict(list)
    for (one, other), decision in placed:
        if decision.answer is Answer.SAME:
            steps[one].append((other, decision))
            steps[other].append((one, decision))
    found = []
    for (one, other), decision in placed:
        if decision.answer is not Answer.SAME:
            chain = _chain(one, other, steps)
            if chain:
                found.append((*chain, decision))
    return tuple(found)


def _chain(start: int, end: int, steps: Mapping[int, list[tuple[int, Decision]]]) -> tuple[Decision, ...]:
    reached: dict[int, tuple[int, Decision] | None] = {start: None}
    waiting = deque([start])
    while waiting and end not in reached:
        here = waiting.popleft()
        for there, decision in steps.get(here, ()):
            if there not in reached:
                reached[there] = (here, decision)
                waiting.append(there)
    chain: list[Decision] = []
    at = end
    while at in reached and (before := reached[at]) is not None:
        at, decision = before
        chain.append(decision)
    return tuple(reversed(chain))
