"""The lands on which districts are laid."""

from __future__ import annotations

from itertools import combinations

from treve.normalise.places import countries
from treve.normalise.zones import zones_of_country
from treve.simulate.lands import LANDS, SIDE


def test_every_land_has_its_real_zone_and_lies_within_its_countrys_box() -> None:
    boxes = {country.code: country.box for country in countries()}
    assert len({land.code for land in LANDS}) == len(LANDS) == 60
    for land in LANDS:
        box = boxes[land.code]
        assert box is not None
        assert zones_of_country(land.code) == (land.zone,)
        assert box.south < land.latitude - SIDE / 2
        assert land.latitude + SIDE / 2 < box.north
        assert box.west < land.longitude - SIDE / 2
        assert land.longitude + SIDE / 2 < box.east


def test_no_two_lands_touch() -> None:
    for one, other in combinations(LANDS, 2):
        assert max(abs(one.latitude - other.latitude), abs(one.longitude - other.longitude)) > SIDE * 1.35


def test_no_two_lands_share_a_zone() -> None:
    assert len({land.zone for land in LANDS}) == len(LANDS)
