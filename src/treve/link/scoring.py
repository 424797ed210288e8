"""From compared pairs to the chance of each: weights counted from the run, then rivals held against each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from treve.link import matching
from treve.link.decisions import Ruled
from treve.link.levels import IN_SOURCE, START, START_MEANING, WEIGHED, digits
from treve.link.validation import Validated, validated
from treve.link.weights import Weights, estimated, overridden
from treve.store.arrow_types import arrow_schema
from treve.store.protocol import Store

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

SAMPLE_PAIRS = 300_000
"""So many pairs fix a weight to a few hundredths of a bit; more would only take time."""

_DECIDED = pa.schema([("report_1", pa.int64()), ("report_2", pa.int64()), ("same", pa.bool_())])


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs of two registers with odds worth keeping, in order of their reports; one value per pair.

    odds   against no match, rivals not looked at; chance: with rivals
    mutual each is the other's best; part_of_whole: exactly one of the two lumps several incidents
    """

    report_1: Ints
    report_2: Ints
    register_1: Ints
    register_2: Ints
    pattern: Ints
    odds: Floats
    chance: Floats
    mutual: npt.NDArray[np.bool_]
    part_of_whole: npt.NDArray[np.bool_]
    weights: Weights
    candidates: int
    validated: Validated | None


def scored(store: Store, ruled: Ruled, overrides: Mapping[tuple[str, int], float]) -> Scored:
    """Weigh the compared pairs of step_pattern_pair; writes link_weight."""
    counts = store.fetch("link/pattern_counts.sql")
    patterns, pairs = counts.column("pattern").to_numpy(), counts.column("pairs").to_numpy()
    sample = _sample(store, int(pairs.sum()))
    among = _among(sample)
    known, of_pattern = np.unique(sample.column("pattern").to_numpy(), return_inverse=True)
    labels = _labels(store, ruled)
    own = estimated(among, known, of_pattern, _counted(labels))
    checked = validated(among, known, of_pattern, labels)
    weights = overridden(own, overrides)
    store.load("link_weight", _weight_rows(weights, patterns, pairs, overrides))
    odds = np.exp(np.minimum(weights.log_odds(patterns), np.log(matching.MOST_ODDS)))
    store.load("step_odds", pa.table({"pattern": patterns, "odds": np.floor(odds * 1000).astype(np.int64)}))
    return _held_against_rivals(store, weights, int(pairs.sum()), checked)


def _held_against_rivals(store: Store, weights: Weights, candidates: int, checked: Validated | None) -> Scored:
    rows = store.fetch("link/scored_pair.sql")
    columns = {name: rows.column(name).to_numpy() for name in ("report_1", "report_2", "register_1", "register_2")}
    odds = rows.column("odds").to_numpy() / 1000
    among = matching.pairs(*columns.values())
    chance = matching.chances(among, odds)
    return Scored(
        **columns,
        pattern=rows.column("pattern").to_numpy(),
        odds=odds,
        chance=chance,
        mutual=matching.mutual_best(among, chance),
        part_of_whole=rows.column("part_of_whole").to_numpy(zero_copy_only=False).astype(bool),
        weights=weights,
        candidates=candidates,
        validated=checked,
    )


def _among(rows: pa.Table) -> matching.Pairs:
    names = ("report_1", "report_2", "register_1", "register_2")
    return matching.pairs(*(rows.column(name).to_numpy() for name in names))


def _sample(store: Store, pairs: int) -> pa.Table:
    """Whole months, the same ones in every run: all of them where that is not too many."""
    months = store.fetch("link/month_counts.sql")
    month, count = months.column("month").to_numpy().astype(np.int64), months.column("pairs").to_numpy()
    taken = np.ones(len(month), bool)
    if pairs > SAMPLE_PAIRS:
        # A multiplicative hash spreads the months taken over the years, whatever the first month is.
        order = np.argsort(month * 2_654_435_761 % 2**32, kind="stable")
        before = np.cumsum(count[order]) - count[order]
        taken[order] = before < SAMPLE_PAIRS
    store.load("step_month", pa.table({"month": month[taken].astype(np.float64)}))
    return store.fetch("link/sample_pairs.sql")


def _labels(store: Store, ruled: Ruled) -> list[tuple[int, bool]]:
    """(pattern, same) of each pair that people decided and that was compared."""
    decided = [(pair, True) for pair in ruled.same] + [(pair, False) for pair in sorted(ruled.not_same)]
    if not decided:
        return []
    rows = [{"report_1": one, "report_2": other, "same": same} for (one, other), same in decided]
    store.load("step_decided", pa.Table.from_pylist(rows, _DECIDED))
    return [(row["pattern"], row["same"]) for row in store.fetch("link/decided_pattern.sql").to_pylist()]


def _counted(labels: list[tuple[int, bool]]) -> dict[int, tuple[float, float]]:
    counted: dict[int, tuple[float, float]] = {}
    for pattern, same in labels:
        yes, no = counted.get(pattern, (0.0, 0.0))
        counted[pattern] = (yes + same, no + (not same))
    return counted


def _weight_rows(weights: Weights, patterns: Ints, pairs: Ints, overrides: Mapping[tuple[str, int], float]) -> pa.Table:
    bits = weights.bits()
    rows: list[dict[str, object]] = [
        {
            "compared": START,
            "digit": 1,
            "meaning": START_MEANING,
            "share_same": round(weights.share, 6),
            "share_other": round(1 - weights.share, 6),
            "bits": round(float(np.log2(weights.share / (1 - weights.share))), 3),
            "pairs": int(pairs.sum()),
            "given": (START, 1) in overrides,
        }
    ]
    told = digits(patterns)
    for row, one in enumerate(WEIGHED):
        seen = np.bincount(told[:, row], pairs, len(one.levels) + 1)
        for number, level in enumerate(one.levels, start=1):
            given = bool({(one.name, number), (one.name.removesuffix(IN_SOURCE), number)} & set(overrides))
            rows.append(
                {
                    "compared": one.name,
                    "digit": number,
                    "meaning": level.meaning,
                    "share_same": None if given else round(float(weights.m[row, number]), 6),
                    "share_other": None if given else round(float(weights.u[row, number]), 6),
                    "bits": round(float(bits[row, number]), 3),
                    "pairs": int(seen[number]),
                    "given": given,
                }
            )
    return pa.Table.from_pylist(rows, arrow_schema("link_weight"))
