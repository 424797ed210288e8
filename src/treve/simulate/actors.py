"""Invented actors with many spellings, and names that no actor bears."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from treve.model.actor import Actor, ActorKind
from treve.normalise.actor_book import ACTOR_COLUMNS
from treve.simulate.lands import Land
from treve.simulate.words import Words, arabic, cyrillic

ACTORS = 400
UMBRELLAS = 20
SPELLINGS = 3_000
UNRESOLVABLE_NAMES = 60
CIVILIANS_ACTOR = 0
"""Number of the actor that stands for civilians."""
NOWHERE = -1
"""The land of an actor that belongs to none: the civilians."""

_EARLY = dt.date(1995, 1, 1).toordinal()
# How each kind is called in English, French, Arabic and Russian; the invented word stands at {}.
_NAMES: dict[ActorKind, list[tuple[str, str, str, str]]] = {
    ActorKind.STATE: [("Republic of {}", "République de {}", "جمهورية {}", "Республика {}")],
    ActorKind.UMBRELLA: [("{} insurgents", "insurgés de {}", "متمردو {}", "повстанцы {}")],
    ActorKind.ARMED_GROUP: [
        ("{} Front", "Front de {}", "جبهة {}", "Фронт {}"),
        ("{} Army", "Armée de {}", "جيش {}", "Армия {}"),
        ("{} Brigades", "Brigades de {}", "كتائب {}", "Бригады {}"),
        ("{} Movement", "Mouvement de {}", "حركة {}", "Движение {}"),
        ("{} Union", "Union de {}", "اتحاد {}", "Союз {}"),
    ],
}
_ALIASES = ("forces of {}", "forces de {}", "{} fighters", "قوات {}")


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors, and every spelling of them.

    lands            per actor its land, or NOWHERE
    spellings        all names and aliases; after them, the names nobody bears
    spelling_actor   per spelling its actor; -1 for a name nobody bears
    first_spelling   per actor the first of its spellings, which is its English name
    """

    actors: tuple[Actor, ...]
    lands: NDArray[np.int32]
    spellings: tuple[str, ...]
    spelling_actor: NDArray[np.int32]
    first_spelling: NDArray[np.int32]

    def of_land(self, land: int, *kinds: ActorKind) -> list[int]:
        """Numbers of the actors of a land; of some kinds only, if any are given."""
        return [int(one) for one in np.flatnonzero(self.lands == land) if not kinds or self.actors[one].kind in kinds]


def invent_actors(rng: np.random.Generator, words: Words, lands: tuple[Land, ...]) -> Cast:
    """400 actors: the civilians, one state a land, 20 umbrellas, and armed groups; 3,000 spellings in all."""
    kinds = [ActorKind.STATE] * len(lands) + [ActorKind.UMBRELLA] * UMBRELLAS
    kinds += [ActorKind.ARMED_GROUP] * (ACTORS - 1 - len(kinds))
    actors, places = [_civilians()], [NOWHERE]
    counts: dict[tuple[int, ActorKind], int] = {}
    aliases = SPELLINGS - 4 * ACTORS - len(actors[0].aliases)
    for number, (kind, word) in enumerate(zip(kinds, words.take(len(kinds)), strict=True)):
        land = number % len(lands)
        counts[land, kind] = counts.get((land, kind), 0) + 1
        actor_id = f"{lands[land].code.lower()}-{kind.replace('_', '-')}-{counts[land, kind]}"
        share = (number + 1) * aliases // len(kinds) - number * aliases // len(kinds)
        actors.append(_invent(rng, actor_id, kind, word, share))
        places.append(land)
    spellings = [(name, number) for number, actor in enumerate(actors) for name in _spellings(actor)]
    nobody = [(f"column {7000 + number} of masked men", -1) for number in range(UNRESOLVABLE_NAMES)]
    names, owners = zip(*spellings, *nobody, strict=True)
    return Cast(
        actors=tuple(actors),
        lands=np.array(places, dtype=np.int32),
        spellings=names,
        spelling_actor=np.array(owners, dtype=np.int32),
        first_spelling=np.searchsorted([number for _, number in spellings], np.arange(len(actors))).astype(np.int32),
    )


def write_actors(cast: Cast, path: Path) -> None:
    """Write the actors as the table that a run can load."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(ACTOR_COLUMNS)
        for actor in cast.actors:
            names = (actor.name_en, actor.name_fr, actor.name_ar, actor.name_ru)
            days = (actor.valid_from or "", actor.valid_until or "")
            table.writerow([actor.actor_id, *names, actor.kind, ";".join(actor.aliases), *days, actor.source])


def _civilians() -> Actor:
    aliases = ("residents", "inhabitants", "citizens")
    names = ("civilians", "civils", "مدنيون", "мирные жители")
    return Actor("civilians", ActorKind.CIVILIAN, *names, aliases, None, None, "simulated")


def _invent(rng: np.random.Generator, actor_id: str, kind: ActorKind, word: str, aliases: int) -> Actor:
    """One actor. One in ten has a first day, before the years simulated."""
    patterns = _NAMES[kind][int(rng.integers(len(_NAMES[kind])))]
    letters = (word, word, arabic(word), cyrillic(word))
    in_english, in_french, in_arabic, in_russian = (
        pattern.format(text) for pattern, text in zip(patterns, letters, strict=True)
    )
    chosen = sorted(rng.choice(len(_ALIASES), aliases, replace=False).tolist())
    other = tuple(_ALIASES[one].format(arabic(word) if one == len(_ALIASES) - 1 else word) for one in chosen)
    valid_from = dt.date.fromordinal(_EARLY + int(rng.integers(7_000))) if rng.random() < 0.1 else None
    return Actor(actor_id, kind, in_english, in_french, in_arabic, in_russian, other, valid_from, None, "simulated")


def _spellings(actor: Actor) -> list[str]:
    own = (actor.name_en, actor.name_fr, actor.name_ar, actor.name_ru)
    return [name for name in (*own, *actor.aliases) if name is not None]
