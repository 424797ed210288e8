"""The versions of a report: what changed, why, and what is left when it was erased."""

from __future__ import annotations

import pytest

from tests.casebook.world import NOW, World, world
from treve.casebook import erasure, intake, report_form, report_versions
from treve.casebook.book import Casebook
from treve.errors import NotFound


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def test_each_version_says_what_it_changed_and_why(made: World) -> None:
    report = made.report("monitor", "shells", killed_low="2", consent="verification", narrative="told by a baker")
    monitor = made.who["monitor"]
    with made.book.write(NOW) as writing:
        second = report_form.read({"summary": "shells", "killed_low": "3", "area": "Idlib", "threat": "yes"}, "x")
        intake.correct(writing, monitor, report, second, "counted again", made.key)
        intake.correct(writing, monitor, report, None, "it was thunder")
    with made.book.read() as connection:
        first, then, last = report_versions.versions(connection, monitor, report)
        assert report_versions.filed_by(connection, made.who["head"], report) == monitor.account_id
        with pytest.raises(NotFound):
            report_versions.versions(connection, made.who["liaison_a"], report)
        with pytest.raises(NotFound):
            report_versions.filed_by(connection, made.who["liaison_a"], report)
    assert (first.kind, first.reason, first.changes) == ("report", None, {})
    assert (then.kind, then.reason) == ("corrected", "counted again")
    assert then.changes == {
        "area": (None, "Idlib"),
        "killed_low": ("2", "3"),
        "consent": ("verification", None),
        "threat": (None, "yes"),
    }
    assert (last.kind, last.reason, last.changes) == ("withdrawn", "it was thunder", {})
    assert "baker" not in str((first, then, last))


def test_of_an_erased_report_nothing_is_left(made: World) -> None:
    report = made.report("monitor", "shells")
    with made.book.write(NOW) as writing:
        erasure.erase(writing, made.who["head"], report, "law")
    with made.book.read() as connection:
        assert report_versions.versions(connection, made.who["head"], report) == []


def test_a_receipt_is_the_same_bytes_whenever_it_is_asked_for(made: World) -> None:
    with made.book.write(NOW) as writing:
        form = report_form.read({"summary": "shells"}, "x")
        done = intake.submit(writing, made.who["monitor"], form, made.key, "mission")
    with made.book.read() as connection:
        assert intake.receipt_of(connection, made.who["head"], done.report_id, made.key) == done.receipt
        with pytest.raises(NotFound):
            intake.receipt_of(connection, made.who["liaison_a"], done.report_id, made.key)
