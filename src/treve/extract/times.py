"""Every passage of a text that names a time."""

from __future__ import annotations

from treve.extract.prose import Prose
from treve.extract.time_mention import TimeMention


def times(prose: Prose) -> tuple[TimeMention, ...]:
    """The times of a text, in order, never overlapping."""
    return ()
