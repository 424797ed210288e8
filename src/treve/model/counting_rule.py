"""Counting rules: what one violation is, so that it can be counted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Counts(StrEnum):
    """What a rule counts as one.

    incident      what happened, told by one or more reports
    observation   one explosion, shot or burst
    episode       fire in one direction without a pause longer than the gap
    engagement    fire between the same two sides, in either direction, without a pause longer than the gap
    """

    INCIDENT = "incident"
    OBSERVATION = "observation"
    EPISODE = "episode"
    ENGAGEMENT = "engagement"


class Within(StrEnum):
    """How far an episode or engagement reaches: one place, one first-order division, or one country."""

    PLACE = "place"
    ADMIN1 = "admin1"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class CountingRule:
    """One named and versioned rule.

    gap_minutes  longest pause inside an episode or engagement; None for the other kinds; within: the same
    acts         acts that count; empty: all, and those not stated
    bound_only   count only incidents in which everyone is bound who must be; then there is one number for each reading
    """

    rule: str
    version: str
    title: str
    counts: Counts
    gap_minutes: int | None
    within: Within | None
    acts: frozenset[str]
    bound_only: bool
    source: str
    note: str
