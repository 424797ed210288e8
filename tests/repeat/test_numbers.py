"""The numbers of a summary by path."""

from __future__ import annotations

from treve.repeat.numbers import numbers


def test_members_of_a_list_are_known_by_what_they_are_called() -> None:
    summary = {
        "treve": "0.2.0",
        "run": {"seconds": 3},
        "reports": 4,
        "agreements": [{"id": "a", "contested": 1, "readings": [{"reading": "strict", "findings": {"covered": 2}}]}],
        "quality": {"data_end": "2017-01-01", "recorders": [7, 8], "unknown": None},
    }
    assert numbers(summary) == {
        "reports": 4,
        "agreements.a.contested": 1,
        "agreements.a.readings.strict.findings.covered": 2,
        "quality.data_end": "2017-01-01",
        "quality.recorders.0": 7,
        "quality.recorders.1": 8,
    }


def test_what_an_analysis_added_later_is_no_number_of_the_run() -> None:
    before = {"agreements": [{"id": "a", "contested": 1, "effect": None, "holding": None, "durability": None}]}
    after = {"agreements": [{"id": "a", "contested": 1, "effect": {"ratio": 0.5}, "holding": {"p": 1}}]}
    assert numbers(before) == numbers(after) == {"agreements.a.contested": 1}
