"""Groups of reports: no chaining, no two reports of one register, people above all."""

from __future__ import annotations

import numpy as np

from treve.link.decisions import NOTHING_RULED, Ruled
from treve.link.identity import Links, grouped, tangled

ORDER = {number: number for number in range(1, 9)}


def _links(*pairs: tuple[int, int, float]) -> Links:
    return Links(
        *(np.array([one[at] for one in pairs], dtype=kind) for at, kind in ((0, np.int64), (1, np.int64), (2, float)))
    )


def test_a_chain_whose_ends_do_not_agree_is_cut_at_its_weaker_link() -> None:
    links = _links((1, 2, 0.9), (2, 3, 0.8))
    among = {(1, 2): 0.95, (2, 3): 0.9, (1, 3): 0.02}
    assert grouped(links, among, {1: 1, 2: 2, 3: 3}, ORDER, NOTHING_RULED) == {1: 1, 2: 1}


def test_three_that_agree_are_one_incident() -> None:
    links = _links((1, 2, 0.9), (2, 3, 0.8))
    among = {(1, 2): 0.95, (2, 3): 0.9, (1, 3): 0.4}
    assert grouped(links, among, {1: 1, 2: 2, 3: 3}, ORDER, NOTHING_RULED) == {1: 1, 2: 1, 3: 1}


def test_no_incident_holds_two_reports_of_one_register() -> None:
    links = _links((1, 2, 0.9), (2, 3, 0.8))
    among = {(1, 2): 0.95, (2, 3): 0.95, (1, 3): 0.95}
    assert grouped(links, among, {1: 1, 2: 2, 3: 1}, ORDER, NOTHING_RULED) == {1: 1, 2: 1}


def test_equal_links_are_taken_in_the_order_of_ids() -> None:
    links = _links((2, 3, 0.8), (1, 2, 0.8))
    among = {(1, 2): 0.9, (2, 3): 0.9}
    named = {1: 3, 2: 2, 3: 1}
    assert grouped(links, among, {1: 1, 2: 2, 3: 3}, named, NOTHING_RULED) == {2: 2, 3: 2}


def test_people_join_what_the_weights_would_not_and_part_what_they_would() -> None:
    registers = dict.fromkeys((1, 2, 3, 4), 1)
    same = Ruled(((1, 2),), frozenset(), frozenset())
    assert grouped(_links(), {}, registers, ORDER, same) == {1: 1, 2: 1}
    registers = {1: 1, 2: 2}
    for apart in (Ruled((), frozenset({(1, 2)}), frozenset()), Ruled((), frozenset(), frozenset({(1, 2)}))):
        assert grouped(_links((1, 2, 0.99)), {(1, 2): 0.99}, registers, ORDER, apart) == {}


def test_a_decision_against_one_report_holds_for_its_whole_group() -> None:
    ruled = Ruled(((1, 2),), frozenset({(2, 3)}), frozenset())
    found = grouped(_links((1, 3, 0.99)), {(1, 3): 0.99}, {1: 1, 2: 2, 3: 3}, ORDER, ruled)
    assert found == {1: 1, 2: 1}


def test_single_links_and_closed_triangles_are_plain_and_all_else_is_tangled() -> None:
    links = _links((1, 2, 0.9), (3, 4, 0.9), (4, 5, 0.9), (3, 5, 0.9), (6, 7, 0.9), (7, 8, 0.9))
    nobody = np.zeros(0, np.int64)
    assert tangled(links, nobody).tolist() == [False, False, False, False, True, True]
    assert tangled(links, np.array([1, 4])).tolist() == [True, True, True, True, True, True]
    assert tangled(_links(), nobody).tolist() == []
