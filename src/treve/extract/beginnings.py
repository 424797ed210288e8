"""The letters with which a match of a pattern begins, and where in a text it can begin with them.

A pattern is tried only where such letters stand: at the beginnings of few words, where `re` would try it at every character.
"""

from __future__ import annotations

import importlib
import re
from array import array
from collections.abc import Container, Iterable, Sequence
from typing import Any

_PARSER: Any = importlib.import_module("re._parser")
_ANYTHING = "\x00"
HEAD = 4  # letters
_MOST_HEADS = 20_000
_WIDEST = 40  # characters of a class that are told one by one
_WORD_BEGINS = re.compile(r"(?<!\w)\w")


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


def word_heads(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """The first letters, at most four, of every match of a pattern whose matches all begin where a word does.

    None for any other pattern. None of them begins with another.
    """
    items = _PARSER.parse(pattern.pattern, pattern.flags)
    found = _heads(items) if _at_word(items) else None
    heads = {head.rstrip(_ANYTHING) for head in found or ("",)}
    if not all(_WORD_BEGINS.match(head) for head in heads):
        return None
    return frozenset(head for head in heads if not any(head[:size] in heads for size in range(1, len(head))))


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


class WordHeads:
    """The first letters of the matches of many patterns, each known by its number, to be looked for in one pass."""

    def __init__(self, heads: Iterable[tuple[int, frozenset[str]]]) -> None:
        self._users: dict[str, list[int]] = {}
        for number, letters in heads:
            for one in letters:
                self._users.setdefault(one, []).append(number)
        self._known: dict[str, tuple[int, ...]] = {}

    def places(self, text: str, asked: Container[int]) -> dict[int, array[int]]:
        """For each pattern asked for every place in a text where a match can begin, in order; no entry without one."""
        found: dict[int, array[int]] = {}
        for word in _WORD_BEGINS.finditer(text):
            start = word.start()
            letters = text[start : start + HEAD]
            numbers = self._known.get(letters)
            for number in self._of(letters) if numbers is None else numbers:
                if number in asked:
                    places = found.get(number)
                    if places is None:
                        found[number] = array("I", (start,))
                    else:
                        places.append(start)
        return found

    def _of(self, letters: str) -> tuple[int, ...]:
        """The patterns of which a match can begin with some letters."""
        beginnings = (letters[:size] for size in range(1, len(letters) + 1))
        numbers = tuple(number for one in beginnings for number in self._users.get(one, ()))
        if len(self._known) < _MOST_HEADS:  # a hostile text must not fill the memory
            self._known[letters] = numbers
        return numbers


class Scanner:
    """Patterns tried at an offset in their order: only those that can begin with the letters that stand there.

    idle  letters met so far with which none of them begins
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._patterns = [(Beginnings(one), one) for one in patterns]
        self._known: dict[str, tuple[re.Pattern[str], ...]] = {}
        self.idle: set[str] = set()

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """The match of the first pattern that matches at the offset."""
        letters = text[start : start + HEAD]
        tried = self._known.get(letters)
        if tried is None:
            tried = tuple(one for begins, one in self._patterns if begins(letters, 0))
            if len(self._known) < _MOST_HEADS:  # a hostile text must not fill the memory
                self._known[letters] = tried
                if not tried:
                    self.idle.add(letters)
        for one in tried:
            found = one.match(text, start)
            if found is not None:
                return found
        return None


def _heads(items: Sequence[tuple[Any, Any]]) -> set[str] | None:
    """The first letters of every match, a shorter string for a shorter match; None for too many."""
    heads = {""}
    for kind, value in items:
        own = _heads_of(str(kind), value)
        if own is None:
            own = {_ANYTHING}
        going = {head for head in heads if len(head) < HEAD and not head.endswith(_ANYTHING)}
        if not going:
            break
        heads = (heads - going) | {(head + one)[:HEAD] for head in going for one in own}
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
        more = {head if value[1] == 1 or len(head) >= HEAD else head + _ANYTHING for head in once}
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
