"""What of each report is compared, as one row of small whole numbers a report.

All that is compared of one report lies side by side, in one line of the processor's memory: pairs name their reports in no order
that a column could follow.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from treve.link.ordering import order
from treve.link.place_keys import OF_PLACE, Places

Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.int32]

AGGREGATE, DIRECTED, CIVILIANS, OF_SOURCE = 1, 2, 4, 8
"""Marks of a report in the column `marks`, as compared.sql puts them together; the number of the source begins at the last."""

_ACT_BITS = 6
ACT_GROUP = 2**_ACT_BITS - 1
"""The part of the column `act` that is the number of its group."""

OF_REPORT = (
    "first_number",
    "last_number",
    "minute",
    "side_a_key",
    "side_b_key",
    "recorder_key",
    "act",
    "deaths_low",
    "deaths_high",
    "marks",
    "register_id",
)
"""The columns of compared.sql that are compared."""

COLUMNS = (*OF_PLACE, *OF_REPORT)
"""All that is compared, in the order in which it lies."""

_TOLD = ("side_a_key", "side_b_key", "recorder_key", "register_id")

_AT_ONCE = 8_192
"""Rows put together at a time, so that what is in hand stays close to the processor."""


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
        return Keys(
            self.rows.take(places, axis=0),
            self.number.take(places),
            self.place.take(places),
            self.curated.take(places),
        )

    def where(self, numbers: Ints) -> Small:
        """The places of the reports of these rows of source_row."""
        found = np.zeros(int(self.number.max(initial=0)) + 1, np.int32)
        found[self.number] = np.arange(len(self.number), dtype=np.int32)
        return found[numbers]


def keys_of(compared: pa.Table, places: Places, curated: npt.NDArray[np.bool_], workers: int = 1) -> Keys:
    """What of all reports is compared; those that lie close together, and those of one place by day, stand side by side.

    compared  what compared.sql gives, in any order
    curated   whether the register of each number is curated
    workers   stretches of reports worked side by side
    """
    place = places.where(compared.column("place_id").to_numpy())
    with ThreadPoolExecutor(workers) as threads:
        columns = list(threads.map(lambda name: compared.column(name).to_numpy(), OF_REPORT))
    line = order((place, columns[OF_REPORT.index("first_number")]), workers)
    rows = np.empty((len(line), len(COLUMNS)), np.int32)
    told, number = compared.column("source_row_id").to_numpy(), np.empty(len(line), np.int64)
    own_place, own_curated = np.empty(len(line), np.int32), np.empty(len(line), bool)

    def stretch(begin: int) -> None:
        own = slice(begin, begin + _AT_ONCE)
        here = line[own]
        number[own], own_place[own] = told.take(here), place.take(here)
        rows[own, : len(OF_PLACE)] = places.compared.take(own_place[own], axis=0)
        for column, values in enumerate(columns, start=len(OF_PLACE)):
            rows[own, column] = values.take(here)
        own_curated[own] = curated.take(rows[own, COLUMNS.index("register_id")])

    with ThreadPoolExecutor(workers) as threads:
        list(threads.map(stretch, range(0, len(line), _AT_ONCE)))
    return Keys(rows, number, own_place, own_curated)
