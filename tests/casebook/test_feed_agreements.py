"""What a mission confirmed is given to a run as files: the version that holds, of what one may see, and nothing that is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.casebook.world import NOW, World, world
from treve.agreements.file import path_of
from treve.casebook import agreed, feed_agreements
from treve.casebook.book import Casebook
from treve.casebook.feed_agreements import FAULTY, FOLDER, GIVEN, FedAgreements

NONE: frozenset[str] = frozenset()
TEXT = path_of("syr-2016-02-27").read_text(encoding="utf-8")


@pytest.fixture
def made(sqlite_book: Casebook) -> World:
    return world(sqlite_book)


def _confirm(made: World, agreement_id: str, yaml: str) -> None:
    with made.book.write(NOW) as writing:
        agreed.confirm(writing, made.who["head"], agreement_id, "x", yaml, "d", "t", {})


def _written(made: World, who: str, folder: Path, given: frozenset[str] = NONE) -> FedAgreements:
    with made.book.read() as connection:
        return feed_agreements.write(connection, made.who[who], folder, given)


def test_the_last_version_of_each_is_written_for_who_may_see_it(made: World, tmp_path: Path) -> None:
    own = TEXT.replace("id: syr-2016-02-27", "id: own", 1)
    _confirm(made, "own", own.replace("title:", "title: Earlier", 1))
    _confirm(made, "own", own)
    _confirm(made, "broken", "nothing: here\n")
    told = _written(made, "head", tmp_path)
    assert [(one.agreement_id, one.version, one.path.read_text(encoding="utf-8")) for one in told.taken] == [
        ("own", 2, own)
    ]
    assert told.left_out == {FAULTY: 1}
    assert [path.name for path in (tmp_path / FOLDER).iterdir()] == ["own.yaml"]
    first = told.taken[0].path.stat().st_mtime_ns
    assert _written(made, "head", tmp_path).taken[0].path.stat().st_mtime_ns == first
    # What the run is given otherwise is left out, and its file goes; so does everything for who may not see it.
    again = _written(made, "head", tmp_path, frozenset({"own"}))
    assert (again.taken, again.left_out) == ((), {GIVEN: 1, FAULTY: 1})
    assert list((tmp_path / FOLDER).iterdir()) == []
    _written(made, "head", tmp_path)
    assert _written(made, "liaison_a", tmp_path) == FedAgreements((), {})
    assert list((tmp_path / FOLDER).iterdir()) == []
