"""The letters a pattern cannot do without, and where a text holds them.

Every match of a pattern such as `(?:has )?(?:signed|sealed)` holds `signed` or `sealed`. One pass over a text finds all such
letters of all patterns, and one over its words all with which matches begin, so that a pattern is tried only on the sentences that
hold some of its own. Nothing is lost: a pattern of which nothing is known is tried everywhere.
"""

from __future__ import annotations

import functools
import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

import ahocorasick

from treve.extract.patterns.beginnings import HEAD, NOWHERE, WordHeads, parsed, word_heads, words_of
from treve.extract.patterns.endings import ending_with, word_endings

_LEAST = 3  # letters; shorter strings stand in every sentence
_MOST = 400  # strings of one pattern
_TELLING = 6  # letters: longer strings tell no more
_WIDE = 20  # letters with which a pattern can begin that say nothing of its words
_MOST_WORDS = 4_000  # of one pattern
_MOST_TRIED = 500  # beginnings of one pattern; one that can begin with any word is asked about many more
EVERY_CUE = -1
"""The bits of all patterns, for a text of which nothing is known."""

Needed = frozenset[str]


class _Matching(Protocol):
    """What a compiled pattern is asked."""

    def __call__(self, text: str, start: int = ..., end: int = ..., /) -> re.Match[str] | None: ...


_NOTHING: Iterator[re.Match[str]] = iter(())


_SHARED: dict[frozenset[str], frozenset[str]] = {}


def _shared(strings: frozenset[str] | None) -> frozenset[str] | None:
    """An equal set that is held already, or this one."""
    return None if strings is None else _SHARED.setdefault(strings, strings)


class _Part:
    """One of the alternatives of a pattern, compiled when first tried.

    wide  it can begin with nearly every word, as "(any adjective) peacekeepers" does, and holds or ends with letters that tell more
    """

    def __init__(self, source: str) -> None:
        self.source = source
        # Many parts begin with the same noun: they share one set.
        self.heads = _shared(word_heads(source))
        self.needed = _shared(needed(source))
        self._sizes = sorted({len(one) for one in self.heads or ()})
        wide = self.heads is not None and sum(len(one) == 1 for one in self.heads) >= _WIDE
        endings = word_endings(source) if wide and not self.needed else None
        self._ending = ending_with(endings) if endings else None
        self.wide = wide and bool(self.needed or endings)

    def held(self, text: str, start: int, stop: int) -> bool:
        """False only where no match lies between two offsets: it would hold letters that do not stand there."""
        if self._ending is not None:
            return self._ending.search(text, start, stop) is not None
        for one in self.needed or ():  # noqa: SIM110 - a generator would take longer than what it looks for
            if text.find(one, start, stop) >= 0:
                return True
        return False

    def begins(self, letters: str) -> bool:
        """False only where no match begins with some letters."""
        if self.heads is None:
            return True
        for size in self._sizes:  # noqa: SIM110 - asked for word after word, where a generator takes several times as long
            if letters[:size] in self.heads:
                return True
        return False

    @functools.cached_property
    def match(self) -> _Matching:
        """Its match at an offset, before another."""
        return re.compile(self.source).match


