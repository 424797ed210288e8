"""Step link: which reports tell the same incident?

Candidate pairs are found in space and time, compared level by level, weighed by weights counted from the run itself, and joined
where each is the other's best match by a margin. What is not sure enough is put before people; what people decide always wins.
The result does not depend on the order of the rows, on threads or on chunks.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from treve.link import act_groups, alarms, blocking, candidates, compare, pair_rows, scoring, within_register
from treve.link.decisions import NOTHING_RULED, Ruled, ruled
from treve.link.evidence import PairExplained, evidence
from treve.link.keys import told_rows
from treve.link.linked import Linked, LinkOrder
from treve.link.near import Likely, Near, NewReport
from treve.link.window import Window
from treve.store.arrow_types import arrow_schema
from treve.store.protocol import Store

__all__ = ["Likely", "LinkOrder", "Linked", "Near", "NewReport", "PairExplained", "evidence", "incidents"]

_GROUP = pa.schema([("source_row_id", pa.int64()), ("incident_id", pa.int64()), ("superseded", pa.bool_())])
_JOINT = pa.schema(
    [
        *(field for field in arrow_schema("incident") if field.name not in ("side_pair_id", "perpetrator_basis")),
        pa.field("perpetrator_disputed", pa.bool_()),
    ]
)


def incidents(store: Store, order: LinkOrder) -> Linked:
    """Say which reports tell the same incident: tables pair, link_weight, incident_report, incident and side_pair.

    Raises TooManyPairs if more pairs would have to be compared than the bound allows, BadValue for a decision on an unknown id.
    """
    decided = _ruled(store, order)
    done = _groups(store, order, decided) if order.window else Linked()
    for table, schema in (
        ("step_group", _GROUP),
        ("pair", arrow_schema("pair")),
        ("link_weight", arrow_schema("link_weight")),
    ):
        if table not in store.tables():
            store.load(table, pa.Table.from_pylist([], schema))
    store.run("link/incident_report.sql", into="incident_report")
    store.run("link/shared.sql", into="step_shared")
    if store.tables()["step_shared"]:
        store.load("step_act_kind", act_groups.kind_rows())
        store.load("step_fineness", act_groups.fineness_rows())
        for step in ("teller", "together", "joint_side", "joint_place", "joint"):
            store.run(f"link/{step}.sql", into=f"step_{step}")
    else:
        store.load("step_joint", pa.Table.from_pylist([], _JOINT))
    store.run("link/side_pair.sql", into="side_pair")
    store.run("link/incident.sql", into="incident")
    return done


def _groups(store: Store, order: LinkOrder, decided: Ruled) -> Linked:
    window = order.window or Window()
    if not blocking.registers(store, order.curated, wanted=decided is not NOTHING_RULED):
        return Linked()
    keys, places = blocking.keys(store, window)
    met = candidates.candidates(keys, places, window)
    if not len(met.at_1) and decided is NOTHING_RULED:
        return Linked()
    compared = compare.compared(met, compare.Akin.of(store), window.workers())
    scored = scoring.scored(store, compared, decided, order.overrides, window.workers())
    repeats = within_register.repeats(store, compared, scored.weights)
    joined = pair_rows.joined(store, keys, scored, repeats, decided, window)
    store.load("step_group", pair_rows.group_rows(joined, repeats))
    store.load("step_told_key", told_rows(keys, places, joined.reports))
    pairs = pair_rows.pair_rows(scored, joined, repeats, decided, window)
    store.load("pair", pairs)
    return Linked(alarms.alarms(scored, pairs, decided), decided.contradictions)


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
