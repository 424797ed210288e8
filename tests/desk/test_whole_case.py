"""One case from the report to the party's answer and the end, by six people, each in a browser of their own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.desk.whole import deed, mission

ALLEGED, ATTRIBUTED = "the 4th Company", "the 5th Company"


def test_a_case_from_its_report_to_the_answer(chromium: Browser, tmp_path: Path) -> None:
    due = (dt.datetime.now(dt.UTC).date() + dt.timedelta(days=9)).isoformat()
    with mission(chromium, tmp_path) as people:
        sector = people.at("sector")
        sector.goto("/reports/new")
        for name, value in {
            "summary": "Six shells fell on the market",
            "occurred_from": "2017-01-09",
            "place": "Ariha",
            "area": "Idlib",
            "perpetrator_alleged": ALLEGED,
        }.items():
            sector.fill(f"#{name}", value)
        sector.select_option("#act", "mortar")
        sector.set_input_files(
            "#files", {"name": "note.txt", "mimeType": "text/plain", "buffer": b"seen from the roof"}
        )
        sector.get_by_role("button", name="File the report").click()
        expect(sector.get_by_role("status")).to_contain_text("on the disk")
        with sector.expect_download() as download:
            sector.get_by_role("link", name="Download the signed receipt").click()
        assert download.value.path().read_text().startswith("treve receipt 1\ndesk.example/mission\n")
        sector.get_by_role("button", name="Open a case over it").click()
        sector.wait_for_url("**/cases/C-*")
        case = sector.url.removeprefix(people.address).partition("?")[0]

        head = people.at("head")
        deed(head, case, "Register", reason="complete")
        deed(head, case, "Give it to somebody", account=people.made.who["officer"].account_id)
        deed(head, case, "Give it to somebody", account=people.made.who["investigator"].account_id)

        officer = people.at("officer")
        officer.goto("/cases?mine=true")
        expect(officer.locator("tbody tr")).to_have_count(1)
        for button in ("Triage done", "Begin verification", "Verified", "Scope tested", "Begin investigation"):
            deed(officer, case, button, reason="looked at the craters")
        officer.goto(case)
        # The officer attributes nothing.
        expect(officer.get_by_role("link", name="Settle who did it", exact=True)).to_have_count(0)

        investigator = people.at("investigator")
        deed(
            investigator,
            case,
            "Settle who did it",
            result="attributed",
            actors=ATTRIBUTED,
            standard="clear_and_convincing",
            confidence_percent="80",
            reason="fuse number on a fragment",
        )
        deed(head, case, "Put before the commission")

        commission = people.at("commission")
        rule = {"rule": "majority", "standard": "clear_and_convincing", "reason": "heard all sides"}
        votes = {"component-1": "guarantor_1", "outcome-1": "serious_violation"}
        votes |= {"component-2": "guarantor_2", "outcome-2": "serious_violation"}
        votes |= {"component-3": "mission", "outcome-3": "cannot_rule", "dissent-3": "the fuse proves a maker, no user"}
        deed(commission, case, "Enter a ruling", **votes, **rule)
        expect(commission.locator("#ruling ~ .box")).to_contain_text("serious violation")
        expect(commission.locator("#ruling ~ .box")).to_contain_text("the fuse proves a maker, no user")

        # Before it is notified the party knows of no such case.
        party = people.at("liaison_a")
        assert party.goto(case).status == 404  # type: ignore[union-attr]
        party.goto("/filings")
        assert case not in party.content()
        deed(head, case, "Notify a party", to="party_a", text="You are found to have shelled a market.", due=due)

        party.goto("/filings")
        party.get_by_role("link", name="Answer it").click()
        party.fill("#text", "A misfire; the crew was withdrawn.")
        party.get_by_role("button", name="Send the answer").click()
        expect(party.get_by_role("status")).to_contain_text("Your answer is entered")
        expect(party.get_by_role("button", name="Send the answer")).to_have_count(0)
        party.goto(case)
        # Of the case itself the party learns the state, and nobody's reasons, votes or names.
        for hidden in ("fuse number", "heard all sides", "craters", "officer", ATTRIBUTED):
            assert hidden not in party.locator("main").inner_text(), hidden

        deed(commission, case, "Record as accepted", reason="the party admits the fire")
        deed(commission, case, "Declare final", reason="no review asked for")
        deed(head, case, "Ask for a remedy", holder="party_a", measure="compensate the market", due=due)

        head.goto(case)
        told = head.locator("main").inner_text().replace("\u00a0%", " %")
        for words in ("remedy asked for", "A misfire; the crew was withdrawn.", "compensate the market", "80 %"):
            assert words in told, words
        alleged = head.locator("#who ~ .columns > div").nth(0).inner_text()
        attributed = head.locator("#who ~ .columns > div").nth(1).inner_text()
        assert (ALLEGED in alleged, ATTRIBUTED in alleged) == (True, False)
        assert (ALLEGED in attributed, ATTRIBUTED in attributed) == (False, True)
        assert people.looked("head").faults() == []
