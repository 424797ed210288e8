"""How well the weights foretell what people decided, each decision held out of the weights that foretell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from treve.link.matching import Pairs
from treve.link.weights import estimated

FOLDS = 5
FEWEST = 10
"""Decisions of each kind below which nothing is said: the answer would be chance."""

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Validated:
    """Decisions held out, and how many of them the weights would have made alike (odds above or below evens)."""

    decisions: int
    alike: int


def validated(among: Pairs, patterns: Ints, of_pattern: Ints, labels: Sequence[tuple[int, bool]]) -> Validated | None:
    """Five times, weights from four fifths of the decisions foretell the other fifth; None if there are too few decisions."""
    yes = sum(same for _, same in labels)
    if min(yes, len(labels) - yes) < FEWEST:
        return None
    alike = 0
    for fold in range(FOLDS):
        kept: dict[int, tuple[float, float]] = {}
        for number, (pattern, same) in enumerate(labels):
            if number % FOLDS != fold:
                agreed, refused = kept.get(pattern, (0.0, 0.0))
                kept[pattern] = (agreed + same, refused + (not same))
        weights = estimated(among, patterns, of_pattern, kept)
        held = labels[fold::FOLDS]
        odds = weights.log_odds(np.array([pattern for pattern, _ in held], dtype=np.int64))
        alike += sum(bool(one > 0) == same for one, (_, same) in zip(odds, held, strict=True))
    return Validated(len(labels), alike)
