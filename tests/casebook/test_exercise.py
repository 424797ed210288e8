"""An exercise and the real thing: told apart by everything that is signed, and taking nothing from each other."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.casebook.world import NOW, PASSWORD, world
from treve.casebook import book as books
from treve.casebook import exchange, exercise, feed, intake, log, peers, people, report_form
from treve.casebook.book import Casebook
from treve.casebook.roles import Preset, Role
from treve.errors import BadValue, NotFound, Refused
from treve.ledger import checkpoint, receipt


def _made(folder: Path, name: str, is_exercise: bool) -> Casebook:
    book = books.create(str(folder / f"{name}.db"), f"example.org/{name}", is_exercise=is_exercise)
    with book.write(NOW) as writing:
        people.first_run(writing, "owner", PASSWORD, Preset.SMALL_NGO)
        others = people.add_account(writing, "others", PASSWORD)
        people.grant(writing, others, Role.SECTOR_OFFICE, "mission")
    return book


def test_the_name_of_its_log_says_so_and_so_does_all_that_is_signed(tmp_path: Path) -> None:
    book = books.create(str(tmp_path / "a.db"), "example.org/a", is_exercise=True)
    made = world(book)
    assert book.origin == "EXERCISE/example.org/a"
    with book.read() as connection:
        assert exercise.is_one(connection)
    form = report_form.read({"summary": "heard", "occurred_from": "2017-01-05"}, "x")
    with book.write(NOW) as writing:
        got = intake.submit(writing, made.who["monitor"], form, made.key, "mission")
        signed = log.sign(writing, made.key)
    assert receipt.read(got.receipt, made.key.public, "x").origin.startswith("EXERCISE/")
    assert checkpoint.read(signed, "x").origin.startswith("EXERCISE/")
    with book.read() as connection:
        fed = feed.write(connection, made.who["head"], tmp_path / "fed")
    with fed.reports.open(encoding="utf-8") as file:
        assert {row["source"] for row in csv.DictReader(file)} == {"EXERCISE/casebook, mission"}
    book.close()


@pytest.mark.parametrize("name", ["EXERCISE/example.org/a", "exercise/example.org/a"])
@pytest.mark.parametrize("is_exercise", [True, False])
def test_nobody_gives_the_mark_by_hand(name: str, is_exercise: bool) -> None:
    with pytest.raises(BadValue):
        exercise.name_of(name, is_exercise)


@pytest.mark.parametrize("receiving_is_exercise", [True, False])
def test_the_two_kinds_are_not_introduced_to_each_other(tmp_path: Path, receiving_is_exercise: bool) -> None:
    one = _made(tmp_path, "one", receiving_is_exercise)
    other = _made(tmp_path, "other", not receiving_is_exercise)
    assert other.key is not None
    with other.read() as connection:
        said = peers.read(peers.introduce(connection, other.key), "other")
    with one.read() as connection:
        owner = people.viewer(connection, people.account_named(connection, "owner"))
        account_id = people.account_named(connection, "others")
    with one.write(NOW) as writing, pytest.raises(Refused, match="take nothing from each other"):
        peers.add(writing, owner, said, account_id, frozenset({"mission"}))
    with pytest.raises((Refused, NotFound)):
        exchange.out(one, owner, other.origin, tmp_path / "bundle")
    assert not (tmp_path / "bundle").exists()
    one.close()
    other.close()


def test_two_exercises_exchange_as_two_real_ones_do() -> None:
    exercise.must_match("EXERCISE/a", "EXERCISE/b")
    exercise.must_match("a", "b")
    for pair in (("EXERCISE/a", "b"), ("a", "EXERCISE/b")):
        with pytest.raises(Refused):
            exercise.must_match(*pair)
