"""Registers on the desk: from files and from compartments, audited, and nothing of a compartment that one does not read."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl

from tests.casebook.world import PASSWORD, World
from tests.serve.pages.conftest import Visit
from tests.serve.pages.registered import filed, sent
from tests.serve.pages.visitor import told
from tests.serve.server import Person
from treve.count.rule_file import counting_rule, rule_names

EXAMPLE = Path(__file__).parents[3] / "examples" / "syria-2016"
TOTALS = EXAMPLE / "published_totals.csv"
REGISTER = b"report_id,recorder,occurred_from,place,act\n1,left,2017-01-03,Tir,mortar\n2,left,2017-01-04,Tir,sniper\n"


def test_two_files_and_two_compartments_are_compared(at_desk: tuple[str, World]) -> None:
    address, made = at_desk
    filed(made)
    head = Person(address, "head", PASSWORD)
    two = {"left": ("a.csv", REGISTER), "right": ("b.csv", REGISTER)}
    status, page = sent(head, "/registers/reconcile", {}, **two)
    assert status == 200
    assert "2 in both" in page
    table = sent(head, "/registers/reconcile", {"as": "csv"}, **two)[1].splitlines()
    assert len(table) == 3
    assert "<style" in sent(head, "/registers/reconcile", {"as": "html"}, **two)[1]
    centres = {"left-compartment": "guarantor_1", "right-compartment": "guarantor_2"}
    status, page = sent(head, "/registers/reconcile", centres)
    assert status == 200
    assert "1 entry on the left" in page
    head.close()


def test_the_tallies_are_downloaded_as_they_are_shown(visit_runs: Visit) -> None:
    head = visit_runs("head")
    page = told(head.get("/registers/tallies"))
    as_csv, as_xlsx = head.get("/registers/tallies", **{"as": "csv"}), head.get("/registers/tallies", **{"as": "xlsx"})
    assert as_csv.headers["content-disposition"] == "attachment; filename=tallies.csv"
    rows = list(csv.DictReader(io.StringIO(as_csv.content.decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx.content)).worksheets[0]
    heads, *cells = ([str(cell) if cell is not None else "" for cell in row] for row in sheet.values)
    assert [dict(zip(heads, one, strict=True)) for one in cells] == rows
    whole = [row for row in rows if row["scope"] == "whole"]
    assert {(row["rule"], row["rule_version"]) for row in whole} == {
        (rule.rule, rule.version) for rule in map(counting_rule, rule_names())
    }
    for row in whole:
        assert f"{row['rule']}, version {row['rule_version']}" in page
    # The commission's run holds single reports: its page says so, and no table without these words is taken away.
    commission = visit_runs("commission")
    shown = commission.get("/registers/tallies")
    assert "single reports" in told(shown)
    for path in ("/registers/tallies", "/registers"):
        assert "as=csv" in head.get(path).text
        assert "as=csv" not in commission.get(path).text
    assert commission.get("/registers/tallies", **{"as": "csv"}).status_code == 409
    assert head.get("/registers/tallies", **{"as": "pdf"}).status_code == 422


def test_a_comparison_is_a_workbook_where_that_is_asked_for(at_desk: tuple[str, World]) -> None:
    address, _ = at_desk
    head = Person(address, "head", PASSWORD)
    form = {"as": "xlsx", "csrf": head.http.headers["X-CSRF-Token"]}
    files = {"left": ("a.csv", REGISTER), "right": ("b.csv", REGISTER)}
    answer = head.http.post("/registers/reconcile", data=form, files=files)
    assert len(list(openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0].values)) == 3
    head.close()


def test_published_totals_are_audited_and_faults_are_told_without_paths(at_desk: tuple[str, World]) -> None:
    address, _ = at_desk
    observer = Person(address, "observer", PASSWORD)
    status, page = sent(observer, "/registers/audit", {}, totals=("totals.csv", TOTALS.read_bytes()))
    assert status == 200
    assert "cannot all be right" in page
    status, page = sent(observer, "/registers/audit", {}, totals=("totals.csv", b"a,b\n1,2\n"))
    assert status == 422
    assert "/tmp" not in page
    assert sent(observer, "/registers/audit", {})[0] == 422
    large = ("totals.csv", b"x" * (5 * 2**20 + 1))
    assert "too large" in sent(observer, "/registers/audit", {}, totals=large)[1]
    observer.close()
