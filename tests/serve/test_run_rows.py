"""Pages of a run against a slow reading of its whole tables: every page size, every filter, nothing twice, nothing missing."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from typing import Any

import pytest

import treve
from treve.casebook.readerships import Readership
from treve.errors import BadValue, Refused
from treve.serve import run_rows
from treve.serve.run_of import OpenRun
from treve.serve.run_rows import FindingsAsked, IncidentsAsked
from treve.store.duckdb import DuckDBReader

ROWS = """report_id,recorder,occurred_from,occurred_to,place,admin1,lat,lon,act,perpetrator_alleged,target
a,SOHR,2017-01-05,,Khan Shaykhun,Idlib,35.44,36.65,artillery,syrian-government,rebels
b,SANA,2017-01-05,,Khan Shaykhun,Idlib,35.44,36.65,artillery,syrian-government,rebels
c,SOHR,2017-01-20,2017-01-24,Hama,Hama,35.13,36.75,airstrike,syrian-government,rebels
d,SOHR,2017-02-01,,Homs,Homs,34.73,36.71,,rebels,syrian-government
e,SOHR,2016-12-28,2017-01-02,Homs,Homs,34.73,36.71,artillery,,civilians
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenRun]:
    folder = tmp_path_factory.mktemp("run")
    (folder / "t.csv").write_text(ROWS, encoding="utf-8")
    settings = treve.Settings(zones=(("table", "Asia/Damascus"),))
    treve.run(["syr-2016-12-30"], [("table", folder / "t.csv")], folder / "run", settings=settings)
    rows = DuckDBReader(folder / "run" / "run.duckdb")
    yield OpenRun(rows, folder, Readership(None), dt.datetime.now(dt.UTC), "stamp")
    rows.close()


def _all(page: Any, run: OpenRun, asked: Any, limit: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    after = None
    while True:
        rows, after = page(run, asked, after, limit)
        assert 0 < len(rows) <= limit or (not rows and not found)
        found += rows
        if after is None:
            return found


@pytest.mark.parametrize("limit", [1, 2, 3, 1000])
def test_pages_of_findings_are_the_table_in_order(run: OpenRun, limit: int) -> None:
    table = run.rows.fetch("finding").to_pylist()
    first = table[0]
    reasons = run.rows.fetch("finding_reason").to_pylist()
    keys = ("incident_id", "agreement_id", "reading")
    choices = itertools.product(*((None, first[name]) for name in (*keys, "verdict")))
    for incident, agreement, reading, verdict in choices:
        wanted = dict(zip((*keys, "verdict"), (incident, agreement, reading, verdict), strict=True))
        fits = [row for row in table if all(value in (None, row[name]) for name, value in wanted.items())]
        found = _all(run_rows.findings, run, FindingsAsked(incident, agreement, reading, verdict), limit)
        expected = sorted(tuple(row[name] for name in keys) for row in fits)
        assert [tuple(row[name] for name in keys) for row in found] == expected
        for row in found:
            own = [one for one in reasons if all(one[name] == row[name] for name in keys)]
            assert sorted(map(str, row["reasons"])) == sorted(map(str, own))
    assert run_rows.findings(run, FindingsAsked(agreement_id="none such"))[0] == []


@pytest.mark.parametrize("limit", [1, 2, 1000])
def test_pages_of_incidents_are_the_table_in_order_each_with_its_reports(run: OpenRun, limit: int) -> None:
    table = {row["incident_id"]: row for row in run.rows.fetch("incident").to_pylist()}
    ids = {row["source_row_id"]: row["report_id"] for row in run.rows.fetch("report").to_pylist()}
    tells = run.rows.fetch("incident_report").to_pylist()
    days = (None, dt.date(2016, 12, 1), dt.date(2017, 1, 2), dt.date(2017, 1, 22), dt.date(2017, 3, 1))
    reports = (None, "table:b", "table:none such")
    for first, last, report in itertools.product(days, days, reports):
        fits = [
            number
            for number, row in table.items()
            if (first is None or row["last_day"] >= first)
            and (last is None or row["first_day"] <= last)
            and (
                report is None
                or any(ids[one["source_row_id"]] == report and one["incident_id"] == number for one in tells)
            )
        ]
        found = _all(run_rows.incidents, run, IncidentsAsked(first, last, report), limit)
        assert [row["incident_id"] for row in found] == sorted(fits)
        for row in found:
            own = [one for one in tells if one["incident_id"] == row["incident_id"]]
            told = {
                flag: sorted(ids[one["source_row_id"]] for one in own if one["superseded"] is flag)
                for flag in (True, False)
            }
            assert (row["superseded"], row["told_by"]) == (told[True], told[False])


def test_a_page_of_another_making_or_of_none_is_refused(run: OpenRun) -> None:
    _, after = run_rows.incidents(run, IncidentsAsked(), limit=1)
    other = OpenRun(run.rows, run.folder, run.readership, run.made, "made again")
    with pytest.raises(Refused, match="made again"):
        run_rows.incidents(other, IncidentsAsked(), after)
    _, of_findings = run_rows.findings(run, FindingsAsked(), limit=1)
    for wrong in (of_findings, "AAAA", "W10=", "é", run_rows._next(run, 2**64), run_rows._next(run, True, 1)):
        with pytest.raises(BadValue, match="next"):
            run_rows.incidents(run, IncidentsAsked(), wrong)
    for wrong in (after, run_rows._next(run, 1, "\0", "x"), run_rows._next(run, 1, "\ud800", "x")):
        with pytest.raises(BadValue, match="next"):
            run_rows.findings(run, FindingsAsked(), wrong)
