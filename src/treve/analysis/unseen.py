"""Question 7: what did no register see? Only where the user gives the overlaps of three or more."""

from __future__ import annotations

from treve.analyse.multiple_systems import multiple_systems
from treve.analysis.case import Case
from treve.analysis.given_tables import read_overlaps
from treve.model.questions import UnseenAnswer
from treve.model.refusal import Refusal
from treve.read import Progress


def answer(case: Case, progress: Progress) -> UnseenAnswer | Refusal | None:
    """The grid over models and priors; None where no overlaps are given."""
    registers = case.given.registers
    if registers is None:
        return None
    found = multiple_systems(read_overlaps(registers))
    return found if isinstance(found, Refusal) else UnseenAnswer(registers.name, found)
