from __future__ import annotations

from collections.abc import Sequence

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.count.figures import figure, parts
from treve.count.part_sums import part_checks
from treve.model.published_total import CheckReason, Outcome, PublishedTotal, RowFault, TotalCheck

VALUES = st.lists(st.integers(0, 60), min_size=1, max_size=8)


def _only(totals: Sequence[PublishedTotal], faults: Sequence[RowFault] = ()) -> TotalCheck:
    (check,) = part_checks(totals, faults)
    return check


@given(VALUES)
def test_complete_parts_that_add_up_never_raise(values: list[int]) -> None:
    assert _only([figure("T", sum(values)), *parts("T", values)]).outcome is Outcome.ADDS_UP


@given(VALUES, st.integers(-50, 50))
def test_complete_parts_that_do_not_add_up_are_always_found(values: list[int], wrong: int) -> None:
    assume(wrong and sum(values) + wrong >= 0)
    check = _only([figure("T", sum(values) + wrong), *parts("T", values)])
    assert check.outcome is Outcome.DIFFERENCE
    assert check.counted.low == check.counted.high == sum(values)


@given(st.lists(VALUES, min_size=5, max_size=30), st.data())
def test_one_planted_error_among_many_is_found_and_nothing_else(worlds: list[list[int]], data: st.DataObject) -> None:
    planted = data.draw(st.integers(0, len(worlds) - 1))
    totals: list[PublishedTotal] = []
    for number, values in enumerate(worlds):
        own = parts(f"T{number}", values)
        total = sum(values) + (data.draw(st.integers(1, 9)) if number == planted else 0)
        totals += [figure(f"T{number}", total), *own]
    wrong = [check.total.total_id for check in part_checks(totals, ()) if check.outcome is not Outcome.ADDS_UP]
    assert wrong == [f"T{planted}"]


@given(VALUES, st.integers(0, 50))
def test_partial_parts_below_the_total_never_raise(values: list[int], more: int) -> None:
    assert _only([figure("T", sum(values) + more), *parts("T", values, "partial")]).outcome is Outcome.ADDS_UP


def test_partial_parts_known_to_be_apart_must_not_exceed_the_total() -> None:
    aleppo = figure("A", 6, part_of="T", partition="partial", place="Aleppo")
    idlib = figure("B", 5, part_of="T", partition="partial", place="Idlib")
    assert _only([figure("T", 10), aleppo, idlib]).outcome is Outcome.DIFFERENCE


def test_partial_parts_that_may_overlap_ask_for_a_look_unless_one_alone_exceeds_the_total() -> None:
    douma = figure("A", 6, part_of="T", partition="partial", place="Douma")
    ghouta = figure("B", 5, part_of="T", partition="partial", place="Eastern Ghouta")
    check = _only([figure("T", 10), douma, ghouta])
    assert (check.outcome, check.reason) == (Outcome.LOOK, CheckReason.PARTS_MAY_OVERLAP)
    assert _only([figure("T", 5), douma, ghouta]).outcome is Outcome.DIFFERENCE


def test_complete_parts_that_share_cases_may_exceed_the_total_but_not_fall_short_of_it() -> None:
    both = figure("A", 6, part_of="T", partition="complete", place="Idlib and Hama")
    hama = figure("B", 5, part_of="T", partition="complete", place="Hama")
    assert _only([figure("T", 8), both, hama]).outcome is Outcome.CANNOT_TELL
    assert _only([figure("T", 12), both, hama]).outcome is Outcome.DIFFERENCE


def test_open_figures_raise_only_where_no_number_fits() -> None:
    at_least = figure("A", "at least 4", part_of="T", partition="complete", place="Aleppo")
    exact = figure("B", 3, part_of="T", partition="complete", place="Hama")
    assert _only([figure("T", 9), at_least, exact]).outcome is Outcome.ADDS_UP
    assert _only([figure("T", 6), at_least, exact]).outcome is Outcome.DIFFERENCE
    assert _only([figure("T", "at least 6"), exact]).outcome is Outcome.DIFFERENCE
    assert _only([figure("T", "about 6"), exact]).outcome is Outcome.CANNOT_TELL
    unknown = figure("C", "", part_of="T", partition="complete", place="Homs")
    assert _only([figure("T", 9), exact, unknown]).outcome is Outcome.ADDS_UP


def test_a_part_that_cannot_be_read_raises_nothing_unless_the_others_exceed_the_total_already() -> None:
    fault = RowFault(9, "value", "x", "a number", "T-9", "T")
    check = _only([figure("T", 10), *parts("T", [3, 4])], [fault])
    assert (check.outcome, check.reason) == (Outcome.CANNOT_TELL, CheckReason.PART_NOT_READ)
    assert _only([figure("T", 6), *parts("T", [3, 4])], [fault]).outcome is Outcome.DIFFERENCE


def test_two_partitions_of_one_total_are_summed_apart() -> None:
    second = [figure("X", 7, part_of="T", partition="complete_b"), figure("Y", 4, part_of="T", partition="complete_b")]
    checks = list(part_checks([figure("T", 10), *parts("T", [6, 4]), *second], ()))
    assert [check.outcome for check in checks] == [Outcome.ADDS_UP, Outcome.DIFFERENCE]


def test_shares_are_not_summed_with_counts_and_may_be_rounded() -> None:
    share = figure("A", 70, part_of="T", partition="complete", measure="share_percent")
    assert _only([figure("T", 366), share]).reason is CheckReason.SHARES_AND_COUNTS
    thirds = [
        figure(f"S{place}", 33, part_of="T", partition="complete", measure="share_percent", place=place)
        for place in ("Hama", "Homs", "Idlib")
    ]
    assert _only([figure("T", 100, measure="share_percent"), *thirds]).outcome is Outcome.ADDS_UP
    assert _only([figure("T", 90, measure="share_percent"), *thirds]).outcome is Outcome.DIFFERENCE
