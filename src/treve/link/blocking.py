"""What of each report is compared: the table link_key, and where each place is looked for."""

from __future__ import annotations

import pyarrow as pa

from treve.link import act_groups, actor_keys, place_keys, span_keys
from treve.link.candidates import Candidates
from treve.link.candidates import candidates as found
from treve.link.keys import keys_of
from treve.link.place_keys import Places
from treve.link.window import Window
from treve.store.protocol import Store


def keys(store: Store, window: Window, curated: frozenset[str], *, wanted: bool = False) -> Places | None:
    """Write link_key: what of each report is compared. Gives the places, with the cells in which each is looked for.

    None, and nothing more than the registers, if there is one curated register alone: it has no two reports to compare, unless
    they are wanted all the same.
    """
    store.load("step_curated", pa.table({"source": pa.array(sorted(curated), pa.string())}))
    store.run("link/register.sql", into="step_register")
    registers = store.fetch("step_register").to_pylist()
    if not registers or (len(registers) == 1 and registers[0]["curated"] and not wanted):
        return None
    actor_keys.load(store)
    store.load("step_act", act_groups.act_rows())
    store.load("step_clock", span_keys.clock())
    store.load("step_reach", place_keys.reach_rows())
    store.load("step_name_key", place_keys.name_rows(store.fetch("link/place_names.sql")))
    [days] = store.fetch("link/days.sql").to_pylist()
    own, places = place_keys.place_keys(store.fetch("link/place_points.sql"), int(days["days"]), window)
    store.load("step_place_key", own)
    store.run("link/link_key.sql", into="link_key")
    return places


def candidates(store: Store, places: Places, window: Window) -> Candidates:
    """The pairs of reports to be compared. Raises TooManyPairs, before any pair is made, if there would be too many."""
    return found(keys_of(store, places), places, window)
