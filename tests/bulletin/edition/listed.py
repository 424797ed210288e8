"""Invented incidents for tests of editions."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from treve.bulletin.edition.figures import Figures, Listed
from treve.bulletin.edition.period import Kind, periods

DAY = dt.date(2017, 1, 10)
PERIOD, PREVIOUS = periods(Kind.WEEKLY, dt.date(2017, 1, 12), "24:00", "Asia/Damascus")

ONE = Listed(
    reports=("table:A",),
    surely=True,
    first_day=DAY,
    last_day=DAY,
    earliest_at=dt.datetime(2017, 1, 9, 22),  # noqa: DTZ001 - the tables hold UTC without a zone
    latest_at=dt.datetime(2017, 1, 10, 22),  # noqa: DTZ001
    place="Wadi Barada",
    admin1="Rif Dimashq",
    country="SY",
    latitude=33.6,
    longitude=36.2,
    place_precision="near",
    act="artillery",
    act_disputed=False,
    perpetrator_basis="alleged",
    alleged=("syrian-government",),
    targets=("rebels",),
    recorders=("SOHR",),
    deaths_low=1,
    deaths_high=3,
    injured_low=None,
    injured_high=None,
    published=DAY,
    undated=False,
    verdicts={"strict": "undetermined", "presumed": "covered"},
    passed_on=True,
)


def listed(report: str, **values: Any) -> Listed:
    """An incident like `ONE`, under a report of its own."""
    return replace(ONE, reports=(f"table:{report}",), **values)


def edition(*now: Listed, **values: Any) -> Figures:
    """An edition of these incidents."""
    base = Figures(
        agreement_id="tst",
        title="A truce",
        period=PERIOD,
        previous=PREVIOUS,
        readings=("strict", "presumed"),
        now=now,
        not_yet=0,
        before=(),
        longer=(),
        earlier=(),
        recorders=(),
        data_begin=dt.date(2016, 12, 1),
        data_end=dt.date(2017, 3, 1),
    )
    return replace(base, **values)
