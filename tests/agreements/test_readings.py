from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.agreements.made import PRESS, START, TEXT, actor, agreement, book, claim, start
from treve.agreements.file import library_agreement, read_agreements
from treve.agreements.kinship import Kinship
from treve.agreements.readings import Case, PartyStatus, party_statuses, reading_names, reading_times
from treve.model.agreement import About, AgreementTime, Area, Guarantor, Says, TimeKind
from treve.normalise.actor_book import actor_book

BOOK = book([actor("a"), actor("b")], asserters=[TEXT, PRESS])
LIBRARY = actor_book()
TRUCE = library_agreement("syr-2016-12-30", LIBRARY)
LATER = START + dt.timedelta(hours=3)


def times(*stated: tuple[dt.datetime, str]) -> list[AgreementTime]:
    return [
        start(dt.datetime(2020, 1, 1), instant, [by], number)  # noqa: DTZ001
        for number, (instant, by) in enumerate(stated, 1)
    ]


def span(made_times: list[AgreementTime], reading: str) -> tuple[dt.datetime | None, dt.datetime | None]:
    made = agreement(
        [claim(About.MEMBERSHIP, "b", "signed", Says.BOUND)],
        guarantors=[Guarantor("a", "guarantor", None, None, None, ())],
        times=made_times,
    )
    found = reading_times(made, BOOK, reading)
    return found.starts_earliest, found.starts_latest


def test_between_two_contested_starts_of_standing_nothing_can_be_told() -> None:
    stated = times((START, "text"), (LATER, "b"))
    assert span(stated, "strict") == (START, LATER)
    assert span(stated, "presumed") == (START, START)
    assert span(stated, "b") == (LATER, LATER)


def test_a_start_from_hearsay_counts_under_presumed_only() -> None:
    stated = times((START, "press"), (LATER, "a"))
    assert span(stated, "strict") == (LATER, LATER)
    assert span(stated, "presumed") == (START, START)


def test_without_a_believed_start_it_is_open_from_the_declaration_on() -> None:
    declared = AgreementTime(
        "declared-1", TimeKind.DECLARED, dt.date(2019, 12, 30), None, None, "day", None, False, ("a",), False, (), None
    )
    assert span([declared, *times((START, "press"))], "strict") == (START - dt.timedelta(days=2), None)
    assert span(times((START, "press")), "strict") == (None, None)


def legal_end(day: dt.date, by: str, number: int) -> AgreementTime:
    return AgreementTime(
        f"ended-{number}", TimeKind.ENDED, day, None, None, "day", "expired", True, (by,), by == "text", (), None
    )


def test_contested_legal_ends_are_an_interval_and_the_latest_is_presumed() -> None:
    ends = [
        legal_end(dt.date(2020, 2, 1), "a", 1),
        legal_end(dt.date(2020, 3, 1), "b", 2),
        legal_end(dt.date(2020, 4, 1), "press", 3),
    ]
    made = agreement(
        [claim(About.MEMBERSHIP, "b", "signed", Says.BOUND)],
        guarantors=[Guarantor("a", "guarantor", None, None, None, ())],
        times=[*times((START, "text")), *ends],
    )
    strict, presumed = reading_times(made, BOOK, "strict"), reading_times(made, BOOK, "presumed")
    assert strict.ends_earliest == dt.datetime(2020, 1, 31, 22, tzinfo=dt.UTC)
    assert strict.ends_latest == dt.datetime(2020, 3, 1, 22, tzinfo=dt.UTC)
    assert strict.end_ids == ("ended-1", "ended-2")
    assert presumed.ends_earliest == presumed.ends_latest == dt.datetime(2020, 4, 1, 21, tzinfo=dt.UTC)


def test_a_claim_of_collapse_ends_nothing() -> None:
    for reading in reading_names(TRUCE, LIBRARY):
        found = reading_times(TRUCE, LIBRARY, reading)
        assert found.starts_earliest == found.starts_latest == dt.datetime(2016, 12, 29, 22, tzinfo=dt.UTC)
        assert found.ends_latest is None


@pytest.mark.parametrize(
    ("name", "earliest", "latest"),
    [
        ("syr-2017-05-04", "2017-05-04T21:00", "2017-05-05T21:00"),
        ("syr-2018-09-17", "2018-09-16T21:00", None),
        ("syr-2020-03-05", "2020-03-05T10:01", "2020-03-06T12:01"),
        ("eth-2022-11-03", "2022-11-01T21:00", None),
        ("ukr-2020-07-27", "2020-07-26T21:00", "2020-07-26T21:01"),
        ("yem-2022-04-02", "2022-04-02T16:00", "2022-04-02T16:00"),
    ],
)
def test_strict_starts_of_the_library(name: str, earliest: str, latest: str | None) -> None:
    found = reading_times(library_agreement(name, LIBRARY), LIBRARY, "strict")
    assert found.starts_earliest is not None
    assert f"{found.starts_earliest:%Y-%m-%dT%H:%M}" == earliest
    assert (f"{found.starts_latest:%Y-%m-%dT%H:%M}" if found.starts_latest else None) == latest


def test_readings_are_strict_presumed_and_the_authorities_in_order() -> None:
    assert reading_names(TRUCE, LIBRARY) == (
        "strict",
        "presumed",
        "jaysh-idlib",
        "rebels",
        "russia",
        "russia-turkey-commission",
        "syrian-government",
    )


