"""Two registers of totals: what each printed for the same days, place and measure, and what can follow from it.

Totals name no incident, so nothing is matched. From 6 on one side and 25 on the other follows only that at most 6 incidents
stand in both, and that at least 25 and at most 31 different ones lie behind the two figures. Places narrow it: an incident
in both stands under one place, so the numbers in both add up over the places of two complete lists.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from treve.count.overlap import is_share
from treve.model.published_total import Bounds, PublishedTotal
from treve.model.register import TotalPair

CONFIRMED = "violations_of_other_register_confirmed"
"""Measure of a row in which one recorder says how many of the other register's entries it confirms."""

_ZERO = Bounds(Decimal(0), Decimal(0))
_Slot = tuple[dt.date | None, dt.date | None, str, str]
_Days = tuple[dt.date | None, dt.date | None]


def pair_totals(left: Sequence[PublishedTotal], right: Sequence[PublishedTotal]) -> tuple[TotalPair, ...]:
    """One pair for each days, place and measure that either side has a figure for; by day, place and measure.

    Figures without both days, and shares, are left out: they cannot be set side by side. Where a side prints several
    figures for one slot, the bounds span them all.
    """
    lefts, rights = _slots(left), _slots(right)
    zeros = {side: _complete_lists(totals) for side, totals in (("left", left), ("right", right))}
    confirmed = {side: _confirmed(totals) for side, totals in (("left", left), ("right", right))}
    pairs = [
        _pair(slot, lefts.get(slot, []), rights.get(slot, []), zeros, confirmed)
        for slot in sorted({*lefts, *rights}, key=lambda slot: (str(slot[0]), str(slot[1]), slot[2:]))
    ]
    return tuple(_narrowed(pairs))


def _slots(totals: Sequence[PublishedTotal]) -> Mapping[_Slot, list[PublishedTotal]]:
    found: dict[_Slot, list[PublishedTotal]] = defaultdict(list)
    for total in totals:
        if total.first and total.last and total.place and total.measure != CONFIRMED and not is_share(total.measure):
            found[_slot(total)].append(total)
    return found


def _slot(total: PublishedTotal) -> _Slot:
    return total.first, total.last, total.place.casefold(), total.measure.casefold()


def _complete_lists(totals: Sequence[PublishedTotal]) -> Mapping[tuple[_Days, str], set[str]]:
    """Places named by each list that is meant to be complete, by its days and measure; a total of 0 names none and needs none."""
    by_id = {total.total_id: total for total in totals}
    lists: dict[tuple[_Days, str], set[str]] = {}
    for total in totals:
        above = by_id.get(total.part_of or "")
        if above is None or total.partition is None or not total.partition.startswith("complete"):
            continue
        alike = (total.first, total.last, total.measure) == (above.first, above.last, above.measure)
        if alike and total.place.casefold() != above.place.casefold():
            lists.setdefault(((total.first, total.last), total.measure.casefold()), set()).update(
                {total.place.casefold(), above.place.casefold()}
            )
    return lists


def _confirmed(totals: Sequence[PublishedTotal]) -> Mapping[tuple[_Days, str], Bounds]:
    return {
        ((total.first, total.last), total.place.casefold()): total.bounds
        for total in totals
        if total.measure == CONFIRMED
    }


def _pair(
    slot: _Slot,
    left: Sequence[PublishedTotal],
    right: Sequence[PublishedTotal],
    zeros: Mapping[str, Mapping[tuple[_Days, str], set[str]]],
    confirmed: Mapping[str, Mapping[tuple[_Days, str], Bounds]],
) -> TotalPair:
    first, last, place, measure = slot
    implied = tuple(
        side
        for side, own in (("left", left), ("right", right))
        if not own and place not in zeros[side].get(((first, last), measure), {place})
    )
    left_bounds = _hull(left) if left else _ZERO if "left" in implied else None
    right_bounds = _hull(right) if right else _ZERO if "right" in implied else None
    named = next(iter((*left, *right)))
    own_confirmed = measure == "violations"
    pair = TotalPair(
        first=first,
        last=last,
        place=named.place,
        measure=named.measure,
        left=left[0] if left else None,
        right=right[0] if right else None,
        left_bounds=left_bounds,
        right_bounds=right_bounds,
        implied=implied,
        difference=_difference(left_bounds, right_bounds),
        both=_both(left_bounds, right_bounds),
        distinct=_distinct(left_bounds, right_bounds),
        confirmed_by_left=confirmed["left"].get(((first, last), place)) if own_confirmed else None,
        confirmed_by_right=confirmed["right"].get(((first, last), place)) if own_confirmed else None,
    )
    return replace(pair, contradictions=tuple(_contradictions(pair)))


