"""The bulletins of the demonstration go the way of every bulletin, and each role reads those that are for it."""

from __future__ import annotations

import collections
from pathlib import Path

from treve import log_folder, refresh
from treve.casebook import bulletin_list, demonstration, demonstration_bulletins, log, people
from treve.pipeline import Order
from treve.settings import Settings

ZONE = "Asia/Damascus"


def test_they_are_drafted_approved_and_published_and_one_is_left_as_a_draft(
    syria_example: Path, tmp_path: Path
) -> None:
    book, filled = demonstration.fill(str(tmp_path / "casebook.db"), syria_example / "reports.csv")
    order = Order(("syr-2016-12-30",), (), tmp_path / "run", settings=Settings(zones=(("table", ZONE),)))
    with book.read() as connection:
        head = people.account_named(connection, "head")
    refresh.run(book, head, order)
    assert demonstration_bulletins.publish(book, order.out, ZONE) == 4
    demonstration.vouch(book, filled.keys, demonstration_bulletins.VOUCHED)
    with book.read() as connection:
        told = {}
        for name in ("head", "commission", "desk", "liaison-a", "civil"):
            viewer = people.viewer(connection, people.account_named(connection, name))
            told[name] = collections.Counter((one.kind, one.state) for one in bulletin_list.listing(connection, viewer))
        viewer = people.viewer(connection, people.account_named(connection, "auditor"))
        assert book.key is not None
        log_folder.write(log.exported(connection, viewer, book.key.public), tmp_path / "log")
    published, week = {("public", "published"): 1}, {("weekly", "published"): 1}
    assert told["head"] == published | week | {("daily", "published"): 2, ("weekly", "draft"): 1}
    assert told["commission"] == published | week
    assert told["desk"] == published | {("daily", "published"): 2}
    assert told["liaison-a"] == told["civil"] == published
    book.close()
    found = log_folder.check(tmp_path / "log")
    assert found.sound, found.faults
    assert {one.name for one in found.vouched} == {demonstration.ORIGIN, *(key.name for key in filled.keys)}
