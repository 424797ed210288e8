"""The weights a finished run was linked with, read back from its table link_weight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from treve.errors import NotFound, RunFolderError
from treve.link.levels import START, WEIGHED, digits
from treve.store.protocol import Store


@dataclass(frozen=True, slots=True)
class Evidence:
    """One line of evidence: thing compared, what the two reports have in common, and its weight; bits above 0 speak for."""

    compared: str
    meaning: str
    bits: float


@dataclass(frozen=True, slots=True)
class StoredWeights:
    """Bits by (thing weighed, digit). mostly_one_source: most compared pairs of the run are pairs within one source."""

    bits: Mapping[tuple[str, int], float]
    mostly_one_source: bool = False

    def evidence(self, pattern: int) -> tuple[Evidence, ...]:
        """The start and every level of a pattern; what says nothing has no weight."""
        found = [Evidence(START, "", self.bits[(START, 1)])]
        for one, digit in zip(WEIGHED, digits(np.array([pattern]))[0].tolist(), strict=True):
            if digit:
                found.append(Evidence(one.name, one.levels[digit - 1].meaning, self.bits[(one.name, digit)]))
        return tuple(found)

    def odds(self, pattern: int) -> float:
        """The odds of a pair of this pattern, rivals not looked at, at most a thousand million to one."""
        return float(2 ** min(30.0, sum(one.bits for one in self.evidence(pattern))))


def stored_weights(store: Store) -> StoredWeights:
    """The weights of a run.

    Raises NotFound if its reports were not compared, RunFolderError if an earlier version compared them.
    """
    tables = store.tables()
    rows = store.fetch("link_weight").to_pylist() if "link_weight" in tables else []
    if not rows:
        raise NotFound("weights of", "this run (its reports were not compared: one curated source alone, or --no-link)")
    pairs = {row["digit"]: row["pairs"] for row in rows if row["compared"] == "sources"}
    if not pairs:
        raise RunFolderError("this run was linked by an earlier version; expected one made again (treve rerun)")
    return StoredWeights({(row["compared"], row["digit"]): row["bits"] for row in rows}, pairs[1] > pairs[2])
