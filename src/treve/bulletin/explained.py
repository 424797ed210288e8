"""An explanation as lines of text for a terminal 80 columns wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from treve.bulletin import phrases, words
from treve.bulletin.explain_finding import AgreementAnswer, Answer, AssertionBehind, ReadingAnswer, Standing
from treve.bulletin.view import sentence_list
from treve.model.agreement import ClauseKind, TimeKind
from treve.model.finding import PerpetratorBasis
from treve.model.place import Direction, PlacePrecision

if TYPE_CHECKING:
    from treve.bulletin.explain import Explanation, OtherVersion

_WIDTH = 79
# Agreements that the incident does not meet are told in one line each; more than this only as a number.
_LINES_OUTSIDE = 10

_ROLES = {"recorder": "Recorded by", "side_a": "Side A", "side_b": "Side B"}


def lines(explanation: Explanation) -> Iterator[str]:
    """The chain from the raw row to every finding, one thought a line."""
    report = explanation.report
    yield f"Report {report.report_id}"
    yield from _section("The row as it was read")
    raw = explanation.raw
    yield from _wrapped(f"{raw.file}, data row {raw.row_number:,} (sha256 {raw.sha256[:12]}…); {raw.licence}")
    for column, value in raw.cells.items():
        yield from _wrapped(f"{column}: {'' if value is None else value}", 4)
    yield from _section("What it says, in our units")
    yield from _statement(explanation)
    yield from _section("Who")
    yield from _names(explanation)
    yield from _section("Where")
    yield from _place(explanation)
    yield from _section("Incident")
    yield from _incident(explanation)
    met = [one for one in explanation.agreements if one.found]
    for agreement in met:
        yield from _agreement(agreement)
    yield from _not_met([one for one in explanation.agreements if not one.found])


def _statement(explanation: Explanation) -> Iterator[str]:
    report = explanation.report
    clock = f", {report.time_local} local time" if report.time_local else ""
    yield from _wrapped(f"When: {phrases.days(report.first_day, report.last_day)}{clock}")
    act = words.plain(report.act) if report.act else phrases.NOT_STATED
    in_source = f" (the source: {report.act_in_source})" if report.act_in_source else ""
    yield from _wrapped(f"What: {act}{in_source}; {words.DIRECTIONS[Direction(report.direction)]}")
    figures = (report.deaths_low, report.deaths_best, report.deaths_high)
    yield from _wrapped(f"Deaths, low / best / high: {' / '.join(phrases.number(figure) for figure in figures)}")
    for label, text in (("Published by", report.publisher), ("Address", report.url), ("Remark", report.note)):
        if text:
            yield from _wrapped(f"{label}: {text}")


def _names(explanation: Explanation) -> Iterator[str]:
    for role, label in _ROLES.items():
        own = [one for one in explanation.names if one.role == role]
        if not own:
            yield from _wrapped(f"{label}: nobody named")
        for one in own:
            if one.actor is None:
                yield from _wrapped(f"{label}: “{one.name}”: {words.METHODS['unresolved']}")
                continue
            score = f", likeness {one.score:.0f} of 100" if one.score is not None else ""
            method = words.METHODS.get(one.method, words.plain(one.method))
            became = "; by that day the actor had this name" if one.named_id not in (None, one.actor_id) else ""
            yield from _wrapped(f"{label}: “{one.name}” → {one.actor} ({method}{score}{became})")
    yield from _wrapped("Who recorded it is not who did it; sides are the source’s own.")


def _place(explanation: Explanation) -> Iterator[str]:
    place = explanation.place
    parts = [part for part in (place.name, place.admin2, place.admin1, place.country) if part]
    yield from _wrapped(", ".join(parts) if parts else "No place is named.")
    point = "no coordinates"
    if place.latitude is not None and place.longitude is not None:
        point = f"latitude {place.latitude:g}, longitude {place.longitude:g}"
    yield from _wrapped(f"{point}: {words.PRECISIONS[PlacePrecision(place.precision)]}")
    yield from _wrapped(
        f"Time zone {place.zone}: {words.ZONE_BASES.get(place.zone_basis, words.plain(place.zone_basis))}"
    )


def _incident(explanation: Explanation) -> Iterator[str]:
    one = explanation.incident
    recorders = f" of {phrases.counted(one.recorders, 'recorder', 'recorders')}" if one.reports > 1 else ""
    yield from _wrapped(
        f"Incident {one.incident_id}, told by {phrases.counted(one.reports, 'report', 'reports')}{recorders}"
    )
    if one.superseded:
        yield from _wrapped("This report was published again later; its values do not count.")
    for other in one.others:
        yield from _wrapped(f"Also told by {_version(other)}")
    if one.span_rule in words.SPAN_RULES:
        yield from _wrapped(words.SPAN_RULES[one.span_rule])
    if one.place_rule in words.PLACE_RULES:
        apart = f"; points up to {one.kilometres_apart:.0f} km apart" if one.kilometres_apart else ""
        yield from _wrapped(f"{words.PLACE_RULES[one.place_rule]}{apart}")
    if one.reports > 1:
        figures = f"{phrases.number(one.deaths_low)} / {phrases.number(one.deaths_high)}"
        yield from _wrapped(f"Deaths over all its reports, lowest / highest: {figures}")
    if one.target_disputed:
        yield from _wrapped("Its reports name targets that do not belong together; the target is left open.")
    if one.act_disputed:
        yield from _wrapped("Its reports name different acts.")
    yield from _wrapped(
        f"{phrases.days(one.first_day, one.last_day)}: not before {phrases.instant(one.earliest_at)}, "
        f"and before {phrases.instant(one.latest_at)}"
    )
    yield from _wrapped(f"Who is taken for the perpetrator: {words.BASES[PerpetratorBasis(one.perpetrator_basis)]}")


def _version(one: OtherVersion) -> str:
    sides = f"{one.side_a_names or phrases.NOT_STATED} / {one.side_b_names or phrases.NOT_STATED}"
    act = words.plain(one.act) if one.act else phrases.NOT_STATED
    deaths = f"{phrases.number(one.deaths_low)} / {phrases.number(one.deaths_high)}"
    earlier = " (published again later)" if one.superseded else ""
    return (
        f"{one.report_id}{earlier}: recorded by {one.recorder_names or phrases.NOT_STATED}; sides {sides}; {act}; "
        f"deaths {deaths}"
    )


def _agreement(agreement: AgreementAnswer) -> Iterator[str]:
    yield from _section(f"{agreement.title} ({agreement.agreement_id})")
    if len(agreement.readings) > 1:
        yield from _wrapped(
            "Contested: the verdict changes with the reading."
            if agreement.contested
            else "Not contested: every reading gives the same verdict."
        )
    told: dict[tuple[str, ...], list[ReadingAnswer]] = {}
    for reading in agreement.readings:
        told.setdefault(tuple(_reading(reading)), []).append(reading)
    for body, readings in told.items():
        yield ""
        yield from _wrapped(f"{sentence_list([one.name for one in readings])}: {readings[0].verdict_in_words}")
        yield from body


def _reading(reading: ReadingAnswer) -> Iterator[str]:
    for answer in reading.answers:
        yield from _answer(answer)
    for time in reading.times:
        stated = f"{phrases.stated_time(time.value)} ({time.zone or 'zone not stated'})"
        yield from _wrapped(f"Believed: {words.TIMES[TimeKind(time.what)].lower()} {stated}, says {time.by}", 4)
    for standing in reading.standings:
        yield from _standing(standing)
    for flag in reading.flags:
        yield from _wrapped(f"Could fall away: {flag}", 4)


def _answer(answer: Answer) -> Iterator[str]:
    yield from _wrapped(f"{answer.question} {words.ANSWERS[answer.answer]}: {answer.reason}", 4)
    if answer.clause:
        one = answer.clause
        detail = f", {one.detail}" if one.detail else ""
        source = f" ({one.source})" if one.source else ""
        kind = words.CLAUSES[ClauseKind(one.kind)].lower()
        yield from _wrapped(f"clause {one.clause_id} {kind}: {words.plain(one.code)}{detail}{source}", 8)


def _standing(one: Standing) -> Iterator[str]:
    side = _ROLES[one.side]
    bound = {True: "bound", False: "not bound", None: "cannot be told whether bound"}[one.bound]
    yield from _wrapped(f"{side}, {one.name}: {bound}: {one.bound_reason}{_on_word(one.bound_by)}", 4)
    if one.excluded is not False and one.actor_id is not None and one.excluded_reason != words.NOT_SPOKEN_OF:
        shut = {True: "shut out", None: "cannot be told whether shut out"}[one.excluded]
        yield from _wrapped(f"{side}, {one.name}: {shut}: {one.excluded_reason}{_on_word(one.excluded_by)}", 4)


def _on_word(one: AssertionBehind | None) -> str:
    if one is None:
        return ""
    on = f", {phrases.day(one.on)}" if one.on else ""
    source = f", {one.source}" if one.source else ""
    return f" (“{one.word}”, says {one.by}{on}{source})"


def _not_met(agreements: list[AgreementAnswer]) -> Iterator[str]:
    if not agreements:
        return
    yield from _section("Agreements that the incident does not meet in time or place")
    for one in agreements[:_LINES_OUTSIDE]:
        whys = sorted({f"{reading.verdict_in_words}: {reading.answers[0].reason}" for reading in one.readings})
        yield from _wrapped(f"{one.title} ({one.agreement_id}): {'; or '.join(whys)}")
    if len(agreements) > _LINES_OUTSIDE:
        yield from _wrapped(f"and {len(agreements) - _LINES_OUTSIDE:,} more")


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
