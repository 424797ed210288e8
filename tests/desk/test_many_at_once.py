"""In a browser: cases opened over all that the inbox finds, one of them split, and an obligation followed; in two languages."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.casebook.world import NOW
from tests.desk.whole import mission
from treve.casebook import case_list, cases, links, obligations
from treve.casebook.obligations import Obligation

WINDOWS = pytest.mark.parametrize(("language", "width"), [("en", 360), ("ar", 360), ("ar", 1440)])


@WINDOWS
def test_cases_are_opened_over_all_that_fit_and_one_is_split(
    chromium: Browser, tmp_path: Path, language: str, width: int
) -> None:
    with mission(chromium, tmp_path) as people:
        made = people.made
        one, other, alone = (
            made.report(who, "shells on the market", area="Idlib") for who in ("monitor", "liaison_a", "sector")
        )
        with made.book.write(NOW) as writing:
            links.decide(writing, made.who["head"], one, other, "same", "one crater")
        looked = people.looked("head", viewport={"width": width, "height": 900})
        page = looked.page
        page.goto(f"/?language={language}")
        page.goto("/inbox?area=Idlib")
        page.click("a[href='/inbox/steps?area=Idlib']")
        page.wait_for_url("**/inbox/steps?area=Idlib")
        assert looked.faults() == []
        page.click("form[action='/inbox/steps'] button")
        page.wait_for_selector("input[name=certain]", state="attached")
        assert page.evaluate("document.documentElement.lang") == language
        assert looked.faults() == []
        with made.book.read() as connection:
            assert case_list.count(connection, made.who["head"]) == 0
        page.click("form[action='/inbox/steps'] button")
        expect(page.get_by_role("status")).to_be_visible()
        assert looked.faults() == []
        with made.book.read() as connection:
            found = {tuple(one["reports"]): one["case"] for one in case_list.listing(connection, made.who["head"])}
        together = tuple(sorted([one, other]))
        assert set(found) == {together, (alone,)}
        case = found[together]
        page.goto(f"/cases/{case}/split")
        page.check(f"input[value='{other}']")
        page.fill("#reason", "two shells after all")
        page.click("#form button")
        page.wait_for_selector("input[name=certain]", state="attached")
        expect(page.get_by_role("alert")).to_contain_text("one crater")
        assert looked.faults() == []
        page.click(f"form[action='/cases/{case}/split'] button")
        page.wait_for_url("**/cases/C-*done=split")
        with made.book.read() as connection:
            assert cases.reports_of(connection, case) == [one]


@WINDOWS
def test_an_obligation_is_announced_and_seen(chromium: Browser, tmp_path: Path, language: str, width: int) -> None:
    with mission(chromium, tmp_path) as people:
        made = people.made
        with made.book.write() as writing:
            duty = Obligation("party_a", "withdrawal", "guns", "syr-2016-12-30 DEC-1", dt.date(2017, 1, 20), 12)
            name = obligations.add(writing, made.who["head"], duty)
        party, head = (people.looked(who, viewport={"width": width, "height": 900}) for who in ("liaison_a", "head"))
        for one in (party, head):
            one.page.goto(f"/?language={language}")
        party.page.goto("/filings")
        party.page.click(f"a[href='/obligations/{name}']")
        party.page.locator("main summary").first.click()
        party.page.fill("#announced-amount", "12")
        party.page.fill("#announced-text", "all out")
        party.page.click(f"form[action='/obligations/{name}/announcement'] button")
        party.page.wait_for_url("**done=announced")
        assert party.faults() == []
        head.page.goto("/agreements/syr-2016-12-30")
        head.page.click(f"a[href='/obligations/{name}']")
        head.page.select_option("#seen-what", "partly_verified")
        head.page.fill("#seen-amount", "9")
        head.page.fill("#seen-report", "R-0000000000000000")
        head.page.fill("#seen-text", "three left")
        head.page.click(f"form[action='/obligations/{name}/verification'] button")
        # A report that is not there is said at its field, and what was written stays.
        expect(head.page.locator("#seen-report[aria-invalid=true]")).to_be_visible()
        assert head.page.input_value("#seen-text") == "three left"
        head.complaints = [one for one in head.complaints if "422" not in one]
        head.page.fill("#seen-report", made.report("monitor", "nine guns are gone"))
        head.page.click(f"form[action='/obligations/{name}/verification'] button")
        head.page.wait_for_url("**done=seen_entered")
        assert "12" in head.page.inner_text("section[aria-labelledby=said]")
        assert "three left" in head.page.inner_text("section[aria-labelledby=seen]")
        assert head.faults() == []
