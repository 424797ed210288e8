"""One incident in words: the sentence that tells it, what would change its findings, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from treve.bulletin import coded_words, phrases, words
from treve.bulletin.explain import Explanation
from treve.bulletin.explain_finding import Answer, ReadingAnswer
from treve.bulletin.view import enumerated
from treve.bulletin.voices import Voices
from treve.catalogue import Sayings, counted, marked, say
from treve.model.finding import PerpetratorBasis, Verdict
from treve.model.place import PlacePrecision
from treve.serve.sought.listed import Listed
from treve.serve.sought.one_incident import OneIncident

OUTCOMES: Sayings[str] = Sayings(
    {
        "no_incident": marked("it did not happen, or not as alleged"),
        "relevant_incident_not_violation": marked("it happened and matters, but breaks no rule"),
        "minor_violation": marked("a minor violation"),
        "serious_violation": marked("a serious violation"),
        "cannot_rule": marked("the mechanism looked and cannot say"),
        "abstained": marked("abstained"),
    }
)
# Which answers let a test pass; anything else fails it, or leaves it open where there is no answer.
_PASSES = {"excluded_area": False, "excluded_actor": False, "exception": None}


def sentence(one: Listed, voices: Voices) -> str:
    """The account in one sentence: days, place, act, who is said to have acted against whom, deaths, on whose word."""
    place = enumerated([part for part in (one.place, one.area) if part]) or say("a place that is not stated")
    act = coded_words.act(one.act) if one.act else say("an act that is not stated")
    if one.act_disputed and not one.act:
        act = say("acts that its reports tell differently")
    return say(
        "{days}, {place}: {act}; {sides}. {deaths} {told}",
        days=phrases.days(one.first_day, one.last_day),
        place=place,
        act=act,
        sides=_sides(one, voices),
        deaths=_deaths(one),
        told=_told_by(one),
    )


def _sides(one: Listed, voices: Voices) -> str:
    first = enumerated([voices.name(name) for name in one.side_a]) or say("nobody named")
    second = enumerated([voices.name(name) for name in one.side_b]) or say("a target that is not stated")
    if one.basis.value == "disputed":
        return say("its reports name perpetrators that do not belong together")
    if not one.directed:
        return say("{first} and {second} fought; it is not said who attacked", first=first, second=second)
    if one.basis.value == "attributed":
        return say("a ruling names {first} as having acted against {second}", first=first, second=second)
    return say("allegedly {first} against {second}", first=first, second=second)


def _deaths(one: Listed) -> str:
    if one.deaths_low is None:
        if one.deaths_high is None:
            return say("No number of deaths is stated.")
        return say("At most {high} deaths are stated, and no lowest number.", high=one.deaths_high)
    if one.deaths_high is None:
        return say(
            "At least {low} deaths are stated, and no highest number that all reports allow.", low=one.deaths_low
        )
    if one.deaths_low == one.deaths_high:
        return counted("{number} death is stated.", "{number} deaths are stated.", one.deaths_low)
    return say("Between {low} and {high} deaths are stated.", low=one.deaths_low, high=one.deaths_high)


def _told_by(one: Listed) -> str:
    reports = counted("{number} report", "{number} reports", one.reports)
    if not one.recorders:
        return say("Told by {reports}; who recorded it is not stated.", reports=reports)
    recorders = counted("{number} recorder", "{number} recorders", len(one.recorders))
    return say("Told by {reports} of {recorders}.", reports=reports, recorders=recorders)


def failed(answer: Answer) -> bool:
    """Does this answer keep the incident from falling under the terms?"""
    if answer.rule.value == "exception":
        return answer.answer is True
    return answer.answer is (not _PASSES.get(answer.rule.value, True))


def opened(answer: Answer) -> bool:
    """Is this one of the tests that cannot be answered?"""
    return answer.answer is None and answer.rule.value != "exception"


def changes(one: ReadingAnswer) -> list[str]:
    """What would change the finding under one reading."""
    against = [answer for answer in one.answers if failed(answer)]
    if one.verdict is Verdict.COVERED:
        return [say("It could fall away: {why}.", why=flag) for flag in one.flags] or [
            say("Only another version of what happened, or another reading of who is bound.")
        ]
    if against:
        return [
            say("It could fall under the terms only if this were answered otherwise: {question}", question=one.question)
            for one in against
        ]
    return [
        say("To be known: {question} Now: {reason}.", question=answer.question, reason=answer.reason)
        for answer in one.answers
        if opened(answer)
    ]


def missing(one: Listed, whole: OneIncident, rulings: int) -> list[str]:
    """What evidence is missing, each in a sentence."""
    names = {name.name for told in whole.reports for name in told.names if name.actor_id is None}
    lacks: Mapping[str, bool] = {
        say("No report says who did it."): one.basis is PerpetratorBasis.NOT_NAMED,
        say("It is not said who attacked."): one.basis is PerpetratorBasis.UNDIRECTED,
        say("Its reports name perpetrators that do not belong together."): one.basis is PerpetratorBasis.DISPUTED,
        say("No report says what was done."): one.act is None and not one.act_disputed,
        say("The day is not known exactly."): one.first_day != one.last_day,
        say("The place is not known exactly: {how}.", how=words.PRECISIONS[one.precision]): one.precision
        is not PlacePrecision.EXACT,
        say("No number of deaths is stated."): one.deaths_low is None and one.deaths_high is None,
        say("No highest number of deaths is stated."): one.deaths_low is not None and one.deaths_high is None,
        say("Only one recorder tells it; nobody else confirms it."): len(one.recorders) == 1,
        say("Who recorded it is not stated."): not one.recorders,
        say("These names stand for no known actor: {names}.", names=enumerated(sorted(names))): bool(names),
        say("No ruling on it can be seen by this account."): not rulings,
    }
    return [said for said, is_so in lacks.items() if is_so]


def version(told: Explanation, superseded: bool) -> dict[str, Any]:
    """One report's version, in the same fields and order for every report."""
    report = told.report

    def named(role: str) -> list[tuple[str, str]]:
        return [(one.name, one.actor or "") for one in told.names if one.role == role]

    return {
        "id": report.report_id,
        "superseded": superseded,
        "recorders": named("recorder"),
        "publisher": report.publisher or "",
        "published": report.published.isoformat() if report.published else "",
        "url": report.url or "",
        "days": phrases.days(report.first_day, report.last_day),
        "time": report.time_local or "",
        "place": report.place_name or "",
        "act": coded_words.act(report.act) if report.act else "",
        "act_in_source": report.act_in_source or "",
        "directed": report.direction == "a_against_b",
        "side_a": named("side_a"),
        "side_b": named("side_b"),
        "deaths": [report.deaths_low, report.deaths_best, report.deaths_high],
        "exception": words.ANSWERS[report.exception_stated],
        "note": report.note or "",
        "cells": told.raw.cells,
        "file": told.raw.file,
        "row": told.raw.row_number,
        "sha256": told.raw.sha256,
    }
