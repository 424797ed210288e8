"""The library says what its sources say: it checks clean, and keeps every fact of the pages first coded."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from treve.agreements.convert import asserter_id
from treve.agreements.file import LIBRARY, check, library_agreement, library_ids
from treve.agreements.instants import instants_of
from treve.model.agreement import About, ClauseKind
from treve.model.asserter import AsserterKind
from treve.normalise.actor_book import actor_book

BOOK = actor_book()
ROOT = Path(__file__).parents[2]
SYRIAN = ("syr-2016-02-27", "syr-2016-09-12", "syr-2016-12-30", "syr-2017-05-04", "syr-2018-09-17", "syr-2020-03-05")


def example_files() -> Path:
    data = os.environ.get("TREVE_DATA")
    folder = (Path(data).parent if data else ROOT.parent / "shared") / "examples" / "agreements"
    if not folder.is_dir():
        pytest.skip(f"{folder}: no example agreements there")
    return folder


def plain(path: Path) -> dict[str, Any]:
    value: dict[str, Any] = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return value


def test_every_file_of_the_library_checks_without_a_fault() -> None:
    faults, notices = check(sorted(LIBRARY.glob("*.yaml")), BOOK)
    assert faults == ()
    assert not [one for one in notices if "known asserter" in one.text]
    assert len(library_ids()) == 17


def test_the_pages_first_coded_check_without_a_fault() -> None:
    faults, _ = check(sorted(example_files().glob("*.yaml")), BOOK)
    assert faults == ()


@pytest.mark.parametrize("name", library_ids())
def test_the_library_keeps_every_fact_of_the_pages_first_coded(name: str) -> None:
    first, ours = plain(example_files() / f"{name}.yaml"), plain(LIBRARY / f"{name}.yaml")
    for key in ("id", "title", "class", "legal_basis", "guarantors", "mechanism", "obligations", "sanctions"):
        assert ours[key] == first[key], key
    assert ours["sources"][: len(first["sources"])] == first["sources"]
    for what in ("declared", "signed", "effective", "ended"):
        _keeps(ours["times"][what], first["times"][what])
    for key in ("parties", "supporting_forces", "counts", "excluded_actors", "prohibitions", "exceptions"):
        _keeps(ours.get(key), first.get(key))
    for key in ("include", "exclude"):
        names = [one if isinstance(one, str) else one["name"] for one in ours["territory"][key] or ()]
        assert names == (first["territory"][key] or [])
    _keeps(ours["territory"]["zones"], first["territory"]["zones"])


def _keeps(ours: list[dict[str, Any]] | None, first: list[dict[str, Any]] | None) -> None:
    """Each entry stands in ours with the same facts; notes may say more, utc may be filled in, asserters have ids."""
    remaining = list(ours or ())
    for entry in first or ():
        same = [one for one in remaining if _same(one, entry)]
        assert same, entry
        remaining.remove(same[0])


def _same(ours: dict[str, Any], entry: dict[str, Any]) -> bool:
    facts = {
        key: value
        for key, value in entry.items()
        if key not in ("note", "by", "utc") or (value is None and key == "by")
    }
    if any(ours[key] != value for key, value in facts.items()):
        return False
    if entry.get("utc") is not None and ours["utc"] != entry["utc"]:
        return False
    if (entry.get("note") or "") not in (ours.get("note") or ""):
        return False
    return _same_asserters(ours.get("by"), entry.get("by"))


def _same_asserters(ours: str | None, first: str | None) -> bool:
    if ours is None or first is None or ours == first:
        return ours == first
    found = asserter_id(first, BOOK)
    if BOOK.asserter_kind(found) is AsserterKind.TEXT:
        return ours == "text"
    return ours == found or first in ("press release date", "warring parties")


@pytest.mark.parametrize("name", library_ids())
def test_every_agreement_has_a_zone_sources_and_known_asserters(name: str) -> None:
    found = library_agreement(name, BOOK)
    assert "/" in found.zone
    assert found.sources
    stated = [(one.by, one.in_text) for one in found.assertions] + [(one.by, one.in_text) for one in found.times]
    for by, in_text in stated:
        kinds = {BOOK.asserter_kind(asserter) for asserter in by}
        assert None not in kinds
        assert in_text or AsserterKind.TEXT not in kinds


def test_the_syrian_agreements_follow_one_another() -> None:
    for position, name in enumerate(SYRIAN):
        found = library_agreement(name, BOOK)
        assert found.earlier == SYRIAN[max(position - 1, 0) : position]
        assert found.later == SYRIAN[position + 1 : position + 2]


def test_midnight_in_damascus_is_another_instant_in_winter_of_2016_than_in_2023() -> None:
    found = library_agreement("syr-2016-12-30", BOOK)
    starts = [one for one in found.times if one.what == "effective"]
    assert {one.utc.isoformat() for one in starts if one.utc} == {"2016-12-29T22:00:00+00:00"}
    (later,) = instants_of(dt.datetime(2023, 12, 30), "Asia/Damascus")  # noqa: DTZ001
    assert later.isoformat() == "2023-12-29T21:00:00+00:00"


def test_two_of_the_three_scheduled_ends_of_the_truce_in_yemen_were_renewed() -> None:
    found = library_agreement("yem-2022-04-02", BOOK)
    ends = {str(one.value): one.legal_end for one in found.times if one.what == "ended"}
    assert ends == {"2022-06-02": False, "2022-08-02": False, "2022-10-02": True}


def test_a_claim_of_collapse_is_kept_and_is_no_legal_end() -> None:
    found = library_agreement("syr-2016-12-30", BOOK)
    kinds = {one.kind: one.legal_end for one in found.times if one.what == "ended"}
    assert kinds == {"practically_over": False, "clinically_dead": False, "collapsed": False, "still_in_force": False}


def test_the_four_areas_of_may_2017_are_the_territory_of_their_memorandum() -> None:
    found = library_agreement("syr-2017-05-04", BOOK)
    assert [one.area_id for one in found.territory] == ["Z1", "Z2", "Z3", "Z4"]
    assert found.zones == ()
    whole = {(unit.admin1, unit.whole) for unit in found.territory[0].units}
    assert whole == {("Idlib", True), ("Latakia", False), ("Aleppo", False), ("Hama", False)}


def test_the_truce_of_december_2016_has_its_clauses_and_its_unnamed_exclusion() -> None:
    found = library_agreement("syr-2016-12-30", BOOK)
    codes = [one.code for one in found.clauses if one.kind is ClauseKind.PROHIBITION]
    assert codes == ["attack_any_weapon", "combat_aviation", "seize_or_seek_territory"]
    unnamed = [one for one in found.assertions if one.about is About.EXCLUSION and one.actor_id is None]
    assert [one.named for one in unnamed] == ["any group that keeps fighting"]
    assert [area.name for area in found.excluded_areas] == [
        "areas of combat operations against ISIL",
        "areas of combat operations against Nusra Front",
    ]
