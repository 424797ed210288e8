"""What reports do not say, against lists made by hand."""

from __future__ import annotations

from typing import Any

from treve.casebook.missing_evidence import OF_ALL, OF_EACH, Missing, missing

FULL: dict[str, Any] = {
    "report": "R-1",
    "state": "filed",
    "compartment": "mission",
    "occurred_from": "2017-01-09",
    "place": "Ariha",
    "latitude": "35.81",
    "act": "mortar",
    "source": "seen",
    "recorder": "patrol 4",
    "perpetrator_alleged": "somebody",
    "consent": ["notification", "verification"],
    "attachments": [{"sha256": "0"}],
}
OTHER = FULL | {"report": "R-2", "compartment": "party_a", "recorder": "party"}


def test_two_full_reports_of_two_registers_lack_nothing() -> None:
    assert missing([FULL, OTHER]) == []


def test_each_thing_is_missed_where_it_is_missing_and_said_of_whom() -> None:
    def without(*names: str, **more: Any) -> dict[str, Any]:
        return {name: value for name, value in FULL.items() if name not in names} | more

    assert missing([without("occurred_from"), OTHER]) == [Missing("days", ("R-1",))]
    assert missing([without("latitude"), OTHER]) == [Missing("point", ("R-1",))]
    assert missing([without("latitude", "place"), OTHER]) == [Missing("place", ("R-1",)), Missing("point", ("R-1",))]
    assert missing([without("act"), OTHER]) == [Missing("act", ("R-1",))]
    assert missing([without("source"), OTHER]) == [Missing("source", ("R-1",))]
    assert missing([without(consent=["verification"]), OTHER]) == [Missing("consent_to_notify", ("R-1",))]
    assert missing([without("consent"), OTHER]) == [
        Missing("consent_to_verify", ("R-1",)),
        Missing("consent_to_notify", ("R-1",)),
    ]
    # Said by one, it is there.
    assert missing([without("attachments", "perpetrator_alleged"), OTHER]) == []
    assert missing([FULL]) == [Missing("second_register"), Missing("second_recorder")]
    assert missing([FULL, FULL | {"report": "R-3", "recorder": "patrol 5"}]) == [Missing("second_register")]


def test_what_was_withdrawn_says_nothing_and_lacks_nothing() -> None:
    gone = {"report": "R-9", "state": "withdrawn", "compartment": "party_a"}
    assert missing([FULL, gone]) == [Missing("second_register"), Missing("second_recorder")]
    assert missing([gone]) == [Missing("standing_report")]
    assert not OF_ALL.keys() & OF_EACH.keys()
