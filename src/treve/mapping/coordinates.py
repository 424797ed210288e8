"""Cells that say where: degrees in figures, with minutes and seconds, on the UTM grid or by MGRS; one cell or two."""

from __future__ import annotations

import re
from dataclasses import dataclass

from treve.errors import BadValue
from treve.mapping.cells import Cell, european_digits, text_of
from treve.mapping.grid_references import EXPECTED_MGRS, EXPECTED_UTM, from_mgrs, from_utm

EXPECTED_DEGREES = "degrees such as 36.2021, 36,2021 or 36°12'07.6\"N"
EXPECTED_POINT = f"a point such as `36.20, 37.16`, `36°12'N 37°09'E`, {EXPECTED_MGRS}, or a UTM point with its zone"

_SIDES = {
    **dict.fromkeys(("N", "NORTH", "NORD", "شمال", "شمالا", "ش"), ("N", 1)),
    **dict.fromkeys(("S", "SOUTH", "SUD", "جنوب", "جنوبا", "ج"), ("N", -1)),
    **dict.fromkeys(("E", "EAST", "EST", "شرق", "شرقا", "ق"), ("E", 1)),
    **dict.fromkeys(("W", "O", "WEST", "OUEST", "غرب", "غربا", "غ"), ("E", -1)),
}
_SIDE = "|".join(sorted(_SIDES, key=len, reverse=True))
_FIGURE = r"\d+(?:[.,]\d+)?"
_PARTS = re.compile(
    rf"(?P<before>{_SIDE})?\s*(?P<sign>[-+−])?\s*(?P<degrees>{_FIGURE})\s*(?:[°ºd˚:]\s*|DEG\s*|\s+|$|(?={_SIDE}))"
    rf"(?:(?P<minutes>{_FIGURE})\s*(?:['′’´:M]\s*|\s+|$|(?={_SIDE})))?"
    rf"(?:(?P<seconds>{_FIGURE})\s*(?:\"|″|”|''|''|′′|’’|S(?!OUTH|UD))?\s*)?"
    rf"(?P<after>{_SIDE})?",
    re.IGNORECASE,
)
_UTM = re.compile(
    rf"(\d{{1,2}})\s*([C-HJ-NP-X])\s*[,;/]?\s*(?:E\s*)?({_FIGURE})\s*(?:M?E)?\s*[,;/ ]\s*(?:N\s*)?({_FIGURE})\s*(?:M?N)?",
    re.IGNORECASE,
)
_MGRS_LIKE = re.compile(r"\d{1,2}\s*[C-HJ-NP-X]\s*[A-Z]{2}\s*\d[\d ]*", re.IGNORECASE)
_DECIMALS = re.compile(r"[-+−]?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees north and east, WGS 84."""

    latitude: float
    longitude: float


def read_degrees(cell: Cell, axis: str) -> float:
    """Degrees north (axis N) or east (axis E) of a cell, not bounded.

    Raises BadValue for anything else, and for a cell that names the other axis (`37°09'E` as a latitude).
    """
    written = text_of(cell)
    degrees, said = _degrees(written)
    if said is not None and said != axis:
        raise BadValue("", "degrees", written, f"{EXPECTED_DEGREES}, of {'latitude' if axis == 'N' else 'longitude'}")
    return degrees


def read_point(cell: Cell) -> Point:
    """The point that one cell names in any notation. Raises BadValue."""
    written = text_of(cell)
    text = " ".join(european_digits(written).split())
    try:
        if _MGRS_LIKE.fullmatch(text):
            return Point(*from_mgrs(text))
        if found := _UTM.fullmatch(text):
            return read_utm(found[1], found[2], found[3], found[4])
        return _two_parts(text)
    except (BadValue, ValueError) as problem:
        expected = problem.expected if isinstance(problem, BadValue) else EXPECTED_POINT
        wanted = expected if "UTM" in expected or "MGRS" in expected else EXPECTED_POINT
        raise BadValue("", "point", written, wanted) from None


def read_utm(zone: Cell, band: str, easting: Cell, northing: Cell) -> Point:
    """The point of a UTM zone; thousands may be set apart in easting and northing. Raises BadValue."""
    written = f"{text_of(zone)}{band} {text_of(easting)} {text_of(northing)}"
    try:
        return Point(*from_utm(int(text_of(zone)), band, metres(easting), metres(northing)))
    except ValueError:
        raise BadValue("", "UTM", written, EXPECTED_UTM) from None


def read_zone_and_band(text: str) -> tuple[str, str]:
    """`37S`, `37 N` or `Zone 37N` as zone and band. Raises BadValue."""
    found = re.fullmatch(r"(?:utm|zone|\s)*(\d{1,2})\s*([C-HJ-NP-X])", european_digits(text).strip(), re.IGNORECASE)
    if found is None:
        raise BadValue("", "UTM zone", text, "a zone from 1 to 60 with N or S behind it, such as 37N")
    return found[1], found[2].upper()


def metres(cell: Cell) -> float:
    """A distance on the grid; thousands may be set apart. Raises BadValue."""
    try:
        return _metres(cell)
    except ValueError:
        raise BadValue("", "metres", text_of(cell), "metres, such as 336000") from None


def _metres(cell: Cell) -> float:
    if isinstance(cell, int | float):
        return float(cell)
    text = re.sub(r"[\s\u00a0\u202f'’]|mE$|mN$|m$", "", european_digits(text_of(cell)))
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text):  # a grid distance has at least six figures: thousands
        return float(re.sub(r"[.,]", "", text))
    return float(text.replace(",", "."))


