"""How long do such truces last, and how long may this one? From a comparison set that the user gives."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from treve.analyse.survival import Lives, at_risk, cumulative_incidence, kaplan_meier
from treve.model.durability import Chance, Durability, End, PastTruce
from treve.model.refusal import Missing, Refusal

Array = npt.NDArray[np.float64]

FEWEST_TRUCES = 20
FEWEST_AT_RISK = 5
AHEAD = (7, 30, 90)
AGES = (3, 7, 14, 30, 60, 90)
"""Last day of each age class; the rest is the last class."""
RIDGE = 1.0
"""Precision of the normal prior of a log hazard ratio: a standard deviation of 1."""
_AGE_RIDGE = 0.04
_CAUSES = (End.COLLAPSED, End.EXPIRED, End.SUPERSEDED)
_DRAWS = 2000


def durability(past: Sequence[PastTruce], age: int, rng: np.random.Generator) -> Durability | Refusal:
    """What comparable truces say of one that has stood for `age` days.

    past    comparable truces; a set of failed ones only says nothing about truces
    age     days this truce has stood, 0 or more
    Result  a Refusal below 20 comparable truces, or fewer than 5 of them at risk at this age.
    """
    if len(past) < FEWEST_TRUCES:
        return Refusal(Missing.TOO_FEW_TRUCES, {"truces": len(past), "needed": FEWEST_TRUCES})
    lives = lives_of(past)
    now = at_risk(lives, age + 1)
    if now < FEWEST_AT_RISK:
        return Refusal(Missing.TOO_FEW_AT_RISK, {"at_risk": now, "age": age, "needed": FEWEST_AT_RISK})
    hazard = Hazard(lives, np.zeros((len(past), 0)))
    return Durability(
        truces=len(past),
        conflicts=len(np.unique(lives.cluster)),
        age=age,
        at_risk=now,
        survival=kaplan_meier(lives, clustered=len(np.unique(lives.cluster)) > 1),
        by_end={kind.value: cumulative_incidence(lives, number, rng) for number, kind in enumerate(_CAUSES, 1)},
        chances=tuple(hazard.chance(age, days, np.zeros(0), rng) for days in AHEAD),
    )


def lives_of(past: Sequence[PastTruce]) -> Lives:
    """The spells of a comparison set, clustered by conflict."""
    conflicts = sorted({one.conflict for one in past})
    causes = {End.ONGOING: 0, **{kind: number for number, kind in enumerate(_CAUSES, 1)}}
    return Lives(
        days=np.array([one.days for one in past], dtype=np.int64),
        cause=np.array([causes[one.end] for one in past], dtype=np.int64),
        entered=np.array([one.entered for one in past], dtype=np.int64),
        cluster=np.array([conflicts.index(one.conflict) for one in past], dtype=np.int64),
    )


class Hazard:
    """The chance of ending on each day of age: 1 - exp(-exp(level of the age class + covariates x effects)).

    lives       spells; every kind of end counts
    covariates  (spells, effects) numbers known at the start of a spell
    `effects` are log hazard ratios under a normal prior; the levels are drawn weakly to their mean. Never changed after it is made.
    Standard errors are clustered. Source: discrete-time proportional hazards, complementary log-log; docs/explanation/how-long.md
    """

    def __init__(self, lives: Lives, covariates: Array) -> None:
        spell, age, ended = _spell_days(lives)
        classes = np.searchsorted(AGES, age)
        self._levels = len(AGES) + 1
        design = np.column_stack([np.eye(self._levels)[classes], covariates[spell]])
        # One row for each spell and age class: days stand in `exposure`, so that a year-long truce is seven rows.
        rows, where = np.unique(np.column_stack([spell, classes]), axis=0, return_inverse=True)
        first = np.unique(where, return_index=True)[1]
        ends = np.bincount(where, weights=ended).astype(np.float64)
        self._fit(design[first], np.bincount(where), ends, lives.cluster[rows[:, 0]])

    def stands(self, age: int, days: int, covariates: Array) -> float:
        """Chance that a spell standing at `age` still stands `days` later."""
        return float(self._stands(self.effects[None], age, days, covariates)[0])

    def chance(self, age: int, days: int, covariates: Array, rng: np.random.Generator) -> Chance:
        """The same with its 95 % interval, from normal draws of the effects."""
        drawn = rng.multivariate_normal(self.effects, self._spread, _DRAWS, method="eigh")
        low, high = np.quantile(self._stands(drawn, age, days, covariates), [0.025, 0.975])
        return Chance(days, self.stands(age, days, covariates), float(low), float(high))

    def _stands(self, effects: Array, age: int, days: int, covariates: Array) -> Array:
        classes = np.searchsorted(AGES, np.arange(age + 1, age + days + 1))
        log_hazard = effects[:, classes] + (effects[:, self._levels :] @ covariates)[:, None]
        stands: Array = np.exp(-np.exp(np.clip(log_hazard, -30, 5)).sum(axis=1))
        return stands

    def _fit(self, design: Array, days: npt.NDArray[np.int64], ended: Array, cluster: npt.NDArray[np.int64]) -> None:
        start = np.log((ended.sum() + 0.5) / days.sum())
        centre = np.full(design.shape[1], 0.0)
        centre[: self._levels] = start
        ridge = np.full(design.shape[1], RIDGE)
        ridge[: self._levels] = _AGE_RIDGE
        self.effects: Array = centre.copy()
        for _ in range(100):
            slope, curve, parts = _step(design, days, ended, self.effects)
            information = (design * curve[:, None]).T @ design + np.diag(ridge)
            move = np.linalg.solve(information, slope - ridge * (self.effects - centre))
            move *= min(1.0, 2.0 / max(float(np.abs(move).max()), 1e-12))
            self.effects = self.effects + move
            if np.abs(move).max() < 1e-10:
                break
        inverse = np.linalg.inv(information)
        scores = np.array([parts[cluster == one].sum(axis=0) for one in np.unique(cluster)])
        number = len(scores)
        meat = scores.T @ scores * (number / (number - 1)) if number > 1 else information
        # The prior keeps a direction without data finite: its own part of the information stays in the spread.
        self._spread: Array = inverse @ (meat + np.diag(ridge)) @ inverse


def _step(design: Array, days: npt.NDArray[np.int64], ended: Array, effects: Array) -> tuple[Array, Array, Array]:
    """Slope, expected curvature of each row, and each row's part of the slope."""
    rate = np.exp(np.clip(design @ effects, -30, 5))
    hazard = -np.expm1(-rate)
    odds = np.exp(-rate) * rate / np.maximum(hazard, 1e-300)
    residual = ended * odds - (days - ended) * rate
    parts = design * residual[:, None]
    curve = days * rate * odds
    return parts.sum(axis=0), curve, parts


def _spell_days(lives: Lives) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """Every watched day of every spell: spell, age on that day (1: the first), whether it ended then."""
    lengths = lives.days - lives.entered
    spell = np.repeat(np.arange(len(lengths)), lengths)
    age = np.concatenate(
        [np.arange(first + 1, last + 1) for first, last in zip(lives.entered, lives.days, strict=True)]
    )
    return spell, age, (age == lives.days[spell]) & (lives.cause[spell] > 0)
