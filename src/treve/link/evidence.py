"""The evidence for and against two reports of a finished run telling the same incident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from treve.link import actor_keys, known_keys
from treve.link.plain_compare import Key, Likeness, pattern
from treve.link.stored_weights import Evidence, StoredWeights, stored_weights
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
    return evidence_of(store, [(report_1, report_2)])[0]


def evidence_of(store: Store, pairs: Sequence[tuple[int, int]]) -> list[PairExplained]:
    """The evidence on several pairs, in their order: what all have in common is read once. Raises NotFound without weights."""
    weights = stored_weights(store)
    asked = [(min(pair), max(pair)) for pair in pairs]
    distinct = sorted(set(asked))
    store.load(
        "step_asked_pair",
        pa.table({"report_1": [one for one, _ in distinct], "report_2": [other for _, other in distinct]}),
    )
    akin = frozenset(actor_keys.akin(actor_keys.by_key(store), actor_keys.kin(store)))
    store.run("link/asked_report.sql", into="step_asked_report")
    keys = {row["source_row_id"]: row for row in known_keys.known_keys(store).to_pylist()}
    kept: dict[tuple[int, int], dict[str, Any]] = {}
    for row in store.fetch("link/asked_relation.sql").to_pylist():
        kept.setdefault((min(row["report_1"], row["report_2"]), max(row["report_1"], row["report_2"])), row)
    incidents = {row["source_row_id"]: row["incident_id"] for row in store.fetch("link/asked_incident.sql").to_pylist()}
    return [
        _explained(
            weights,
            (keys[pair[0]], keys[pair[1]]),
            akin,
            kept.get(pair),
            incidents.get(pair[0], pair[0]) == incidents.get(pair[1], pair[1]),
        )
        for pair in asked
    ]


def _explained(
    weights: StoredWeights, keys: tuple[Key, Key], akin: Likeness, kept: Mapping[str, Any] | None, together: bool
) -> PairExplained:
    one, other = keys
    told = pattern(one, other, akin)
    lines = weights.evidence(told)
    odds = weights.odds(told)
    return PairExplained(
        one["source_row_id"],
        other["source_row_id"],
        lines,
        sum(one.bits for one in lines),
        odds / (1 + odds),
        kept["chance"] if kept else None,
        kept["relation"] if kept else None,
        together,
        one["register_id"] == other["register_id"],
    )
