"""What was published before and is told otherwise now: corrections, and incidents that came late."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from treve.bulletin import phrases
from treve.bulletin.coded_words import act as act_name
from treve.bulletin.edition.changes import Correction, Late
from treve.bulletin.edition.figures import Figures
from treve.bulletin.edition.listing import incident_grid, verdict_word
from treve.bulletin.edition.section import Section
from treve.bulletin.view import Grid, Row, enumerated
from treve.bulletin.voices import Voices
from treve.catalogue import Sayings, counted, say

_FIELDS: Sayings[str] = Sayings(
    {
        "first_day": "first day",
        "last_day": "last day",
        "place": "place",
        "act": "act",
        "alleged": "named as perpetrator",
        "targets": "named as target",
        "deaths_low": "lowest number of deaths",
        "deaths_high": "highest number of deaths",
        "verdicts": "verdict",
        "reports": "reports that tell it",
    }
)


def corrected(found: Sequence[Correction] | None) -> Section:
    """The corrections to earlier editions; that none was given to compare with is said."""
    heading = say("Corrections to earlier editions")
    if found is None:
        return Section(heading, (say("No earlier edition was given, so none could be compared."),))
    if not found:
        return Section(heading, (say("Nothing that the earlier editions said has changed."),))
    rows = tuple(Row(one.report, (f"{one.cut_off:%Y-%m-%d %H:%M}", _what(one))) for one in found)
    grid = Grid(
        say("Incidents told otherwise now"),
        (say("Incident, by its first report"), say("Edition of"), say("What changed")),
        rows,
        "incident, finding, incident_report",
    )
    sentence = counted(
        "{number} incident of the earlier editions is told otherwise now.",
        "{number} incidents of the earlier editions are told otherwise now.",
        len(found),
    )
    return Section(heading, (sentence,), (grid,))


def added_late(late: Late, told: Figures, voices: Voices) -> Section:
    """Incidents of earlier periods told for the first time."""
    heading = say("Late additions")
    sentences = []
    if late.unsure:
        sentences.append(
            counted(
                "{number} incident was published on the day of the last cut-off and may have stood in the last edition.",
                "{number} incidents were published on the day of the last cut-off and may have stood in the last edition.",
                late.unsure,
            )
        )
    if late.unknown:
        sentences.append(
            counted(
                "Of {number} incident of an earlier period it cannot be told when it was published.",
                "Of {number} incidents of earlier periods it cannot be told when they were published.",
                late.unknown,
            )
        )
    shown = [one for one in late.incidents if one.passed_on]
    if not late.incidents:
        sentences.insert(0, say("No incident of an earlier period is known to be told for the first time."))
        return Section(heading, tuple(sentences))
    sentences.insert(
        0,
        counted(
            "{number} incident of an earlier period is told for the first time; it is in none of the counts of this period.",
            "{number} incidents of earlier periods are told for the first time; they are in none of the counts of this period.",
            len(late.incidents),
        ),
    )
    grids = (incident_grid(shown, told, voices, say("Late additions, in order of time")),) if shown else ()
    return Section(heading, tuple(sentences), grids)


def _what(one: Correction) -> str:
    if not one.changed:
        return say("no report of it is in this run any more")
    parts = []
    for field, was, now in one.changed:
        if field == "verdicts":
            parts.extend(_verdicts(was or {}, now))
            continue
        parts.append(
            say("{what}: {was}, now {now}", what=_FIELDS[field], was=_value(field, was), now=_value(field, now))
        )
    return enumerated(parts, "; ")


def _verdicts(was: dict[str, str], now: dict[str, str]) -> list[str]:
    return [
        say(
            "{what}: {was}, now {now}",
            what=say("verdict ({reading})", reading=reading),
            was=_verdict(was.get(reading)),
            now=_verdict(now.get(reading)),
        )
        for reading in sorted({*was, *now})
        if was.get(reading) != now.get(reading)
    ]


def _verdict(code: str | None) -> str:
    return phrases.not_stated() if code is None else verdict_word(code)


def _value(field: str, value: Any) -> str:
    if value is None or value == []:
        return phrases.not_stated()
    if field == "act":
        return act_name(value)
    return enumerated(value) if isinstance(value, list) else str(value)
