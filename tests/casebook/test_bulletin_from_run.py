"""Editions from a run, on a case and to a party: what readers may not see is in no file, and the same log gives the same bytes."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.casebook.world import World, world
from tests.serve.rehearsal import Scene, scene
from treve import refresh
from treve.bulletin.edition.period import Kind
from treve.casebook import book as books
from treve.casebook import bulletins, log, watch
from treve.casebook.bulletin_from_run import Asked, made
from treve.casebook.bulletin_readers import Reach
from treve.errors import BadValue, RunFolderError
from treve.pipeline import Order
from treve.settings import Settings


@dataclass(frozen=True)
class Desk:
    """A casebook with runs, and a checkpoint over it."""

    world: World
    there: Scene
    run: Path
    checkpoint: bytes


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("bulletins")
    book = books.create(str(folder / "casebook.db"), "example.org/casebook")
    made_ = world(book)
    there = scene(made_)
    with book.write() as writing:
        watch.record(writing, made_.who["monitor"], "access_denied", dt.date(2017, 1, 5), "Idlib", 90, "turned away")
    order = Order(("syr-2016-12-30",), (), folder / "runs", settings=Settings(zones=(("table", "Asia/Damascus"),)))
    refresh.for_readerships(book, order)
    with book.write() as writing:
        signed = log.sign(writing, made_.key)
    return Desk(made_, there, folder / "runs" / "all", signed)


def _asked(**more: object) -> Asked:
    usual = {"kind": Kind.DAILY, "until": dt.date(2017, 1, 5), "reach": Reach.COMMISSION, "formats": ("json", "html")}
    return Asked(**usual | more)  # type: ignore[arg-type]


def test_the_casebook_s_part_stands_beside_the_run_s(desk: Desk) -> None:
    head = desk.world.who["head"]
    found = made(desk.world.book, head, desk.run, _asked(), desk.checkpoint)
    again = made(desk.world.book, head, desk.run, _asked(), desk.checkpoint)
    assert found == again
    plain = json.loads(found.files["daily-2017-01-05-syr-2016-12-30.json"])
    # Five reports are of this day, and of their two cases one was ruled on.
    assert (plain["casework"]["reports"], plain["casework"]["alleged"]) == (5, 1)
    assert plain["casework"]["ruled"] == {"cannot_rule": 1}
    assert plain["checkpoint"].startswith("example.org/casebook\n")
    page = found.files["daily-2017-01-05-syr-2016-12-30.en.html"].decode()
    assert "turned away" in page
    assert "alleged: cases that nobody has verified yet" in page
    assert found.reports
    assert {one.code for one in found.risks} >= {"no_consent", "finer_place"}
    assert (found.about, found.order["zone"]) == ("syr-2016-12-30", "Asia/Damascus")
    assert found.order["checkpoint"] == int(plain["checkpoint"].split("\n")[1])


def test_the_next_edition_is_held_against_what_was_published(desk: Desk) -> None:
    head = desk.world.who["head"]
    book = desk.world.book
    first = made(book, head, desk.run, _asked(reach=Reach.MISSION), desk.checkpoint)
    with book.write() as writing:
        one = bulletins.draft(writing, head, first)
        bulletins.approve(writing, head, one, {})
        bulletins.publish(writing, head, one, desk.world.key)
    then = made(book, head, desk.run, _asked(reach=Reach.MISSION, until=dt.date(2017, 1, 6)), desk.checkpoint)
    assert json.loads(then.files["daily-2017-01-06-syr-2016-12-30.json"])["corrections"] == []
    again = made(book, head, desk.run, _asked(reach=Reach.MISSION, replaces=one), desk.checkpoint)
    plain = json.loads(again.files["daily-2017-01-05-syr-2016-12-30.json"])
    assert (plain["replaces"], plain["corrections"]) == (one, [])


@pytest.mark.parametrize("reach", [Reach.PUBLIC, Reach.PARTY])
def test_an_edition_with_places_goes_to_no_single_party_and_not_to_everybody(desk: Desk, reach: Reach) -> None:
    with pytest.raises(BadValue):
        made(desk.world.book, desk.world.who["head"], desk.run, _asked(reach=reach), desk.checkpoint)


def test_what_is_no_run_or_no_agreement_is_told(desk: Desk, tmp_path: Path) -> None:
    head = desk.world.who["head"]
    with pytest.raises(BadValue):
        made(desk.world.book, head, desk.run, _asked(agreement="none"), desk.checkpoint)
    with pytest.raises(RunFolderError):
        made(desk.world.book, head, tmp_path, _asked(), desk.checkpoint)
