"""An answer that is not given, and what is missing for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Missing(StrEnum):
    """Why a question gets no answer. The sentence for each stands in `bulletin/refusals.py`."""

    NO_START = "no_start"
    START_BEFORE_DATA = "start_before_data"
    START_AFTER_DATA = "start_after_data"
    BEFORE_TOO_SHORT = "before_too_short"
    AFTER_TOO_SHORT = "after_too_short"
    NO_COVERED_FRONT = "no_covered_front"
    NO_OTHER_FRONT = "no_other_front"
    ALL_ZERO = "all_zero"
    TOO_FEW_EVENTS = "too_few_events"
    NO_TOLL = "no_toll"
    COVERAGE_GAP = "coverage_gap"
    NOT_IN_COUNTS = "not_in_counts"
    NO_TRUCE_FREE_DATE = "no_truce_free_date"
    WEEKS_NOT_WHOLE = "weeks_not_whole"
    ONE_SIDE_ZERO = "one_side_zero"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A question without an answer.

    missing  why
    values   what fills the sentence: days as ISO text, numbers as they are
    """

    missing: Missing
    values: Mapping[str, str | int | float] = field(default_factory=dict)
