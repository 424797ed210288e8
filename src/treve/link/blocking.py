"""Which pairs of reports are compared at all: counted first, and refused where there would be too many."""

from __future__ import annotations

import pyarrow as pa

from treve.errors import TooManyPairs
from treve.link import act_groups, actor_keys, place_keys, span_keys
from treve.link.window import Window
from treve.store.protocol import Store


def keys(store: Store, window: Window, curated: frozenset[str], *, wanted: bool = False) -> bool:
    """What of each report is compared: the table link_key, and the cells each place and span of days may lie in.

    False, and nothing more than the registers, if there is one curated register alone: it has no two reports to compare, unless
    they are wanted all the same.
    """
    store.load("step_curated", pa.table({"source": pa.array(sorted(curated), pa.string())}))
    store.run("link/register.sql", into="step_register")
    registers = store.fetch("step_register").to_pylist()
    if not registers or (len(registers) == 1 and registers[0]["curated"] and not wanted):
        return False
    actor_keys.load(store)
    store.load("step_act", act_groups.act_rows())
    store.load("step_clock", span_keys.clock())
    spans = store.fetch("link/distinct_spans.sql")
    slots, count = span_keys.slots(spans, window)
    store.load("step_slot", slots)
    own, cells = place_keys.place_keys(store.fetch("link/place_points.sql"), _days(spans), window, count)
    store.load("step_place_key", own)
    store.load("step_place_cell", cells)
    store.load("step_window", window.row())
    store.run("link/link_key.sql", into="link_key")
    return True


def candidates(store: Store, window: Window) -> bool:
    """Write step_candidate; False if no two reports can be a pair.

    Raises TooManyPairs, before any pair is made, if the cells hold more than the window's pairs per report.
    """
    store.run("link/cell.sql", into="step_cell")
    bound = window.pairs_per_report * max(store.tables()["link_key"], 1_000)
    # Most runs stay below the bound whatever the registers; only the others are looked at more closely.
    if (store.fetch("link/cell_crowd.sql").to_pylist()[0]["pairs"] or 0) > bound:
        load = store.fetch("link/cell_load.sql").to_pylist()[0]
        if load["pairs"] > bound:
            raise TooManyPairs(int(load["pairs"]), int(bound), int(load["fullest"]))
    store.run("link/candidate_pairs.sql", into="step_candidate")
    return store.tables()["step_candidate"] > 0


def _days(spans: pa.Table) -> int:
    if not spans.num_rows:
        return 1
    numbers = (spans.column(name).to_numpy() for name in ("first_number", "last_number"))
    first, last = numbers
    return int(last.max() - first.min()) + 1
