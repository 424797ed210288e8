"""Sentences of the casebook's commands, in three languages."""

from __future__ import annotations

from typing import Any

import pytest

from treve.bulletin import casebook_words as words
from treve.catalogue import speaking


def test_what_was_left_out_is_named_with_its_number() -> None:
    assert words.fed(1, {}) == "1 report of the casebook."
    told = words.fed(379, {"withdrawn": 2, "erased": 0, "no_incident": 9})
    assert told == "379 reports of the casebook. Left out: withdrawn: 2; ruled that nothing happened: 9."


def test_unknown_is_said_to_be_unknown() -> None:
    told = words.burst("A-1", "party_a", 4, None, stands_out=False)
    assert told == "A-1 in party_a: 4 reports, usually not known"
    assert "far more" in words.burst("A-1", "party_a", 40, 2.0, stands_out=True)
    one: dict[str, Any] = {"notification": "N-1", "to": "party_a", "due": "2017-01-01", "reply": None, "disputes": [{}]}
    assert words.notification(one) == "N-1: to party_a, answer due 2017-01-01: no answer yet (disputed)"
    assert words.remedy({"remedy": "M-1", "holder": "a", "due": "2017-01-01", "result": None}).endswith("not known yet")


def test_a_row_says_what_it_would_change() -> None:
    changes = {"summary": ("old", "new"), "killed_low": (None, "1")}
    assert words.row(3, "changed", "R-1", changes) == "3: changed R-1; summary: old → new; killed_low: … → 1"


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_other_languages_say_it_in_their_own_words(language: str) -> None:
    english = [words.readable(2, 1), words.moved(2, 1, dry_run=True), words.taken(1, 2, 3, None), words.undone(1, 2, 3)]
    with speaking(language):
        said = [
            words.readable(2, 1),
            words.moved(2, 1, dry_run=True),
            words.taken(1, 2, 3, None),
            words.undone(1, 2, 3),
        ]
    assert all(one != other for one, other in zip(english, said, strict=True))
