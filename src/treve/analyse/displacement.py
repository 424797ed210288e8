"""Did the violence move elsewhere? Covered fronts before and after, beside those that the truce does not bind."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri, stdtrit

from treve.model.displacement import Change, Displacement
from treve.model.refusal import Missing, Refusal

Array = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]

BLOCK = 7
UPPER_OF_NONE = 3.689
"""Upper limit of the mean of a Poisson count that came out as 0, one-sided 97.5 %: -ln 0.025."""
DRAWS = 2000


def displacement(
    names: Sequence[str],
    covered: Marks,
    daily: tuple[Array, Array],
    rng: np.random.Generator,
    effort: tuple[Array, Array] | None = None,
) -> Displacement | Refusal:
    """Each front, the covered ones, the others and all together, before and after.

    names    (fronts,)
    covered  (fronts,): does the truce bind this front?
    daily    (before, after), each (days, fronts) figures, none missing
    effort   (before, after), each (days,), 0 where nobody watched and nothing is counted; None: every day alike
    Result   a Refusal without a covered front, without another one, or with nothing counted on the covered ones before.
             Intervals: days are drawn again in blocks of seven, all fronts of a day together.
    """
    before, after = daily
    if not covered.any():
        return Refusal(Missing.NO_COVERED_FRONT)
    if covered.all():
        return Refusal(Missing.NO_OTHER_FRONT)
    if before[:, covered].sum() == 0:
        return Refusal(Missing.NOTHING_COUNTED)
    if not (np.isfinite(before).all() and np.isfinite(after).all()):
        return Refusal(Missing.NOT_STATED_EVERYWHERE)
    watched = _relative(effort or (np.ones(len(before)), np.ones(len(after))))
    days = float(watched[0].sum()), float(watched[1].sum())
    drawn = _rates(before, watched[0], rng), _rates(after, watched[1], rng)

    wider = wider_than_drawn(len(before), len(after))

    def change(name: str, wanted: Marks, binds: bool) -> Change:
        sums = before[:, wanted].sum(), after[:, wanted].sum()
        least = _upper_of_none(before[:, wanted].sum(axis=1), days)
        rates = drawn[0][:, wanted].sum(axis=1), drawn[1][:, wanted].sum(axis=1)
        plain = sums[1] / days[1] / (sums[0] / days[0]) if sums[0] else None
        return Change(
            name,
            binds,
            int(sums[0]),
            int(sums[1]),
            None if plain is None else _ratio(float(plain), *rates, wider, least),
        )

    each = tuple(change(name, np.arange(len(names)) == place, bool(covered[place])) for place, name in enumerate(names))
    lost, gained = _moved(drawn, covered)
    plain_lost, plain_gained = _moved(
        (before.sum(axis=0, keepdims=True) / days[0], after.sum(axis=0, keepdims=True) / days[1]), covered
    )
    falling = lost > 0
    offset = None
    if plain_lost[0] > 0 and falling.mean() > 0.975:
        low, high = np.quantile(gained[falling] / lost[falling], [0.025, 0.975])
        offset = (float(plain_gained[0] / plain_lost[0]), float(low), float(high))
    return Displacement(
        days_before=len(before),
        days_after=len(after),
        covered=change("covered", covered, True),
        others=change("others", ~covered, False),
        total=change("total", np.ones(len(names), dtype=np.bool_), False),
        fronts=tuple(sorted(each, key=lambda one: (-one.before - one.after, one.name))),
        offset=offset,
    )


def _relative(effort: tuple[Array, Array]) -> tuple[Array, Array]:
    """Against the mean of all days on which anybody watched, so that the sums are days."""
    both = np.concatenate(effort)
    unit = float(both[both > 0].mean())
    return effort[0] / unit, effort[1] / unit


def _rates(daily: Array, watched: Array, rng: np.random.Generator) -> Array:
    """Rates of days drawn again: (draws, columns). A draw of days that nobody watched counts nothing."""
    drawn = block_sums(np.column_stack([daily, watched]), rng, DRAWS)
    rates: Array = drawn[:, :-1] / np.where(drawn[:, -1:] > 0, drawn[:, -1:], 1.0)
    return rates


def block_sums(daily: Array, rng: np.random.Generator, draws: int) -> Array:
    """Sums over days drawn again in blocks of seven that run on from the last day to the first: (draws, columns)."""
    days = len(daily)
    size = min(BLOCK, days)
    blocks, rest = divmod(days, size)
    twice = np.cumsum(np.concatenate([np.zeros((1, daily.shape[1])), daily, daily[:size]]), axis=0)
    whole = twice[size : size + days] - twice[:days]
    sums: Array = whole[rng.integers(0, days, (draws, blocks))].sum(axis=1)
    if rest:
        part = twice[rest : rest + days] - twice[:days]
        sums = sums + part[rng.integers(0, days, draws)]
    return sums


def wider_than_drawn(days_before: int, days_after: int) -> float:
    """How much wider than drawn an interval must be: a handful of blocks varies less in the drawing than in the world."""
    blocks = max(2.0, days_before / BLOCK), max(2.0, days_after / BLOCK)
    fewest = min(blocks)
    return float(stdtrit(sum(blocks) - 2, 0.975) / ndtri(0.975) * np.sqrt(fewest / (fewest - 1)))


def _ratio(plain: float, before: Array, after: Array, wider: float, least: float) -> tuple[float, float, float]:
    """Half a figure is added where a draw has nothing before, so that the interval stays finite and is wide.

    Nothing counted after can be drawn again only as nothing: the upper limit is then `least`.
    """
    smallest = before[before > 0].min() / 2
    low, high = np.quantile(after / np.where(before > 0, before, smallest), [0.025, 0.975])
    if plain == 0:
        return 0.0, 0.0, max(float(high), least)
    if low == 0:
        return plain, 0.0, float(high)
    return plain, float(plain * (low / plain) ** wider), float(plain * (high / plain) ** wider)


def _upper_of_none(before: Array, days: tuple[float, float]) -> float:
    """Upper limit of the ratio where nothing was counted after. What comes in clusters, as deaths do, is rarer and larger."""
    total = before.sum()
    cluster = max(1.0, float((before**2).sum() / total)) if total else 1.0
    return UPPER_OF_NONE * cluster / days[1] / float(total / days[0]) if total else 0.0


def _moved(rates: tuple[Array, Array], covered: Marks) -> tuple[Array, Array]:
    lost: Array = rates[0][:, covered].sum(axis=1) - rates[1][:, covered].sum(axis=1)
    gained: Array = rates[1][:, ~covered].sum(axis=1) - rates[0][:, ~covered].sum(axis=1)
    return lost, gained
