"""How much each level of agreement weighs, after Fellegi and Sunter: log2 of its share among pairs that tell the same incident
over its share among other candidate pairs.

The shares are estimated by expectation and maximisation from the starting shares of `levels.py`, which count like PRIOR_PAIRS
pairs. The expectation heeds that a report has at most one match in each other register: without that, in a town under fire, the
pairs that merely belong to the same battle would be taken for the pairs that tell the same incident. Nothing is drawn at random,
so the same pairs give the same weights.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from treve.errors import BadFile, BadValue
from treve.link.levels import IN_SOURCE, LEVELS, START, WEIGHED, digits
from treve.link.matching import MOST_ODDS, Pairs, chances, share_when_free

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

PRIOR_PAIRS = 25.0
"""How many pairs of each kind the starting shares count for, so that a run of a few hundred reports cannot be led astray. Twice
as many leave more to people on dense fronts and link no better; docs/explanation/linking-measured.md."""

PRIOR_SHARE = 0.1
"""Share of candidate pairs that tell the same incident, before the run is looked at."""

MOST_BITS = 30.0
"""Weights given by hand stay below a thousand million to one."""

_ROUNDS, _STILL = 12, 2e-3

_FEW = 1.0
"""Pairs that the starting shares of `sources` count for: which sources a run has is no matter of belief."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The shares behind the weights of a run. m, u: thing weighed × digit, 1 for digit 0. share: of all candidate pairs."""

    m: Floats
    u: Floats
    share: float

    def log_odds(self, patterns: Ints) -> Floats:
        """Natural log of the odds that a pair of each pattern tells the same incident, before rivals are looked at."""
        return self.of_digits(digits(patterns))

    def of_digits(self, told: Ints) -> Floats:
        """The same for patterns taken apart by `digits`."""
        evidence = np.log(self.m) - np.log(self.u)
        total = np.full(len(told), np.log(self.share) - np.log1p(-self.share))
        for column in range(len(WEIGHED)):
            total += evidence[column].take(told[:, column])
        return total

    def bits(self) -> Floats:
        """log2(m / u), thing weighed × digit."""
        weights: Floats = np.log2(self.m / self.u)
        return weights


def starting_weights() -> Weights:
    """The shares before any run is looked at."""
    m, u = np.ones((len(WEIGHED), LEVELS)), np.ones((len(WEIGHED), LEVELS))
    for row, one in enumerate(WEIGHED):
        for digit, level in enumerate(one.levels, start=1):
            m[row, digit], u[row, digit] = level.m, level.u
        for table in (m, u):
            table[row, 1 : len(one.levels) + 1] /= table[row, 1 : len(one.levels) + 1].sum()
    return Weights(m, u, PRIOR_SHARE)


def estimated(
    among: Pairs,
    patterns: Ints,
    of_pattern: Ints,
    labelled: Mapping[int, tuple[float, float]] | None = None,
    workers: int = 1,
) -> Weights:
    """Weights from compared pairs, in which each report has at most one match in each other register.

    among       the pairs; patterns: distinct, in order; of_pattern: for each pair, the place of its pattern in `patterns`
    labelled    pattern → (pairs that people call the same, pairs that they call different), counted on top
    workers     stretches of pairs worked side by side, which changes no result
    """
    start = weights = starting_weights()
    if not len(patterns):
        return start
    told = digits(patterns)
    count = np.bincount(of_pattern, minlength=len(patterns)).astype(np.float64)
    same, different = _labelled(patterns, labelled or {})
    for _ in range(_ROUNDS):
        odds = np.exp(np.minimum(weights.of_digits(told), np.log(MOST_ODDS)))
        chance = chances(among, odds.take(of_pattern), workers)
        # In millionths, which add up to the same in any order.
        matched = np.bincount(of_pattern, np.rint(chance * 1e6), len(patterns)) / 1e6
        newer = maximised(told, matched + same, count - matched + different, start)
        prior = PRIOR_PAIRS / (len(of_pattern) + PRIOR_PAIRS)
        share = (1 - prior) * share_when_free(among, chance) + prior * PRIOR_SHARE
        newer = Weights(newer.m, newer.u, min(share, 0.9))
        moved = max(np.abs(newer.m - weights.m).max(), np.abs(newer.u - weights.u).max(), abs(share - weights.share))
        weights = newer
        if moved < _STILL:
            break
    return weights


