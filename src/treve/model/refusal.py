"""An answer that is not given, and what is missing for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Missing(StrEnum):
    """Why a question gets no answer. The sentence for each stands in `bulletin/refusals.py`."""

    NO_START = "no_start"
    NO_DAY = "no_day"
    START_BEFORE_DATA = "start_before_data"
    START_AFTER_DATA = "start_after_data"
    BEFORE_TOO_SHORT = "before_too_short"
    AFTER_TOO_SHORT = "after_too_short"
    NO_COVERED_FRONT = "no_covered_front"
    NO_OTHER_FRONT = "no_other_front"
    SILENT_BEFORE = "silent_before"
    NOTHING_BEFORE = "nothing_before"
    ALL_ZERO = "all_zero"
    TOO_FEW_EVENTS = "too_few_events"
    NO_TOLL = "no_toll"
    COVERAGE_GAP = "coverage_gap"
    UNWATCHED_DAYS = "unwatched_days"
    NOT_IN_COUNTS = "not_in_counts"
    NO_TRUCE_FREE_DATE = "no_truce_free_date"
    WEEKS_NOT_WHOLE = "weeks_not_whole"
    WEEKS_BEGIN_ELSEWHERE = "weeks_begin_elsewhere"
    ONE_SIDE_ZERO = "one_side_zero"
    NOTHING_COUNTED = "nothing_counted"
    TOO_FEW_UNITS = "too_few_units"
    STALE_DATA = "stale_data"
    NO_REPORT_DAYS = "no_report_days"
    TOO_FEW_REPORT_DAYS = "too_few_report_days"
    REPORTS_IN_BATCHES = "reports_in_batches"
    TOO_FEW_WEEKS = "too_few_weeks"
    TOO_FEW_TRUCES = "too_few_truces"
    TOO_FEW_AT_RISK = "too_few_at_risk"
    NO_TRUCES_GIVEN = "no_truces_given"
    NO_EXCESS = "no_excess"
    NO_OVERLAP = "no_overlap"
    TOO_FEW_REGISTERS = "too_few_registers"
    NOT_STATED_EVERYWHERE = "not_stated_everywhere"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A question without an answer.

    missing  why
    values   what fills the sentence: days as ISO text, numbers as they are
    """

    missing: Missing
    values: Mapping[str, str | int | float] = field(default_factory=dict)
