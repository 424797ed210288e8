"""The library of actors: who bears which name on which day, who belongs to whom, who speaks for whom."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from pathlib import Path

import pytest

from treve.errors import BadFile, BadValue
from treve.model.actor import ActorKind, Relation
from treve.model.asserter import AsserterKind
from treve.normalise.actor_book import ACTOR_COLUMNS, actor_book

OWN = ",".join(ACTOR_COLUMNS) + "\n"


@pytest.mark.parametrize(
    ("day", "bearer"),
    [
        (dt.date(2016, 7, 27), "nusra"),
        (dt.date(2016, 7, 28), "jfs"),
        (dt.date(2017, 1, 27), "jfs"),
        (dt.date(2017, 1, 28), "hts"),
        (dt.date(2019, 1, 1), "hts"),
    ],
)
def test_an_old_name_is_borne_by_what_the_actor_had_become_on_the_day(day: dt.date, bearer: str) -> None:
    assert actor_book().bearer("nusra", day) == bearer


def test_an_actor_that_never_changed_its_name_bears_it_always() -> None:
    assert actor_book().bearer("isil", dt.date(2050, 1, 1)) == "isil"


def test_an_actor_is_part_of_another_only_on_the_days_given() -> None:
    book = actor_book()
    assert book.parents("jund-al-aqsa", dt.date(2016, 12, 1)) == ("jfs",)
    assert book.parents("jund-al-aqsa", dt.date(2017, 1, 23)) == ()
    assert book.parents("jund-al-aqsa") == ("jfs",)


def test_the_sides_of_an_actor_reach_through_its_parents() -> None:
    assert actor_book().sides("syrian-army") == {"syrian-army", "syrian-government", "syria"}


@pytest.mark.parametrize(
    ("asserter", "actors"),
    [
        ("russian-mod", {"russia"}),
        ("russia", {"russia"}),
        ("russia-turkey-commission", {"russia", "turkey"}),
        ("tass", set()),
        ("nobody-knows-it", set()),
    ],
)
def test_an_asserter_speaks_for_its_own_actors_only(asserter: str, actors: set[str]) -> None:
    assert actor_book().speaks_for(asserter) == actors


@pytest.mark.parametrize(
    ("asserter", "kind"),
    [("tass", AsserterKind.PRESS), ("isil", AsserterKind.ACTOR), ("nobody-knows-it", None)],
)
def test_the_kind_of_an_asserter_is_known_or_none(asserter: str, kind: AsserterKind | None) -> None:
    assert actor_book().asserter_kind(asserter) is kind


def test_umbrella_names_never_turn_into_another_actor() -> None:
    book = actor_book()
    changed = {one.actor_id for one in book.relations if one.relation is not Relation.PART_OF}
    assert not {actor_id for actor_id in changed if book.kind(actor_id) is ActorKind.UMBRELLA}


def test_no_two_actors_of_the_library_share_a_name() -> None:
    bearers: dict[str, set[str]] = defaultdict(set)
    for actor in actor_book().actors.values():
        for name in (actor.actor_id, actor.name_en, actor.name_fr, actor.name_ar, actor.name_ru, *actor.aliases):
            if name:
                bearers[name].add(actor.actor_id)
    assert {name: actors for name, actors in bearers.items() if len(actors) > 1} == {}


def test_every_actor_of_the_library_has_a_name_and_a_source() -> None:
    assert [actor.actor_id for actor in actor_book().actors.values() if not (actor.name_en and actor.source)] == []


def test_an_own_actor_is_added_and_replaces_one_of_the_same_id(tmp_path: Path) -> None:
    own = tmp_path / "actors.csv"
    own.write_text(
        OWN + "hts,Own HTS,,,,armed_group,,2017-02,,own\nnew,New Group,,,,armed_group,NG; N G,,,own\n", encoding="utf-8"
    )
    book = actor_book(own)
    assert book.actors["hts"].name_en == "Own HTS"
    assert book.actors["hts"].valid_from == dt.date(2017, 2, 1)
    assert book.actors["new"].aliases == ("NG", "N G")
    assert "isil" in book.actors
    assert actor_book().actors["hts"].name_en != "Own HTS"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (",Nameless,,,,armed_group,,,,own", "actor_id"),
        ("x,X,,,,army,,,,own", "kind"),
        ("x,X,,,,armed_group,,last year,,own", "valid_from"),
        ("x,X,,,,armed_group,,2017-13,,own", "valid_from"),
    ],
)
def test_a_row_that_does_not_fit_is_an_error_that_names_its_place(tmp_path: Path, row: str, column: str) -> None:
    own = tmp_path / "own.csv"
    own.write_text(OWN + row + "\n", encoding="utf-8")
    with pytest.raises(BadValue, match=f"own.csv:2.*{column}"):
        actor_book(own)


def test_an_id_that_occurs_twice_is_an_error(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(OWN + "x,X,,,,armed_group,,,,own\n" * 2, encoding="utf-8")
    with pytest.raises(BadValue, match=r"own\.csv:3"):
        actor_book(own)


@pytest.mark.parametrize("content", [b"actor_id,name_en\nx,X\n", b"\xff\xfe\x00", None])
def test_a_file_that_cannot_be_read_is_an_error_that_names_it(tmp_path: Path, content: bytes | None) -> None:
    own = tmp_path / "own.csv"
    if content is not None:
        own.write_bytes(content)
    with pytest.raises(BadFile, match=r"own\.csv"):
        actor_book(own)
