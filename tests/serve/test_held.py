"""What a run holds is held against what its reader may see now: whole compartments by name, any other report one by one."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.casebook.world import NOW, PASSWORD, World, world
from treve.casebook import asking, cases, people
from treve.casebook.book import Casebook
from treve.casebook.readerships import Readership
from treve.errors import Refused, RunFolderError
from treve.serve import held
from treve.serve.held import Reader

FOLDER = Path("runs/x")


@pytest.fixture
def made(sqlite_book: Casebook) -> World:
    return world(sqlite_book)


def _reader(made: World, name: str) -> Reader:
    token = people.sign_in(made.book, name, PASSWORD, None, int(time.time()))
    return held.reader(asking.by_session(made.book, token))


def _never() -> list[str]:
    raise AssertionError("it need not be asked")


def test_whole_compartments_are_read_by_their_names(made: World) -> None:
    head, party = _reader(made, "head"), _reader(made, "liaison_a")
    assert (head.readership.key, party.readership) == ("all", Readership(frozenset({"party_a"})))
    head.must_see(FOLDER, ["party_a", "mission"], _never)
    party.must_see(FOLDER, ["party_a"], _never)
    party.must_see(FOLDER, [], _never)
    with pytest.raises(RunFolderError, match="expected a run made for them"):
        party.must_see(FOLDER, ["party_a", "party_b"], _never)


def test_any_other_report_must_be_one_that_is_seen_now(made: World) -> None:
    one, hidden = made.report("liaison_a"), made.report("liaison_b")
    case_id = made.case(one)
    with made.book.write(NOW) as writing:
        cases.assign(writing, made.who["head"], case_id, made.who["officer"].account_id)
    officer = _reader(made, "officer")
    officer.must_see(FOLDER, ["party_a"], lambda: [one])
    for others in ([hidden], [one, hidden], ["R-0000000000000000"]):
        with pytest.raises(Refused, match="no run has been made"):
            officer.must_see(FOLDER, ["party_a"], others.copy)
