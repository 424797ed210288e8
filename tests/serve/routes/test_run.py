"""The routes of one's own run: what they tell is what the run's tables and summary say."""

from __future__ import annotations

from pathlib import Path

from tests.casebook.world import PASSWORD, World
from tests.serve.rehearsal import SHELLING
from tests.serve.server import Person, serving
from tests.serve.test_run_of import order
from treve import refresh
from treve.run_folder import RunFolder
from treve.serve.options import ServeOptions


def test_summary_incidents_and_findings_are_those_of_the_run(made: World, tmp_path: Path) -> None:
    report = made.report("monitor", "shells", **SHELLING)
    runs = tmp_path / "runs"
    refresh.run(made.book, made.who["head"].account_id, order(runs / "all"))
    with serving(made.book, ServeOptions(runs=runs)) as address, RunFolder(runs / "all") as run:
        head = Person(address, "head", PASSWORD)
        told = head.get("/api/run/summary").json()
        assert (told["compartments"], told["reports"], told["incidents"]) == (None, 1, 1)
        (agreement,) = told["agreements"]
        assert {one["reading"]: one["findings"] for one in agreement["readings"]} == {
            one["reading"]: one["findings"] for one in run.summary["agreements"][0]["readings"]
        }
        (incident,) = head.get("/api/run/incidents").json()["incidents"]
        assert (incident["reports"], incident["act"], incident["first_day"]) == (
            [f"table:{report}"],
            "artillery",
            "2017-01-05",
        )
        assert "deaths_low" not in incident
        findings = head.get("/api/findings", agreement="syr-2016-12-30").json()["findings"]
        assert len(findings) == len(run.table("finding")) > 1
        strict = head.get("/api/findings", reading="strict", verdict=findings[0]["verdict"]).json()["findings"]
        assert {one["reading"] for one in strict} <= {"strict"}
        assert all(one["reasons"] for one in findings)
        assert head.get("/api/findings", incident=2**60).status_code == 422
        head.close()
