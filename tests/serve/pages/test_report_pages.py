"""Reports in the browser: filed, found, corrected, withdrawn, held against others, and whole tables of them."""

from __future__ import annotations

import re

import pytest

from tests.casebook.world import NOW, World
from tests.serve.conftest import Enter
from tests.serve.pages.sender import send
from tests.serve.server import Person
from treve.casebook import cases, intake, links, report_list
from treve.ledger import receipt
from treve.serve.pages.report_fields import FIELDS

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
SHELLS = {"area": "Idlib", "act": "mortar", "occurred_from": "2017-01-09"}


def _count(made: World, who: str = "head") -> int:
    with made.book.read() as connection:
        return report_list.count(connection, made.who[who])


def _listed(person: Person, **asked: str) -> list[str]:
    return re.findall(r'<a href="/reports/(R-[0-9a-f]{16})"', person.get("/inbox", **asked).text)


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
        bad = send(sector, "/reports/new", **form | {field: value})
        assert bad.status_code == 422, field
        assert re.search(rf'id="{field}"[^>]*(aria-invalid|aria-describedby)', bad.text), field
        assert "told by a baker" in bad.text
    assert send(sector, "/reports/new", **form | {"compartment": "party_a"}).status_code == 422
    assert send(sector, "/reports/new", [("files", ("a.exe", b"MZ\x00"))], **form).status_code == 422
    assert _count(made) == 0


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
    done = send(sector, "/reports/new", files, **form)
    assert done.status_code == 303
    report = done.headers["location"].split("/")[2].partition("?")[0]
    assert send(sector, "/reports/new", files, **form).headers["location"] == f"/reports/{report}?done=known"
    assert _count(made) == 1
    signed = sector.get(f"/reports/{report}/receipt")
    assert "attachment" in signed.headers["content-disposition"]
    assert receipt.read(signed.content, made.key.public, "x").origin == made.key.name
    page = sector.get(f"/reports/{report}").text
    assert "Zubaydah" not in page
    assert "Consent to</dt><dd>verification</dd>" in page
    keyed = send(sector, "/reports/new", **form | {"summary": "from paper", "client_key": "", "then": "keying"})
    assert keyed.headers["location"].startswith("/reports/keying?done=filed&filed=R-")


def test_the_inbox_is_a_link(made: World, enter: Enter) -> None:
    first = made.report("monitor", "a", **SHELLS)
    second = made.report("liaison_a", "b", **SHELLS | {"area": "Homs", "occurred_from": "2017-01-12"})
    third = made.report("monitor", "c")
    made.case(second)
    head = enter("head")
    assert _listed(head) == [third, second, first]
    assert _listed(head, area="Idlib") == [first]
    assert _listed(head, first="2017-01-10", act="mortar") == [second]
    assert _listed(head, compartment="party_a") == [second]
    assert _listed(head, in_case="true") == [second]
    assert _listed(head, in_case="false") == [third, first]
    assert _listed(enter("liaison_a")) == [second]
    wrong = head.get("/inbox", first="soon", area="Idlib")
    assert (wrong.status_code, first in wrong.text, third in wrong.text) == (422, True, False)
    # What is written of a report stands under its link, as words.
    assert send(head, "/cases").status_code == 422
    done = send(head, "/cases", report=[first, third])
    case = done.headers["location"].split("/")[2].partition("?")[0]
    with made.book.read() as connection:
        assert cases.reports_of(connection, case) == sorted([first, third])


