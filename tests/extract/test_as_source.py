from __future__ import annotations

import csv
from pathlib import Path

import pytest

from treve import pipeline
from treve.errors import BadFile
from treve.extract.as_source import CONFIRMED, confirmed, write_drafts
from treve.run_folder import RunFolder

TEXT = (
    "On 12 March 2017 shells hit the village of Orun, killing three people. "
    "The Russian side registered 9 violations over the past 24 hours: 5 in Hama and 4 in Latakia.\n"
)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_incidents_and_totals_are_written_as_drafts(texts: Path, tmp_path: Path) -> None:
    told = write_drafts(texts, tmp_path / "d.csv", tmp_path / "t.csv")
    (incident,) = rows(tmp_path / "d.csv")
    assert (incident["status"], incident["act"], incident["place"], incident["killed_low"]) == (
        "draft",
        "shelling",
        "Orun",
        "3",
    )
    assert [(one["place"], one["value"]) for one in rows(tmp_path / "t.csv")] == [
        ("", "9"),
        ("Hama", "5"),
        ("Latakia", "4"),
    ]
    assert (told.texts, told.incidents, told.totals, told.refused) == (1, 1, 3, ())


def test_a_text_that_cannot_be_read_is_told_and_loses_no_other(texts: Path, tmp_path: Path) -> None:
    (texts / "b.pdf").write_bytes(b"%PDF-1.4 torn")
    told = write_drafts(texts, tmp_path / "d.csv", tmp_path / "t.csv")
    assert (told.texts, len(told.refused)) == (1, 1)
    assert "b.pdf" in told.refused[0]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="nowhere"):
        write_drafts(tmp_path / "nowhere", tmp_path / "d.csv", tmp_path / "t.csv")


def test_without_confirmed_rows_there_is_a_heading_and_nothing_below(texts: Path, tmp_path: Path) -> None:
    assert rows(confirmed(texts, tmp_path / "none.csv")) == []


def run(source: tuple[str, Path], out: Path) -> tuple[int, tuple[str, ...]]:
    order = pipeline.Order(agreements=("syr-2016-12-30",), sources=(source,), out=out)
    with RunFolder(pipeline.run(order)) as made:
        return made.table("report").pl().height, tuple(made.summary["warnings"])


def test_a_draft_counts_only_once_a_person_confirmed_it(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    reports, warnings = run(("announcement", texts), out)
    assert reports == 0
    assert any("1 incidents and 3 totals drafted from 1 texts" in one for one in warnings)
    drafts = (out / "drafts.csv").read_text(encoding="utf-8")
    # By mistake as an ordinary table: every row is refused, and says why.
    reports, warnings = run(("table", out / "drafts.csv"), tmp_path / "mistake")
    assert reports == 0
    assert any("confirmed" in one for one in warnings)
    (texts / CONFIRMED).write_text(drafts.replace(",draft,", ",confirmed,"), encoding="utf-8")
    reports, _ = run(("announcement", texts), out)
    assert reports == 1
