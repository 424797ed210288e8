"""`treve simulate`: invented reports, areas, actors and agreements of any size, for trying out and for measuring.

Nothing here is about anybody. The same seed gives the same files, byte for byte, with the same versions of numpy and pyarrow.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from treve.errors import BadValue, RunFolderError
from treve.simulate.actors import invent_actors, write_actors
from treve.simulate.agreements import invent_agreements, write_agreements
from treve.simulate.ground import lay_ground, write_areas
from treve.simulate.reports import write_reports
from treve.simulate.words import Words
from treve.store.begun import whole_folder
from treve.store.run_files import UNFINISHED, unfinished

__all__ = ["simulate"]

FILES = ("areas.geojson", "actors.csv", "agreements.json", "reports.parquet", "truth.json")
"""In the order in which they are written and take their names."""
_MOST = {"reports": 9_999_999_999, "agreements": 99_999, "districts": 500_000, "towns": 1_000_000}
"""Most of each: as many as their ids have digits for, or as tables in memory are meant for."""


def simulate(reports: int, agreements: int, seed: int, out: Path, districts: int = 3_600, towns: int = 20_000) -> None:
    """Write reports.parquet, areas.geojson, actors.csv, agreements.json and truth.json into a folder.

    reports, agreements  how many, from 0
    seed                 a whole number, from 0
    districts, towns     how many, from 1; districts are spread over at most 60 lands
    truth.json           what was planted, counted by kind; it takes its name last, so a folder without it is unfinished
    Stopped, it removes what it began; files of these names that were there before stay as they were.
    Memory               does not grow with the number of reports.
    Raises               BadValue for a number out of range, RunFolderError if the folder cannot be written.
    """
    asked = {"reports": reports, "agreements": agreements, "districts": districts, "towns": towns}
    _check({**asked, "seed": seed})
    ground_seed, actor_seed, agreement_seed, report_seed = np.random.SeedSequence(seed).spawn(4)
    rng = np.random.default_rng(ground_seed)
    words = Words(rng)
    ground = lay_ground(rng, words, districts, towns)
    cast = invent_actors(np.random.default_rng(actor_seed), words, ground.lands)
    invented = list(invent_agreements(np.random.default_rng(agreement_seed), ground, cast, agreements))
    try:
        with whole_folder(out, *FILES, *(f"{name}{UNFINISHED}" for name in FILES)):
            areas, actors, drafted, rows, truth = (unfinished(out / name) for name in FILES)
            write_areas(ground, areas)
            write_actors(cast, actors)
            write_agreements(invented, drafted)
            planted = write_reports(report_seed, ground, cast, reports, rows)
            told = {"seed": seed, "asked": asked, "reports": planted, "agreements": _counted(invented)}
            told["actors"] = {
                "actors": len(cast.actors),
                "by_kind": dict(sorted(Counter(actor.kind.value for actor in cast.actors).items())),
                "spellings": int(np.count_nonzero(cast.spelling_actor >= 0)),
                "unresolvable_names": int(np.count_nonzero(cast.spelling_actor < 0)),
            }
            truth.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8", newline="\n")
            (out / FILES[-1]).unlink(missing_ok=True)
            for name in FILES:
                unfinished(out / name).replace(out / name)
    except OSError as problem:
        raise RunFolderError(f"{out}: cannot be written: {problem.strerror or problem}") from problem


def _check(numbers: dict[str, int]) -> None:
    for name, number in numbers.items():
        least = 1 if name in ("districts", "towns") else 0
        most = _MOST.get(name)
        if number < least or (most is not None and number > most):
            limit = "" if most is None else f" to {most}"
            raise BadValue("simulate", name, str(number), f"a whole number from {least}{limit}", "option")


def _counted(agreements: list[dict[str, Any]]) -> dict[str, int]:
    counted: Counter[str] = Counter(agreements=len(agreements))
    for one in agreements:
        counted["parties"] += len(one["parties"])
        counted["excluded_actors"] += len(one["excluded_actors"])
        counted["districts"] += sum(len(area["areas"]) for area in one["territory"]["include"])
        counted["with_exception"] += one["exceptions"] is not None
        counted.update(f"word_{party['asserted']}" for party in one["parties"])
        counted.update(f"prohibition_{clause['code']}" for clause in one["prohibitions"])
    return dict(sorted(counted.items()))