def at(reading: str, actor_id: str, day: dt.date) -> PartyStatus:
    case = Case(TRUCE, Kinship(LIBRARY))
    eras = case.eras(reading_names(TRUCE, LIBRARY))
    noon = dt.datetime.combine(day, dt.time(12), dt.UTC)
    era = max(one.era for one in eras if one.from_at is None or one.from_at <= noon)
    (found,) = [one for one in party_statuses(TRUCE, LIBRARY, reading) if (one.actor_id, one.era) == (actor_id, era)]
    return found


NEW_YEAR = dt.date(2017, 1, 1)
FEBRUARY = dt.date(2017, 2, 1)


@pytest.mark.parametrize(
    ("reading", "actor_id", "day", "expected"),
    [
        ("strict", "rebels", NEW_YEAR, None),
        ("presumed", "rebels", NEW_YEAR, True),
        ("strict", "syrian-government", NEW_YEAR, True),
        ("strict", "syrian-army", NEW_YEAR, True),
        ("strict", "ahrar-al-sham", NEW_YEAR, None),
        ("presumed", "ahrar-al-sham", NEW_YEAR, True),
        ("russia", "ahrar-al-sham", NEW_YEAR, True),
        ("strict", "faylaq-al-sham", dt.date(2017, 1, 3), None),
        ("strict", "faylaq-al-sham", dt.date(2017, 1, 4), True),
        ("strict", "russian-aerospace-forces", NEW_YEAR, None),
        ("presumed", "russian-aerospace-forces", NEW_YEAR, True),
        ("strict", "hezbollah", NEW_YEAR, None),
        ("presumed", "hezbollah", NEW_YEAR, True),
        ("strict", "southern-front", NEW_YEAR, None),
        ("strict", "unknown", NEW_YEAR, None),
        ("strict", "isil", NEW_YEAR, False),
    ],
)
def test_who_is_bound_by_the_truce_of_december_2016(
    reading: str, actor_id: str, day: dt.date, expected: bool | None
) -> None:
    assert at(reading, actor_id, day).bound.holds is expected


def test_those_who_fight_on_a_side_are_bound_as_supporting_forces() -> None:
    assert at("presumed", "hezbollah", NEW_YEAR).bound.bound_as == "supporting_force"
    assert at("presumed", "russian-aerospace-forces", NEW_YEAR).bound.bound_as == "supporting_force"


@pytest.mark.parametrize(
    ("reading", "actor_id", "day", "expected"),
    [
        ("strict", "isil", NEW_YEAR, True),
        ("presumed", "isil", NEW_YEAR, True),
        ("strict", "jfs", NEW_YEAR, True),
        ("strict", "nusra", NEW_YEAR, True),
        ("rebels", "jfs", NEW_YEAR, False),
        ("strict", "ypg", NEW_YEAR, False),
        ("presumed", "ypg", NEW_YEAR, False),
        ("strict", "jund-al-aqsa", NEW_YEAR, True),
        ("strict", "hts", FEBRUARY, None),
        ("presumed", "hts", FEBRUARY, True),
    ],
)
def test_who_is_excluded_from_the_truce_of_december_2016(
    reading: str, actor_id: str, day: dt.date, expected: bool | None
) -> None:
    assert at(reading, actor_id, day).excluded.holds is expected


def test_an_era_begins_with_the_local_day_on_which_an_area_does() -> None:
    zone = Area("z", "zone", (), None, (), dt.date(2020, 1, 5), None, (), ())
    eras = Case(agreement(territory=[zone]), Kinship(BOOK)).eras(("strict",))
    assert [one.from_at for one in eras] == [None, dt.datetime(2020, 1, 4, 22, tzinfo=dt.UTC)]
    assert [one.until_at for one in eras] == [dt.datetime(2020, 1, 4, 22, tzinfo=dt.UTC), None]


def test_the_pages_first_coded_give_the_same_answers_as_the_library(tmp_path: Path) -> None:
    """A file that names `S/2016/1133 annex I` as its asserter is understood without in_text."""
    text = Path(TRUCE.path).read_text(encoding="utf-8")
    raw = (
        text.replace("by: text\n", "by: S/2016/1133 annex I\n")
        .replace("    in_text: true\n", "")
        .replace("  in_text: true\n", "")
    )
    path = tmp_path / "raw.yaml"
    path.write_text(raw, encoding="utf-8")
    (found,) = read_agreements(path, LIBRARY)
    ours = [
        (one.actor_id, one.era, one.bound.holds, one.excluded.holds) for one in party_statuses(TRUCE, LIBRARY, "strict")
    ]
    theirs = [
        (one.actor_id, one.era, one.bound.holds, one.excluded.holds) for one in party_statuses(found, LIBRARY, "strict")
    ]
    assert ours == theirs


def test_a_statement_that_decides_nothing_is_no_ground_for_a_presumption() -> None:
    known = actor_book()
    truce = library_agreement("syr-2016-12-30", known)
    case = Case(truce, Kinship(known))
    rebels = [one for one in case.statuses("presumed", case.eras(["presumed"])) if one.actor_id == "rebels"]
    assert rebels
    assert all(one.bound.holds and one.bound.assertion_id is None for one in rebels)
