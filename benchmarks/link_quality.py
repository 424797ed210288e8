"""How well reports are linked where the truth is known: treve beside an oracle, Splink, and mutual best by time and distance.

    python -m benchmarks.link_quality [--splink PYTHON] [--only SET ...]

What is chosen is chosen on the draws of TUNING; those of SETS are measured once, after every choice, and new draws take their place
when something is chosen again. `--splink` is a Python that has Splink (`benchmarks/link_splink.py`). Writes
benchmarks/link_quality.json; `python -m benchmarks.link_page` puts it into the documentation.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.link_oracle import evidence, fitted
from benchmarks.link_store import fill
from benchmarks.link_truth import ACT_GROUP, UNIDENTIFIED, UNSPECIFIED, Parameters, Truth, truth
from treve import link
from treve.link import blocking, matching
from treve.link.candidates import Candidates, candidates
from treve.link.keys import keys_of
from treve.link.place_keys import laid_out
from treve.link.window import Window
from treve.store.duckdb import DuckDBStore

SOURCES = frozenset({"north", "south", "east"})
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
PATH = Path(__file__).with_suffix(".json")

DENSE = Parameters(towns=300, south=33.0, north=36.0, west=36.0, east=40.0, incidents_a_day=40.0)
"""One front in one province: more than twice as many reports a day and square kilometre, on few towns."""
TUNING = {
    "usual": (50_000, (1,), Parameters()),
    "dense": (2_000, tuple(range(8001, 8011)), DENSE),
}
"""Draws on which the chance from which a pair is linked, and how many pairs the starting shares count for, were chosen."""
SETS = {
    "dense": (2_000, tuple(range(9501, 9511)), DENSE),
    "usual": (50_000, tuple(range(9201, 9206)), Parameters()),
    "spread": (1_000_000, (9301,), Parameters(in_bursts=0, popularity_exponent=0, on_centroid=0.18)),
    "usual, 1 million": (1_000_000, (9401,), Parameters()),
}
"""Reports, seeds and parameters of draws measured once, after every choice. The oracle is fitted to another draw of the same
parameters for each."""
MEASURES = ("precision", "recall", "f1")
CHANCES = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)


def quality(known: Truth, one: Ints, other: Ints) -> dict[str, float]:
    """Precision, recall and F1 of linked pairs of reports, with their standard errors when incidents are drawn anew."""
    incident = known.reports.incident
    told = np.bincount(incident)
    right = incident[one] == incident[other]
    same, true = np.bincount(incident[one[right]], minlength=len(told)), told * (told - 1) / 2
    # A wrong link counts half for the incident at each of its ends.
    links = (np.bincount(incident[one], minlength=len(told)) + np.bincount(incident[other], minlength=len(told))) / 2
    found: dict[str, float] = {"links": len(one)}
    for name, parts, wholes in (("precision", same, links), ("recall", same, true), ("f1", 2 * same, links + true)):
        whole = max(1.0, float(wholes.sum()))
        value = float(parts.sum()) / whole
        found[name] = round(value, 4)
        found[f"{name}_error"] = round(float(np.sqrt(((parts - value * wholes) ** 2).sum())) / whole, 5)
    return found


def best_cut(known: Truth, one: Ints, other: Ints, chance: Floats) -> dict[str, float]:
    """The quality at the chance that gives the best F1: a choice that only who knows the truth can make."""
    return max(
        (
            quality(known, one[chance >= cut], other[chance >= cut]) | {"cut": round(cut, 3)}
            for cut in np.arange(0, 0.96, 0.025)
        ),
        key=lambda found: found["f1"],
    )


def learned(reports: int, seed: int, parameters: Parameters) -> Floats:
    """The oracle's weights, from the labelled truth of another draw."""
    known = truth(reports, seed, parameters)
    store = DuckDBStore(None)
    fill(store, known)
    assert blocking.registers(store, SOURCES)
    keys, places, _ = blocking.keys(blocking.asked(store, Window()), Window())
    one, other = _pairs(candidates(keys, places, Window()))
    store.close()
    return fitted(evidence(known, one, other), known.reports.incident[one] == known.reports.incident[other])


def _pairs(found: Candidates) -> tuple[Ints, Ints]:
    """The two reports of each candidate pair."""
    return found.keys.number[found.at_1] - 1, found.keys.number[found.at_2] - 1


def tuned(reports: int, seeds: Sequence[int], parameters: Parameters) -> list[dict[str, float]]:
    """The quality of the links made at each chance, on average over draws used for choosing."""
    rows = []
    for chance in CHANCES:
        drawn = []
        for seed in seeds:
            known = truth(reports, seed, parameters)
            store = DuckDBStore(None)
            fill(store, known)
            link.incidents(store, link.LinkOrder(window=Window(linked=chance), curated=SOURCES))
            drawn.append(_treve(known, store))
            store.close()
        rows.append({"chance": chance, **{name: float(np.mean([one[name] for one in drawn])) for name in MEASURES}})
    return rows


