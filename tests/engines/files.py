"""What the line on every engine reads: the reports of the example, a few rows as UCDP GED and ACLED write them, and decisions.

One row has figures in no order, and one a day that does not exist, so that what is said of such rows is asked for as well.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "syria-2016"

_GED_ROW = {
    "type_of_violence": "1",
    "side_a": "Government of Syria",
    "side_b": "HTS, Southern Front",
    "source_office": "SOHR;AFP",
    "where_prec": "1",
    "where_coordinates": "Hama city",
    "where_description": "",
    "adm_1": "Hama governorate",
    "adm_2": "",
    "latitude": "35.13",
    "longitude": "36.75",
    "country": "Syria",
    "country_id": "652",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "2016-12-31",
    "date_end": "2016-12-31",
    "deaths_civilians": "0",
    "best": "2",
    "high": "3",
    "low": "1",
}
_GED_CHANGES: tuple[dict[str, str], ...] = (
    {},
    {"type_of_violence": "3", "side_b": "Civilians", "where_prec": "4", "event_clarity": "2"},
    {"date_start": "2017-01-02", "date_end": "2017-01-09", "where_prec": "6", "latitude": "", "longitude": ""},
    {"low": "5"},
)
_ACLED_ROW = {
    "event_date": "2017-01-03",
    "time_precision": "1",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Military Forces of Syria (2000-)",
    "assoc_actor_1": "Military Forces of Russia; Hezbollah",
    "actor2": "",
    "assoc_actor_2": "",
    "civilian_targeting": "Civilian targeting",
    "iso": "760",
    "country": "Syria",
    "admin1": "Idleb",
    "admin2": "Ariha",
    "location": "Balyun",
    "latitude": "35.68",
    "longitude": "36.54",
    "geo_precision": "1",
    "source": "SOHR; SANA",
    "notes": "",
    "fatalities": "3",
}
_ACLED_CHANGES: tuple[dict[str, str], ...] = (
    {},
    {"time_precision": "2", "actor2": "Rebels", "geo_precision": "2"},
    {"time_precision": "3", "sub_event_type": "Armed clash", "geo_precision": "3", "fatalities": "0"},
    {"event_date": "31 February 2017"},
)
_DECISIONS = (
    {"report_1": "SY17-0023", "report_2": "SY17-0024", "decision": "same"},
    {"report_1": "SY17-0001", "report_2": "SY17-0013", "decision": "not_same"},
)


def options(folder: Path) -> list[str]:
    """The sources and decisions as options of `treve run`, the small ones written into a folder."""
    ged = [_GED_ROW | {"id": str(number)} | change for number, change in enumerate(_GED_CHANGES, start=1)]
    acled = [_ACLED_ROW | {"event_id_cnty": f"SYR{number}"} | one for number, one in enumerate(_ACLED_CHANGES, start=1)]
    return [
        *("--source", f"table={EXAMPLE / 'reports.csv'}"),
        *("--source", f"ucdp_ged={_written(folder / 'ged.csv', ged)}"),
        *("--source", f"acled={_written(folder / 'acled.csv', acled)}"),
        *("--decisions", str(_written(folder / "decisions.csv", _DECISIONS))),
    ]


def _written(path: Path, rows: Sequence[Mapping[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path
