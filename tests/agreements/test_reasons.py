from __future__ import annotations

from treve.agreements.reasons import BOUND_WORDS, EXCLUDED_WORDS, BoundReason, ExcludedReason


def test_every_reason_has_words() -> None:
    assert set(BOUND_WORDS) == set(BoundReason)
    assert set(EXCLUDED_WORDS) == set(ExcludedReason)
