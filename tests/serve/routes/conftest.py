"""The routes are tried on SQLite; both databases have their turn in tests/serve/test_app.py and in test_reports.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.casebook.world import PASSWORD, World, world
from tests.serve.rehearsal import Scene, scene
from tests.serve.server import Person, serving
from treve.casebook.book import Casebook

Enter = Callable[[str], Person]


@pytest.fixture
def small(sqlite_book: Casebook) -> World:
    """Everybody in place."""
    return world(sqlite_book)


@pytest.fixture
def there(small: World) -> Scene:
    """Reports, cases and what belongs to them."""
    return scene(small)


@pytest.fixture
def come(small: World) -> Iterator[Enter]:
    """Sign in under a name."""
    inside: list[Person] = []
    with serving(small.book) as address:

        def sign_in(name: str) -> Person:
            inside.append(Person(address, name, PASSWORD))
            return inside[-1]

        yield sign_in
        for person in inside:
            person.close()
