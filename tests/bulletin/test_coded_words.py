"""Acts and clauses in words."""

from __future__ import annotations

import csv

import pytest

from treve.bulletin.coded_words import ACTS, CLAUSE_CODES, act, clause
from treve.catalogue import speaking
from treve.model.act import Act
from treve.normalise import actor_book

CROSSWALKS = actor_book.LIBRARY.parent / "crosswalks"


def test_every_act_and_every_code_of_a_clause_has_words() -> None:
    assert set(ACTS) == {one.value for one in Act}
    codes: set[str] = set()
    for name in ("prohibitions", "exceptions"):
        with (CROSSWALKS / f"{name}.csv").open(encoding="utf-8") as file:
            codes |= {row["code"] for row in csv.DictReader(file)}
    assert set(CLAUSE_CODES) == codes


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_act_stays_english_in_another_language(language: str) -> None:
    english = {one.value: act(one.value) for one in Act}
    with speaking(language):
        assert [code for code, word in english.items() if act(code) == word] == []


def test_a_code_of_a_users_own_is_spelt_out() -> None:
    assert act("throwing_stones") == "throwing stones"
    assert clause("no-drones_at_night") == "no drones at night"
