"""A small dose of the load on the desk; the whole of it is benchmarks/desk_load.py."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from benchmarks.desk_book import Amounts, filled
from benchmarks.desk_visits import SHARES, Asked, Person
from sqlalchemy import select
from tests.serve.server import serving
from tests.serve.syrian_run import syria  # noqa: F401 (the Syrian example as a run)

from benchmarks import desk_page, desk_visits
from treve.casebook import book as books
from treve.casebook import log, schema
from treve.ledger import merkle
from treve.serve.options import ServeOptions

AMOUNTS = Amounts(reports=70, cases=6, readers=1, writers=1)


def _book(folder: Path) -> books.Casebook:
    filled(str(folder / "casebook.db"), folder / "log.key", AMOUNTS).close()
    return books.open_book(str(folder / "casebook.db"), folder / "log.key", with_key=True)


def test_the_log_of_a_filled_casebook_holds_together(tmp_path: Path) -> None:
    book = _book(tmp_path)
    with book.read() as connection:
        leaves = connection.execute(select(schema.entry.c.leaf).order_by(schema.entry.c.position)).scalars().all()
        assert len(leaves) > AMOUNTS.reports
        assert log.root(connection, len(leaves)) == merkle.root_of([merkle.leaf_hash(one) for one in leaves])
    book.close()


def test_people_see_every_kind_of_page_and_write_without_an_error(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    syria: Path,  # noqa: F811
) -> None:
    monkeypatch.setattr(desk_visits, "LEAST_THOUGHT", 0.0)
    monkeypatch.setattr(desk_visits, "MOST_THOUGHT", 0.01)
    (tmp_path / "runs").mkdir()
    (tmp_path / "runs" / "all").symlink_to(syria)
    book, told = _book(tmp_path), list[Asked]()
    with serving(book, ServeOptions(runs=tmp_path / "runs", requests_a_minute=10**6)) as address:
        reader, writer = (Person(int(address.rpartition(":")[2]), name, 5, told) for name in ("reader-0", "writer-0"))

        async def everything() -> None:
            await reader.sign_in()
            await writer.sign_in()
            for name in [*SHARES] * 4:
                await desk_visits.look(reader, name)
            for step in range(7):
                await desk_visits.deed(writer, step)
            await reader.close()
            await writer.close()

        # In a thread of its own: a browser of other tests may keep a loop running in this one.
        with ThreadPoolExecutor(1) as alone:
            alone.submit(asyncio.run, everything()).result()
    book.close()
    assert [one.wrong for one in told if one.wrong] == []
    assert {one.name for one in told} >= {*SHARES, "Map: after a pan", "files a report", "opens a case", "takes a step"}


def test_the_page_is_that_of_the_figures() -> None:
    assert desk_page.PAGE.read_text(encoding="utf-8") == desk_page.page(
        desk_page.kept(desk_page.DESK), desk_page.kept(desk_page.LOAD)
    )
