"""`import treve`."""

from __future__ import annotations

from pathlib import Path

import pytest

import treve


def test_a_run_opens_when_it_ends_and_can_be_opened_again(syria_example: Path, tmp_path: Path) -> None:
    with treve.run(["syr-2016-12-30"], {"table": syria_example / "reports.csv"}, tmp_path) as made:
        assert made.summary["reports"] == 379
        rows = len(made.table("finding"))
    with treve.open_run(tmp_path) as opened:
        assert len(opened.table("finding")) == rows
        assert opened.page.is_file()


def test_agreements_of_the_library_are_named_and_read() -> None:
    assert "syr-2016-12-30" in treve.agreement_ids()
    assert treve.agreement("syr-2016-12-30").zone == "Asia/Damascus"
    with pytest.raises(treve.NotFound, match="syr-2016-12-30"):
        treve.agreement("syr-2016-12-31")


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        treve.nonsense  # noqa: B018 - looking it up is the test
