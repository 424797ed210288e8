"""A run over invented reports that come late, in three districts."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator

import numpy as np
import pytest

import treve
from treve.run_folder import RunFolder

COLUMNS = (
    "report_id",
    "source",
    "recorder",
    "published",
    "occurred_from",
    "occurred_to",
    "place",
    "admin1",
    "lat",
    "lon",
    "place_precision",
    "perpetrator_alleged",
    "target",
    "act",
    "killed_low",
    "killed_high",
)
PLACES = (("Hama", "Hama", 35.13, 36.75), ("Idlib", "Idlib", 35.93, 36.63), ("Duma", "Rif Dimashq", 33.57, 36.40))
TRUCE = dt.date(2016, 12, 30)


@pytest.fixture(scope="session")
def late_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunFolder]:
    """Six incidents a day before the truce of 30 December 2016 and two a day for 60 days from it on; half are told within a day."""
    folder = tmp_path_factory.mktemp("late")
    rng = np.random.default_rng(1)
    with (folder / "reports.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        number = 0
        for step in range(-70, 60):
            day = TRUCE + dt.timedelta(days=step)
            for _ in range(int(rng.poisson(2 if step >= 0 else 6))):
                number += 1
                place, admin1, lat, lon = PLACES[int(rng.integers(3))]
                told = day + dt.timedelta(days=int(rng.geometric(0.3)) - 1)
                row = (f"r{number}", "made", "made", told, day, day, place, admin1, lat, lon, 1)
                writer.writerow((*row, "syrian-government", "rebels", "artillery", 1, 1))
    # Invented reports that differ in the day alone; what is tested are counts of them, and not how they are linked.
    alone = treve.Settings(link=False)
    with treve.run(["syr-2016-12-30"], [("table", folder / "reports.csv")], folder / "run", settings=alone) as made:
        yield made
