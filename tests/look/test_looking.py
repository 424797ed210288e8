"""Looking at a file, and the command it ends with, run as it stands."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import shlex
from pathlib import Path

import openpyxl
import pytest

from tests.commands.inside import treve
from tests.mapping.nasty_workbooks import FRENCH
from treve.look import Look, look
from treve.look.file_kind import FileKind
from treve.look.told import told as told_of
from treve.mapping.mapping_file import beside, write_mapping
from treve.mapping.proposal import propose
from treve.mapping.workbook import read_workbook

ROOT = Path(__file__).parents[2]


def _run_next(seen: Look, folder: Path) -> int:
    words = shlex.split(seen.command)
    assert words[0] == "treve"
    with contextlib.chdir(folder):
        return treve(*words[1:]).returncode


def _table(path: Path, day: str = "2017-01-05", country: str = "Syria", name: str = "syrian-army") -> Path:
    path.write_text(
        f"report_id,occurred_from,country,perpetrator_alleged\na,{day},{country},{name}\n", encoding="utf-8"
    )
    return path


def test_reports_of_a_known_source_lead_to_a_run(tmp_path: Path) -> None:
    seen = look(_table(tmp_path / "my file's.csv"))
    assert seen.kind is FileKind.SOURCE
    assert [one.agreement_id for one in seen.overlaps if one.reports] == [
        "syr-2016-02-27",
        "syr-2016-09-12",
        "syr-2016-12-30",
    ]
    assert _run_next(seen, tmp_path) == 0
    assert (tmp_path / "runs" / "my-file-s" / "summary.json").is_file()


def test_a_workbook_of_its_own_leads_to_a_mapping_and_then_to_a_run(tmp_path: Path) -> None:
    path = tmp_path / "MY.xlsx"
    FRENCH.build(path)
    seen = look(path)
    assert (seen.kind, seen.next) == (FileKind.UNMAPPED, ("treve", "map", str(path)))
    assert [one.title for one in seen.sheets] == ["Registre", "Codes"]
    assert _run_next(seen, tmp_path) == 2  # it asks for the country, and nobody is there
    mapping = propose(read_workbook(path), FRENCH.answers).mapping
    assert mapping is not None
    write_mapping(mapping, beside(path))
    mapped = look(path)
    assert mapped.kind is FileKind.MAPPED
    assert mapped.facts is not None
    assert mapped.facts.reports == 3
    assert _run_next(mapped, tmp_path) == 0


def test_totals_lead_to_an_audit(tmp_path: Path) -> None:
    seen = look(ROOT / "examples" / "syria-2016" / "published_totals.csv")
    assert seen.kind is FileKind.TOTALS
    assert _run_next(seen, tmp_path) in (0, 3)


@pytest.mark.parametrize("name", ["syria daily.csv", "daily.csv"])
def test_daily_counts_lead_to_an_analysis_where_their_country_is_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    start = dt.date(2016, 11, 1)
    with path.open("w", encoding="utf-8", newline="") as lines:
        out = csv.writer(lines)
        out.writerow(["day", "front", "events"])
        for number in range(100):
            day = start + dt.timedelta(days=number)
            out.writerow([day.isoformat(), "north", 5 if number < 60 else 1])
    seen = look(path)
    assert seen.kind is FileKind.COUNTS
    assert seen.counts is not None
    assert (seen.counts.first, seen.counts.days, seen.counts.fronts) == (start, 100, ("north",))
    assert [one.agreement_id for one in seen.overlaps] == ["syr-2016-12-30"]
    assert _run_next(seen, tmp_path) == 0


def test_counts_that_say_nothing_of_a_country_lead_to_no_truce_of_any(tmp_path: Path) -> None:
    path = tmp_path / "daily.csv"
    rows = "".join(f"{year}-01-01,1\n" for year in range(2015, 2021))
    path.write_text("day,events\n" + rows, encoding="utf-8")
    assert look(path).next == ("treve", "agreement", "list")
    path.write_text("day,events\nyesterday,1\n", encoding="utf-8")
    assert look(path).counts is None


def test_a_file_that_overlaps_nothing_leads_to_the_list_of_agreements(tmp_path: Path) -> None:
    for day, country in (("2010-01-05", "Syria"), ("2017-01-05", "Chad")):
        seen = look(_table(tmp_path / "mine.csv", day, country))
        assert not any(one.reports for one in seen.overlaps)
        assert _run_next(seen, tmp_path) == 0
        assert seen.next == ("treve", "agreement", "list")


def test_a_text_leads_to_its_extraction_and_nothing_known_to_the_sources(tmp_path: Path) -> None:
    text = tmp_path / "news.txt"
    text.write_text("The truce began at midnight.\nIt was agreed in Ankara, they say, on Thursday.\n", encoding="utf-8")
    seen = look(text)
    assert seen.kind is FileKind.PROSE
    assert _run_next(seen, tmp_path) == 0
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n3,4\n", encoding="utf-8")
    assert look(other).kind is FileKind.UNKNOWN
    assert _run_next(look(other), tmp_path) == 0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("report_id;occurred_from;country\na;2017-01-05;Syrie\n", "semicolons"),
        ("report_id,occurred_from,country,lat,lon\na,2017-01-05,Syria,36.7,34.9\n", "look swapped"),
        ("report_id,occurred_from,country\na,2017-01-05,Syri\xe9\n", "UTF-8"),
    ],
)
def test_a_table_that_cannot_be_read_as_it_is_leads_to_a_mapping(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(content, encoding="latin-1")
    seen = look(path)
    assert (seen.kind, seen.next) == (FileKind.UNMAPPED, ("treve", "map", str(path)))
    assert seen.problem is not None
    assert told in seen.problem


def test_counts_in_a_workbook_are_told_to_be_saved_as_csv(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["day", "events"])
    book.active.append(["2017-01-05", 3])
    book.save(tmp_path / "counts.xlsx")
    seen = look(tmp_path / "counts.xlsx")
    assert (seen.kind, seen.counts) == (FileKind.COUNTS, None)
    assert "CSV in UTF-8" in told_of(seen)


def test_rows_none_of_which_can_be_read_lead_to_a_mapping(tmp_path: Path) -> None:
    seen = look(_table(tmp_path / "mine.csv", day="05/01/2017"))
    assert seen.facts is not None
    assert seen.facts.reports == 0
    assert seen.next == ("treve", "map", str(tmp_path / "mine.csv"))
    assert _run_next(seen, tmp_path) == 2  # day or month first?
