"""What of each report is compared, as one row of small whole numbers a report.

All that is compared of one report lies side by side, in one line of the processor's memory: pairs name their reports in no order
that a column could follow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from treve.link.place_keys import Places
from treve.store.protocol import Store

Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.int32]

NOT_STATED = -1
"""What stands where a report does not state a thing. All that is numbered is zero or more."""

AGGREGATE, DIRECTED, CIVILIANS, OF_SOURCE = 1, 2, 4, 8
"""Marks of a report in the column `marks`, as whole_key.sql puts them together; the number of the source begins at the last."""

ACT_GROUP = 63
"""The part of the column `act` that is the number of its group."""

COLUMNS = (
    "first_number",
    "last_number",
    "minute",
    "point_north",
    "point_east",
    "crowd",
    "name_key",
    "side_a_key",
    "side_b_key",
    "recorder_key",
    "act",
    "deaths_low",
    "deaths_high",
    "marks",
    "reach_metres",
    "register_id",
)
"""The columns of whole_key.sql that are compared, in the order in which they lie."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What of some reports is compared: a row a report, a column for each of COLUMNS."""

    rows: Small

    def __getitem__(self, name: str) -> Small:
        found: Small = self.rows[:, COLUMNS.index(name)]
        return found


@dataclass(frozen=True, slots=True)
class Keys(Rows):
    """What of the reports of a run is compared.

    number   the row of source_row; place: where its place stands among the places; curated: whether its register is
    """

    number: Ints
    place: Small
    curated: npt.NDArray[np.bool_]

    def take(self, places: npt.NDArray[np.integer[Any]]) -> Keys:
        """The reports at these places, in this order."""
        return Keys(self.rows.take(places, axis=0), self.number[places], self.place[places], self.curated[places])


def keys_of(store: Store, places: Places) -> Keys:
    """What of all reports is compared."""
    table = store.fetch("link/whole_key.sql")
    rows = np.empty((table.num_rows, len(COLUMNS)), np.int32)
    for at, name in enumerate(COLUMNS):
        rows[:, at] = table.column(name).to_numpy()
    number, place, curated = (table.column(name).to_numpy() for name in ("source_row_id", "place_id", "curated"))
    return Keys(rows, number, places.where(place), curated)
