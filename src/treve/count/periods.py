"""Figures of one recorder for the same place, blamed party and measure, over different days.

Recorders and blamed parties are never mixed: only figures alike in all four are held against each other. What happened on
some days cannot exceed what happened on more days, nor what fills a period fall short of it.

A span of two days is often one of 24 hours that straddles midnight ("over the past day"). Where a comparison hangs on
whether it is, it gives a look, never a difference.
"""

from __future__ import annotations

import bisect
import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from treve.count.overlap import is_share
from treve.model.published_total import Bounds, CheckKind, CheckReason, Outcome, PublishedTotal, TotalCheck

_Key = tuple[str, str, tuple[str, ...], str]

# Smaller figures repeat by chance: two quiet days give the same 3 twice.
_TELLING_FIGURE = 10


@dataclass(frozen=True, slots=True)
class _Span:
    """One period and what is printed for it; `figure` is the first row that prints it.

    first, last   days, both included, as ordinals
    """

    first: int
    last: int
    bounds: Bounds
    figure: PublishedTotal

    @property
    def straddles_midnight(self) -> bool:
        return self.last == self.first + 1


def period_checks(totals: Sequence[PublishedTotal]) -> Iterator[TotalCheck]:
    """Figures for the same days, days within longer periods, days that fill a period, one figure tied to two periods."""
    groups: dict[_Key, list[PublishedTotal]] = defaultdict(list)
    for total in _comparable(totals):
        groups[_key(total)].append(total)
    for group in groups.values():
        same = list(_same_days(group))
        yield from same
        yield from _carried_over(group)
        if not is_share(group[0].measure):
            yield from _nested(_spans(group))


def _comparable(totals: Sequence[PublishedTotal]) -> Iterator[PublishedTotal]:
    """Figures whose recorder, days and place are stated, without parts told from their total only by something not in the file."""
    by_id = {total.total_id: total for total in totals}
    for total in totals:
        if not (total.recorder and total.place and total.first and total.last):
            continue
        above = by_id.get(total.part_of or "")
        if above is None or (_key(above), above.first, above.last) != (_key(total), total.first, total.last):
            yield total


def _key(total: PublishedTotal) -> _Key:
    return _plain(total.recorder), _plain(total.place), total.party_blamed, _plain(total.measure)


def _same_days(group: Sequence[PublishedTotal]) -> Iterator[TotalCheck]:
    """One check for all figures of the same days: the first against the others."""
    by_days: dict[tuple[dt.date | None, dt.date | None], list[PublishedTotal]] = defaultdict(list)
    for total in group:
        by_days[total.first, total.last].append(total)
    for first, *others in by_days.values():
        if others:
            everything = [first, *others]
            differs = any(_allowed(one).apart(_allowed(other)) for one, other in itertools.combinations(everything, 2))
            outcome = Outcome.DIFFERENCE if differs else Outcome.ADDS_UP
            yield TotalCheck(CheckKind.SAME_FIGURE, outcome, first, tuple(others), first.bounds, _hull(others))


def _allowed(total: PublishedTotal) -> Bounds:
    """What a figure allows; a share or an average is rounded to its last digit, 61 for 60.7."""
    low, high = total.bounds.low, total.bounds.high
    if not is_share(total.measure):
        return total.bounds
    return Bounds(low - _half_a_digit(low), None if high is None else high + _half_a_digit(high))


def _half_a_digit(number: Decimal) -> Decimal:
    return Decimal(5).scaleb(int(number.as_tuple().exponent) - 1)


def _hull(totals: Sequence[PublishedTotal]) -> Bounds:
    ends = [total.bounds.high for total in totals]
    high = None if None in ends else max(end for end in ends if end is not None)
    return Bounds(min(total.bounds.low for total in totals), high)


def _spans(group: Sequence[PublishedTotal]) -> list[_Span]:
    """One span for each period, as loose as the figures for it allow: where they differ, that is told once and not again."""
    by_days: dict[tuple[int, int], list[PublishedTotal]] = defaultdict(list)
    for total in group:
        assert total.first is not None
        assert total.last is not None
        by_days[total.first.toordinal(), total.last.toordinal()].append(total)
    return [_Span(*days, _hull(figures), figures[0]) for days, figures in sorted(by_days.items())]


def _nested(spans: Sequence[_Span]) -> Iterator[TotalCheck]:
    """Each period against the periods inside it: neither exceeded by those apart, nor above those that fill it."""
    starts = [span.first for span in spans]
    for outer in spans:
        if outer.first == outer.last:
            continue
        candidates = spans[bisect.bisect_left(starts, outer.first) : bisect.bisect_right(starts, outer.last)]
        inner = [span for span in candidates if span.last <= outer.last and span is not outer]
        if inner:
            yield _within(outer, inner)
            yield from _filling(outer, inner)


def _within(outer: _Span, inner: Sequence[_Span]) -> TotalCheck:
    """Inner periods of which no two share a day, chosen so that they come to most; failing a difference, no two share an hour."""
    chosen = _heaviest_apart(inner, edge=1.0)
    counted = _least(chosen)
    outcome, reason = Outcome.ADDS_UP, None
    if outer.bounds.below(counted):
        outcome = Outcome.LOOK if outer.straddles_midnight else Outcome.DIFFERENCE
    else:
        by_hour = _heaviest_apart(inner, edge=0.5)
        if outer.bounds.below(_least(by_hour)):
            chosen, counted, outcome = by_hour, _least(by_hour), Outcome.LOOK
    if outcome is Outcome.LOOK:
        reason = CheckReason.PERIODS_MAY_OVERLAP
    against = tuple(span.figure for span in chosen)
    return TotalCheck(CheckKind.DAYS_WITHIN, outcome, outer.figure, against, outer.bounds, counted, reason)