def _two_parts(text: str) -> Point:
    """Two readings of degrees with something between them; the axis as named, else latitude first."""
    for cut in _cuts(text):
        try:
            (first, first_axis), (second, second_axis) = (_degrees(part) for part in cut)
        except BadValue:
            continue
        if first_axis is not None and first_axis == second_axis:
            continue
        if first_axis == "E" or second_axis == "N":
            first, second = second, first
        return Point(first, second)
    raise BadValue("", "point", text, EXPECTED_POINT)


def _cuts(text: str) -> list[tuple[str, str]]:
    plain = re.sub(
        r"[()\[\]]|lat(?:itude)?\s*[:=]|lon(?:g(?:itude)?|g)?\s*[:=]", " ", text, flags=re.IGNORECASE
    ).strip()
    numbers = plain.replace(",", " ").replace(";", " ").split() if "," not in plain or ". " not in plain else []
    if len(numbers) == 4 and all(_DECIMALS.fullmatch(one) for one in numbers) and "," not in plain:
        return [(numbers[0], numbers[1])]  # latitude, longitude, height and accuracy, as survey forms write a point
    between = [*re.finditer(r"\s*[;/|]\s*|\s*,\s+|\s+", plain), *re.finditer(r",", plain)]
    cuts = [(plain[: found.start()].strip(), plain[found.end() :].strip()) for found in between]
    behind = re.match(rf"(.*?\d.*?(?:{_SIDE}))(?![a-z])\s*,?\s*(\S.*)", plain, re.IGNORECASE)
    named = [(behind[1], behind[2])] if behind else []
    alone = [cut for cut in cuts if all(cut)]
    return [*named, *sorted(alone, key=lambda cut: abs(len(cut[0]) - len(cut[1])))]


def _degrees(text: str) -> tuple[float, str | None]:
    plain = " ".join(european_digits(text).replace("−", "-").split()).upper()
    found = _PARTS.fullmatch(plain)
    if found is None:
        raise BadValue("", "degrees", text, EXPECTED_DEGREES)
    degrees, minutes, seconds = (
        float((found[part] or "0").replace(",", ".")) for part in ("degrees", "minutes", "seconds")
    )
    side = found["before"] or found["after"]
    whole = degrees.is_integer() or not found["minutes"]
    if (
        minutes >= 60
        or seconds >= 60
        or not whole
        or (found["before"] and found["after"])
        or (side and found["sign"] == "-")
    ):
        raise BadValue("", "degrees", text, EXPECTED_DEGREES)
    axis, sign = _SIDES[side.upper()] if side else (None, 1)
    if found["sign"] == "-":
        sign = -1
    return sign * (degrees + minutes / 60 + seconds / 3600), axis
