"""The answers to all questions about one case, as they stand in analysis.json."""

from __future__ import annotations

from typing import Any

from treve.analysis.case import Case
from treve.analysis.questions import QUESTIONS
from treve.analysis.record import record
from treve.bulletin.front_names import FrontNames
from treve.catalogue import LANGUAGES
from treve.model.refusal import Missing, Refusal
from treve.read import Progress

SCHEMA = 1
"""Version of analysis.json: keys may be added under it, none renamed."""


def answers(case: Case, progress: Progress) -> dict[str, Any]:
    """The block of one truce in analysis.json: what it was asked of, and each question's answer under its name.

    Each block also holds `sentences`: the same in English, French and Arabic, made from its numbers.
    Where no report states a day, every question refuses, and the first and last day of the data are null.
    A question that refuses gives {"refused": {"missing": …, "values": {…}}}.
    """
    told: dict[str, Any] = {
        "id": case.truce.agreement_id,
        "truce": record(case.truce),
        "data": {
            "source": case.counts.source,
            "first": None if case.is_empty else record(case.counts.first),
            "end": None if case.is_empty else record(case.counts.last),
            "exact_day_incidents": sum(row.events for row in case.counts.rows),
            "ahead_incidents": case.counts.ahead,
            "vague_day_incidents": None if case.counts.vague is None else len(case.counts.vague),
            "effort_days": len(case.counts.effort) or None,
        },
        "seed": case.seed,
        "as_of": record(case.as_of),
        "known": record(case.known),
        "names": record(case.names),
    }
    names = FrontNames(case.names)
    for question in QUESTIONS:
        progress(question.asks, 0)
        answer = Refusal(Missing.NO_DAY, {}) if case.is_empty else question.answer(case, progress)
        block = {"refused": record(answer)} if isinstance(answer, Refusal) else record(answer)
        told[question.name] = block
        if block is not None and question.told is not None:
            block["sentences"] = {language: list(question.told(block, language, names)) for language in LANGUAGES}
    return told
