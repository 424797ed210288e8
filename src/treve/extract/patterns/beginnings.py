"""The letters with which a match of a pattern begins, and where in a text it can begin with them.

A pattern is tried only where such letters stand: at the beginnings of few words, where `re` would try it at every character.
"""

from __future__ import annotations

import collections
import functools
import importlib
import itertools
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_PARSER: Any = importlib.import_module("re._parser")
_ANYTHING = "\x00"
HEAD = 6  # letters
_MOST_HEADS = 3_000
_MOST_TRIED = 5_000
_MOST_KNOWN = 5_000  # beginnings of words kept with what begins so: of a text's words, nearly all
_FEW_ROUNDS = 12  # letters of which two may stand one after another, as the joined particles of Arabic do
_WIDEST = 40  # characters of a class that are told one by one
_WORD = re.compile(r"\w+")


def words_of(text: str, start: int = 0, end: int = sys.maxsize) -> list[tuple[int, str]]:
    """Where the words between two offsets begin, each with the six letters there, blanks and those of the next words included."""
    found = _WORD.finditer(text, start, end)
    return [(begin := one.start(), text[begin : begin + HEAD]) for one in found]


@functools.lru_cache(maxsize=1)  # the same pattern is asked about several times in a row, and parsing is the most of it
def parsed(pattern: str) -> Sequence[tuple[Any, Any]]:
    """The parts of a pattern, as the parser of `re` tells them apart."""
    parts: Sequence[tuple[Any, Any]] = _PARSER.parse(pattern)
    return parts


class Beginnings:
    """Whether a match of a pattern can begin at an offset of a text, told by a few letters."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        found = _heads(parsed(pattern.pattern), HEAD)
        anything = found is None or any(head in ("", _ANYTHING) for head in found)
        heads = {head.rstrip(_ANYTHING) for head in found or ()}
        self.heads = frozenset(("",)) if anything else frozenset(heads)
        self._sizes = sorted(set(map(len, self.heads)))

    def __call__(self, text: str, start: int) -> bool:
        """False only where no match begins."""
        return any(text[start : start + size] in self.heads for size in self._sizes)


def word_heads(pattern: str) -> frozenset[str] | None:
    """The letters, at most six, that stand where a match begins of a pattern whose matches all begin where a word does.

    None for any other pattern. None of them begins with another.
    """
    items = parsed(pattern)
    found = _heads(items, HEAD) if _at_word(items) else None
    heads = {head.rstrip(_ANYTHING) for head in found or ("",)}
    if not all(_WORD.match(head) for head in heads):
        return None
    # Thousands of patterns share their beginnings.
    return frozenset(
        sys.intern(head) for head in heads if not any(head[:size] in heads for size in range(1, len(head)))
    )


def _at_word(items: Sequence[tuple[Any, Any]]) -> bool:
    """Whether what is matched first is that no letter stands before."""
    if not items:
        return False
    kind, value = str(items[0][0]), items[0][1]
    if kind == "ASSERT_NOT":
        behind, what = value[0] < 0, list(value[1])
        return (
            behind
            and len(what) == 1
            and str(what[0][0]) == "IN"
            and _WORD_CLASS in map(str, (one[1] for one in what[0][1]))
        )
    if kind == "SUBPATTERN":
        return _at_word(value[3])
    return kind == "BRANCH" and all(_at_word(branch) for branch in value[1])


_WORD_CLASS = "CATEGORY_WORD"


_Begun = tuple[int, tuple[int, ...], int]
"""The patterns that can begin with some letters: their bits, their numbers, the number of this group of patterns."""
NOWHERE = sys.maxsize
"""Behind every place of a text."""


class WordHeads:
    """The first letters of the matches of many patterns, each known by its number, to be looked for in one pass."""

    def __init__(self, heads: Iterable[tuple[int, frozenset[str]]]) -> None:
        self._users: dict[str, list[int]] = {}
        for number, letters in heads:
            for one in letters:
                self._users.setdefault(one, []).append(number)
        self._known: dict[str, _Begun] = {}
        self._told: dict[tuple[int, ...], _Begun] = {}
        self._groups = itertools.count()

    def places(
        self, words: Sequence[tuple[int, str]], ends: Sequence[int]
    ) -> tuple[Mapping[int, Sequence[int]], Sequence[int]]:
        """For each pattern every place in a text where a match can begin, in order, with NOWHERE behind them.

        words  those of the text, as `words_of` tells them
        ends   where stretches of the text end, the last behind the text
        Gives  also the bits of the patterns that can begin in each stretch
        """
        begun = [0] * (len(ends) - 1)
        stretch, end = 0, ends[0]
        known = self._known
        # Words with which the same patterns begin share a list: there are far fewer such lists than words and patterns.
        lists: dict[int, tuple[tuple[int, ...], list[int]]] = {}
        for start, letters in words:
            bits, numbers, group = known.get(letters) or self._of(letters)
            if not bits:
                continue
            while start >= end:
                stretch += 1
                end = ends[stretch]
            begun[stretch] |= bits
            if group in lists:
                lists[group][1].append(start)
            else:
                lists[group] = numbers, [start]
        found: dict[int, list[int]] = collections.defaultdict(lambda: [NOWHERE])
        for numbers, starts in lists.values():
            for number in numbers:
                found[number] += starts
        for places in found.values():
            places.sort()
        return found, begun

    def _of(self, letters: str) -> _Begun:
        """The patterns of which a match can begin with some letters."""
        beginnings = (letters[:size] for size in range(1, len(letters) + 1))
        numbers = tuple({number for one in beginnings for number in self._users.get(one, ())})
        told = self._told.get(numbers)
        if told is None:
            told = sum(1 << number for number in numbers), numbers, next(self._groups)
        if len(self._known) < _MOST_KNOWN:  # a hostile text must not fill the memory
            # Most beginnings are shared by no pattern, or by the same ones: what is told of them is held once.
            self._known[letters] = self._told.setdefault(numbers, told)
        return told


class Scanner:
    """Patterns tried at an offset in their order: only those that can begin with the letters that stand there.

    idle  letters met so far with which none of them begins
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._patterns = [(Beginnings(one), one) for one in patterns]
        self._heads = frozenset().union(*(begins.heads for begins, _ in self._patterns))
        self._sizes = sorted(set(map(len, self._heads)))
        self._known: dict[str, tuple[re.Pattern[str], ...]] = {}
        self.idle: set[str] = set()

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """The match of the first pattern that matches at the offset."""
        letters = text[start : start + HEAD]
        if letters in self.idle:
            return None
        tried = self._known.get(letters)
        if tried is None:
            tried = self._beginning_with(letters)
        for one in tried:
            found = one.match(text, start)
            if found is not None:
                return found
        return None

    def _beginning_with(self, letters: str) -> tuple[re.Pattern[str], ...]:
        """The patterns of which a match can begin with some letters."""
        any_does = any(letters[:size] in self._heads for size in self._sizes)
        found = tuple(one for begins, one in self._patterns if begins(letters, 0)) if any_does else ()
        if len(self._known) + len(self.idle) < _MOST_TRIED:  # a hostile text must not fill the memory
            if found:
                self._known[letters] = found
            else:
                self.idle.add(letters)
        return found


