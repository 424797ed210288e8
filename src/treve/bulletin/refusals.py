"""Why a question gets no answer: whole English sentences with named places; the catalogue translates them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from treve.bulletin import phrases
from treve.catalogue import Sayings, say, speaking
from treve.model.refusal import Missing

REFUSALS = Sayings(
    {
        Missing.NO_START: "No answer: nobody states on which day the truce took effect. The option --effective DAY gives one.",
        Missing.NO_DAY: "No answer: no report was read that states a day.",
        Missing.START_BEFORE_DATA: (
            "No answer: the truce took effect on {start}, and the data begin only on {first}, so there is nothing to "
            "compare with."
        ),
        Missing.START_AFTER_DATA: "No answer: the truce took effect on {start}, and the data end on {last}.",
        Missing.BEFORE_TOO_SHORT: "No answer: the data hold {days} days before the start; {needed} are needed.",
        Missing.AFTER_TOO_SHORT: "No answer yet: the data hold {days} days from the start on; {needed} are needed.",
        Missing.NO_COVERED_FRONT: "No answer: no incident of an exact day lies on a front that the truce covers.",
        Missing.NO_OTHER_FRONT: "There is no other front to compare with.",
        Missing.SILENT_BEFORE: (
            "No answer: from {first} to {last}, before the start, no front recorded anything, where about {expected} incidents were "
            "to be expected: a gap in coverage. With a table of counts, --effort tells a gap from calm."
        ),
        Missing.NOTHING_BEFORE: (
            "No answer: nothing is counted on the days before the start, from {first} on, so that there is no rate to compare with."
        ),
        Missing.ALL_ZERO: (
            "No answer: nothing is counted from {first} to {last}. That can be peace, or nobody watching."
        ),
        Missing.TOO_FEW_EVENTS: (
            "No answer: {count} counted on the days compared; at least {fewest} are needed for a rate."
        ),
        Missing.NO_TOLL: (
            "No answer on deaths: on {days} of the days compared at least one incident states no such figure, which is "
            "not the same as none."
        ),
        Missing.COVERAGE_GAP: (
            "No answer: only {days} of the {of} days compared were watched; at least three quarters of the days on each"
            " side are needed."
        ),
        Missing.UNWATCHED_DAYS: (
            "No answer: on {days} of the days nobody watched, and this answer would take them for calm."
        ),
        Missing.NOT_IN_COUNTS: "No answer: a table of daily counts holds neither places nor vague days; a run does (treve run).",
        Missing.NO_TRUCE_FREE_DATE: "The data hold no date far enough from every truce to compare with.",
        Missing.WEEKS_NOT_WHOLE: "The data do not hold {before} whole weeks before the start and {after} from it on.",
        Missing.WEEKS_BEGIN_ELSEWHERE: (
            "No answer by area: a week of the table begins on {week}, so that no week begins with the truce, on {start}."
        ),
        Missing.ONE_SIDE_ZERO: "One side of the start has no count at all, so that this check has no ratio.",
        Missing.NOTHING_COUNTED: "No answer: nothing is counted. That can be peace, or nobody watching.",
        Missing.NOT_STATED_EVERYWHERE: (
            "No answer: on some of the days at least one incident does not state the figure, which is not the same as "
            "none."
        ),
        Missing.TOO_FEW_UNITS: "No answer: there are {units} units to compare; {needed} are needed.",
        Missing.STALE_DATA: "No answer for {as_of}: the data end on {data_end}, {days} days before.",
        Missing.NO_REPORT_DAYS: (
            "No answer: the data do not say on which day each incident was reported, so that what is still to come is "
            "unknown."
        ),
        Missing.TOO_FEW_REPORT_DAYS: (
            "No answer: {reports} reports of a known day are too few to know how late reports come; {needed} are "
            "needed."
        ),
        Missing.REPORTS_IN_BATCHES: (
            "No answer: {share} % of the late reports came on one day of the week; how many are still to come then "
            "depends on the weekday."
        ),
        Missing.TOO_FEW_WEEKS: "No answer: the data hold {weeks} whole weeks; {needed} are needed.",
        Missing.TOO_FEW_TRUCES: "No answer: {truces} comparable truces are too few; {needed} are needed.",
        Missing.TOO_FEW_AT_RISK: (
            "No answer: {at_risk} comparable truces stood at this age, day {age}; {needed} are needed."
        ),
        Missing.NO_TRUCES_GIVEN: (
            "No answer: no comparable truces are given; no base rate is shipped, since none was found published."
        ),
        Missing.NO_EXCESS: (
            "No answer: of the pairs of sides that are named {observed} incidents are recorded and {expected} were expected: no "
            "excess to share out."
        ),
        Missing.NO_OVERLAP: "No answer: the registers {one} and {other} have no incident in common.",
        Missing.TOO_FEW_REGISTERS: "No answer: {registers} registers are given; {needed} linked ones are needed.",
    }
)
"""What is missing → sentence; `messages` holds them with their places."""


def refusal_sentence(refused: Mapping[str, Any], language: str = "en") -> str:
    """The sentence for a refusal as it stands in analysis.json: {"missing": …, "values": {…}}."""
    with speaking(language):
        values = {name: _value(value) for name, value in refused["values"].items()}
        return say(REFUSALS.messages[Missing(refused["missing"])], **values)


def _value(value: str | float) -> str | float:
    """A day as words; anything else as it is."""
    try:
        return phrases.day(dt.date.fromisoformat(value)) if isinstance(value, str) and len(value) == 10 else value
    except ValueError:
        return value
