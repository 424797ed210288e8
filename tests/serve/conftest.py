"""A server over a casebook with everybody in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.casebook.conftest import (  # noqa: F401 (the casebooks of its tests, on both databases)
    _quick_passwords,
    book,
    postgres,
    postgres_template,
    sqlite_book,
    template,
    url,
)
from tests.casebook.world import PASSWORD, World, world
from tests.serve.lived_in import lived_in  # noqa: F401 (a casebook with runs, to be copied)
from tests.serve.server import Person, serving
from tests.serve.stage import stage  # noqa: F401 (the stage of the role matrix)
from tests.serve.syrian_run import slow, syria  # noqa: F401 (the Syrian example as a run)
from treve.casebook.book import Casebook

Enter = Callable[[str], Person]


@pytest.fixture
def made(book: Casebook) -> World:  # noqa: F811
    """Everybody in place."""
    return world(book)


@pytest.fixture
def address(made: World) -> Iterator[str]:
    """Where the server is."""
    with serving(made.book) as found:
        yield found


@pytest.fixture
def enter(address: str) -> Iterator[Enter]:
    """Sign in under a name; an empty name is a stranger."""
    there: list[Person] = []

    def sign_in(name: str) -> Person:
        there.append(Person(address, name, PASSWORD if name else ""))
        return there[-1]

    yield sign_in
    for person in there:
        person.close()
