"""Clusters in space and time that are stronger than chance makes anywhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cluster:
    """Neighbouring areas over the last days.

    centre        area around which the cluster lies
    areas         its areas, the centre first, then by distance
    days          how many of the last days
    p_value       share of random maps with a cluster at least as strong anywhere (this one counted)
    maps          random maps drawn: fewer than asked for once twenty were as strong
    every_days    recurrence interval of a daily search: 1 / p_value
    """

    centre: str
    areas: tuple[str, ...]
    days: int
    observed: int
    expected: float
    score: float
    p_value: float
    maps: int
    every_days: float


@dataclass(frozen=True, slots=True)
class Hotspots:
    """The strongest cluster and those that do not overlap it or each other, the strongest first.

    size       of the negative binomial of an area's daily count; None: Poisson
    windows    windows searched
    """

    areas: int
    days: int
    size: float | None
    windows: int
    clusters: tuple[Cluster, ...]
