"""Pages over a casebook with everybody in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.casebook.world import PASSWORD, World, world
from tests.serve.lived_in import ZONE, LivedIn
from tests.serve.pages.desk_of_syria import syrian_desk  # noqa: F401 (the Syrian desk)
from tests.serve.pages.visitor import Visitor
from tests.serve.rehearsal import Scene, scene
from tests.serve.server import serving
from treve import refresh
from treve.casebook.book import Casebook
from treve.pipeline import Order
from treve.serve.options import ServeOptions
from treve.settings import Settings

Visit = Callable[..., Visitor]


@pytest.fixture
def there(made: World) -> Scene:
    """What there is."""
    return scene(made)


@pytest.fixture
def runs(made: World, there: Scene, tmp_path: Path) -> Path:
    """The runs of every readership."""
    order = Order(("syr-2016-12-30",), (), tmp_path / "runs", settings=Settings(zones=(("table", ZONE),)))
    refresh.for_readerships(made.book, order)
    return order.out


def _visits(made: World, options: ServeOptions) -> Iterator[Visit]:
    visitors = []
    with serving(made.book, options) as address:

        def enter(name: str = "", password: str = PASSWORD) -> Visitor:
            visitors.append(Visitor(address, name, password))
            return visitors[-1]

        yield enter
        for one in visitors:
            one.close()


@pytest.fixture
def visit(made: World, there: Scene) -> Iterator[Visit]:
    """Open the pages as somebody; no runs are served."""
    yield from _visits(made, ServeOptions(requests_a_minute=1_000_000))


@pytest.fixture
def visit_runs(made: World, runs: Path) -> Iterator[Visit]:
    """Open the pages as somebody, with the runs of the readerships."""
    yield from _visits(made, ServeOptions(requests_a_minute=1_000_000, runs=runs, zone=ZONE))


@pytest.fixture
def lived(lived_in: LivedIn, tmp_path: Path) -> Iterator[tuple[World, Scene]]:
    """A casebook on SQLite with the runs of its readerships, and what there is."""
    made, there = lived_in.copied(tmp_path / "lived_in")
    yield made, there
    made.book.close()


@pytest.fixture
def visit_lived(lived: tuple[World, Scene], tmp_path: Path) -> Iterator[Visit]:
    """Open its pages as somebody."""
    runs = tmp_path / "lived_in" / "runs"
    yield from _visits(lived[0], ServeOptions(requests_a_minute=1_000_000, runs=runs, zone=ZONE))


@pytest.fixture
def at_desk(sqlite_book: Casebook) -> Iterator[tuple[str, World]]:
    """Where a small desk without runs is, and who is in its casebook."""
    made = world(sqlite_book)
    with serving(sqlite_book) as address:
        yield address, made
