from __future__ import annotations

from pathlib import Path

from treve.agreements.faults import examine, has_extent, nearest
from treve.agreements.schema import AgreementEntry, AreaEntry
from treve.agreements.source_text import SourceText
from treve.normalise.actor_book import actor_book


def test_a_near_name_is_suggested_and_a_far_one_is_not() -> None:
    assert nearest("rusia", ["russia", "turkey"]) == " (did you mean 'russia'?)"
    assert nearest("atlantis", ["russia", "turkey"]) == ""


def test_an_area_has_an_extent_if_anything_is_known_of_where_it_lies() -> None:
    for known in (
        {"covers": [{"country": "SY"}]},
        {"may_cover": [{"country": "SY"}]},
        {"areas": "p1"},
        {"name": "Syria"},
    ):
        assert has_extent(AreaEntry.model_validate({"name": "the north", **known}))
    assert not has_extent(AreaEntry.model_validate({"name": "the north"}))


def test_a_fault_stands_at_the_place_in_the_file_and_not_in_what_was_left_of_it() -> None:
    value = {
        "id": "a",
        "title": "t",
        "class": "c",
        "times": {},
        "parties": [{"actor": "nobody-known", "asserted": "bound", "by": "russia"}],
    }
    entry = AgreementEntry.model_validate({**value, "territory": {}, "sources": []})
    text = SourceText(Path("a.yaml"), value, lambda keys: 40 + len(keys))
    found = examine(
        entry, text, actor_book(), lambda keys: (*keys[:1], 7, *keys[2:]) if keys[:1] == ("parties",) else keys
    )
    (fault,) = [message for _, message in found.faults]
    assert fault.startswith("a.yaml:43: parties[8].actor: no actor 'nobody-known'")
