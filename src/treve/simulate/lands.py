"""The sixty countries on whose ground invented districts are laid.

The codes and time zones are real, so that country codes and local days can be checked. The districts, towns, actors, agreements
and reports laid there are not: nothing that is said about them is true of anybody.
"""

from __future__ import annotations

from typing import NamedTuple


class Land(NamedTuple):
    """A country of one time zone: ISO 3166-1 alpha-2 code, IANA zone, and the point around which its districts lie, in degrees."""

    code: str
    zone: str
    latitude: float
    longitude: float


SIDE = 1.8
"""Degrees along which the districts of one land extend, both ways.

The points are at least 2.6 degrees apart and at least 1.6 from the edge of their country's box, so no two lands touch.
"""

LANDS: tuple[Land, ...] = (
    Land("AF", "Asia/Kabul", 33.9, 67.8),
    Land("AO", "Africa/Luanda", -11.1, 17.9),
    Land("BF", "Africa/Ouagadougou", 12.3, -1.6),
    Land("BO", "America/La_Paz", -16.4, -63.5),
    Land("BW", "Africa/Gaborone", -22.2, 24.6),
    Land("BY", "Europe/Minsk", 53.8, 28.0),
    Land("CF", "Africa/Bangui", 6.7, 20.9),
    Land("CG", "Africa/Brazzaville", -0.6, 14.8),
    Land("CI", "Africa/Abidjan", 7.4, -5.6),
    Land("CM", "Africa/Douala", 7.3, 12.2),
    Land("CO", "America/Bogota", 4.1, -73.0),
    Land("CU", "America/Havana", 21.5, -79.6),
    Land("DZ", "Africa/Algiers", 28.1, 1.7),
    Land("EG", "Africa/Cairo", 26.8, 30.8),
    Land("ER", "Africa/Asmara", 15.2, 39.7),
    Land("ET", "Africa/Addis_Ababa", 9.2, 40.4),
    Land("FI", "Europe/Helsinki", 65.0, 26.1),
    Land("GB", "Europe/London", 54.3, -2.9),
    Land("GN", "Africa/Conakry", 9.9, -11.4),
    Land("GR", "Europe/Athens", 38.3, 23.4),
    Land("IN", "Asia/Kolkata", 21.8, 82.8),
    Land("IQ", "Asia/Baghdad", 33.2, 43.7),
    Land("IR", "Asia/Tehran", 32.4, 53.7),
    Land("IT", "Europe/Rome", 41.9, 12.6),
    Land("KE", "Africa/Nairobi", 0.4, 37.9),
    Land("KG", "Asia/Bishkek", 41.3, 74.9),
    Land("LY", "Africa/Tripoli", 26.4, 17.2),
    Land("MA", "Africa/Casablanca", 28.6, -9.1),
    Land("MG", "Indian/Antananarivo", -18.8, 46.9),
    Land("ML", "Africa/Bamako", 17.6, -3.9),
    Land("MM", "Asia/Yangon", 19.1, 96.8),
    Land("MR", "Africa/Nouakchott", 21.0, -11.0),
    Land("MZ", "Africa/Maputo", -18.5, 35.5),
    Land("NA", "Africa/Windhoek", -22.9, 18.4),
    Land("NE", "Africa/Niamey", 17.6, 8.1),
    Land("NG", "Africa/Lagos", 9.1, 8.7),
    Land("OM", "Asia/Muscat", 21.5, 55.9),
    Land("PE", "America/Lima", -9.2, -75.1),
    Land("PH", "Asia/Manila", 12.1, 121.8),
    Land("PK", "Asia/Karachi", 30.4, 69.3),
    Land("PL", "Europe/Warsaw", 52.0, 19.1),
    Land("PY", "America/Asuncion", -23.4, -58.5),
    Land("RO", "Europe/Bucharest", 46.0, 24.9),
    Land("SA", "Asia/Riyadh", 24.2, 45.2),
    Land("SD", "Africa/Khartoum", 15.1, 30.1),
    Land("SE", "Europe/Stockholm", 62.2, 17.4),
    Land("SO", "Africa/Mogadishu", 5.2, 46.0),
    Land("SS", "Africa/Juba", 7.8, 29.6),
    Land("SY", "Asia/Damascus", 34.8, 39.0),
    Land("TD", "Africa/Ndjamena", 15.4, 18.7),
    Land("TH", "Asia/Bangkok", 13.0, 101.5),
    Land("TM", "Asia/Ashgabat", 39.0, 59.5),
    Land("TR", "Europe/Istanbul", 39.0, 35.4),
    Land("TZ", "Africa/Dar_es_Salaam", -6.3, 34.8),
    Land("VE", "America/Caracas", 6.4, -66.5),
    Land("VN", "Asia/Ho_Chi_Minh", 16.0, 105.8),
    Land("YE", "Asia/Aden", 15.8, 47.9),
    Land("ZA", "Africa/Johannesburg", -28.4, 24.5),
    Land("ZM", "Africa/Lusaka", -13.1, 27.7),
    Land("ZW", "Africa/Harare", -18.9, 29.0),
)
