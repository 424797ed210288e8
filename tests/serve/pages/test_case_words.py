"""Every code of the casebook that a page shows has words in every language, and no two codes the same."""

from __future__ import annotations

import inspect
from dataclasses import fields

import pytest

from tests.serve.pages.spoken import faults
from treve.casebook import links, missing_evidence, report_form, rulings, standing
from treve.casebook.rulings import DecidedBy
from treve.casebook.workflow import WITH_MORE, Outcome, State
from treve.catalogue import Sayings
from treve.serve.pages import case_words
from treve.serve.pages.report_fields import FIELDS

TABLES = {name: table for name, table in inspect.getmembers(case_words) if isinstance(table, Sayings)}


def test_no_code_is_without_words_and_no_words_are_without_a_code() -> None:
    assert set(case_words.STATES) == set(State)
    # What comes with more than a step has a form of its own; a case is reported by being opened.
    assert set(case_words.STEPS) == set(State) - WITH_MORE - {State.REPORTED}
    assert set(case_words.OUTCOMES) == set(Outcome)
    assert set(case_words.STANDARDS) == set(rulings.STANDARDS)
    assert set(case_words.RULES) == set(DecidedBy)
    assert set(case_words.ATTRIBUTIONS) == set(rulings.ATTRIBUTIONS)
    assert set(case_words.RESULTS) == set(rulings.RESULTS)
    assert set(case_words.MISSING) == {*missing_evidence.OF_EACH, *missing_evidence.OF_ALL}
    assert set(case_words.VERSIONS) == set(standing.KINDS)
    assert set(case_words.USES) == set(report_form.USES)
    # A decision that is open again has no words of its own: there is nothing decided to show.
    assert set(case_words.ANSWERS) == set(links.ANSWERS) - {"undecided"}


def test_every_column_and_field_of_a_report_has_words() -> None:
    stated = {one.name for one in fields(report_form.ReportForm)}
    asked = {one.name for one in FIELDS}
    assert stated | asked | set(report_form.COLUMNS) <= set(case_words.COLUMNS)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_each_code_is_said_differently_in_three_languages(name: str) -> None:
    assert faults(TABLES[name]) == []
