"""Reports of one register: the same thing published again, a correction, or a part of what another row lumps together.

Two rows of one page are two statements, so only another page, published later, can supersede.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from treve.link.compare import Compared
from treve.link.weights import Weights
from treve.store.protocol import Store

Pair = tuple[int, int]

SURE = 0.9
"""Chance from which a later publication is taken for the same statement."""


@dataclass(frozen=True, slots=True)
class Repeats:
    """newer: row of a superseded report → row of the one that superseded it last. parts: (part, whole). patterns by pair."""

    newer: dict[int, int]
    parts: tuple[Pair, ...]
    patterns: dict[Pair, int]
    chances: dict[Pair, float]


def repeats(store: Store, compared: Compared, weights: Weights) -> Repeats:
    """What the compared pairs within registers come to."""
    within = compared.only(compared.register_1 == compared.register_2)
    if not len(within.at_1):
        return Repeats({}, (), {}, {})
    names = {"report_1": within.report_1, "report_2": within.report_2, "pattern": within.pattern()}
    store.load("step_same_register", pa.table(names))
    rows = sorted(
        store.fetch("link/repeated_in_register.sql").to_pylist(), key=lambda row: (row["report_1"], row["report_2"])
    )
    odds = np.exp(np.minimum(weights.log_odds(np.array([row["pattern"] for row in rows], dtype=np.int64)), 20))
    steps: list[tuple[dt.date, Pair]] = []
    parts: list[Pair] = []
    patterns: dict[Pair, int] = {}
    chances: dict[Pair, float] = {}
    for row, one in zip(rows, odds.tolist(), strict=True):
        pair = (row["report_1"], row["report_2"])
        patterns[pair], chances[pair] = row["pattern"], one / (1 + one)
        if (part := _part(row)) is not None:
            if one > 1:
                parts.append(part)
        elif chances[pair] >= SURE and (step := _supersedes(row)) is not None:
            steps.append((max(row["published_1"], row["published_2"]), step))
    # Of several corrections of one report the one published last counts.
    newer = {older: later for _, (later, older) in sorted(steps)}
    return Repeats({older: _last(older, newer) for older in newer}, tuple(parts), patterns, chances)


def _part(row: Mapping[str, Any]) -> Pair | None:
    """(part, whole): one lies within the days of the other, which spans more days or lumps several incidents."""
    for part, whole in (("1", "2"), ("2", "1")):
        inside = row[f"first_{whole}"] <= row[f"first_{part}"] and row[f"last_{part}"] <= row[f"last_{whole}"]
        longer = (row[f"first_{whole}"], row[f"last_{whole}"]) != (row[f"first_{part}"], row[f"last_{part}"])
        lumps = row[f"aggregate_{whole}"] and not row[f"aggregate_{part}"]
        if inside and (longer or lumps):
            return row[f"report_{part}"], row[f"report_{whole}"]
    return None


def _supersedes(row: Mapping[str, Any]) -> Pair | None:
    """(newer, older), if the two say the same days on two pages and one page is known to be later."""
    same_days = (row["first_1"], row["last_1"]) == (row["first_2"], row["last_2"])
    if not same_days or (row["url_1"] is not None and row["url_1"] == row["url_2"]):
        return None
    if row["published_1"] is None or row["published_2"] is None or row["published_1"] == row["published_2"]:
        return None
    pair = row["report_1"], row["report_2"]
    return pair if row["published_1"] > row["published_2"] else (pair[1], pair[0])


def _last(older: int, newer: Mapping[int, int]) -> int:
    """Later days of publication only ever follow earlier ones, so the chain ends."""
    while older in newer:
        older = newer[older]
    return older
