"""The questions beyond the effect as parts of the page: the answer in words, a picture, its table, and what it cannot say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from treve.bulletin import further_told, place_tables, time_tables
from treve.bulletin.effect_pictures import Picture
from treve.bulletin.front_names import FrontNames
from treve.bulletin.further_pictures import PICTURES
from treve.bulletin.view import Grid
from treve.catalogue import Sayings, current

Block = Mapping[str, Any]

QUESTIONS = Sayings(
    {
        "where": "Where, and between whom, did it change more than elsewhere?",
        "displacement": "Did it move to other fronts?",
        "hotspots": "Is there a cluster anywhere now?",
        "holding": "Is it holding?",
        "drivers": "Who drives the incidents beyond expectation?",
        "outlook": "What next?",
        "durability": "How long do such truces last?",
        "unseen": "What did no register see?",
    }
)
"""Key of analysis.json → the question, in the order in which the page asks."""

CAVEATS = Sayings(
    {
        "where": (
            "A ratio says what was recorded after against before in one place or between two sides. It says nothing of "
            "who began, and a place with few incidents is drawn towards the others."
        ),
        "displacement": (
            "Fighting that grows elsewhere need not have come from the covered fronts: an offensive can begin anywhere "
            "for its own reasons."
        ),
        "hotspots": (
            "A cluster is a place to look at, not a finding. Chance is counted over every place and every length of "
            "days that was searched."
        ),
        "holding": (
            "Recorded is not all that happened. Late reports are allowed for as they came in until now; a change in how "
            "fast they come is not seen."
        ),
        "drivers": (
            "A share goes to both sides of a pair: it does not say who fired. Incidents that no source attributes are "
            "given to nobody; the range of each share says what they could add."
        ),
        "outlook": (
            "A forecast from counts alone: it knows neither talks nor plans. Chances above 30 % have been too high in "
            "the past (see the backtest)."
        ),
        "durability": "The comparison set is the user’s own. What other truces did is no fate of this one.",
        "unseen": "All registers can miss the same incidents; then no calculation from their overlaps finds them.",
    }
)

_TOLD: Mapping[str, Callable[[Block, str, FrontNames], tuple[str, ...]]] = {
    "where": further_told.where_told,
    "displacement": further_told.displacement_told,
    "hotspots": further_told.hotspots_told,
    "holding": further_told.holding_told,
    "drivers": further_told.drivers_told,
    "outlook": further_told.outlook_told,
    "durability": further_told.durability_told,
    "unseen": further_told.unseen_told,
}

_TABLES = {**place_tables.TABLES, **time_tables.TABLES}


@dataclass(frozen=True, slots=True)
class Part:
    """One question. Where the answer is refused, `sentences` says what is missing, and there is no picture and no table."""

    key: str
    question: str
    sentences: tuple[str, ...]
    pictures: tuple[Picture, ...]
    grids: tuple[Grid, ...]
    caveat: str


def parts(block: Block) -> tuple[Part, ...]:
    """The questions that an agreement's block of analysis.json answers or refuses; those not asked are left out."""
    names = FrontNames(block.get("names", {}))
    return tuple(_part(key, block[key], names) for key in QUESTIONS if block.get(key))


def _part(key: str, answer: Block, names: FrontNames) -> Part:
    refused = "refused" in answer
    return Part(
        key=key,
        question=QUESTIONS[key],
        sentences=_TOLD[key](answer, current().code, names),
        pictures=() if refused else PICTURES[key](answer, names),
        grids=() if refused else _TABLES[key](answer, names),
        caveat=CAVEATS[key],
    )
