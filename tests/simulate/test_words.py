"""Invented words."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from treve.simulate.words import Words, arabic, cyrillic


@given(st.integers(0, 2**32))
def test_no_word_comes_twice_in_any_script(seed: int) -> None:
    taken = Words(np.random.default_rng(seed)).take(500)
    assert all(word.isalpha() and word.istitle() for word in taken)
    for script in (str, cyrillic, arabic):
        assert len({script(word) for word in taken}) == 500
