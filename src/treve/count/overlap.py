"""Can two published totals speak of the same thing twice? By days, place, blamed party and measure.

Both answers are cautious: `apart` is TRUE only where nothing can be in both, `overlap` only where something surely can.
In between nothing is said, and no sum is held against anyone.
"""

from __future__ import annotations

import csv
import functools
import re
from pathlib import Path

from treve.model.published_total import PublishedTotal
from treve.normalise import places
from treve.normalise.actor_book import actor_book

# A wider measure and those inside it; measures of one row that exclude each other stand in _EXCLUSIVE.
_WITHIN = {
    "killed": ("killed_civilians", "killed_fighters", "killed_children", "killed_women", "killed_men"),
    "killed_civilians": ("killed_children", "killed_women", "killed_men"),
    "injured": ("injured_civilians", "injured_fighters", "injured_children", "injured_women"),
    "violations": ("violations_combat", "arrests"),
}
_EXCLUSIVE = (
    frozenset({"killed_civilians", "killed_fighters"}),
    frozenset({"injured_civilians", "injured_fighters"}),
    frozenset({"violations_combat", "arrests"}),
)
_SHARE = re.compile(r"(^|_)(share|percent|percentage|rate|ratio|average|mean)(_|$)")
_AND = re.compile(r"\s+and\s+|\s*[;,/&+]\s*")

_ADMIN1 = Path(places.__file__).parent / "crosswalks" / "admin1.csv"


def is_share(measure: str) -> bool:
    """Whether the measure is a share or an average: such figures do not add up over days or places."""
    return bool(_SHARE.search(measure.lower()))


def apart(one: PublishedTotal, other: PublishedTotal) -> bool:
    """Whether nothing can be counted in both: days, places, blamed parties or measures exclude each other."""
    return (
        _days_apart(one, other)
        or _divisions_apart(one.place, other.place)
        or _parties_apart(one, other)
        or frozenset({_plain(one.measure), _plain(other.measure)}) in _EXCLUSIVE
    )


def overlap(one: PublishedTotal, other: PublishedTotal) -> bool:
    """Whether two parts of one total surely may share cases: they meet in everything, and differ in something.

    Two parts alike in everything are told apart by something the file does not say, such as two sites of one town.
    """
    alike = (_days(one), _plain(one.place), one.party_blamed, _plain(one.measure)) == (
        _days(other),
        _plain(other.place),
        other.party_blamed,
        _plain(other.measure),
    )
    return (
        not alike
        and not apart(one, other)
        and _places_meet(one.place, other.place)
        and bool(set(one.party_blamed) & set(other.party_blamed) or one.party_blamed == other.party_blamed)
        and _measures_meet(_plain(one.measure), _plain(other.measure))
    )


def _days(total: PublishedTotal) -> tuple[object, object]:
    return total.first, total.last


def _days_apart(one: PublishedTotal, other: PublishedTotal) -> bool:
    return _ends_before(one, other) or _ends_before(other, one)


def _ends_before(one: PublishedTotal, other: PublishedTotal) -> bool:
    return one.last is not None and other.first is not None and one.last < other.first


def _parties_apart(one: PublishedTotal, other: PublishedTotal) -> bool:
    """One blamed party each, and neither ever a part of the other; an act blamed on two together may stand under either."""
    if not len(one.party_blamed) == len(other.party_blamed) == 1:
        return False
    (first,), (second,) = one.party_blamed, other.party_blamed
    book = actor_book()
    return first not in book.sides(second) and second not in book.sides(first)


def _divisions_apart(one: str, other: str) -> bool:
    """Whether both are first-order divisions of one country, and not the same: only of those it is known that they are apart."""
    first, second = _division(one), _division(other)
    return any(a[0] == b[0] and a[1] != b[1] for a in first for b in second) and not (first & second)


def _places_meet(one: str, other: str) -> bool:
    parts, others = ({_plain(part) for part in _AND.split(place) if part.strip()} for place in (one, other))
    return bool(parts & others) or _lies_in(one, other) or _lies_in(other, one)


def _lies_in(inner: str, outer: str) -> bool:
    """Whether a first-order division lies in a country."""
    country = places.find_country(outer)
    return country is not None and any(division[0] == country for division in _division(inner))


def _measures_meet(one: str, other: str) -> bool:
    return one == other or other in _WITHIN.get(one, ()) or one in _WITHIN.get(other, ())


def _division(place: str) -> frozenset[tuple[str, str]]:
    return _divisions().get(_plain(place), frozenset())


@functools.cache
def _divisions() -> dict[str, frozenset[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    with _ADMIN1.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(_plain(row["spelling"]), set()).add((row["country"], row["admin1"]))
    return {spelling: frozenset(units) for spelling, units in found.items()}


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
