"""The words of a language that tell of the beginning, the end and the length of a truce, compiled."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from treve.extract.folding import folded
from treve.extract.lexicon import lexicon
from treve.extract.places import Places
from treve.model.draft import Language

_NOWHERE = Places(())


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns on folded text. `own` is the group of the words themselves, without a particle joined to them."""

    truce: re.Pattern[str]
    enter: re.Pattern[str]
    start: re.Pattern[str]
    until: re.Pattern[str]
    lasting: re.Pattern[str]
    not_of: re.Pattern[str]
    in_force: re.Pattern[str]
    deadline: re.Pattern[str]
    at_once: re.Pattern[str]
    truces: Places = _NOWHERE  # where one text names a truce
    forces: Places = _NOWHERE  # where it says "in force"


@functools.cache
def words_of(language: Language) -> Words | None:
    """The words of a language; None for one that has none."""
    given = lexicon(language, "in_force")
    if not given:
        return None
    left = r"(?<!\w)[وفبلك]?" if language is Language.ARABIC else r"(?<!\w)"

    def pattern(key: str) -> re.Pattern[str]:
        return re.compile(rf"{left}(?P<own>{folded(given[key])})(?!\w)")

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
