"""The days of truces: from the assertions of an agreement to one first day of effect, and the starts of other truces nearby."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from treve.agreements.file import library_agreement, library_ids
from treve.bulletin.phrases import local_day
from treve.model.agreement import Agreement, TimeKind
from treve.model.truce import Truce
from treve.normalise.actor_book import ActorBook


def truce_of(agreement: Agreement) -> Truce:
    """The days of an agreement."""
    times = (
        {
            "what": one.what.value,
            "value": one.value and one.value.isoformat(),
            "utc": one.utc,
            "legal_end": one.legal_end,
        }
        for one in agreement.times
    )
    return truce(agreement.agreement_id, agreement.title, agreement.zone, times)


def truce(agreement_id: str, title: str, zone: str, times: Iterable[Mapping[str, Any]]) -> Truce:
    """The days of an agreement from its time assertions.

    times  mappings with what, value (ISO text or None), utc (instant or None) and legal_end, as in the table `agreement_time`.
    """
    days: dict[str, list[dt.date]] = {"before": [], "effective": [], "ended": []}
    for one in times:
        day = _day(one["value"], one["utc"], zone)
        if day is None:
            continue
        if one["what"] in (TimeKind.DECLARED, TimeKind.SIGNED):
            days["before"].append(day)
        elif one["what"] == TimeKind.EFFECTIVE:
            days["effective"].append(day)
        elif one["legal_end"]:
            days["ended"].append(day)
    return Truce(
        agreement_id=agreement_id,
        title=title,
        zone=zone,
        declared=min(days["before"], default=None),
        effective=max(days["effective"], default=None),
        contested_from=min(days["effective"], default=None),
        ended=min(days["ended"], default=None),
    )


def given(truce: Truce, effective: dt.date) -> Truce:
    """The truce with a first day of effect that the user gives."""
    return dataclasses.replace(truce, effective=effective, contested_from=effective, given=True)


def known_starts(countries: frozenset[str], book: ActorBook, more: Iterable[Truce] = ()) -> tuple[dt.date, ...]:
    """First days of every truce of the library in these countries, and of `more`, in order.

    A truce for which nobody states a first day of effect counts from its declaration: the days around it are not truce-free.
    """
    found = [truce_of(one) for one in _library(book) if countries & countries_of(one)]
    starts = {one.effective or one.declared for one in (*found, *more)}
    return tuple(sorted(day for day in starts if day is not None))


def countries_of(agreement: Agreement) -> frozenset[str]:
    """Countries in which the territory lies."""
    return frozenset(unit.country for area in agreement.territory for unit in area.units)


def _library(book: ActorBook) -> Iterable[Agreement]:
    return (library_agreement(one, book) for one in library_ids())


def _day(value: str | None, utc: dt.datetime | None, zone: str) -> dt.date | None:
    if utc is not None:
        return local_day(utc.replace(tzinfo=None), zone)
    return dt.date.fromisoformat(value[:10]) if value else None
