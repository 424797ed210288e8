from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.count.entries import entry
from treve.count.registers import Matching, match_registers
from treve.model.register import Conflict, Entry, MatchOutcome, RegisterMatch
from treve.normalise.actor_book import actor_book
from treve.register_file import MATCHING, read_register
from treve.settings import Settings

BOOK = actor_book()
SPOTS = st.sampled_from([(35.9, 36.6), (35.92, 36.6), (35.1, 36.7)])
REGISTERS = st.lists(st.tuples(st.integers(0, 6), SPOTS), max_size=8)


def _match(left: list[Entry], right: list[Entry]) -> list[RegisterMatch]:
    return list(match_registers(left, right, BOOK, MATCHING))


def _register(name: str, rows: list[tuple[int, tuple[float, float]]]) -> list[Entry]:
    return [entry(f"{name}{number}", day, point) for number, (day, point) in enumerate(rows)]


@settings(deadline=None)
@given(REGISTERS, REGISTERS)
def test_every_entry_stands_somewhere_and_in_one_match_at_most(
    left: list[tuple[int, tuple[float, float]]], right: list[tuple[int, tuple[float, float]]]
) -> None:
    lefts, rights = _register("L", left), _register("R", right)
    found = _match(lefts, rights)
    decided = [one for one in found if one.outcome is not MatchOutcome.AMBIGUOUS]
    for entries, side in ((lefts, "left"), (rights, "right")):
        seen = Counter(getattr(one, side).entry_id for one in decided if getattr(one, side))
        doubtful = {getattr(one, side).entry_id for one in found if one.outcome is MatchOutcome.AMBIGUOUS}
        assert set(seen.values()) <= {1}
        assert set(seen) | doubtful == {one.entry_id for one in entries}
        assert not set(seen) & doubtful


@settings(deadline=None)
@given(REGISTERS, REGISTERS)
def test_changing_sides_changes_nothing_but_the_sides(
    left: list[tuple[int, tuple[float, float]]], right: list[tuple[int, tuple[float, float]]]
) -> None:
    lefts, rights = _register("L", left), _register("R", right)
    there = {(one.left and one.left.entry_id, one.right and one.right.entry_id) for one in _match(lefts, rights)}
    back = {(one.right and one.right.entry_id, one.left and one.left.entry_id) for one in _match(rights, lefts)}
    assert there == back


def test_two_alike_candidates_are_listed_and_not_guessed() -> None:
    found = _match([entry("L")], [entry("R1"), entry("R2")])
    assert [(one.outcome, one.right and one.right.entry_id) for one in found] == [
        (MatchOutcome.AMBIGUOUS, "R1"),
        (MatchOutcome.AMBIGUOUS, "R2"),
    ]


def test_a_clear_match_takes_its_entries_away_from_the_others() -> None:
    left = [entry("L1", 0, deaths=(9, 9)), entry("L2", 1, act="mortar")]
    right = [entry("R1", 0, deaths=(9, 9)), entry("R2", 1, act="mortar")]
    assert [(one.left and one.left.entry_id, one.right and one.right.entry_id) for one in _match(left, right)] == [
        ("L1", "R1"),
        ("L2", "R2"),
    ]


@settings(deadline=None)
@given(REGISTERS)
def test_a_register_agrees_with_itself(rows: list[tuple[int, tuple[float, float]]]) -> None:
    register = [*_register("L", rows), entry("vague", (0, 30), None, place="", admin1=None)]
    assert {one.outcome for one in _match(register, register)} == {MatchOutcome.MATCHED}


def test_entries_told_alike_are_one_only_where_either_register_has_one() -> None:
    vague = {"day": (0, 30), "point": None, "place": "", "admin1": None}
    (alone,) = _match([entry("L", **vague)], [entry("R", **vague)])  # type: ignore[arg-type]
    assert (alone.outcome, alone.likeness) == (MatchOutcome.MATCHED, 1.0)
    twins = _match([entry("L", **vague)], [entry("R1", **vague), entry("R2", **vague)])  # type: ignore[arg-type]
    assert {one.outcome for one in twins} == {MatchOutcome.ONLY_LEFT, MatchOutcome.ONLY_RIGHT}


@pytest.mark.parametrize(
    ("other", "conflict"),
    [
        ({"perpetrators": ("rebels",)}, Conflict.BLAME),
        ({"deaths": (12, 12)}, Conflict.TOLL),
        ({"point": (35.96, 36.6)}, Conflict.PLACE),
        ({"admin1": "Hama"}, Conflict.PLACE),
        ({"day": 1}, Conflict.DAY),
    ],
)
def test_what_the_two_say_differently_is_named(other: dict[str, object], conflict: Conflict) -> None:
    usual: dict[str, object] = {"perpetrators": ("syrian-army",), "deaths": (9, 10)}
    left, right = entry("L", **usual), entry("R", **{**usual, **other})  # type: ignore[arg-type]
    (found,) = match_registers([left], [right], BOOK, Matching(lambda *_: {(0, 0): 0.9}, 0.65, 0.2))
    assert (found.outcome, found.conflicts) == (MatchOutcome.CONFLICTING, (conflict,))


def test_a_part_and_its_whole_are_no_different_blame() -> None:
    left, right = entry("L", perpetrators=("syrian-air-force",)), entry("R", perpetrators=("syrian-government",))
    assert _match([left], [right])[0].outcome is MatchOutcome.MATCHED
    assert _match([left], [entry("R")])[0].outcome is MatchOutcome.MATCHED


def test_on_the_hand_judged_reports_no_match_of_one_recorder_with_all_others_is_wrong(syria_example: Path) -> None:
    path = syria_example / "reports.csv"
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    incident = {row["report_id"]: row["same_as"] or row["report_id"] for row in rows}
    entries = read_register("table", path, BOOK, Settings()).entries
    left = _first_of_each([one for one in entries if one.recorder == "SOHR"], incident)
    right = _first_of_each([one for one in entries if one.recorder != "SOHR"], incident)
    found = [one for one in _match(left, right) if one.left and one.right]
    decided = [one for one in found if one.outcome is not MatchOutcome.AMBIGUOUS]
    in_both = {incident[one.entry_id] for one in left} & {incident[one.entry_id] for one in right}
    wrong = [
        one for one in decided if one.left and one.right and incident[one.left.entry_id] != incident[one.right.entry_id]
    ]
    assert wrong == []
    assert len(in_both) == 33
    assert len(decided) == 28


def _first_of_each(entries: list[Entry], incident: dict[str, str]) -> list[Entry]:
    """A register tells an incident once: its first report of each."""
    firsts: dict[str, Entry] = {}
    for one in entries:
        firsts.setdefault(incident[one.entry_id], one)
    return list(firsts.values())
