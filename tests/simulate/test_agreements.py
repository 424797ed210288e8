"""Agreements as invented; whether a run can read them is tested in test_simulate.py."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from treve.simulate.actors import invent_actors
from treve.simulate.agreements import LONGEST, SHORTEST, invent_agreements
from treve.simulate.ground import lay_ground
from treve.simulate.words import Words


@pytest.mark.parametrize("districts", [1, 600])
def test_an_agreement_is_of_one_land_with_two_to_six_parties_and_a_term(districts: int) -> None:
    rng = np.random.default_rng(1)
    words = Words(rng)
    ground = lay_ground(rng, words, districts, 5)
    cast = invent_actors(rng, words, ground.lands)
    agreements = list(invent_agreements(rng, ground, cast, 400))
    assert len({one["id"] for one in agreements}) == 400
    for one in agreements:
        land = one["id"][:2].upper()
        parties = [party["actor"] for party in one["parties"]]
        excluded = [exclusion["actor"] for exclusion in one["excluded_actors"]]
        (area,) = one["territory"]["include"]
        assert 2 <= len(parties) <= 6
        assert len(excluded) <= 3
        assert len({*parties, *excluded}) == len(parties) + len(excluded)
        assert all(actor.startswith(land.lower() + "-") for actor in (*parties, *excluded))
        assert area["areas"]
        assert all(district.startswith(land) for district in area["areas"])
        start, end = (dt.date.fromisoformat(one["times"][what][0]["value"][:10]) for what in ("effective", "ended"))
        assert SHORTEST <= (end - start).days <= LONGEST
        assert one["times"]["ended"][0]["kind"] == "scheduled_end"
        for party in one["parties"]:
            days = (
                dt.date.fromisoformat(party["from"] or party["on"]),
                dt.date.fromisoformat(party["until"] or str(end)),
            )
            assert start <= days[0] < days[1] <= end
    assert {len(one["excluded_actors"]) for one in agreements} == {0, 1, 2, 3}
    assert {len(one["parties"]) for one in agreements} >= {2, 3, 4, 5}
