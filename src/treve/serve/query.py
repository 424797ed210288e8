"""The language in which incidents are asked for: one text for list, map, chart, export and feed, so that a view is a link.

    verdict:covered act:mortar area:"Rif Dimashq" from:2016-12-30 to:2017-01-06 -recorder:activists deaths:>=5 hospital

A facet narrows; several values of one facet widen it again; a minus takes out; any other word stands in an account. Days and
places are held against all that an incident allows: a vague day fits every window it may lie in.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from treve.errors import BadValue, worded
from treve.model.act import Act
from treve.normalise.acts import read_crosswalk
from treve.serve.facets import FACETS, NOT_STATED, Takes, choice

# Likeness, 0 to 100, below which a suggestion would be a guess.
_NEAR = 50
_TOKEN = re.compile(r'\s*(?P<no>-?)(?:(?P<facet>[^\s:"]+):)?(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>[^\s"]\S*))')
_NUMBER = re.compile(r"(?:(?P<low>\d{1,9})\.\.(?P<high>\d{1,9})|(?P<sign>>=|<=|=?)(?P<one>\d{1,9}))")
_CELL = re.compile(r"(?P<level>\d{1,2})/(?P<x>\d{1,8})/(?P<y>\d{1,8})")
_SAFE = re.compile(r'[^\s:"\\-][^\s"\\]*')
MOST_TERMS = 60
MOST_LETTERS = 2000
FINEST = 22
"""The finest level of cells: some ten metres."""


class BadQuery(BadValue):
    """A query that cannot be read. near: the same with the nearest known word in place of the wrong one; "" if none is near."""

    def __init__(self, part: str, value: str, expected: str, near: str = "") -> None:
        self.near = near
        super().__init__("query", part, value, expected, worded("facet"))


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """One facet and one value in its own spelling; without: incidents that have it are left out."""

    facet: str
    value: str
    without: bool = False

    def __str__(self) -> str:
        return f"{'-' if self.without else ''}{self.facet}:{_written(self.value)}"


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for. Terms stand in the order of the facets, words in lower case and in order of the alphabet."""

    terms: tuple[Term, ...] = ()
    words: tuple[str, ...] = ()

    @classmethod
    def of(cls, terms: Iterable[Term], words: Iterable[str] = ()) -> Query:
        """A query in its one order. Where a facet takes one value only, the last one holds."""
        kept: dict[object, Term] = {}
        for term in terms:
            key = term.facet if FACETS[term.facet].single else term
            kept.pop(key, None)
            kept[key] = term
        place = {name: at for at, name in enumerate(FACETS)}
        ordered = sorted(kept.values(), key=lambda term: (place[term.facet], term.without, term.value))
        return cls(tuple(ordered), tuple(sorted({_plain(word) for word in words} - {""})))

    def __str__(self) -> str:
        return " ".join([str(term) for term in self.terms] + [_written_word(word) for word in self.words])

    def values(self, facet: str, without: bool = False) -> tuple[str, ...]:
        """The values asked of one facet."""
        return tuple(term.value for term in self.terms if term.facet == facet and term.without == without)

    def one(self, facet: str) -> str:
        """The value of a facet that takes one; "" where it is not asked."""
        return next(iter(self.values(facet)), "")

    def day(self, facet: str) -> dt.date | None:
        """The day of `from` or `to`."""
        return dt.date.fromisoformat(self.one(facet)) if self.one(facet) else None

    def number(self, facet: str) -> tuple[int | None, int | None]:
        """Lowest and highest number asked of a facet; None: no such end."""
        return _bounds(self.one(facet)) if self.one(facet) not in ("", NOT_STATED) else (None, None)

    def cell(self) -> tuple[int, int, int] | None:
        """Level and place of the first cell asked for."""
        return next((cell_of(value) for value in self.values("cell")), None)

    def having(self, *terms: Term) -> Query:
        """This query with more terms."""
        return Query.of((*self.terms, *terms), self.words)

    def lacking(self, *facets: str) -> Query:
        """This query without what it asks of these facets."""
        return Query.of((term for term in self.terms if term.facet not in facets), self.words)

    def turned(self, term: Term) -> Query:
        """This query with a term added, or taken away where it holds it already."""
        if term in self.terms:
            return Query.of((one for one in self.terms if one != term), self.words)
        return self.having(term)


EVERYTHING = Query()


