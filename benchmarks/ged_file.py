"""A large UCDP GED CSV for measuring: 49 columns, as many rows as asked, quotes and line breaks inside cells."""

from __future__ import annotations

import csv
import random
from pathlib import Path

PLACES = 40_000
"""Distinct places; the global release has some tens of thousands."""

# fmt: off
COLUMNS = [
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
]
# fmt: on


def write_ged(path: Path, rows: int, seed: int = 0) -> None:
    """Write invented rows in the form of the global release."""
    rng = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number in range(1, rows + 1):
            writer.writerow(_row(rng, number))


def _row(rng: random.Random, number: int) -> list[object]:
    year, month, day = rng.randint(1989, 2024), rng.randint(1, 12), rng.randint(1, 28)
    date = f"{year}-{month:02d}-{day:02d} 00:00:00.000"
    side_b, site = f"Simulated group {rng.randint(1, 900)}", rng.randint(1, PLACES)
    # A place has one point, as in UCDP.
    place, latitude, longitude = (
        f"Place {site} town",
        round(33 + site % 2_000 / 500, 6),
        round(36 + site * 6 / PLACES, 6),
    )
    best = rng.randint(0, 30)
    article = f'"Simulated Agency,{date[:10]},{number} killed in ""clashes"", sources say"\nsecond line of the article {number}'
    values = {
        "id": number,
        "relid": f"SIM-{year}-1-{number}",
        "year": year,
        "active_year": "1",
        "code_status": "Clear",
        "type_of_violence": rng.choice((1, 1, 1, 2, 3)),
        "conflict_dset_id": 299,
        "conflict_new_id": 299,
        "conflict_name": "Syria: Government",
        "dyad_dset_id": 11973,
        "dyad_new_id": 11973,
        "dyad_name": f"Government of Syria - {side_b}",
        "side_a_dset_id": 118,
        "side_a_new_id": 118,
        "side_a": "Government of Syria",
        "side_b_dset_id": 4456,
        "side_b_new_id": 4456,
        "side_b": side_b,
        "number_of_sources": rng.randint(1, 4),
        "source_article": article,
        "source_office": "Simulated Agency;Simulated Observatory",
        "source_date": date[:10],
        "source_headline": f"{number} killed in clashes, sources say; more than the day before",
        "source_original": "local sources",
        "where_prec": rng.choice((1, 1, 1, 2, 3, 4, 6)),
        "where_coordinates": place,
        "where_description": f"{place}, some kilometres from the next",
        "adm_1": rng.choice(("Aleppo Governorate", "Idlib Governorate", "Homs Governorate")),
        "adm_2": "Simulated district",
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({longitude} {latitude})",
        "priogrid_gid": 181_153,
        "country": "Syria",
        "country_id": 652,
        "region": "Middle East",
        "event_clarity": 1,
        "date_prec": 1,
        "date_start": date,
        "date_end": date,
        "deaths_a": best,
        "deaths_b": 0,
        "deaths_civilians": 0,
        "deaths_unknown": 0,
        "best": best,
        "high": best + rng.randint(0, 9),
        "low": max(0, best - rng.randint(0, 5)),
        "gwnoa": 652,
        "gwnob": "",
    }
    return [values[column] for column in COLUMNS]
