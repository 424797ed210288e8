"""What of the reports of an incident is known in numbers, where several tell it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from treve.link.keys import DIRECTED, Keys
from treve.link.ordering import order
from treve.link.place_keys import NOT_STATED, Places
from treve.link.zone_calendar import ZoneCalendar

Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Told:
    """Reports of incidents that several tell, those that were published again left aside.

    They stand in order of the incidents, and of the reports of each.

    report      the row of source_row; incident: the row of the first report of its group
    place       the id of the place; point: x, y, z on the sphere, not numbers where there is no point
    side_a_key  whom it names, and side_b_key; NOT_STATED: nobody, or nobody who can be identified
    voice       whose word it is: the recorder, or the register, below zero, where no recorder is stated
    directed    whether it says who acted against whom
    telling     whether the act says more than that force was used, or somebody hurt
    first_day   days since 1970, and last_day; earliest, latest: the instants they allow, in microseconds since 1970 in UTC
    radius_km   how far the place reaches, not a number where nobody knows; fineness: how precise it is, the finest 0
    """

    report: Ints
    incident: Ints
    place: Ints
    point: Floats
    side_a_key: Small
    side_b_key: Small
    voice: Ints
    directed: Bools
    telling: Bools
    first_day: Ints
    last_day: Ints
    earliest: Ints
    latest: Ints
    radius_km: Floats
    fineness: Ints

    def part(self, own: slice) -> Told:
        """Those of a stretch of rows."""
        return Told(*(getattr(self, one.name)[own] for one in fields(self)))

    def cuts(self, parts: int) -> list[slice]:
        """Stretches of about one size, so many at the most, which tear no incident apart."""
        ends = [len(self.incident) * part // parts for part in range(1, parts)]
        edges = sorted({0, *np.searchsorted(self.incident, self.incident.take(ends)).tolist(), len(self.incident)})
        return [slice(begin, end) for begin, end in pairwise(edges)]


def told(keys: Keys, places: Places, calendar: ZoneCalendar, groups: pa.Table, workers: int = 1) -> Told:
    """What is known of the reports in groups. groups: the rows of step_group; workers: as order has them."""
    report, incident = shared(groups, workers)
    own = keys.take(keys.where(report))
    recorder = own["recorder_key"].astype(np.int64)
    first, last = own["first_number"], own["last_number"]
    earliest, latest = calendar.spans(places.zone.take(own.place), first, last, own["minute"])
    return Told(
        report,
        incident,
        places.ids[own.place],
        places.points.take(own.place, axis=0)[:, :3],
        own["side_a_key"],
        own["side_b_key"],
        np.where(recorder == NOT_STATED, -own["register_id"].astype(np.int64), recorder),
        own["marks"] & DIRECTED != 0,
        own["act"] != NOT_STATED,
        first.astype(np.int64),
        last.astype(np.int64),
        earliest,
        latest,
        places.radius_km.take(own.place),
        places.fineness.take(own.place).astype(np.int64),
    )


def shared(groups: pa.Table, workers: int = 1) -> tuple[Ints, Ints]:
    """Row and incident of each report that counts and shares its incident with another, in order of the incidents."""
    counts = ~groups.column("superseded").to_numpy()
    report, incident = (groups.column(name).to_numpy()[counts] for name in ("source_row_id", "incident_id"))
    several = np.flatnonzero(np.bincount(incident)[incident] > 1) if len(incident) else np.zeros(0, np.int64)
    line = several[order((incident[several], report[several]), workers)] if len(several) else several
    return report[line], incident[line]
