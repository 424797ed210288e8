"""What did no register see?"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from tests.analysis.small import case
from treve.analysis.case import GivenTables
from treve.analysis.unseen import answer
from treve.model.questions import UnseenAnswer
from treve.model.refusal import Missing, Refusal
from treve.read import silent

HEAD = "a,b,c,count\n"


def test_overlaps_that_are_given_are_answered_and_otherwise_the_question_does_not_apply(tmp_path: Path) -> None:
    path = tmp_path / "lists.csv"
    path.write_text(HEAD + "1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,15\n1,0,1,12\n0,1,1,9\n1,1,1,6\n", encoding="utf-8")
    found = answer(dataclasses.replace(case(), given=GivenTables(registers=path)), silent)
    assert isinstance(found, UnseenAnswer)
    assert (found.source, found.found.seen) == ("lists.csv", 132)
    assert answer(case(), silent) is None


def test_registers_without_overlap_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "lists.csv"
    path.write_text(HEAD + "1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,15\n", encoding="utf-8")
    found = answer(dataclasses.replace(case(), given=GivenTables(registers=path)), silent)
    assert isinstance(found, Refusal)
    assert found.missing is Missing.NO_OVERLAP
