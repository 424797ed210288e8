"""Countries by code, number and name; zones; and points that fit a country only with latitude and longitude swapped."""

from __future__ import annotations

import csv
import functools
import zoneinfo
from dataclasses import dataclass

from treve.errors import BadValue
from treve.normalise.acts import CROSSWALKS, key

EXPECTED_ZONE = "an IANA time zone such as Asia/Damascus"


@dataclass(frozen=True, slots=True)
class Box:
    """The degrees between which a country lies, south to north and west to east, with a margin of half a degree."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory.

    code         ISO 3166-1 alpha-2 (XK for Kosovo, which has none)
    iso_numeric  ISO 3166-1 numeric; None: none assigned
    gw_numbers   Gleditsch-Ward numbers of the states that stood on its ground, as UCDP uses them
    names        names by which sources call it, ours first
    box          None: too small for the map at hand, or on both sides of the date line
    """

    code: str
    iso_numeric: int | None
    gw_numbers: tuple[int, ...]
    names: tuple[str, ...]
    box: Box | None


@functools.cache
def countries() -> tuple[Country, ...]:
    """Every country of crosswalks/countries.csv."""
    with (CROSSWALKS / "countries.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(_country(row) for row in csv.DictReader(lines))


def find_country(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country given by that code or by a name; None: not known by it."""
    return _by_name().get(key(text))


def find_country_by_gw_number(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country given by its Gleditsch-Ward number; None: not known by it."""
    return _by_gw_number().get(_number(text))


def find_country_by_iso_number(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country given by its ISO 3166-1 number; None: not known by it."""
    return _by_iso_number().get(_number(text))


@functools.cache
def boxes() -> dict[str, Box]:
    """The box of each country that has one, by ISO 3166-1 alpha-2 code."""
    return {country.code: country.box for country in countries() if country.box}


def read_zone(text: str, where: str) -> str:
    """Read the name of an IANA time zone.

    Raises BadValue for anything else; offsets such as +02:00 are not zones.
    """
    if text.strip() not in _zones():
        raise BadValue(where, "zone", text, EXPECTED_ZONE)
    return text.strip()


@functools.cache
def _zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


@functools.cache
def _by_name() -> dict[str, str]:
    by_name = {key(name): country.code for country in countries() for name in country.names}
    return by_name | {country.code.lower(): country.code for country in countries()}


@functools.cache
def _by_gw_number() -> dict[str, str]:
    return {str(number): country.code for country in countries() for number in country.gw_numbers}


@functools.cache
def _by_iso_number() -> dict[str, str]:
    return {str(country.iso_numeric): country.code for country in countries() if country.iso_numeric is not None}


def _number(text: str) -> str:
    return text.strip().removesuffix(".0").lstrip("0")


def _country(row: dict[str, str]) -> Country:
    return Country(
        row["code"],
        int(row["iso_numeric"]) if row["iso_numeric"] else None,
        tuple(int(number) for number in row["gw_numbers"].split(";") if number),
        (row["name"], *(name for name in row["other_names"].split(";") if name)),
        Box(*(float(row[side]) for side in ("south", "west", "north", "east"))) if row["south"] else None,
    )
