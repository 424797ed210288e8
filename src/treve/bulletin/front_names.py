"""What fronts are called in the language spoken now: the counts hold English names, or those of the user's own table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from treve.catalogue import current, marked, say

ALL_COVERED = marked("all covered fronts")
"""The name under which figures of all covered fronts together stand in analysis.json."""
NOBODY = marked("nobody named")
"""The name of a side that no source states."""

_OURS = (ALL_COVERED, NOBODY)


@dataclass(frozen=True, slots=True)
class FrontNames:
    """Language → name in the counts → name in that language; a name without an entry stands for itself."""

    by_language: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def name(self, in_counts: str) -> str:
        """The name of one front, or of an area, which keeps its own."""
        if in_counts in _OURS:
            return say(in_counts)
        return self.by_language.get(current().code, {}).get(in_counts, in_counts)

    def names(self, in_counts: Iterable[str]) -> tuple[str, ...]:
        """The names of several fronts in their order."""
        return tuple(self.name(one) for one in in_counts)


NO_NAMES = FrontNames()
