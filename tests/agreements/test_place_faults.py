"""Areas and lines of an agreement."""

from __future__ import annotations

from tests.agreements.examined import faults, notices
from treve.agreements.place_faults import has_extent, is_in_use
from treve.agreements.schema import AgreementEntry, AreaEntry


def test_an_area_has_an_extent_if_anything_is_known_of_where_it_lies() -> None:
    for known in (
        {"covers": [{"country": "SY"}]},
        {"may_cover": [{"country": "SY"}]},
        {"areas": "p1"},
        {"name": "Syria"},
    ):
        assert has_extent(AreaEntry.model_validate({"name": "the north", **known}))
    assert not has_extent(AreaEntry.model_validate({"name": "the north"}))


def test_an_id_of_an_area_stands_once_and_a_line_cannot_have_it() -> None:
    area = {"id": "north", "name": "Syria"}
    line = {
        "id": "north",
        "kind": "line_of_contact",
        "name": "the front",
        "by": "russia",
        "src": 1,
        "line": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]},
    }
    assert faults(territory={"include": [area, area]}) == [
        "territory.include[2].id: 'north' stands there twice; expected each id once"
    ]
    assert "territory.lines[1].id: 'north' stands there twice; expected each id once" in faults(
        territory={"include": [area], "lines": [line]}
    )


def test_a_zone_to_which_no_clause_is_limited_is_only_told() -> None:
    zone = {"id": "z", "name": "a strip"}
    assert not any("its extent" in one for one in notices(territory={"include": [{"name": "Syria"}], "zones": [zone]}))
    assert any("its extent" in one for one in notices(territory={"zones": [zone]}))
    entry = AgreementEntry.model_validate(
        {
            "id": "a",
            "title": "t",
            "class": "c",
            "times": {},
            "parties": [],
            "territory": {"include": [{"name": "Syria"}]},
            "sources": [],
            "prohibitions": [{"code": "attacks", "zone_id": "z"}],
        }
    )
    assert is_in_use(entry, "zones", AreaEntry.model_validate(zone))
    assert not is_in_use(entry, "zones", AreaEntry.model_validate({**zone, "id": "other"}))
