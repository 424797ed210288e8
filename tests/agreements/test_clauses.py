from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from treve.agreements.clauses import TABLES, area_id, is_mapped, load, own_areas
from treve.agreements.file import library_agreement, library_ids
from treve.errors import NotFound
from treve.model.agreement import Agreement, Area, Unit
from treve.normalise.actor_book import actor_book
from treve.store.duckdb import DuckDBStore

BOOK = actor_book()
TRUCE = library_agreement("syr-2016-12-30", BOOK)


def rows(table: str, *agreements: Agreement, readings: list[str] | None = None) -> list[dict[str, Any]]:
    store = DuckDBStore(None)
    load(agreements or (TRUCE,), BOOK, store, readings)
    found: list[dict[str, Any]] = store.fetch(table).to_pylist()
    store.close()
    return found


def test_the_whole_library_fills_every_table() -> None:
    store = DuckDBStore(None)
    names = load([library_agreement(name, BOOK) for name in library_ids()], BOOK, store)
    assert names[:2] == ("strict", "presumed")
    assert list(names[2:]) == sorted(names[2:])
    assert set(store.tables()) == set(TABLES)
    # No agreement of the library states a line: none was found published with its source.
    assert {name for name, number in store.tables().items() if not number} == {"agreement_line"}
    assert store.tables()["agreement"] == 17


def test_the_keys_of_the_tables_are_unique() -> None:
    keys = {
        "agreement_time": ("time_id",),
        "assertion": ("assertion_id",),
        "clause": ("clause_id",),
        "act_rule": ("clause_id", "act"),
        "exception_rule": ("clause_id", "act"),
        "agreement_area": ("area_id", "part"),
        "area_era": ("area_id", "era"),
        "reading": ("reading",),
        "era": ("era",),
        "guarantor": ("actor_id",),
        "party_status": ("reading", "actor_id", "era"),
    }
    agreements = [library_agreement(name, BOOK) for name in library_ids()]
    for table, key in keys.items():
        found = [tuple(row.get(name) for name in ("agreement_id", *key)) for row in rows(table, *agreements)]
        assert len(found) == len(set(found)), table


def test_eras_follow_one_another_without_a_gap() -> None:
    found = sorted(rows("era"), key=lambda row: int(row["era"]))
    assert found[0]["from_at"] is None
    assert found[-1]["until_at"] is None
    assert [row["until_at"] for row in found[:-1]] == [row["from_at"] for row in found[1:]]
    assert dt.datetime(2017, 1, 3, 22) in [row["from_at"] for row in found]  # noqa: DTZ001


def test_instants_are_stored_in_utc_without_an_offset() -> None:
    (strict,) = [row for row in rows("reading") if row["reading"] == "strict"]
    assert strict["starts_earliest"] == dt.datetime(2016, 12, 29, 22)  # noqa: DTZ001
    assert strict["start_ids"] == "effective-1;effective-2"


def test_a_general_ban_forbids_force_by_unstated_means_and_a_ban_on_aviation_leaves_it_open() -> None:
    found = {(row["clause_id"], row["act"]): row["holds"] for row in rows("act_rule")}
    assert found[("prohibition-1", "armed_force_unspecified")] is True
    assert found[("prohibition-2", "armed_force_unspecified")] is None
    assert ("prohibition-3", "mortar") not in found
    assert not [act for _, act in found if act == "arrest_or_abduction"]


def test_a_fight_against_the_excluded_is_a_ground_of_exclusion_and_no_exception_rule() -> None:
    memorandum = library_agreement("syr-2017-05-04", BOOK)
    assert rows("exception_rule", memorandum) == []
    grounds = {(row["flag"], row["ground"]) for row in rows("flag_ground", memorandum)}
    assert grounds == {("possible_exclusion", "exception_clause"), ("possible_exclusion", "umbrella_name")}


def test_the_flags_of_the_truce_rest_on_areas_names_and_exceptions_each_on_someones_word() -> None:
    found = rows("flag_ground")
    assert sorted((row["flag"], row["ground"]) for row in found) == [
        ("possible_exception", "exception_clause"),
        ("possible_exception", "exception_clause"),
        ("possible_exclusion", "umbrella_name"),
        ("possible_exclusion", "unmapped_area"),
        ("possible_exclusion", "unmapped_area"),
        ("possible_exclusion", "unnamed_actor"),
    ]
    assert all(row["asserted_by"] for row in found)


def test_rows_are_made_only_for_readings_asked_for_and_for_every_agreement() -> None:
    other = library_agreement("col-2016-08-29", BOOK)
    found = rows("reading", TRUCE, other, readings=["russia"])
    assert {(row["agreement_id"], row["reading"]) for row in found} == {
        ("syr-2016-12-30", "russia"),
        ("col-2016-08-29", "russia"),
    }


def test_an_unknown_reading_lists_the_known() -> None:
    with pytest.raises(NotFound, match="no reading 'france'; known: strict, presumed, jaysh-idlib, rebels, russia"):
        load([TRUCE], BOOK, DuckDBStore(None), ["france"])


def test_an_area_carries_the_id_of_its_agreement() -> None:
    found = own_areas([TRUCE])
    assert [key for key, _ in found] == [
        "syr-2016-12-30/territory-1",
        "syr-2016-12-30/excluded-1",
        "syr-2016-12-30/excluded-2",
    ]
    assert area_id(TRUCE, TRUCE.territory[0]) == found[0][0]


def test_a_division_of_which_a_part_is_meant_is_no_map_of_what_is_carved_out() -> None:
    area = Area("x", "x", (Unit("SY", "Homs", None, False),), None, (), None, None, (), ())
    assert is_mapped("territory", area)
    assert not is_mapped("excluded", area)


def test_a_zone_to_which_a_clause_is_limited_stands_in_its_act_rules() -> None:
    lebanon = library_agreement("lbn-2024-11-27", BOOK)
    limited = {row["clause_id"] for row in rows("act_rule", lebanon) if row["area_id"] == "lbn-2024-11-27/LITANI"}
    assert limited == {"prohibition-2"}


def test_actors_of_which_nothing_is_said_have_no_row() -> None:
    named = {row["actor_id"] for row in rows("party_status")}
    assert "colombia" not in named
    assert {"rebels", "hezbollah", "unknown", "russian-aerospace-forces", "syria"} <= named
