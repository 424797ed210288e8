"""A viewer's own run: nothing of what another side files appears in it, not even that something was filed."""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from pathlib import Path

import pytest

from tests.casebook.world import NOW, PASSWORD, TO_VERIFIED, World, world
from tests.serve.matrix_rules import ROUTES
from tests.serve.pages.visitor import Visitor
from tests.serve.rehearsal import SHELLING
from tests.serve.server import Person, serving
from treve import refresh
from treve.casebook import cases, links, merging, people
from treve.casebook.book import Casebook
from treve.casebook.roles import Role
from treve.pipeline import Order
from treve.run_folder import RunFolder
from treve.serve.options import ServeOptions
from treve.settings import Settings

# The log is one for all sides, and every side may count its entries; what they say is sealed from those who may not see it.
ABOUT_THE_LOG = ("/api/ledger/",)
MARKS = {"note": "Zubaydah planted this", "recorder": "Zubaydah News"}


def order(out: Path) -> Order:
    return Order(("syr-2016-12-30",), (), out, settings=Settings(zones=(("table", "Asia/Damascus"),)))


@pytest.fixture
def made(sqlite_book: Casebook) -> World:
    """A casebook that only a few people may enter, so that few runs are made."""
    found = world(sqlite_book)
    with sqlite_book.write(NOW) as writing:
        for name in set(found.who) - {"owner", "head", "liaison_a", "liaison_b", "officer"}:
            people.disable(writing, found.who[name].account_id)
    return found


def _answers(person: Person) -> dict[str, str]:
    """Every answer that needs no id to ask for, and the pages that follow."""
    told = {}
    for route in ROUTES:
        method, path = route.split(" ")
        if method == "GET" and "{" not in path and not path.startswith(ABOUT_THE_LOG):
            told[path] = person.get(path, **({"cut_off": "2017-01-10T19:30:00Z"} if path == "/api/bursts" else {})).text
    # A feed says when it was asked for.
    told["/api/due.atom"] = re.sub("<updated>[^<]*</updated>", "", told["/api/due.atom"])
    for path in ("/api/findings", "/api/run/incidents"):
        after = json.loads(person.get(path, limit=1).text).get("next")
        told[f"{path} 2"] = person.get(path, limit=1, after=after).text if after else ""
    return told


def test_what_one_side_files_appears_in_no_answer_to_the_other(made: World, tmp_path: Path) -> None:
    own = made.report("liaison_b", "b", recorder="SANA", **SHELLING)
    made.report("liaison_b", "b later", recorder="SANA", **{**SHELLING, "occurred_from": "2017-01-20"})
    runs = tmp_path / "runs"
    assert len(refresh.for_readerships(made.book, order(runs)).made) == 3
    with serving(made.book, ServeOptions(runs=runs)) as address:
        other, head = Person(address, "liaison_b", PASSWORD), Person(address, "head", PASSWORD)
        before, files = _answers(other), _files(runs, other)
        summary = json.loads(before["/api/run/summary"])
        assert (summary["compartments"], summary["reports"], summary["incidents"]) == (["party_b"], 2, 2)
        planted = made.report("liaison_a", MARKS["note"], recorder=MARKS["recorder"], **SHELLING)
        again = made.report("liaison_a", MARKS["note"], **{**SHELLING, "occurred_from": "2017-01-12"})
        with made.book.write(NOW) as writing:
            links.decide(writing, made.who["head"], planted, own, "same", "one shell")
        time.sleep(1.1)  # so that a run made again would have another second
        done = refresh.for_readerships(made.book, order(runs))
        assert ({one.folder.name for one in done.made}, done.as_they_were) == (_folders(runs, "party_a", None), 1)
        assert _answers(other) == before
        assert _files(runs, other) == files
        with RunFolder(next(iter(files)).parent) as run:
            text = json.dumps([run.table(name).arrow.to_pylist() for name in run.tables()], default=str)
        assert own in text
        assert [one for one in (planted, again, *MARKS.values()) if one in text] == []
        assert other.get("/api/run/incidents", report=planted).json() == {"incidents": []}
        (together,) = head.get("/api/run/incidents", report=planted).json()["incidents"]
        assert together["reports"] == sorted([f"table:{planted}", f"table:{own}"])
        (alone,) = other.get("/api/run/incidents", report=own).json()["incidents"]
        assert (alone["reports"], alone["recorders"]) == ([f"table:{own}"], 1)
        other.close()
        head.close()


