"""What a run is given: what the account sees, without what was withdrawn, erased or ruled to be nothing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.casebook.world import NOW, World, world
from treve.casebook import cases, feed, intake, links, rulings
from treve.casebook.book import Casebook
from treve.casebook.rulings import DecidedBy, Vote
from treve.casebook.workflow import Outcome, State
from treve.link.decisions import read_decisions


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_feed_holds_what_one_sees_and_counts_what_it_leaves_out(made: World, tmp_path: Path) -> None:
    kept = made.report("liaison_a", "=HYPERLINK(1)", area="Idlib", latitude="-35.9", longitude="36.6", killed_low="0")
    other = made.report("liaison_b", "other", occurred_from="2017-01-05")
    nothing, withdrawn = made.report("monitor", "a bang"), made.report("monitor", "mistaken")
    case_id = made.case(nothing)
    made.walk(case_id, State.REGISTERED, State.TRIAGED, State.UNDER_VERIFICATION, State.UNFOUNDED)
    with made.book.write(NOW) as writing:
        intake.correct(writing, made.who["monitor"], withdrawn, None, "wrong")
        cases.table(writing, made.who["head"], case_id)
        vote = {"a": Vote(Outcome.NO_INCIDENT)}
        rulings.determine(
            writing, made.who["commission"], case_id, vote, DecidedBy.CONSENSUS, "reasonable_grounds", "x"
        )
        links.decide(writing, made.who["analyst"], kept, other, "not_same", "x")
        links.decide(writing, made.who["analyst"], kept, nothing, "same", "x")
    with made.book.read() as connection:
        whole = feed.write(connection, made.who["head"], tmp_path / "head")
        again = feed.write(connection, made.who["head"], tmp_path / "again")
        own = feed.write(connection, made.who["liaison_a"], tmp_path / "own")
    assert (whole.taken, dict(whole.left_out)) == (2, {"withdrawn": 1, "no_incident": 1})
    rows = {row["report_id"]: row for row in _rows(whole.reports)}
    assert set(rows) == {kept, other}
    assert (rows[kept]["note"], rows[kept]["lat"], rows[kept]["killed_low"]) == ("'=HYPERLINK(1)", "-35.9", "0")
    assert rows[other]["killed_low"] == ""
    decided = read_decisions(whole.decisions)
    assert [(one.answer.value, one.report_1) for one in decided] == [("not_same", f"table:{min(kept, other)}")]
    assert [(row["report_id"], row["outcome"]) for row in _rows(whole.determinations)] == [
        (f"table:{nothing}", "no_incident")
    ]
    for one, two in zip(whole.reports.parent.iterdir(), again.reports.parent.iterdir(), strict=True):
        assert one.read_bytes() == two.read_bytes()
    assert [row["report_id"] for row in _rows(own.reports)] == [kept]
    assert (_rows(own.decisions), _rows(own.determinations)) == ([], [])
