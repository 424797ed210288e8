"""Rule: how far do the two reports of a pair agree? One digit for each thing compared, put together as one number, the pattern.

Worked in arrays, pair by pair side by side: a million pairs are compared in the time in which a database joins them once.
docs/explanation/linking.md lists the digits in words; the weights of the run are counted from these patterns. Digit 0: at least
one of the two does not state it, so it says nothing for or against. `plain_compare` says the same of two reports at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from treve.link.candidates import Candidates
from treve.link.keys import ACT_GROUP, AGGREGATE, CIVILIANS, DIRECTED, OF_SOURCE, Rows, Small
from treve.link.levels import COMPARED
from treve.link.ordering import taken
from treve.link.place_keys import NOT_STATED
from treve.store.protocol import Store

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
Digits = npt.NDArray[np.int8]

_AT_ONCE = 32_768
"""Pairs compared at a time, so that what is in hand stays close to the processor."""

_IN_TABLE = 3_000
"""Actor keys up to which a table of each two of them, of at most nine megabytes, stays close to the processor."""

_DIGIT = np.arange(10, dtype=np.int8)
"""Digits as small as all that is compared of a pair is held."""

_RADIX = {one.name: len(one.levels) + 1 for one in COMPARED}


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs of reports with their patterns, one value per pair; the first report is the one of the smaller row.

    at_1, at_2     the places of the reports in `number`, which says their rows
    patterns       distinct patterns, in order; of_pattern: the place of each pair's pattern among them
    part_of_whole  exactly one of the two lumps several incidents
    first_number   first day of the first report
    """

    number: Ints
    at_1: Small
    at_2: Small
    register_1: Small
    register_2: Small
    patterns: Ints
    of_pattern: Small
    part_of_whole: Truths
    first_number: Small

    @property
    def report_1(self) -> Ints:
        """The row of the first report of each pair."""
        return self.number.take(self.at_1)

    @property
    def report_2(self) -> Ints:
        """The row of the second report of each pair."""
        return self.number.take(self.at_2)

    def only(self, kept: Truths, workers: int = 1) -> Compared:
        """These pairs alone; patterns that none of them has stay."""
        at = np.flatnonzero(kept)
        if len(at) == len(kept):
            return self
        names = ("at_1", "at_2", "register_1", "register_2", "of_pattern", "part_of_whole", "first_number")
        found = taken((getattr(self, name) for name in names), at, workers)
        return Compared(number=self.number, patterns=self.patterns, **dict(zip(names, found, strict=True)))

    def pattern(self) -> Ints:
        """The pattern of each pair."""
        found: Ints = self.patterns.take(self.of_pattern)
        return found


class Akin:
    """Actor keys that belong together: the rows of step_likeness, to be asked for many pairs of keys at once.

    Of few keys each two have their place in a table; of many, the pairs that belong together are searched.
    """

    def __init__(self, key_1: Ints, key_2: Ints) -> None:
        self._past = int(max(key_1.max(initial=-1), key_2.max(initial=-1))) + 1
        self._in_table = self._past <= _IN_TABLE
        if self._in_table:
            # Keys past the last one that belongs to another are one more, which belongs to none.
            self._known = np.zeros((self._past + 1) ** 2, bool)
            self._known[key_1 * (self._past + 1) + key_2] = True
        else:
            self._searched = np.sort(_together(key_1, key_2))

    @staticmethod
    def of(store: Store) -> Akin:
        """What the run holds to belong together."""
        likeness = store.fetch("step_likeness")
        return Akin(*(likeness.column(name).to_numpy() for name in ("key_1", "key_2")))

    def __call__(self, one: Small, other: Small) -> Truths:
        """Whether the two keys of each pair, none below 0, belong together."""
        if self._in_table:
            past = np.int32(self._past)
            return self._known.take(np.minimum(one, past) * (past + np.int32(1)) + np.minimum(other, past))
        asked = _together(one, other)
        found: Truths = self._searched.take(np.searchsorted(self._searched, asked), mode="clip") == asked
        return found


def _together(one: npt.NDArray[np.integer[Any]], other: npt.NDArray[np.integer[Any]]) -> Ints:
    return one.astype(np.int64) * 2**31 + other