def parse(text: str) -> Query:
    """The query a text stands for. Raises BadQuery, with the nearest query that can be read where there is one."""
    if len(text) > MOST_LETTERS:
        raise BadQuery("query", f"{text[:20]}…", worded("at most {most} characters", most=MOST_LETTERS))
    terms: list[Term] = []
    words: list[str] = []
    at = 0
    text = text.rstrip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise BadQuery("query", text[at : at + 40].strip(), 'a closing " after what is quoted')
        at = found.end()
        value = re.sub(r"\\(.)", r"\1", found["quoted"]) if found["quoted"] is not None else found["bare"]
        if found["facet"] is None:
            words.append(_word(found, value))
            continue
        try:
            terms.append(_term(found["facet"].casefold(), value, bool(found["no"])))
        except _Wrong as wrong:
            better = text[: found.start()] + wrong.mended(found, text) + text[at:] if wrong.near else ""
            raise BadQuery(wrong.part, wrong.value, wrong.expected, better.strip()) from None
    if len(terms) + len(words) > MOST_TERMS:
        raise BadQuery(
            "query",
            str(len(terms) + len(words)),
            worded("at most {most} words and facets", most=MOST_TERMS),
        )
    return Query.of(terms, words)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one; "" where none is like it."""
    found = process.extractOne(word.casefold(), list(known), scorer=fuzz.WRatio, score_cutoff=_NEAR)
    return str(found[0]) if found else ""


def cell_of(value: str) -> tuple[int, int, int]:
    """Level, column and row of a cell, as printed."""
    level, x, y = value.split("/")
    return int(level), int(x), int(y)


class _Wrong(Exception):
    """A term that cannot be read: which part, and the nearest that can."""

    def __init__(self, part: str, value: str, expected: str, near: str, facet: str) -> None:
        self.part, self.value, self.expected, self.near, self.facet = part, value, expected, near, facet
        super().__init__(part)

    def mended(self, found: re.Match[str], text: str) -> str:
        """The token with the nearest known word in it."""
        if self.part == "query":
            tail = text[found.end("facet") + 1 : found.end()]
            return f" {found['no']}{self.near}:{tail}"
        return f" {found['no']}{self.facet}:{_written(self.near)}"


def _word(found: re.Match[str], value: str) -> str:
    if found["no"]:
        raise BadQuery("query", f"-{value}", "a minus before a facet only; quote a word that begins with one")
    if found["quoted"] is None and ":" in value:
        raise BadQuery("query", value, "a value right after the colon; quote words that hold a colon")
    return value


def _term(name: str, value: str, without: bool) -> Term:
    facet = FACETS.get(name)
    if facet is None:
        near = nearest(name, FACETS)
        raise _Wrong(
            "query", name, worded("one of {known}; quote words that hold a colon", known=", ".join(FACETS)), near, name
        )
    if without and facet.single:
        raise _Wrong(name, f"-{value}", worded("{facet} without a minus", facet=name), "", name)
    return Term(name, _value(name, value), without)


def _value(name: str, value: str) -> str:
    facet = FACETS[name]
    if facet.takes is Takes.CHOICE:
        code = choice(name, value) or (_spoken_acts().get(value.casefold()) if name == "act" else None)
        if code is None:
            raise _Wrong(
                name,
                value,
                worded("one of {known}", known=", ".join(facet.choices)),
                nearest(value, facet.choices),
                name,
            )
        return code
    if facet.takes is Takes.DAY:
        try:
            return dt.date.fromisoformat(value).isoformat()
        except ValueError:
            raise _Wrong(name, value, "a day, YYYY-MM-DD", "", name) from None
    if facet.takes is Takes.NUMBER:
        return _number(name, value)
    if facet.takes is Takes.CELL:
        return _cell(value)
    kept = " ".join(value.split())
    if not kept:
        raise _Wrong(name, value, "a name", "", name)
    return kept


@functools.cache
def _spoken_acts() -> dict[str, str]:
    """Acts by the words in which people report them, where those stand for one act."""
    return {word: act.value for word, act in read_crosswalk("acts_table").items() if act is not Act.OTHER}


def _number(name: str, value: str) -> str:
    if name == "deaths" and choice("act", value) == NOT_STATED:
        return NOT_STATED
    found = _NUMBER.fullmatch(value)
    if found is None or (found["low"] and int(found["low"]) > int(found["high"])):
        raise _Wrong(name, value, "a number: 5, >=5, <=5 or 2..5", "", name)
    if found["low"] is not None:
        low, high = int(found["low"]), int(found["high"])
        return str(low) if low == high else f"{low}..{high}"
    return found["sign"].replace("=", "", 1 if found["sign"] == "=" else 0) + str(int(found["one"]))


def _bounds(value: str) -> tuple[int | None, int | None]:
    if value.startswith(">="):
        return int(value[2:]), None
    if value.startswith("<="):
        return None, int(value[2:])
    low, _, high = value.partition("..")
    return int(low), int(high or low)


def _cell(value: str) -> str:
    found = _CELL.fullmatch(value)
    level, x, y = (int(found[part]) for part in ("level", "x", "y")) if found else (FINEST + 1, 0, 0)
    if level > FINEST or x >= 2**level or y >= max(1, 2 ** (level - 1)):
        raise _Wrong("cell", value, worded("level/column/row, level 0 to {most}", most=FINEST), "", "cell")
    return f"{level}/{x}/{y}"


def _plain(word: str) -> str:
    return " ".join(word.casefold().split())


def _written(value: str) -> str:
    # A value may begin with a sign that would mean something before a word.
    if value and not re.search(r'[\s"\\]', value):
        return value
    return _quoted(value)


def _written_word(word: str) -> str:
    return word if _SAFE.fullmatch(word) and ":" not in word else _quoted(word)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
