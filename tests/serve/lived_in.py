"""A casebook with everything in it and the runs of its readerships: made once, since that takes seconds, and copied."""

from __future__ import annotations

import copy
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from tests.casebook.world import World, world
from tests.serve.rehearsal import Scene, scene, signed_in
from treve import refresh
from treve.casebook import book as books
from treve.casebook import people
from treve.casebook.visible import Viewer
from treve.pipeline import Order
from treve.settings import Settings

ZONE = "Asia/Damascus"


@dataclass(frozen=True)
class LivedIn:
    """Where it is, who is in it, what there is, and the session of everybody: without one there is no run of single reports."""

    folder: Path
    who: dict[str, Viewer]
    there: Scene
    tokens: dict[str, str]

    def copied(self, to: Path) -> tuple[World, Scene]:
        """A copy of one's own in a new folder, its runs in `to / "runs"`; its book is to be closed."""
        shutil.copytree(self.folder, to)
        book = books.open_book(str(to / "casebook.db"), to / "log.key", with_key=True)
        return World(book, dict(self.who)), copy.deepcopy(self.there)


@pytest.fixture(scope="session")
def lived_in(template: Path, tmp_path_factory: pytest.TempPathFactory) -> LivedIn:
    """The one that is copied."""
    folder = tmp_path_factory.mktemp("lived_in")
    for name in ("casebook.db", "log.key", "log.sealing"):
        shutil.copy(template / name, folder / name)
    with pytest.MonkeyPatch.context() as quick:
        quick.setattr(people, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        book = books.open_book(str(folder / "casebook.db"), folder / "log.key", with_key=True)
        made = world(book)
        there, tokens = scene(made), signed_in(made)
        order = Order(("syr-2016-12-30",), (), folder / "runs", settings=Settings(zones=(("table", ZONE),)))
        refresh.for_readerships(book, order)
        book.close()
    return LivedIn(folder, made.who, there, tokens)
