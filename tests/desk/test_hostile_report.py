"""A report written to break the pages that show it: markup, characters that turn text around, words without end."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.desk.whole import mission

MARKUP = "<script>window.broken = 1</script><img src=x onerror='window.broken = 1'>{{ 7 * 7 }}</textarea></bdi>"
TURNED = "shot by \u202eAytrap\u202c \u2067x\u2069 \u200f"
ENDLESS = "W" * 10_000


def test_a_hostile_report_is_shown_as_what_it_is(chromium: Browser, tmp_path: Path) -> None:
    words = {"place": MARKUP[:150], "area": TURNED, "perpetrator_alleged": f"{TURNED} {MARKUP}", "recorder": ENDLESS}
    with mission(chromium, tmp_path) as people:
        summary = f"{MARKUP} {TURNED} {ENDLESS}"
        report = people.made.report("sector", summary, **words, occurred_from="2017-01-09")
        other = people.made.report("liaison_a", summary, **words, occurred_from="2017-01-09")
        case = people.made.case(report, other)
        for width in (360, 1440):
            looked = people.looked("head")
            looked.page.set_viewport_size({"width": width, "height": 900})
            for path in ("/inbox", f"/reports/{report}", f"/cases/{case}", "/cases", "/"):
                assert looked.go(path) == 200
                assert looked.faults() == [], (path, width)
                assert looked.page.evaluate("window.broken") is None
                turning = looked.page.locator("main").inner_text()
                assert not set(turning) & set("\u202e\u2067\u200f"), path
        looked.go(f"/reports/{report}")
        assert MARKUP in looked.page.locator("main").inner_text()
        assert "[U+202E]" in looked.page.locator("main").inner_text()
        # What is corrected is what was stored, to the last character.
        sector = people.at("sector")
        sector.goto(f"/reports/{report}/correction")
        assert sector.input_value("#summary") == summary
        assert sector.input_value("#perpetrator_alleged") == words["perpetrator_alleged"]
