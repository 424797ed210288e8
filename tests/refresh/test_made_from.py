"""The next look sees by a fingerprint whether anything that makes a run differs, and by another whether its order does."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

import pytest

from tests.refresh.conftest import asked_for
from treve.casebook.feed import Feed
from treve.casebook.feed_agreements import FedAgreement, FedAgreements
from treve.errors import BadFile
from treve.refresh import made_from
from treve.refresh.one_run import Fed


def _fed(folder: Path, version: int = 1) -> Fed:
    names = reports, decisions, rulings = folder / "reports.csv", folder / "decisions.csv", folder / "rulings.csv"
    for path in (*names, folder / "a.yaml"):
        if not path.exists():
            path.write_text(path.name, encoding="utf-8")
    agreement = FedAgreement("a", version, folder / "a.yaml")
    return Fed(Feed(reports, decisions, rulings, taken=0, left_out={}), FedAgreements((agreement,), {}))


def test_every_file_the_order_and_the_version_of_an_agreement_count(tmp_path: Path) -> None:
    source = tmp_path / "open.csv"
    source.write_text("x", encoding="utf-8")
    order = dataclasses.replace(asked_for(tmp_path), sources=(("table", source),))
    found = {made_from.content(_fed(tmp_path), order)}
    assert found == {made_from.content(_fed(tmp_path), order)}
    for name in ("reports.csv", "decisions.csv", "rulings.csv", "a.yaml", "open.csv"):
        (tmp_path / name).write_text("other", encoding="utf-8")
        found.add(made_from.content(_fed(tmp_path), order))
    found.add(made_from.content(_fed(tmp_path, version=2), order))
    found.add(made_from.content(_fed(tmp_path), dataclasses.replace(order, readings=("strict",))))
    assert len(found) == 8
    source.unlink()
    with pytest.raises(BadFile, match=r"open\.csv"):
        made_from.content(_fed(tmp_path), order)


def test_the_order_is_seen_by_size_and_time_of_its_files(tmp_path: Path) -> None:
    source = tmp_path / "open.csv"
    source.write_text("x", encoding="utf-8")
    order = dataclasses.replace(asked_for(tmp_path), sources=(("table", source),))
    first = made_from.asked(order)
    assert made_from.asked(order) == first
    os.utime(source, ns=(1, 1))
    assert made_from.asked(order) != first


def test_what_cannot_be_read_says_nothing(tmp_path: Path) -> None:
    assert made_from.told(tmp_path) == {}
    made_from.tell(tmp_path, {"readership": "all"})
    assert made_from.told(tmp_path) == {"readership": "all"}
    for broken in ("{", "[]", ""):
        (tmp_path / made_from.MADE_FROM).write_text(broken, encoding="utf-8")
        assert made_from.told(tmp_path) == {}
