"""What stands of a report: of versions that stand against each other the careful one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from treve.casebook import standing


@dataclass
class _Row:
    position: int
    body: bytes


def _rows(*said: dict[str, Any]) -> list[_Row]:
    return [_Row(number, json.dumps(one).encode()) for number, one in enumerate(said)]


def _came(name: str, *after: str) -> dict[str, Any]:
    return {"received": {"item": name, "after": list(after)}}


REPORT = {"kind": "report", "consent": ["publication", "verification"], "threat": True}


def test_the_last_of_a_line_of_changes_stands() -> None:
    found = standing.read(
        _rows(REPORT, {"kind": "consent", "consent": []}, {"kind": "consent", "consent": ["publication"]}), "o"
    )
    assert standing.consent(found) == ["publication"]
    assert standing.threat(found) is True
    found = standing.read(_rows(REPORT, {"kind": "threat", "threat": False}), "o")
    assert standing.threat(found) is False
    assert standing.consent(standing.read(_rows(REPORT), "o")) == ["publication", "verification"]
    assert standing.consent(standing.read(_rows({"kind": "report"}), "o")) == []


def test_of_versions_that_stand_against_each_other_the_careful_one_holds() -> None:
    here = {"kind": "consent", "consent": ["publication", "verification"]}
    there = {"kind": "consent", "consent": ["verification", "notification"], **_came("p/7", "o/0")}
    found = standing.read(_rows(REPORT, here, there), "o")
    assert len(found["consent"]) == 2
    assert standing.consent(found) == ["verification"]
    calm, afraid = {"kind": "threat", "threat": False}, {"kind": "threat", "threat": True, **_came("p/8")}
    found = standing.read(_rows(REPORT, calm, afraid), "o")
    assert standing.threat(found) is True
    after_both = {"kind": "consent", "consent": ["publication"]}
    assert standing.consent(standing.read(_rows(REPORT, here, there, after_both), "o")) == ["publication"]
