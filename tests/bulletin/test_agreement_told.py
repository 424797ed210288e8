"""One agreement told without a run: its terms as on the page of a run, its calendar, what two readings take differently."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.agreements.lined import lined
from treve.agreements.file import library_agreement, library_ids, read_agreements
from treve.bulletin import agreement_told
from treve.bulletin.agreement_told import Laid
from treve.bulletin.voices import Voices
from treve.catalogue import speaking
from treve.normalise.actor_book import actor_book

BOOK = actor_book()
TRUCE = "syr-2016-12-30"


@pytest.fixture(scope="module")
def laid() -> Laid:
    return agreement_told.laid(library_agreement(TRUCE, BOOK), BOOK)


def test_the_terms_are_those_of_a_run(laid: Laid) -> None:
    voices = Voices.of_library()
    captions = [grid.caption for grid in agreement_told.grids(laid, voices)]
    assert captions[0] == "Times, as asserted"
    assert {"Guarantors", "Clauses"} <= set(captions)
    assert laid.readings[:2] == ("strict", "presumed")
    readings = agreement_told.readings_grid(laid, voices)
    assert len(readings.rows) == len(laid.readings)
    assert all("30 December 2016, 00:00 (Asia/Damascus)" in str(row.cells[0]) for row in readings.rows)


def test_what_two_readings_take_differently_is_told_and_nothing_else(laid: Laid) -> None:
    voices = Voices.of_library()
    apart = {row.head: row.cells for row in agreement_told.apart(laid, "strict", "presumed", voices).rows}
    first, second = apart[voices.name("ahrar-al-sham")]
    assert first != second
    assert "bound" in second
    assert voices.name("syrian-government") not in apart
    assert agreement_told.apart(laid, "strict", "strict", voices).rows == ()


def test_obligations_stand_by_their_day_and_those_without_one_last(laid: Laid) -> None:
    heads = [row.head for row in agreement_told.calendar(laid, Voices.of_library()).rows]
    dated = [head for head in heads if not head.startswith("no day is stated")]
    assert dated
    assert heads[: len(dated)] == dated
    assert len(heads) == sum(clause.kind == "obligation" for clause in laid.agreement.clauses)


def test_truces_around_are_told_with_every_stated_end(laid: Laid) -> None:
    others = {name: library_agreement(name, BOOK) for name in library_ids()}
    around = agreement_told.around(laid.agreement, others, Voices.of_library())
    assert len(around.rows) == len(laid.agreement.earlier) + len(laid.agreement.later) > 0
    unknown = agreement_told.around(laid.agreement, {}, Voices.of_library())
    assert {row.cells[2] for row in unknown.rows} == {"not in the library"}


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_agreement_of_the_library_is_told_in_every_language(language: str) -> None:
    with speaking(language):
        voices = Voices.of_library()
        for name in library_ids():
            one = agreement_told.laid(library_agreement(name, BOOK), BOOK)
            assert agreement_told.grids(one, voices)
            agreement_told.zones(one)
            agreement_told.calendar(one, voices)


def test_lines_stand_with_their_days_and_their_word_and_none_where_none_is_stated(tmp_path: Path, laid: Laid) -> None:
    voices = Voices.of_library()
    lines = "Lines on the map, which no finding rests on"
    assert lines not in [grid.caption for grid in agreement_told.grids(laid, voices)]
    made = agreement_told.laid(read_agreements(lined(tmp_path), BOOK)[0], BOOK)
    (grid,) = [grid for grid in agreement_told.grids(made, voices) if grid.caption == lines]
    rows = {row.head: row.cells for row in grid.rows}
    assert rows["The line of January"][0] == "line of contact"
    assert rows["The line of January"][2] == "1 February 2017"
    assert rows["The front as seen"][0] == "front"
    assert len(rows) == 3
