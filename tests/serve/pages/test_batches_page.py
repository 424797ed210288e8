"""A table of reports from the browser: looked at, taken whole, taken back."""

from __future__ import annotations

import re

import pytest

from tests.casebook.world import World
from tests.serve.conftest import Enter
from tests.serve.pages.kept import reports_kept
from treve.serve.pages.batches_page import MOST_SHOWN

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


def test_a_table_is_looked_at_taken_whole_and_taken_back(made: World, enter: Enter) -> None:
    centre = enter("centre_1")
    table = b"client_key,summary,killed_low\n1,first,2\n2,second,\n"
    broken = table + b"3,third,many\n"

    def sent(data: bytes, **more: str) -> str:
        answer = centre.send("/batches", {"file": ("t.csv", data)}, compartment="guarantor_1", **more)
        return f"{answer.status_code} {answer.text}"

    look = sent(broken)
    assert look.startswith("200")
    assert "2 new reports" in look
    assert "1 row cannot be read" in look
    assert "t.csv:4" in look
    # A table with a row that cannot be read is not taken, whatever is asked.
    assert "1 row cannot be read" in sent(broken, take="yes")
    assert reports_kept(made) == 0
    assert "2 new reports" in sent(table, take="yes")
    assert "2 known before" in sent(table)
    changed = sent(table.replace(b"first", b"first again"), update="yes")
    assert "1 that would be corrected" in changed
    assert re.search(r"before: <del><bdi[^>]*>first</bdi></del> · after: <ins><bdi[^>]*>first again", changed)
    assert "→" not in changed
    assert sent(table.replace(b"first", b"other"), take="yes").startswith("422")
    assert sent(b"\xff\xfe", take="yes").startswith("422")
    assert centre.send("/batches", compartment="guarantor_1").status_code == 422
    found = re.search(r"B-[0-9a-f]{16}", centre.get("/batches").text)
    assert found is not None
    assert centre.send(f"/batches/{found[0]}/undo", reason="").status_code == 422
    undone = centre.send(f"/batches/{found[0]}/undo", reason="wrong file")
    assert "2 reports withdrawn" in undone.text
    assert found[0] not in enter("centre_2").get("/batches").text


def test_rows_that_a_page_does_not_hold_are_counted(made: World, enter: Enter) -> None:
    many = MOST_SHOWN + 7
    new = "".join(f"{number},shell {number},\n" for number in range(many))
    broken = "".join(f"{number},shell,many\n" for number in range(many))
    sector = enter("sector")
    for rows, told in ((new, f"{many} new reports"), (broken, f"{many} rows cannot be read")):
        data = f"client_key,summary,killed_low\n{rows}".encode()
        page = sector.send("/batches", {"file": ("t.csv", data)}, compartment="mission").text
        assert told in page
        assert f"first {MOST_SHOWN} are shown" in page.lower()
    assert reports_kept(made) == 0


def test_only_who_files_sends_tables_and_only_into_a_compartment_of_theirs(made: World, enter: Enter) -> None:
    table = {"file": ("t.csv", b"summary\nshell\n")}
    assert enter("analyst").send("/batches", table, compartment="mission", take="yes").status_code == 403
    assert enter("sector").send("/batches", table, compartment="party_a", take="yes").status_code == 422
    assert reports_kept(made) == 0
