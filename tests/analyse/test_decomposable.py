"""Decomposable graphs."""

from __future__ import annotations

import pytest

from treve.analyse.decomposable import decomposable_graphs


@pytest.mark.parametrize(("vertices", "graphs"), [(1, 1), (2, 2), (3, 8), (4, 61), (5, 822)])
def test_there_are_as_many_as_printed_tables_say(vertices: int, graphs: int) -> None:
    assert len(decomposable_graphs(vertices)) == graphs


def test_a_ring_of_four_is_not_one_and_a_path_has_its_cliques_and_separators() -> None:
    found = {graph.edges: graph.steps for graph in decomposable_graphs(4)}
    assert ((0, 1), (0, 3), (1, 2), (2, 3)) not in found
    steps = found[(0, 1), (1, 2), (2, 3)]
    cliques, separators = [one for one, _ in steps], [other for _, other in steps]
    for edge in ({0, 1}, {1, 2}, {2, 3}):
        assert cliques.count(frozenset(edge)) == 1
    # The vertices 1 and 2 separate; each step's own leftover cancels with the clique of the next.
    left = list(cliques)
    for one in separators:
        if one in left:
            left.remove(one)
    assert sorted(map(sorted, left)) == [[0, 1], [1, 2], [2, 3]]
