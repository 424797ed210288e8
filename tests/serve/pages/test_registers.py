"""Registers on the desk: from files and from compartments, audited, and nothing of a compartment that one does not read."""

from __future__ import annotations

from pathlib import Path

from tests.casebook.world import PASSWORD, World
from tests.serve.pages.registered import filed, sent
from tests.serve.server import Person

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
