"""A desk whose run for whoever reads everything is the Syrian example; the others have none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.casebook.world import PASSWORD, World, world
from tests.serve.server import Person, serving
from treve.casebook.book import Casebook
from treve.serve.options import ServeOptions

Get = Callable[..., httpx.Response]


@pytest.fixture
def syrian_desk(sqlite_book: Casebook, syria: Path, tmp_path: Path) -> Iterator[Get]:
    """Ask for a page: `get("/incidents", "analyst", q="act:mortar")`."""
    made: World = world(sqlite_book)
    runs = tmp_path / "runs"
    runs.mkdir()
    (runs / "all").symlink_to(syria)
    people: dict[str, Person] = {}
    with serving(made.book, ServeOptions(runs=runs, requests_a_minute=1_000_000)) as address:

        def get(path: str, who: str = "analyst", **query: str) -> httpx.Response:
            if who not in people:
                people[who] = Person(address, who, PASSWORD)
                people[who].http.timeout = httpx.Timeout(60)
            return people[who].get(path, **query)

        yield get
        for person in people.values():
            person.close()
