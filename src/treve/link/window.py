"""How far apart two reports of one incident may lie, and when a pair is sure enough to be linked."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from treve.settings import Settings


@dataclass(frozen=True, slots=True)
class Window:
    """The settings of the step link; see `Settings`.

    km, days          beyond what both places and both spans of days allow by themselves
    longest_days      a report that could lie on more days is an incident of its own
    pairs_per_report  candidate pairs per report beyond which linking is refused
    linked, queued    chance from which a pair is linked, and from which it is put before people
    """

    km: float = 15.0
    days: int = 2
    longest_days: int = 31
    pairs_per_report: float = 200.0
    linked: float = 0.7
    queued: float = 0.2

    @staticmethod
    def of(settings: Settings) -> Window:
        """The window that the settings of a run ask for."""
        return Window(km=settings.link_km, days=settings.link_days, linked=settings.link_chance)

    def row(self) -> pa.Table:
        """The one row of step_window."""
        return pa.table({"km": [float(self.km)]})
