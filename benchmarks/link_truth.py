"""Invented reports of which it is known who tells the same incident: the ground on which linking is measured.

Fixed before the linker was tuned. 20,000 towns, some far busier than others; half of the incidents come in bursts around one
town, one pair of sides and one kind of act; three sources report each incident independently and err on their own. 60 % of
the reports stand on the exact centroid of a town.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

KM_PER_DEGREE = 111.195


@dataclass(frozen=True, slots=True)
class Parameters:
    """What the generator draws from. Shares are of reports unless said otherwise.

    incidents_a_day        over all towns, so that a larger set is a longer time and no denser one
    detection              chance that each source reports an incident
    in_bursts              share of incidents
    """

    towns: int = 20_000
    south: float = 30.0
    north: float = 40.0
    west: float = 35.0
    east: float = 48.0
    incidents_a_day: float = 200.0
    detection: tuple[float, float, float] = (0.55, 0.45, 0.35)
    popularity_exponent: float = 0.8
    in_bursts: float = 0.5
    burst_size: float = 20.0
    burst_days: float = 5.0
    burst_same_town: float = 0.5
    burst_same_act: float = 0.6
    burst_same_sides: float = 0.7
    around_town_km: float = 3.0
    on_centroid: float = 0.6
    jitter_km: float = 2.0
    near: float = 0.12
    district: float = 0.06
    neighbours: int = 8
    day_off_by_one: float = 0.06
    vague_days: float = 0.10
    vague_month: float = 0.02
    clock_stated: tuple[float, float, float] = (0.6, 0.3, 0.2)
    clock_minutes: float = 40.0
    clock_wrong: float = 0.05
    act_sibling: float = 0.12
    act_unspecified: float = 0.13
    act_random: float = 0.05
    sides_per_town: int = 3
    perpetrator_unknown: float = 0.20
    perpetrator_umbrella: float = 0.13
    perpetrator_sibling: float = 0.05
    perpetrator_random: float = 0.02
    target_unknown: float = 0.10
    target_umbrella: float = 0.15
    target_civilians: float = 0.15
    deaths_missing: float = 0.20
    deaths_rough: float = 0.20
    deaths_range: float = 0.10
    deaths_none: float = 0.35


ACTS = (
    ("small_arms", "sniper", "heavy_machine_gun"),
    ("mortar", "artillery", "rocket_artillery", "tank"),
    ("air_strike", "drone_strike", "air_dropped_improvised"),
    ("ground_assault", "raid_or_ambush"),
)
"""Acts by group; an act is mistaken for a sibling more often than for another."""
ACT_NAMES = tuple(act for group in ACTS for act in group)
ACT_GROUP = np.array([number for number, group in enumerate(ACTS) for _ in group])
UNSPECIFIED = len(ACT_NAMES)
ACT_SHARES = np.array([0.14, 0.06, 0.05, 0.12, 0.18, 0.08, 0.03, 0.16, 0.03, 0.03, 0.07, 0.05])

BLOCS, GROUPS = 10, 15
"""Actor b * 16 is the umbrella of bloc b, the fifteen after it its members; then civilians and the unidentified."""
CIVILIANS, UNIDENTIFIED = BLOCS * 16, BLOCS * 16 + 1
EXACT, NEAR, DISTRICT = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Reports:
    """Columns, one value per report. minute, deaths: -1 is not stated. town: the town whose name the report gives."""

    incident: Ints
    source: Ints
    first_day: Ints
    last_day: Ints
    minute: Ints
    latitude: Floats
    longitude: Floats
    precision: Ints
    town: Ints
    on_centroid: npt.NDArray[np.bool_]
    perpetrator: Ints
    target: Ints
    act: Ints
    deaths_low: Ints
    deaths_high: Ints


@dataclass(frozen=True, slots=True)
class Incidents:
    """What truly happened."""

    day: Ints
    minute: Ints
    town: Ints
    latitude: Floats
    longitude: Floats
    perpetrator: Ints
    target: Ints
    act: Ints
    deaths: Ints


@dataclass(frozen=True, slots=True)
class Truth:
    """Reports, the incidents behind them, the towns, and how many days there are."""

    parameters: Parameters
    reports: Reports
    incidents: Incidents
    town_latitude: Floats
    town_longitude: Floats
    neighbours: Ints
    days: int


def truth(reports: int, seed: int, parameters: Parameters | None = None) -> Truth:
    """About `reports` reports of three sources, with their truth. The same seed gives the same set."""
    p = parameters or Parameters()
    rng = np.random.default_rng(seed)
    count = round(reports / sum(p.detection))
    days = max(30, round(count / p.incidents_a_day))
    latitude, longitude, popularity, neighbours, sides = _towns(p, rng)
    incidents = _incidents(p, rng, count, days, (latitude, longitude, popularity, neighbours, sides))
    told = [_reports(p, rng, source, incidents, (latitude, longitude, neighbours)) for source in range(3)]
    columns = {name: np.concatenate([getattr(one, name) for one in told]) for name in Reports.__slots__}
    order = rng.permutation(len(columns["incident"]))
    return Truth(
        p,
        Reports(**{name: column[order] for name, column in columns.items()}),
        incidents,
        latitude,
        longitude,
        neighbours,
        days,
    )


def _towns(p: Parameters, rng: np.random.Generator) -> tuple[Floats, Floats, Floats, Ints, Ints]:
    from scipy.spatial import cKDTree

    latitude = np.round(rng.uniform(p.south, p.north, p.towns), 4)
    longitude = np.round(rng.uniform(p.west, p.east, p.towns), 4)
    popularity = rng.permutation(np.arange(1, p.towns + 1, dtype=float) ** -p.popularity_exponent)
    popularity /= popularity.sum()
    middle = np.cos(np.radians((p.south + p.north) / 2))
    _, neighbours = cKDTree(np.c_[latitude, longitude * middle]).query(
        np.c_[latitude, longitude * middle], k=p.neighbours + 1
    )
    # Two blocs fight in each region of about one degree; a town knows three groups of each.
    region = (np.floor(latitude) * 100 + np.floor(longitude)).astype(np.int64)
    _, region = np.unique(region, return_inverse=True)
    bloc_a = np.asarray(rng.integers(0, BLOCS, region.max() + 1), dtype=np.int64)
    bloc_b = np.asarray((bloc_a + rng.integers(1, BLOCS, region.max() + 1)) % BLOCS, dtype=np.int64)
    members = rng.integers(1, GROUPS + 1, (p.towns, 2, p.sides_per_town))
    blocs: npt.NDArray[np.int64] = np.stack([bloc_a[region], bloc_b[region]], axis=1)
    sides = blocs[:, :, None] * 16 + members
    return latitude, longitude, popularity, np.asarray(neighbours, dtype=np.int64)[:, 1:], sides.astype(np.int64)


def _incidents(
    p: Parameters,
    rng: np.random.Generator,
    count: int,
    days: int,
    land: tuple[Floats, Floats, Floats, Ints, Ints],
) -> Incidents:
    latitude, longitude, popularity, neighbours, sides = land
    in_burst = rng.random(count) < p.in_bursts
    bursts = max(1, round(count * p.in_bursts / p.burst_size))
    burst = rng.integers(0, bursts, count)
    burst_town = rng.choice(p.towns, bursts, p=popularity)
    burst_start = rng.uniform(0, days, bursts)
    elsewhere = in_burst & (rng.random(count) >= p.burst_same_town)
    town = np.where(in_burst, burst_town[burst], rng.choice(p.towns, count, p=popularity))
    town = np.where(elsewhere, neighbours[town, rng.integers(0, p.neighbours, count)], town)
    day = np.where(in_burst, burst_start[burst] + rng.exponential(p.burst_days, count), rng.uniform(0, days, count))
    act = rng.choice(len(ACT_NAMES), count, p=ACT_SHARES)
    burst_act = rng.choice(len(ACT_NAMES), bursts, p=ACT_SHARES)
    act = np.where(in_burst & (rng.random(count) < p.burst_same_act), burst_act[burst], act)
    attacker, one, other = (rng.integers(0, top, count) for top in (2, p.sides_per_town, p.sides_per_town))
    perpetrator, target = sides[town, attacker, one], sides[town, 1 - attacker, other]
    keep = in_burst & (rng.random(count) < p.burst_same_sides)
    b_attacker, b_one, b_other = (rng.integers(0, top, bursts) for top in (2, p.sides_per_town, p.sides_per_town))
    perpetrator = np.where(keep, sides[burst_town, b_attacker, b_one][burst], perpetrator)
    target = np.where(keep, sides[burst_town, 1 - b_attacker, b_other][burst], target)
    deaths = np.where(rng.random(count) < p.deaths_none, 0, np.floor(np.exp(rng.normal(1.0, 1.0, count))) + 1)
    north, east = rng.normal(0, p.around_town_km, (2, count))
    return Incidents(
        day=np.minimum(np.floor(day), days - 1).astype(np.int64),
        minute=rng.integers(0, 1440, count),
        town=town,
        latitude=latitude[town] + north / KM_PER_DEGREE,
        longitude=longitude[town] + east / KM_PER_DEGREE / np.cos(np.radians(latitude[town])),
        perpetrator=perpetrator,
        target=target,
        act=act,
        deaths=deaths.astype(np.int64),
    )


def _reports(
    p: Parameters,
    rng: np.random.Generator,
    source: int,
    true: Incidents,
    land: tuple[Floats, Floats, Ints],
) -> Reports:
    which = np.flatnonzero(rng.random(len(true.day)) < p.detection[source])
    first, last = _days(p, rng, true.day[which])
    place = _place(p, rng, true, which, land)
    low, high = _deaths(p, rng, true.deaths[which])
    perpetrator, target = _sides(p, rng, true.perpetrator[which], true.target[which])
    return Reports(
        incident=which,
        source=np.full(len(which), source),
        first_day=first,
        last_day=last,
        minute=_minute(p, rng, source, true.minute[which]),
        latitude=place[0],
        longitude=place[1],
        precision=place[2],
        town=place[3],
        on_centroid=place[4],
        perpetrator=perpetrator,
        target=target,
        act=_act(p, rng, true.act[which]),
        deaths_low=low,
        deaths_high=high,
    )


def _days(p: Parameters, rng: np.random.Generator, day: Ints) -> tuple[Ints, Ints]:
    kind = rng.random(len(day))
    length = np.where(kind < p.vague_days, rng.integers(2, 8, len(day)), 1)
    length = np.where((kind >= p.vague_days) & (kind < p.vague_days + p.vague_month), 30, length)
    first = day - np.floor(rng.random(len(day)) * length).astype(np.int64)
    off = kind > 1 - p.day_off_by_one
    first = np.where(off, day + rng.choice([-1, 1], len(day)), first)
    return first, first + length - 1


def _minute(p: Parameters, rng: np.random.Generator, source: int, minute: Ints) -> Ints:
    told = minute + np.rint(rng.normal(0, p.clock_minutes, len(minute))).astype(np.int64)
    told = np.where(rng.random(len(minute)) < p.clock_wrong, rng.integers(0, 1440, len(minute)), told)
    stated = rng.random(len(minute)) < p.clock_stated[source]
    return np.where(stated, np.clip(told, 0, 1439), -1)


def _place(
    p: Parameters, rng: np.random.Generator, true: Incidents, which: Ints, land: tuple[Floats, Floats, Ints]
) -> tuple[Floats, Floats, Ints, Ints, npt.NDArray[np.bool_]]:
    latitude, longitude, neighbours = land
    count, kind = len(which), rng.random(len(which))
    precision = np.where(kind < p.near, NEAR, np.where(kind < p.near + p.district, DISTRICT, EXACT))
    town = true.town[which]
    shifted = neighbours[town, rng.integers(0, p.neighbours, count)]
    # A vague place is the centroid of a town nearby, or of the town itself.
    town = np.where((precision != EXACT) & (rng.random(count) < 0.5), shifted, town)
    centroid = (precision != EXACT) | (
        rng.random(count) < (p.on_centroid - p.near - p.district) / (1 - p.near - p.district)
    )
    north, east = rng.normal(0, p.jitter_km, (2, count))
    own_latitude = np.round(true.latitude[which] + north / KM_PER_DEGREE, 4)
    scale = KM_PER_DEGREE * np.cos(np.radians(true.latitude[which]))
    own_longitude = np.round(true.longitude[which] + east / scale, 4)
    return (
        np.where(centroid, latitude[town], own_latitude),
        np.where(centroid, longitude[town], own_longitude),
        precision,
        town,
        centroid,
    )


def _act(p: Parameters, rng: np.random.Generator, act: Ints) -> Ints:
    starts = np.array([np.flatnonzero(group == ACT_GROUP)[0] for group in range(len(ACTS))])
    sizes = np.array([len(group) for group in ACTS])
    group = ACT_GROUP[act]
    sibling = starts[group] + (act - starts[group] + 1 + rng.integers(0, sizes[group] - 1, len(act))) % sizes[group]
    bounds = np.cumsum([p.act_sibling, p.act_unspecified, p.act_random])
    kind = np.searchsorted(bounds, rng.random(len(act)), side="right")
    return np.choose(kind, [sibling, UNSPECIFIED, rng.integers(0, len(ACT_NAMES), len(act)), act])


def _sides(p: Parameters, rng: np.random.Generator, perpetrator: Ints, target: Ints) -> tuple[Ints, Ints]:
    count = len(perpetrator)
    bounds = np.cumsum([p.perpetrator_unknown, p.perpetrator_umbrella, p.perpetrator_sibling, p.perpetrator_random])
    kind = np.searchsorted(bounds, rng.random(count), side="right")
    umbrella = perpetrator // 16 * 16
    anybody = rng.integers(0, BLOCS, count) * 16 + rng.integers(1, GROUPS + 1, count)
    sibling = umbrella + rng.integers(1, GROUPS + 1, count)
    told = np.choose(kind, [np.full(count, UNIDENTIFIED), umbrella, sibling, anybody, perpetrator])
    bounds = np.cumsum([p.target_unknown, p.target_umbrella, p.target_civilians])
    kind = np.searchsorted(bounds, rng.random(count), side="right")
    hit = np.choose(kind, [np.full(count, UNIDENTIFIED), target // 16 * 16, np.full(count, CIVILIANS), target])
    return told, hit


def _deaths(p: Parameters, rng: np.random.Generator, deaths: Ints) -> tuple[Ints, Ints]:
    count = len(deaths)
    bounds = np.cumsum([p.deaths_missing, p.deaths_rough, p.deaths_range])
    kind = np.searchsorted(bounds, rng.random(count), side="right")
    rough = np.maximum(0, np.rint(deaths * np.exp(rng.normal(0, 0.3, count)))).astype(np.int64)
    below = np.floor(deaths * rng.uniform(0.6, 1.0, count)).astype(np.int64)
    above = np.ceil(deaths * rng.uniform(1.0, 1.5, count)).astype(np.int64)
    missing = np.full(count, -1)
    return np.choose(kind, [missing, rough, below, deaths]), np.choose(kind, [missing, rough, above, deaths])
