"""Actors and their spellings."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from treve.model.actor import ActorKind
from treve.normalise.actor_book import actor_book
from treve.resolve.name_index import Method, NameIndex
from treve.simulate.actors import CIVILIANS_ACTOR, NOWHERE, Cast, invent_actors, write_actors
from treve.simulate.lands import LANDS
from treve.simulate.words import Words


def cast(lands: int = 60) -> Cast:
    """Some actors."""
    return invent_actors(np.random.default_rng(1), Words(np.random.default_rng(2)), LANDS[:lands])


@pytest.mark.parametrize("lands", [1, 7, 60])
def test_there_are_400_actors_with_3000_spellings_each_borne_by_one(lands: int) -> None:
    made = cast(lands)
    kinds = Counter(actor.kind for actor in made.actors)
    assert kinds[ActorKind.UMBRELLA] == 20
    assert kinds[ActorKind.CIVILIAN] == 1
    assert sum(kinds.values()) == 400
    assert len(set(made.spellings)) == len(made.spellings)
    assert np.count_nonzero(made.spelling_actor >= 0) == 3_000


def test_the_first_spelling_is_the_english_name() -> None:
    made = cast()
    assert [made.spellings[first] for first in made.first_spelling] == [actor.name_en for actor in made.actors]


def test_every_land_has_a_state_and_at_least_six_actors() -> None:
    made = cast()
    assert made.lands[CIVILIANS_ACTOR] == NOWHERE
    assert all(len(made.of_land(land)) >= 6 for land in range(60))
    assert all(len(made.of_land(land, ActorKind.STATE)) == 1 for land in range(60))


def test_the_library_resolves_every_spelling_to_its_actor_and_the_rest_to_nobody(tmp_path: Path) -> None:
    made = cast()
    write_actors(made, tmp_path / "actors.csv")
    book = actor_book(tmp_path / "actors.csv")
    assert all(book.actors[actor.actor_id] == actor for actor in made.actors)
    index = NameIndex(book.actors, 92.0)
    for name, owner in zip(made.spellings, made.spelling_actor, strict=True):
        if owner >= 0:
            assert index.match(name).claimants == (made.actors[owner].actor_id,)
        else:
            assert index.match(name).method is Method.UNRESOLVED
