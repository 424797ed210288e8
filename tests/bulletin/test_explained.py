"""The explanation as text."""

from __future__ import annotations

import pytest

from treve.bulletin.explain import explain, explained
from treve.store.protocol import Store


@pytest.mark.parametrize("report", [f"R{number}" for number in range(1, 10)])
def test_it_fits_a_terminal_of_eighty_columns(store: Store, report: str) -> None:
    long = [line for line in explained(explain(store, report)).splitlines() if len(line) > 80]
    assert long == []


def test_the_chain_is_told_in_order(store: Store) -> None:
    text = explained(explain(store, "R1"))
    heads = (
        "Report table:R1",
        "The row as it was read",
        "What it says, in our units",
        "Who",
        "Where",
        "Incident",
        "Truce of <b>tests</b> (tst-2016-12-30)",
    )
    at = [text.index(f"{head}\n") for head in heads]
    assert at == sorted(at)


def test_readings_that_say_the_same_are_told_together(store: Store) -> None:
    text = " ".join(explained(explain(store, "R1")).split())
    assert "Strict, Presumed and On the word of Russia: falls under the truce’s terms (not a ruling" in text
    assert "Not contested: every reading gives the same verdict." in text


def test_a_contested_report_tells_each_reading(store: Store) -> None:
    text = " ".join(explained(explain(store, "R3")).split())
    assert "Contested: the verdict changes with the reading." in text
    assert "Strict: cannot be decided from what is known" in text
    assert "(“signed”, says Russia, 29 December 2016, https://example.org/list)" in text
    assert "Deaths, low / best / high: not stated / not stated / not stated" in text


def test_an_agreement_that_is_not_met_is_told_in_one_line_with_its_reason(store: Store) -> None:
    text = " ".join(explained(explain(store, "R9")).split())
    assert "outside the territory of the truce: the place lies outside" in text


def test_who_recorded_it_is_not_who_did_it(store: Store) -> None:
    assert "Who recorded it is not who did it" in explained(explain(store, "R1"))
