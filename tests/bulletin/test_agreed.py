"""What was agreed, with whose word it is."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest

from treve.bulletin import agreed, fronts, shown, words
from treve.bulletin.view import Grid, Link
from treve.bulletin.voices import Voices
from treve.store.protocol import Store


@pytest.fixture(scope="module")
def grids(store: Store, told: dict[str, Any]) -> dict[str, Grid]:
    """The tables of the invented agreement, by the first word of their captions."""
    (one,) = shown.shown(told["agreements"], store.fetch("reading").to_pylist(), None)
    shown.load((one,), store)
    found = agreed.grids(one, agreed.Terms.of(store), Voices.of(store))
    return {re.split(r"[ ,:]", grid.caption)[0]: grid for grid in found}


def test_a_contested_party_is_marked_and_both_voices_are_told(grids: dict[str, Grid]) -> None:
    league = next(row for row in grids["Parties"].rows if row.head.startswith("The League"))
    assert league.head == "The League (contested)"
    assert league.strong
    assert league.cells[0] == (Link("Russia: signed, 29 December 2016", "https://example.org/list"),)
    assert league.cells[1] == (Link("The League: not signed, 29 December 2016", "https://example.org/list"),)


def test_the_readings_that_agree_with_strict_are_not_repeated(grids: dict[str, Grid]) -> None:
    league, army = (next(row for row in grids["Parties"].rows if name in row.head) for name in ("League", "Army"))
    assert league.cells[-1] == (
        Link("strict: cannot be told", None),
        Link("presumed: bound", None),
        Link("on the word of Russia: bound", None),
    )
    assert army.cells[-1] == "every reading: bound"


def test_a_claim_of_collapse_is_no_legal_end(grids: dict[str, Grid]) -> None:
    ends = [row for row in grids["Times"].rows if row.head.startswith("End")]
    assert [row.head for row in ends] == ["End stated"]
    assert grids["Times"].note is not None


def test_times_are_told_local_and_utc(grids: dict[str, Grid]) -> None:
    first = grids["Times"].rows[0]
    assert first.head == "In effect from"
    assert first.cells[:3] == (
        "30 December 2016, 00:00 (Asia/Damascus)",
        "29 December 2016, 22:00 UTC",
        "the agreement’s own text",
    )


def test_an_address_of_another_kind_stays_text(grids: dict[str, Grid]) -> None:
    sources = grids["Times"].rows[0].cells[3]
    assert sources == (Link("example.org", "https://example.org/text"), Link("javascript:alert(1)", None))


def test_exclusions_supporters_guarantors_areas_and_clauses_are_told(grids: dict[str, Grid]) -> None:
    assert set(grids) == {"Times", "Parties", "Shut", "Forces", "Guarantors", "Where", "Clauses"}
    assert grids["Guarantors"].rows[0].cells[0] == "The Army"
    assert [row.head for row in grids["Clauses"].rows] == ["Forbids", "Allows as an exception"]


def test_a_start_that_nobody_states_is_not_made_up(store: Store, told: dict[str, Any]) -> None:
    (one,) = shown.shown(told["agreements"], store.fetch("reading").to_pylist(), None)
    assert one.starts is not None
    without = dataclasses.replace(one, starts=(one.starts[0], None))
    assert without.start_day is None
    assert agreed.effective_sentence(without).startswith(
        "Not in effect before 30 December 2016, 00:00 (Asia/Damascus), that is 29 December 2016, 22:00 UTC; nobody states a start."
    )
    assert "No start" in fronts.no_days(without)


def test_how_far_an_area_reaches_is_not_overstated(grids: dict[str, Grid]) -> None:
    extents = {row.cells[1] for row in grids["Where"].rows}
    assert extents <= set(words.EXTENTS.values())
    assert "known" not in extents


def test_the_start_is_told_in_one_sentence(store: Store, told: dict[str, Any]) -> None:
    (one,) = shown.shown(told["agreements"], store.fetch("reading").to_pylist(), None)
    assert agreed.effective_sentence(one) == (
        "In effect from 30 December 2016, 00:00 (Asia/Damascus), that is 29 December 2016, 22:00 UTC. "
        "No legal end is known."
    )
