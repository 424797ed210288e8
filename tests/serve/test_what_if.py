"""Two readings held against each other, counted a second time from the findings themselves."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import treve
from treve.serve import what_if
from treve.store.duckdb import DuckDBReader

REPORTS = Path(__file__).parents[2] / "examples" / "syria-2016" / "reports.csv"
TRUCE = "syr-2016-12-30"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("what-if") / "run"
    treve.run([TRUCE], [("table", REPORTS)], out).close()
    return out


def test_the_counts_are_those_of_the_findings(folder: Path) -> None:
    rows = DuckDBReader(folder / "run.duckdb")
    verdicts = {(row["incident_id"], row["reading"]): row["verdict"] for row in rows.fetch("finding").to_pylist()}
    incidents = {incident for incident, _ in verdicts}
    for one, other in (("strict", "presumed"), ("presumed", "russia"), ("strict", "strict")):
        expected = Counter(
            (verdicts.get((name, one), "outside_time"), verdicts.get((name, other), "outside_time"))
            for name in incidents
            if (name, one) in verdicts or (name, other) in verdicts
        )
        found = what_if.compare(rows, TRUCE, one, other)
        assert found.counts == expected
        changed = sorted(name for name in incidents if verdicts.get((name, one)) != verdicts.get((name, other)))
        assert [row["incident_id"] for row in found.changed] == changed[: what_if.PAGE]
        assert found.different == len(changed)
    rows.close()


def test_pages_follow_each_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = DuckDBReader(folder / "run.duckdb")
    whole = [row["incident_id"] for row in what_if.compare(rows, TRUCE, "strict", "presumed").changed]
    monkeypatch.setattr(what_if, "PAGE", 5)
    after: int | None = 0
    seen: list[int] = []
    for _ in range(len(whole)):
        assert after is not None
        page = what_if.compare(rows, TRUCE, "strict", "presumed", after)
        seen += [row["incident_id"] for row in page.changed]
        after = page.after
        if after is None:
            break
    assert len(whole) > 5
    assert seen == whole
    rows.close()


def test_a_run_without_the_agreement_has_no_reading_of_it(folder: Path) -> None:
    rows = DuckDBReader(folder / "run.duckdb")
    assert what_if.readings_of(rows, TRUCE)[:2] == ["strict", "presumed"]
    assert what_if.readings_of(rows, "ukr-2015-02-15") == []
    rows.close()
