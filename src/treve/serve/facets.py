"""The facets of incidents that can be asked for: their names, what values they take, and the closed vocabularies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from treve.casebook.workflow import Outcome
from treve.catalogue import Sayings, say
from treve.model.act import FAMILY, Act, Family
from treve.model.finding import Verdict


class Takes(StrEnum):
    """What the values of a facet are."""

    CHOICE = "choice"
    NAME = "name"
    DAY = "day"
    NUMBER = "number"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet. choices: the values it knows, for CHOICE alone. single: a later value takes the place of an earlier one."""

    name: str
    takes: Takes
    choices: tuple[str, ...] = ()
    single: bool = False


NOT_STATED = "not_stated"
OUTSIDE = "outside"
YES, NO = "yes", "no"
# What the map can show as a point; as an area or in a list only; and what no source places at all.
POINT, AREA, NOWHERE = "point", "area", "nowhere"

_VERDICTS = tuple(
    verdict.value for verdict in Verdict if verdict not in (Verdict.OUTSIDE_TIME, Verdict.OUTSIDE_TERRITORY)
)
_ACTS = (*(act.value for act in Act), *(family.value for family in Family), NOT_STATED)

FACETS = {
    facet.name: facet
    for facet in (
        Facet("from", Takes.DAY, single=True),
        Facet("to", Takes.DAY, single=True),
        Facet("act", Takes.CHOICE, tuple(dict.fromkeys(_ACTS))),
        Facet("area", Takes.NAME),
        Facet("place", Takes.NAME),
        Facet("recorder", Takes.NAME),
        Facet("alleged", Takes.NAME),
        Facet("attributed", Takes.NAME),
        Facet("target", Takes.NAME),
        Facet("side", Takes.NAME),
        Facet("deaths", Takes.NUMBER, single=True),
        Facet("reports", Takes.NUMBER, single=True),
        Facet("verdict", Takes.CHOICE, (*_VERDICTS, OUTSIDE)),
        Facet("agreement", Takes.NAME),
        Facet("reading", Takes.NAME),
        Facet("contested", Takes.CHOICE, (YES, NO), single=True),
        Facet("linked", Takes.CHOICE, (YES, NO), single=True),
        Facet("disputed", Takes.CHOICE, (YES, NO), single=True),
        Facet("ruled", Takes.CHOICE, (*(one.value for one in Outcome), YES, NO)),
        Facet("placed", Takes.CHOICE, (POINT, AREA, NOWHERE)),
        Facet("cell", Takes.CELL),
    )
}
"""The facets by name, in the order in which a query is printed."""

MEANINGS: Sayings[str] = Sayings(
    {
        "from": "may have happened on this day or later",
        "to": "may have happened on this day or earlier",
        "act": "what was done, or the family it belongs to",
        "area": "governorate or province",
        "place": "place, as written",
        "recorder": "who recorded it; not who did it",
        "alleged": "who is said to have done it, by the reports",
        "attributed": "who did it, by a ruling",
        "target": "against whom",
        "side": "on either side",
        "deaths": "deaths that the reports state: 5, >=5, <=5, 2..5 or not_stated",
        "reports": "how many reports tell it: 2, >=2, <=2 or 2..5",
        "verdict": "what the finding says; under any agreement and reading unless one is named",
        "agreement": "held against this agreement",
        "reading": "under this reading",
        "contested": "whether the finding changes with the reading; under any agreement unless one is named",
        "linked": "whether several reports tell it",
        "disputed": "whether its reports differ on act, target or perpetrator",
        "ruled": "whether a mechanism has ruled, and how",
        "placed": "point: the map shows it as a point; area: known only as an area; nowhere: no place known",
        "cell": "in one cell of the map",
    }
)
"""What each facet asks, in words."""


def choice(facet: str, value: str) -> str | None:
    """A value in the spelling of the facet's vocabulary; None if it has none such."""
    plain = value.strip().casefold().replace("-", "_").replace(" ", "_")
    return plain if plain in FACETS[facet].choices else None


def acts_of(values: tuple[str, ...]) -> set[str]:
    """The acts that acts and families of acts stand for."""
    acts: set[str] = set()
    for value in values:
        members = {act.value for act, family in FAMILY.items() if family.value == value}
        acts |= members or {value}
    return acts


def meaning(name: str) -> str:
    """What a facet asks, in the language spoken."""
    return say("{facet}: {meaning}", facet=name, meaning=MEANINGS[name])
