"""The words of a language that tell of the beginning, the end and the length of a truce, compiled."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from treve.extract.patterns.lexicon import lexicon
from treve.extract.patterns.places import NOWHERE, Places
from treve.extract.patterns.required import Pattern
from treve.extract.patterns.word_patterns import whole_words
from treve.extract.text.folding import folded
from treve.model.draft import Language


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns on folded text. `own` is the group of the words themselves, without a particle joined to them."""

    truce: Pattern
    enter: Pattern
    start: Pattern
    until: Pattern
    lasting: re.Pattern[str]
    not_of: Pattern
    in_force: Pattern
    deadline: re.Pattern[str]
    at_once: Pattern
    truces: Places = NOWHERE  # where one text names a truce
    forces: Places = NOWHERE  # where it says "in force"

    def patterns(self) -> tuple[Pattern, ...]:
        """Those to be looked for in one pass."""
        return self.truce, self.enter, self.start, self.until, self.not_of, self.in_force, self.at_once


@functools.cache
def words_of(language: Language) -> Words | None:
    """The words of a language; None for one that has none."""
    given = lexicon(language, "in_force")
    if not given:
        return None

    def pattern(key: str) -> Pattern:
        return whole_words(folded(given[key]), language, "وفبلك" if language is Language.ARABIC else "", "own")

    lasting = re.compile(folded(given["lasting"].rstrip("$")) + "$")
    return Words(
        pattern("truce"),
        pattern("enter"),
        pattern("from"),
        pattern("until"),
        lasting,
        pattern("not_of"),
        pattern("in_force"),
        re.compile(rf"(?:{folded(given['deadline'].rstrip('$'))})$"),
        pattern("at_once"),
    )
