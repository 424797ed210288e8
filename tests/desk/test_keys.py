"""Triage by single keys, and none of them while somebody writes."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.desk.whole import mission
from treve.casebook import links

SHELLS = {"area": "Idlib", "act": "mortar", "occurred_from": "2017-01-09"}


def test_the_inbox_and_a_pair_are_worked_through_without_a_mouse(chromium: Browser, tmp_path: Path) -> None:
    with mission(chromium, tmp_path) as people:
        first = people.made.report("monitor", "the oldest", **SHELLS)
        second = people.made.report("liaison_a", "in between", **SHELLS)
        people.made.report("monitor", "the newest", area="Homs")
        head = people.at("head")
        head.goto("/inbox")
        # In a field a key is a letter.
        head.focus("#area")
        head.keyboard.type("jx")
        assert head.input_value("#area") == "jx"
        expect(head.locator("input[type=checkbox]:checked")).to_have_count(0)
        head.goto("/inbox")
        head.keyboard.press("j")
        expect(head.locator("[data-row]").nth(0).locator("a")).to_be_focused()
        head.keyboard.press("j")
        head.keyboard.press("x")
        assert head.locator("input[type=checkbox]:checked").get_attribute("value") == second
        head.keyboard.press("k")
        expect(head.locator("[data-row]").nth(0).locator("a")).to_be_focused()
        head.keyboard.press("j")
        head.keyboard.press("o")
        head.wait_for_url(f"**/reports/{second}")
        head.keyboard.press("n")
        head.keyboard.type("sounds differ; not one crater")
        head.keyboard.press("Enter")
        expect(head.get_by_role("status")).to_contain_text("The decision is entered")
        with people.made.book.read() as connection:
            (decided,) = links.decisions(connection, people.made.who["head"])
        assert (decided.answer, decided.reason) == ("not_same", "sounds differ; not one crater")
        assert {decided.report_1, decided.report_2} == {first, second}
        head.keyboard.press("u")
        head.wait_for_url("**/inbox")


def test_a_table_is_looked_at_without_choosing_the_file_again(chromium: Browser, tmp_path: Path) -> None:
    with mission(chromium, tmp_path) as people:
        page = people.at("centre_1")
        page.goto("/batches")
        table = b"client_key,summary\n1,first\n2,second\n"
        page.set_input_files("#file", {"name": "t.csv", "mimeType": "text/csv", "buffer": table})
        page.get_by_role("button", name="See what each row would do").click()
        expect(page.locator("#looked")).to_contain_text("2 new reports")
        expect(page.locator("#looked")).to_contain_text("Nothing was taken")
        page.get_by_role("button", name="Take the table").click()
        expect(page.get_by_role("status")).to_contain_text("2 new reports")
        assert people.looked("centre_1").faults() == []
