"""An explanation as lines of text for a terminal 80 columns wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from treve.bulletin import coded_words, phrases, words
from treve.bulletin.explain_finding import AgreementAnswer, Answer, AssertionBehind, ReadingAnswer, Standing
from treve.bulletin.view import alternatives, enumerated, sentence_list
from treve.catalogue import Sayings, counted, say
from treve.model.agreement import ClauseKind, TimeKind
from treve.model.finding import PerpetratorBasis
from treve.model.place import Direction, PlacePrecision

if TYPE_CHECKING:
    from treve.bulletin.explain import Explanation, OtherVersion

_WIDTH = 79
# Agreements that the incident does not meet are told in one line each; more than this only as a number.
_LINES_OUTSIDE = 10

_ROLES: Sayings[str] = Sayings({"recorder": "Recorded by", "side_a": "Side A", "side_b": "Side B"})
_BOUND: Sayings[bool | None] = Sayings({True: "bound", False: "not bound", None: "cannot be told whether bound"})
_SHUT_OUT: Sayings[bool | None] = Sayings({True: "shut out", None: "cannot be told whether shut out"})


def lines(explanation: Explanation) -> Iterator[str]:
    """The chain from the raw row to every finding, one thought a line."""
    report = explanation.report
    yield say("Report {report}", report=report.report_id)
    yield from _section(say("The row as it was read"))
    raw = explanation.raw
    yield from _wrapped(
        say(
            "{file}, data row {row} (sha256 {sha256}…); licence: {licence}",
            file=raw.file,
            row=raw.row_number,
            sha256=raw.sha256[:12],
            licence=phrases.not_stated() if raw.licence == phrases.NOT_STATED else raw.licence,
        )
    )
    for column, value in raw.cells.items():
        yield from _wrapped(f"{column}: {'' if value is None else value}", 4)
    yield from _section(say("What it says, in our units"))
    yield from _statement(explanation)
    yield from _section(say("Who"))
    yield from _names(explanation)
    yield from _section(say("Where"))
    yield from _place(explanation)
    yield from _section(say("Incident"))
    yield from _incident(explanation)
    met = [one for one in explanation.agreements if one.found]
    for agreement in met:
        yield from _agreement(agreement)
    yield from _not_met([one for one in explanation.agreements if not one.found])


def _statement(explanation: Explanation) -> Iterator[str]:
    report = explanation.report
    days = phrases.days(report.first_day, report.last_day)
    if report.time_local:
        days = say("{days}, {time} local time", days=days, time=report.time_local)
    yield from _wrapped(_labelled(say("When"), days))
    act = coded_words.act(report.act) if report.act else phrases.not_stated()
    if report.act_in_source:
        act = say("{act} (the source: {own})", act=act, own=report.act_in_source)
    done = say("{what}; {more}", what=act, more=words.DIRECTIONS[Direction(report.direction)])
    yield from _wrapped(_labelled(say("What"), done))
    figures = (report.deaths_low, report.deaths_best, report.deaths_high)
    told = " / ".join(phrases.number(figure) for figure in figures)
    yield from _wrapped(_labelled(say("Deaths, low / best / high"), told))
    for label, text in (
        (say("Published by"), report.publisher),
        (say("Address"), report.url),
        (say("Remark"), report.note),
    ):
        if text:
            yield from _wrapped(_labelled(label, text))


def _names(explanation: Explanation) -> Iterator[str]:
    for role, label in _ROLES.items():
        own = [one for one in explanation.names if one.role == role]
        if not own:
            yield from _wrapped(_labelled(label, say("nobody named")))
        for one in own:
            name = say("“{name}”", name=one.name)
            if one.actor is None:
                yield from _wrapped(_labelled(label, _labelled(name, words.METHODS["unresolved"])))
                continue
            method = words.METHODS.get(one.method, words.plain(one.method))
            if one.score is not None:
                method = say("{method}, likeness {score} of 100", method=method, score=round(one.score))
            if one.named_id not in (None, one.actor_id):
                method = say("{method}; by that day the actor had this name", method=method)
            yield from _wrapped(_labelled(label, f"{name} → {one.actor} ({method})"))
    yield from _wrapped(say("Who recorded it is not who did it; sides are the source’s own."))


def _place(explanation: Explanation) -> Iterator[str]:
    place = explanation.place
    parts = [part for part in (place.name, place.admin2, place.admin1, place.country) if part]
    yield from _wrapped(enumerated(parts) if parts else say("No place is named."))
    point = say("no coordinates")
    if place.latitude is not None and place.longitude is not None:
        point = say(
            "latitude {latitude}, longitude {longitude}",
            latitude=f"{place.latitude:g}",
            longitude=f"{place.longitude:g}",
        )
    yield from _wrapped(_labelled(point, words.PRECISIONS[PlacePrecision(place.precision)]))
    basis = words.ZONE_BASES.get(place.zone_basis, words.plain(place.zone_basis))
    yield from _wrapped(_labelled(say("Time zone {zone}", zone=place.zone), basis))


def _incident(explanation: Explanation) -> Iterator[str]:
    one = explanation.incident
    told_by = counted("{number} report", "{number} reports", one.reports)
    if one.reports > 1:
        told_by = counted(
            "{reports} of {number} recorder", "{reports} of {number} recorders", one.recorders, reports=told_by
        )
    yield from _wrapped(say("Incident {incident}, told by {reports}", incident=str(one.incident_id), reports=told_by))
    if one.superseded:
        yield from _wrapped(say("This report was published again later; its values do not count."))
    for other in one.others:
        yield from _wrapped(_version(other))
    if one.span_rule in words.SPAN_RULES:
        yield from _wrapped(words.SPAN_RULES[one.span_rule])
    if one.place_rule in words.PLACE_RULES:
        rule = words.PLACE_RULES[one.place_rule]
        if one.kilometres_apart:
            rule = say("{rule}; points up to {distance} km apart", rule=rule, distance=round(one.kilometres_apart))
        yield from _wrapped(rule)
    if one.reports > 1:
        figures = f"{phrases.number(one.deaths_low)} / {phrases.number(one.deaths_high)}"
        yield from _wrapped(_labelled(say("Deaths over all its reports, lowest / highest"), figures))
    if one.target_disputed:
        yield from _wrapped(say("Its reports name targets that do not belong together; the target is left open."))
    if one.act_disputed:
        yield from _wrapped(say("Its reports name different acts."))
    yield from _wrapped(
        say(
            "{days}: not before {earliest}; and before {latest}",
            days=phrases.days(one.first_day, one.last_day),
            earliest=phrases.local_and_utc(one.earliest_at, explanation.place.zone),
            latest=phrases.local_and_utc(one.latest_at, explanation.place.zone),
        )
    )
    basis = words.BASES[PerpetratorBasis(one.perpetrator_basis)]
    yield from _wrapped(_labelled(say("Who is taken for the perpetrator"), basis))


def _version(one: OtherVersion) -> str:
    return say(
        "Also told by {report}: recorded by {recorders}; sides {sides}; {act}; deaths {deaths}",
        report=say("{report} (published again later)", report=one.report_id) if one.superseded else one.report_id,
        recorders=one.recorder_names or phrases.not_stated(),
        sides=f"{one.side_a_names or phrases.not_stated()} / {one.side_b_names or phrases.not_stated()}",
        act=coded_words.act(one.act) if one.act else phrases.not_stated(),
        deaths=f"{phrases.number(one.deaths_low)} / {phrases.number(one.deaths_high)}",
    )


def _agreement(agreement: AgreementAnswer) -> Iterator[str]:
    yield from _section(f"{agreement.title} ({agreement.agreement_id})")
    if len(agreement.readings) > 1:
        yield from _wrapped(
            say("Contested: the verdict changes with the reading.")
            if agreement.contested
            else say("Not contested: every reading gives the same verdict.")
        )
    told: dict[tuple[str, ...], list[ReadingAnswer]] = {}
    for reading in agreement.readings:
        told.setdefault(tuple(_reading(reading)), []).append(reading)
    for body, readings in told.items():
        yield ""
        yield from _wrapped(_labelled(sentence_list([one.name for one in readings]), readings[0].verdict_in_words))
        yield from body


def _reading(reading: ReadingAnswer) -> Iterator[str]:
    for answer in reading.answers:
        yield from _answer(answer)
    for time in reading.times:
        yield from _wrapped(
            say(
                "Believed: {what} {time} ({zone}), says {asserter}",
                what=words.TIMES[TimeKind(time.what)].lower(),
                time=phrases.stated_time(time.value),
                zone=time.zone or say("zone not stated"),
                asserter=time.by,
            ),
            4,
        )
    for standing in reading.standings:
        yield from _standing(standing)
    for flag in reading.flags:
        yield from _wrapped(say("Could fall away: {flag}", flag=flag), 4)


def _answer(answer: Answer) -> Iterator[str]:
    yield from _wrapped(_labelled(f"{answer.question} {words.ANSWERS[answer.answer]}", answer.reason), 4)
    if answer.clause:
        one = answer.clause
        source = f" ({one.source})" if one.source else ""
        clause = say(
            "clause {clause} {does}: {what}",
            clause=one.clause_id,
            does=words.CLAUSES[ClauseKind(one.kind)].lower(),
            what=enumerated((coded_words.clause(one.code), *([one.detail] if one.detail else ()))),
        )
        yield from _wrapped(f"{clause}{source}", 8)


def _standing(one: Standing) -> Iterator[str]:
    who = enumerated((_ROLES[one.side], one.name))
    bound = _labelled(_BOUND[one.bound], one.bound_reason)
    yield from _wrapped(_labelled(who, f"{bound}{_on_word(one.bound_by)}"), 4)
    if one.excluded is not False and one.actor_id is not None and one.excluded_reason != say(words.NOT_SPOKEN_OF):
        shut = _labelled(_SHUT_OUT[one.excluded], one.excluded_reason)
        yield from _wrapped(_labelled(who, f"{shut}{_on_word(one.excluded_by)}"), 4)


def _on_word(one: AssertionBehind | None) -> str:
    if one is None:
        return ""
    more = tuple(part for part in (phrases.day(one.on) if one.on else "", one.source or "") if part)
    word = say("“{word}”, says {asserter}", word=one.word, asserter=one.by)
    return f" ({enumerated((word, *more))})"


def _not_met(agreements: list[AgreementAnswer]) -> Iterator[str]:
    if not agreements:
        return
    yield from _section(say("Agreements that the incident does not meet in time or place"))
    for one in agreements[:_LINES_OUTSIDE]:
        whys = sorted({_labelled(reading.verdict_in_words, reading.answers[0].reason) for reading in one.readings})
        yield from _wrapped(_labelled(f"{one.title} ({one.agreement_id})", alternatives(whys)))
    if len(agreements) > _LINES_OUTSIDE:
        yield from _wrapped(say("and {number} more", number=len(agreements) - _LINES_OUTSIDE))


def _labelled(label: str, text: str) -> str:
    """`label: text`, with the colon of the language."""
    return say("{label}: {text}", label=label, text=text)


def _section(title: str) -> Iterator[str]:
    yield ""
    yield from textwrap.wrap(title, _WIDTH)
    yield "-" * min(len(title), _WIDTH)


def _wrapped(text: str, indent: int = 2) -> list[str]:
    return textwrap.wrap(
        " ".join(text.split()),
        _WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 2),
        break_long_words=False,  # an address cut in two cannot be followed
        break_on_hyphens=False,
    )
