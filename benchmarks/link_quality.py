"""How well reports are linked where the truth is known: treve beside an oracle and mutual best by time and distance.

    python -m benchmarks.link_quality REPORTS [--seed 1]

Writes benchmarks/link_quality.json.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.link_oracle import evidence, fitted
from benchmarks.link_store import fill
from benchmarks.link_truth import Truth, truth
from treve import link
from treve.link import blocking, matching
from treve.link.window import Window
from treve.store.duckdb import DuckDBStore

SOURCES = frozenset({"north", "south", "east"})
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def quality(known: Truth, one: Ints, other: Ints) -> dict[str, float]:
    """Precision, recall and F1 of linked pairs of reports."""
    incident = known.reports.incident
    told = np.bincount(incident)
    same = int((incident[one] == incident[other]).sum())
    precision, recall = same / max(1, len(one)), same / int((told * (told - 1) // 2).sum())
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / max(1e-9, precision + recall), 4),
        "links": len(one),
    }


def best_cut(known: Truth, one: Ints, other: Ints, chance: Floats) -> dict[str, float]:
    """The quality at the chance that gives the best F1: a choice that only who knows the truth can make."""
    return max(
        (
            quality(known, one[chance >= cut], other[chance >= cut]) | {"cut": round(cut, 3)}
            for cut in np.arange(0, 0.96, 0.025)
        ),
        key=lambda found: found["f1"],
    )


def learned(seed: int) -> Floats:
    """The oracle's weights, from the labelled truth of another draw."""
    known = truth(50_000, seed)
    store = DuckDBStore(None)
    fill(store, known)
    blocking.keys(store, Window(), SOURCES)
    blocking.candidates(store, Window())
    rows = store.fetch("step_candidate")
    one, other = (rows.column(name).to_numpy() - 1 for name in ("report_1", "report_2"))
    store.close()
    return fitted(evidence(known, one, other), known.reports.incident[one] == known.reports.incident[other])


def measured(known: Truth, oracle: Floats) -> dict[str, object]:
    """Everything on one set. oracle: what `learned` gives."""
    store = DuckDBStore(None)
    fill(store, known)
    started = time.monotonic()
    link.incidents(store, link.LinkOrder(curated=SOURCES))
    seconds = time.monotonic() - started
    rows = store.fetch("step_candidate")
    names = ("report_1", "report_2", "register_1", "register_2")
    columns = [rows.column(name).to_numpy() for name in names]
    among = matching.pairs(*columns)
    one, other = columns[0] - 1, columns[1] - 1
    sure = matching.chances(among, np.exp(np.clip(evidence(known, one, other) @ oracle, -30, 20)))
    mutual = matching.mutual_best(among, sure)
    found: dict[str, object] = {"reports": len(known.reports.incident), "pairs": len(one), "seconds": round(seconds, 2)}
    found["oracle"] = best_cut(known, one[mutual], other[mutual], sure[mutual])
    found["treve, unambiguous links"] = _treve(known, store)
    pairs = store.fetch("pair")
    chance, relation = pairs.column("chance").to_numpy(), np.array(pairs.column("relation").to_pylist())
    own = [pairs.column(name).to_numpy() - 1 for name in ("report_1", "report_2")]
    listed = matching.pairs(own[0], own[1], known.reports.source[own[0]], known.reports.source[own[1]])
    best = matching.mutual_best(listed, chance)
    found["treve, best guess where ambiguous"] = best_cut(known, own[0][best], own[1][best], chance[best])
    found["mutual best by time and distance"] = _baseline(known, among, one, other)
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


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("reports", type=int)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    found = measured(truth(asked.reports, asked.seed), learned(asked.seed + 1_000))
    path = Path(__file__).parent / "link_quality.json"
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    kept[str(asked.reports)] = found
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