def _hull(totals: Sequence[PublishedTotal]) -> Bounds:
    ends = [total.bounds.high for total in totals]
    high = None if None in ends else max(end for end in ends if end is not None)
    return Bounds(min(total.bounds.low for total in totals), high)


def _difference(left: Bounds | None, right: Bounds | None) -> tuple[Decimal | None, Decimal | None] | None:
    if left is None or right is None:
        return None
    low = None if left.high is None else right.low - left.high
    high = None if right.high is None else right.high - left.low
    return low, high


def _both(left: Bounds | None, right: Bounds | None) -> Bounds | None:
    if left is None or right is None:
        return None
    ends = [end for end in (left.high, right.high) if end is not None]
    return Bounds(Decimal(0), min(ends) if ends else None)


def _distinct(left: Bounds | None, right: Bounds | None) -> Bounds | None:
    if left is None or right is None:
        return None
    return Bounds(max(left.low, right.low), (left + right).high)


def _contradictions(pair: TotalPair) -> Iterator[str]:
    for side, confirmed, other in (
        ("left", pair.confirmed_by_left, pair.right_bounds),
        ("right", pair.confirmed_by_right, pair.left_bounds),
    ):
        if confirmed is not None and other is not None and other.below(confirmed):
            yield f"{side}_confirms_more_than_there_are"


def _narrowed(pairs: Sequence[TotalPair]) -> Iterator[TotalPair]:
    """The whole with the number in both narrowed by its places, where both sides list all of them."""
    beside: dict[tuple[_Days, str], list[TotalPair]] = defaultdict(list)
    for pair in pairs:
        beside[(pair.first, pair.last), pair.measure].append(pair)
    for pair in pairs:
        inner = [other for other in beside[(pair.first, pair.last), pair.measure] if other is not pair]
        narrower = _sum_over_places(pair, inner)
        if narrower is None or pair.both is None or pair.left_bounds is None or pair.right_bounds is None:
            yield pair
            continue
        high = narrower if pair.both.high is None else min(narrower, pair.both.high)
        low = max(
            pair.distinct.low if pair.distinct else Decimal(0), pair.left_bounds.low + pair.right_bounds.low - high
        )
        distinct = Bounds(low, (pair.left_bounds + pair.right_bounds).high)
        yield replace(pair, both=Bounds(Decimal(0), high), distinct=distinct)


def _sum_over_places(whole: TotalPair, inner: Sequence[TotalPair]) -> Decimal | None:
    """Most that can stand in both over all places; None unless on either side the places are all parts of the whole's figure."""
    total = Decimal(0)
    for side in ("left", "right"):
        own = whole.left if side == "left" else whole.right
        parts = [part for pair in inner if (part := pair.left if side == "left" else pair.right) is not None]
        if own is None or (own.bounds.high != 0 and not _are_all_of(own, parts)):
            return None
    for pair in inner:
        left = pair.left_bounds or (_ZERO if whole.left and whole.left.bounds.high == 0 else None)
        right = pair.right_bounds or (_ZERO if whole.right and whole.right.bounds.high == 0 else None)
        both = _both(left, right)
        if both is None or both.high is None:
            return None
        total += both.high
    return total


def _are_all_of(whole: PublishedTotal, parts: Sequence[PublishedTotal]) -> bool:
    """Whether the parts are the complete list of the whole, and come to it."""
    own = [part for part in parts if part.part_of == whole.total_id and part.partition == "complete"]
    low = sum((part.bounds.low for part in own), Decimal(0))
    return bool(own) and len(own) == len(parts) and whole.bounds.exact and low == whole.bounds.low
