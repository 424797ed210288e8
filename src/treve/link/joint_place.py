"""Which of the places that several reports name stands for their incident?

The most precise one, if it lies within what every other report allows (2 km more for two ways of placing a town); otherwise the
widest. Of equally precise ones the one most reports name, then the first in the order of the table place.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from treve.link.side_by_side import Groups

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

_MORE_KM = 2

_PLACES, _NAMED, _FINENESS = 10**12, 10**3, 10**2
"""More than there are places, reports of one place that are told apart by their number, and degrees of fineness."""


@dataclass(frozen=True, slots=True)
class JointPlace:
    """The place of each incident; whether it is the widest of those named; the largest distance between points in km.

    apart_km  not a number: fewer than two of the reports have a point
    """

    place: Ints
    widest: Bools
    apart_km: Floats


def joint_place(groups: Groups, place: Ints, fineness: Ints, point: Floats, radius_km: Floats) -> JointPlace:
    """The place of each group of reports. radius_km: how far each report's place reaches, not a number where nobody knows."""
    # One number for each report, of which the least is the finest place, of these the one most name, of these the first.
    rank = (_NAMED - np.minimum(_times_named(groups, place), _NAMED - 1)) * _PLACES + place
    finest = groups.least(fineness * (_NAMED + 1) * _PLACES + rank) % _PLACES
    widest = groups.least((_FINENESS - fineness) * (_NAMED + 1) * _PLACES + rank) % _PLACES
    stands = np.empty(len(groups.starts), np.int64)
    there = np.flatnonzero(place == finest[groups.of])
    stands[groups.of[there]] = there
    # What is unknown is not farther than allowed: a comparison with what is no number holds nowhere.
    elsewhere = groups.any(_square(point, point.take(stands[groups.of], axis=0)) > (radius_km + _MORE_KM) ** 2)
    return JointPlace(np.where(elsewhere, widest, finest), elsewhere, _apart(groups, point))


def _times_named(groups: Groups, place: Ints) -> Ints:
    """How many of its group name the place that each report names; of two different places of two reports neither more often."""
    times = np.ones(len(place), np.int64)
    many = np.flatnonzero(groups.sizes[groups.of] > 2)
    if len(many):
        name = groups.of[many] * (int(place.max()) + 1) + place[many]
        order = np.argsort(name)
        named = Groups(name[order])
        times[many[order]] = named.sizes[named.of]
    return times


def _apart(groups: Groups, point: Floats) -> Floats:
    farthest = np.full(len(groups.starts), np.nan)
    for one, other in groups.pairs():
        # Of a group of three and more several pairs come at once.
        np.fmax.at(farthest, groups.of[one], _square(point.take(one, axis=0), point.take(other, axis=0)))
    apart: Floats = np.sqrt(farthest)
    return apart


def _square(one: Floats, other: Floats) -> Floats:
    steps = one - other
    square: Floats = steps[:, 0] * steps[:, 0] + steps[:, 1] * steps[:, 1] + steps[:, 2] * steps[:, 2]
    return square
