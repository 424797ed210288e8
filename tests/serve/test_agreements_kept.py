"""Agreements of the library and of the mission as data."""

from __future__ import annotations

import pytest

from treve.agreements.file import library_ids
from treve.casebook.agreed import Confirmed
from treve.errors import BadAgreement
from treve.serve import agreements_kept


def _kept(yaml: str, name: str) -> Confirmed:
    return Confirmed(name, "T", yaml, "text", "", "", {}, "sector", "2020-01-01T00:00:00Z", 1)


def test_the_library_is_there_whole() -> None:
    assert tuple(agreements_kept.of_library()) == library_ids()
    assert agreements_kept.library_text("syr-2016-12-30").startswith(b"id: syr-2016-12-30")


def test_a_kept_file_is_read_and_one_with_faults_says_them_without_a_path() -> None:
    good = _kept(agreements_kept.library_text("syr-2016-12-30").decode(), "syr-2016-12-30")
    bad = _kept("id: made\ntitle: 3\n", "made")
    assert agreements_kept.confirmed(good).agreement_id == "syr-2016-12-30"
    with pytest.raises(BadAgreement) as problem:
        agreements_kept.confirmed(bad)
    assert all(fault.startswith("made.yaml:") for fault in problem.value.faults)
    assert list(agreements_kept.readable([good, bad])) == ["syr-2016-12-30"]