class Pattern:
    """A pattern that asks the text, where the text knows, whether and where it can match at all.

    Those of its alternatives that begin with letters that are known are tried where these stand; the others, the open ones, where
    letters stand that they need. It is compiled when first tried: a short text needs few of those of its language.

    bit            its bits in the cues of a sentence: that of `begun` and that of `opened`
    begun, opened  the numbers under which a text knows where its alternatives begin, and what the open ones need
    """

    def __init__(self, source: str, number: int, parts: Sequence[str] = ()) -> None:
        """parts: patterns of which the first that matches at an offset matches there as the whole does."""
        self.source = source
        self.begun, self.opened = 2 * number, 2 * number + 1
        self.bit = 3 << self.begun
        told = [_Part(one) for one in parts or (source,)]
        opened = [one for one in told if one.heads is None]
        if any(one.needed is None for one in opened):
            opened = told
        self._parts = [one for one in told if one not in opened]
        self.wide = tuple(one for one in self._parts if one.wide)
        self.needed = _either([one.needed for one in self._parts])
        self.open_needed = _either([one.needed for one in opened])
        self._opens = bool(opened)
        self._tried: dict[str, tuple[_Matching, ...]] = {}
        self._tried_wide: dict[str, tuple[_Part, ...]] = {}
        self._words: dict[str, bool] = {}

    @property
    def heads(self) -> frozenset[str]:
        """The letters with which matches of those alternatives begin that are neither open nor wide."""
        return frozenset().union(*(one.heads or () for one in self._parts if not one.wide))

    @functools.cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern as `re` has it."""
        return re.compile(self.source)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Every match between two offsets, as `re` finds them."""
        if text.__class__ is not Indexed or (self._opens and self._is_open(text, start, end)):
            return self.compiled.finditer(text, start, end)
        if self.wide and (held := self._held(text, start, end)):
            return self._at_words(text, start, end, held)
        places = text.places.get(self.begun)
        if places is None:
            return _NOTHING
        first = bisect_left(places, start)
        return self._beginning_at(places, first, text, end) if places[first] < end else _NOTHING

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match between two offsets, as `re` finds it."""
        if text.__class__ is not Indexed or (self._opens and self._is_open(text, start, end)):
            return self.compiled.search(text, start, end)
        if self.wide and (held := self._held(text, start, end)):
            return next(self._at_words(text, start, end, held), None)
        places = text.places.get(self.begun)
        if places is None:
            return None
        first = bisect_left(places, start)
        return next(self._beginning_at(places, first, text, end), None) if places[first] < end else None

    def _is_open(self, text: Indexed, start: int, stop: int) -> bool:
        """Whether one of the open alternatives can match between two offsets."""
        if self.open_needed is None:
            return True
        places = text.places.get(self.opened)
        return places is not None and places[bisect_left(places, start)] < stop

    def _held(self, text: str, start: int, stop: int) -> tuple[_Part, ...]:
        """The wide alternatives that can match between two offsets."""
        return tuple(one for one in self.wide if one.held(text, start, stop))

    def _beginning_at(self, begins: Sequence[int], first: int, text: str, stop: int) -> Iterator[re.Match[str]]:
        """The matches of the alternatives that are not wide, which begin at some offsets."""
        tried = self._tried
        after = 0
        for place in range(first, len(begins)):
            start = begins[place]
            if start >= stop:
                return
            if start < after:
                continue
            letters = text[start : start + HEAD]
            for match in tried.get(letters) or self._beginning_with(letters):
                found = match(text, start, stop)
                if found is not None:
                    after = found.end()
                    if after == start:
                        # Where nothing was matched, `re` looks at the same place for something.
                        yield from self.compiled.finditer(text, start, stop)
                        return
                    yield found
                    break

    def _at_words(self, text: str, start: int, stop: int, held: tuple[_Part, ...]) -> Iterator[re.Match[str]]:
        """The matches between two offsets. held: the wide alternatives to be tried."""
        tried = self._tried_wide
        after = start
        for begin, letters in words_of(text, start, stop):
            if begin < after:
                continue
            parts = tried.get(letters)
            if parts is None:
                parts = tuple(one for one in self._parts if one.begins(letters))
                if len(tried) < _MOST_WORDS:  # a hostile text must not fill the memory
                    tried[letters] = parts
            for one in parts:
                if one.wide and one not in held:
                    continue
                found = one.match(text, begin, stop)
                if found is not None:
                    after = found.end()
                    if after == begin:
                        yield from self.compiled.finditer(text, begin, stop)
                        return
                    yield found
                    break

    def _beginning_with(self, letters: str) -> tuple[_Matching, ...]:
        """What tells whether a match begins with some letters, of the alternatives that are not wide and can."""
        found = tuple(one.match for one in self._parts if not one.wide and one.begins(letters))
        if len(self._tried) < _MOST_TRIED:  # a hostile text must not fill the memory
            self._tried[letters] = found
        return found

    def spans(self, text: str) -> Sequence[tuple[int, int]]:
        """Every match in a whole text, looked for once where the text can keep it."""
        if text.__class__ is not Indexed:
            return [one.span() for one in self.compiled.finditer(text)]
        known = text.found.get(self.begun)
        if known is None:
            known = [one.span() for one in self.finditer(text)]
            text.found[self.begun] = known
        return known

    def between(self, text: str, start: int, end: int) -> bool:
        """Whether a match of the whole text stands between two offsets."""
        known = self.spans(text)
        first = bisect_left(known, (start, 0))
        return first < len(known) and known[first][1] <= end

    def occurs(self, text: str) -> bool:
        """False only where the pattern matches nowhere in a text."""
        if text.__class__ is not Indexed or self.open_needed is None or self.wide:
            return True
        return self.begun in text.places or self.opened in text.places

    @functools.cached_property
    def match(self) -> _Matching:
        """The match at an offset, as `re` finds it."""
        return self.compiled.match

    @functools.cached_property
    def fullmatch(self) -> _Matching:
        """The match of the whole stretch between two offsets, as `re` finds it."""
        return self.compiled.fullmatch

    def holds(self, word: str) -> bool:
        """Whether the pattern matches a whole word; kept, since the same words come again and again."""
        known = self._words.get(word)
        if known is None:
            known = self.compiled.fullmatch(word) is not None
            if len(self._words) < _MOST_WORDS:  # a hostile text must not fill the memory
                self._words[word] = known
        return known


class Unindexed(Pattern):
    """A pattern that no index looks for: of one that is asked whether it matches at an offset, nothing else need be known."""

    def __init__(self, source: str) -> None:
        super().__init__(source, 0)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Every match between two offsets."""
        return self.compiled.finditer(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match between two offsets."""
        return self.compiled.search(text, start, end)

    def spans(self, text: str) -> Sequence[tuple[int, int]]:
        """Where it matches in the whole text."""
        return [one.span() for one in self.finditer(text)]


class Indexed(str):
    """A text that knows where the patterns of its language can match.

    words   those of the text, as `words_of` tells them
    places  under the numbers of each pattern, in order: where words begin with the letters with which its alternatives begin; the
            last of the letters that its open alternatives need, wherever they stand. NOWHERE behind the last, no entry where there
            are none
    cues    for each sentence the bits of the patterns that can match within it
    found   the matches of patterns that were looked for in the whole text
    """

    words: Sequence[tuple[int, str]]
    places: Mapping[int, Sequence[int]]
    cues: Sequence[int]
    found: dict[int, list[tuple[int, int]]]


def words_in(text: str) -> Sequence[tuple[int, str]]:
    """The words of a text, as `words_of` tells them; an indexed one has them."""
    return text.words if isinstance(text, Indexed) else words_of(text)


class Index:
    """All patterns of one language, to be looked for in one pass."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        patterns = tuple(patterns)
        self._heads = WordHeads((one.begun, one.heads) for one in patterns)
        self._needless = 0
        self._headless = 0
        users: dict[str, tuple[set[int], set[int]]] = {}
        for one in patterns:
            self._headless |= 1 << one.opened
            if one.wide:
                self._headless |= 1 << one.begun  # its words are looked for where it is tried
            for strings, number in ((one.needed, one.begun), (one.open_needed, one.opened)):
                if strings is None:
                    self._needless |= 1 << number
                for letters in strings or ():
                    numbers, opened = users.setdefault(letters, (set(), set()))
                    numbers.add(number)
                    opened |= {number} & {one.opened}
        self._automaton = ahocorasick.Automaton()
        for letters, (numbers, opened) in users.items():
            self._automaton.add_word(letters, (sum(1 << one for one in numbers), tuple(opened)))
        self._empty = not users
        if users:
            self._automaton.make_automaton()

    def of(self, text: str, sentences: Sequence[tuple[int, int]] = ()) -> Indexed:
        """The text with its places, and the cues of its sentences."""
        opened_at: dict[int, list[int]] = {}
        held = [0] * max(len(sentences), 1)  # what stands between two sentences counts to the first of them
        ends = [start for start, _ in sentences[1:]] + [len(text) + 1] * 2
        number, end = 0, ends[0]
        for last, (bits, opened) in () if self._empty else self._automaton.iter(text):
            while last >= end:
                number += 1
                end = ends[number]
            held[number] |= bits
            for one in opened:
                opened_at.setdefault(one, []).append(last)
        for found in opened_at.values():
            found.append(NOWHERE)
        indexed = Indexed(text)
        indexed.words = words_of(text)
        places, begun = self._heads.places(indexed.words, ends)
        indexed.places = {**places, **opened_at}
        indexed.cues = [
            (one | self._needless) & (other | self._headless) for one, other in zip(held, begun, strict=True)
        ][: len(sentences)]
        indexed.found = {}
        return indexed


def _either(sets: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    """What all of several alternatives can have; None where nothing is known of one of them."""
    known = [one for one in sets if one is not None]
    return frozenset().union(*known) if len(known) == len(sets) else None


def needed(pattern: str) -> Needed | None:
    """Strings of which every match, with what has to follow it, holds one.

    None where there is no such set, empty where nothing matches. Raises nothing.
    """
    if pattern == "(?!)":
        return frozenset()
    return _of_sequence(parsed(pattern))


def _of_sequence(items: Sequence[tuple[Any, Any]]) -> Needed | None:
    """The most telling set among those of the parts that stand one after another."""
    best: Needed | None = None
    run = ""
    for kind, value in items:
        if kind.name == "LITERAL":
            run += chr(value)
            continue
        if len(run.strip()) >= _LEAST:
            best = _better(best, frozenset((run,)))
        run = ""
        best = _better(best, _of_part(kind.name, value))
    return _better(best, frozenset((run,))) if len(run.strip()) >= _LEAST else best


def _of_part(kind: str, value: Any) -> Needed | None:
    if kind == "SUBPATTERN":
        return _of_sequence(value[3])
    if kind == "ATOMIC_GROUP":
        return _of_sequence(value)
    if kind == "ASSERT" and value[0] > 0:
        return _of_sequence(value[1])
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
    """Of two sets the one whose shortest string has more letters, then the smaller."""
    if one is None or other is None:
        return one or other
    return max(
        one, other, key=lambda strings: (min((_TELLING, *(len(each.strip()) for each in strings))), -len(strings))
    )
