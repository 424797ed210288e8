"""What is owed, announced and seen: an announcement verifies nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.casebook.world import NOW, World, world
from treve.casebook import obligations
from treve.casebook.book import Casebook
from treve.casebook.obligations import Followed, Obligation, Standing
from treve.errors import BadValue, NotFound, Refused

TODAY = NOW.date()
DUTY = Obligation("party_a", "withdrawal", "guns", "art. 3", TODAY + dt.timedelta(days=5), 12)


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _add(made: World, duty: Obligation = DUTY) -> str:
    with made.book.write(NOW) as writing:
        return obligations.add(writing, made.who["head"], duty)


def _standing(made: World, name: str, who: str = "head", days: int = 0) -> Standing:
    with made.book.read() as connection:
        return obligations.shown(connection, made.who[who], name, TODAY + dt.timedelta(days=days))


def test_what_was_announced_is_held_against_what_was_seen(made: World) -> None:
    name = _add(made)
    assert (_standing(made, name).state, _standing(made, name).overdue) == ("open", False)
    with made.book.write(NOW) as writing:
        obligations.announce(writing, made.who["liaison_a"], name, 12, "all out", TODAY)
    told = _standing(made, name)
    assert (told.state, told.announced, told.verified, told.missing) == ("announced", 12, None, None)
    assert _standing(made, name, days=6).overdue
    with made.book.write(NOW) as writing:
        obligations.verify(writing, made.who["officer"], name, "could_not_look", None, "road closed", TODAY)
    told = _standing(made, name)
    assert (told.state, told.verified, told.missing) == ("could_not_look", None, None)
    with made.book.write(NOW) as writing:
        obligations.verify(writing, made.who["officer"], name, "partly_verified", 10, "two left", TODAY)
    told = _standing(made, name)
    assert (told.announced, told.verified, told.missing) == (12, 10, 2)
    assert _standing(made, name, days=6).overdue
    with made.book.write(NOW) as writing:
        obligations.verify(writing, made.who["officer"], name, "verified", 12, "gone", TODAY)
    assert not _standing(made, name, days=6).overdue
    assert [one["step"] for one in _standing(made, name).history] == [
        "announced",
        "could_not_look",
        "partly_verified",
        "verified",
    ]


def test_nothing_is_known_where_no_number_was_given(made: World) -> None:
    name = _add(made, Obligation("party_b", "map", "maps of the areas", "art. 2"))
    with made.book.write(NOW) as writing:
        obligations.announce(writing, made.who["liaison_b"], name, None, "sent", TODAY)
        obligations.verify(writing, made.who["officer"], name, "verified", 3, "seen", TODAY)
    told = _standing(made, name, days=1000)
    assert (told.announced, told.verified, told.missing, told.overdue) == (None, 3, None, False)


def test_each_party_sees_its_own_and_who_reads_cases_sees_all(made: World) -> None:
    mine, other = _add(made), _add(made, Obligation("party_b", "release", "detainees", "art. 4"))
    seen = {name: set[str]() for name in made.who}
    with made.book.read() as connection:
        for name, viewer in made.who.items():
            seen[name] = {one.obligation_id for one in obligations.listing(connection, viewer, TODAY)}
    assert seen["liaison_a"] == {mine}
    assert seen["liaison_b"] == {other}
    for name in ("head", "analyst", "officer", "investigator", "commission", "observer"):
        assert seen[name] == {mine, other}, name
    for name in ("monitor", "sector", "civil", "mediator", "auditor", "operator", "stranger", "owner", "centre_1"):
        assert seen[name] == set(), name


def test_the_pages_are_the_list_by_day_and_those_without_a_day_last(made: World) -> None:
    days = [3, None, 1, 3, None, 2, 3, None, 1]
    entered = []
    for number, ahead in enumerate(days):
        due = None if ahead is None else TODAY + dt.timedelta(days=ahead)
        holder = ("party_a", "party_b")[number % 2]
        entered.append((due is None, due or TODAY, _add(made, Obligation(holder, "map", "x", "y", due)), holder))
    with made.book.read() as connection:
        for who, holders in (("head", {"party_a", "party_b"}), ("liaison_a", {"party_a"}), ("monitor", set[str]())):
            expected = [name for *_, name, holder in sorted(entered) if holder in holders]
            for limit in (1, 2, 4, 9, None):
                found: list[str] = []
                while True:
                    after = found[-1] if found else None
                    page = obligations.listing(connection, made.who[who], TODAY, after, limit)
                    found += [one.obligation_id for one in page]
                    if limit is None or len(page) < limit:
                        break
                assert found == expected, (who, limit)
        theirs = next(name for *_, name, holder in entered if holder == "party_b")
        for hidden in (theirs, "O-0000000000000000"):
            with pytest.raises(NotFound, match="obligation"):
                obligations.listing(connection, made.who["liaison_a"], TODAY, hidden)


def test_what_is_followed_of_an_agreement_comes_in_pages_and_the_others_are_counted(made: World) -> None:
    ours = [_add(made, Obligation("party_a", "map", "x", f"one-2017 c{number}", TODAY)) for number in range(5)]
    _add(made, Obligation("party_a", "map", "x", "one-2017-b c1"))
    hidden = _add(made, Obligation("party_b", "map", "x", "one-2017 c9"))
    ours.sort()
    with made.book.read() as connection:

        def asked(after: str | None = None, limit: int | None = None, who: str = "liaison_a") -> Followed:
            return obligations.of_agreement(connection, made.who[who], "one-2017", TODAY, after, limit)

        assert [one.obligation_id for one in asked().page] == ours
        assert [one.obligation_id for one in asked(ours[1], 2).page] == ours[2:4]
        assert (asked(limit=1).elsewhere, asked(who="head").elsewhere) == (1, 1)
        assert asked(limit=1).clauses == {f"one-2017 c{number}" for number in range(5)}
        assert "one-2017 c9" in asked(who="head").clauses
        with pytest.raises(NotFound, match="obligation"):
            asked(hidden)


def test_who_owes_announces_and_who_looked_verifies(made: World) -> None:
    name = _add(made)
    for who, kind in (("liaison_b", NotFound), ("officer", Refused), ("head", Refused)):
        with pytest.raises(kind), made.book.write(NOW) as writing:
            obligations.announce(writing, made.who[who], name, 1, "x", TODAY)
    for who, kind in (("liaison_a", Refused), ("analyst", Refused)):
        with pytest.raises(kind), made.book.write(NOW) as writing:
            obligations.verify(writing, made.who[who], name, "verified", 1, "x", TODAY)
    for more in (
        {"seen": "perhaps"},
        {"seen": "could_not_look", "amount": 3},
        {"day": TODAY + dt.timedelta(days=1)},
        {"amount": -1},
    ):
        plain = {"seen": "verified", "amount": 1, "text": "x", "day": TODAY} | more
        with pytest.raises(BadValue), made.book.write(NOW) as writing:
            obligations.verify(writing, made.who["officer"], name, **plain)  # type: ignore[arg-type]
    with pytest.raises(BadValue):
        _add(made, Obligation("party_a", "wish", "x", "x"))
    with pytest.raises(NotFound):
        _add(made, Obligation("nowhere", "map", "x", "x"))


def test_a_party_refuses_and_its_word_stands_apart_from_what_was_seen(made: World) -> None:
    name = _add(made)
    with made.book.write(NOW) as writing:
        obligations.announce(writing, made.who["liaison_a"], name, 12, "all out", TODAY)
        obligations.verify(writing, made.who["officer"], name, "verified", 12, "gone", TODAY)
        obligations.refuse(writing, made.who["liaison_a"], name, "no more", TODAY)
    told = _standing(made, name, days=6)
    assert (told.state, told.said, told.seen, told.done, told.overdue) == (
        "refused",
        "refused",
        "verified",
        True,
        False,
    )
    assert (told.announced, told.verified) == (12, 12)
    with made.book.write(NOW) as writing:
        obligations.verify(writing, made.who["officer"], name, "could_not_look", None, "road closed", TODAY)
    told = _standing(made, name, days=6)
    # Not having been able to look takes back nothing that was seen.
    assert (told.said, told.seen, told.done, told.verified) == ("refused", "could_not_look", True, 12)
    for who, kind in (("liaison_b", NotFound), ("officer", Refused), ("head", Refused)):
        with pytest.raises(kind), made.book.write(NOW) as writing:
            obligations.refuse(writing, made.who[who], name, "x", TODAY)
