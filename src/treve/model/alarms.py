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
    upper     what the value must exceed (CUSUM as printed: reach) to raise an alarm; None: the rule needs more weeks or more counts
    """

    week: int
    value: float
    upper: float | None
    alarm: bool


@dataclass(frozen=True, slots=True)
class Alarm:
    """One rule on the last week of a series.

    last           held against the bound that keeps the promised rate of false alarms; its upper is None where none keeps it
    once_in_weeks  weeks from one such alarm to the next in quiet series simulated from the weeks before; None: no alarm there
    quiet_weeks    simulated weeks behind that figure
    printed        held against the bound of the rule as published
    printed_once_in_weeks  weeks from one alarm of the published bound to the next, in the same quiet series; None: no alarm
    """

    rule: AlarmRule
    last: Bound
    once_in_weeks: float | None
    quiet_weeks: int
    printed: Bound
    printed_once_in_weeks: float | None


@dataclass(frozen=True, slots=True)
class Alarms:
    """The rules on the last week of one place or front; rules that need more weeks than there are stay out.

    promised  weeks in which one false alarm of each rule is allowed
    """

    name: str
    weeks: int
    mean: float
    size: float | None
    promised: int
    rules: tuple[Alarm, ...]
