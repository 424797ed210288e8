"""Incidents as each may know them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.casebook.world import NOW, World, world
from treve.casebook import incidents, intake, links
from treve.casebook.book import Casebook
from treve.errors import NotFound

DAYS = st.integers(1, 9).map("2017-01-{:02}".format)
REPORTS = st.lists(
    st.fixed_dictionaries(
        {"occurred_from": DAYS},
        optional={"occurred_to": DAYS, "killed_low": st.integers(0, 9), "killed_high": st.integers(0, 9)},
    ),
    min_size=1,
    max_size=5,
)


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def test_each_is_told_from_the_reports_one_sees_and_so_is_its_name(made: World) -> None:
    one = made.report("liaison_a", "a", area="Idlib", occurred_from="2017-01-05", killed_low="2", killed_high="2")
    two = made.report(
        "centre_1", "b", area="Hama", occurred_from="2017-01-04", occurred_to="2017-01-06", killed_low="5"
    )
    with made.book.write(NOW) as writing:
        links.decide(writing, made.who["analyst"], one, two, "same", "one shell")
    with made.book.read() as connection:
        told, after = incidents.listing(connection, made.who["head"])
        own, _ = incidents.listing(connection, made.who["liaison_a"])
        assert incidents.of_report(connection, made.who["head"], two) == told[0]
        with pytest.raises(NotFound):
            incidents.of_report(connection, made.who["liaison_a"], two)
    assert (len(told), after, told[0].reports) == (1, None, tuple(sorted((one, two))))
    assert (told[0].first, told[0].last, told[0].areas) == ("2017-01-05", "2017-01-05", ("Hama", "Idlib"))
    assert (dict(told[0].figures), told[0].disagree) == ({"killed_low": 2, "killed_high": 2}, ("area", "killed_low"))
    assert (own[0].reports, own[0].areas, dict(own[0].figures)) == (
        (one,),
        ("Idlib",),
        {"killed_low": 2, "killed_high": 2},
    )
    assert own[0].incident_id != told[0].incident_id
    with made.book.write(NOW) as writing:
        intake.correct(writing, made.who["centre_1"], two, None, "wrong")
        after_withdrawal, _ = incidents.listing(writing.connection, made.who["head"])
        with pytest.raises(NotFound):
            incidents.of_report(writing.connection, made.who["head"], two)
    assert [found.incident_id for found in after_withdrawal] == [own[0].incident_id]


def test_pages_hold_every_incident(made: World) -> None:
    filed = {made.report("monitor", f"report {number}") for number in range(5)}
    found, after = set[str](), None
    with made.book.read() as connection:
        while True:
            page, after = incidents.listing(connection, made.who["head"], after=after, limit=2)
            found |= {report for one in page for report in one.reports}
            if after is None:
                break
    assert found == filed


@settings(deadline=None)
@given(REPORTS)
def test_days_and_figures_are_bounds_that_every_report_stands_within_or_disagrees(
    reports: list[dict[str, Any]],
) -> None:
    for number, one in enumerate(reports):
        one["report"] = f"R-{number}"
        if one.get("occurred_to", "9") < one["occurred_from"]:
            del one["occurred_to"]
    found = incidents.incident(reports)
    assert found is not None
    assert found.first is not None
    assert found.last is not None
    spans = [(one["occurred_from"], one.get("occurred_to", one["occurred_from"])) for one in reports]
    days = [f"2017-01-{day:02}" for day in range(1, 10)]
    common = [day for day in days if all(low <= day <= high for low, high in spans)]
    allowed = common or [day for day in days if any(low <= day <= high for low, high in spans)]
    assert (found.first, found.last) == (allowed[0], allowed[-1])
    assert ("days" in found.disagree) == (not common)
    for name, choose in (("killed_low", min), ("killed_high", max)):
        stated = [one[name] for one in reports if name in one]
        assert found.figures.get(name) == (choose(stated) if stated else None)
        assert (name in found.disagree) == (len(set(stated)) > 1)


def test_nothing_tells_nothing() -> None:
    assert incidents.incident([]) is None
