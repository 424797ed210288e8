"""Step resolve, the places: where, in which areas, and which instants the local days and hours are.

Each distinct place is treated once; its point is held against all areas at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa

from treve.model.agreement import Area
from treve.model.place import RADIUS_KM
from treve.resolve.admin1 import admin1_in_our_spelling, division_key, is_admin1
from treve.resolve.areas import NO_MAP, GivenMap, given_map
from treve.resolve.areas import areas as fill_areas
from treve.resolve.calendar import calendar
from treve.resolve.given_areas import given_areas
from treve.resolve.localities import ZoneBasis, locality
from treve.resolve.place_columns import PlaceColumns, place_columns
from treve.resolve.unknown_divisions import unknown_divisions
from treve.settings import Settings
from treve.store.protocol import Store

_STATED = ("country", "admin1", "zone")
_LOCALITY = pa.schema(
    [
        (name, pa.string())
        for name in ("source", *(f"stated_{column}" for column in _STATED), "country", "admin1", "zone", "zone_basis")
    ]
)
_RADIUS = pa.schema([("place_precision", pa.string()), ("radius_km", pa.float64())])


def places(
    store: Store,
    areas: Sequence[tuple[str, Area]],
    given: Path | None,
    agreement_zones: Sequence[str],
    settings: Settings,
) -> tuple[str, ...]:
    """Say where each report lies: tables place, report_place, calendar, local_time, area, place_area; warnings in plain words.

    areas            (area_id, area) of the agreements
    given            GeoJSON FeatureCollection of the user's polygons; None: none
    agreement_zones  zones of the agreements of the run: the last resort for days without a zone, if they are one and the same
    Raises BadFile for polygons that cannot be read, BadValue for a zone that does not exist.
    """
    polygons, repairs = given_areas(given) if given else ((), ())
    store.run("resolve/stated_place.sql", into="step_stated_place")
    _load_localities(store, agreement_zones, settings)
    store.run("resolve/placed.sql", into="step_placed")
    store.run("resolve/place.sql", into="place")
    store.run("resolve/report_place.sql", into="report_place")
    calendar(store)
    table = store.fetch("place")
    columns = place_columns(table)
    chart = given_map(polygons, str(given), columns) if given else NO_MAP
    more_repairs = fill_areas(store, columns, areas, chart)
    return (
        *repairs,
        *more_repairs,
        *_zone_warnings(store),
        *_admin1_warnings(columns, chart),
        *unknown_divisions(table, areas),
    )


def _load_localities(store: Store, agreement_zones: Sequence[str], settings: Settings) -> None:
    rows = []
    for row in store.fetch("resolve/distinct_localities.sql").to_pylist():
        found = locality(row["source"], (row["country"], row["admin1"], row["zone"]), agreement_zones, settings)
        rows.append(
            {
                "source": row["source"],
                **{f"stated_{column}": row[column] for column in _STATED},
                "country": found.country,
                "admin1": found.admin1,
                "zone": found.zone,
                "zone_basis": found.zone_basis.value,
            }
        )
    store.load("step_locality", pa.Table.from_pylist(rows, _LOCALITY))
    radii = [{"place_precision": precision.value, "radius_km": radius} for precision, radius in RADIUS_KM.items()]
    store.load("step_radius", pa.Table.from_pylist(radii, _RADIUS))


def _zone_warnings(store: Store) -> tuple[str, ...]:
    warnings = []
    for row in store.fetch("resolve/zone_basis_reports.sql").to_pylist():
        counted = "1 report without a zone:" if row["reports"] == 1 else f"{row['reports']} reports without a zone:"
        if row["zone_basis"] == ZoneBasis.AGREEMENTS.value:
            warnings.append(f"{counted} days are taken as days in {row['zone']}, the zone of the agreements")
        if row["zone_basis"] == ZoneBasis.UNKNOWN.value:
            warnings.append(f"{counted} days are taken as days anywhere on Earth, 50 hours each")
    return tuple(warnings)


def _admin1_warnings(places: PlaceColumns, given: GivenMap) -> tuple[str, ...]:
    """How many exact places lie outside the given polygon of the division their source codes: a check, which changes nothing."""
    checked = outside = 0
    for area in given.polygons:
        if area.country is None or not is_admin1(area.country, area.name):
            continue
        division = division_key(admin1_in_our_spelling(area.country, area.name) or area.name)
        numbers = [n for n, one in enumerate(places.codings) if (one.country, one.admin1) == (area.country, division)]
        coded = places.of_codings(numbers)
        exact = coded[places.radius_km[coded] == 0]
        checked += len(exact)
        outside += len(np.setdiff1d(exact, given.inside[area.area_id].surely))
    if not outside:
        return ()
    return (
        f"{outside} of {checked} exact places lie outside the given polygon of the division their source codes; "
        "the coding stands",
    )
