"""Numbers in a text, in digits or in words."""

from __future__ import annotations

from typing import NamedTuple


class Number(NamedTuple):
    """A number as written.

    start, end  folded characters, end excluded; modifiers such as "at least" and articles are not part of it
    low, high   the whole numbers it allows, both included; None: no bound on that side
    about       approximate by its own wording ("une dizaine")
    people      it names whom it counts: the Arabic dual of "soldier"
    vague       an order of magnitude at most ("des milliers"): low is two of its unit
    """

    start: int
    end: int
    low: int | None
    high: int | None
    about: bool = False
    vague: bool = False
    people: bool = False
