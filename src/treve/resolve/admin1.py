"""Names of first-order divisions in our spelling, from crosswalks/admin1.csv."""

from __future__ import annotations

import csv
import functools
from pathlib import Path

import treve.normalise
from treve.normalise.folding import fold

CROSSWALK = Path(treve.normalise.__file__).parent / "crosswalks" / "admin1.csv"

# Words for a division of any order, folded: they tell nothing about which one is meant.
_TYPE_WORDS = frozenset(
    {
        *("governorate", "governorates", "gouvernorat", "muhafazat", "muhafazah", "mohafazat", "محافظه", "мухафаза"),
        *("province", "provincia", "провинция", "region", "منطقه", "oblast", "область", "state", "wilaya", "ولايه"),
        *("department", "departement", "departamento", "district", "raion", "rayon"),
    }
)


def division_key(name: str) -> str:
    """The folded name of a division without words such as "Governorate"; for comparison only."""
    words = fold(name).split()
    return " ".join(word for word in words if word not in _TYPE_WORDS) or " ".join(words)


def admin1_in_our_spelling(country: str | None, name: str | None) -> str | None:
    """A first-order division in our spelling; as written where the crosswalk does not know it; None stays None.

    country  ISO 3166-1 alpha-2 code; None: any country, if the name belongs to one only
    """
    if name is None:
        return None
    country = country or country_of_admin1(name)
    known = _crosswalk().get(division_key(name), {})
    return known.get(country, name) if country else name


def country_of_admin1(name: str) -> str | None:
    """The country of a first-order division whose name belongs to one country only; None otherwise."""
    countries = _crosswalk().get(division_key(name), {})
    return next(iter(countries)) if len(countries) == 1 else None


def is_admin1(country: str, name: str) -> bool:
    """Whether the crosswalk knows a first-order division of the country by this name."""
    return country in _crosswalk().get(division_key(name), {})


def divisions_of(country: str) -> tuple[str, ...]:
    """The first-order divisions of a country that the crosswalk knows, in our spelling; not all of them for every country."""
    return tuple(sorted({known[country] for known in _crosswalk().values() if country in known}))


@functools.cache
def _crosswalk() -> dict[str, dict[str, str]]:
    """Folded spelling → country → our spelling."""
    spellings: dict[str, dict[str, str]] = {}
    with CROSSWALK.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            spellings.setdefault(division_key(row["spelling"]), {})[row["country"]] = row["admin1"]
    return spellings
