"""One part of an edition."""

from __future__ import annotations

from dataclasses import dataclass

from treve.bulletin.edition.pictures import Picture
from treve.bulletin.view import Grid


@dataclass(frozen=True, slots=True)
class Section:
    """One part of an edition; an empty one says so in its sentences."""

    heading: str
    sentences: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    pictures: tuple[Picture, ...] = ()
