"""How long to wait before asking again."""

from __future__ import annotations

from treve.get.manners import POLITE


def test_pauses_double_up_to_the_longest() -> None:
    pauses = [POLITE.pause(failures) for failures in range(1, POLITE.attempts + 1)]
    assert pauses[:3] == [2.0, 4.0, 8.0]
    assert pauses[-1] == POLITE.longest_pause
    assert pauses == sorted(pauses)
