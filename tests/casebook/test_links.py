"""Decisions on two reports: the last holds, contradictions join nothing, and who does not see both sees none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.casebook.world import NOW, World, world
from treve.casebook import links
from treve.casebook.book import Casebook
from treve.casebook.links import LinkDecision
from treve.errors import BadValue, NotFound, Refused

PAIRS = st.lists(
    st.tuples(
        st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.sampled_from(("same", "not_same", "cannot_tell"))
    ),
    max_size=12,
)


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _decide(made: World, who: str, one: str, other: str, answer: str) -> None:
    with made.book.write(NOW) as writing:
        links.decide(writing, made.who[who], one, other, answer, f"because {answer}")


def test_the_last_decision_holds_and_undecided_takes_it_back(made: World) -> None:
    one, other = made.report("liaison_a", "one"), made.report("liaison_b", "other")
    for answer, held in (("same", ["same"]), ("not_same", ["not_same"]), ("undecided", []), ("same", ["same"])):
        _decide(made, "analyst", other, one, answer)
        with made.book.read() as connection:
            assert [found.answer for found in links.decisions(connection, made.who["head"])] == held
    with made.book.read() as connection:
        found = links.decisions(connection, made.who["head"], one)[0]
        assert [found.report_1, found.report_2, found.reason] == [*sorted((one, other)), "because same"]
        assert links.decisions(connection, made.who["liaison_a"]) == []


def test_who_may_not_or_does_not_see_both_decides_nothing(made: World) -> None:
    one, other = made.report("monitor", "one"), made.report("liaison_b", "other")
    for who, pair, kind in (
        ("liaison_b", (one, other), Refused),
        ("officer", (one, other), NotFound),
        ("analyst", (one, one), Refused),
        ("analyst", (one, "R-0000000000000000"), NotFound),
    ):
        with pytest.raises(kind):
            _decide(made, who, *pair, "same")
    with pytest.raises(BadValue):
        _decide(made, "analyst", one, other, "perhaps")


@settings(deadline=None)
@given(PAIRS)
def test_groups_are_what_chains_of_same_reach_less_those_in_dispute(pairs: list[tuple[str, str, str]]) -> None:
    decided = [
        LinkDecision(min(one, other), max(one, other), answer, "A", "", "")
        for one, other, answer in pairs
        if one != other
    ]
    found = links.groups(decided)
    # The oracle: flood the graph from each report.
    near: dict[str, set[str]] = {}
    for one in decided:
        if one.answer == "same":
            near.setdefault(one.report_1, set()).add(one.report_2)
            near.setdefault(one.report_2, set()).add(one.report_1)
    for report in near:
        reached, waiting = {report}, [report]
        while waiting:
            for there in near[waiting.pop()] - reached:
                reached.add(there)
                waiting.append(there)
        disputed = any(one.answer != "same" and {one.report_1, one.report_2} <= reached for one in decided)
        assert found.get(report) == (None if disputed else min(reached))
    assert set(found) <= set(near)


def test_pages_asked_one_after_the_other_are_the_list(made: World) -> None:
    ids = sorted(made.report("liaison_a", f"{number}") for number in range(4))
    pairs = [(one, other) for at, one in enumerate(ids) for other in ids[at + 1 :]]
    for one, other in pairs:
        _decide(made, "analyst", one, other, "cannot_tell")
    _decide(made, "analyst", *pairs[2], "undecided")
    held = [pair for pair in pairs if pair != pairs[2]]
    with made.book.read() as connection:
        head = made.who["head"]
        found: list[tuple[str, str]] = []
        while part := links.decisions(connection, head, after=found[-1] if found else None, limit=2):
            found += [(one.report_1, one.report_2) for one in part]
        assert found == held
        # One that was taken back since the page before is no reason to begin anew.
        assert len(links.decisions(connection, head, after=pairs[2])) == len(pairs) - 3
        for after in (pairs[0][::-1], ("", ""), ("R-0000000000000000", pairs[0][1])):
            with pytest.raises(NotFound):
                links.decisions(connection, head, after=after)
        with pytest.raises(NotFound):
            links.decisions(connection, made.who["liaison_a"], after=pairs[0])
