"""Incidents as a table: each side's version as its recorders wrote it, the readings side by side."""

from __future__ import annotations

from collections.abc import Sequence

from treve.bulletin import phrases, words
from treve.bulletin.coded_words import act as act_name
from treve.bulletin.edition.between import bounds
from treve.bulletin.edition.figures import OUTSIDE, Bounds, Figures, Listed
from treve.bulletin.view import Grid, Row
from treve.bulletin.voices import Voices
from treve.catalogue import say
from treve.model.finding import Verdict


def incident_grid(listed: Sequence[Listed], told: Figures, voices: Voices, caption: str) -> Grid:
    """One row an incident, in the order given; its first report stands for it."""
    readings = told.readings[:2]
    return Grid(
        caption=caption,
        columns=(
            say("First report"),
            say("Local days"),
            say("Place"),
            say("Act"),
            say("Named as perpetrator"),
            say("Named as target"),
            say("Recorded by"),
            say("Deaths"),
            *(words.reading_name(one, voices.name(one)) for one in readings),
        ),
        rows=tuple(_row(one, readings, voices) for one in listed),
        table="incident, report, finding",
        note=say(
            "Names stand as the reports have them, several versions with a stroke between. Days in brackets may lie in this period."
        ),
    )


def _row(one: Listed, readings: Sequence[str], voices: Voices) -> Row:
    days = one.first_day.isoformat()
    if one.last_day != one.first_day:
        days = f"{days}/{one.last_day.isoformat()}"
    more = len(one.reports) - 1
    return Row(
        one.reports[0] + (f" +{more}" if more else ""),
        (
            days if one.surely else f"({days})",
            say(", ").join(part for part in (one.place, one.admin1) if part) or phrases.not_stated(),
            act_of(one),
            versions(one.alleged, voices),
            versions(one.targets, voices),
            versions(one.recorders, voices),
            _deaths(one),
            *(verdict_word(one.verdicts[reading]) for reading in readings),
        ),
    )


def versions(names: Sequence[str], voices: Voices) -> str:
    """Versions side by side, ids of actors by their names; that nobody is named is said. Another order is no other version."""
    different = {frozenset(name.split(";")): name for name in reversed(names)}
    return " | ".join(map(voices.names, reversed(different.values()))) if names else say("nobody named")


def act_of(one: Listed) -> str:
    """The kind of act; that the reports name different ones, or none does, is said."""
    if one.act is None:
        return say("the reports name different acts") if one.act_disputed else phrases.not_stated()
    return act_name(one.act)


def _deaths(one: Listed) -> str:
    if one.deaths_low is None and one.deaths_high is None:
        return phrases.not_stated()
    if one.deaths_low is None or one.deaths_high is None:
        return phrases.one_end(one.deaths_low, one.deaths_high)
    return bounds(Bounds(one.deaths_low, one.deaths_high))


def verdict_word(code: str) -> str:
    """A verdict, or that an incident is outside, in few words."""
    return say("outside") if code == OUTSIDE else words.VERDICTS_SHORT[Verdict(code)]