def compared(pairs: Candidates, akin: Akin, workers: int = 1) -> Compared:
    """The candidate pairs, compared, so many stretches of them side by side."""
    at_1, at_2, rows = pairs.at_1, pairs.at_2, pairs.keys.rows

    count = len(at_1)
    code, register_1, register_2, first_number = (np.empty(count, np.int32) for _ in range(4))
    lumps = np.empty(count, bool)

    def stretch(begin: int) -> None:
        own = slice(begin, begin + _AT_ONCE)
        # All numbers of one thing side by side.
        one, other = (Rows(np.asfortranarray(rows.take(at[own], axis=0))) for at in (at_1, at_2))
        code[own] = _code(digits_of(one, other, pairs.square_km[own], akin))
        register_1[own], register_2[own] = one["register_id"], other["register_id"]
        first_number[own] = one["first_number"]
        lumps[own] = (one["marks"] ^ other["marks"]) & AGGREGATE != 0

    with ThreadPoolExecutor(workers) as threads:
        list(threads.map(stretch, range(0, count, _AT_ONCE)))
    patterns, of_pattern = _numbered(code)
    return Compared(pairs.keys.number, at_1, at_2, register_1, register_2, patterns, of_pattern, lumps, first_number)


def digits_of(one: Rows, other: Rows, square_km: Floats, akin: Akin) -> dict[str, Digits]:
    """The digit of each thing compared, by its name, for each row of `one` against the same row of `other`."""
    same_point = (one["point_north"] == other["point_north"]) & (one["point_east"] == other["point_east"])
    same_point &= one["point_north"] != NOT_STATED
    perpetrator, target = _sides(one, other, akin)
    return {
        "days": _days(one, other),
        "clock": _clock(one, other),
        "place": _place(one["reach_metres"] + other["reach_metres"], square_km, same_point),
        "crowd": np.where(same_point, one["crowd"], 0),
        "place_name": _three(
            ~same_point & _both(one, other, "name_key"), one["name_key"] == other["name_key"], _DIGIT[2]
        ),
        "perpetrator": perpetrator,
        "target": target,
        "act": _act(one, other),
        "deaths": _deaths(one, other),
        "recorder": _three(_both(one, other, "recorder_key"), one["recorder_key"] == other["recorder_key"], _DIGIT[2]),
        "sources": np.where((one["marks"] ^ other["marks"]) < OF_SOURCE, _DIGIT[1], _DIGIT[2]),
    }


def _both(one: Rows, other: Rows, name: str) -> Truths:
    found: Truths = (one[name] != NOT_STATED) & (other[name] != NOT_STATED)
    return found


def _three(stated: Truths, same: Truths, otherwise: np.int8 | Digits) -> Digits:
    """0 where it is not stated, 1 where it is the same, otherwise the rest."""
    found: Digits = np.where(stated, np.where(same, _DIGIT[1], otherwise), _DIGIT[0])
    return found


def _days(one: Rows, other: Rows) -> Digits:
    first_1, last_1, first_2, last_2 = (
        one["first_number"],
        one["last_number"],
        other["first_number"],
        other["last_number"],
    )
    gap = np.maximum(first_1 - last_2, first_2 - last_1)
    # Two single days that overlap are one day.
    same = (gap == 0) & (first_1 == last_1) & (first_2 == last_2)
    found: Digits = 4 - (gap <= 1).astype(np.int8) - (gap <= 0) - same
    return found


def _clock(one: Rows, other: Rows) -> Digits:
    digits = np.zeros(len(one.rows), np.int8)
    at = np.flatnonzero(_both(one, other, "minute"))
    days = one["first_number"][at] - other["first_number"][at]
    gap = np.abs(days * 1440 + one["minute"][at] - other["minute"][at])
    digits[at] = 3 - (gap <= 180).astype(np.int8) - (gap <= 60)
    return digits


def _place(reach: Small, square: Floats, same: Truths) -> Digits:
    exact = np.where(same, 1, 4 - (square <= 36).astype(np.int8) - (square <= 4))
    limit = (reach / 1000) ** 2
    vague = np.where(same, 5, 8 - (square <= limit).astype(np.int8) - (4 * square <= limit))
    return np.where(np.isnan(square), 0, np.where(reach == 0, exact, vague)).astype(np.int8)