def _files(runs: Path, other: Person) -> dict[Path, tuple[int, int]]:
    """Every file of the other side's run with its size and time."""
    (name,) = _folders(runs, "party_b")
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in sorted((runs / name).iterdir())}


def _folders(runs: Path, *compartments: str | None) -> set[str]:
    told = [json.loads(path.read_text(encoding="utf-8")) for path in runs.glob("*/readership.json")]
    wanted = [None if name is None else [name] for name in compartments]
    return {one["readership"] for one in told if one["compartments"] in wanted}


def test_a_run_in_the_wrong_place_is_never_read(made: World, tmp_path: Path) -> None:
    made.report("liaison_a", MARKS["note"], **SHELLING)
    made.report("liaison_b", "b", **SHELLING)
    runs = tmp_path / "runs"
    with serving(made.book, ServeOptions(runs=runs)) as address:
        other, officer = Person(address, "liaison_b", PASSWORD), Person(address, "officer", PASSWORD)
        assert other.get("/api/findings").status_code == 409
        refresh.for_readerships(made.book, order(runs))
        assert other.get("/api/findings").status_code == 200
        # Sees nothing of the casebook's reports, and the order has no sources that are open to all.
        assert officer.get("/api/findings").status_code == 409
        (name,) = _folders(runs, "party_b")
        shutil.copy(runs / "all" / "run.duckdb", runs / name / "run.duckdb")
        for path in ("/api/findings", "/api/run/incidents", "/api/run/summary"):
            answer = other.get(path)
            assert (answer.status_code, answer.json()) == (503, {"error": "out of order"})
        other.close()
        officer.close()
    with serving(made.book) as address:
        head = Person(address, "head", PASSWORD)
        assert head.get("/api/findings").json() == {"error": "this server serves no runs"}
        head.close()


def test_the_newest_run_is_read_and_a_page_of_an_older_one_is_not_continued(made: World, tmp_path: Path) -> None:
    made.report("liaison_b", "b", **SHELLING)
    made.report("liaison_b", "b later", **{**SHELLING, "occurred_from": "2017-01-20"})
    runs = tmp_path / "runs"
    refresh.for_readerships(made.book, order(runs))
    with serving(made.book, ServeOptions(runs=runs)) as address:
        other = Person(address, "liaison_b", PASSWORD)
        first = other.get("/api/run/incidents", limit=1).json()
        second = other.get("/api/run/incidents", limit=1, after=first["next"]).json()
        assert first["incidents"] != second["incidents"]
        assert "next" not in second
        made.report("liaison_b", "b last", **{**SHELLING, "occurred_from": "2017-02-20"})
        refresh.for_readerships(made.book, order(runs))
        assert other.get("/api/run/summary").json()["reports"] == 3
        late = other.get("/api/run/incidents", limit=1, after=first["next"])
        assert late.status_code == 409
        assert "made again" in late.json()["error"]
        for nonsense in ("AAAA", "W10=", "e30=", "not base64 at all", "A" * 3000):
            assert other.get("/api/run/incidents", after=nonsense).status_code == 422, nonsense
        other.close()


def test_who_may_read_more_or_less_than_before_reads_another_run(made: World, tmp_path: Path) -> None:
    made.report("liaison_a", "a", **SHELLING)
    runs = tmp_path / "runs"
    with made.book.write(NOW) as writing:
        more = people.grant(writing, made.who["liaison_b"].account_id, Role.SECTOR_OFFICE, "party_a")
    refresh.for_readerships(made.book, order(runs))
    with serving(made.book, ServeOptions(runs=runs)) as address:
        other = Person(address, "liaison_b", PASSWORD)
        assert other.get("/api/run/summary").json()["compartments"] == ["party_a", "party_b"]
        with made.book.write(NOW) as writing:
            people.end_grant(writing, more)
        assert other.get("/api/run/summary").status_code == 409
        done = refresh.for_readerships(made.book, order(runs))
        assert [folder.exists() for folder in done.removed] == [False]
        assert other.get("/api/run/summary").json()["reports"] == 0
        other.close()


