"""Releases from a casebook: what each audience is told, and what is refused or held because of what it was told before."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from sqlalchemy import select

from tests.casebook.world import NOW, World, world
from treve.casebook import intake, report_form, schema, visible
from treve.casebook.audiences import Audience
from treve.casebook.book import Casebook
from treve.casebook.disclosure import ALL
from treve.casebook.releases import UNKNOWN, Draft, draft, earlier, tell
from treve.errors import BadValue, Refused

FIRST, UNTIL = dt.date(2017, 1, 2), dt.date(2017, 1, 16)
WEEKS = ("2017-01-02/2017-01-09", "2017-01-09/2017-01-16")
_NUMBERS = itertools.count()
ALL_USES = "verification;notification;publication"


@pytest.fixture
def made(sqlite_book: Casebook) -> World:
    return world(sqlite_book)


def _file(
    made: World, count: int, area: str = "Idlib", day: str | None = "2017-01-05", consent: str = ALL_USES
) -> list[str]:
    filed = []
    with made.book.write(NOW) as writing:
        for _ in range(count):
            values = {"summary": f"report {next(_NUMBERS)}", "area": area, "consent": consent}
            if day:
                values["occurred_from"] = day
            form = report_form.read(values, "x")
            filed.append(intake.submit(writing, made.who["monitor"], form, made.key, "mission").report_id)
    return filed


def _draft(made: World, audience: Audience = Audience.PUBLIC, hold: bool = False) -> Draft:
    with made.book.read() as connection:
        return draft(connection, made.who["head"], audience, FIRST, UNTIL, hold)


def _tell(made: World, drafted: Draft) -> str:
    with made.book.write(NOW) as writing:
        return tell(writing, made.who["head"], drafted)


def test_small_numbers_are_left_out_and_those_without_consent_are_not_counted(made: World) -> None:
    _file(made, 12)
    _file(made, 9, "Hama", "2017-01-10")
    _file(made, 2, "Homs", "2017-01-10")
    _file(made, 4, "Idlib", "2017-01-06", consent="verification")
    _file(made, 7, "Idlib", None)
    _file(made, 3, "Idlib", "2017-02-01")
    found = _draft(made)
    assert found.table.count(("Idlib", WEEKS[0])) == 12
    assert found.table.count(("Idlib", UNKNOWN)) == 7
    assert found.table.count((ALL, ALL)) == 30
    assert ("Homs", WEEKS[1]) in found.table.hidden
    assert ("Hama", WEEKS[1]) in found.table.hidden
    assert ("Idlib", WEEKS[0]) not in found.table.hidden
    assert found.not_agreed == 4
    assert found.dangers == ()
    everything = _draft(made, Audience.COMMISSION)
    assert everything.table.count(("Idlib", "2017-01-06/2017-01-07")) == 4
    assert everything.table.hidden == frozenset()


def test_a_late_report_is_refused_then_held_and_told_when_there_are_enough(made: World) -> None:
    _file(made, 12)
    _tell(made, _draft(made))
    (late,) = _file(made, 1)
    found = _draft(made)
    assert {(audience, one.low, one.high) for audience, one in found.dangers} == {
        (Audience.PUBLIC, 1, 1),
        (Audience.PARTIES, 1, 1),
    }
    with pytest.raises(Refused, match="too small to be told"):
        _tell(made, found)
    held = _draft(made, hold=True)
    assert held.dangers == ()
    assert held.table.count((ALL, ALL)) == 12
    _tell(made, held)
    _file(made, 4)
    enough = _draft(made)
    assert enough.dangers == ()
    assert enough.table.count((ALL, ALL)) == 17
    _tell(made, enough)
    with made.book.write(NOW) as writing:
        intake.correct(writing, made.who["monitor"], late, None, "an error")
    # One fewer than in the third release, and four more than in the first two.
    assert {(one.low, one.high) for _, one in _draft(made).dangers} == {(-1, -1), (4, 4)}


def test_what_the_parties_were_told_is_held_against_what_the_public_is(made: World) -> None:
    """A party reads both: the difference would show that one person did not agree to publication."""
    _file(made, 12)
    _file(made, 1, consent="verification;notification")
    _tell(made, _draft(made, Audience.PARTIES))
    found = _draft(made, Audience.PUBLIC)
    assert {audience for audience, _ in found.dangers} == {Audience.PARTIES}
    with pytest.raises(Refused):
        _tell(made, found)


def test_what_was_told_is_kept_and_no_export_shows_it(book: Casebook) -> None:
    made = world(book)
    _file(made, 12)
    _file(made, 2, "Homs")
    release_id = _tell(made, _draft(made))
    with made.book.read() as connection:
        (kept,) = earlier(connection)
        assert kept.release_id == release_id
        assert kept.days == {("Idlib", "2017-01-05"): 12, ("Homs", "2017-01-05"): 2}
        for who in made.who.values():
            kinds = connection.scalars(select(schema.content.c.kind).where(visible.contents(who))).all()
            assert "release" not in kinds


def test_only_whole_periods_are_told_and_only_by_who_may(made: World) -> None:
    with made.book.read() as connection:
        for first, until in (
            (FIRST, FIRST),
            (FIRST, dt.date(2017, 1, 10)),
            (dt.date(2017, 1, 3), UNTIL),
            (FIRST, dt.date(2027, 1, 4)),
        ):
            with pytest.raises(BadValue, match="week"):
                draft(connection, made.who["head"], Audience.PUBLIC, first, until)
        for who in ("analyst", "owner", "commission", "liaison_a"):
            with pytest.raises(Refused):
                draft(connection, made.who[who], Audience.PUBLIC, FIRST, UNTIL)
    found = _draft(made)
    with pytest.raises(Refused), made.book.write(NOW) as writing:
        tell(writing, made.who["analyst"], found)
