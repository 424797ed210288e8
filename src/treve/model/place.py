"""How precisely a place is known."""

from __future__ import annotations

from enum import StrEnum


class PlacePrecision(StrEnum):
    """What the coordinates of a report stand for.

    exact          the place itself
    near           within about 25 km of the point
    district       somewhere in the second-order division; the point only represents it
    governorate    somewhere in the first-order division; the point only represents it
    fuzzy          somewhere along a line or in a loosely named area
    country        somewhere in the country
    international  international waters or air space
    unknown        the source does not say how precise it is
    """

    EXACT = "exact"
    NEAR = "near"
    DISTRICT = "district"
    GOVERNORATE = "governorate"
    FUZZY = "fuzzy"
    COUNTRY = "country"
    INTERNATIONAL = "international"
    UNKNOWN = "unknown"


RADIUS_KM: dict[PlacePrecision, float | None] = {
    PlacePrecision.EXACT: 0.0,
    PlacePrecision.NEAR: 25.0,
    PlacePrecision.DISTRICT: None,
    PlacePrecision.GOVERNORATE: None,
    PlacePrecision.FUZZY: None,
    PlacePrecision.COUNTRY: None,
    PlacePrecision.INTERNATIONAL: None,
    PlacePrecision.UNKNOWN: None,
}
"""Kilometres around the point within which the place lies; None: the point bounds nothing.

Source: UCDP GED codebook 19.1, where_prec 2 ("within circa 25 km around a known point").
"""


class Direction(StrEnum):
    """Whether a report says who acted against whom.

    a_against_b  side A is the alleged perpetrator, side B the target
    undirected   both took part; the source does not say who attacked (UCDP dyads, ACLED actor1 and actor2)
    """

    A_AGAINST_B = "a_against_b"
    UNDIRECTED = "undirected"
