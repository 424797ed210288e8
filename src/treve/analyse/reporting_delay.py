"""How many incidents of the last days are still unreported? Delays between an incident and its report, in discrete time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from treve.errors import BadValue

Array = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]

LONGEST_DELAY = 60
"""Days after which no further report is expected; the share reported later is not foreseen."""
FEWEST_REPORTS = 50
"""Fewer reports fix the shares of single delays too loosely to be told."""
_CALM_SIZE = 1.0
"""Shape of the prior of a day's true count, whose mean is that of the window: an empty day is drawn towards the others."""


@dataclass(frozen=True, slots=True)
class Delays:
    """Incidents by day and delay, as known on one day. Arrays are never changed.

    reported  (days, longest + 1): incidents of each day by delay; days in order, the last one is the day of the answer
    known     same shape: True where that delay has passed
    """

    reported: Counts
    known: npt.NDArray[np.bool_]

    @property
    def so_far(self) -> Counts:
        """Incidents of each day reported so far."""
        found: Counts = self.reported.sum(axis=1)
        return found


def delays(age: Counts, delay: Counts, days: int, longest: int = LONGEST_DELAY) -> Delays:
    """Incidents by day and delay.

    age    (incidents,) days between each incident and the day of the answer, 0 or more
    delay  (incidents,) days between each incident and its report, 0 or more; reports after the day of the answer stay out
    days   how many days to look back
    Raises BadValue for negative ages or delays.
    """
    if (age < 0).any() or (delay < 0).any():
        raise BadValue("delays", "age, delay", f"{age.min()}, {delay.min()}", "days, 0 or more")
    seen = (age < days) & (delay <= age) & (delay <= longest)
    reported = np.zeros((days, longest + 1), dtype=np.int64)
    np.add.at(reported, (days - 1 - age[seen], delay[seen]), 1)
    known = np.arange(longest + 1)[None, :] <= np.arange(days)[::-1, None]
    return Delays(reported, known)


def completeness(table: Delays, rng: np.random.Generator, draws: int) -> Array:
    """Draws of the share of final reports that are in after each delay: (draws, longest + 1).

    The share reported with delay d among those reported with delay d or less has a Beta posterior; its prior weighs half a report
    over all delays together, so that many delays without a report do not add up to a late tail.
    """
    longest = table.reported.shape[1] - 1
    late, sofar = _late_and_so_far(table)
    hazards = rng.beta(0.5 / longest + late, 0.5 + sofar - late, size=(draws, longest))
    shares = np.ones((draws, longest + 1))
    shares[:, :-1] = np.cumprod((1 - hazards)[:, ::-1], axis=1)[:, ::-1]
    return np.maximum(shares, 1e-6)


def unreported(table: Delays, complete: Array, rng: np.random.Generator) -> Counts:
    """Draws of the incidents of each day still to be reported: (draws, days).

    complete  draws of `completeness`
    Given a share G known, the missing are negative binomial: NegBin(reported + a, (G + b) / (1 + b)), a gamma prior (a, rate b)
    of the day's true count having the mean of all days.
    """
    days, longest = len(table.reported), table.reported.shape[1] - 1
    delay = np.minimum(np.arange(days)[::-1], longest)
    share = complete[:, delay]
    so_far = table.so_far
    mean = (so_far.sum() + 0.5) / share.sum(axis=1, keepdims=True)
    rate = _CALM_SIZE / mean
    return rng.negative_binomial(so_far + _CALM_SIZE, (share + rate) / (1 + rate))


def weekday_share(table: Delays) -> float:
    """Largest share of the late reports that came on one day of the week; 1/7 where they come evenly, 0 without late ones."""
    day, delay = np.nonzero(table.reported)
    late = delay > 0
    sums = np.bincount((day + delay)[late] % 7, weights=table.reported[day, delay][late], minlength=7)
    return float(sums.max() / sums.sum()) if sums.sum() else 0.0


def _late_and_so_far(table: Delays) -> tuple[Array, Array]:
    """For each delay from 1 on, over the days on which it has passed: reports with that delay, and with it or less."""
    counted = np.where(table.known, table.reported, 0)
    late = counted[:, 1:].sum(axis=0).astype(np.float64)
    sofar = np.where(table.known, np.cumsum(table.reported, axis=1), 0)[:, 1:].sum(axis=0).astype(np.float64)
    return late, sofar
