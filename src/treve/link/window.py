"""How far apart two reports of one incident may lie, and when a pair is sure enough to be linked."""

from __future__ import annotations

import os
from dataclasses import dataclass

from treve.settings import Settings


@dataclass(frozen=True, slots=True)
class Window:
    """The settings of the step link; see `Settings`.

    km, days          beyond what both places and both spans of days allow by themselves
    longest_days      a report that could lie on more days is an incident of its own
    pairs_per_report  candidate pairs per report beyond which linking is refused
    threads           stretches of reports worked side by side, which changes no result; None: one for each core
    linked, queued    chance from which a pair is linked, and from which it is put before people
    """

    km: float = 15.0
    days: int = 2
    longest_days: int = 31
    pairs_per_report: float = 200.0
    linked: float = 0.7
    queued: float = 0.2
    threads: int | None = None

    @staticmethod
    def of(settings: Settings) -> Window:
        """The window that the settings of a run ask for."""
        return Window(
            km=settings.link_km, days=settings.link_days, linked=settings.link_chance, threads=settings.threads
        )

    def workers(self) -> int:
        """How many stretches are worked side by side."""
        return self.threads or os.cpu_count() or 1
