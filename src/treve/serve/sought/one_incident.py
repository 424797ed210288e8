"""One incident of a run with everything that is known of it: its reports, the evidence that holds them together, its findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from treve.bulletin.explain import Explanation, explain_rows
from treve.errors import NotFound
from treve.link.evidence import PairExplained, evidence_of
from treve.serve.sought.ready import Sought

# Reports told at length; an incident with more lists them by id, and each has a page of its own.
MOST_REPORTS = 40
# Pairs of which every weight is told.
_MOST_PAIRS = 12


@dataclass(frozen=True, slots=True)
class Pair:
    """A report of the incident and one it was compared with. weights: None where they are not told, or were not compared."""

    own: str
    other: str
    other_incident: int
    relation: str
    chance: float | None
    weights: PairExplained | None


@dataclass(frozen=True, slots=True)
class OneIncident:
    """An incident. reports: first published first; further: how many more tell it than are told at length.

    together  pairs of its own reports; perhaps  its reports with those of other incidents that may be the same
    """

    incident_id: int
    reports: tuple[Explanation, ...]
    superseded: frozenset[str]
    further: int
    together: tuple[Pair, ...]
    perhaps: tuple[Pair, ...]


def one_incident(sought: Sought, incident_id: int, cells: bool) -> OneIncident:
    """An incident by its number. Raises NotFound."""
    store = sought.run
    store.load("step_page", pa.table({"incident_id": pa.array([incident_id], pa.int64())}))
    rows = store.fetch("serve/sought/told_by.sql").to_pylist()
    if not rows:
        raise NotFound("incident", str(incident_id))
    kept = store.fetch("serve/sought/pairs_of.sql").to_pylist()
    # A pair of two of its own reports comes twice, once from each side.
    inside = [one for one in kept if one["other_incident"] == incident_id and one["own_row"] < one["other_row"]]
    outside = [one for one in kept if one["other_incident"] != incident_id and one["relation"] == "ambiguous"]
    told = explain_rows(store, [row["source_row_id"] for row in rows[:MOST_REPORTS]], cells)
    return OneIncident(
        incident_id,
        told,
        frozenset(row["report_id"] for row in rows if row["superseded"]),
        len(rows) - len(told),
        _pairs(sought, inside),
        _pairs(sought, outside),
    )


def _pairs(sought: Sought, rows: Sequence[Mapping[str, Any]]) -> tuple[Pair, ...]:
    weighed = [row for row in rows[:_MOST_PAIRS] if row["chance"] is not None]
    told = evidence_of(sought.run, [(row["own_row"], row["other_row"]) for row in weighed]) if weighed else []
    weights = {(row["own_row"], row["other_row"]): one for row, one in zip(weighed, told, strict=True)}
    return tuple(
        Pair(
            row["own_id"],
            row["other_id"],
            row["other_incident"],
            row["relation"],
            row["chance"],
            weights.get((row["own_row"], row["other_row"])),
        )
        for row in rows
    )