def maximised(told: Ints, same: Floats, different: Floats, start: Weights) -> Weights:
    """Weights when so many pairs of each pattern tell the same incident, and so many do not."""
    m, u = np.ones_like(start.m), np.ones_like(start.u)
    for row, one in enumerate(WEIGHED):
        count = len(one.levels) + 1
        stated = np.flatnonzero(told[:, row])
        digit = told[:, row].take(stated)
        for table, prior, weight in ((m, start.m, same), (u, start.u, different)):
            counted = np.bincount(digit, weights=weight.take(stated), minlength=count)[1:count]
            seen = counted + (PRIOR_PAIRS if row else _FEW) * prior[row, 1:count]
            table[row, 1:count] = seen / seen.sum()
    total = same.sum() + PRIOR_PAIRS * PRIOR_SHARE
    return Weights(m, u, float(total / (same.sum() + different.sum() + PRIOR_PAIRS)))


def _labelled(patterns: Ints, labelled: Mapping[int, tuple[float, float]]) -> tuple[Floats, Floats]:
    same, different = np.zeros(len(patterns)), np.zeros(len(patterns))
    for pattern, (yes, no) in labelled.items():
        where = int(np.searchsorted(patterns, pattern))
        if where < len(patterns) and patterns[where] == pattern:
            same[where], different[where] = yes, no
    return same, different


def overridden(weights: Weights, given: Mapping[tuple[str, int], float]) -> Weights:
    """Weights with some replaced by given ones, in bits: by thing compared and digit."""
    m = weights.m.copy()
    for row, one in enumerate(WEIGHED):
        for digit in range(1, len(one.levels) + 1):
            # A weight given for one thing holds for both kinds of pair, unless the other kind has its own.
            for name in (one.name, one.name.removesuffix(IN_SOURCE)):
                if (name, digit) in given:
                    m[row, digit] = weights.u[row, digit] * 2 ** given[(name, digit)]
                    break
    share = weights.share
    if (START, 1) in given:
        share = 1 / (1 + 2 ** -given[(START, 1)])
    return Weights(m, weights.u, share)


def read_overrides(path: Path) -> dict[tuple[str, int], float]:
    """Weights from a CSV file with the columns compared, digit and bits, as `treve export link_weight` writes them.

    A row whose bits are blank leaves the weight to the run. Raises BadFile, and BadValue with the line.
    """
    known = {(one.name, digit) for one in WEIGHED for digit in range(1, len(one.levels) + 1)} | {(START, 1)}
    found: dict[tuple[str, int], float] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            missing = [one for one in ("compared", "digit", "bits") if one not in (rows.fieldnames or ())]
            if missing:
                raise BadFile(str(path), f"column {missing[0]!r} is missing", "the columns compared, digit and bits")
            for row in rows:
                where, bits = f"{path}:{rows.line_num}", (row["bits"] or "").strip()
                key = (row["compared"] or "").strip(), _whole(row["digit"])
                if key not in known:
                    told = f"{row['compared']} {row['digit']}"
                    raise BadValue(
                        where, "compared", told, "a thing compared and a digit of docs/explanation/linking.md"
                    )
                if bits:
                    found[key] = _number(where, bits)
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise BadFile(str(path), str(problem), "a CSV file in UTF-8") from problem
    return found


def _whole(text: str | None) -> int:
    return int(text) if text and text.strip().isdecimal() else 0


def _number(where: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not -MOST_BITS <= value <= MOST_BITS:
        raise BadValue(where, "bits", text, f"a number between -{MOST_BITS:g} and {MOST_BITS:g}")
    return value
