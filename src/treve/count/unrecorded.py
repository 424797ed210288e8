"""How many incidents stand in neither register? A number only where somebody says aloud that the two are independent.

Registers of hostile parties are not: each looks where the other does not, and each leaves out what it did itself. Then the
overlap is smaller than chance, and the number too high; two registers fed by one source make it too low. Two lists cannot show
which (with three, see under-reporting in `analyse`).
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

from treve.model.register import Entry, MatchOutcome, Refusal, RegisterMatch, Unrecorded

# Chapman's estimate is nearly unbiased from this many in both (Robson and Regier 1964: bias below 2 % if m >= 7).
LEAST_IN_BOTH = 7
# Beyond this share of doubtful pairs the number in both, and so the estimate, is anybody's guess.
MOST_AMBIGUOUS = 0.1
Z_95 = 1.959964


def unrecorded(
    left: Sequence[Entry], right: Sequence[Entry], matches: Sequence[RegisterMatch], assume_independent: bool
) -> Unrecorded:
    """The estimate on the days both registers cover, or the first reason that forbids it."""
    window = _common_days(left, right)
    if window is None:
        return Unrecorded(Refusal.NO_COMMON_DAYS, len(left), len(right), 0)
    lefts, rights = (sum(_within(entry, window) for entry in entries) for entries in (left, right))
    pairs = [match for match in matches if match.left and match.right and _within(match.left, window)]
    both = sum(match.outcome is not MatchOutcome.AMBIGUOUS for match in pairs)
    doubtful = len({match.left.entry_id for match in pairs if match.left and match.outcome is MatchOutcome.AMBIGUOUS})
    refusal = _refusal(left, right, both, doubtful, assume_independent)
    if refusal:
        return Unrecorded(refusal, lefts, rights, both)
    rights = max(rights, both)
    estimate, low, high = chapman(lefts, rights, both)
    return Unrecorded(None, lefts, rights, both, estimate, low, high)


def _refusal(
    left: Sequence[Entry], right: Sequence[Entry], both: int, doubtful: int, assume_independent: bool
) -> Refusal | None:
    if not assume_independent:
        return Refusal.NOT_ASSUMED
    recorders = [{entry.recorder.casefold() for entry in entries if entry.recorder} for entries in (left, right)]
    if recorders[0] & recorders[1]:
        return Refusal.SAME_RECORDER
    if both < LEAST_IN_BOTH:
        return Refusal.TOO_FEW_IN_BOTH
    return Refusal.TOO_MANY_AMBIGUOUS if doubtful > MOST_AMBIGUOUS * both else None


def chapman(left: int, right: int, both: int) -> tuple[float, float, float]:
    """Incidents in neither of two independent lists: estimate, and the ends of its 95 % interval.

    left, right  entries of each list; both: entries in both, 0 to the smaller of them
    Source       Chapman (1951): N = (n1+1)(n2+1)/(m+1) - 1; variance by Seber (1970); interval log-normal in the number
                 missed, as Burnham and others (1987) give it for capture–recapture, so that it never falls below 0.
    """
    population = (left + 1) * (right + 1) / (both + 1) - 1
    missed = max(population - (left + right - both), 0.0)
    variance = (left + 1) * (right + 1) * (left - both) * (right - both) / ((both + 1) ** 2 * (both + 2))
    if missed == 0.0:
        return 0.0, 0.0, 0.0
    factor = math.exp(Z_95 * math.sqrt(math.log1p(variance / missed**2)))
    return missed, missed / factor, missed * factor


def _common_days(left: Sequence[Entry], right: Sequence[Entry]) -> tuple[dt.date, dt.date] | None:
    if not left or not right:
        return None
    first = max(min(entry.first for entry in entries) for entries in (left, right))
    last = min(max(entry.last for entry in entries) for entries in (left, right))
    return (first, last) if first <= last else None


def _within(entry: Entry, window: tuple[dt.date, dt.date]) -> bool:
    return window[0] <= entry.first and entry.last <= window[1]
