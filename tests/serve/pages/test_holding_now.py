"""Whether it holds: what the run made for who asks says, with its interval and its objection."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.analysis.made import told
from tests.casebook.world import PASSWORD, World
from tests.serve.rehearsal import SHELLING
from tests.serve.server import Person, serving
from treve import refresh
from treve.casebook import people
from treve.pipeline import Order
from treve.serve.options import ServeOptions
from treve.settings import Settings

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
NOW = dt.datetime.now(dt.UTC)


def test_the_answer_of_one_s_own_run_with_its_interval_objection_and_end(made: World, tmp_path: Path) -> None:
    """The analysis is one made of known counts; that it is read from the folder of the right readership is what is tested."""
    with made.book.write(NOW) as writing:
        for name in set(made.who) - {"owner", "head", "liaison_a"}:
            people.disable(writing, made.who[name].account_id)
    made.report("liaison_a", "a", recorder="SANA", **SHELLING)
    runs = tmp_path / "runs"
    order = Order(("syr-2016-12-30",), (), runs, settings=Settings(zones=(("table", "Asia/Damascus"),)))
    refresh.for_readerships(made.book, order)
    with serving(made.book, ServeOptions(runs=runs)) as address:
        head, party = Person(address, "head", PASSWORD), Person(address, "liaison_a", PASSWORD)
        assert "the run was not analysed" in head.get("/").text
        block = told()
        (runs / "all" / "analysis.json").write_text(json.dumps({"agreements": [block]}))
        page = head.get("/").text.replace("\u00a0%", " %")
        assert "A made truce" in page
        for sentence in (
            *block["effect"]["sentences"]["en"][:1],
            f"The counts by exact day end on {block['data']['end']}.",
        ):
            assert sentence in page, sentence
        assert "95 % interval" in page
        assert "The strongest objection" in page
        assert "A made truce" not in party.get("/").text
        assert "the run was not analysed" in party.get("/").text
        # The run is made again: what was worked out of the one before is told as that, until this one is analysed.
        made.report("liaison_a", "later", recorder="SANA", **{**SHELLING, "occurred_from": "2017-01-20"})
        before = (runs / "all" / "run.duckdb").stat().st_mtime
        refresh.for_readerships(made.book, order)
        page = head.get("/").text.replace("\u00a0%", " %")
        assert block["effect"]["sentences"]["en"][0] in page
        assert "These answers are of an earlier run, made at" in page
        assert f"{dt.datetime.fromtimestamp(before, dt.UTC):%Y-%m-%d %H:%M}" in page
        (runs / "all" / "analysis.json").write_text(json.dumps({"agreements": [block]}))
        assert "These answers are of an earlier run" not in head.get("/").text
        french = head.http.get("/", headers={"Accept-Language": "fr"}).text.replace("\u00a0%", " %")
        assert block["effect"]["sentences"]["fr"][0] in french
        head.close()
        party.close()
    with serving(made.book) as address:
        head = Person(address, "head", PASSWORD)
        assert "no run was made" in head.get("/").text
        head.close()
