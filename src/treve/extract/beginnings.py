"""The letters with which a match of a pattern begins, and where in a text it can begin with them.

A pattern is tried only where such letters stand: at the beginnings of few words, where `re` would try it at every character.
"""

from __future__ import annotations

import importlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

_PARSER: Any = importlib.import_module("re._parser")
_ANYTHING = "\x00"
_HEAD = 4  # letters
_MOST_HEADS = 20_000
_WIDEST = 40  # characters of a class that are told one by one
_WORD_BEGINS = re.compile(r"(?<!\w)\w")

Heads = tuple[tuple[int, frozenset[str]], ...]
"""Beginnings of matches by their length."""


class Beginnings:
    """Whether a match of a pattern can begin at an offset of a text, told by a few letters."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        found = _heads(_PARSER.parse(pattern.pattern, pattern.flags))
        self._any = found is None or any(head in ("", _ANYTHING) for head in found)
        self._sizes = _by_length(head.rstrip(_ANYTHING) for head in found or ())

    def __call__(self, text: str, start: int) -> bool:
        """False only where no match begins."""
        return self._any or any(text[start : start + size] in heads for size, heads in self._sizes)


def _by_length(heads: Iterable[str]) -> Heads:
    distinct = set(heads)
    return tuple(
        (size, frozenset(one for one in distinct if len(one) == size)) for size in sorted(set(map(len, distinct)))
    )


def word_heads(pattern: re.Pattern[str]) -> Heads | None:
    """The first letters of every match of a pattern whose matches all begin where a word does; None for any other pattern."""
    items = _PARSER.parse(pattern.pattern, pattern.flags)
    found = _heads(items) if _at_word(items) else None
    heads = {head.rstrip(_ANYTHING) for head in found or ("",)}
    return _by_length(heads) if all(_WORD_BEGINS.match(head) for head in heads) else None


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


class WordStarts:
    """Where the words of a text begin, by their first letters: looked for once in the whole text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._by_size: dict[int, dict[str, list[int]]] = {}

    def of(self, heads: Heads) -> list[int]:
        """Every place where a word begins with one of some letters, in order."""
        found: list[int] = []
        for size, letters in heads:
            known = self._by_size.get(size) or self._of_size(size)
            for one in known.keys() & letters:
                found += known[one]
        return sorted(set(found))

    def _of_size(self, size: int) -> dict[str, list[int]]:
        known: defaultdict[str, list[int]] = defaultdict(list)
        if size < _HEAD:
            for letters, starts in (self._by_size.get(_HEAD) or self._of_size(_HEAD)).items():
                known[letters[:size]] += starts
        else:
            text = self._text
            for found in _WORD_BEGINS.finditer(text):
                start = found.start()
                known[text[start : start + _HEAD]].append(start)
        self._by_size[size] = known
        return known


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