def _heads(items: Sequence[tuple[Any, Any]], size: int) -> set[str] | None:
    """The letters that stand where a match begins, of so many at most, fewer for a shorter match; None where they are not known."""
    heads = {""}
    last = len(items) - 1
    for place, (kind, value) in enumerate(items):
        name = kind.name
        if name == "LITERAL" and len(heads) == 1:
            only = heads.pop()
            if len(only) >= size or only.endswith(_ANYTHING):
                heads.add(only)
                break
            heads.add(only + chr(value))
            continue
        own = _heads_of(name, value, size)
        if place == last and name == "ASSERT" and value[0] > 0:
            # Where nothing is matched behind it, what has to follow is all that is known.
            ahead = _heads(value[1], size)
            own = {head + _ANYTHING for head in ahead} if ahead else None
        if own is None:
            own = {_ANYTHING}
        going = {head for head in heads if len(head) < size and not head.endswith(_ANYTHING)}
        if not going:
            break
        own = _few(own, _MOST_HEADS // len(going))
        heads = (heads - going) | {(head + one)[:size] for head in going for one in own}
    return heads


def _few(letters: set[str], most: int) -> set[str]:
    """Letters cut short where there are more than so many, what follows them left open; at least what is left open itself."""
    size = max(map(len, letters), default=0)
    while len(letters) > most and size:
        size -= 1
        letters = {one if len(one) <= size else one[:size] + _ANYTHING for one in letters}
    return letters


def _heads_of(kind: str, value: Any, size: int) -> set[str] | None:
    if kind == "LITERAL":
        return {chr(value)}
    if kind == "ASSERT_NOT" and not value[1]:
        return set()  # `(?!)`
    if kind in ("ASSERT", "ASSERT_NOT", "AT"):
        return {""}
    if kind == "SUBPATTERN":
        return _heads(value[3], size)
    if kind == "ATOMIC_GROUP":
        return _heads(value, size)
    if kind == "BRANCH":
        branches = [_heads(branch, size) for branch in value[1]]
        return None if any(one is None for one in branches) else {head for one in branches for head in one or ()}
    if kind == "IN":
        return _letters(value)
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        once = _heads(value[2], size)
        if once is None:
            return None
        none = set() if value[0] else {""}
        if value[1] == 1:
            return once | none
        if value[1] == 2 and len(once) <= _FEW_ROUNDS and _ANYTHING not in "".join(once):
            return once | {(head + one)[:size] for head in once for one in once} | none
        # What a further round adds is left open.
        return once | {head if len(head) >= size else head + _ANYTHING for head in once} | none
    return None


def _letters(items: Sequence[tuple[Any, Any]]) -> set[str] | None:
    found: set[str] = set()
    for kind, value in items:
        if kind.name == "LITERAL":
            found.add(chr(value))
        elif kind.name == "RANGE" and value[1] - value[0] < _WIDEST:
            found.update(map(chr, range(value[0], value[1] + 1)))
        elif kind.name == "CATEGORY" and value.name == "CATEGORY_DIGIT":
            found.update("0123456789")
        else:
            return None
    return found