def _least(spans: Sequence[_Span]) -> Bounds:
    return Bounds(sum((span.bounds.low for span in spans), Decimal(0)), None)


def _heaviest_apart(spans: Sequence[_Span], edge: float) -> list[_Span]:
    """Weighted interval scheduling: the spans apart from each other whose lowest figures add up to most.

    edge  how much of its first and of its last day a span of two days fills: 1 all of it, 0.5 the half next to midnight
    """

    def starts(span: _Span) -> float:
        return span.first + (1 - edge if span.straddles_midnight else 0)

    def ends(span: _Span) -> float:
        return span.last + (edge if span.straddles_midnight else 1)

    ordered = sorted(spans, key=lambda span: (ends(span), starts(span)))
    ended = [ends(span) for span in ordered]
    earlier = [bisect.bisect_right(ended, starts(span), 0, position) for position, span in enumerate(ordered)]
    best = [Decimal(0)]
    for position, span in enumerate(ordered):
        best.append(max(best[-1], span.bounds.low + best[earlier[position]]))
    chosen, left = [], len(ordered)
    while left > 0:
        if best[left] == best[left - 1]:
            left -= 1
        else:
            chosen.append(ordered[left - 1])
            left = earlier[left - 1]
    return chosen[::-1] or [spans[0]]


def _filling(outer: _Span, inner: Sequence[_Span]) -> Iterator[TotalCheck]:
    """Inner periods that leave no hour of the outer one open, or else no day, chosen so that they come to least."""
    by_hour = _lightest_cover(outer, inner, by_hour=True)
    chosen = by_hour or _lightest_cover(outer, inner, by_hour=False)
    if chosen is None:
        return
    counted = Bounds(Decimal(0), sum((span.bounds.high or Decimal(0) for span in chosen), Decimal(0)))
    outcome, reason = Outcome.ADDS_UP, None
    if counted.below(outer.bounds):
        outcome = Outcome.DIFFERENCE if by_hour else Outcome.LOOK
        reason = None if by_hour else CheckReason.PERIODS_MAY_OVERLAP
    against = tuple(span.figure for span in chosen)
    yield TotalCheck(CheckKind.DAYS_THAT_FILL, outcome, outer.figure, against, outer.bounds, counted, reason)


def _lightest_cover(outer: _Span, inner: Sequence[_Span], *, by_hour: bool) -> list[_Span] | None:
    """Lightest way from the outer period's first day to its last over spans with an upper end; None: there is none.

    by_hour  no step from one day to the next where either span may straddle midnight and leave hours between them
    """
    # Ways that end with a span of two days, and all others.
    ways = {True: _Ways(), False: _Ways()}
    for span in sorted((one for one in inner if one.bounds.high is not None), key=lambda one: (one.last, one.first)):
        two_days = span.straddles_midnight
        reached = [
            known.lightest(span.first if by_hour and (ends_so or two_days) else span.first - 1)
            for ends_so, known in ways.items()
        ]
        if span.first == outer.first:
            reached.append((Decimal(0), None))
        found = [way for way in reached if way is not None]
        if found:
            before, link = min(found, key=lambda way: way[0])
            ways[two_days].add(span.last, before + (span.bounds.high or Decimal(0)), (span, link))
    ends = [way for known in ways.values() if (way := known.lightest(outer.last)) is not None]
    return _unlinked(min(ends, key=lambda way: way[0])[1]) if ends else None


class _Ways:
    """Ways by the day they end on, in order of that day, without those that a lighter way to a later day makes useless."""

    def __init__(self) -> None:
        self._days: list[int] = []
        self._ways: list[tuple[Decimal, Any]] = []

    def add(self, day: int, weight: Decimal, link: Any) -> None:
        """A way that ends on a day not before any added so far."""
        if self._days and self._days[-1] == day and self._ways[-1][0] <= weight:
            return
        while self._ways and self._ways[-1][0] >= weight:
            self._days.pop()
            self._ways.pop()
        self._days.append(day)
        self._ways.append((weight, link))

    def lightest(self, day: int) -> tuple[Decimal, Any] | None:
        """The lightest way that ends on the day or later."""
        at = bisect.bisect_left(self._days, day)
        return self._ways[at] if at < len(self._ways) else None


def _unlinked(link: Any) -> list[_Span]:
    chosen = []
    while link is not None:
        span, link = link
        chosen.append(span)
    return chosen[::-1]


def _carried_over(group: Sequence[PublishedTotal]) -> Iterator[TotalCheck]:
    """One exact figure that different publishers tie to periods of which one is the start or the end of the other."""
    by_value: Mapping[Decimal, list[PublishedTotal]] = defaultdict(list)
    for total in group:
        if total.bounds.exact and total.bounds.low >= _TELLING_FIGURE:
            by_value[total.bounds.low].append(total)
    for figures in by_value.values():
        longest = max(figures, key=lambda one: (_days(one), -one.line))
        tied = [
            one
            for one in figures
            if any(_shorter_at_an_end(one, other) and one.source != other.source for other in figures)
        ]
        if tied:
            yield TotalCheck(
                CheckKind.CARRIED_OVER,
                Outcome.LOOK,
                longest,
                tuple(tied),
                longest.bounds,
                longest.bounds,
                CheckReason.TWO_PERIODS,
            )


def _shorter_at_an_end(one: PublishedTotal, other: PublishedTotal) -> bool:
    return _days(one) < _days(other) and (one.first == other.first or one.last == other.last)


def _days(total: PublishedTotal) -> int:
    assert total.first is not None
    assert total.last is not None
    return (total.last - total.first).days + 1


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
