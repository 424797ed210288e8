"""In which country, division and zone a report lies, by what its row and its source say.

A locality is one distinct (source, country, admin1, zone) of the reports: few, however many the reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from treve.normalise.zones import UNKNOWN, zones_of_country
from treve.resolve.admin1 import admin1_in_our_spelling, country_of_admin1
from treve.settings import Settings


class ZoneBasis(StrEnum):
    """On whose word a place's zone rests; see the column `zone_basis` of table `place`."""

    ROW = "row"
    COUNTRY = "country"
    OPTION = "option"
    AGREEMENTS = "agreements"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Locality:
    """Country (None: cannot be told), first-order division in our spelling, zone key and its basis."""

    country: str | None
    admin1: str | None
    zone: str
    zone_basis: ZoneBasis


def locality(
    source: str, stated: tuple[str | None, str | None, str | None], agreement_zones: Sequence[str], settings: Settings
) -> Locality:
    """What the country, admin1 and zone stated in a row come to.

    stated           country, admin1 and zone of the row; None: not stated
    agreement_zones  zones of the agreements of the run: the last resort, if they are one and the same
    """
    country, admin1, zone = stated
    country = country or dict(settings.countries).get(source) or (country_of_admin1(admin1) if admin1 else None)
    key, basis = _zone(source, zone, country, agreement_zones, settings)
    return Locality(country, admin1_in_our_spelling(country, admin1), key, basis)


def _zone(
    source: str, stated: str | None, country: str | None, agreement_zones: Sequence[str], settings: Settings
) -> tuple[str, ZoneBasis]:
    of_country = zones_of_country(country) if country else ()
    option = dict(settings.zones).get(source)
    if stated:
        return stated, ZoneBasis.ROW
    if len(of_country) == 1:
        return of_country[0], ZoneBasis.COUNTRY
    if option:
        return option, ZoneBasis.OPTION
    if country and of_country:
        return country, ZoneBasis.COUNTRY
    if len(set(agreement_zones)) == 1:
        return agreement_zones[0], ZoneBasis.AGREEMENTS
    return UNKNOWN, ZoneBasis.UNKNOWN
