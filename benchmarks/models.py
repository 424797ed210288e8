"""Calibration of the models beyond the effect on simulated figures, a dose at a time.

    python -m benchmarks.models [--seconds 120] [--only NAME]

Adds to benchmarks/models_results.json and goes on from there; each repeat has a seed of its own, its number. One process.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path

import numpy as np

from benchmarks.alarm_rates import alarm_rates
from treve.analyse.displacement import displacement
from treve.analyse.drivers import Attributed, drivers
from treve.analyse.durability import Hazard
from treve.analyse.holding import Watched, holding
from treve.analyse.hotspots import (
    Search,
    daily_size,
    estimated_maps,
    expectation_score,
    hotspots,
    negative_binomial_maps,
)
from treve.analyse.multiple_systems import Overlaps, multiple_systems
from treve.analyse.pooled_rates import expected_counts, flagged, ratio_draws
from treve.analyse.reporting_delay import delays
from treve.analyse.survival import Lives, kaplan_meier
from treve.model.displacement import Displacement, Drivers
from treve.model.holding import Holding
from treve.model.hotspots import Hotspots
from treve.model.multiple_systems import MultipleSystems, TotalPrior

RESULTS = Path(__file__).parent / "models_results.json"
Sums = dict[str, float]
Rng = np.random.Generator


def pooled(rng: Rng) -> Sums:
    """60 units, ratios from a gamma, expectations known or estimated from 60 days: 90 % intervals, mistakes among the flagged."""
    base, truth = rng.uniform(0.05, 0.6, 60), rng.gamma(3.0, 1 / 3.0, 60)
    after = rng.poisson(base * 30 * truth).astype(float)
    found: Sums = {}
    for name, nodes in (
        ("known", (base * 30)[:, None]),
        ("estimated", expected_counts(rng.poisson(base * 60).astype(float), 60, 30)),
    ):
        drawn = ratio_draws(after, nodes, rng)
        low, high = np.quantile(drawn, [0.05, 0.95], axis=0)
        inside = (low <= truth) & (truth <= high)
        marked = flagged((drawn > 1).mean(axis=0))
        found[f"{name}: in 90 % interval"] = float(inside.mean())
        found[f"{name}: units flagged"] = float(marked.sum())
        found[f"{name}: flagged by mistake"] = float((marked & (truth <= 1)).sum())
    return found


def scan(rng: Rng) -> Sums:
    """30 areas, 14 days, negative binomial of size 1.5, no cluster: the p-value of the strongest window.

    Rates known, or estimated from the 60 days before, as the program does it.
    """
    truth = rng.uniform(0.05, 0.8, 30)
    days = negative_binomial_maps(np.tile(truth, (74, 1)), 1.5)(rng, 1)[0]
    before, last = days[:60], days[60:]
    expected = np.tile(np.maximum(before.sum(axis=0), 0.5) / 60, (14, 1))
    names, points = [str(one) for one in range(30)], rng.normal(size=(30, 2))
    found: Sums = {}
    for name, rates, draw in (
        ("known", np.tile(truth, (14, 1)), negative_binomial_maps(np.tile(truth, (14, 1)), 1.5)),
        ("estimated", expected, estimated_maps(before, 14, daily_size(before))),
    ):
        search = Search(names, points, last, rates)
        told = hotspots(search, expectation_score, draw, rng, maps=199)
        p_value = told.clusters[0].p_value if isinstance(told, Hotspots) and told.clusters else 1.0
        found |= {f"{name}: p at most {limit}": float(p_value <= limit) for limit in (0.05, 0.1, 0.25, 0.5, 0.75)}
    return found


def nowcast(rng: Rng) -> Sums:
    """Replay of 60 days of reports: late ones geometric; and a register that is brought up to date once a week."""
    found: Sums = {}
    for name in ("steady", "weekly batches"):
        counts = rng.negative_binomial(3.0, 3.0 / 8.0, 180)
        age = np.repeat(np.arange(180)[::-1], counts)
        late = rng.geometric(0.2, len(age)) - 1
        if name == "weekly batches":
            late += (age - late) % 7
        late = np.maximum(late, 0)
        table = delays(age, late, 180, 60)
        watched = Watched(AS_OF, AS_OF, (table,), rng.poisson(5, 56).astype(float), np.ones(60))
        told = holding(watched, rng)
        found[f"{name}: refused"] = float(not isinstance(told, Holding))
        if not isinstance(told, Holding):
            continue
        for rate in told.rates:
            truth = int(counts[-rate.days :].sum())
            found[f"{name}: {rate.days} days in 95 % interval"] = float(rate.low <= truth <= rate.high)
    return found


AS_OF = dt.date(2020, 1, 1)


def excess(rng: Rng) -> Sums:
    """Two fronts of known excess, bursty days, a part of the incidents unattributed: the share and its bounds."""
    size = 3.0
    before = rng.negative_binomial(size, size / (size + 2), (56, 2)).astype(float)
    whole = np.column_stack([rng.negative_binomial(size, size / (size + mean), 28) for mean in (7.0, 4.0)]).astype(
        float
    )
    hidden = rng.binomial(whole.astype(np.int64), [0.05, 0.35]).astype(float)
    truth = 5 / 7
    plain = drivers(Attributed(("a", "b"), before, whole, np.zeros(28), np.zeros(2)), rng)
    loose = hidden.sum(axis=1)
    bounded = drivers(Attributed(("a", "b"), before, whole - hidden, loose, np.full(2, loose.sum())), rng)
    found: Sums = {}
    if isinstance(plain, Drivers):
        one = next(one for one in plain.drivers if one.name == "a")
        found["share in 95 % interval"] = float(one.share[1] <= truth <= one.share[2])
    if isinstance(bounded, Drivers):
        gain = np.maximum(whole.sum(axis=0) - 56, 0)
        one = next(one for one in bounded.drivers if one.name == "a")
        found["bounds hold the share of this draw"] = float(
            one.lowest - 0.03 <= gain[0] / gain.sum() <= one.highest + 0.03
        )
    return found


def moved(rng: Rng) -> Sums:
    """No change on either group of fronts, days of size 1.5: 95 % intervals of each ratio."""
    daily = rng.negative_binomial(1.5, 1.5 / 6.5, (90, 2)).astype(float)
    found = displacement(["a", "b"], np.array([True, False]), (daily[:60], daily[60:]), rng)
    assert isinstance(found, Displacement)
    told: Sums = {}
    for part in (found.covered, found.others, found.total):
        assert part.ratio is not None
        told[f"{part.name}: 1 in 95 % interval"] = float(part.ratio[1] <= 1 <= part.ratio[2])
    return told


def lasting(rng: Rng) -> Sums:
    """12 conflicts of 6 truces with hazards that differ by conflict and fall with age; one conflict held out."""
    conflict = np.repeat(np.arange(12), 6)
    level = rng.normal(np.log(0.02), 0.4, 12)[conflict]
    days = np.empty(72, dtype=np.int64)
    for one in range(72):
        age = np.arange(1, 366)
        ended = rng.random(365) < 1 - np.exp(-np.exp(level[one]) * np.where(age <= 14, 2.0, 0.7))
        days[one] = int(age[ended][0]) if ended.any() else 365
    cause = (days < 365).astype(np.int64)
    train = conflict != 0
    lives = Lives(days[train], cause[train], np.zeros(66, dtype=np.int64), conflict[train])
    hazard, curve = Hazard(lives, np.zeros((66, 0))), kaplan_meier(lives)
    chance = hazard.chance(30, 30, np.zeros(0), rng)
    truth = float(np.mean(np.exp(-np.exp(rng.normal(np.log(0.02), 0.4, 4000)) * 0.7 * 30)))
    step = curve.at(30)
    kept = days[~train] > 30
    told = _by_kind(rng)
    return {
        **told,
        "30 more days in 95 % interval": float(chance.low <= truth <= chance.high),
        "Brier of the hazard, held out": float(np.mean((hazard.stands(0, 30, np.zeros(0)) - kept) ** 2)),
        "Brier of Kaplan-Meier, held out": float(np.mean(((step.share if step else 1.0) - kept) ** 2)),
    }


def _by_kind(rng: Rng) -> Sums:
    """The same with two kinds of truce, of which one ends three times as fast: what knowing the kind is worth."""
    conflict, kind = np.repeat(np.arange(12), 6), rng.integers(0, 2, 72).astype(float)
    chance = 1 - np.exp(-0.02 * 3**kind)
    days = np.minimum(rng.geometric(chance), 365)
    train = conflict != 0
    lives = Lives(days[train], (days[train] < 365).astype(np.int64), np.zeros(66, dtype=np.int64), conflict[train])
    hazard, step = Hazard(lives, kind[train][:, None]), kaplan_meier(lives).at(30)
    kept = days[~train] > 30
    stands = np.array([hazard.stands(0, 30, np.array([one])) for one in kind[~train]])
    return {
        "two kinds: Brier of the hazard, held out": float(np.mean((stands - kept) ** 2)),
        "two kinds: Brier of Kaplan-Meier, held out": float(np.mean(((step.share if step else 1.0) - kept) ** 2)),
    }


def registers(rng: Rng) -> Sums:
    """600 incidents, three independent registers; 0, 2 and 5 % of the links lost, each making one incident two."""
    held = rng.random((600, 3)) < [0.5, 0.4, 0.35]
    cells = np.array([cell for cell in product((False, True), repeat=3) if any(cell)])
    found: Sums = {}
    for lost in (0.0, 0.02, 0.05):
        rows = []
        for row in held:
            places = np.flatnonzero(row)
            if len(places) > 1 and rng.random() < lost:
                alone = np.zeros(3, dtype=np.bool_)
                alone[places[0]] = True
                rows += [alone, row & ~alone]
            else:
                rows.append(row)
        table = np.array(rows)
        counts = np.array([int((table == cell).all(axis=1).sum()) for cell in cells])
        told = multiple_systems(Overlaps(("a", "b", "c"), cells, counts), most=1200)
        if isinstance(told, MultipleSystems):
            for one in told.grid:
                if one.weight == 1 or one.prior is TotalPrior.ONE_OVER_TOTAL:
                    key = f"{100 * lost:.0f} % lost, weight {one.weight:g}, prior {one.prior.value}: in 95 % interval"
                    found[key] = float(one.low <= 600 <= one.high)
    return found


EXPERIMENTS: dict[str, Callable[[Rng], Sums]] = {
    "pooled": pooled,
    "scan": scan,
    "nowcast": nowcast,
    "alarms": alarm_rates,
    "excess": excess,
    "moved": moved,
    "lasting": lasting,
    "registers": registers,
}
WANTED = {"alarms": 20, "lasting": 300, "registers": 300}
"""Repeats of each experiment; 500 unless named."""


def run(name: str, repeat: int) -> Sums:
    """One repeat; the same number gives the same figures."""
    return EXPERIMENTS[name](np.random.default_rng([repeat, *name.encode()]))


def main() -> None:
    """Add repeats until the time is up or all are there."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--only", choices=EXPERIMENTS)
    asked = parser.parse_args()
    results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    until = time.monotonic() + asked.seconds
    names = [asked.only] if asked.only else list(EXPERIMENTS)
    while time.monotonic() < until and names:
        for name in list(names):
            done = results.setdefault(name, {"repeats": 0, "sums": {}, "counts": {}})
            if done["repeats"] >= WANTED.get(name, 500):
                names.remove(name)
                continue
            for key, value in run(name, done["repeats"]).items():
                done["sums"][key] = done["sums"].get(key, 0.0) + value
                done["counts"][key] = done["counts"].get(key, 0) + 1
            done["repeats"] += 1
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
