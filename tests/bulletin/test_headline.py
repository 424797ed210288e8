"""The first words of the page."""

from __future__ import annotations

from typing import Any

from treve.bulletin import headline
from treve.bulletin.voices import Voices
from treve.store.protocol import Store


def test_the_first_sentence_says_what_was_held_against_what_and_until_when(told: dict[str, Any]) -> None:
    first, second = headline.sentences(told)
    assert first.startswith("9 reports of alleged incidents (")
    assert "The data go from 20 December 2016 to 20 January 2017." in first
    assert (
        "Under the strict reading 4 of these incidents fall under the truce’s terms, and 2 cannot be decided." in second
    )
    assert "1 change" in second


def test_linked_reports_are_told_as_fewer_incidents(told: dict[str, Any]) -> None:
    linking = {**told["linking"], "asked": True, "several": 2, "ambiguous": 1}
    first, _ = headline.sentences(told | {"incidents": 7, "linking": linking})
    assert (
        "They tell 7 incidents. 2 of them are told by several reports. 1 pair of reports is left to people to decide."
        in first
    )


def test_reports_that_were_not_linked_are_said_to_count_one_by_one(told: dict[str, Any]) -> None:
    first, _ = headline.sentences(told | {"linking": {**told["linking"], "asked": False}})
    assert "Each report counts as one incident" in first


def test_one_agreement_needs_no_overview(told: dict[str, Any], store: Store) -> None:
    assert headline.overview(told, ["tst-2016-12-30"], Voices.of(store)) is None
    assert headline.others(told, ["tst-2016-12-30"], Voices.of(store)) is None


def test_agreements_not_told_at_length_stand_in_one_table(told: dict[str, Any], store: Store) -> None:
    second = told["agreements"][0] | {"id": "other", "title": "Other"}
    both = told | {"agreements": [told["agreements"][0], second]}
    rest = headline.others(both, ["tst-2016-12-30"], Voices.of(store))
    assert rest is not None
    assert [(row.head, row.cells) for row in rest.rows] == [("Other", ("4", "2", "5", "1", "1"))]
    glance = headline.overview(both, ["tst-2016-12-30", "other"], Voices.of(store))
    assert glance is not None
    assert len(glance.rows) == 2


def test_the_command_names_agreements_and_sources(told: dict[str, Any]) -> None:
    assert headline.command(told) == "treve run --agreement tst-2016-12-30 --source table=table.csv --out DIR"
    given = told | {"run": told["run"] | {"command": "treve run …"}}
    assert headline.command(given) == "treve run …"
