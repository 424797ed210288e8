"""The page of an analysis: made on request in the background, every figure with its numbers, refusals in words."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher

from tests.analysis.made import told as made_told
from tests.casebook.world import PASSWORD, World, world
from tests.serve.server import Person, serving
from treve import refresh
from treve.casebook import book as books
from treve.casebook import people, readerships
from treve.pipeline import Order
from treve.serve.options import ServeOptions
from treve.settings import Settings

TRUCE = "syr-2016-12-30"
LONGEST_SECONDS = 120.0


@pytest.fixture(scope="module")
def at_desk(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, World, Path]]:
    """Where the desk is, who is in its casebook, and where its runs are: made once, since nothing here changes them."""
    folder = tmp_path_factory.mktemp("analysis")
    for name in ("casebook.db", "log.key", "log.sealing"):
        shutil.copy(template / name, folder / name)
    quick = pytest.MonkeyPatch()
    quick.setattr(people, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    book = books.open_book(str(folder / "casebook.db"), folder / "log.key", with_key=True)
    made = world(book)
    made.report("monitor", occurred_from="2017-01-03", act="mortar", place="Tir")
    order = Order((TRUCE,), (), folder / "runs", settings=Settings(zones=(("table", "Asia/Damascus"),)))
    refresh.for_readerships(book, order)
    with serving(book, ServeOptions(runs=order.out)) as address:
        yield address, made, order.out
    book.close()
    quick.undo()


def _folder(made: World, name: str, runs: Path) -> Path:
    with made.book.read() as connection:
        return runs / readerships.of(connection, made.who[name]).key


def _csrf(page: str) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
    assert found is not None
    return found[1]


def test_an_analysis_is_made_on_request_and_refuses_in_words(at_desk: tuple[str, World, Path]) -> None:
    address, made, runs = at_desk
    head = Person(address, "head", PASSWORD)
    page = head.get("/analysis").text
    assert "no analysis of this agreement yet" in page
    answer = head.http.post("/analysis/ask", data={"csrf": _csrf(page), "agreement": TRUCE})
    assert answer.status_code == 303
    again = head.http.post("/analysis/ask", data={"csrf": _csrf(page), "agreement": TRUCE})
    assert again.status_code == 409
    assert "busy" in again.text
    end = time.monotonic() + LONGEST_SECONDS
    while "is being made" in (told := head.get("/analysis/progress").text):
        assert time.monotonic() < end
        time.sleep(0.3)
    assert "is ready" in told
    page = head.get("/analysis", agreement=TRUCE).text
    assert "No answer: the data hold" in page
    assert (_folder(made, "head", runs) / "analysis.json").is_file()
    assert not (_folder(made, "liaison_a", runs) / "analysis.json").exists()
    head.close()


def test_every_figure_comes_as_picture_and_numbers_and_without_style(at_desk: tuple[str, World, Path]) -> None:
    address, made, runs = at_desk
    block: dict[str, Any] = {**made_told(), "id": TRUCE}
    path = _folder(made, "head", runs) / "analysis.json"
    path.write_text(json.dumps({"schema": 1, "agreements": [block]}), encoding="utf-8")
    head = Person(address, "head", PASSWORD)
    page = head.get("/analysis").text
    assert " style=" not in page
    assert "<style" not in page
    names = dict.fromkeys(re.findall(rf"/analysis/{TRUCE}/(\w+)\.(?:png|svg|csv)", page))
    assert {"fronts", "baselines", "placebo", "areas"} <= set(names)
    for name in names:
        told = head.get(f"/analysis/{TRUCE}/{name}.csv")
        assert told.status_code == 200, name
        assert len(told.content.decode("utf-8-sig").splitlines()) > 1, name
    assert head.get(f"/analysis/{TRUCE}/fronts.png").content.startswith(b"\x89PNG")
    assert b"<svg" in head.get(f"/analysis/{TRUCE}/fronts.svg").content
    assert head.get(f"/analysis/{TRUCE}/numbers.json").json() == block
    for wrong in ("nothing.csv", "nothing.png"):
        assert head.get(f"/analysis/{TRUCE}/{wrong}").status_code == 404
    daily = block["effect"]["daily"]
    rows = head.get(f"/analysis/{TRUCE}/fronts.csv").content.decode("utf-8-sig").splitlines()
    assert len(rows) == len(daily["covered"]) + 1
    assert rows[1].split(",")[:2] == [daily["first"], str(daily["covered"][0])]
    head.close()
