"""What must not be written of a run: what its own numbers invite, and do not bear."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from treve.bulletin import phrases, words
from treve.bulletin.voices import Voices
from treve.catalogue import counted, say
from treve.model.finding import Verdict

_FIRST_READINGS = ("strict", "presumed")
_OUTSIDE = (Verdict.OUTSIDE_TIME, Verdict.OUTSIDE_TERRITORY)


@dataclass(frozen=True, slots=True)
class MustNot:
    """Words that the numbers do not bear, and why."""

    wrong: str
    why: str


def must_not(summary: Mapping[str, Any], agreement: Mapping[str, Any], voices: Voices) -> Iterator[MustNot]:
    """What must not be written of one agreement of a summary, the plainest first."""
    if not summary["reports"]:
        yield MustNot(say("“Nothing happened”"), say("No report was read. That is no finding about anything."))
        return
    if is_met(agreement):
        yield from _verdicts(agreement, voices)
    else:
        yield MustNot(
            say("“The truce held”"),
            say("No incident of these data could meet it. They say nothing about it, for or against."),
        )
    yield from _blame(summary, voices)
    yield from _time(summary, agreement)
    yield from _one_by_one(summary)
    yield MustNot(
        say("“The truce reduced violence”, or “increased” it"),
        say("This run counts incidents; no answer on a change of violence stands in it.")
        if agreement.get("effect") is None
        else say("Recorded violence is compared with other days; a change of it is not an effect of the truce."),
    )


def data_days(summary: Mapping[str, Any]) -> tuple[dt.date, dt.date] | tuple[None, None]:
    """First and last day of the data; (None, None) if there are none."""
    begin, end = summary["quality"]["data_begin"], summary["quality"]["data_end"]
    return (dt.date.fromisoformat(begin), dt.date.fromisoformat(end)) if begin and end else (None, None)


def verdict_count(reading: Mapping[str, Any], verdict: Verdict) -> int:
    """Incidents of one verdict under one reading."""
    return int(reading["findings"][verdict])


def is_met(agreement: Mapping[str, Any]) -> bool:
    """Whether any incident lies, or may lie, in the time and territory of an agreement."""
    return any(
        count for one in agreement["readings"] for verdict, count in one["findings"].items() if verdict not in _OUTSIDE
    )


def named_readings(readings: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The readings a sentence names: strict and presumed, or the first there is."""
    return [one for one in readings if one["reading"] in _FIRST_READINGS] or list(readings[:1])


def verdict_span(agreement: Mapping[str, Any], verdict: Verdict) -> tuple[int, int]:
    """The lowest and the highest number of a verdict over all readings."""
    counts = [verdict_count(one, verdict) for one in agreement["readings"]]
    return min(counts), max(counts)


def _verdicts(agreement: Mapping[str, Any], voices: Voices) -> Iterator[MustNot]:
    readings = agreement["readings"]
    most = max(readings, key=lambda one: verdict_count(one, Verdict.COVERED))
    covered, undecided = verdict_count(most, Verdict.COVERED), verdict_span(agreement, Verdict.UNDETERMINED)[1]
    if covered:
        flagged = max(most["flags"].values(), default=0)
        yield MustNot(
            counted("“{number} violation”", "“{number} violations”", covered),
            say("A finding is not a ruling.")
            if not flagged
            else counted(
                "A finding is not a ruling, and at least {number} of them could still fall away, because an exception "
                "or an exclusion may apply.",
                "A finding is not a ruling, and at least {number} of them could still fall away, because an exception "
                "or an exclusion may apply.",
                flagged,
            ),
        )
    else:
        yield MustNot(
            say("“No violations”, or “the truce held”"),
            say("No recorded incident is found to fall under the terms; what nobody recorded is not known."),
        )
    if covered and not verdict_span(agreement, Verdict.COVERED)[0]:
        yield MustNot(
            say("“No violations”"),
            counted(
                "{number} incident falls under the terms {under}.",
                "{number} incidents fall under the terms {under}.",
                covered,
                under=words.under(most["reading"], voices.name(most["reading"])),
            ),
        )
    if undecided:
        yield MustNot(
            counted(
                "The {number} undecided incident counted as kept, or as broken",
                "The {number} undecided incidents counted as kept, or as broken",
                undecided,
            ),
            say("They cannot be decided from what is known, and stand for neither."),
        )
    yield from _readings(agreement, voices)


