"""Numbers in digits and in words, found in a folded text."""

from __future__ import annotations

from treve.extract.numbers import Number
from treve.extract.prose import Prose


def numbers(prose: Prose) -> tuple[Number, ...]:
    """The numbers of a text, in order, never overlapping."""
    return ()
