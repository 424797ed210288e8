from __future__ import annotations

from treve.extract.counted.numbers import Number


def test_a_number_is_exact_unless_it_says_otherwise() -> None:
    assert Number(0, 2, 12, 12) == Number(0, 2, 12, 12, about=False, vague=False)
