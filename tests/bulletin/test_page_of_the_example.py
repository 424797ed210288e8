"""The page of the reports that ship with the project: small enough to send, and without a code on it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import treve
from treve.bulletin import words
from treve.model.finding import Rule
from treve.model.tables import BY_NAME
from treve.run_folder import RunFolder

MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def run(syria_example: Path, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """The truce of 30 December 2016 held against the example's reports."""
    out = tmp_path_factory.mktemp("run")
    return treve.run(["syr-2016-12-30"], [("table", syria_example / "reports.csv")], out)


def test_it_can_be_sent(run: RunFolder) -> None:
    assert run.page.stat().st_size < MEGABYTE


def test_no_reader_meets_a_code(run: RunFolder) -> None:
    text = re.sub(r"<style>.*?</style>", "", run.page.read_text(encoding="utf-8"), flags=re.DOTALL)
    told = re.sub(r"<code>.*?</code>|<[^>]*>", " ", text)
    codes = {word for word in re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", told) if word not in BY_NAME}
    assert codes == set()


def test_every_reason_of_the_run_has_words(run: RunFolder) -> None:
    reasons = {(row["rule"], row["reason"]) for row in run.table("finding_reason").arrow.to_pylist()}
    assert reasons
    assert [one for one in reasons if words.reason(one[1], Rule(one[0])) == words.plain(one[1])] == []


def test_every_report_can_be_explained(run: RunFolder) -> None:
    for report_id in run.table("report").arrow.column("report_id").to_pylist()[::40]:
        explanation = run.explain(report_id)
        assert explanation.report.report_id == report_id
        assert explanation.raw.cells
        assert explanation.agreements
