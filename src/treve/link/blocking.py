"""What of each report is compared, and where each place is looked for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from treve.link import act_groups, actor_keys, place_keys, span_keys
from treve.link.keys import Keys, keys_of
from treve.link.place_keys import LaidOut, Places
from treve.link.window import Window
from treve.link.zone_calendar import ZoneCalendar
from treve.store.protocol import Store

Ints = npt.NDArray[np.integer[Any]]


def registers(store: Store, curated: frozenset[str], *, wanted: bool = False) -> bool:
    """Write link_register, and say whether there is something to compare.

    One curated register alone has no two reports to compare, unless they are wanted all the same.
    """
    store.load("step_curated", pa.table({"source": pa.array(sorted(curated), pa.string())}))
    store.run("link/register.sql", into="link_register")
    found = store.fetch("link_register").to_pylist()
    return len(found) > 1 or (len(found) == 1 and (wanted or not found[0]["curated"]))


@dataclass(frozen=True, slots=True)
class Asked:
    """What the engine says of all reports and places.

    reports  what compared.sql gives, in any order
    places   the places of the run, laid out
    calendar  the days of the zones by whose numbers places names theirs
    curated  whether the register of each number is
    """

    reports: pa.Table
    places: LaidOut
    calendar: ZoneCalendar
    curated: npt.NDArray[np.bool_]


def asked(store: Store, window: Window) -> Asked:
    """Ask the engine for all that is compared; writes link_actor."""
    actor_keys.load(store)
    store.run("link/all_reports.sql", into="step_asked_report")
    number_acts_and_hours(store)
    store.load("step_reach", place_keys.reach_rows())
    store.load("step_name_key", place_keys.name_rows(store.fetch("link/place_names.sql")))
    calendar = ZoneCalendar.of(store)
    store.load("step_zone", calendar.zone_rows())
    points = store.fetch("link/place_points.sql")
    with ThreadPoolExecutor(1) as thread:
        # Places are laid out while the engine, which needs no Python, reads the reports.
        laid_out = thread.submit(place_keys.laid_out, points, window)
        reports = store.fetch("link/compared.sql")
    return Asked(reports, laid_out.result(), calendar, curated(store))


def keys(own: Asked, window: Window) -> tuple[Keys, Places, pa.Table]:
    """What of each report is compared, where each place is looked for, and the rows of link_place."""
    rows, places = placed(own.reports, own.places, window)
    return keys_of(own.reports, places, own.curated, window.workers()), places, rows


def placed(reports: pa.Table, laid_out: LaidOut, window: Window) -> tuple[pa.Table, Places]:
    """The rows of link_place, and where each place is looked for. reports: as in Asked."""
    first, last = (reports.column(name).to_numpy() for name in ("first_number", "last_number"))
    days = days_told(first, last, window.days)
    return place_keys.place_keys(laid_out, reports.column("place_id").to_numpy(), days, window)


def number_acts_and_hours(store: Store) -> None:
    """Write step_act and step_clock, unless they stand already."""
    standing = store.tables()
    if "step_act" not in standing:
        store.load("step_act", act_groups.act_rows())
    if "step_clock" not in standing:
        store.load("step_clock", span_keys.clock())


def curated(store: Store) -> npt.NDArray[np.bool_]:
    """Whether the register of each number is curated."""
    rows = store.fetch("link_register")
    number, is_curated = rows.column("register_id").to_numpy(), rows.column("curated").to_numpy(zero_copy_only=False)
    found = np.zeros(int(number.max(initial=0)) + 1, bool)
    found[number] = is_curated
    return found


def days_told(first: Ints, last: Ints, days: int) -> int:
    """How many days a report tells of, or one some days before or after; those before the first and behind the last left out.

    Without a gap it is the time from the first day to the last. One report of another decade adds itself to it and not the
    decades between, in which a busy town would be taken for a quiet one.

    first, last  the days of each report, numbered
    """
    if not len(first):
        return 0
    least, most = int(first.min()), int(last.max())
    size = most - least + 2
    # Most reports are of one day: those are counted by their day, and the spans of all days after.
    whole = np.flatnonzero(last != first)
    told_on = np.bincount(first - least, minlength=size) > 0
    begins = np.concatenate([np.flatnonzero(told_on), first[whole] - least])
    ends = np.concatenate([np.flatnonzero(told_on), last[whole] - least])
    begins, ends = np.maximum(begins - days, 0), np.minimum(ends + days, most - least) + 1
    open_on = np.cumsum(np.bincount(begins, minlength=size) - np.bincount(ends, minlength=size))
    return int(np.count_nonzero(open_on[:-1] > 0))
