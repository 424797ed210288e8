from __future__ import annotations

import pytest

from treve.extract.clock_minutes import HOUR_UNDER_WAY, minutes_told


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("", 0), ("et demie", 30), ("moins le quart", 15), ("vingt-cinq", 25), ("menos veinticinco", 25), ("والثلث", 20)],
    ids=["none", "half", "quarter", "25 in French", "25 in Spanish", "third"],
)
def test_words_tell_minutes(words: str, minutes: int) -> None:
    assert minutes_told(words) == minutes


def test_the_sixth_hour_is_under_way_from_five() -> None:
    assert HOUR_UNDER_WAY["шестого"] == 5
    assert len(HOUR_UNDER_WAY) == 12
