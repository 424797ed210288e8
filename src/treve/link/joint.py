"""What do several reports of one incident come to? Nothing is averaged.

Days and instants: what all allow, if there is such a time, otherwise the widest. Figures: the lowest and the highest stated, a
best figure only if all who give one agree. The act: the one all name, force by unspecified means if they name different kinds of
force, otherwise none. All reports are taken at once, one column after the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from treve.link.compare import Akin
from treve.link.joint_place import joint_place
from treve.link.joint_side import NOBODY, JointSide, joint_side
from treve.link.place_keys import NOT_STATED
from treve.link.side_by_side import NO_LEAST, NO_MOST, Groups
from treve.link.told import Told
from treve.model.act import FAMILY, Act, Family
from treve.store.arrow_types import arrow_schema

Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.int32]
Bools = npt.NDArray[np.bool_]

_SCHEMA = pa.schema(
    [
        *(field for field in arrow_schema("incident") if field.name not in ("side_pair_id", "perpetrator_basis")),
        pa.field("perpetrator_disputed", pa.bool_()),
    ]
)

NONE = _SCHEMA.empty_table()
"""The rows of step_joint where each incident is told by one report."""

_ACTS = pa.array([None, *(act.value for act in Act)], pa.string())
"""Acts by their number; none has 0."""

_FORCE = np.array([True, *(FAMILY[act] is Family.KINETIC for act in Act)])
"""Whether the act of each number is force, or none is stated."""


def joint_rows(told: Told, said: pa.Table, akin: Akin, workers: int = 1) -> pa.Table:
    """The rows of step_joint, one an incident that several reports tell.

    said     what said.sql gives, of these reports at least
    workers  stretches of incidents worked side by side, which changes no result
    NULL     nobody states it, or what they state cannot be put into one value
    """
    if said.num_rows > len(told.report):
        said = said.filter(np.isin(said.column("source_row_id").to_numpy(), told.report))
    with ThreadPoolExecutor(workers) as threads:
        parts = threads.map(lambda own: _rows(told.part(own), said[own.start : own.stop], akin), told.cuts(workers))
        return pa.concat_tables(parts)


def _rows(told: Told, said: pa.Table, akin: Akin) -> pa.Table:
    groups = Groups(told.incident)
    place = joint_place(groups, told.place, told.fineness, told.point, told.radius_km)
    directed = groups.any(told.directed)
    counts = told.directed | ~directed[groups.of]
    sides = {side: _side(groups, told, said, counts, side, akin) for side in "ab"}
    columns = {
        "incident_id": told.incident[groups.starts],
        "reports": groups.sizes,
        "recorders": _voices(groups, told.voice),
        **_spans(groups, told),
        "place_id": place.place,
        "place_rule": _either(place.widest, "widest", "most_precise"),
        "kilometres_apart": pa.array(place.apart_km, from_pandas=True),
        **{f"side_{name}_set": pa.array(one.actors, mask=one.actors == NOBODY) for name, one in sides.items()},
        "direction": _either(directed, "a_against_b", "undirected"),
        "target_disputed": sides["b"].disputed,
        "perpetrator_disputed": sides["a"].disputed,
        **_acts(groups, told, said),
        **_figures(groups, said),
    }
    return pa.table([pa.array(columns[name]) for name in _SCHEMA.names], _SCHEMA.names).cast(_SCHEMA)


def _bound(groups: Groups, said: pa.Table, name: str, missing: int) -> Ints:
    """The least or the most that each group states of something, by what stands where nobody states it."""
    column = said.column(name)
    if column.null_count == len(column):
        return np.full(len(groups.starts), missing)
    values = pc.fill_null(column.cast(pa.int64()), missing).to_numpy()
    return groups.least(values) if missing == NO_LEAST else groups.most(values)


def _either(holds: Bools, one: str, other: str) -> pa.Array:
    return pa.array([other, one]).take(pa.array(holds.astype(np.int8)))


def _spans(groups: Groups, told: Told) -> dict[str, pa.Array]:
    first_day, last_day, _ = _span(groups, told.first_day, told.last_day, whole=True)
    earliest, latest, fits = _span(groups, told.earliest, told.latest, whole=False)
    return {
        "first_day": pa.array(first_day.astype(np.int32)).cast(pa.date32()),
        "last_day": pa.array(last_day.astype(np.int32)).cast(pa.date32()),
        "earliest_at": pa.array(earliest).cast(pa.timestamp("us")),
        "latest_at": pa.array(latest).cast(pa.timestamp("us")),
        "span_rule": _either(fits, "intersection", "widest"),
    }


def _span(groups: Groups, first: Ints, last: Ints, *, whole: bool) -> tuple[Ints, Ints, Bools]:
    """From when until when, and whether all reports allow it. whole: the end of a span belongs to it."""
    begin, end = groups.most(first), groups.least(last)
    fits = begin <= end if whole else begin < end
    return np.where(fits, begin, groups.least(first)), np.where(fits, end, groups.most(last)), fits


def _voices(groups: Groups, voice: Ints) -> Ints:
    """How many voices each group has."""
    voices = 1 + (groups.least(voice) < groups.most(voice)).astype(np.int64)
    # Of more than two reports with two voices at least they have to be counted.
    rows = np.flatnonzero(((voices > 1) & (groups.sizes > 2))[groups.of])
    of, voice = groups.of[rows], voice[rows]
    order = np.lexsort((voice, of))
    of, voice = of[order], voice[order]
    differ = (np.diff(of, prepend=-1) != 0) | (np.diff(voice, prepend=0) != 0)
    counted = np.bincount(of[differ], minlength=len(voices))
    return np.where(counted > 0, counted, voices)


def _side(groups: Groups, told: Told, said: pa.Table, counts: Bools, side: str, akin: Akin) -> JointSide:
    key: Small = getattr(told, f"side_{side}_key")
    actors = pc.fill_null(said.column(f"side_{side}_set").cast(pa.int64()), NOBODY).to_numpy()
    return joint_side(groups, counts & (key != NOT_STATED) & (actors != NOBODY), key, actors, told.voice, akin)


def _acts(groups: Groups, told: Told, said: pa.Table) -> Mapping[str, pa.Array]:
    number = pc.fill_null(said.column("act_number").cast(pa.int64()), 0).to_numpy()
    telling = told.telling & (number > 0)
    some_tell = groups.any(telling)
    # Acts that tell nothing count where no report names one that tells something.
    counts = (number > 0) & (telling | ~some_tell[groups.of])
    first, last = groups.least(number, counts), groups.most(number, counts)
    named = first != NO_LEAST
    unspecified = list(Act).index(Act.ARMED_FORCE_UNSPECIFIED) + 1
    of_force = np.where(named & ~groups.any(~_FORCE[number]), unspecified, 0)
    act = np.where(named & (first == last), first, of_force)
    return {"act": _ACTS.take(pa.array(act)), "act_disputed": pa.array(some_tell & (first < last))}


def _figures(groups: Groups, said: pa.Table) -> Mapping[str, pa.Array]:
    told = {}
    for name in ("deaths", "injured"):
        low, most_low = (_bound(groups, said, f"{name}_low", missing) for missing in (NO_LEAST, NO_MOST))
        high = _bound(groups, said, f"{name}_high", NO_MOST)
        told[f"{name}_low"] = pa.array(low, mask=low == NO_LEAST)
        told[f"{name}_high"] = pa.array(high, mask=(high == NO_MOST) | (high < most_low))
    for name in ("deaths_best", "civilian_deaths"):
        least, most = (_bound(groups, said, name, missing) for missing in (NO_LEAST, NO_MOST))
        told[name] = pa.array(least, mask=least != most)
    stated = _bound(groups, said, "exception_stated", NO_MOST)
    told["exception_stated"] = pa.array(stated > 0, mask=stated == NO_MOST)
    return told
