"""Somebody writes while their session ends on the server: nothing is sent, nothing is lost."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.casebook.world import PASSWORD
from tests.desk.whole import mission
from treve.casebook import people as accounts


def test_what_was_written_is_there_after_signing_in_again(chromium: Browser, tmp_path: Path) -> None:
    with mission(chromium, tmp_path) as people:
        page = people.at("sector")
        page.goto("/reports/new")
        page.fill("#summary", "Six shells fell on the market")
        page.select_option("#act", "mortar")
        page.check("input[name=consent][value=verification]")
        page.fill("#narrative", "told by a baker")
        with people.made.book.write() as writing:
            accounts.sign_out(writing, people.made.who["sector"].account_id)
        page.get_by_role("button", name="File the report").click()
        expect(page.get_by_role("alert")).to_contain_text("nothing was sent")
        page.fill("#name", "sector")
        page.fill("#password", PASSWORD)
        page.click("form.narrow button")
        page.wait_for_url("**/reports/new")
        assert page.input_value("#summary") == "Six shells fell on the market"
        assert page.input_value("#act") == "mortar"
        assert page.is_checked("input[name=consent][value=verification]")
        assert not page.is_checked("input[name=consent][value=publication]")
        assert page.input_value("#narrative") == "told by a baker"
        expect(page.locator("[data-kept]")).to_be_visible()
        page.get_by_role("button", name="File the report").click()
        expect(page.get_by_role("status")).to_contain_text("on the disk")
        # Once it is received nothing of it stays in the browser.
        assert page.evaluate("Object.keys(sessionStorage).filter(one => one.startsWith('treve ')).length") == 0
        page.goto("/reports/new")
        assert page.input_value("#summary") == ""
