"""Who is meant by the names in the reports, on their day."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import random
from pathlib import Path
from types import MappingProxyType

import pytest
from tests.resolve.conftest import Reports
from tests.rows import Row

from treve.model.actor import Actor, ActorKind
from treve.normalise.actor_book import ActorBook, actor_book
from treve.resolve.actors import actors, split_names
from treve.settings import Settings
from treve.store.duckdb import DuckDBStore

AUGUST_2016, FEBRUARY_2017 = dt.date(2016, 8, 1), dt.date(2017, 2, 1)


def members(store: DuckDBStore, side: str = "side_a_set") -> list[list[Row]]:
    """The members on a side of each report, in order."""
    by_set: dict[int, list[Row]] = {}
    for member in (
        store.fetch("actor_set_member").sort_by([("actor_set_id", "ascending"), ("position", "ascending")]).to_pylist()
    ):
        by_set.setdefault(member["actor_set_id"], []).append(member)
    sides = store.fetch("report_actor").sort_by("source_row_id").column(side).to_pylist()
    return [[] if number is None else by_set[number] for number in sides]


@pytest.mark.parametrize(
    ("day", "bearer"),
    [
        (dt.date(2016, 7, 27), "nusra"),
        (AUGUST_2016, "jfs"),
        (dt.date(2017, 1, 27), "jfs"),
        (dt.date(2017, 1, 28), "hts"),
    ],
)
def test_a_name_is_borne_by_whoever_bears_it_on_the_first_day(reports: Reports, day: dt.date, bearer: str) -> None:
    store = reports({"first_day": day, "last_day": dt.date(2018, 1, 1), "side_a_names": "Nusra Front"})
    actors(store, actor_book(), Settings())
    ((member,),) = members(store)
    assert (member["actor_id"], member["named_actor_id"], member["method"]) == (bearer, "nusra", "exact")


def test_a_list_has_days_only_where_a_name_in_it_passes_to_another_actor(reports: Reports) -> None:
    store = reports({"side_a_names": "IS;Ahrar al-Sham"}, {"side_a_names": "IS;JFS"})
    actors(store, actor_book(), Settings())
    sets = [
        (row["names"], row["first"], row["until"])
        for row in store.fetch("actor_set").sort_by("actor_set_id").to_pylist()
    ]
    assert sets == [
        ("IS;Ahrar al-Sham", None, None),
        ("IS;JFS", None, dt.date(2017, 1, 28)),
        ("IS;JFS", dt.date(2017, 1, 28), None),
    ]


def test_nobody_named_is_no_set(reports: Reports) -> None:
    store = reports({"side_a_names": None, "side_b_names": "IS"}, {"side_a_names": " ; ", "recorder_names": ""})
    actors(store, actor_book(), Settings())
    first, second = store.fetch("report_actor").sort_by("source_row_id").to_pylist()
    assert first["side_a_set"] is None
    assert first["side_b_set"] is not None
    assert (second["side_a_set"], second["side_b_set"], second["recorder_set"]) == (None, None, None)


def test_a_list_keeps_the_order_and_spelling_of_its_names(reports: Reports) -> None:
    store = reports({"side_a_names": " syrian-government ;hezbollah;; Martian Army"})
    actors(store, actor_book(), Settings())
    ((first, second, third),) = members(store)
    assert [first["actor_id"], second["actor_id"], third["actor_id"]] == ["syrian-government", "hezbollah", None]
    assert (third["name"], third["method"], third["named_actor_id"]) == ("Martian Army", "unresolved", None)
    assert split_names(" syrian-government ;hezbollah;; Martian Army") == (
        "syrian-government",
        "hezbollah",
        "Martian Army",
    )


def test_an_umbrella_name_stays_an_umbrella(reports: Reports) -> None:
    store = reports(*({"first_day": dt.date(year, 1, 1), "side_a_names": "FSA"} for year in range(2012, 2020)))
    actors(store, actor_book(), Settings())
    assert {member["actor_id"] for (member,) in members(store)} == {"rebels"}


def test_only_umbrella_and_unidentified_actors_are_left_open_where_an_agreement_is_silent(reports: Reports) -> None:
    store = reports({})
    book = actor_book()
    actors(store, book, Settings())
    bound = {row["actor_id"]: row["default_bound"] for row in store.fetch("actor").to_pylist()}
    assert set(bound) == set(book.actors)
    for actor_id, answer in bound.items():
        assert answer is (None if book.kind(actor_id) in (ActorKind.UMBRELLA, ActorKind.UNIDENTIFIED) else False)
    assert store.tables()["actor_relation"] == len(book.relations)


def test_an_unresolved_name_is_counted_once_for_each_report_and_role(reports: Reports) -> None:
    store = reports(
        {"side_a_names": "Martians", "side_b_names": "Martians;IS", "recorder_names": "Martians"},
        {"side_a_names": "Martians;Martians"},
        {"side_a_names": "IS", "side_b_names": "Martians"},
        {"side_a_names": "IS", "side_b_names": "Hesbollach"},
    )
    actors(store, actor_book(), Settings())
    found = {(row["name"], row["role"]): row for row in store.fetch("unresolved_name").to_pylist()}
    assert {key: row["reports"] for key, row in found.items()} == {
        ("Martians", "side"): 3,
        ("Martians", "recorder"): 1,
        ("Hesbollach", "side"): 1,
    }
    near = found[("Hesbollach", "side")]
    assert near["nearest_actor_id"] == "hezbollah"
    assert near["nearest_score"] < Settings().fuzzy_threshold


def test_a_name_two_actors_share_is_decided_by_the_day_or_not_at_all(reports: Reports) -> None:
    def group(actor_id: str, first: dt.date | None, until: dt.date | None) -> Actor:
        return Actor(
            actor_id, ActorKind.ARMED_GROUP, actor_id, None, None, None, ("The Front",), first, until, "made up"
        )

    change = dt.date(2016, 6, 1)
    dated = {"old": group("old", None, change), "new": group("new", dt.date(2016, 3, 1), None)}
    store = reports(*({"first_day": dt.date(2016, month, 15), "side_a_names": "The Front"} for month in (1, 4, 9)))
    actors(store, ActorBook(MappingProxyType(dated), (), MappingProxyType({})), Settings())
    assert [member["actor_id"] for (member,) in members(store)] == ["old", None, "new"]
    (row,) = store.fetch("unresolved_name").to_pylist()
    assert (row["name"], row["reports"], row["nearest_actor_id"]) == ("The Front", 1, None)


def test_a_day_on_which_nothing_changes_for_a_list_does_not_split_it(reports: Reports) -> None:
    first_days = {"one": None, "two": None, "three": dt.date(2016, 6, 1)}
    three = {
        actor_id: Actor(actor_id, ActorKind.ARMED_GROUP, actor_id, None, None, None, ("Front",), first, None, "made up")
        for actor_id, first in first_days.items()
    }
    store = reports({"side_a_names": "Front"})
    actors(store, ActorBook(MappingProxyType(three), (), MappingProxyType({})), Settings())
    (row,) = store.fetch("actor_set").to_pylist()
    assert (row["first"], row["until"]) == (None, None)


def test_the_numbers_of_sets_do_not_depend_on_the_order_of_rows(reports: Reports) -> None:
    lists = [{"side_a_names": name, "first_day": AUGUST_2016} for name in ("IS", "JFS;IS", "HTS", "Xyz", "SDF;JFS")] * 3
    tables = []
    for seed in range(3):
        shuffled = list(lists)
        random.Random(seed).shuffle(shuffled)
        store = reports(*shuffled)
        actors(store, actor_book(), Settings())
        tables.append(
            [store.fetch(name).sort_by("actor_set_id").to_pylist() for name in ("actor_set", "actor_set_member")]
        )
    assert tables[0] == tables[1] == tables[2]


def test_each_report_has_one_row_whatever_its_names(reports: Reports) -> None:
    store = reports(
        *(
            {"first_day": day, "side_a_names": "JFS;Nusra", "side_b_names": "al-Nusra;IS", "recorder_names": "JFS"}
            for day in (AUGUST_2016, FEBRUARY_2017)
        )
    )
    actors(store, actor_book(), Settings())
    assert [row["source_row_id"] for row in store.fetch("report_actor").sort_by("source_row_id").to_pylist()] == [1, 2]


def test_a_store_without_reports_has_empty_tables(reports: Reports) -> None:
    store = reports()
    actors(store, actor_book(), Settings())
    counts = store.tables()
    assert {counts[name] for name in ("actor_set", "actor_set_member", "report_actor", "unresolved_name")} == {0}


def test_at_least_97_of_100_side_names_of_the_ucdp_file_are_known_actors(reports: Reports, shared_data: Path) -> None:
    with gzip.open(shared_data / "ucdp_ged_syria_2016_2019.csv.gz", "rt", encoding="utf-8") as file:
        content: list[Row] = [
            {
                "first_day": dt.date.fromisoformat(row["date_start"][:10]),
                "last_day": dt.date.fromisoformat(row["date_end"][:10]),
                "side_a_names": row["side_a"].replace(", ", ";"),
                "side_b_names": row["side_b"].replace(", ", ";"),
            }
            for row in csv.DictReader(file)
        ]
    store = reports(*content)
    actors(store, actor_book(), Settings())
    mentions = [
        member["actor_id"]
        for side in ("side_a_set", "side_b_set")
        for found in members(store, side)
        for member in found
    ]
    assert len(content) == store.tables()["report_actor"] == 16_566
    assert sum(one is not None for one in mentions) / len(mentions) >= 0.97
