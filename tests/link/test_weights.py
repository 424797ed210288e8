"""Weights after Fellegi and Sunter: log2 of a level's share among matches over its share among other pairs."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treve.errors import BadFile, BadValue
from treve.link.levels import COMPARED, LEVELS, START, digits
from treve.link.matching import pairs
from treve.link.weights import (
    PRIOR_PAIRS,
    PRIOR_SHARE,
    Ints,
    Weights,
    estimated,
    maximised,
    overridden,
    read_overrides,
    starting_weights,
)

DAYS = 0
"""Row of the days, the first thing compared."""

SAME = 211101101
OTHER = 633320404


def test_the_shares_of_the_levels_of_one_thing_add_up_to_one() -> None:
    start = starting_weights()
    for row, one in enumerate(COMPARED):
        for shares in (start.m, start.u):
            assert shares[row, 1 : len(one.levels) + 1].sum() == pytest.approx(1)
    assert start.share == PRIOR_SHARE


def test_what_says_nothing_has_no_weight() -> None:
    assert (starting_weights().bits()[:, 0] == 0).all()


def test_the_bits_of_a_level_are_the_log_of_its_two_shares() -> None:
    # The same single day: 0.70 of matches, 0.18 of other pairs.
    assert starting_weights().bits()[DAYS, 1] == pytest.approx(math.log2(0.70 / 0.18))


def test_the_log_odds_of_a_pattern_are_the_start_and_the_evidence_added_up() -> None:
    m, u = np.ones((len(COMPARED), LEVELS)), np.ones((len(COMPARED), LEVELS))
    m[DAYS, 2], u[DAYS, 2] = 0.5, 0.25
    m[7, 3], u[7, 3] = 0.1, 0.8
    odds = Weights(m, u, share=0.2).log_odds(np.array([0, 2, 30_000_002]))
    # 1 to 4 at first; twice that for the days; an eighth of that for the act.
    assert np.exp(odds).tolist() == pytest.approx([0.25, 0.5, 0.0625])


def test_counted_pairs_and_the_starting_shares_are_put_together_by_their_number() -> None:
    found = maximised(digits(np.array([1, 4])), np.array([10.0, 0.0]), np.array([0.0, 30.0]), starting_weights())
    # Matches: 10 pairs on level 1 beside 50 × 0.70; other pairs: 30 on level 4 beside 50 × 0.34.
    assert found.m[DAYS, 1] == pytest.approx((10 + 50 * 0.70) / 60)
    assert found.m[DAYS, 4] == pytest.approx(50 * 0.02 / 60)
    assert found.u[DAYS, 4] == pytest.approx((30 + 50 * 0.34) / 80)
    assert found.share == pytest.approx((10 + 50 * 0.1) / (40 + 50))
    assert PRIOR_PAIRS == 50


def test_what_no_pair_states_keeps_its_starting_shares() -> None:
    start = starting_weights()
    found = maximised(digits(np.array([1])), np.array([10.0]), np.array([5.0]), start)
    assert found.m[1:] == pytest.approx(start.m[1:])
    assert found.u[1:] == pytest.approx(start.u[1:])


def test_without_pairs_the_weights_are_the_starting_ones() -> None:
    none = np.zeros(0, np.int64)
    found = estimated(pairs(none, none, none, none), none, none)
    start = starting_weights()
    assert (found.m == start.m).all()
    assert (found.u == start.u).all()
    assert found.share == start.share


def test_a_report_with_many_rivals_counts_as_one_match_at_most() -> None:
    apart = np.arange(200)
    one_to_one = _estimated(apart, apart + 1000, np.full(200, SAME))
    crowded = _estimated(np.zeros(200, np.int64), apart + 1000, np.full(200, SAME))
    # All of 200 pairs of their own match; of 200 rivals for one report, at most one does, and 199 tell what chance looks like.
    assert one_to_one.m[DAYS, 1] == pytest.approx((200 + 35) / 250, abs=0.01)
    assert crowded.m[DAYS, 1] <= (1 + 35) / 51 + 1e-6
    assert crowded.u[DAYS, 1] >= (199 + 9) / 249 - 1e-6


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(30)))
def test_the_order_of_the_pairs_changes_nothing(order: list[int]) -> None:
    reports, others = np.arange(30) // 2, 100 + np.arange(30) // 3
    told = np.where(np.arange(30) % 4 == 0, SAME, OTHER)
    plain = _estimated(reports, others, told)
    mixed = _estimated(reports[order], others[order], told[order])
    assert (plain.m == mixed.m).all()
    assert (plain.u == mixed.u).all()
    assert plain.share == mixed.share


def test_what_people_decided_moves_the_weights_their_way() -> None:
    reports, told = np.arange(40), np.repeat([SAME, OTHER], 20)
    plain = _estimated(reports, reports + 100, told)
    same = _estimated(reports, reports + 100, told, {OTHER: (100.0, 0.0)})
    different = _estimated(reports, reports + 100, told, {OTHER: (0.0, 100.0)})
    bits = [weights.bits()[DAYS, 4] for weights in (different, plain, same)]
    assert bits == sorted(bits)
    assert len(set(bits)) == 3


def test_a_decision_on_a_pattern_that_no_pair_has_is_left_out() -> None:
    reports, told = np.arange(40), np.repeat([SAME, OTHER], 20)
    plain = _estimated(reports, reports + 100, told)
    found = _estimated(reports, reports + 100, told, {2: (100.0, 0.0), 9_999_999_999: (0.0, 100.0)})
    assert (found.bits() == plain.bits()).all()


def test_a_weight_given_by_hand_replaces_its_own_and_no_other() -> None:
    start = starting_weights()
    found = overridden(start, {("days", 4): -7.5})
    assert found.bits()[DAYS, 4] == pytest.approx(-7.5)
    kept = np.ones_like(start.m, bool)
    kept[DAYS, 4] = False
    assert (found.bits()[kept] == start.bits()[kept]).all()
    assert found.share == start.share


def test_a_start_given_by_hand_is_the_log_of_odds() -> None:
    # Three bits against: 1 to 8.
    assert overridden(starting_weights(), {(START, 1): -3.0}).share == pytest.approx(1 / 9)


def test_weights_are_read_from_a_file_and_blank_ones_are_left_to_the_run(tmp_path: Path) -> None:
    path = _file(tmp_path, "compared,digit,meaning,bits\nstart,1,,-4\ndays, 4 ,,-2.5\nact,1,,\n", "utf-8-sig")
    assert read_overrides(path) == {(START, 1): -4.0, ("days", 4): -2.5}


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("days,9,1", "compared"),
        ("days,0,1", "compared"),
        ("days,,1", "compared"),
        ("days,²,1", "compared"),
        ("weather,1,1", "compared"),
        ("days,1,heavy", "bits"),
        ("days,1,nan", "bits"),
        ("days,1,30.1", "bits"),
        ("days,1,-inf", "bits"),
    ],
)
def test_a_weight_that_cannot_be_is_refused_with_its_line(tmp_path: Path, line: str, column: str) -> None:
    path = _file(tmp_path, f"compared,digit,bits\nact,1,2\n{line}\n")
    with pytest.raises(BadValue, match=f"weights.csv:3.*{column}"):
        read_overrides(path)


def test_a_file_without_a_column_or_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="'bits' is missing"):
        read_overrides(_file(tmp_path, "compared,digit\ndays,1\n"))
    with pytest.raises(BadFile, match="UTF-8"):
        read_overrides(_file(tmp_path, "compared,digit,bits\ndays,1,é\n", "latin-1"))
    with pytest.raises(BadFile):
        read_overrides(tmp_path / "none.csv")


def _estimated(
    reports: Ints, others: Ints, told: Ints, labelled: dict[int, tuple[float, float]] | None = None
) -> Weights:
    among = pairs(reports, others, np.zeros(len(told), np.int64), np.ones(len(told), np.int64))
    patterns, of_pattern = np.unique(told, return_inverse=True)
    return estimated(among, patterns, of_pattern, labelled)


def _file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "weights.csv"
    path.write_text(text, encoding=encoding)
    return path
