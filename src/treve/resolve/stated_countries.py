"""Reports whose point contradicts the country that they state: most often a slip, which moves them out of every area.

The outlines of countries are drawn, not judged. So only what no border can explain is told: a point well outside the outline of the
country stated that lies in another one, or far out at sea. Ground that has had two codes is never told, nor what has no outline.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import shapely

from treve.store.protocol import Store

Ring = tuple[tuple[float, float], ...]
Outlines = Mapping[str, Sequence[Ring]]
"""Country → its rings, in degrees; a ring inside another is a hole."""

NEAR = 0.25
"""Degrees beyond an outline that contradict nothing: the 25 km of the precision `near`, and the 2 km of the outlines."""
AT_SEA = 4.0
"""Degrees beyond an outline from which a point on no ground contradicts: more than the 200 sea miles of an economic zone."""
_TWO_CODES = frozenset(
    frozenset(pair.split())
    for pair in (
        "UA RU",
        "GE RU",
        "MD RU",
        "AM AZ",
        "CY TR",
        "RS XK",
        "IL PS",
        "IL SY",
        "IL LB",
        "PS EG",
        "PS JO",
        "MA EH",
        "SD SS",
        "SD EG",
        "ET ER",
        "SO ET",
        "IN PK",
        "IN CN",
        "IN BT",
        "CN TW",
        "ID TL",
        "KR KP",
    )
)
"""Pairs of countries of which sources code some ground under either, as it is disputed, occupied or became a state later."""


def stated_countries(store: Store, outlines: Outlines) -> tuple[str, ...]:
    """A warning of reports whose point contradicts the country that they state, with their number and the first; or none.

    outlines  of the countries there are outlines of
    """
    points = store.fetch("resolve/stated_countries.sql")
    wrong = contradictions(points, outlines)
    if not wrong:
        return ()
    number = sum(wrong[row][0] for row in wrong)
    first = min(wrong)
    row, where = points.slice(first, 1).to_pylist()[0], wrong[first][1]
    lies = f"in {where}" if where else "far out at sea"
    told = f"{row['report_id']} (country {row['country']}, latitude {row['latitude']}, longitude {row['longitude']}: {lies})"
    if number == 1:
        return (f"1 report states a country in which its point does not lie: {told}; both stand as they are",)
    return (
        f"{number} reports state a country in which their point does not lie, first {told}; both stand as they are",
    )


def contradictions(points: pa.Table, outlines: Outlines) -> dict[int, tuple[int, str | None]]:
    """Row of a contradicting point → the number of its reports and the country it lies in; None: in none.

    points  country, latitude, longitude, reports
    """
    countries = np.asarray(points.column("country").to_pylist(), dtype=object)
    longitude, latitude = (points.column(name).to_numpy() for name in ("longitude", "latitude"))
    ground = functools.cache(lambda code: _ground(outlines[code]))
    outside: list[int] = []
    for country in sorted(code for code in set(countries) if outlines.get(code)):
        here = np.flatnonzero(countries == country)
        outside += here[_outside(ground(country), longitude[here], latitude[here], NEAR)].tolist()
    if not outside:
        return {}
    found: dict[int, tuple[int, str | None]] = {}
    codes = list(outlines)
    tree = shapely.STRtree([ground(code) for code in codes])
    reports = points.column("reports")
    for row in sorted(outside):
        stated = str(countries[row])
        met = {codes[n] for n in tree.query(shapely.Point(longitude[row], latitude[row]), predicate="intersects")}
        others = sorted(code for code in met if frozenset((stated, code)) not in _TWO_CODES)
        if met and not others:
            continue
        at = longitude[row : row + 1], latitude[row : row + 1]
        if others or _outside(ground(stated), *at, AT_SEA)[0]:
            found[row] = int(reports[row].as_py()), others[0] if others else None
    return found


def _outside(
    ground: shapely.Geometry, longitude: npt.NDArray[np.float64], latitude: npt.NDArray[np.float64], margin: float
) -> npt.NDArray[np.bool_]:
    """Which points lie farther than a margin in degrees from the ground of a country."""
    outside = ~shapely.contains_xy(ground, longitude, latitude)
    # A degree of longitude is shorter than one of latitude: farther north the margin is narrower, never wider, in kilometres.
    outside[outside] = ~shapely.dwithin(ground, shapely.points(longitude[outside], latitude[outside]), margin)
    found: npt.NDArray[np.bool_] = outside
    return found


def _ground(rings: Sequence[Ring]) -> shapely.Geometry:
    """What rings enclose by the even-odd rule, prepared to be asked about many points."""
    ground = shapely.Polygon()
    for ring in sorted((shapely.make_valid(shapely.Polygon(ring)) for ring in rings), key=lambda one: -one.area):
        ground = ground.symmetric_difference(ring)
    shapely.prepare(ground)
    return ground
