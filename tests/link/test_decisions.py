"""People's decisions: read with their lines, contradictions named with their cycle, nothing dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from treve.errors import BadFile, BadValue
from treve.link.decisions import Answer, Decision, read_decisions, ruled

ROWS = {"A": 1, "B": 2, "C": 3, "D": 4}


def _decision(one: str, answer: str, other: str, line: int = 2) -> Decision:
    return Decision(one, other, Answer(answer), f"d.csv:{line}")


def test_a_file_is_read_and_blank_decisions_are_undecided(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text("report_1,report_2,decision,by\nA,B,same,x\nA,C,,x\nB,C, not_same ,y\n", encoding="utf-8")
    found = read_decisions(path)
    assert [(one.report_1, one.report_2, one.answer) for one in found] == [
        ("A", "B", Answer.SAME),
        ("B", "C", Answer.NOT_SAME),
    ]
    assert found[1].where == f"{path}:4"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("report_1,report_2,decision\nA,B,yes\n", "d.csv:2"),
        ("report_1,report_2,decision\nA,A,same\n", "two different reports"),
        ("report_1,report_2,decision\nA,,same\n", "two different reports"),
        ("report_1,report_2\nA,B\n", "'decision' is missing"),
        ("", "'report_1' is missing"),
    ],
)
def test_what_cannot_be_read_is_an_error_that_says_where(tmp_path: Path, content: str, named: str) -> None:
    path = tmp_path / "d.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises((BadValue, BadFile), match=named):
        read_decisions(path)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"none\.csv"):
        read_decisions(tmp_path / "none.csv")


def test_an_unknown_id_is_an_error_with_its_line() -> None:
    with pytest.raises(BadValue, match=r"d\.csv:7.*'Z'"):
        ruled([_decision("A", "same", "Z", 7)], ROWS)


def test_decisions_that_agree_are_all_followed() -> None:
    found = ruled(
        [_decision("B", "same", "A"), _decision("C", "not_same", "A"), _decision("C", "cannot_tell", "D")], ROWS
    )
    assert found.same == ((1, 2),)
    assert found.not_same == {(1, 3)}
    assert found.cannot_tell == {(3, 4)}
    assert found.contradictions == ()


def test_a_contradiction_is_named_with_its_cycle_and_none_of_it_is_followed() -> None:
    decisions = [
        _decision("A", "same", "B", 2),
        _decision("B", "same", "C", 3),
        _decision("A", "not_same", "C", 4),
        _decision("C", "same", "D", 5),
    ]
    found = ruled(decisions, ROWS)
    assert [[one.where for one in cycle] for cycle in found.contradictions] == [["d.csv:2", "d.csv:3", "d.csv:4"]]
    assert found.same == ((3, 4),)
    assert found.disputed == {(1, 2), (2, 3), (1, 3)}


def test_the_same_pair_decided_both_ways_is_a_contradiction() -> None:
    found = ruled([_decision("A", "same", "B", 2), _decision("B", "not_same", "A", 3)], ROWS)
    assert [len(cycle) for cycle in found.contradictions] == [2]
    assert found.same == ()
