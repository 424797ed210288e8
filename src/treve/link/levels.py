"""What is compared between two reports, and the levels of agreement: the digits of a pattern, in words.

`m` is the share of pairs that tell the same incident on this level, `u` the share of other candidate pairs: what is believed
before the run is looked at. They are judgements, made once and for all sources, and give way to what the run's own patterns say
as pairs become many. They were not fitted to any list of incidents.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Level:
    """One level of agreement: what it means, and its shares before the run is looked at."""

    meaning: str
    m: float
    u: float


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing compared. Its digit in the pattern is 10 ** position; digit 0 says nothing, digit n is levels[n - 1].

    place    digit of `place` beside which alone it is weighed; None: beside all
    sources  digit of `sources` beside which alone it is weighed; None: beside both
    """

    name: str
    position: int
    levels: tuple[Level, ...]
    place: int | None = None
    sources: int | None = None


COMPARED: tuple[Compared, ...] = (
    Compared(
        "days",
        0,
        (
            Level("the same single day", 0.70, 0.18),
            Level("days that overlap, at least one of them vague", 0.22, 0.15),
            Level("one day apart", 0.06, 0.33),
            Level("two or more days apart", 0.02, 0.34),
        ),
    ),
    Compared(
        "clock",
        1,
        (
            Level("stated times at most one hour apart", 0.65, 0.07),
            Level("stated times one to three hours apart", 0.22, 0.12),
            Level("stated times more than three hours apart", 0.13, 0.81),
        ),
    ),
    Compared(
        "place",
        2,
        (
            Level("the very same point, both exact", 0.45, 0.25),
            Level("both exact, up to 2 km apart", 0.12, 0.08),
            Level("both exact, 2 to 6 km apart", 0.12, 0.15),
            Level("both exact, more than 6 km apart", 0.05, 0.25),
            Level("the very same point, at least one of them vague", 0.12, 0.05),
            Level("within half of what the vaguer place allows", 0.08, 0.07),
            Level("within what the vaguer place allows", 0.04, 0.08),
            Level("a little further than the vaguer place allows", 0.02, 0.07),
        ),
    ),
    Compared(
        "crowd",
        3,
        (
            Level("the shared point has hardly any other report in the window", 0.20, 0.02),
            Level("the shared point has up to one report in the window", 0.25, 0.08),
            Level("the shared point has one to four reports in the window", 0.25, 0.20),
            Level("the shared point has four to sixteen reports in the window", 0.15, 0.30),
            Level("the shared point has sixteen to 64 reports in the window", 0.10, 0.20),
            Level("the shared point has 64 to 256 reports in the window", 0.03, 0.12),
            Level("the shared point has more than 256 reports in the window", 0.02, 0.08),
        ),
    ),
    Compared(
        "place_name",
        4,
        (Level("different points, the same name", 0.60, 0.15), Level("different points, different names", 0.40, 0.85)),
    ),
    Compared(
        "perpetrator",
        5,
        (
            Level("the same alleged perpetrator", 0.65, 0.25),
            Level("alleged perpetrators that belong together", 0.25, 0.20),
            Level("different alleged perpetrators", 0.10, 0.55),
        ),
    ),
    Compared(
        "target",
        6,
        (
            Level("the same target", 0.60, 0.30),
            Level("targets that belong together", 0.15, 0.15),
            Level("different targets", 0.25, 0.55),
        ),
    ),
    Compared(
        "act",
        7,
        (
            Level("the same act", 0.70, 0.22),
            Level("acts that are mistaken for each other", 0.18, 0.18),
            Level("different acts", 0.12, 0.60),
        ),
    ),
    Compared(
        "deaths",
        8,
        (
            Level("both state that nobody died", 0.16, 0.10),
            Level("the same number of deaths, six or more", 0.12, 0.005),
            Level("the same number of deaths, one to five", 0.32, 0.10),
            Level("ranges of deaths that overlap", 0.18, 0.10),
            Level("numbers of deaths within half of each other", 0.10, 0.10),
            Level("numbers of deaths further apart", 0.12, 0.595),
        ),
    ),
    Compared(
        "recorder",
        9,
        (Level("the same recorder, by two publishers", 0.30, 0.25), Level("different recorders", 0.70, 0.75)),
    ),
    Compared("sources", 10, (Level("two reports of one source", 0.5, 0.5), Level("reports of two sources", 0.5, 0.5))),
)
"""Everything compared, in the order of the digits."""

