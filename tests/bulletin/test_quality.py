"""How sure one can be."""

from __future__ import annotations

from typing import Any

from tests.bulletin.world import NASTY
from treve.bulletin import quality
from treve.bulletin.voices import Voices
from treve.store.protocol import Store


def test_every_doubt_is_told_with_its_number(told: dict[str, Any]) -> None:
    said = " ".join(quality.sentences(told, Voices({})))
    for expected in (
        "The data go from 20 December 2016 to 20 January 2017.",
        "1 of 9 incidents could lie on more than one day.",
        "2 of 9 incidents are placed no better than by district",
        "1 name could not be matched to a known actor; 1 of 9 reports use it.",
        "1 row could not be read",
        "The Monitor recorded 8 of 9 reports (89 %)",
        "1 report does not say who recorded it.",
    ):
        assert expected in said


def test_names_without_an_actor_are_listed_as_written(store: Store) -> None:
    assert [row.head for row in quality.unresolved(store).rows] == [NASTY]


def test_zones_say_on_what_they_rest(store: Store) -> None:
    assert [(row.head, row.cells) for row in quality.zones(store).rows] == [
        ("Asia/Damascus", ("taken from the country of the place", "9"))
    ]


def test_files_are_told_with_licence_citation_and_hash(told: dict[str, Any]) -> None:
    (row,) = quality.origins(told["run"]["inputs"]).rows
    assert row.cells[2:] == ("Somebody (2020)", "ab" * 32)
    closed = told["run"]["inputs"][0] | {"redistributable": False, "licence": "Terms of use"}
    (row,) = quality.origins([closed]).rows
    assert row.cells[1] == "Terms of use (its rows may not be passed on)"
