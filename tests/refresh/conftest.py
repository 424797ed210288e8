"""A casebook to make runs from, and what they are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.casebook.conftest import _quick_passwords  # noqa: F401
from tests.casebook.conftest import template as template
from tests.casebook.world import World, world
from treve.casebook import book as books
from treve.casebook import outbox
from treve.pipeline import Order
from treve.settings import Settings

REPORT = {
    "area": "Idlib",
    "place": "Khan Shaykhun",
    "latitude": "35.44",
    "longitude": "36.65",
    "occurred_from": "2017-01-05",
    "act": "artillery",
    "perpetrator_alleged": "syrian-government",
    "target": "rebels",
}


@pytest.fixture
def made(tmp_path: Path) -> World:
    """A casebook with its key beside it, as the command line expects it."""
    book = books.create(str(tmp_path / "casebook.db"), "example.org/log")
    return world(book)


def asked_for(out: Path) -> Order:
    return Order(("syr-2016-12-30",), (), out, settings=Settings(zones=(("table", "Asia/Damascus"),)))


def waiting(made: World) -> int:
    with made.book.read() as connection:
        return len(outbox.waiting(connection))
