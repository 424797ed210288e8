"""The letters a pattern cannot do without, and where a text holds them.

Every match of a pattern such as `(?:has )?(?:signed|sealed)` holds `signed` or `sealed`. One pass over a text finds all such
letters of all patterns, so that a pattern is tried only on the sentences that hold some of its own. Nothing is lost: a pattern
without letters it needs is tried everywhere.
"""

from __future__ import annotations

import bisect
import functools
import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import ahocorasick

from treve.extract.beginnings import WordHeads, parsed, word_heads

_LEAST = 2  # letters; single ones stand in every sentence
_MOST = 400  # strings of one pattern

Needed = frozenset[str]

_NOTHING: Iterator[re.Match[str]] = iter(())


def _first_within(places: array[int], start: int, stop: int) -> int | None:
    """The number of the first of these places, which stand in order, between two offsets."""
    first = bisect.bisect_left(places, start)
    return first if first < len(places) and places[first] < stop else None


class Pattern:
    """A pattern that asks the text, where the text knows, whether and where it can match at all.

    It is compiled when first tried: a short text needs few of those of its language.
    """

    def __init__(self, source: str, number: int) -> None:
        self.source = source
        self.number = number
        self.needed = needed(source)
        self.heads = word_heads(source)

    @functools.cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern as `re` has it."""
        return re.compile(self.source)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every match between two offsets, as `re` finds them."""
        stop = len(text) if end is None else end
        if text.__class__ is not Indexed:
            return self.compiled.finditer(text, start, stop)
        if self.needed is not None:
            places = text.places.get(self.number)
            if places is None or _first_within(places, start, stop) is None:
                return _NOTHING
        if self.heads is None or self.needed is None:
            return self.compiled.finditer(text, start, stop)
        begins = text.begins.get(self.number)
        first = None if begins is None else _first_within(begins, start, stop)
        if begins is None or first is None:
            return _NOTHING
        return self._beginning_at(begins, first, text, stop)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between two offsets, as `re` finds it."""
        return next(self.finditer(text, start, end), None)

    def _beginning_at(self, begins: array[int], first: int, text: Indexed, stop: int) -> Iterator[re.Match[str]]:
        match = self.compiled.match
        after = 0
        for place in range(first, len(begins)):
            start = begins[place]
            if start >= stop:
                return
            if start >= after:
                found = match(text, start, stop)
                if found is not None:
                    after = found.end()
                    yield found

    def spans(self, text: str) -> Sequence[tuple[int, int]]:
        """Every match in a whole text, looked for once where the text can keep it."""
        if text.__class__ is not Indexed:
            return [one.span() for one in self.compiled.finditer(text)]
        known = text.found.get(self.number)
        if known is None:
            known = [one.span() for one in self.finditer(text)]
            text.found[self.number] = known
        return known

    def between(self, text: str, start: int, end: int) -> bool:
        """Whether a match of the whole text stands between two offsets."""
        known = self.spans(text)
        first = bisect.bisect_left(known, (start, 0))
        return first < len(known) and known[first][1] <= end

    def occurs(self, text: str) -> bool:
        """False only where the pattern matches nowhere in a text."""
        return self.needed is None or text.__class__ is not Indexed or self.number in text.places

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match at an offset."""
        return self.compiled.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match of the whole stretch."""
        return self.compiled.fullmatch(text, start, len(text) if end is None else end)


class Indexed(str):
    """A text that knows, for each pattern by its number, the last of the letters it needs, wherever they stand, in order.

    found   the matches of patterns that were looked for in the whole text
    begins  where words begin with the letters with which matches of a pattern begin, where `places` holds the pattern
    """

    places: Mapping[int, array[int]]
    found: dict[int, list[tuple[int, int]]]
    begins: Mapping[int, array[int]]


def _offsets() -> array[int]:
    return array("I")


class Index:
    """All patterns of one language, to be looked for in one pass."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._automaton = ahocorasick.Automaton()
        users: dict[str, list[int]] = {}
        patterns = tuple(patterns)
        self._heads = WordHeads((one.number, one.heads) for one in patterns if one.heads is not None)
        for one in patterns:
            for letters in one.needed or ():
                users.setdefault(letters, []).append(one.number)
        for letters, numbers in users.items():
            self._automaton.add_word(letters, tuple(numbers))
        self._empty = not users
        if users:
            self._automaton.make_automaton()

    def of(self, text: str) -> Indexed:
        """The text with its places."""
        places: defaultdict[int, array[int]] = defaultdict(_offsets)
        if not self._empty:
            for last, numbers in self._automaton.iter(text):
                for number in numbers:
                    places[number].append(last)
        indexed = Indexed(text)
        indexed.places = dict(places)
        indexed.found = {}
        indexed.begins = self._heads.places(text, indexed.places)
        return indexed


def needed(pattern: str) -> Needed | None:
    """Strings of which every match holds one; None where there is no such set, empty where nothing matches. Raises nothing."""
    if pattern == "(?!)":
        return frozenset()
    return _of_sequence(parsed(pattern))


def _of_sequence(items: Sequence[tuple[Any, Any]]) -> Needed | None:
    """The most telling set among those of the parts that stand one after another."""
    best: Needed | None = None
    run = ""
    for kind, value in [*items, (None, None)]:
        if str(kind) == "LITERAL":
            run += chr(value)
            continue
        if len(run.strip()) >= _LEAST:
            best = _better(best, frozenset((run,)))
        run = ""
        best = _better(best, _of_part(str(kind), value))
    return best


def _of_part(kind: str, value: Any) -> Needed | None:
    if kind == "SUBPATTERN":
        return _of_sequence(value[3])
    if kind == "ATOMIC_GROUP":
        return _of_sequence(value)
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _of_sequence(value[2]) if value[0] else None
    if kind == "BRANCH":
        found: set[str] = set()
        for branch in value[1]:
            own = _of_sequence(branch)
            if own is None:
                return None
            found |= own
        return frozenset(found) if len(found) <= _MOST else None
    return None


def _better(one: Needed | None, other: Needed | None) -> Needed | None:
    """Of two sets the one whose shortest string is longer, then the smaller."""
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda strings: (min((4, *map(len, strings))), -len(strings)))