_BY_NAME = {one.name: one for one in COMPARED}
_PLACE, _SOURCES = _BY_NAME["place"], _BY_NAME["sources"]


def _beside(name: str, of: str, place: int, same: tuple[float, float] | None = None) -> Compared:
    """One thing as it is weighed beside one level of place.

    place  0: no distance is known
    same   shares m and u of the first of its two levels; None: as they are beside any place
    """
    where = _PLACE.levels[place - 1].meaning if place else "no distance known"
    levels = [dataclasses.replace(level, meaning=f"{where}; {level.meaning}") for level in _BY_NAME[of].levels]
    if same:
        shares = (same, (1 - same[0], 1 - same[1]))
        levels = [dataclasses.replace(level, m=m, u=u) for level, (m, u) in zip(levels, shares, strict=True)]
    return Compared(name, _BY_NAME[of].position, tuple(levels), place)


_BESIDE: dict[str, tuple[Compared, ...]] = {
    "crowd": (_beside("crowd_exact", "crowd", 1), _beside("crowd_vague", "crowd", 5)),
    # The closer two points lie, the more often they bear one name, whatever happened there.
    "place_name": (
        _beside("name_at_2_km", "place_name", 2, (0.80, 0.50)),
        _beside("name_at_6_km", "place_name", 3, (0.70, 0.35)),
        _beside("name_further", "place_name", 4, (0.50, 0.12)),
        _beside("name_half_reach", "place_name", 6, (0.60, 0.20)),
        _beside("name_within_reach", "place_name", 7, (0.50, 0.12)),
        _beside("name_beyond_reach", "place_name", 8, (0.50, 0.10)),
        _beside("name_alone", "place_name", 0),
    ),
}
_EITHER = tuple(one for same in COMPARED[:-1] for one in _BESIDE.get(same.name, (same,)))

IN_SOURCE = "_in_source"
"""Ending of what is weighed between two reports of one source alone."""

WEIGHED: tuple[Compared, ...] = (
    _SOURCES,
    *(dataclasses.replace(one, sources=2) for one in _EITHER),
    *(dataclasses.replace(one, name=one.name + IN_SOURCE, sources=1) for one in _EITHER),
)
"""Everything that has a weight.

How far apart two places lie, what they are called and how busy they are depend on each other: nearly all reports at 2 km bear one
name. Their weights would be counted twice if each stood by itself, so crowd and name are weighed beside each level of place.
Reports of one source write places, names and tolls in one hand; those of two sources do not. Each kind of pair has its own weights.
"""

LEVELS = max(len(one.levels) for one in WEIGHED) + 1


def digits(patterns: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """One row per pattern, one column per thing weighed, in the order of WEIGHED; 0 where it is not weighed beside the others."""
    place, sources = (patterns // 10**one.position % 10 for one in (_PLACE, _SOURCES))
    columns = []
    for one in WEIGHED:
        counts = np.ones(len(patterns), bool) if one.place is None else place == one.place
        if one.sources is not None:
            counts &= sources == one.sources
        columns.append(np.where(counts, patterns // 10**one.position % 10, 0))
    # Each thing is asked for by itself: its digits lie side by side.
    return np.stack(columns).T


START = "start"
"""Name under which the odds before any evidence stand beside the weights: `start`, digit 1."""

START_MEANING = "before any evidence: two reports that lie close together, neither matched elsewhere"


def meanings(pattern: int) -> tuple[tuple[str, str], ...]:
    """What a pattern says, level by level; what says nothing is left out."""
    said = zip(WEIGHED, digits(np.array([pattern]))[0].tolist(), strict=True)
    return tuple((one.name, one.levels[digit - 1].meaning) for one, digit in said if digit)
