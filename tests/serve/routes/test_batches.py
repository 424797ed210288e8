"""Tables of reports over HTTP: looked at, taken whole or not at all, corrected, taken back; and dangerous ones."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import httpx
import pytest

from tests.casebook.world import World
from tests.serve.routes.conftest import Enter
from tests.serve.server import Person
from treve.casebook import batch_file

HEADER = "client_key,summary,area\n"


def _send(person: Person, data: bytes, name: str = "a.csv", **order: Any) -> httpx.Response:
    plain = {"compartment": "guarantor_1"} | order
    return person.http.post("/api/batches", data=plain, files={"file": (name, data)})


def test_a_table_is_looked_at_taken_corrected_and_taken_back(small: World, come: Enter) -> None:
    centre = come("centre_1")
    table = f"{HEADER}k1,one,Idlib\nk2,two,\n".encode()
    look = _send(centre, table).json()
    assert ([row["state"] for row in look["rows"]], look["batch"]) == (["new", "new"], None)
    assert centre.get("/api/reports/count").json() == {"count": 0}
    taken = _send(centre, table, dry_run="false").json()
    assert (len(taken["new"]), taken["known"], taken["rows_read"]) == (2, 0, 2)
    changed = f"{HEADER}k1,one more,Idlib\nk2,two,\n".encode()
    (row,) = _send(centre, changed).json()["rows"]
    assert (row["state"], row["changes"]) == ("changed", {"summary": {"before": "one", "after": "one more"}})
    assert _send(centre, changed, dry_run="false").status_code == 409
    updated = _send(centre, changed, dry_run="false", update="true").json()
    assert (updated["updated"], updated["known"]) == ([row["report"]], 1)
    undone = centre.post(f"/api/batches/{updated['batch']}/undo", {"reason": "wrong file"}).json()
    assert undone == {"withdrawn": [], "restored": [row["report"]], "left": []}
    assert centre.get(f"/api/reports/{row['report']}").json()["summary"] == "one"
    assert come("centre_2").post(f"/api/batches/{taken['batch']}/undo", {"reason": "x"}).status_code == 404
    assert len(centre.post(f"/api/batches/{taken['batch']}/undo", {"reason": "x"}).json()["withdrawn"]) == 2


def test_each_bad_row_is_named_and_nothing_is_taken(small: World, come: Enter) -> None:
    centre = come("centre_1")
    table = b"summary,act\nx,shouting\ngood,\n,\ny,singing\n"
    assert [fault.split(" ")[0] for fault in _send(centre, table).json()["faults"]] == ["a.csv:2:", "a.csv:5:"]
    done = _send(centre, table, dry_run="false")
    assert (done.status_code, "2 rows cannot be read" in done.json()["error"]) == (422, True)
    assert centre.get("/api/reports/count").json() == {"count": 0}
    assert _send(centre, table, compartment="party_a", dry_run="false").status_code in (403, 422)
    assert _send(centre, b"summary\nx\n", compartment="party_a", dry_run="false").status_code == 403


def _packed(part: str, content: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, content)
    return data.getvalue()


def test_bombs_and_entities_are_refused_whatever_the_file_is_called(
    small: World, come: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_file, "MOST_BYTES", 10**6)
    centre = come("centre_1")
    entities = b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"
    bomb = _packed("xl/worksheets/sheet1.xml", b"0" * (batch_file.MOST_BYTES + 1))
    for data, said in ((bomb, "unpacks"), (_packed("xl/workbook.xml", entities), "entities"), (b"PK\x03\x04", "XLSX")):
        for name in ("a.xlsx", "a.csv", "../../etc/passwd"):
            done = _send(centre, data, name)
            assert (done.status_code, said in done.json()["error"]) == (422, True), done.text
