"""What each agreement says to one incident: every rule with its answer, its reason, and the clause and assertions behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from treve.bulletin import words
from treve.bulletin.summary import reading_order
from treve.bulletin.voices import Voices
from treve.catalogue import say
from treve.model.finding import Flag, Rule, Verdict

Rows = Sequence[Mapping[str, Any]]

# The answer with which a test is passed, and the reason where the run keeps none because it was passed.
_PASSED: dict[Rule, tuple[bool, str]] = {
    Rule.IN_FORCE: (True, "in_force"),
    Rule.IN_TERRITORY: (True, "inside"),
    Rule.EXCLUDED_AREA: (False, "not_carved_out"),
    Rule.EXCLUDED_ACTOR: (False, "not_excluded"),
    Rule.PARTIES_BOUND: (True, "bound"),
    Rule.ACT_PROHIBITED: (True, "prohibited"),
}


@dataclass(frozen=True, slots=True)
class ClauseBehind:
    """A clause an answer rests on, in our words."""

    clause_id: str
    kind: str
    code: str
    detail: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class AssertionBehind:
    """An assertion a standing rests on: the word, who says it, when, and where it was read."""

    assertion_id: str
    word: str
    by: str
    on: dt.date | None
    source: str | None


@dataclass(frozen=True, slots=True)
class TimeBehind:
    """An assertion of a start or a legal end that the reading believes."""

    what: str
    value: str | None
    zone: str | None
    by: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one actor of one side stands under the reading; None: it cannot be told, or the agreement does not speak of it."""

    side: str
    name: str
    actor_id: str | None
    bound: bool | None
    bound_reason: str
    bound_by: AssertionBehind | None
    excluded: bool | None
    excluded_reason: str
    excluded_by: AssertionBehind | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One rule: the question in words, its answer, why, and the clause it rests on."""

    rule: Rule
    question: str
    answer: bool | None
    reason: str
    clause: ClauseBehind | None


@dataclass(frozen=True, slots=True)
class ReadingAnswer:
    """The finding under one reading. Without a finding, answers hold only the test that failed."""

    reading: str
    name: str
    verdict: Verdict
    verdict_in_words: str
    answers: tuple[Answer, ...]
    standings: tuple[Standing, ...]
    times: tuple[TimeBehind, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgreementAnswer:
    """All readings of one agreement. contested: the verdict changes with the reading."""

    agreement_id: str
    title: str
    contested: bool
    readings: tuple[ReadingAnswer, ...]

    @property
    def found(self) -> bool:
        """Whether any reading has a finding, rather than failing time or territory."""
        return any(one.standings or len(one.answers) > 1 for one in self.readings)


@dataclass(frozen=True, slots=True)
class Found:
    """The rows about one incident."""

    bounds: Rows
    findings: Rows
    reasons: Rows
    standings: Rows
    contested: frozenset[str]
    times: Mapping[tuple[str, str], Mapping[str, Any]]


def agreements(found: Found, voices: Voices) -> tuple[AgreementAnswer, ...]:
    """The answers of every agreement of the run, those with a finding first, then in order of id."""
    findings = {(row["agreement_id"], row["reading"]): row for row in found.findings}
    titles = {row["agreement_id"]: row["title"] for row in found.bounds}
    told = []
    for agreement_id in sorted(titles, key=lambda one: (not any(key[0] == one for key in findings), one)):
        bounds = {row["reading"]: row for row in found.bounds if row["agreement_id"] == agreement_id}
        told.append(
            AgreementAnswer(
                agreement_id,
                titles[agreement_id],
                agreement_id in found.contested,
                tuple(
                    _reading(found, findings.get((agreement_id, reading)), bounds[reading], voices)
                    for reading in reading_order(bounds)
                ),
            )
        )
    return tuple(told)


def _reading(
    found: Found, finding: Mapping[str, Any] | None, bounds: Mapping[str, Any], voices: Voices
) -> ReadingAnswer:
    reading = bounds["reading"]
    verdict, answers = _answers(found, finding) if finding else _outside(bounds)
    return ReadingAnswer(
        reading=reading,
        name=words.reading_name(reading, voices.name(reading)),
        verdict=verdict,
        verdict_in_words=words.VERDICTS[verdict],
        answers=answers,
        standings=_standings(found, finding, voices) if finding else (),
        times=_times(found, bounds, voices),
        flags=tuple(
            words.FLAGS[flag] for flag in Flag if finding and verdict is Verdict.COVERED and finding[flag.value]
        ),
    )


def _answers(found: Found, finding: Mapping[str, Any]) -> tuple[Verdict, tuple[Answer, ...]]:
    reasons = {row["rule"]: row for row in found.reasons if _same_finding(row, finding)}
    answers = []
    for rule, (_, passed) in _PASSED.items():
        kept = reasons.get(rule.value)
        answers.append(
            Answer(
                rule,
                words.RULES[rule],
                finding[rule.value],
                words.reason(kept["reason"] if kept else passed, rule),
                _clause(kept),
            )
        )
    kept = reasons.get(Rule.EXCEPTION.value)
    answers.append(
        Answer(
            Rule.EXCEPTION,
            words.RULES[Rule.EXCEPTION],
            True if kept else finding["exception_stated"],
            words.reason("stated") if kept else say(words.NO_EXCEPTION),
            _clause(kept),
        )
    )
    return Verdict(finding["verdict"]), tuple(answers)


def _outside(bounds: Mapping[str, Any]) -> tuple[Verdict, tuple[Answer, ...]]:
    """The test that failed where there is no finding: time comes first, as in the order of the verdicts."""
    starts, ends = bounds["starts_earliest"], bounds["ends_latest"]
    rule, code, verdict = Rule.IN_TERRITORY, "outside", Verdict.OUTSIDE_TERRITORY
    if starts is not None and bounds["latest_at"] <= starts:
        rule, code, verdict = Rule.IN_FORCE, "not_yet_in_force", Verdict.OUTSIDE_TIME
    elif ends is not None and bounds["earliest_at"] >= ends:
        rule, code, verdict = Rule.IN_FORCE, "no_longer_in_force", Verdict.OUTSIDE_TIME
    return verdict, (Answer(rule, words.RULES[rule], False, words.reason(code, rule), None),)


def _standings(found: Found, finding: Mapping[str, Any], voices: Voices) -> tuple[Standing, ...]:
    """One per side, actor and era in question; equal ones are told once."""
    told: dict[Standing, None] = {}
    for row in found.standings:
        if _same_finding(row, finding):
            told[
                Standing(
                    row["side"],
                    row["name"],
                    row["actor_id"],
                    row["bound"],
                    _why(row, "bound_reason", Rule.PARTIES_BOUND),
                    _assertion(row, "bound", voices),
                    row["excluded"],
                    _why(row, "excluded_reason", Rule.EXCLUDED_ACTOR),
                    _assertion(row, "excluded", voices),
                )
            ] = None
    return tuple(told)


def _why(row: Mapping[str, Any], column: str, rule: Rule) -> str:
    if row["actor_id"] is None:
        return words.reason("unresolved_actor")
    return words.reason(row[column], rule) if row[column] else say(words.NOT_SPOKEN_OF)


def _assertion(row: Mapping[str, Any], about: str, voices: Voices) -> AssertionBehind | None:
    if row[f"{about}_assertion"] is None or row[f"{about}_by"] is None:
        return None
    return AssertionBehind(
        row[f"{about}_assertion"],
        words.asserted(row[f"{about}_word"]),
        voices.names(row[f"{about}_by"]),
        row[f"{about}_on"],
        row[f"{about}_source"],
    )


def _times(found: Found, bounds: Mapping[str, Any], voices: Voices) -> tuple[TimeBehind, ...]:
    ids = ";".join(bounds[column] for column in ("start_ids", "end_ids") if bounds[column]).split(";")
    rows = [found.times[(bounds["agreement_id"], one)] for one in ids if (bounds["agreement_id"], one) in found.times]
    return tuple(
        TimeBehind(row["what"], row["value"], row["zone"], voices.names(row["asserted_by"]), row["source"])
        for row in rows
    )


def _clause(kept: Mapping[str, Any] | None) -> ClauseBehind | None:
    if kept is None or kept["clause_id"] is None or kept["kind"] is None:
        return None
    return ClauseBehind(kept["clause_id"], kept["kind"], kept["code"], kept["detail"], kept["source"])


def _same_finding(row: Mapping[str, Any], finding: Mapping[str, Any]) -> bool:
    return bool(row["agreement_id"] == finding["agreement_id"] and row["reading"] == finding["reading"])
