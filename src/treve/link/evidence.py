"""The evidence for and against two reports of a finished run telling the same incident."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from treve.link import actor_keys
from treve.link.stored_weights import Evidence, stored_weights
from treve.store.protocol import Store


@dataclass(frozen=True, slots=True)
class PairExplained:
    """What speaks for and against a pair.

    bits      all evidence and the start together; chance_alone: what that comes to, rivals not looked at
    chance    with rivals; None: the run did not keep the pair, or did not compare it
    relation  what the run made of it; None: two incidents
    together  whether both are reports of one incident
    same_register  the two stand in one register, so that they are no match of two sources
    """

    report_1: int
    report_2: int
    evidence: tuple[Evidence, ...]
    bits: float
    chance_alone: float
    chance: float | None
    relation: str | None
    together: bool
    same_register: bool


def evidence(store: Store, report_1: int, report_2: int) -> PairExplained:
    """The evidence on any two reports, by their rows, whether or not they were candidates. Raises NotFound without weights."""
    weights = stored_weights(store)
    first, second = sorted((report_1, report_2))
    store.load("step_asked_pair", pa.table({"report_1": [first], "report_2": [second]}))
    actor_keys.load(store)
    store.run("link/asked_pair.sql", into="step_candidate")
    store.run("link/compare.sql", into="step_pattern_pair")
    row = store.fetch("step_pattern_pair").to_pylist()[0]
    kept = store.fetch("link/asked_relation.sql").to_pylist()
    incidents = {one["incident_id"] for one in store.fetch("link/asked_incident.sql").to_pylist()}
    lines = weights.evidence(row["pattern"])
    odds = weights.odds(row["pattern"])
    return PairExplained(
        first,
        second,
        lines,
        sum(one.bits for one in lines),
        odds / (1 + odds),
        kept[0]["chance"] if kept else None,
        kept[0]["relation"] if kept else None,
        len(incidents) == 1,
        row["register_1"] == row["register_2"],
    )
