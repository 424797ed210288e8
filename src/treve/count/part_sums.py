"""Parts against the total they are said to make up."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from treve.count.overlap import apart, is_share, overlap
from treve.count.stated_figure import NOTHING_KNOWN
from treve.model.published_total import (
    Bounds,
    CheckKind,
    CheckReason,
    Outcome,
    PartKind,
    PublishedTotal,
    RowFault,
    TotalCheck,
)

# A share printed as a whole number of percent may lie half a percent on either side.
_ROUNDING = Decimal("0.5")


def part_checks(totals: Sequence[PublishedTotal], faults: Sequence[RowFault]) -> Iterator[TotalCheck]:
    """One check for each total and partition: complete parts must come to the total, partial ones must not exceed it.

    Parts recorded by others than the total's recorder are summed as the file says: a joint body's total is made of its members'.
    """
    by_id = {total.total_id: total for total in totals}
    broken = {fault.part_of for fault in faults if fault.part_of}
    partitions: dict[tuple[str, str], list[PublishedTotal]] = defaultdict(list)
    for part in totals:
        if part.part_of is not None and part.partition is not None:
            partitions[part.part_of, part.partition].append(part)
    for (total_id, partition), parts in partitions.items():
        if total_id in by_id:
            complete = partition.startswith(PartKind.COMPLETE.value)
            check = _complete if complete else _partial
            yield check(by_id[total_id], tuple(parts), total_id in broken)


def _complete(total: PublishedTotal, parts: tuple[PublishedTotal, ...], broken: bool) -> TotalCheck:
    counted = _sum(parts)
    outcome, reason = _complete_outcome(total, parts, broken, counted)
    return TotalCheck(CheckKind.COMPLETE_PARTS, outcome, total, parts, total.bounds, counted, reason)


def _complete_outcome(
    total: PublishedTotal, parts: tuple[PublishedTotal, ...], broken: bool, counted: Bounds
) -> tuple[Outcome, CheckReason | None]:
    if mixed := _mixed(total, parts):
        return Outcome.CANNOT_TELL, mixed
    stated = _widened(total.bounds) if is_share(total.measure) else total.bounds
    if broken and not stated.below(counted):
        return Outcome.CANNOT_TELL, CheckReason.PART_NOT_READ
    if not stated.apart(counted):
        return _fits(total, counted)
    if stated.below(counted) and any(overlap(one, other) for one, other in itertools.combinations(parts, 2)):
        return Outcome.CANNOT_TELL, CheckReason.PARTS_MAY_OVERLAP
    return Outcome.DIFFERENCE, None


def _partial(total: PublishedTotal, parts: tuple[PublishedTotal, ...], _broken: bool) -> TotalCheck:
    counted = _sum(parts)
    outcome, reason = _partial_outcome(total, parts, counted)
    return TotalCheck(CheckKind.PARTIAL_PARTS, outcome, total, parts, total.bounds, counted, reason)


def _partial_outcome(
    total: PublishedTotal, parts: tuple[PublishedTotal, ...], counted: Bounds
) -> tuple[Outcome, CheckReason | None]:
    if mixed := _mixed(total, parts):
        return Outcome.CANNOT_TELL, mixed
    stated = _widened(total.bounds) if is_share(total.measure) else total.bounds
    if not stated.below(counted):
        return _fits(total, counted)
    if stated.below(_sum(_apart(parts))):
        return Outcome.DIFFERENCE, None
    return Outcome.LOOK, CheckReason.PARTS_MAY_OVERLAP


def _fits(total: PublishedTotal, counted: Bounds) -> tuple[Outcome, CheckReason | None]:
    """Adds up; or cannot be told, where an open figure would let any sum fit."""
    if NOTHING_KNOWN in (total.bounds, counted):
        return Outcome.CANNOT_TELL, CheckReason.FIGURE_OPEN
    return Outcome.ADDS_UP, None


def _mixed(total: PublishedTotal, parts: Sequence[PublishedTotal]) -> CheckReason | None:
    shares = {is_share(one.measure) for one in (total, *parts)}
    return CheckReason.SHARES_AND_COUNTS if len(shares) > 1 else None


def _apart(parts: Sequence[PublishedTotal]) -> list[PublishedTotal]:
    """Parts of which no two can share a case, the largest first: what they come to is surely exceeded by no smaller total."""
    chosen: list[PublishedTotal] = []
    for part in sorted(parts, key=lambda one: (-one.bounds.low, one.line)):
        if all(apart(part, other) for other in chosen):
            chosen.append(part)
    return chosen


def _sum(parts: Sequence[PublishedTotal]) -> Bounds:
    total = Bounds(Decimal(0), Decimal(0))
    for part in parts:
        total += _widened(part.bounds) if is_share(part.measure) else part.bounds
    return total


def _widened(share: Bounds) -> Bounds:
    return Bounds(max(share.low - _ROUNDING, Decimal(0)), None if share.high is None else share.high + _ROUNDING)
