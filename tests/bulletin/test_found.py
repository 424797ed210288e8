"""What the incidents come to."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bulletin.world import filled
from tests.rows import Row, rows
from treve.bulletin import found, shown
from treve.bulletin.shown import Shown
from treve.bulletin.voices import Voices
from treve.store.protocol import Store


@pytest.fixture(scope="module")
def one(store: Store, told: dict[str, Any]) -> Shown:
    """The invented agreement, loaded as shown."""
    (agreement,) = shown.shown(told["agreements"], store.fetch("reading").to_pylist(), None)
    shown.load((agreement,), store)
    return agreement


@pytest.fixture(scope="module")
def voices(store: Store) -> Voices:
    """Names."""
    return Voices.of(store)


def test_readings_stand_side_by_side_and_the_last_row_is_their_sum(one: Shown, voices: Voices) -> None:
    grid = found.verdicts(one, voices)
    assert grid.columns == ("The incident …", "Strict", "Presumed", "On the word of Russia")
    assert grid.rows[0].cells == ("4", "5", "5")
    assert grid.rows[-1].cells == ("9", "9", "9")
    counted = [sum(int(str(row.cells[at])) for row in grid.rows[:-1]) for at in range(3)]
    assert counted == [9, 9, 9]


def test_contested_incidents_are_told(one: Shown) -> None:
    assert found.contested_sentence(one) == "1 incident is contested: the verdict changes with the reading."


def test_reasons_say_what_keeps_incidents_undecided(one: Shown, voices: Voices) -> None:
    told = {row.head: row.cells for row in found.reasons(one, voices).rows}
    assert told["some say that it is a party, others that it is not"] == ("1", "0", "0")


def test_flags_say_how_many_of_the_covered_could_fall_away(one: Shown, voices: Voices) -> None:
    assert [row.cells for row in found.flags(one, voices).rows] == [("4 of 4", "5 of 5", "5 of 5")] * 2


def test_grounds_name_whose_word_it_is(one: Shown, voices: Voices, store: Store) -> None:
    grid = found.grounds(one, store.fetch("bulletin/shown_flag_ground.sql").to_pylist(), voices)
    told = {str(row.cells[0]): row.cells[1] for row in grid.rows}
    assert told == {"areas of combat": "the agreement’s own text", "self defence": "not stated"}


def test_a_part_of_a_guarantor_counts_as_the_guarantor(one: Shown, voices: Voices, store: Store) -> None:
    found.load_guarantors(store)
    rows = store.fetch("bulletin/guarantor_verdicts.sql").to_pylist()
    grid = found.guarantors(one, rows, voices)
    assert {row.head for row in grid.rows} == {"Russia, strict", "Russia, presumed"}
    assert all(row.cells == ("1",) for row in grid.rows)
    assert found.silent_guarantors(one, store.fetch("guarantor").to_pylist(), rows, voices) == ""


def test_a_guarantor_that_no_incident_names_is_told_and_not_cleared(one: Shown, voices: Voices, store: Store) -> None:
    told = found.silent_guarantors(one, store.fetch("guarantor").to_pylist(), [], voices)
    assert "names Russia" in told
    assert "does not clear" in told


def test_governorates_add_up_and_a_missing_one_is_told(one: Shown, store: Store) -> None:
    grid = found.by_governorate(one, store.fetch("bulletin/admin1_verdicts.sql").to_pylist())
    assert {row.head: row.cells[-1] for row in grid.rows} == {"Homs": "3", "Idlib": "2", "Hama": "1", "not stated": "1"}


def test_a_part_belongs_only_on_its_days() -> None:
    store = filled()
    relation: Row = {"actor_id": "group", "relation": "part_of", "other_id": "russian-air"}
    store.load("actor_relation", rows("actor_relation", [relation]))
    found.load_guarantors(store)
    parts = {row["actor_id"] for row in store.fetch("step_guarantor").to_pylist()}
    assert parts == {"russia", "russian-air", "group"}
