"""Patterns of whole words, numbered within their language, so that one pass over a text looks for all of them."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator

from treve.extract.patterns.parted import alternatives_of
from treve.extract.patterns.required import Pattern
from treve.model.draft import Language

NEVER = Pattern("(?!)", 0)


@functools.cache
def _numbers(_: Language) -> Iterator[int]:
    return itertools.count(1)


def numbered(source: str, language: Language, parts: list[str] | None = None) -> Pattern:
    """A pattern with a number that no other of its language has. parts: as Pattern has them."""
    return Pattern(source, next(_numbers(language)), parts or ())


def parts_of(words: str, particle: str, end: str, group: str = "") -> list[str]:
    r"""The alternatives of `(?<!\w)[particle]?(?:words)end` in the order in which `re` tries them.

    particle  letters of which one may be joined to the words
    group     the name of a group around the words
    """
    opening = f"(?P<{group}>" if group else "(?:"
    alternatives = alternatives_of(words)
    return [rf"(?<!\w){joined}{opening}{one}){end}" for joined in _joined(particle) for one in alternatives]


def _joined(particle: str) -> tuple[str, ...]:
    return (f"[{particle}]", "") if particle else ("",)


def whole_words(words: str, language: Language, particle: str = "", group: str = "", end: str = r"(?!\w)") -> Pattern:
    """Folded words that begin and end where words do, perhaps behind a joined particle; they may be in a group of a name."""
    joined = f"[{particle}]?" if particle else ""
    opening = f"(?P<{group}>" if group else "(?:"
    parts = parts_of(words, particle, end, group)
    return numbered(rf"(?<!\w){joined}{opening}{words}){end}", language, parts)
