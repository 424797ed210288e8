"""Reports filed at the same moment share a transaction; each is answered for itself, and only once it is there."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.casebook.world import World, world
from treve import log_folder
from treve.casebook import filing_queue, intake, log, people, report_form, report_list, schema
from treve.casebook.book import Casebook
from treve.casebook.database import Unavailable
from treve.casebook.filing_queue import FilingQueue
from treve.casebook.intake import Accepted
from treve.casebook.visible import Forbidden
from treve.errors import Refused
from treve.ledger import receipt


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _together(
    made: World, orders: list[tuple[str, str, str | None]], compartment: str = "mission"
) -> list[Accepted | BaseException]:
    """File (account, summary, client key) at the same moment: all wait while the turn is held, and go in the order given."""
    queue = FilingQueue(made.book, made.key)
    with ThreadPoolExecutor(len(orders)) as threads:
        with queue._turn:
            waiting: list[Future[Accepted]] = []
            for who, summary, key in orders:
                form = report_form.read({"summary": summary, "identity": "a source", "area": "Idlib"}, "x")
                account_id = made.who[who].account_id
                waiting.append(threads.submit(queue.submit, account_id, None, form, compartment, key))
                while len(queue._waiting) < len(waiting):
                    threading.Event().wait(0.001)
        return [one.exception() or one.result() for one in waiting]


def _count(made: World, name: str) -> int:
    with made.book.read() as connection:
        return int(connection.scalar(select(func.count()).select_from(schema.metadata.tables[name])) or 0)


def test_reports_of_one_moment_are_one_transaction_and_a_sound_log(
    made: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sizes = []
    file = FilingQueue._file

    def counted(queue: FilingQueue, several: list[filing_queue._Waiting]) -> list[filing_queue._Waiting]:
        sizes.append(len(several))
        return file(queue, several)

    monkeypatch.setattr(FilingQueue, "_file", counted)
    found = _together(made, [("monitor", f"report {number}", f"key {number}") for number in range(10)])
    assert sizes == [10]
    accepted = [one for one in found if isinstance(one, Accepted)]
    assert len({one.report_id for one in accepted}) == 10
    assert all(one.new for one in accepted)
    for one in accepted:
        receipt.read(one.receipt, made.key.public, "receipt")
    assert (_count(made, "report"), _count(made, "report_fact"), _count(made, "outbox")) == (10, 10, 10)
    with made.book.write() as writing:
        log.sign(writing, made.key)
    with made.book.read() as connection:
        shown = report_list.shown(connection, made.who["monitor"], accepted[3].report_id)
        assert shown["summary"] == "report 3"
        log_folder.write(log.exported(connection, made.who["head"], made.key.public), tmp_path / "log")
    assert log_folder.check(tmp_path / "log").sound
    with made.book.write() as writing:
        assert (
            intake.open_sealed(writing, made.who["head"], accepted[9].report_id, "check")[0]["identity"] == "a source"
        )


def test_what_is_wrong_with_one_ends_none_of_the_others(made: World) -> None:
    with made.book.write() as writing:
        people.disable(writing, made.who["civil"].account_id)
    before = _count(made, "entry")
    orders = [("monitor", "a", "1"), ("analyst", "may not file", None), ("civil", "is disabled", None)]
    orders += [("liaison_a", "not there", None), ("sector", "b", "1")]
    first, may_not, disabled, elsewhere, last = _together(made, orders)
    assert isinstance(first, Accepted)
    assert isinstance(last, Accepted)
    assert isinstance(may_not, Forbidden)
    assert isinstance(elsewhere, Forbidden)
    assert isinstance(disabled, Refused)
    assert (_count(made, "report"), _count(made, "entry") - before) == (2, 4)


def test_the_same_report_and_the_same_key_within_one_moment_are_told_apart(made: World) -> None:
    orders = [("monitor", "a", "1"), ("monitor", "a", "1"), ("monitor", "a", None), ("monitor", "other", "1")]
    orders += [("sector", "a", "1"), ("monitor", "b", "2")]
    first, again, without_key, other, by_another, last = _together(made, orders)
    assert isinstance(first, Accepted)
    assert first.new
    for same in (again, without_key):
        assert isinstance(same, Accepted)
        assert (same.report_id, same.receipt, same.new) == (first.report_id, first.receipt, False)
    assert isinstance(other, Refused)
    for new in (by_another, last):
        assert isinstance(new, Accepted)
        assert new.new
    assert _count(made, "report") == 3


def test_an_unforeseen_fault_fails_its_own_report_alone(made: World, monkeypatch: pytest.MonkeyPatch) -> None:
    submit = intake.submit

    def faulty(*words: object, **more: object) -> Accepted:
        done = submit(*words, **more)  # type: ignore[arg-type]
        if words[2].summary == "c":  # type: ignore[attr-defined]
            raise ZeroDivisionError
        return done

    monkeypatch.setattr(intake, "submit", faulty)
    found = _together(made, [("monitor", one, None) for one in "abcde"])
    assert [type(one) for one in found] == [Accepted, Accepted, ZeroDivisionError, Accepted, Accepted]
    assert _count(made, "report") == 4


def test_nobody_is_answered_when_the_transaction_is_not_there(made: World, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _count(made, "entry")

    def full(*_: object) -> None:
        raise Unavailable("casebook", "disk is full; nothing was written", "room")

    monkeypatch.setattr("treve.casebook.at_once.insert_all", full)
    found = _together(made, [("monitor", one, None) for one in "abc"])
    assert [type(one) for one in found] == [Unavailable] * 3
    assert (_count(made, "report"), _count(made, "entry")) == (0, before)
    monkeypatch.undo()
    (again,) = _together(made, [("monitor", "a", None)])
    assert isinstance(again, Accepted)
    assert again.new
