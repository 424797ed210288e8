"""What if one believed others: the verdicts of a run under two readings of one agreement, held against each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from treve.store.protocol import Store

PAGE = 100


@dataclass(frozen=True, slots=True)
class Compared:
    """What two readings make of the incidents of a run.

    counts   (verdict under the one, verdict under the other) → incidents with a finding under either
    changed  a page of the incidents whose verdict differs, by number
    after    the last of the page, if there are more; None: there are not
    """

    counts: Mapping[tuple[str, str], int]
    changed: tuple[Mapping[str, Any], ...]
    after: int | None

    @property
    def different(self) -> int:
        """How many incidents change verdict."""
        return sum(number for (one, other), number in self.counts.items() if one != other)


def readings_of(rows: Store, agreement_id: str) -> list[str]:
    """The readings under which a run holds incidents against an agreement, strict and presumed first; empty: it does not."""
    found = {row["reading"] for row in rows.fetch("reading").to_pylist() if row["agreement_id"] == agreement_id}
    first = [name for name in ("strict", "presumed") if name in found]
    return [*first, *sorted(found.difference(first))]


def compare(rows: Store, agreement_id: str, one: str, other: str, after: int = 0) -> Compared:
    """Hold two readings against each other; `after` is the number of the incident after which the page begins."""
    rows.load(
        "step_what_if",
        pa.table(
            {
                "agreement_id": pa.array([agreement_id], pa.string()),
                "reading_a": pa.array([one], pa.string()),
                "reading_b": pa.array([other], pa.string()),
                "after_incident": pa.array([after], pa.int64()),
                "at_most": pa.array([PAGE + 1], pa.int64()),
            }
        ),
    )
    counts = {
        (row["verdict_a"], row["verdict_b"]): row["incidents"]
        for row in rows.fetch("serve/what_if_counts.sql").to_pylist()
    }
    page = rows.fetch("serve/what_if_incidents.sql").to_pylist()
    return Compared(counts, tuple(page[:PAGE]), page[PAGE - 1]["incident_id"] if len(page) > PAGE else None)