def measured(known: Truth, oracle: Floats, splink: str | None = None) -> dict[str, object]:
    """Everything on one set. oracle: what `learned` gives; splink: a Python that has Splink."""
    store = DuckDBStore(None)
    fill(store, known)
    started = time.monotonic()
    link.incidents(store, link.LinkOrder(curated=SOURCES))
    seconds = time.monotonic() - started
    told = store.fetch("link/compared.sql")
    places = blocking.placed(told, laid_out(store.fetch("link/place_points.sql"), Window()), Window())[1]
    one, other = _pairs(candidates(keys_of(told, places, blocking.curated(store)), places, Window()))
    among = matching.pairs(one, other, known.reports.source[one], known.reports.source[other])
    sure = matching.chances(among, np.exp(np.clip(evidence(known, one, other) @ oracle, -30, 20)))
    mutual = matching.mutual_best(among, sure)
    found: dict[str, object] = {
        "reports": len(known.reports.incident),
        "pairs": len(one),
        "seconds": round(seconds, 2),
        "load": round(os.getloadavg()[0], 1),
    }
    found["oracle"] = best_cut(known, one[mutual], other[mutual], sure[mutual])
    found["treve, unambiguous links"] = _treve(known, store)
    pairs = store.fetch("pair")
    chance, relation = pairs.column("chance").to_numpy(), np.array(pairs.column("relation").to_pylist())
    own = [pairs.column(name).to_numpy() - 1 for name in ("report_1", "report_2")]
    listed = matching.pairs(own[0], own[1], known.reports.source[own[0]], known.reports.source[own[1]])
    best = matching.mutual_best(listed, chance)
    found["treve, best guess where ambiguous"] = best_cut(known, own[0][best], own[1][best], chance[best])
    found["mutual best by time and distance"] = _baseline(known, among, one, other)
    if splink:
        found |= _splink(known, splink)
    found["reliability"] = _reliability(known, own[0], own[1], chance)
    found["relations"] = {str(name): int((relation == name).sum()) for name in np.unique(relation)}
    store.close()
    return found


def _treve(known: Truth, store: DuckDBStore) -> dict[str, float]:
    rows = store.fetch("incident_report")
    order = np.argsort(rows.column("incident_id").to_numpy(), kind="stable")
    reports = rows.column("source_row_id").to_numpy()[order] - 1
    incidents = rows.column("incident_id").to_numpy()[order]
    one, other = [], []
    for step in (1, 2):
        together = incidents[step:] == incidents[:-step]
        one.append(reports[:-step][together])
        other.append(reports[step:][together])
    return quality(known, np.concatenate(one), np.concatenate(other))


def _baseline(known: Truth, among: matching.Pairs, one: Ints, other: Ints) -> dict[str, float]:
    """Nearest in kilometres and days together (15 km count as much as two days), each the other's nearest; best cut."""
    r = known.reports
    north = (r.latitude[one] - r.latitude[other]) * 111.195
    east = (r.longitude[one] - r.longitude[other]) * 111.195 * np.cos(np.radians(r.latitude[one]))
    days = np.abs((r.first_day[one] + r.last_day[one]) - (r.first_day[other] + r.last_day[other])) / 2
    nearness = 1 / (1 + np.hypot(north, east) / 15 + days / 2)
    # Ties are broken by the numbers of the reports, as stable ids.
    nearness -= 1e-9 * (one + other) / (2 * len(r.incident))
    mutual = matching.mutual_best(among, nearness)
    return best_cut(known, one[mutual], other[mutual], nearness[mutual])


def _reliability(known: Truth, one: Ints, other: Ints, chance: Floats) -> list[dict[str, float]]:
    same = known.reports.incident[one] == known.reports.incident[other]
    found = []
    for low in np.arange(0.2, 1, 0.1):
        inside = (chance >= low) & (chance < low + 0.1 + 1e-9 * (low > 0.85) * 1e9)
        if inside.any():
            found.append(
                {
                    "from": round(float(low), 1),
                    "pairs": int(inside.sum()),
                    "said": round(float(chance[inside].mean()), 3),
                    "true": round(float(same[inside].mean()), 3),
                }
            )
    return found


