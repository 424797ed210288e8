"""Step link: which reports tell the same incident?

Candidate pairs are found in space and time, compared level by level, weighed by weights counted from the run itself, and joined
where each is the other's best match by a margin. What is not sure enough is put before people; what people decide always wins.
The result does not depend on the order of the rows, on threads or on chunks.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pyarrow as pa

from treve.link import (
    act_groups,
    alarms,
    blocking,
    candidates,
    compare,
    joint,
    pair_rows,
    scoring,
    told,
    within_register,
)
from treve.link.decisions import NOTHING_RULED, Ruled, ruled
from treve.link.evidence import PairExplained, evidence
from treve.link.linked import Linked, LinkOrder
from treve.link.near import Likely, Near, NewReport
from treve.link.window import Window
from treve.store.arrow_types import arrow_schema
from treve.store.protocol import Store

__all__ = ["Likely", "LinkOrder", "Linked", "Near", "NewReport", "PairExplained", "evidence", "incidents"]

_GROUP = pa.schema([("source_row_id", pa.int64()), ("incident_id", pa.int64()), ("superseded", pa.bool_())])


def incidents(store: Store, order: LinkOrder) -> Linked:
    """Say which reports tell the same incident: tables pair, link_weight, incident_report, incident and side_pair.

    Raises TooManyPairs if more pairs would have to be compared than the bound allows, BadValue for a decision on an unknown id.
    """
    decided = _ruled(store, order)
    done, shared = _groups(store, order, decided) if order.window else (Linked(), None)
    come_to(store, shared, order.window.workers() if order.window else 1)
    return done


@dataclass(frozen=True, slots=True)
class Shared:
    """What the reports of incidents that several tell say: in numbers, and what said.sql gives."""

    told: told.Told
    said: pa.Table


def come_to(store: Store, shared: Shared | None, workers: int = 1) -> None:
    """Write what follows from the groups of reports, unless it stands already: incident_report, incident and side_pair.

    shared  None where no incident has several reports; workers: stretches of incidents worked side by side
    """
    standing = store.tables()
    for table, schema in (
        ("step_group", _GROUP),
        ("pair", arrow_schema("pair")),
        ("link_weight", arrow_schema("link_weight")),
    ):
        if table not in standing:
            store.load(table, schema.empty_table())
    if "incident_report" not in standing:
        store.run("link/incident_report.sql", into="incident_report")
    rows = joint.NONE
    if shared and len(shared.told.report):
        rows = joint.joint_rows(shared.told, shared.said, compare.Akin.of(store), workers)
    store.load("step_joint", rows)
    store.run("link/side_pair.sql", into="side_pair")
    store.run("link/incident.sql", into="incident")


def said(store: Store) -> pa.Table:
    """What said.sql gives. Writes incident_report on the way."""
    store.run("link/incident_report.sql", into="incident_report")
    store.load("step_act_kind", act_groups.kind_rows())
    return store.fetch("link/said.sql")


def _groups(store: Store, order: LinkOrder, decided: Ruled) -> tuple[Linked, Shared | None]:
    """Which reports are one incident: writes link_place, pair, link_weight, step_group and incident_report."""
    window = order.window or Window()
    if not blocking.registers(store, order.curated, wanted=decided is not NOTHING_RULED):
        return Linked(), None
    asked, akin = blocking.asked(store, window), compare.Akin.of(store)
    with ThreadPoolExecutor(1) as engine:
        keys, places, own_places = blocking.keys(asked, window)
        loading = engine.submit(store.load, "link_place", own_places)
        calendar = asked.calendar
        # Some sixty bytes a report, not needed any more.
        del asked
        met = candidates.candidates(keys, places, window)
        loading.result()
        if not len(met.at_1) and decided is NOTHING_RULED:
            return Linked(), None
        compared = compare.compared(met, akin, window.workers())
        scored = scoring.scored(store, compared, decided, order.overrides, window.workers())
        repeats = within_register.repeats(store, compared, scored.weights)
        joined = pair_rows.joined(store, keys, scored, repeats, decided, window)
        groups = pair_rows.group_rows(joined, repeats)
        store.load("step_group", groups)
        # The engine, which needs no Python, reads what the reports say beside the arrays.
        saying = engine.submit(said, store)
        in_numbers = told.told(keys, places, calendar, groups, window.workers())
        pairs = pair_rows.pair_rows(scored, joined, repeats, decided, window)
        shared = Shared(in_numbers, saying.result())
    store.load("pair", pairs)
    return Linked(alarms.alarms(scored, pairs, decided), decided.contradictions), shared


def _ruled(store: Store, order: LinkOrder) -> Ruled:
    if not order.decisions:
        return NOTHING_RULED
    return ruled(order.decisions, _rows(store))


def _rows(store: Store) -> Mapping[str, int]:
    """Row of each report by its id, and by the source's own id where only one source has it."""
    ids = store.fetch("link/all_ids.sql")
    full = dict(zip(ids.column("report_id").to_pylist(), ids.column("source_row_id").to_pylist(), strict=True))
    own: dict[str, list[int]] = {}
    for report_id, row in full.items():
        own.setdefault(report_id.partition(":")[2], []).append(row)
    return {**{one: rows[0] for one, rows in own.items() if len(rows) == 1}, **full}
