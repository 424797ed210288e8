"""Tables of reports: looked at, taken whole or not at all, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.casebook.world import NOW, World, world
from treve.casebook import batch, batch_file, protection, report_list
from treve.casebook.book import Casebook
from treve.errors import NotFound, Refused

HEADER = "client_key,summary,act,killed_low,occurred_from\n"
GOOD = HEADER + 'k1,"shelling, twice",artillery,0,2017-01-05\nk2,قصف,,,\n'


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _file(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _take(made: World, path: Path, who: str = "centre_1", compartment: str = "guarantor_1") -> batch.Taken:
    with made.book.write(NOW) as writing:
        return batch.take(writing, made.who[who], batch_file.read(path), made.key, compartment)


def _count(made: World) -> int:
    with made.book.read() as connection:
        return report_list.count(connection, made.who["head"])


def test_a_table_is_taken_once_and_a_longer_one_adds_what_is_new(made: World, tmp_path: Path) -> None:
    first = _take(made, _file(tmp_path / "a.csv", GOOD))
    assert (len(first.new), first.known) == (2, 0)
    again = _take(made, tmp_path / "a.csv")
    assert (again.batch_id, again.new, again.known) == (None, (), 2)
    more = _take(made, _file(tmp_path / "b.csv", GOOD + "k3,third,,,\n"))
    assert (len(more.new), more.known) == (1, 2)
    assert _count(made) == 3
    with pytest.raises(Refused, match="another report"):
        _take(made, _file(tmp_path / "c.csv", HEADER + "k4,fourth,,,\nk1,changed,,,\n"))
    assert _count(made) == 3


def test_each_bad_row_is_named_and_nothing_is_taken(made: World, tmp_path: Path) -> None:
    path = _file(tmp_path / "a.csv", GOOD + "k3,,,,\nk4,x,shelling,,\nk5,x,,-1,\nk6,x,,,,extra\n")
    faults = batch_file.read(path).faults
    assert [fault.split(" ")[0] for fault in faults] == ["a.csv:4:", "a.csv:5:", "a.csv:6:", "a.csv:7:"]
    with pytest.raises(Refused, match="4 rows"):
        _take(made, path)
    assert _count(made) == 0


def test_a_batch_is_taken_back_by_who_sent_it_and_stays_in_the_log(made: World, tmp_path: Path) -> None:
    taken = _take(made, _file(tmp_path / "a.csv", GOOD))
    assert taken.batch_id
    for who in ("centre_2", "head"):
        with pytest.raises(NotFound), made.book.write(NOW) as writing:
            batch.undo(writing, made.who[who], taken.batch_id, "x")
    with made.book.write(NOW) as writing:
        assert set(batch.undo(writing, made.who["centre_1"], taken.batch_id, "wrong file").withdrawn) == set(taken.new)
        assert batch.undo(writing, made.who["centre_1"], taken.batch_id, "twice").withdrawn == ()
        states = [one["state"] for one in report_list.listing(writing.connection, made.who["head"])]
    assert states == ["withdrawn", "withdrawn"]


def test_a_row_whose_key_is_known_updates_the_report_and_shows_how_before_it_does(made: World, tmp_path: Path) -> None:
    first = _take(made, _file(tmp_path / "a.csv", GOOD))
    changed = batch_file.read(
        _file(tmp_path / "b.csv", HEADER + "k1,shelling once,artillery,1,2017-01-05\nk9,new,,,\n")
    )
    with made.book.read() as connection:
        looks = batch.look(connection, made.who["centre_1"], changed, made.key)
    assert [one.state for one in looks] == ["changed", "new"]
    assert looks[0].changes == {"summary": ("shelling, twice", "shelling once"), "killed_low": ("0", "1")}
    with made.book.write(NOW) as writing:
        taken = batch.take(writing, made.who["centre_1"], changed, made.key, "guarantor_1", update=True)
    assert (len(taken.new), len(taken.updated), taken.updated[0] in first.new) == (1, 1, True)
    with made.book.write(NOW) as writing:
        again = batch.take(writing, made.who["centre_1"], changed, made.key, "guarantor_1", update=True)
    assert (again.batch_id, again.known) == (None, 2)
    assert taken.batch_id
    with made.book.write(NOW) as writing:
        undone = batch.undo(writing, made.who["centre_1"], taken.batch_id, "wrong file")
        shown = report_list.shown(writing.connection, made.who["head"], taken.updated[0])
    assert (undone.withdrawn, undone.restored, undone.left) == (taken.new, taken.updated, ())
    assert (shown["summary"], shown["killed_low"]) == ("shelling, twice", 0)


def test_what_was_changed_again_since_is_left_alone_when_a_batch_is_taken_back(made: World, tmp_path: Path) -> None:
    _take(made, _file(tmp_path / "a.csv", GOOD))
    tables = [batch_file.read(_file(tmp_path / "b.csv", HEADER + f"k1,{words},,,\n")) for words in ("second", "third")]
    taken = []
    for table in tables:
        with made.book.write(NOW) as writing:
            taken.append(batch.take(writing, made.who["centre_1"], table, made.key, "guarantor_1", update=True))
    assert taken[0].batch_id
    with made.book.write(NOW) as writing:
        assert batch.undo(writing, made.who["centre_1"], taken[0].batch_id, "x").left == taken[0].updated


def test_what_a_person_stated_by_itself_is_not_changed_by_a_row_nor_by_taking_the_batch_back(
    made: World, tmp_path: Path
) -> None:
    header = "client_key,summary,consent,threat\n"
    _take(made, _file(tmp_path / "a.csv", header + "k1,shelling,publication;verification,\n"))
    centre, head = made.who["centre_1"], made.who["head"]
    with made.book.write(NOW) as writing:
        report_id = report_list.listing(writing.connection, centre)[0]["report"]
        protection.set_consent(writing, centre, report_id, ["verification"], "afraid")
        protection.set_threat(writing, centre, report_id, True, "was followed")
        shown = report_list.shown(writing.connection, head, report_id)
    assert (shown["consent"], shown["threat"], shown["state"]) == (["verification"], True, "filed")
    assert "reason" not in shown
    same, wider, other = (
        batch_file.read(_file(tmp_path / f"{words}{uses}.csv", header + f"k1,{words},{uses},\n"))
        for words, uses in (
            ("shelling", "publication;verification"),
            ("shelling", "notification"),
            ("gunfire", "notification"),
        )
    )
    with made.book.read() as connection:
        for table in (same, wider):
            assert [one.state for one in batch.look(connection, centre, table, made.key)] == ["known"]
        (look,) = batch.look(connection, centre, other, made.key)
    assert look.changes == {"summary": ("shelling", "gunfire")}
    with made.book.write(NOW) as writing:
        taken = batch.take(writing, centre, other, made.key, "guarantor_1", update=True)
        shown = report_list.shown(writing.connection, head, report_id)
        assert (shown["summary"], shown["consent"], shown["threat"]) == ("gunfire", ["verification"], True)
        assert [one.state for one in batch.look(writing.connection, centre, other, made.key)] == ["known"]
        assert taken.batch_id
        assert batch.undo(writing, centre, taken.batch_id, "wrong file", made.key).restored == taken.updated
        shown = report_list.shown(writing.connection, head, report_id)
    assert (shown["summary"], shown["consent"], shown["threat"]) == ("shelling", ["verification"], True)