def _splink(known: Truth, python: str) -> dict[str, object]:
    """Splink's match probabilities of the same pairs: by its own even odds, and as mutual best at the best cut."""
    with tempfile.TemporaryDirectory() as folder:
        reports, pairs = Path(folder) / "reports.parquet", Path(folder) / "pairs.parquet"
        pq.write_table(_plain(known), reports)
        words = [python, "-m", "benchmarks.link_splink", str(reports), str(pairs)]
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
        done = subprocess.run(words, check=True, capture_output=True, text=True, env=environment)
        rows = pq.read_table(pairs)
    one, other = (rows.column(name).to_numpy().astype(np.int64) for name in ("report_l", "report_r"))
    chance = rows.column("match_probability").to_numpy()
    among = matching.pairs(one, other, known.reports.source[one], known.reports.source[other])
    mutual = matching.mutual_best(among, chance)
    sure = chance >= 0.5
    return {
        "Splink, pairs above even odds": quality(known, one[sure], other[sure]),
        "Splink, mutual best above even odds": quality(known, one[sure & mutual], other[sure & mutual]),
        "Splink, mutual best": best_cut(known, one[mutual], other[mutual], chance[mutual]),
        "Splink, what it took": json.loads(done.stdout.splitlines()[-1]),
    }


def _plain(known: Truth) -> pa.Table:
    """One row per report: what it states, and the cells of space and time in which it is looked for."""
    r, count = known.reports, len(known.reports.incident)
    reach = np.array([0.0, 25.0, 30.0])[r.precision]
    starts, blocks = _blocks(known, reach)
    unspecified = r.act == UNSPECIFIED
    return pa.table(
        {
            "report": np.arange(count),
            "source": r.source,
            "first_day": r.first_day,
            "last_day": r.last_day,
            "minute": pa.array(r.minute, mask=r.minute < 0),
            "latitude": r.latitude,
            "longitude": r.longitude,
            "reach_km": reach,
            "town": r.town,
            "perpetrator": pa.array(r.perpetrator, mask=r.perpetrator == UNIDENTIFIED),
            "target": pa.array(r.target, mask=r.target == UNIDENTIFIED),
            "act": pa.array(r.act, mask=unspecified),
            "act_group": pa.array(np.append(ACT_GROUP, -1)[r.act], mask=unspecified),
            "deaths_low": pa.array(r.deaths_low, mask=r.deaths_low < 0),
            "deaths_high": pa.array(r.deaths_high, mask=r.deaths_high < 0),
            "blocks": pa.ListArray.from_arrays(pa.array(starts), pa.array(blocks)),
        }
    )


def _blocks(known: Truth, reach: Floats) -> tuple[Ints, Ints]:
    """Cells of some 45 km and six days, for each report those that half the window around its own place and days touches."""
    r = known.reports
    north = (reach + 7.5) / 111.195
    east = north / np.cos(np.radians(np.abs(r.latitude) + north))
    sides = ((r.latitude, north, 0.4), (r.longitude, east, 0.5), ((r.first_day + r.last_day) / 2, _half(known), 6.0))
    least = [np.floor((middle - half) / size).astype(np.int64) for middle, half, size in sides]
    most = [np.floor((middle + half) / size).astype(np.int64) for middle, half, size in sides]
    wide = [high - low + 1 for low, high in zip(least, most, strict=True)]
    entered = wide[0] * wide[1] * wide[2]
    which = np.repeat(np.arange(len(entered)), entered)
    starts = np.concatenate([[0], np.cumsum(entered)])
    within = np.arange(len(which)) - starts[which]
    rest, day = np.divmod(within, wide[2][which])
    row, column = np.divmod(rest, wide[1][which])
    block = ((least[0][which] + row) * 10_000 + least[1][which] + column) * 100_000 + least[2][which] + day
    return starts.astype(np.int32), block


def _half(known: Truth) -> Floats:
    """Days from the middle of each report's days to the end of what half the window of two days allows."""
    half: Floats = (known.reports.last_day - known.reports.first_day) / 2 + 1
    return half


def main() -> None:
    """Measure and write, draw by draw."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--splink")
    parser.add_argument("--only", nargs="*", choices=["tuning", *SETS], default=["tuning", *SETS])
    asked = parser.parse_args()
    found = json.loads(PATH.read_text(encoding="utf-8")) if PATH.exists() else {}
    for name in asked.only:
        if name == "tuning":
            found[name] = {one: tuned(*how) for one, how in TUNING.items()}
            continue
        reports, seeds, parameters = SETS[name]
        found[name] = {}
        for seed in seeds:
            oracle = learned(min(max(reports, 20_000), 50_000), seed + 1_000, parameters)
            found[name][str(seed)] = measured(truth(reports, seed, parameters), oracle, asked.splink)
            PATH.write_text(json.dumps(found, indent=1, default=float) + "\n", encoding="utf-8")
    PATH.write_text(json.dumps(found, indent=1, default=float) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
