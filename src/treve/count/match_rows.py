"""Two registers held against each other as rows of the table `register_match`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pyarrow as pa

from treve.model.published_total import Bounds
from treve.model.register import RegisterMatch, TotalPair
from treve.store.arrow_types import arrow_schema


def match_rows(matches: Sequence[RegisterMatch]) -> pa.Table:
    """One row for each incident or ambiguous pair."""
    return pa.Table.from_pylist([_match(match) for match in matches], schema=arrow_schema("register_match"))


def pair_rows(pairs: Sequence[TotalPair]) -> pa.Table:
    """One row for each days, place and measure."""
    return pa.Table.from_pylist([_pair(pair) for pair in pairs], schema=arrow_schema("register_match"))


def total_outcome(pair: TotalPair) -> str:
    """equal, different, open (an open figure could be either), only_left or only_right."""
    if pair.left_bounds is None:
        return "only_right"
    if pair.right_bounds is None:
        return "only_left"
    if pair.left_bounds.apart(pair.right_bounds):
        return "different"
    return "equal" if pair.left_bounds.exact and pair.right_bounds.exact else "open"


def _match(match: RegisterMatch) -> dict[str, Any]:
    entry = match.left or match.right
    assert entry is not None
    return {
        "kind": "incident",
        "outcome": match.outcome.value,
        "left_id": match.left.entry_id if match.left else None,
        "right_id": match.right.entry_id if match.right else None,
        "first_day": entry.first,
        "last_day": entry.last,
        "place": entry.place or None,
        "admin1": entry.admin1,
        "likeness": match.likeness,
        "conflicts": ";".join(match.conflicts) or None,
        **(_deaths("left", match.left.deaths) if match.left else {}),
        **(_deaths("right", match.right.deaths) if match.right else {}),
    }


def _deaths(side: str, deaths: tuple[int | None, int | None]) -> dict[str, float | None]:
    low, high = (None if end is None else float(end) for end in deaths)
    return {f"{side}_low": low, f"{side}_high": high}


def _pair(pair: TotalPair) -> dict[str, Any]:
    return {
        "kind": "total",
        "outcome": total_outcome(pair),
        "left_id": pair.left.total_id if pair.left else None,
        "right_id": pair.right.total_id if pair.right else None,
        "first_day": pair.first,
        "last_day": pair.last,
        "place": pair.place,
        "measure": pair.measure,
        **_ends("left", pair.left_bounds),
        **_ends("right", pair.right_bounds),
        "implied": ";".join(pair.implied) or None,
        **_ends("both", pair.both),
        **_ends("distinct", pair.distinct),
        "confirmed_by_left": _low(pair.confirmed_by_left),
        "confirmed_by_right": _low(pair.confirmed_by_right),
    }


def _ends(name: str, bounds: Bounds | None) -> dict[str, float | None]:
    return {f"{name}_low": _low(bounds), f"{name}_high": _number(bounds.high if bounds else None)}


def _low(bounds: Bounds | None) -> float | None:
    return None if bounds is None else float(bounds.low)


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
