"""The page of a table of counts."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.analysis.made import told as made_told
from treve.bulletin.counts_page import counts_page
from treve.catalogue import LANGUAGES, speaking


def _told(block: dict[str, Any]) -> dict[str, Any]:
    return {
        "treve": "9.9",
        "command": "treve analyse --counts a.csv",
        "inputs": [{"option": "--counts", "path": "a.csv", "sha256": "ab12"}],
        "agreements": [block],
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_answers_first_and_says_what_it_rests_on(language: str) -> None:
    with speaking(language):
        page = counts_page(_told(made_told()))
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page
    answer, read = page.index('class="box answer"'), page.index('id="inputs"')
    assert answer < page.index("<svg") < page.index('id="held-1"') < read
    assert read < page.index("ab12")
    assert page.count("<figure") > 8
    assert "treve analyse --counts a.csv" in page
    assert not re.search(r"\bNaN\b|\bNone\b|https?://(?!www\.w3\.org)", page)


def test_the_days_and_the_fronts_are_told_as_given() -> None:
    block = made_told()
    page = counts_page(_told(block))
    assert "made counts" in page
    assert ">1 July 2016</td>" in page
    assert "a – b" in page
    given = {**block, "truce": {**block["truce"], "given": True}}
    assert "1 July 2016, as given with the command" in counts_page(_told(given))
    contested = {**block, "truce": {**block["truce"], "contested_from": "2016-06-28"}}
    assert "contested, the earliest asserted day is 28 June 2016" in counts_page(_told(contested))


def test_a_refusal_stands_at_the_top_and_draws_nothing() -> None:
    block = made_told()
    truce = {**block["truce"], "effective": None, "contested_from": None}
    refused = {
        **{key: value for key, value in block.items() if key in ("id", "data", "names", "seed")},
        "truce": truce,
        "effect": {"refused": {"missing": "no_start", "values": {}}},
    }
    page = counts_page(_told(refused))
    assert "No answer" in page
    assert "the agreement states none" in page
    assert "<figure" not in page
