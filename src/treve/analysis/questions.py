"""The questions of an analysis, in the order in which they are asked and told.

A question is one file of this package with a function `answer(case, progress)`. What it gives is frozen and goes, under its
name, into analysis.json; None: the question does not apply (not counted among the refusals).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from treve.analysis import displacement, drivers, durability, effect, holding, hotspots, outlook, unseen, where
from treve.analysis.case import Case
from treve.bulletin import further_told
from treve.bulletin.effect_told import effect_told
from treve.bulletin.front_names import FrontNames
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
    told: Callable[[Mapping[str, Any], str, FrontNames], tuple[str, ...]] | None = None


def _effect_told(block: Mapping[str, Any], language: str, _names: FrontNames) -> tuple[str, ...]:
    return effect_told(block, language).all()


QUESTIONS: tuple[Question, ...] = (
    Question(
        "effect", "Did recorded violence fall when the truce took effect, and by how much?", effect.answer, _effect_told
    ),
    Question(
        "where", "Where, and between whom, did it change more than elsewhere?", where.answer, further_told.where_told
    ),
    Question("displacement", "Did it move to other fronts?", displacement.answer, further_told.displacement_told),
    Question("hotspots", "Is there a cluster anywhere?", hotspots.answer, further_told.hotspots_told),
    Question("holding", "Is it holding?", holding.answer, further_told.holding_told),
    Question("drivers", "Who drives the incidents beyond expectation?", drivers.answer, further_told.drivers_told),
    Question("outlook", "What next?", outlook.answer, further_told.outlook_told),
    Question("durability", "How long do such truces last?", durability.answer, further_told.durability_told),
    Question("unseen", "What did no register see?", unseen.answer, further_told.unseen_told),
)
