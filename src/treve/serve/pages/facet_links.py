"""The facets beside a list: each value with its number and a link that asks for it too, and what is asked already."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from treve.bulletin import coded_words, words
from treve.bulletin.voices import Voices
from treve.catalogue import Sayings, counted, say
from treve.model.finding import Verdict
from treve.serve.facets import NOT_STATED, OUTSIDE
from treve.serve.query import Query, Term

SHOWN = ("act", "area", "recorder", "alleged", "attributed", "target", "contested", "linked", "disputed", "placed")
# Values of a facet shown at once; the query language reaches the others.
_MOST = 10

TITLES: Sayings[str] = Sayings(
    {
        "act": "Act",
        "area": "Governorate or province",
        "recorder": "Recorded by",
        "alleged": "Alleged perpetrator",
        "attributed": "Attributed perpetrator",
        "target": "Target",
        "contested": "Finding changes with the reading",
        "linked": "Told by several reports",
        "disputed": "Reports differ",
        "placed": "On the map",
    }
)
_VALUES: Sayings[str] = Sayings(
    {
        "yes": "yes",
        "no": "no",
        "point": "as a point",
        "area": "only as an area",
        "nowhere": "no place known",
        "not_stated": "not stated",
    }
)


@dataclass(frozen=True, slots=True)
class ValueLink:
    """One value: its words, the number of incidents, the address that asks for it too, or no longer."""

    words: str
    incidents: int
    address: str
    asked: bool


@dataclass(frozen=True, slots=True)
class FacetLinks:
    """One facet with its commonest values. further: how many values are not shown."""

    title: str
    values: tuple[ValueLink, ...]
    further: int


@dataclass(frozen=True, slots=True)
class AskedTerm:
    """One thing that is asked, as it is written, and the address that no longer asks it."""

    text: str
    address: str


def facets(
    counts: Mapping[str, Sequence[tuple[str, int]]], query: Query, voices: Voices, to: Callable[[Query], str]
) -> tuple[FacetLinks, ...]:
    """The facets that any of the chosen incidents has a value of."""
    return tuple(
        FacetLinks(
            TITLES[facet],
            tuple(
                ValueLink(
                    value_words(facet, value, voices),
                    incidents,
                    to(query.turned(Term(facet, value))),
                    Term(facet, value) in query.terms,
                )
                for value, incidents in counts[facet][:_MOST]
            ),
            max(0, len(counts[facet]) - _MOST),
        )
        for facet in SHOWN
        if counts.get(facet)
    )


def asked(query: Query, to: Callable[[Query], str]) -> tuple[AskedTerm, ...]:
    """Everything that is asked, each to be taken away."""
    terms = [AskedTerm(str(term), to(query.turned(term))) for term in query.terms]
    found = [
        AskedTerm(word, to(Query.of(query.terms, (one for one in query.words if one != word)))) for word in query.words
    ]
    return (*terms, *found)


def value_words(facet: str, value: str, voices: Voices) -> str:
    """A value of a facet in words."""
    if facet == "act" and value != NOT_STATED:
        return coded_words.act(value)
    if facet in ("recorder", "alleged", "attributed", "target"):
        return voices.name(value)
    if facet == "area" and value != NOT_STATED:
        return value
    return _VALUES.get(value, value)


def verdict_words(code: str) -> str:
    """A verdict in a few words; none: time or territory fails."""
    return say("outside time or territory") if code == OUTSIDE else words.VERDICTS_SHORT[Verdict(code)]


def incidents(number: int) -> str:
    """A number of incidents."""
    return counted("{number} incident", "{number} incidents", number)
