"""How a producer's server is treated: how long to wait for it, how often to ask again, and what the user is told meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

USER_AGENT = "treve (ceasefire monitoring and verification)"


@dataclass(frozen=True, slots=True)
class Manners:
    """Waiting and asking again. All times in seconds.

    connect_seconds, read_seconds  longest wait for a connection, and between two parts of an answer
    attempts                       how often one request is made before giving up
    first_pause, longest_pause     pause after the first failure, doubled after each further one, up to the longest
    patience                       longest pause a server may ask for; beyond it the download stops and can be continued later
    sleep                          what waits; tests pass their own
    """

    connect_seconds: float = 15.0
    read_seconds: float = 90.0
    attempts: int = 8
    first_pause: float = 2.0
    longest_pause: float = 120.0
    patience: float = 900.0
    sleep: Callable[[float], None] = time.sleep

    def pause(self, failures: int) -> float:
        """Seconds to wait after so many failures in a row, from 1."""
        return min(self.first_pause * 2.0 ** (failures - 1), self.longest_pause)


POLITE = Manners()
"""What a producer's server can expect of us by default."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a download stands.

    unit     "rows" or "bytes"
    total    None: the server has not said
    waiting  seconds of the pause that starts now, and why; None: no pause
    """

    unit: str
    done: int
    total: int | None
    waiting: float | None = None
    reason: str | None = None


Listener = Callable[[Progress], None]


def silent(progress: Progress) -> None:
    """Tell nobody."""
