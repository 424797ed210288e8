"""The days of truces, as the library states them."""

from __future__ import annotations

import datetime as dt

import pytest

from treve.agreements.file import library_agreement
from treve.analysis.truces import countries_of, given, known_starts, truce, truce_of
from treve.normalise.actor_book import actor_book


@pytest.mark.parametrize(
    ("agreement_id", "declared", "contested_from", "effective"),
    [
        ("syr-2016-02-27", dt.date(2016, 2, 22), dt.date(2016, 2, 27), dt.date(2016, 2, 27)),
        ("syr-2016-12-30", dt.date(2016, 12, 29), dt.date(2016, 12, 30), dt.date(2016, 12, 30)),
        ("syr-2017-05-04", dt.date(2017, 5, 4), dt.date(2017, 5, 4), dt.date(2017, 5, 6)),
    ],
)
def test_local_days_of_the_library(
    agreement_id: str, declared: dt.date, contested_from: dt.date, effective: dt.date
) -> None:
    found = truce_of(library_agreement(agreement_id, actor_book()))
    assert (found.declared, found.contested_from, found.effective) == (declared, contested_from, effective)


def test_no_stated_start_stays_unknown_and_can_be_given() -> None:
    found = truce_of(library_agreement("syr-2018-09-17", actor_book()))
    assert found.effective is None
    assert given(found, dt.date(2018, 9, 17)).effective == dt.date(2018, 9, 17)
    assert given(found, dt.date(2018, 9, 17)).given


def test_an_instant_is_a_day_at_the_place_and_a_claim_of_collapse_no_end() -> None:
    times: list[dict[str, object]] = [
        {"what": "effective", "value": None, "utc": dt.datetime(2016, 12, 29, 22, tzinfo=dt.UTC), "legal_end": False},
        {"what": "ended", "value": "2017-02-14", "utc": None, "legal_end": False},
        {"what": "ended", "value": "2017-03-01", "utc": None, "legal_end": True},
    ]
    found = truce("x", "X", "Asia/Damascus", times)
    assert found.effective == dt.date(2016, 12, 30)
    assert found.ended == dt.date(2017, 3, 1)


def test_starts_of_a_country_are_those_of_the_library_and_of_the_run() -> None:
    book = actor_book()
    countries = countries_of(library_agreement("syr-2016-12-30", book))
    starts = known_starts(countries, book, (given(truce("x", "X", "UTC", []), dt.date(2016, 7, 1)),))
    assert {dt.date(2016, 2, 27), dt.date(2016, 7, 1), dt.date(2016, 9, 12), dt.date(2018, 9, 17)} <= set(starts)
    assert list(starts) == sorted(starts)
    assert dt.date(2015, 2, 15) not in starts
