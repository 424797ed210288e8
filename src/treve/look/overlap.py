"""Which agreements of the library a file of reports overlaps, in time and in country."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from treve.model.agreement import Agreement, AgreementTime, TimeKind

Days = Mapping[tuple[dt.date, dt.date, tuple[str, ...]], int]
"""(first day, last day, countries in one of which it lies; none: anywhere) → reports."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """An agreement and the reports of a file.

    start, end  first day on which it may have been in force, and its last by a legal end; None: not stated
    countries   of its territory
    reports     that may have happened in its countries between these days; before: in its countries before the first of them
    placed      those of `reports` that are known to lie in, or near, its countries
    """

    agreement_id: str
    title: str
    start: dt.date | None
    end: dt.date | None
    countries: tuple[str, ...]
    reports: int
    before: int
    placed: int


def overlaps(agreements: Iterable[Agreement], days: Days) -> tuple[Overlap, ...]:
    """Each agreement against the reports, those with the most reports in their time first."""
    found = [_overlap(agreement, days) for agreement in agreements]
    return tuple(sorted(found, key=lambda one: (-one.reports, -one.before, one.agreement_id)))


def _overlap(agreement: Agreement, days: Days) -> Overlap:
    start, end = _start(agreement.times), _end(agreement.times)
    countries = sorted({unit.country for area in agreement.territory for unit in area.units})
    here = {
        key: number
        for key, number in days.items()
        if not countries or not key[2] or not set(key[2]).isdisjoint(countries)
    }
    within = {
        key: number
        for key, number in here.items()
        if (start is None or key[1] >= start) and (end is None or key[0] <= end)
    }
    placed = sum(number for (_, _, places), number in within.items() if places)
    before = 0 if start is None else sum(number for (_, last, _), number in here.items() if last < start)
    return Overlap(
        agreement.agreement_id, agreement.title, start, end, tuple(countries), sum(within.values()), before, placed
    )


def _start(times: Iterable[AgreementTime]) -> dt.date | None:
    """The earliest stated effect; where none is stated, the earliest signature or declaration."""
    by_kind: dict[TimeKind, list[dt.date]] = {}
    for time in times:
        if time.value is not None:
            by_kind.setdefault(time.what, []).append(_day(time.value))
    for kind in (TimeKind.EFFECTIVE, TimeKind.SIGNED, TimeKind.DECLARED):
        if kind in by_kind:
            return min(by_kind[kind])
    return None


def _end(times: Iterable[AgreementTime]) -> dt.date | None:
    """The latest legal end: a claim of collapse ends nothing."""
    ends = [
        _day(time.value) for time in times if time.what is TimeKind.ENDED and time.legal_end and time.value is not None
    ]
    return max(ends, default=None)


def _day(value: dt.datetime | dt.date) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value