def test_two_reports_are_decided_on_with_a_reason_and_the_decision_can_be_seen(made: World, enter: Enter) -> None:
    one, other = made.report("monitor", "a", **SHELLS), made.report("liaison_a", "b", **SHELLS)
    analyst = enter("analyst")
    assert f'value="{other}"' in analyst.get(f"/reports/{one}").text
    order = {"report_2": other, "answer": "same", "reason": "one crater"}
    for wrong in (order | {"reason": ""}, order | {"answer": ""}, order | {"answer": "undecided?"}):
        assert send(analyst, f"/reports/{one}/link", **wrong).status_code == 422
    assert send(analyst, f"/reports/{one}/link", **order).status_code == 303
    page = analyst.get(f"/reports/{one}").text
    assert "one crater" in page
    assert f'value="{other}"' not in page
    assert "2 reports tell this incident" in page
    # The party sees its own report, and nothing of the decision.
    party = enter("liaison_a").get(f"/reports/{other}").text
    assert "one crater" not in party
    assert one not in party
    with made.book.read() as connection:
        assert [found.answer for found in links.decisions(connection, made.who["head"])] == ["same"]


def test_who_corrects_sees_what_rests_on_it_and_only_who_filed_it_does(made: World, enter: Enter) -> None:
    report = made.report("monitor", "six shells", killed_low="2", consent="verification", **SHELLS)
    case = made.case(report)
    monitor = enter("monitor")
    form = monitor.get(f"/reports/{report}/correction").text
    assert case in form
    assert "six shells" in form
    assert "Only who filed a report" in enter("head").get(f"/reports/{report}/correction").text
    fields = {"summary": "seven shells", "killed_low": "3", **SHELLS}
    assert send(monitor, f"/reports/{report}/correction", **fields).status_code == 422
    assert send(monitor, f"/reports/{report}/correction", **fields, reason="counted again").status_code == 303
    page = monitor.get(f"/reports/{report}").text
    assert re.search(r"<del>.*six shells.*</del> → <ins>.*seven shells.*</ins>", page)
    assert "counted again" in page
    assert case in monitor.get(f"/reports/{report}/withdrawal").text
    assert send(monitor, f"/reports/{report}/withdrawal", reason="").status_code == 422
    assert send(monitor, f"/reports/{report}/withdrawal", reason="thunder").status_code == 303
    gone = monitor.get(f"/reports/{report}").text
    assert "thunder" in gone
    assert f'href="/reports/{report}/correction"' not in gone


def test_a_table_is_looked_at_taken_whole_and_taken_back(made: World, enter: Enter) -> None:
    centre = enter("centre_1")
    table = b"client_key,summary,killed_low\n1,first,2\n2,second,\n"
    broken = table + b"3,third,many\n"

    def sent(data: bytes, **more: str) -> str:
        answer = send(centre, "/batches", {"file": ("t.csv", data)}, compartment="guarantor_1", **more)
        return f"{answer.status_code} {answer.text}"

    look = sent(broken)
    assert look.startswith("200")
    assert "2 new reports" in look
    assert "1 row cannot be read" in look
    assert "t.csv:4" in look
    # A table with a row that cannot be read is not taken, whatever is asked.
    assert "1 row cannot be read" in sent(broken, take="yes")
    assert _count(made) == 0
    assert "2 new reports" in sent(table, take="yes")
    assert "2 known before" in sent(table)
    changed = sent(table.replace(b"first", b"first again"), update="yes")
    assert "1 that would be corrected" in changed
    assert re.search(r"first</bdi> → <bdi[^>]*>first again", changed)
    assert sent(table.replace(b"first", b"other"), take="yes").startswith("422")
    assert sent(b"\xff\xfe", take="yes").startswith("422")
    assert send(centre, "/batches", compartment="guarantor_1").status_code == 422
    found = re.search(r"B-[0-9a-f]{16}", centre.get("/batches").text)
    assert found is not None
    assert send(centre, f"/batches/{found[0]}/undo", reason="").status_code == 422
    undone = send(centre, f"/batches/{found[0]}/undo", reason="wrong file")
    assert "2 reports withdrawn" in undone.text
    assert found[0] not in enter("centre_2").get("/batches").text


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


def test_a_withdrawn_report_is_shown_as_withdrawn(made: World, enter: Enter) -> None:
    report = made.report("monitor", "six shells")
    with made.book.write(NOW) as writing:
        intake.correct(writing, made.who["monitor"], report, None, "thunder")
    page = enter("head").get("/inbox").text
    assert '<span class="tag">withdrawn</span>' in page
