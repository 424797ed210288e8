"""Figures: how many were killed, injured, displaced, detained, exchanged …"""

from __future__ import annotations

from collections.abc import Iterator

from treve.extract.prose import Prose
from treve.model.draft import Fact


def figures(prose: Prose) -> Iterator[Fact]:
    """Each count the text states as a fact, with its bounds."""
    yield from ()
