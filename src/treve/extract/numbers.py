"""Numbers in a text, in digits or in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written.

    start, end  folded characters, end excluded; modifiers such as "at least" are not part of it
    low, high   the whole numbers it allows, both included; None: no bound on that side
    strict      the bound itself is excluded ("more than 12")
    about       approximate by its own wording ("une dizaine")
    vague       an order of magnitude at most ("des milliers")
    """

    start: int
    end: int
    low: int | None
    high: int | None
    strict: bool = False
    about: bool = False
    vague: bool = False
