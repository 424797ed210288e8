"""When the agreement begins and ends to apply."""

from __future__ import annotations

from collections.abc import Iterator

from treve.extract.prose import Prose
from treve.model.draft import Fact


def in_force(prose: Prose) -> Iterator[Fact]:
    """The entry into force and the end of the agreement, each with every instant the text leaves open."""
    yield from ()
