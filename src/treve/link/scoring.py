"""From compared pairs to the chance of each: weights counted from the run, then rivals held against each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from treve.link import matching
from treve.link.compare import Compared
from treve.link.decisions import Ruled
from treve.link.levels import IN_SOURCE, START, START_MEANING, WEIGHED, digits
from treve.link.ordering import order, taken
from treve.link.validation import Validated, validated
from treve.link.weights import Weights, estimated, overridden
from treve.store.arrow_types import arrow_schema
from treve.store.protocol import Store

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

SAMPLE_PAIRS = 300_000
"""So many pairs fix a weight to a few hundredths of a bit; more would only take time."""

LEAST_THOUSANDTHS = 5
"""Odds, in thousandths, below which a pair is not worth keeping."""


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs of two registers with odds worth keeping, in order of their reports; one value per pair.

    odds   against no match, rivals not looked at; chance: with rivals
    mutual each is the other's best; part_of_whole: exactly one of the two lumps several incidents
    """

    report_1: Ints
    report_2: Ints
    pattern: Ints
    odds: Floats
    chance: Floats
    mutual: npt.NDArray[np.bool_]
    part_of_whole: npt.NDArray[np.bool_]
    weights: Weights
    candidates: int
    validated: Validated | None


def scored(
    store: Store, compared: Compared, ruled: Ruled, overrides: Mapping[tuple[str, int], float], workers: int = 1
) -> Scored:
    """Weigh the compared pairs, so many stretches of them side by side; writes link_weight. Only pairs of two registers count."""
    across = compared.only(compared.register_1 != compared.register_2, workers)
    seen = np.bincount(across.of_pattern, minlength=len(across.patterns))
    patterns, pairs = across.patterns[seen > 0], seen[seen > 0]
    sample = across.only(_sample(across.first_number))
    among = matching.pairs(sample.at_1, sample.at_2, sample.register_1, sample.register_2)
    known, of_pattern = _those_of(sample)
    labels = _labels(compared, ruled)
    own = estimated(among, known, of_pattern, _counted(labels), workers)
    checked = validated(among, known, of_pattern, labels)
    weights = overridden(own, overrides)
    store.load("link_weight", _weight_rows(weights, patterns, pairs, overrides))
    return _held_against_rivals(across, weights, checked, workers)


def _held_against_rivals(across: Compared, weights: Weights, checked: Validated | None, workers: int) -> Scored:
    """The pairs that are worth keeping, in order of their reports, with their chances.

    Odds are whole thousandths, so that sums do not depend on the order of the pairs.
    """
    odds = np.exp(np.minimum(weights.log_odds(across.patterns), np.log(matching.MOST_ODDS)))
    of_pattern = np.floor(odds * 1000)
    kept = across.only((of_pattern >= LEAST_THOUSANDTHS).take(across.of_pattern), workers)
    among = matching.pairs(kept.at_1, kept.at_2, kept.register_1, kept.register_2)
    of_pair = of_pattern.take(kept.of_pattern) / 1000
    chance = matching.chances(among, of_pair, workers)
    mutual = matching.mutual_best(among, chance)
    report_1, report_2 = kept.report_1, kept.report_2
    columns = {
        "report_1": report_1,
        "report_2": report_2,
        "pattern": kept.pattern(),
        "odds": of_pair,
        "chance": chance,
        "mutual": mutual,
        "part_of_whole": kept.part_of_whole,
    }
    in_order = taken(columns.values(), order((report_1, report_2), workers), workers)
    return Scored(
        **dict(zip(columns, in_order, strict=True)),
        weights=weights,
        candidates=len(across.at_1),
        validated=checked,
    )


def _those_of(sample: Compared) -> tuple[Ints, Ints]:
    """The patterns that the pairs of a sample have, in order, and for each pair the place of its own."""
    seen = np.zeros(len(sample.patterns), bool)
    seen[sample.of_pattern] = True
    number = np.cumsum(seen) - 1
    return sample.patterns[seen], number.take(sample.of_pattern)


def _sample(first_number: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_]:
    """Pairs enough to estimate weights from: those of whole months, the same ones in every run, so that rivals stay together.

    first_number  first day of the first report of each pair; all pairs are taken where they are not too many
    """
    if len(first_number) <= SAMPLE_PAIRS:
        return np.ones(len(first_number), bool)
    number = first_number // 30
    of_month = np.bincount(number - number.min())
    month = np.flatnonzero(of_month) + number.min()
    count = of_month[of_month > 0]
    # A multiplicative hash spreads the months taken over the years, whatever the first month is.
    order = np.argsort(month * 2_654_435_761 % 2**32, kind="stable")
    before = np.cumsum(count[order]) - count[order]
    taken = np.zeros(int(month[-1] - month[0]) + 1, bool)
    taken[month[order[before < SAMPLE_PAIRS]] - month[0]] = True
    found: npt.NDArray[np.bool_] = taken.take(number - month[0])
    return found


def _labels(compared: Compared, ruled: Ruled) -> list[tuple[int, bool]]:
    """(pattern, same) of each pair that people decided and that was compared, in order."""
    decided = dict.fromkeys(ruled.same, True) | dict.fromkeys(ruled.not_same, False)
    if not decided:
        return []
    spoken_of = np.array(sorted({one for pair in decided for one in pair}), dtype=np.int64)
    report_1, report_2 = compared.report_1, compared.report_2
    near = np.flatnonzero(np.isin(report_1, spoken_of) & np.isin(report_2, spoken_of))
    pairs = zip(report_1[near].tolist(), report_2[near].tolist(), strict=True)
    told = zip(pairs, compared.patterns[compared.of_pattern[near]].tolist(), strict=True)
    return sorted((pattern, decided[pair]) for pair, pattern in told if pair in decided)


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
