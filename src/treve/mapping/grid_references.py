"""Coordinates on the Universal Transverse Mercator grid and its military references (MGRS), WGS 84, as degrees.

Source: Krüger series in the third flattening to the sixth order as given by C. F. F. Karney, Transverse Mercator with an accuracy
of a few nanometers, Journal of Geodesy 85 (2011), equations 7 to 11 and 36; NGA, Universal Grids and Grid Reference Systems,
NGA.STND.0037 (2014), chapters 2 and 3: false origins, bands and the letters of the squares of 100 km.
"""

from __future__ import annotations

import math
import re

from treve.errors import BadValue

EXPECTED_MGRS = "an MGRS reference such as 37SBA 12345 67890"
EXPECTED_UTM = (
    "a zone from 1 to 60 with its band or N or S, an easting and a northing in metres, such as 37S 336000 4007000"
)

BANDS = "CDEFGHJKLMNPQRSTUVWX"

_A = 6_378_137.0
_F = 1 / 298.257223563
_N = _F / (2 - _F)
_E = math.sqrt(_F * (2 - _F))
_SCALE = 0.9996
_RECTIFYING = _A / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64 + _N**6 / 256)
_BETA = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360 - 81 * _N**5 / 512 + 96199 * _N**6 / 604800,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440 + 46 * _N**5 / 105 - 1118711 * _N**6 / 3870720,
    17 * _N**3 / 480 - 37 * _N**4 / 840 - 209 * _N**5 / 4480 + 5569 * _N**6 / 90720,
    4397 * _N**4 / 161280 - 11 * _N**5 / 504 - 830251 * _N**6 / 7257600,
    4583 * _N**5 / 161280 - 108847 * _N**6 / 3991680,
    20648693 * _N**6 / 638668800,
)

_MGRS = re.compile(r"(\d{1,2})\s*([C-HJ-NP-X])\s*([A-HJ-NP-Z])([A-HJ-NP-V])\s*(\d[\d ]*)")
_COLUMNS = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")
_ROWS = "ABCDEFGHJKLMNPQRSTUV"
_CYCLE = 2_000_000
_SQUARE = 100_000


def from_utm(zone: int, band: str, easting: float, northing: float) -> tuple[float, float]:
    """Latitude and longitude in degrees of a point of a UTM zone.

    band    latitude band C to X; N and S may also stand for the hemisphere
    easting, northing  metres
    Raises  BadValue for a zone, band or distance that is none, or a northing outside the band in either sense
    """
    written = f"{zone}{band} {easting:g} {northing:g}"
    letter = band.upper()
    if not 1 <= zone <= 60 or letter not in BANDS or not (100_000 <= easting < 900_000 and 0 <= northing <= 10_000_000):
        raise BadValue("", "UTM", written, EXPECTED_UTM)
    if letter == "N":
        return _inverse(zone, True, easting, northing)
    point = _inverse(zone, letter >= "N", easting, northing)
    if _in_band(point[0], letter):
        return point
    if letter == "S":  # no northing of band S, so the southern hemisphere is meant
        return _inverse(zone, False, easting, northing)
    raise BadValue("", "UTM", written, f"a northing inside band {letter}")


def from_mgrs(text: str) -> tuple[float, float]:
    """Latitude and longitude in degrees of the middle of the square that a military reference names. Raises BadValue."""
    found = _MGRS.fullmatch(" ".join(text.upper().split()))
    fault = BadValue("", "MGRS", text, EXPECTED_MGRS)
    if found is None:
        raise fault
    zone, band, column, row, digits = int(found[1]), found[2], found[3], found[4], found[5].replace(" ", "")
    letters = _COLUMNS[(zone - 1) % 3]
    if not 1 <= zone <= 60 or len(digits) not in (2, 4, 6, 8, 10) or column not in letters:
        raise fault
    half = len(digits) // 2
    size = 10 ** (5 - half)
    easting = (letters.index(column) + 1) * _SQUARE + int(digits[:half]) * size + size / 2
    rows = (_ROWS.index(row) - (0 if zone % 2 else 5)) % len(_ROWS)
    northing = rows * _SQUARE + int(digits[half:]) * size + size / 2
    for cycle in range(5):
        point = _inverse(zone, band >= "N", easting, northing + cycle * _CYCLE)
        if _in_band(point[0], band, margin=0.1) and abs(point[0]) <= 84:
            return point
    raise fault


def _in_band(latitude: float, band: str, margin: float = 0.01) -> bool:
    south = -80 + 8 * BANDS.index(band)
    north = 84 if band == "X" else south + 8
    return south - margin <= latitude <= north + margin


def _inverse(zone: int, north: bool, easting: float, northing: float) -> tuple[float, float]:
    xi = (northing - (0 if north else 10_000_000)) / (_SCALE * _RECTIFYING)
    eta = (easting - 500_000) / (_SCALE * _RECTIFYING)
    xi_prime = xi - sum(b * math.sin(2 * j * xi) * math.cosh(2 * j * eta) for j, b in enumerate(_BETA, 1))
    eta_prime = eta - sum(b * math.cos(2 * j * xi) * math.sinh(2 * j * eta) for j, b in enumerate(_BETA, 1))
    conformal = math.sin(xi_prime) / math.hypot(math.sinh(eta_prime), math.cos(xi_prime))
    latitude = math.atan(_tangent(conformal))
    longitude = math.atan2(math.sinh(eta_prime), math.cos(xi_prime))
    return math.degrees(latitude), (zone * 6 - 183 + math.degrees(longitude) + 180) % 360 - 180


def _tangent(conformal: float) -> float:
    """The tangent of the latitude whose conformal latitude has this tangent, by Newton's method."""
    tangent = conformal
    for _ in range(6):
        secant = math.hypot(1, tangent)
        sigma = math.sinh(_E * math.atanh(_E * tangent / secant))
        guess = tangent * math.hypot(1, sigma) - sigma * secant
        slope = (1 + (1 - _E**2) * tangent**2) / ((1 - _E**2) * math.hypot(1, guess) * secant)
        tangent += (conformal - guess) * slope
    return tangent
