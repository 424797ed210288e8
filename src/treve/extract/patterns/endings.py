"""The letters with which a match of a pattern ends, where it ends where a word does.

A future tense that is told by its ending alone ("libérera", "retirarán") can begin with any word: it is looked for only where a
word ends so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from treve.extract.patterns.beginnings import parsed

_LEAST = 2  # letters
_WORD_CLASS = "CATEGORY_WORD"
_NO_LETTERS = ("ASSERT", "ASSERT_NOT", "AT")


def word_endings(pattern: str) -> frozenset[str] | None:
    """Letters of which every match ends with some, with no letter behind them; None where they are not known."""
    found = _of(list(parsed(pattern)))
    return frozenset(found) if found and all(len(one) >= _LEAST for one in found) else None


def ending_with(letters: frozenset[str]) -> re.Pattern[str]:
    """Where a word ends with some letters."""
    return re.compile(f"(?:{'|'.join(map(re.escape, sorted(letters)))})(?!\\w)")


def _of(items: list[tuple[Any, Any]]) -> set[str] | None:
    while items and _says_nothing(items[-1]):
        items = items[:-1]
    if not items:
        return None
    kind, value = items[-1][0].name, items[-1][1]
    if kind == "SUBPATTERN":
        return _of(list(value[3]))
    if kind == "BRANCH":
        branches = [_of([*items[:-1], *branch]) for branch in value[1]]
        return None if any(one is None for one in branches) else {letters for one in branches for letters in one or ()}
    return _letters(items[:-1], {""})[0] if _is_word_end(kind, value) else None


def _letters(items: Sequence[tuple[Any, Any]], behind: set[str]) -> tuple[set[str], bool]:
    """What stands last before some letters, with these; and whether all of it is letters, so that what stands before counts too."""
    found, whole = behind, True
    for kind, value in reversed(items):
        name = kind.name
        if name in _NO_LETTERS:
            continue
        if name == "LITERAL":
            found = {chr(value) + one for one in found}
        elif name == "SUBPATTERN":
            found, whole = _letters(value[3], found)
        elif name == "BRANCH":
            told = [_letters(branch, found) for branch in value[1]]
            found, whole = {letters for one, _ in told for letters in one}, all(open_ for _, open_ in told)
        else:
            whole = False
        if not whole:
            break
    return found, whole


def _is_word_end(kind: str, value: Any) -> bool:
    return (
        kind == "ASSERT_NOT"
        and value[0] > 0
        and [one[0].name for one in value[1]] == ["IN"]
        and [(one[0].name, str(one[1])) for one in value[1][0][1]] == [("CATEGORY", _WORD_CLASS)]
    )


def _says_nothing(item: tuple[Any, Any]) -> bool:
    """What matches no letter: it takes nothing from what stands before it."""
    kind, value = item[0].name, item[1]
    if kind == "SUBPATTERN":
        return all(_says_nothing(one) for one in value[3])
    if kind == "BRANCH":
        return all(all(_says_nothing(one) for one in branch) for branch in value[1])
    return kind in _NO_LETTERS and not _is_word_end(kind, value)
