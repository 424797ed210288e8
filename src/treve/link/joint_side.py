"""Whom do the reports of one incident name on a side, taken together?

The reports that say who acted against whom count; where none does, all of them. Whoever most voices name stands for the side, if
all names belong together; names that do not belong together are disputed, and nobody is put there.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from treve.link.compare import Akin
from treve.link.side_by_side import NO_LEAST, Groups

Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.int32]
Bools = npt.NDArray[np.bool_]

NOBODY = 0
"""The set of nobody; sets have numbers above."""

_SETS = 10**9
"""More than there are sets of actors."""


@dataclass(frozen=True, slots=True)
class JointSide:
    """The set of actors that stands for the side of each incident, or NOBODY, and whether the reports dispute it."""

    actors: Ints
    disputed: Bools


def joint_side(groups: Groups, named: Bools, key: Small, actors: Ints, voice: Ints, akin: Akin) -> JointSide:
    """The side of each group of reports.

    named   whether each report counts and names somebody
    key     whom it names, as the linker compares actors; actors: the set, as the source writes it; voice: whose word it is
    """
    name = key.astype(np.int64) * _SETS + actors
    first, last = groups.least(name, named), groups.most(name, named)
    found = np.where(first == NO_LEAST, NOBODY, first % _SETS)
    differ = np.flatnonzero((first != NO_LEAST) & (first // _SETS < last // _SETS))
    disputed = np.zeros(len(first), bool)
    disputed[differ] = ~akin(*((name[differ] // _SETS).astype(np.int32) for name in (first, last)))
    # Of two reports that name a side differently neither has more voices. Of more than two, voices have to be counted.
    many = np.zeros(len(first), bool)
    many[differ] = groups.sizes[differ] > 2
    rows = np.flatnonzero(named & many[groups.of])
    if len(rows):
        at = groups.of[rows]
        counted = _counted(at, key[rows], actors[rows], voice[rows], akin)
        found[many], disputed[many] = counted.actors, counted.disputed
    return JointSide(np.where(disputed, NOBODY, found), disputed)


def _counted(group: Ints, key: Small, actors: Ints, voice: Ints, akin: Akin) -> JointSide:
    """The side of each group, in order of the groups, by the number of voices that name each key."""
    order = np.lexsort((voice, key, group))
    group, key, actors, voice = group[order], key[order], actors[order], voice[order]
    begins = (np.diff(group, prepend=-1) != 0) | (np.diff(key, prepend=-1) != 0)
    again = ~begins & (np.diff(voice, prepend=0) == 0)
    names = Groups(np.cumsum(begins))
    voices = np.add.reduceat((~again).astype(np.int64), names.starts)
    actors, group, key = names.least(actors), group[names.starts], key[names.starts]
    of_group = Groups(group)
    disputed = np.zeros(len(of_group.starts), bool)
    for one, other in of_group.pairs():
        disputed[of_group.of[one[~akin(key[one], key[other])]]] = True
    line = np.lexsort((key, -voices, group))
    return JointSide(actors[line[of_group.starts]], disputed)
