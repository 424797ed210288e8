"""What was compared of reports of a run, as its tables have it: to be compared once more with a report that stands in none yet."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from treve.errors import RunFolderError
from treve.link import blocking, place_keys
from treve.link.keys import ACT_GROUP, AGGREGATE, CIVILIANS, DIRECTED, OF_SOURCE
from treve.link.place_keys import NOT_STATED
from treve.store.protocol import Store

_AS_THEY_ARE = (
    "source_row_id",
    "report_id",
    "register_id",
    "first_number",
    "last_number",
    "place_id",
    "place_name",
    "crowd",
    "name_key",
)
_OR_NOT_STATED = ("minute", "side_a_key", "side_b_key", "recorder_key", "deaths_low", "deaths_high")


def known_keys(store: Store) -> pa.Table:
    """What is compared of the reports in step_asked_report, in the order of their first day and their ids.

    Days count from 1970-01-01, minutes from midnight, points and their reach are in km. NULL: not stated; an actor nobody can
    identify and an act that tells nothing count as not stated, and a place without a point has no reach.

    Raises RunFolderError if the run does not hold what its reports were compared by.
    """
    if "link_place" not in store.tables():
        raise RunFolderError("this run was linked by an earlier version; expected one made again (treve rerun)")
    blocking.number_acts_and_hours(store)
    store.run("link/compared.sql", into="step_compared")
    rows = store.fetch("link/known_key.sql").combine_chunks()
    told = {name: rows.column(name) for name in _AS_THEY_ARE}
    for name in _OR_NOT_STATED:
        told[name] = _or_null(rows.column(name).to_numpy())
    act, marks = rows.column("act").to_numpy(), rows.column("marks").to_numpy()
    told["act_number"] = _or_null(np.where(act == NOT_STATED, NOT_STATED, act // (ACT_GROUP + 1)))
    told["act_group"] = _or_null(np.where(act == NOT_STATED, NOT_STATED, act & ACT_GROUP))
    told["source_number"] = pa.array(marks // OF_SOURCE)
    for name, mark in (("directed", DIRECTED), ("civilian_target", CIVILIANS), ("aggregate", AGGREGATE)):
        told[name] = pa.array(marks & mark != 0)
    latitude, longitude = (rows.column(name).to_numpy() for name in ("latitude", "longitude"))
    precision = rows.column("place_precision").combine_chunks()
    return pa.table({**told, **place_keys.points(latitude, longitude, precision)})


def _or_null(numbers: np.ndarray[tuple[int], np.dtype[np.int32]]) -> pa.Array:
    return pa.array(numbers, mask=numbers == NOT_STATED)
