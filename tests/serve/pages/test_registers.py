"""Registers on the desk: from files and from compartments, audited, and nothing of a compartment that one does not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.casebook.world import PASSWORD, World, world
from tests.serve.server import Person, serving
from treve.casebook.book import Casebook

EXAMPLE = Path(__file__).parents[3] / "examples" / "syria-2016"
TOTALS = EXAMPLE / "published_totals.csv"
REGISTER = b"report_id,recorder,occurred_from,place,act\n1,left,2017-01-03,Tir,mortar\n2,left,2017-01-04,Tir,sniper\n"


@pytest.fixture
def at_desk(sqlite_book: Casebook) -> Iterator[tuple[str, World]]:
    made = world(sqlite_book)
    for who in ("centre_1", "centre_2"):
        made.report(who, f"shell told by {who}", occurred_from="2017-01-03", act="mortar", place="Tir")
    with serving(sqlite_book) as address:
        yield address, made


def _sent(person: Person, path: str, fields: dict[str, str], **files: tuple[str, bytes]) -> tuple[int, str]:
    csrf = re.search(r'name="csrf" value="([0-9a-f]+)"', person.get("/registers").text)
    assert csrf is not None
    answer = person.http.post(path, data={"csrf": csrf[1], **fields}, files=files or None, timeout=60)
    return answer.status_code, answer.text


def test_two_files_and_two_compartments_are_compared(at_desk: tuple[str, World]) -> None:
    address, _ = at_desk
    head = Person(address, "head", PASSWORD)
    two = {"left": ("a.csv", REGISTER), "right": ("b.csv", REGISTER)}
    status, page = _sent(head, "/registers/reconcile", {}, **two)
    assert status == 200
    assert "2 in both" in page
    table = _sent(head, "/registers/reconcile", {"as": "csv"}, **two)[1].splitlines()
    assert len(table) == 3
    assert "<style" in _sent(head, "/registers/reconcile", {"as": "html"}, **two)[1]
    centres = {"left-compartment": "guarantor_1", "right-compartment": "guarantor_2"}
    status, page = _sent(head, "/registers/reconcile", centres)
    assert status == 200
    assert "1 entry on the left" in page
    head.close()


def test_a_compartment_that_one_does_not_read_is_none(at_desk: tuple[str, World]) -> None:
    address, _ = at_desk
    centre = Person(address, "centre_1", PASSWORD)
    page = centre.get("/registers").text
    assert "guarantor_1" in page
    assert "guarantor_2" not in page
    centres = {"left-compartment": "guarantor_1", "right-compartment": "guarantor_2"}
    status, page = _sent(centre, "/registers/reconcile", centres)
    absent = _sent(centre, "/registers/reconcile", centres | {"right-compartment": "nowhere"})
    assert status == absent[0] == 422
    assert "shell told by centre_2" not in page
    assert re.sub("guarantor_2", "nowhere", page).count("nowhere") == absent[1].count("nowhere")
    centre.close()


def test_published_totals_are_audited_and_faults_are_told_without_paths(at_desk: tuple[str, World]) -> None:
    address, _ = at_desk
    observer = Person(address, "observer", PASSWORD)
    status, page = _sent(observer, "/registers/audit", {}, totals=("totals.csv", TOTALS.read_bytes()))
    assert status == 200
    assert "cannot all be right" in page
    status, page = _sent(observer, "/registers/audit", {}, totals=("totals.csv", b"a,b\n1,2\n"))
    assert status == 422
    assert "/tmp" not in page
    assert _sent(observer, "/registers/audit", {})[0] == 422
    large = ("totals.csv", b"x" * (5 * 2**20 + 1))
    assert "too large" in _sent(observer, "/registers/audit", {}, totals=large)[1]
    observer.close()
