from __future__ import annotations

import csv
from pathlib import Path

import pytest

import treve.mapping
from treve.mapping.word_lists import act_of, is_known_act
from treve.model.act import Act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Tir de mortier", "mortar"),
        ("Raid aérien", "air_strike"),
        ("غارة جوية", "air_strike"),
        ("قصف مدفعي", "artillery"),
        ("Small arms fire", "small_arms"),
        ("car_bomb", "ied_or_mine"),
        ("sniper", "sniper"),
        ("weather", None),
    ],
)
def test_words_for_acts(text: str, act: str | None) -> None:
    assert act_of(text) == act


def test_words_the_source_knows_need_no_mapping() -> None:
    assert is_known_act("car_bomb")
    assert not is_known_act("Tir de mortier")


def test_each_word_of_the_list_stands_once_and_for_an_act() -> None:
    with (Path(treve.mapping.__file__).parent / "act_words.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["act"] for row in rows} <= {act.value for act in Act}
    words = [word for row in rows for word in row["words"].split(";")]
    assert len(words) == len(set(words))
    assert all(act_of(word) == row["act"] for row in rows for word in row["words"].split(";"))
