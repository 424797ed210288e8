"""The sentences follow the numbers."""

from __future__ import annotations

from typing import Any

import pytest

from tests.analysis.made import told as made_told
from treve.bulletin.effect_told import day, decimal, effect_told, percent


@pytest.fixture(scope="module")
def fall() -> dict[str, Any]:
    effect: dict[str, Any] = made_told()["effect"]
    return effect


def test_a_fall_is_told_with_its_interval_verdict_and_objections(fall: dict[str, Any]) -> None:
    told = effect_told(fall)
    ratio = fall["measures"]["events"]["headline"]["ratio"]
    assert f"ran {100 * (1 - ratio['median']):.0f} % lower in the 30 days from 1 July 2016" in told.answer[0]
    assert (
        f"({'95 % interval'}: {100 * (1 - ratio['low']):.0f} % to {100 * (1 - ratio['high']):.0f} % lower)"
        in told.answer[0]
    )
    assert "clear fall" in told.verdict[0]
    assert told.objections[0].startswith("North carries the change")
    assert told.more[-1] == "The counts by exact day end on 3 February 2017."


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_language_tells_the_same_number_of_sentences(fall: dict[str, Any], language: str) -> None:
    assert len(effect_told(fall, language).all()) == len(effect_told(fall).all())


def test_an_interval_across_no_change_says_lower_to_higher() -> None:
    told = effect_told(made_told(8.0, 7.6)["effect"])
    assert "% lower to" in told.answer[0]
    assert "unclear" in told.verdict[0]


def test_a_rise_says_higher() -> None:
    assert "% higher in the 30 days" in effect_told(made_told(2.0, 9.0)["effect"]).answer[0]


def test_a_refusal_is_all_there_is_to_tell() -> None:
    told = effect_told({"refused": {"missing": "no_start", "values": {}}})
    assert len(told.all()) == 1


@pytest.mark.parametrize(
    ("share", "text"), [(0.0, "0"), (0.004, "<1"), (0.5, "50"), (0.994, ">99"), (1.0, "100"), (1.72, "172")]
)
def test_a_share_is_never_rounded_to_none_or_all(share: float, text: str) -> None:
    assert percent(share) == text


def test_days_and_decimals_of_a_language() -> None:
    assert [day("2016-12-30", one) for one in ("en", "fr")] == ["30 December 2016", "30 décembre 2016"]
    assert "كانون الأول" in day("2016-12-30", "ar")
    assert [decimal(0.66, one) for one in ("en", "fr")] == ["0.66", "0,66"]
    assert decimal(0.004, "en") == "0.004"