def test_a_run_of_an_earlier_version_is_refused(made: World, tmp_path: Path) -> None:
    import duckdb

    made.report("liaison_b", "b", **SHELLING)
    runs = tmp_path / "runs"
    refresh.for_readerships(made.book, order(runs))
    (name,) = _folders(runs, "party_b")
    with duckdb.connect(os.fspath(runs / name / "run.duckdb")) as connection:
        connection.execute("ALTER TABLE report DROP COLUMN compartment")
    with serving(made.book, ServeOptions(runs=runs)) as address:
        other = Person(address, "liaison_b", PASSWORD)
        assert other.get("/api/run/summary").status_code == 503
        other.close()


def test_whoever_sees_single_reports_reads_them_and_no_longer_once_they_are_hidden(made: World, tmp_path: Path) -> None:
    head, officer = made.who["head"], made.who["officer"]
    one, other = made.report("liaison_a", MARKS["note"], **SHELLING), made.report("liaison_b", "b", **SHELLING)
    made.report("liaison_b", "hidden words", **{**SHELLING, "occurred_from": "2017-01-20"})
    case_id, runs = made.case(one, other), tmp_path / "runs"
    made.walk(case_id, *TO_VERIFIED[:2])
    with serving(made.book, ServeOptions(runs=runs)) as address:
        asks = Person(address, "officer", PASSWORD)
        refresh.for_readerships(made.book, order(runs))
        # Nothing is given yet: nothing is there, and what is there for others is not said.
        assert asks.get("/api/run/summary").status_code == 409
        for path in ("/", "/incidents", "/analysis"):
            assert "You see no report of the casebook" in asks.get(path).text, path
        with made.book.write(NOW) as writing:
            cases.assign(writing, head, case_id, officer.account_id)
        # The case is seen at once, the run when it has been made.
        assert asks.get("/api/run/summary").status_code == 409
        refresh.for_readerships(made.book, order(runs))
        summary = asks.get("/api/run/summary").json()
        assert (summary["compartments"], summary["partial"], summary["reports"]) == ([], True, 2)
        assert [one["registered"] for one in summary["agreements"]] == [None]
        (together,) = asks.get("/api/run/incidents").json()["incidents"]
        assert together["reports"] == sorted([f"table:{one}", f"table:{other}"])
        page = asks.get("/incidents").text
        assert "say nothing about how much happened" in page
        assert "hidden words" not in page
        head_page = Person(address, "head", PASSWORD)
        assert "say nothing about how much happened" not in head_page.get("/incidents").text
        head_page.close()
        # Taken out of the case: the run that holds it is closed at once, on every page, until it is made again without it.
        with made.book.write(NOW) as writing:
            merging.split(writing, head, case_id, [other], "two things")
        for path in ("/api/run/summary", "/api/run/incidents", "/api/findings"):
            answer = asks.get(path)
            assert (answer.status_code, answer.json()["error"]) == (
                409,
                "no run has been made from what this account sees",
            )
        for path in ("/incidents", "/map", "/analysis"):
            assert "No run yet" in asks.get(path).text, path
            assert "You see no report of the casebook" not in asks.get(path).text, path
        refresh.for_readerships(made.book, order(runs))
        assert asks.get("/api/run/summary").json()["reports"] == 1
        assert other not in asks.get("/api/run/incidents").text
        asks.close()


def test_nothing_is_inferred_or_published_from_single_reports(made: World, tmp_path: Path) -> None:
    case_id, runs = made.case(made.report("liaison_a", "a", **SHELLING)), tmp_path / "runs"
    with made.book.write(NOW) as writing:
        cases.assign(writing, made.who["head"], case_id, made.who["officer"].account_id)
    with serving(made.book, ServeOptions(runs=runs)) as address:
        asks = Visitor(address, "officer", PASSWORD)
        refresh.for_readerships(made.book, order(runs))
        assert "It cannot be told from what you see" in asks.get("/").text
        analysis = asks.get("/analysis").text
        assert "The questions are not asked of single reports" in analysis
        assert "/analysis/ask" not in analysis
        refused = asks.send("/analysis/ask", agreement="syr-2016-12-30")
        assert refused.status_code == 409
        assert "There is no run of whole compartments" in asks.get("/bulletins/new").text
        asks.close()
