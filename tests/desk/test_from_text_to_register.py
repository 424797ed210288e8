"""In a browser: a communiqué pasted, answered and confirmed into the register; another reading tried; a figure taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.conftest import Opened

COMMUNIQUE = Path(__file__).parents[2] / "examples" / "announcement" / "annonce.fr.txt"
# Words of a question → its answer; the text suggests the others.
ANSWERS = {
    "agreement called": "Truce of 30 December 2016",
    "Who else": "none",
    "forbid": "attack_any_weapon",
    "published": "2016-12-29",
    "time zone": "Asia/Damascus",
    "gouvernement syrien": "syrian-government",
    "groupes": "rebels",
    "country": "Syria",
    "which id": "syr-pasted",
}


@pytest.mark.parametrize("width", [360, 1440])
def test_a_text_is_confirmed_and_stands_among_the_agreements(opened: Opened, width: int) -> None:
    looked = opened("desk", width=width)
    page = looked.page
    looked.go("/paste")
    page.fill("#text", COMMUNIQUE.read_text(encoding="utf-8"))
    page.click("form[action='/paste'] button")
    page.wait_for_selector("#questions")
    assert "2016-12-29 22:00 UTC" in page.inner_text("#says")
    assert page.locator(".read-text mark").count() > 5
    assert looked.faults() == []
    for number in range(page.locator("[id^=answer-]:is(input)").count()):
        label = page.inner_text(f"label[for=answer-{number}]")
        for words, answer in ANSWERS.items():
            if words in label:
                page.fill(f"#answer-{number}", answer)
    page.click("form[action='/paste/confirm'] button")
    page.wait_for_url("**/agreements/syr-pasted*")
    assert page.inner_text("h1") == "Truce of 30 December 2016"
    assert "attack any weapon" in page.inner_text("main")
    assert "30 December 2016, 00:00 (Asia/Damascus)" in page.inner_text("main")
    assert page.locator(".read-text mark").count() > 5
    assert looked.faults() == []
    looked.go("/agreements")
    assert page.locator("a[href='/agreements/syr-pasted']").count() == 1


def test_the_answers_survive_what_is_wrong_in_one_of_them(opened: Opened) -> None:
    looked = opened("desk")
    page = looked.page
    looked.go("/paste")
    page.fill("#text", COMMUNIQUE.read_text(encoding="utf-8"))
    page.click("form[action='/paste'] button")
    page.wait_for_selector("#questions")
    page.fill("#answer-1", "2016-12-29")
    page.fill("#answer-2", "Nowhere/Town")
    page.click("form[action='/paste/confirm'] button")
    page.wait_for_selector("#answer-2[aria-invalid=true]")
    assert page.input_value("#answer-1") == "2016-12-29"
    assert page.input_value("#answer-2") == "Nowhere/Town"


def test_another_reading_shows_which_incidents_would_change_verdict(opened: Opened) -> None:
    looked = opened("head")
    page = looked.page
    looked.go("/agreements/syr-2016-12-30")
    page.click("text=What if: which incidents would change verdict?")
    page.wait_for_url("**/what-if")
    assert "incidents would change verdict" in page.inner_text("#changes")
    assert looked.faults() == []
    page.select_option("#other", "strict")
    page.click("form.filters button")
    page.wait_for_url("**other=strict*")
    assert page.inner_text("#changes") == "No incident would change verdict."


def test_two_registers_of_guarantors_are_held_against_each_other(opened: Opened) -> None:
    looked = opened("head")
    page = looked.page
    looked.go("/registers")
    page.select_option("#left-compartment", "guarantor_1")
    page.select_option("#right-compartment", "guarantor_2")
    page.click("form[action='/registers/reconcile'] button[value=page]")
    page.wait_for_selector("h1:has-text('Two registers')")
    assert "entries on the left (guarantor_1)" in page.inner_text("main")
    assert looked.faults() == []
