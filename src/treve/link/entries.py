"""Two registers compared as the linker compares reports: the chance that two entries tell the same incident.

Blame is left out: hostile registers agree on what happened more often than on who did it, and a match that leaned on blame could
not find a conflict about it. Tolls that no number fits are left out too, for the same reason; tolls that fit speak for a pair.
Everything else is weighed by weights counted from the pairs themselves.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from treve.link import matching, place_keys
from treve.link.act_groups import act_rows
from treve.link.folded_names import place_form
from treve.link.levels import COMPARED
from treve.link.near import ANY_MORE
from treve.link.plain_compare import pattern, square_km
from treve.link.span_keys import EPOCH
from treve.link.weights import estimated
from treve.link.window import Window
from treve.model.place import PlacePrecision
from treve.model.register import Entry

Pair = tuple[int, int]


def chances(left: Sequence[Entry], right: Sequence[Entry], pairs: Iterable[Pair]) -> dict[Pair, float]:
    """The chance of each pair, 0 to 1, rivals in either register allowed for; pairs whose places are too far apart have none.

    pairs  numbers of an entry on the left and one on the right
    """
    keys = _Keys()
    lefts, rights = ([keys.of(entry, source) for entry in entries] for source, entries in ((1, left), (2, right)))
    near = [pair for pair in sorted(pairs) if _within(lefts[pair[0]], rights[pair[1]])]
    if not near:
        return {}
    akin = keys.akin()
    patterns = np.array([_forgiving(pattern(lefts[one], rights[other], akin)) for one, other in near])
    one, other = np.array(near, dtype=np.int64).T
    among = matching.pairs(one, other + len(left), np.zeros_like(one), np.ones_like(one))
    known, of_pattern = np.unique(patterns, return_inverse=True)
    weights = estimated(among, known, of_pattern)
    odds = np.exp(np.minimum(weights.log_odds(known), np.log(matching.MOST_ODDS)))
    found = matching.chances(among, odds[of_pattern])
    return dict(zip(near, found.tolist(), strict=True))


_DEATHS = next(one for one in COMPARED if one.name == "deaths")
_TOLLS_APART = (5, 6)


def _forgiving(told: int) -> int:
    """The pattern without the digit of tolls that differ."""
    digit = told // 10**_DEATHS.position % 10
    return told - digit * 10**_DEATHS.position if digit in _TOLLS_APART else told


def _within(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    square = square_km(one, other)
    if square is None:
        return one["name_key"] is not None and one["name_key"] == other["name_key"]
    return bool(square <= (Window().km + one["reach_km"] + other["reach_km"]) ** 2)


class _Keys:
    """Entries as rows of known_keys; each distinct name and set of targets has one number."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._acts = {row["act"]: row for row in act_rows().to_pylist()}

    def of(self, entry: Entry, source: int) -> dict[str, Any]:
        """The row of one entry of the register of that number."""
        act = self._acts.get(entry.act, {})
        low, high = entry.deaths
        name = place_form(entry.place)
        return {
            "source_number": source,
            "first_number": (entry.first - EPOCH).days,
            "last_number": (entry.last - EPOCH).days,
            "minute": None,
            **place_keys.one_point(entry.latitude, entry.longitude, _precision(entry)),
            "crowd": 0,
            "name_key": self._number(name) if name else None,
            "side_a_key": None,
            "side_b_key": self._number(entry.targets) if entry.targets else None,
            "civilian_target": False,
            "recorder_key": None,
            "directed": True,
            "act_number": act.get("act_number"),
            "act_group": act.get("group_number"),
            "deaths_low": 0 if low is None and high is not None else low,
            "deaths_high": ANY_MORE if high is None and low is not None else high,
        }

    def akin(self) -> frozenset[Pair]:
        """Both orders of every two sets of targets that share somebody."""
        sets = [(who, key) for who, key in self._numbers.items() if isinstance(who, frozenset)]
        return frozenset((a, b) for one, a in sets for other, b in sets if a != b and one & other)

    def _number(self, told: Hashable) -> int:
        return self._numbers.setdefault(told, len(self._numbers) + 1)


def _precision(entry: Entry) -> PlacePrecision:
    """What an entry's radius says of its place: a point that bounds nothing is that of a district."""
    if entry.radius_km is None:
        return PlacePrecision.DISTRICT
    return PlacePrecision.NEAR if entry.radius_km else PlacePrecision.EXACT
