"""`treve count`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.inside import run, treve
from tests.commands.process import HEADER


def test_a_run_is_counted_under_a_rule_and_keeps_the_tally(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(table, out)
    page = tmp_path / "count.html"
    done = treve("count", "--run", str(out), "--rule", "incident", "--page", str(page))
    assert done.returncode == 0, done.stderr
    assert "incident (version 1)" in done.stdout
    assert "incident, version 1" in page.read_text(encoding="utf-8")
    assert "tally" in treve("tables", "--run", str(out)).stdout
    values = json.loads(treve("count", "--run", str(out), "--json").stdout)
    assert {rule["rule"] for rule in values["rules"]} == {row["rule"] for row in values["tallies"]}


def test_a_run_without_a_report_says_so(tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text(HEADER, encoding="utf-8")
    run(empty, tmp_path / "out")
    page = tmp_path / "count.html"
    done = treve("count", "--run", str(tmp_path / "out"), "--page", str(page))
    assert (done.returncode, done.stdout) == (0, "The run has no report: there is nothing to count.\n")
    assert "The run has no report" in page.read_text(encoding="utf-8")


def test_rules_are_listed_shown_and_checked(tmp_path: Path) -> None:
    assert "episode (version 1)" in treve("count", "rules").stdout
    assert "Source: " in treve("count", "rules", "episode").stdout
    assert json.loads(treve("count", "schema").stdout)["title"] == "Counting rule"
    bad = tmp_path / "bad.yaml"
    bad.write_text("rule: bad\ncounts: shots\n", encoding="utf-8")
    done = treve("count", "check", str(bad))
    assert done.returncode == 2
    assert "bad.yaml:2: counts" in done.stdout
    faults = json.loads(treve("count", "check", str(bad), "--json").stdout)["faults"]
    assert any("bad.yaml:2: counts" in fault for fault in faults)


def test_a_mistake_ends_with_code_2(tmp_path: Path) -> None:
    for words, said in (
        (("count",), "finished run"),
        (("count", "--run", str(tmp_path)), "no such file"),
        (("count", "--run", str(tmp_path), "--rule", "episodes"), "known: episode"),
    ):
        done = treve(*words)
        assert done.returncode == 2
        assert said in done.stderr
        assert "Traceback" not in done.stderr


def test_breaks_are_looked_for_on_request(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(table, out)
    done = treve("count", "--run", str(out), "--rule", "incident", "--breaks", "--json")
    assert json.loads(done.stdout)["series"]["breaks"] == []
    assert "No break found" in treve("count", "--run", str(out), "--rule", "incident", "--breaks").stdout
