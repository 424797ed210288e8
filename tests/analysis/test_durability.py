"""How long may this truce last?"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from tests.analysis.small import case
from treve.analysis.case import GivenTables
from treve.analysis.durability import answer
from treve.model.questions import DurabilityAnswer
from treve.model.refusal import Missing, Refusal
from treve.read import silent


def _asked(tmp_path: Path, truces: int) -> DurabilityAnswer | Refusal:
    path = tmp_path / "truces.csv"
    rows = [f"t{one},c{one % 5},{60 + 9 * one},{'collapsed' if one % 3 else 'expired'}" for one in range(truces)]
    path.write_text("\n".join(["name,conflict,days,end", *rows]) + "\n", encoding="utf-8")
    return answer(dataclasses.replace(case(), given=GivenTables(comparable=path)), silent)


def test_comparable_truces_tell_how_long(tmp_path: Path) -> None:
    found = _asked(tmp_path, 30)
    assert isinstance(found, DurabilityAnswer)
    assert found.found.age == 139
    assert found.summary["truces"] == 30
    stands = [one.stands for one in found.found.chances]
    assert stands == sorted(stands, reverse=True)


def test_none_or_few_are_refused(tmp_path: Path) -> None:
    assert answer(case(), silent) == Refusal(Missing.NO_TRUCES_GIVEN)
    few = _asked(tmp_path, 12)
    assert isinstance(few, Refusal)
    assert few.missing is Missing.TOO_FEW_TRUCES
