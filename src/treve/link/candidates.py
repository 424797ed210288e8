"""Rule: which two reports may tell the same incident? Their days lie no more than the window apart, and their places no more than
the window and both their reaches; without a point, they bear the same name of a place.

Distance is the straight line between points on a sphere of 6,371.0088 km. A report that could lie on more days than the window's
longest is never the same report as another, and stays an incident of its own. Reports of one curated register are no pairs.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from treve.errors import TooManyPairs
from treve.link import meeting
from treve.link.keys import Keys
from treve.link.place_keys import NOT_STATED, Places
from treve.link.window import Window

Floats = npt.NDArray[np.float64]
Small = npt.NDArray[np.int32]

_LOOKED_UP = 20_000
"""Reports whose cells are looked up at a time."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of reports to be compared, one value per pair: their places in `keys`, the one of the smaller row first.

    keys       the reports
    square_km  the squared distance; not a number where one of the two has no point
    """

    keys: Keys
    at_1: Small
    at_2: Small
    square_km: Floats


def candidates(keys: Keys, places: Places, window: Window) -> Candidates:
    """All candidate pairs. Raises TooManyPairs, before any is made, if the cells hold more than the window's pairs per report."""
    seen = _met(keys, places, window)
    curated = np.where(keys.curated, keys["register_id"], -1)
    bound = window.pairs_per_report * max(len(keys.number), 1_000)
    pairs = seen.total()
    if pairs > bound and (pairs := pairs - seen.of_one(curated)) > bound:
        raise TooManyPairs(pairs, int(bound), int(seen.count.max()))
    number = keys.number
    # The earlier of two reports seeks; of two of one day, one of them.
    by = seen.ranked(keys["first_number"].astype(np.int64) * len(number) + np.arange(len(number)), curated)

    def made(own: slice) -> tuple[Small, Small, Floats]:
        one, other = seen.pairs(own, by)
        square, most = places.apart(keys.place.take(one), keys.place.take(other), window.km)
        good = np.flatnonzero(~(square > most))
        one, other, square = one.take(good), other.take(good), square.take(good)
        turned = number.take(one) > number.take(other)
        return np.where(turned, other, one), np.where(turned, one, other), square

    with ThreadPoolExecutor(window.workers()) as threads:
        parts = list(threads.map(made, seen.stretches()))
        at_1, at_2, square = threads.map(np.concatenate, zip(*parts, strict=True))
    return Candidates(keys, at_1, at_2, square)


def _met(keys: Keys, places: Places, window: Window) -> meeting.Met:
    first, last = keys["first_number"].copy(), keys["last_number"]
    # A report that could lie on too many days neither waits nor seeks.
    short = np.flatnonzero(last - first < window.longest_days).astype(np.int32)
    place = keys.place[short]
    around = places.cells.around
    furthest = int((places.reach.west + places.reach.columns).max(initial=0))
    names = meeting.named(keys["name_key"][short], keys["reach_metres"][short] != NOT_STATED)

    def waits(begin: int) -> meeting.Entries:
        return meeting.waits(places.reach.take(place[begin : begin + _LOOKED_UP]), around).moved(begin)

    def seeks(begin: int) -> meeting.Entries:
        return meeting.seeks(places.sought.take(place[begin : begin + _LOOKED_UP]), around, furthest).moved(begin)

    begins = range(0, len(short), _LOOKED_UP)
    with ThreadPoolExecutor(window.workers()) as threads:
        waiting = list(threads.map(waits, begins))
    return meeting.met(
        meeting.together([*waiting, names]),
        [*(partial(seeks, begin) for begin in begins), lambda: names],
        first[short],
        (last + np.int32(window.days))[short],
        short,
        window.workers(),
    )
