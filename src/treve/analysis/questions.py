"""The questions of an analysis, in the order in which they are asked and told.

A question is one file of this package with a function `answer(case, progress)`. What it gives is frozen and goes, under its
name, into analysis.json; None: the question does not apply (not counted among the refusals).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from treve.analysis.case import Case
from treve.read import Progress


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its name in analysis.json, what it asks, and who answers it: a frozen result, a Refusal, or None."""

    name: str
    asks: str
    answer: Callable[[Case, Progress], object]


QUESTIONS: tuple[Question, ...] = ()
