"""The questions of an analysis, in the order in which they are asked and told.

A question is one file of this package with a function `answer(case, progress)`. What it gives is frozen and goes, under its
name, into analysis.json; None: the question does not apply (not counted among the refusals).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from treve.analysis import effect
from treve.analysis.case import Case
from treve.bulletin.effect_told import effect_told
from treve.read import Progress


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    name    its key in analysis.json
    asks    the question in words
    answer  gives a frozen result, a Refusal, or None
    told    the sentences for what `answer` gave, as it stands in analysis.json, in one language; None: it has none
    """

    name: str
    asks: str
    answer: Callable[[Case, Progress], object]
    told: Callable[[Mapping[str, Any], str], tuple[str, ...]] | None = None


def _effect_told(block: Mapping[str, Any], language: str) -> tuple[str, ...]:
    return effect_told(block, language).all()


QUESTIONS: tuple[Question, ...] = (
    Question(
        "effect", "Did recorded violence fall when the truce took effect, and by how much?", effect.answer, _effect_told
    ),
)
