"""The best a linker could do on the invented reports: it knows the parameters they were drawn with, and who fights where.

For each candidate pair six log likelihood ratios: days, places, clock, acts and sides, deaths, and how many other reports are to
be expected there and then, each from the true parameters, averaged over what may truly have happened. Where, when, by whom and
how often incidents truly happen is taken from the truth itself: more than any linker can know. The six depend on each other (a
busy fortnight has its acts and sides), so they are put together by weights fitted to the labelled truth of another draw; adding
them up as they are does worse than treve, and would be no oracle.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from benchmarks.link_truth import (
    ACT_GROUP,
    ACT_NAMES,
    ACTS,
    BLOCS,
    CIVILIANS,
    EXACT,
    GROUPS,
    KM_PER_DEGREE,
    UNIDENTIFIED,
    Truth,
)

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
ACTORS = UNIDENTIFIED + 1


def evidence(truth: Truth, one: Ints, other: Ints) -> Floats:
    """The six log likelihood ratios of each pair (indices of reports), and a column of ones."""
    parts = (_days, _places, _clock, _categories, _deaths, _expected)
    return np.column_stack([np.ones(len(one)), *(part(truth, one, other) for part in parts)])


def fitted(told: Floats, same: npt.NDArray[np.bool_]) -> Floats:
    """Weights of the six by logistic regression on pairs of which it is known whether they are the same."""
    weights = np.zeros(told.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-np.clip(told @ weights, -30, 30)))
        slope = (told * (chance * (1 - chance))[:, None]).T @ told + np.eye(len(weights))
        weights += np.linalg.solve(slope, told.T @ (same - chance) - weights)
    return weights


def _ratio(joint: Floats, first: Floats, second: Floats) -> Floats:
    ratio: Floats = np.log(np.maximum(joint, 1e-12)) - np.log(np.maximum(first * second, 1e-12))
    return ratio


def _days(truth: Truth, one: Ints, other: Ints) -> Floats:
    """Log of the chance of the second span given the first, per day: compared with one report on any day of the window."""
    p, r = truth.parameters, truth.reports
    shares = {"exact": 1 - p.vague_days - p.vague_month - p.day_off_by_one}
    length = (r.last_day - r.first_day + 1)[np.stack([one, other])]
    first, last = r.first_day[np.stack([one, other])], r.last_day[np.stack([one, other])]
    total = np.zeros(len(one))
    # The true day lies within two days of either span: sum over it, each day as likely as the next.
    low = np.minimum(first[0], first[1]) - 1
    for step in range(70):
        day = low + step
        chance = np.ones(len(one))
        for side in (0, 1):
            inside = (day >= first[side]) & (day <= last[side])
            exact = np.where(
                day == first[side], shares["exact"], np.where(np.abs(day - first[side]) == 1, p.day_off_by_one / 2, 0)
            )
            chance *= np.where(length[side] == 1, exact, inside / length[side])
        total += chance
    alone = np.where(length == 1, 1 - p.vague_days - p.vague_month, 1.0)
    return np.log(np.maximum(total, 1e-12)) - np.log(alone[0] * alone[1])


def _places(truth: Truth, one: Ints, other: Ints) -> Floats:
    """Log density of the second point given the first, per square km; for centroids, of that town among its neighbours."""
    p, r = truth.parameters, truth.reports
    scale = KM_PER_DEGREE * np.cos(np.radians(r.latitude[one]))
    north = (r.latitude[one] - r.latitude[other]) * KM_PER_DEGREE
    east = (r.longitude[one] - r.longitude[other]) * scale
    square = north**2 + east**2
    sharp = ~r.on_centroid
    both, none = sharp[one] & sharp[other], ~sharp[one] & ~sharp[other]
    spread = 2 * p.jitter_km**2
    free = np.exp(-square / (2 * spread)) / (2 * np.pi * spread)
    mixed_spread = p.around_town_km**2 + p.jitter_km**2
    mixed = np.exp(-square / (2 * mixed_spread)) / (2 * np.pi * mixed_spread)
    same_town = r.town[one] == r.town[other]
    precise = (r.precision[one] == EXACT) & (r.precision[other] == EXACT)
    vague_same, vague_other = 0.5, 0.5 / p.neighbours
    town_chance = np.where(
        precise, same_town.astype(float), np.where(same_town, vague_same, np.where(square < 60**2, vague_other, 0))
    )
    # A centroid stands for the area of its town: the land divided among the towns.
    area = (p.north - p.south) * KM_PER_DEGREE * (p.east - p.west) * KM_PER_DEGREE * 0.82 / p.towns
    vague_mixed = np.where(square < 45**2, 0.5 / area / p.neighbours + 0.5 * mixed, 0)
    one_vague = (r.precision[one] != EXACT) | (r.precision[other] != EXACT)
    density = np.where(both, free, np.where(none, town_chance / area, np.where(one_vague, vague_mixed, mixed)))
    return np.log(np.maximum(density, 1e-15))


def _expected(truth: Truth, one: Ints, other: Ints) -> Floats:
    """Minus the log of how many reports a day and square km the second source is to be expected to make there and then."""
    p, i = truth.parameters, truth.incidents
    r = truth.reports
    area = (p.north - p.south) * KM_PER_DEGREE * (p.east - p.west) * KM_PER_DEGREE * 0.82 / p.towns
    slot = 7
    width = truth.days // slot + 3
    count = np.bincount(i.town * width + i.day // slot + 1, minlength=p.towns * width).astype(float)
    steady = np.bincount(i.town, minlength=p.towns) / max(truth.days, 1)
    at = r.town[other] * width + np.clip(r.first_day[other] // slot + 1, 1, width - 2)
    lately = (count[at - 1] + count[at] + count[at + 1]) / (3 * slot)
    # The incident itself stands among those counted.
    rate = np.maximum(0.7 * lately + 0.3 * steady[r.town[other]] - 0.7 / (3 * slot), 1 / truth.days / p.towns)
    del one
    return -np.log(rate / area)


def _clock(truth: Truth, one: Ints, other: Ints) -> Floats:
    p, r = truth.parameters, truth.reports
    stated = (r.minute[one] >= 0) & (r.minute[other] >= 0)
    gap = (r.minute[one] - r.minute[other]).astype(float)
    spread = 2 * p.clock_minutes**2
    right = (1 - p.clock_wrong) ** 2
    density = right * np.exp(-(gap**2) / (2 * spread)) / np.sqrt(2 * np.pi * spread) + (1 - right) / 1440
    return np.where(stated, np.log(density * 1440), 0.0)


def _confusions(truth: Truth) -> tuple[Floats, Floats, Floats]:
    """What is told for each true act, perpetrator and target: rows true, columns told."""
    p = truth.parameters
    acts = np.full((len(ACT_NAMES), len(ACT_NAMES) + 1), 0.0)
    for true in range(len(ACT_NAMES)):
        siblings = np.flatnonzero((ACT_GROUP[true] == ACT_GROUP) & (np.arange(len(ACT_NAMES)) != true))
        acts[true, siblings] += p.act_sibling / len(siblings)
        acts[true, : len(ACT_NAMES)] += p.act_random / len(ACT_NAMES)
        acts[true, len(ACT_NAMES)] = p.act_unspecified
        acts[true, true] += 1 - p.act_sibling - p.act_unspecified - p.act_random
    who, whom = np.zeros((ACTORS, ACTORS)), np.zeros((ACTORS, ACTORS))
    groups = np.array([bloc * 16 + one for bloc in range(BLOCS) for one in range(1, GROUPS + 1)])
    for true in groups:
        umbrella = true // 16 * 16
        who[true, UNIDENTIFIED] = p.perpetrator_unknown
        who[true, umbrella] = p.perpetrator_umbrella
        who[true, umbrella + 1 : umbrella + 1 + GROUPS] += p.perpetrator_sibling / GROUPS
        who[true, groups] += p.perpetrator_random / len(groups)
        told = p.perpetrator_unknown + p.perpetrator_umbrella + p.perpetrator_sibling + p.perpetrator_random
        who[true, true] += 1 - told
        whom[true, UNIDENTIFIED], whom[true, umbrella] = p.target_unknown, p.target_umbrella
        whom[true, CIVILIANS] = p.target_civilians
        whom[true, true] += 1 - p.target_unknown - p.target_umbrella - p.target_civilians
    return acts, who, whom


def _categories(truth: Truth, one: Ints, other: Ints) -> Floats:
    """Acts and sides, held against what is told of other incidents of the region and the fortnight."""
    r, i = truth.reports, truth.incidents
    total = np.zeros(len(one))
    region = (np.floor(truth.town_latitude) * 100 + np.floor(truth.town_longitude)).astype(np.int64)
    _, region = np.unique(region, return_inverse=True)
    shares = (
        (i.act, r.act, _confusions(truth)[0], len(ACT_NAMES)),
        (i.perpetrator, r.perpetrator, _confusions(truth)[1], ACTORS),
        (i.target, r.target, _confusions(truth)[2], ACTORS),
    )
    for true, told, confusion, kinds in shares:
        count = (
            np.bincount(region[i.town] * kinds + true, minlength=(region.max() + 1) * kinds).reshape(-1, kinds) + 1e-9
        )
        local = count / count.sum(axis=1, keepdims=True)
        for start in range(0, len(one), 20_000):
            part = slice(start, start + 20_000)
            here = local[region[r.town[one[part]]]]
            first, second = confusion[:, told[one[part]]].T, confusion[:, told[other[part]]].T
            joint = (here * first * second).sum(axis=1)
            total[part] += _ratio(joint, (here * first).sum(axis=1), (here * second).sum(axis=1))
    return total


def _deaths(truth: Truth, one: Ints, other: Ints) -> Floats:
    """Tolls: both statements summed over the true toll, up to 150."""
    p, r = truth.parameters, truth.reports
    toll = np.arange(0, 151)
    prior = np.bincount(np.minimum(truth.incidents.deaths, 150), minlength=151) + 1e-9
    prior = prior / prior.sum()
    spread = np.maximum(np.log(np.maximum(toll, 0.5)), -0.69)
    total = np.zeros(len(one))
    stated = (r.deaths_low[one] >= 0) & (r.deaths_low[other] >= 0)
    exact = 1 - p.deaths_missing - p.deaths_rough - p.deaths_range

    def told(at: Ints) -> Floats:
        low, high = r.deaths_low[at][:, None], r.deaths_high[at][:, None]
        rough = np.where(
            toll == 0,
            low == 0,
            np.exp(-((np.log(np.maximum(low, 0.5)) - spread) ** 2) / 0.18)
            / np.maximum(0.75 * np.maximum(low, 0.5), 0.75),
        )
        wide = (low <= toll) & (toll <= high) & (low >= np.floor(0.6 * toll)) & (high <= np.ceil(1.5 * toll))
        ways = np.maximum(0.4 * toll, 1) * np.maximum(0.5 * toll, 1)
        point = np.where(low == high, exact * (low == toll) + p.deaths_rough * rough, 0)
        chance: Floats = point + p.deaths_range * wide / ways
        return chance

    for start in range(0, len(one), 20_000):
        part = slice(start, start + 20_000)
        first, second = told(one[part]), told(other[part])
        joint = (prior * first * second).sum(axis=1)
        total[part] = _ratio(joint, (prior * first).sum(axis=1), (prior * second).sum(axis=1))
    return np.where(stated, total, 0.0)


assert len(ACTS) == ACT_GROUP.max() + 1
