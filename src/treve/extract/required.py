"""The letters a pattern cannot do without, and where a text holds them.

Every match of a pattern such as `(?:has )?(?:signed|sealed)` holds `signed` or `sealed`. One pass over a text finds all such
letters of all patterns, so that a pattern is tried only on the sentences that hold some of its own. Nothing is lost: a pattern
without letters it needs is tried everywhere.
"""

from __future__ import annotations

import bisect
import importlib
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import ahocorasick

_PARSER: Any = importlib.import_module("re._parser")
_LEAST = 2  # letters; single ones stand in every sentence
_MOST = 400  # strings of one pattern

Needed = frozenset[str]


_NOTHING: Iterator[re.Match[str]] = iter(())


class Pattern:
    """A compiled pattern that asks the text, where the text knows, whether it can match at all."""

    def __init__(self, compiled: re.Pattern[str], number: int) -> None:
        self.compiled = compiled
        self.number = number
        self.needed = needed(compiled)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every match between two offsets, as `re` finds them."""
        stop = len(text) if end is None else end
        if self.needed is not None and text.__class__ is Indexed:
            places = text.places.get(self.number)
            if places is None:
                return _NOTHING
            first = bisect.bisect_left(places, start)
            if first == len(places) or places[first] >= stop:
                return _NOTHING
        return self.compiled.finditer(text, start, stop)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between two offsets, as `re` finds it."""
        stop = len(text) if end is None else end
        return self.compiled.search(text, start, stop) if self._may(text, start, stop) else None

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

    def _may(self, text: str, start: int, end: int) -> bool:
        if self.needed is None or text.__class__ is not Indexed:
            return True
        places = text.places.get(self.number)
        if places is None:
            return False
        first = bisect.bisect_left(places, start)
        return first < len(places) and places[first] < end


class Indexed(str):
    """A text that knows, for each pattern by its number, where letters the pattern needs begin, in order.

    found  the matches of patterns that were looked for in the whole text
    """

    places: Mapping[int, array[int]]
    found: dict[int, list[tuple[int, int]]]


class Index:
    """All patterns of one language, to be looked for in one pass."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._automaton = ahocorasick.Automaton()
        users: dict[str, list[int]] = {}
        for one in patterns:
            for letters in one.needed or ():
                users.setdefault(letters, []).append(one.number)
        for letters, numbers in users.items():
            self._automaton.add_word(letters, (len(letters), tuple(numbers)))
        self._empty = not users
        if users:
            self._automaton.make_automaton()

    def of(self, text: str) -> Indexed:
        """The text with its places."""
        places: dict[int, array[int]] = {}
        if not self._empty:
            for end, (length, numbers) in self._automaton.iter(text):
                for number in numbers:
                    found = places.get(number)
                    if found is None:
                        places[number] = array("I", (end - length + 1,))
                    else:
                        found.append(end - length + 1)
        for number, found in places.items():
            if len(found) > 1:
                places[number] = array("I", sorted(found))
        indexed = Indexed(text)
        indexed.places = places
        indexed.found = {}
        return indexed


def needed(pattern: re.Pattern[str]) -> Needed | None:
    """Strings of which every match holds one; None where there is no such set, empty where nothing matches. Raises nothing."""
    if pattern.pattern == "(?!)":
        return frozenset()
    return _of_sequence(_PARSER.parse(pattern.pattern, pattern.flags))


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


class Beginnings:
    """Whether a match of a pattern can begin at an offset of a text, told by a few letters."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        found = _heads(_PARSER.parse(pattern.pattern, pattern.flags))
        self._any = found is None or any(head in ("", _ANYTHING) for head in found)
        heads = {head.rstrip(_ANYTHING) for head in found or ()}
        self._sizes = tuple(
            (size, frozenset(one for one in heads if len(one) == size)) for size in sorted(set(map(len, heads)))
        )

    def __call__(self, text: str, start: int) -> bool:
        """False only where no match begins."""
        return self._any or any(text[start : start + size] in heads for size, heads in self._sizes)


class Scanner:
    """Patterns tried at an offset in their order: only those that can begin with the letters that stand there."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._patterns = [(Beginnings(one), one) for one in patterns]
        self._known: dict[str, tuple[re.Pattern[str], ...]] = {}

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """The match of the first pattern that matches at the offset."""
        letters = text[start : start + _HEAD]
        tried = self._known.get(letters)
        if tried is None:
            tried = tuple(one for begins, one in self._patterns if begins(letters, 0))
            if len(self._known) < _MOST_HEADS:  # a hostile text must not fill the memory
                self._known[letters] = tried
        for one in tried:
            found = one.match(text, start)
            if found is not None:
                return found
        return None


_ANYTHING = "\x00"
_HEAD = 4  # letters
_MOST_HEADS = 20_000
_WIDEST = 40  # characters of a class that are told one by one


def _heads(items: Sequence[tuple[Any, Any]]) -> set[str] | None:
    """The first letters of every match, a shorter string for a shorter match; None for too many."""
    heads = {""}
    for kind, value in items:
        own = _heads_of(str(kind), value)
        if own is None:
            own = {_ANYTHING}
        going = {head for head in heads if len(head) < _HEAD and not head.endswith(_ANYTHING)}
        if not going:
            break
        heads = (heads - going) | {(head + one)[:_HEAD] for head in going for one in own}
        if len(heads) > _MOST_HEADS:
            return None
    return heads


def _heads_of(kind: str, value: Any) -> set[str] | None:
    if kind == "LITERAL":
        return {chr(value)}
    if kind in ("ASSERT", "ASSERT_NOT", "AT"):
        return {""}
    if kind == "SUBPATTERN":
        return _heads(value[3])
    if kind == "ATOMIC_GROUP":
        return _heads(value)
    if kind == "BRANCH":
        branches = [_heads(branch) for branch in value[1]]
        return None if any(one is None for one in branches) else {head for one in branches for head in one or ()}
    if kind == "IN":
        return _letters(value)
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        once = _heads(value[2])
        if once is None:
            return None
        # What a further round adds is left open.
        more = {head if value[1] == 1 or len(head) >= _HEAD else head + _ANYTHING for head in once}
        return (more | once if value[1] != 1 else once) | (set() if value[0] else {""})
    return None


def _letters(items: Sequence[tuple[Any, Any]]) -> set[str] | None:
    found: set[str] = set()
    for kind, value in items:
        if str(kind) == "LITERAL":
            found.add(chr(value))
        elif str(kind) == "RANGE" and value[1] - value[0] < _WIDEST:
            found.update(map(chr, range(value[0], value[1] + 1)))
        elif str(kind) == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
            found.update("0123456789")
        else:
            return None
    return found
