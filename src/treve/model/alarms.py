"""Alarms: weeks whose count is above what the weeks before let expect, and how often such an alarm comes by chance."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AlarmRule(StrEnum):
    """The rules that raise alarms."""

    FARRINGTON = "farrington"
    FARRINGTON_FLEXIBLE = "farrington_flexible"
    EARS_C1 = "ears_c1"
    EARS_C2 = "ears_c2"
    EARS_C3 = "ears_c3"
    CUSUM = "cusum"


@dataclass(frozen=True, slots=True)
class Bound:
    """One week held against one rule.

    week      position in the series, from 0
    value     the count; for EARS C3 and CUSUM the statistic
    upper     what the value must exceed (CUSUM: reach) to raise an alarm; None: the rule needs more weeks or more counts
    """

    week: int
    value: float
    upper: float | None
    alarm: bool


@dataclass(frozen=True, slots=True)
class Alarm:
    """One rule on the last week of a series.

    once_in_weeks  weeks from one alarm to the next in quiet series simulated from the weeks before; None: no alarm in any of them
    quiet_weeks    simulated weeks behind that figure
    """

    rule: AlarmRule
    last: Bound
    once_in_weeks: float | None
    quiet_weeks: int


@dataclass(frozen=True, slots=True)
class Alarms:
    """The rules on the last week of one place or front; rules that need more weeks than there are stay out."""

    name: str
    weeks: int
    mean: float
    size: float | None
    rules: tuple[Alarm, ...]
