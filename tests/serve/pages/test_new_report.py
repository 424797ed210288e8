"""A new report from the browser: filed once, with its files, by the same fields on screen and paper."""

from __future__ import annotations

import re

import pytest

from tests.casebook.world import World
from tests.serve.conftest import Enter
from tests.serve.pages.kept import reports_kept
from treve.ledger import receipt
from treve.serve.pages.report_fields import FIELDS

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
SHELLS = {"area": "Idlib", "act": "mortar", "occurred_from": "2017-01-09"}


def test_what_cannot_be_read_is_said_at_its_field_and_nothing_is_filed(made: World, enter: Enter) -> None:
    sector = enter("sector")
    form = {"compartment": "mission", "summary": "shells fell", "narrative": "told by a baker"}
    for field, value in (
        ("killed_low", "many"),
        ("occurred_from", "yesterday"),
        ("latitude", "north"),
        ("act", "thunder"),
        ("summary", ""),
    ):
        bad = sector.send("/reports/new", **form | {field: value})
        assert bad.status_code == 422, field
        assert re.search(rf'id="{field}"[^>]*(aria-invalid|aria-describedby)', bad.text), field
        assert "told by a baker" in bad.text
    assert sector.send("/reports/new", **form | {"compartment": "party_a"}).status_code == 422
    assert sector.send("/reports/new", [("files", ("a.exe", b"MZ\x00"))], **form).status_code == 422
    assert reports_kept(made) == 0


def test_a_report_is_filed_once_with_its_files_and_a_receipt_that_holds(made: World, enter: Enter) -> None:
    sector = enter("sector")
    form = {
        "compartment": "mission",
        "summary": "shells fell",
        "client_key": "k",
        "consent": ["verification"],
        **SHELLS,
    }
    files = [("files", ("from Zubaydah.txt", b"seen"))]
    done = sector.send("/reports/new", files, **form)
    assert done.status_code == 303
    report = done.headers["location"].split("/")[2].partition("?")[0]
    assert sector.send("/reports/new", files, **form).headers["location"] == f"/reports/{report}?done=known"
    assert reports_kept(made) == 1
    signed = sector.get(f"/reports/{report}/receipt")
    assert "attachment" in signed.headers["content-disposition"]
    assert receipt.read(signed.content, made.key.public, "x").origin == made.key.name
    page = sector.get(f"/reports/{report}").text
    assert "Zubaydah" not in page
    assert "Consent to</dt><dd>verification</dd>" in page
    keyed = sector.send("/reports/new", **form | {"summary": "from paper", "client_key": "", "then": "keying"})
    assert keyed.headers["location"].startswith("/reports/keying?done=filed&filed=R-")


def test_paper_screen_and_keying_ask_the_same_in_the_same_order(made: World, enter: Enter) -> None:
    assert made.who
    sector = enter("sector")
    screen = re.findall(r'<(?:input|textarea|select) id="(\w+)" name="\w+"', sector.get("/reports/new").text)
    keyed = re.findall(r'<label for="\w+">(\d+)\. ', sector.get("/reports/keying").text)
    paper = re.findall(r'<li value="(\d+)"><strong>', sector.get("/paper-form").text)
    assert paper == [str(number) for number in range(1, len(paper) + 1)]
    # Consent and danger are ticks, and carry their number elsewhere.
    ticks = {str(field.number) for field in FIELDS if field.name in ("consent", "threat")}
    assert keyed == [number for number in paper if number not in ticks]
    assert screen[:3] == ["compartment", "summary", "occurred_from"]
    assert screen[-3:] == ["narrative", "identity", "files"]
