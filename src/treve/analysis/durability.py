"""Question 6: how long do such truces last, and how long may this one?"""

from __future__ import annotations

from treve.analyse.durability import durability
from treve.analysis.case import Case
from treve.analysis.given_tables import read_truces
from treve.analysis.present import now
from treve.model.questions import DurabilityAnswer
from treve.model.refusal import Missing, Refusal
from treve.read import Progress


def answer(case: Case, progress: Progress) -> DurabilityAnswer | Refusal:
    """From the comparable truces that the user gives; none are shipped, since no published table of base rates was found."""
    comparable = case.given.comparable
    if comparable is None:
        return Refusal(Missing.NO_TRUCES_GIVEN)
    start, day = case.truce.effective, now(case)
    if start is None:
        return Refusal(Missing.NO_START)
    if day < start:
        return Refusal(Missing.START_AFTER_DATA, {"start": start.isoformat(), "last": day.isoformat()})
    found = durability(read_truces(comparable), (day - start).days, case.generator("durability"))
    if isinstance(found, Refusal):
        return found
    summary = {
        "truces": found.truces,
        "age": found.age,
        "at_risk": found.at_risk,
        "stands": {str(one.days): [one.stands, one.low, one.high] for one in found.chances},
    }
    return DurabilityAnswer(day, comparable.name, found, summary)
