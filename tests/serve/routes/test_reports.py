"""Reports over HTTP, on both databases."""

from __future__ import annotations

from tests.casebook.world import World
from tests.serve.conftest import Enter
from treve.ledger import receipt

REPORT = {
    "compartment": "party_a",
    "summary": "shelling of the market",
    "act": "artillery",
    "area": "Idlib",
    "occurred_from": "2017-01-05",
    "latitude": 35.93,
    "longitude": "36.63",
    "killed_low": 2,
    "identity": "the baker",
}


def test_a_report_goes_in_once_comes_back_and_its_receipt_is_signed(made: World, enter: Enter) -> None:
    liaison, analyst, other = enter("liaison_a"), enter("analyst"), enter("liaison_b")
    first = liaison.post("/api/reports", REPORT | {"client_key": "1"})
    again = liaison.post("/api/reports", REPORT | {"client_key": "1"})
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() | {"new": False} == again.json()
    signed = receipt.read(first.json()["receipt"].encode(), made.key.public, "receipt")
    assert signed.origin == made.book.origin
    report_id = first.json()["report"]
    shown = analyst.get(f"/api/reports/{report_id}")
    assert shown.status_code == 200
    assert (shown.json()["summary"], shown.json()["latitude"]) == ("shelling of the market", "35.93")
    assert "baker" not in shown.text
    assert analyst.get("/api/reports/count", area="Idlib", first="2017-01-05", last="2017-01-05").json() == {"count": 1}
    assert analyst.get("/api/reports/count", first="2017-01-06").json() == {"count": 0}
    assert other.get("/api/reports").json() == {"reports": []}
    assert other.get(f"/api/reports/{report_id}").status_code == 404


def test_pages_follow_each_other_without_a_gap_and_tell_no_number(made: World, enter: Enter) -> None:
    filed = [made.report("liaison_a", f"report {number}") for number in range(5)]
    made.report("liaison_b", "between")
    liaison, found, after = enter("liaison_a"), [], None
    while True:
        page = liaison.get("/api/reports", limit=2, **({"after": after} if after else {})).json()
        found += [one["report"] for one in page["reports"]]
        assert all("entry" not in one for one in page["reports"])
        after = page.get("next")
        if after is None:
            break
    assert found == filed[::-1]
    hidden = made.report("liaison_b", "another")
    assert liaison.get("/api/reports", after=hidden).status_code == 404


def test_who_filed_it_corrects_and_withdraws_and_sees_what_rests_on_it(made: World, enter: Enter) -> None:
    report_id = made.report("liaison_a")
    case_id = made.case(report_id)
    liaison = enter("liaison_a")
    assert liaison.get(f"/api/reports/{report_id}/affected").json()["cases"] == [case_id]
    done = liaison.post(f"/api/reports/{report_id}/correction", {"summary": "gunfire heard", "reason": "misheard"})
    assert (done.status_code, done.json()["cases"]) == (200, [case_id])
    assert liaison.get(f"/api/reports/{report_id}").json()["state"] == "corrected"
    assert enter("analyst").post(f"/api/reports/{report_id}/withdrawal", {"reason": "no"}).status_code == 403
    assert liaison.post(f"/api/reports/{report_id}/withdrawal", {"reason": "wrong day"}).status_code == 200
    assert liaison.post(f"/api/reports/{report_id}/withdrawal", {"reason": "again"}).status_code == 409
    assert liaison.get(f"/api/reports/{report_id}").json()["summary"] == "gunfire heard"


def test_files_come_along_and_a_bad_one_takes_nothing(made: World, enter: Enter) -> None:
    import json

    liaison = enter("liaison_a")
    report = {"report": json.dumps(REPORT)}
    for name, data in (("../../etc/passwd", b"words"), ("x.html", b"<script>"), ("a.txt", b"")):
        done = liaison.post("/api/reports/with-files", data=report, files=[("files", (name, data))])
        assert done.status_code == 422, done.text
    assert liaison.get("/api/reports/count").json() == {"count": 0}
    good = [("files", ("a.txt", b"words")), ("files", ("b.txt", b"more words"))]
    done = liaison.post("/api/reports/with-files", data=report, files=good)
    assert done.status_code == 201, done.text
    shown = liaison.get(f"/api/reports/{done.json()['report']}").json()
    assert [one["size"] for one in shown["attachments"]] == [5, 10]


def test_what_cannot_be_read_is_named(made: World, enter: Enter) -> None:
    liaison = enter("liaison_a")
    for wrong, said in (
        ({"act": "shouting"}, "body.act"),
        ({"occurred_from": "5 January"}, "body.occurred_from"),
        ({"killed_low": 3, "killed_high": 1}, "killed_high"),
        ({"longitude": None}, "latitude and longitude"),
        ({"strange": 1}, "body.strange"),
        ({"summary": "a\x00b"}, "body.summary"),
    ):
        done = liaison.post("/api/reports", REPORT | wrong)
        assert (done.status_code, said in done.json()["error"]) == (422, True), done.text
