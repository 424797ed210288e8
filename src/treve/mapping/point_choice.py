"""Which columns say where a place lies on the map, and whether latitude and longitude stand in one another's place."""

from __future__ import annotations

from collections.abc import Mapping

from treve.catalogue import say
from treve.errors import BadValue
from treve.mapping.coordinates import read_degrees, read_point, read_zone_and_band
from treve.mapping.fields import Reading
from treve.mapping.layout import Table
from treve.mapping.mapping_file import Rule
from treve.mapping.questions import Answers, Question
from treve.normalise.places import boxes

_MOST_POINTS = 2000


def rule_of(
    table: Table, chosen: Mapping[str, str], country: str | None, answers: Answers, notes: list[str]
) -> Rule | None:
    """How the points of a table are read; None: it has none, or the question is open.

    chosen  field → column; country: code of the country of all rows, where it is known
    """
    if "lat" in chosen and "lon" in chosen:
        columns = (chosen["lat"], chosen["lon"])
        points = [found for pair in zip(*map(table.column, columns), strict=True) if (found := _degrees(*pair))]
        return Rule(
            columns=columns, read_as=Reading.DEGREES, swapped=_swapped(points, country, " / ".join(columns), answers)
        )
    if "point" in chosen:
        column = chosen["point"]
        points = []
        for cell in table.column(column):
            try:
                point = read_point(cell)
            except BadValue:
                continue
            points.append((point.latitude, point.longitude))
        return Rule(columns=(column,), read_as=Reading.POINT, swapped=_swapped(points, country, column, answers))
    if "easting" in chosen and "northing" in chosen:
        return _utm(chosen, answers)
    for half, other in (("lat", "lon"), ("lon", "lat"), ("easting", "northing"), ("northing", "easting")):
        if half in chosen and other not in chosen:
            notes.append(
                say(
                    "Column {column} looks like half of a point; no column looks like the other half, so no points are read.",
                    column=repr(chosen[half]),
                )
            )
    return None


def _utm(chosen: Mapping[str, str], answers: Answers) -> Rule | None:
    columns = (chosen["easting"], chosen["northing"])
    if "utm_zone" in chosen:
        return Rule(columns=(*columns, chosen["utm_zone"]), read_as=Reading.UTM)
    text = say(
        "In which UTM zone do the eastings and northings of columns {columns} lie? A number from 1 to 60 and N or S, such as 37N.",
        columns=", ".join(map(repr, columns)),
    )
    answer = answers.ask(Question("utm zone", text))
    if answer is None:
        return None
    try:
        zone, band = read_zone_and_band(answer)
    except BadValue as problem:
        raise answers.refuse("utm zone", problem.expected) from None
    return Rule(columns=columns, read_as=Reading.UTM, utm_zone=zone + band)


def _degrees(latitude: object, longitude: object) -> tuple[float, float] | None:
    """A pair of degrees as it stands, without regard to letters such as N: those say themselves what they are."""
    try:
        return read_degrees(latitude, "N"), read_degrees(longitude, "E")  # type: ignore[arg-type]
    except BadValue:
        pass
    try:
        return read_degrees(latitude, "E"), read_degrees(longitude, "N")  # type: ignore[arg-type]
    except BadValue:
        return None


def _swapped(points: list[tuple[float, float]], country: str | None, column: str, answers: Answers) -> bool:
    """Whether latitude and longitude are to be exchanged; asked where more points speak for it than against it."""
    tried = points[:_MOST_POINTS]
    box = boxes().get(country or "")

    def inside(latitude: float, longitude: float) -> bool:
        return box is not None and box.south <= latitude <= box.north and box.west <= longitude <= box.east

    beyond = sum(abs(latitude) > 90 for latitude, _ in tried)
    straight = sum(inside(*point) for point in tried)
    turned = sum(inside(longitude, latitude) and not inside(latitude, longitude) for latitude, longitude in tried)
    if beyond * 2 <= len(tried) and turned <= straight:
        return False
    text = say(
        "Latitude and longitude look swapped in {column}: of {points} points {beyond} lie beyond 90 degrees north, {turned} lie in "
        "the country only when swapped, {straight} only as they are. yes: swap them; no: read them as they are.",
        column=repr(column),
        points=len(tried),
        beyond=beyond,
        turned=turned,
        straight=straight,
    )
    return answers.ask(Question("swapped", text, ("yes", "no"))) == "yes"