def _readings(agreement: Mapping[str, Any], voices: Voices) -> Iterator[MustNot]:
    readings = agreement["readings"]
    if len(readings) == 1:
        one = readings[0]["reading"]
        yield MustNot(
            say("A number as if everybody agreed on it"),
            say(
                "It is told {under} alone; another reading may give another.", under=words.under(one, voices.name(one))
            ),
        )
    elif agreement["contested"]:
        yield MustNot(
            say("A number without its reading"),
            counted(
                "{number} incident changes its verdict with whom one believes.",
                "{number} incidents change their verdict with whom one believes.",
                agreement["contested"],
            ),
        )


def _blame(summary: Mapping[str, Any], voices: Voices) -> Iterator[MustNot]:
    quality, reports = summary["quality"], summary["reports"]
    largest, recorders = quality["largest_recorder"], quality.get("recorders")
    if largest is None:
        yield MustNot(
            say("“Sources confirm”"),
            say("No report says who recorded it, so it is not known how many voices stand behind them."),
        )
    elif recorders == 1:
        yield MustNot(
            say("“Several sources confirm”"),
            say("Every report that says who recorded it goes back to one: {name}.", name=voices.recorder(largest)),
        )
    why = say("A report names a side as its source sees it; who recorded an incident is not who did it.")
    if largest is not None:
        share = say(
            "{name} recorded {reports} of {all} reports.",
            name=voices.recorder(largest),
            reports=largest["reports"],
            all=reports,
        )
        why = say("{first} {then}", first=why, then=share)
    yield MustNot(say("Whose fault it was, on the word of a recorder"), why)


def _time(summary: Mapping[str, Any], agreement: Mapping[str, Any]) -> Iterator[MustNot]:
    begin, end = data_days(summary)
    if begin is None or end is None:
        return
    believed = named_readings(agreement["readings"])[-1]
    effective = _local_day(believed["effective"], agreement["zone"])
    if effective is not None and effective < begin:
        yield MustNot(
            say("“Since the truce began”"),
            counted(
                "The data begin {number} day after it took effect, on {begin}.",
                "The data begin {number} days after it took effect, on {begin}.",
                (begin - effective).days,
                begin=phrases.day(begin),
            ),
        )
    ended = _local_day(believed["ended"], agreement["zone"])
    if ended is None or ended > end:
        yield MustNot(
            say("“To this day”, or “so far”"),
            say("The data end on {end}. What came after is not in them.", end=phrases.day(end)),
        )


def _local_day(instant: str | None, zone: str) -> dt.date | None:
    if instant is None:
        return None
    return phrases.local_day(dt.datetime.fromisoformat(instant.removesuffix("Z")), zone)


def _one_by_one(summary: Mapping[str, Any]) -> Iterator[MustNot]:
    links, rejected = summary["linking"], summary["quality"]["rejected_rows"]
    exactly = counted("“Exactly {number} incident”", "“Exactly {number} incidents”", summary["incidents"])
    if not links["asked"]:
        yield MustNot(
            exactly, say("Each report counts as one incident, so one that several reports tell counts several times.")
        )
    elif links["ambiguous"]:
        yield MustNot(
            exactly,
            counted(
                "{number} pair of reports may or may not tell the same incident.",
                "{number} pairs of reports may or may not tell the same incident.",
                links["ambiguous"],
            ),
        )
    if rejected:
        yield MustNot(
            say("“All reports”"),
            counted(
                "{number} row could not be read and is not counted.",
                "{number} rows could not be read and are not counted.",
                rejected,
            ),
        )