def _sides(one: Rows, other: Rows, akin: Akin) -> tuple[Digits, Digits]:
    a_1, b_1, a_2, b_2 = one["side_a_key"], one["side_b_key"], other["side_a_key"], other["side_b_key"]
    apart, either = one["marks"] ^ other["marks"], one["marks"] & other["marks"]
    either_way = either & DIRECTED == 0
    # Where one of the two does not say who attacked, side A of the other may stand on either side.
    turned = either_way & (((a_1 == b_2) & (a_1 != NOT_STATED)) | ((b_1 == a_2) & (b_1 != NOT_STATED)))
    if turned.any():
        a_2, b_2 = np.where(turned, b_2, a_2), np.where(turned, a_2, b_2)
    # Who fought whom says nothing of the civilians who were hit.
    hit_untold = apart & (DIRECTED | CIVILIANS) == (DIRECTED | CIVILIANS)
    target = _side(b_1, b_2, a_2, either_way, akin)
    target *= ~hit_untold
    return _side(a_1, a_2, b_2, either_way, akin), target


def _side(one: Small, other: Small, crossed: Small, either_way: Truths, akin: Akin) -> Digits:
    digits = _three((one != NOT_STATED) & (other != NOT_STATED), one == other, _DIGIT[3])
    at = np.flatnonzero(digits == 3)
    near = akin(one.take(at), other.take(at))
    across = np.flatnonzero(either_way.take(at) & (crossed.take(at) != NOT_STATED))
    near[across] |= akin(one.take(at.take(across)), crossed.take(at.take(across)))
    digits[at.take(np.flatnonzero(near))] = 2
    return digits


def _act(one: Rows, other: Rows) -> Digits:
    close = np.where((one["act"] ^ other["act"]) & ACT_GROUP == 0, _DIGIT[2], _DIGIT[3])
    return _three(_both(one, other, "act"), one["act"] == other["act"], close)


def _deaths(one: Rows, other: Rows) -> Digits:
    # Twice or three times a number that just fits would not fit.
    (low_1, high_1), (low_2, high_2) = (
        (key["deaths_low"].astype(np.int64), key["deaths_high"].astype(np.int64)) for key in (one, other)
    )
    same = (low_1 == low_2) & (high_1 == high_2)
    digits: Digits = np.where((2 * low_1 <= 3 * high_2) & (2 * low_2 <= 3 * high_1), _DIGIT[5], _DIGIT[6])
    for found, digit in (
        ((low_1 <= high_2) & (low_2 <= high_1), 4),
        (same, 3),
        (same & (low_1 >= 6), 2),
        ((high_1 == 0) & (high_2 == 0), 1),
        ((low_1 == NOT_STATED) | (low_2 == NOT_STATED), 0),
    ):
        digits = np.where(found, _DIGIT[digit], digits)
    return digits


def _code(digits: dict[str, Digits]) -> Small:
    """All digits as one small number, each counted in as many as it has levels."""
    code = np.zeros(len(digits["days"]), np.int32)
    for one in reversed(COMPARED):
        code *= _RADIX[one.name]
        code += digits[one.name]
    return code


def _numbered(codes: Small) -> tuple[Ints, Small]:
    """Distinct patterns in order, and for each pair the place of its own."""
    held = np.zeros(int(codes.max(initial=0)) + 1, bool)
    held[codes] = True
    known = np.flatnonzero(held)
    number = np.zeros(len(held), np.int32)
    number[known] = np.arange(len(known), dtype=np.int32)
    return _patterns(known), number.take(codes)


def _patterns(codes: Ints) -> Ints:
    """Codes as patterns, in which each digit is a decimal one; both stand in the same order."""
    pattern = np.zeros(len(codes), np.int64)
    for one, digit in _digits(codes):
        pattern += digit * 10**one
    return pattern


def _digits(codes: Ints) -> Iterator[tuple[int, Ints]]:
    rest = codes
    for one in COMPARED:
        rest, digit = np.divmod(rest, _RADIX[one.name])
        yield one.position, digit
