"""GED as the published file: zip, gzip or plain, continued where it broke off."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from treve.errors import DownloadError
from treve.get.ged_rows import COLUMNS
from treve.get.manners import Manners, Progress
from treve.get.origin import Download, checksum
from treve.get.ucdp import ucdp_ged
from treve.get.ucdp_file import file_address
from treve.get.unfinished import Unfinished

from .ucdp_server import Behaviour, event, serving, table


def zipped(content: bytes, names: tuple[str, ...] = ("GEDEvent_v26_1.csv",)) -> bytes:
    """A zip file of one or more tables."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return packed.getvalue()


DAY = {"date_start": "2016-01-01", "date_end": "2016-01-01"}
EVENTS = [{**event(number, country=652 if number % 3 else 645), **DAY} for number in range(30)]


def fetch(behaviour: Behaviour, out: Path, manners: Manners) -> Download:
    """Fetch Syria from the file of a server that behaves so."""
    with serving(behaviour) as address:
        return ucdp_ged("26.1", [652], out, None, file_url=f"{address}/file", manners=manners)


@pytest.mark.parametrize("pack", [bytes, zipped, gzip.compress, lambda plain: b"\xef\xbb\xbf" + plain])
def test_the_form_of_the_file_is_told_by_its_content(tmp_path: Path, hasty: Manners, pack: Any) -> None:
    download = fetch(Behaviour(file=pack(table(EVENTS))), tmp_path / "ged.csv", hasty)
    assert download.rows == 20
    with download.path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["country_id"] for row in rows} == {"652"}
    assert tuple(rows[0]) == COLUMNS
    assert checksum(download.path) == download.sha256


def test_the_file_route_and_the_interface_give_the_same_bytes(tmp_path: Path, hasty: Manners) -> None:
    with serving(Behaviour(events=EVENTS, file=zipped(table(EVENTS)))) as address:
        by_file = ucdp_ged("26.1", [652], tmp_path / "a.csv", None, file_url=f"{address}/file", manners=hasty)
        by_pages = ucdp_ged("26.1", [652], tmp_path / "b.csv", "sesame", base_url=address, manners=hasty)
    assert by_file.sha256 == by_pages.sha256


def test_no_token_goes_to_the_file_server(tmp_path: Path, hasty: Manners) -> None:
    behaviour = Behaviour(file=table(EVENTS))
    with serving(behaviour) as address:
        ucdp_ged("26.1", [], tmp_path / "ged.csv", "sesame", file_url=f"{address}/file", manners=hasty)
    assert all("x-ucdp-access-token" not in headers for _, headers in behaviour.requests)


def test_rows_of_other_countries_and_absent_columns_are_counted(tmp_path: Path, hasty: Manners) -> None:
    columns = (*(column for column in COLUMNS if column not in ("relid", "gwnoa")), "extra")
    fetch(Behaviour(file=table(EVENTS, columns)), tmp_path / "ged.csv", hasty)
    origin = json.loads((tmp_path / "ged.csv.source.json").read_text(encoding="utf-8"))
    assert (origin["rows_in_file"], origin["rows"], origin["rows_of_other_countries"]) == (30, 20, 10)
    assert origin["columns_not_in_file"] == ["relid", "gwnoa"]
    assert origin["columns_left_out"] == ["extra"]


def test_a_file_that_breaks_off_is_continued_with_a_range(tmp_path: Path, hasty: Manners) -> None:
    behaviour = Behaviour(file=zipped(table(EVENTS)), file_breaks_after=[1, 2])
    download = fetch(behaviour, tmp_path / "ged.csv", hasty)
    size = len(behaviour.file)
    asked = [headers.get("range") for _, headers in behaviour.requests]
    assert asked == [None, f"bytes={size // 2}-", f"bytes={size // 2 + (size - size // 2) // 2}-"]
    assert download.rows == 20


def test_the_next_call_continues_what_the_last_one_left(tmp_path: Path, hasty: Manners) -> None:
    out = tmp_path / "ged.csv"
    behaviour = Behaviour(file=zipped(table(EVENTS)), file_breaks_after=[1], failing_500=[2, 3, 4])
    with serving(behaviour) as address:
        with pytest.raises(DownloadError, match="no answer in 4 attempts"):
            ucdp_ged("26.1", [652], out, None, file_url=f"{address}/file", manners=hasty)
        left = (tmp_path / "ged.csv.download.part").stat().st_size
        download = ucdp_ged("26.1", [652], out, None, file_url=f"{address}/file", manners=hasty)
    assert download.resumed_from == left == len(behaviour.file) // 2
    assert out.read_bytes() == fetch(Behaviour(file=behaviour.file), tmp_path / "b.csv", hasty).path.read_bytes()
    assert not list(tmp_path.glob("*.part*"))


def test_a_file_that_changed_meanwhile_is_fetched_anew(tmp_path: Path, hasty: Manners) -> None:
    out = tmp_path / "ged.csv"
    behaviour = Behaviour(file=zipped(table(EVENTS)), file_breaks_after=[1], failing_500=[2, 3, 4])
    with serving(behaviour) as address:
        with pytest.raises(DownloadError, match="no answer"):
            ucdp_ged("26.1", [652], out, None, file_url=f"{address}/file", manners=hasty)
        behaviour.file, behaviour.file_tag = zipped(table(EVENTS[:9])), '"second"'
        download = ucdp_ged("26.1", [652], out, None, file_url=f"{address}/file", manners=hasty)
    assert download.rows == 6


def test_a_server_that_does_not_say_whether_the_file_is_the_same_is_asked_for_all_of_it(
    tmp_path: Path, hasty: Manners
) -> None:
    behaviour = Behaviour(file=zipped(table(EVENTS)), file_tag=None, file_breaks_after=[1])
    assert fetch(behaviour, tmp_path / "ged.csv", hasty).rows == 20
    assert [headers.get("range") for _, headers in behaviour.requests] == [None, None]


def test_a_large_file_may_break_off_more_often_than_there_are_attempts(tmp_path: Path, hasty: Manners) -> None:
    many = table([{**event(number), "where_description": "x" * 7_000} for number in range(6_000)])
    behaviour = Behaviour(file=many, file_breaks_after=[1, 2, 3, 4, 5])
    assert fetch(behaviour, tmp_path / "ged.csv", hasty).rows == 6_000
    assert len(behaviour.requests) == 6


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"<!DOCTYPE html><title>Not here</title>", "no table of GED events: it begins '<!DOCTYPE html>"),
        (b"", "no table of GED events"),
        (b"\xff\xfe\x00\x01", "cannot be read"),
        (b"PK\x03\x04 not a zip", "cannot be read"),
        (gzip.compress(table(EVENTS))[:-20], "cannot be read"),
        (zipped(table(EVENTS), ("a.csv", "b.csv")), "holds 2 CSV files"),
        (zipped(table(EVENTS), ("readme.txt",)), "holds 0 CSV files"),
        (table(EVENTS) + b"1,2,3\n", "a row of 3 cells; expected 49"),
    ],
)
def test_what_is_no_table_of_events_leaves_no_file(
    tmp_path: Path, hasty: Manners, content: bytes, expected: str
) -> None:
    with pytest.raises(DownloadError, match=expected):
        fetch(Behaviour(file=content), tmp_path / "ged.csv", hasty)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_not_there_is_an_error_that_says_so(tmp_path: Path, hasty: Manners) -> None:
    with (
        serving(Behaviour()) as address,
        pytest.raises(DownloadError, match="HTTP 401"),
    ):
        ucdp_ged("26.1", [652], tmp_path / "ged.csv", None, file_url=f"{address}/elsewhere", manners=hasty)


def test_progress_counts_bytes(tmp_path: Path, hasty: Manners) -> None:
    told: list[Progress] = []
    content = table(EVENTS)
    with serving(Behaviour(file=content)) as address:
        ucdp_ged("26.1", [], tmp_path / "g.csv", None, file_url=f"{address}/file", progress=told.append, manners=hasty)
    assert (told[-1].unit, told[-1].done, told[-1].total) == ("bytes", len(content), len(content))


@pytest.mark.parametrize(
    ("version", "address"),
    [
        ("26.1", "https://ucdp.uu.se/downloads/ged/ged261-csv.zip"),
        ("26.0.8", "https://ucdp.uu.se/downloads/candidateged/GEDEvent_v26_0_8.csv"),
        ("26.01.26.06", "https://ucdp.uu.se/downloads/candidateged/GEDEvent_v26_01_26_06.csv"),
    ],
)
def test_a_version_has_one_address(version: str, address: str) -> None:
    assert file_address(version) == address


def test_where_room_runs_out_the_download_is_kept_and_only_the_rows_are_made_again(
    tmp_path: Path, hasty: Manners
) -> None:
    out, behaviour = tmp_path / "ged.csv", Behaviour(file=zipped(table(EVENTS)))
    (tmp_path / "ged.csv.part").mkdir()
    with serving(behaviour) as address:
        with pytest.raises(DownloadError, match=r"ged\.csv\.part: cannot be written"):
            ucdp_ged("26.1", [652], out, None, file_url=f"{address}/file", manners=hasty)
        (tmp_path / "ged.csv.part").rmdir()
        assert ucdp_ged("26.1", [652], out, None, file_url=f"{address}/file", manners=hasty).rows == 20
    assert len(behaviour.requests) == 1


def test_an_id_that_the_published_file_repeats_is_counted(tmp_path: Path, hasty: Manners) -> None:
    assert fetch(Behaviour(file=table([*EVENTS, EVENTS[1]])), tmp_path / "ged.csv", hasty).rows == 21
    origin = json.loads((tmp_path / "ged.csv.source.json").read_text(encoding="utf-8"))
    assert origin["rows_that_repeat_an_id"] == 1


def test_a_server_that_sends_other_bytes_than_asked_for_is_refused(tmp_path: Path, hasty: Manners) -> None:
    with pytest.raises(DownloadError, match="other bytes"):
        fetch(Behaviour(file=table(EVENTS), file_breaks_after=[1], file_shift=1), tmp_path / "ged.csv", hasty)


def test_a_part_that_the_server_has_no_more_bytes_for_is_fetched_anew(tmp_path: Path, hasty: Manners) -> None:
    behaviour = Behaviour(file=table(EVENTS))
    with serving(behaviour) as address:
        left = Unfinished(tmp_path / "ged.csv.download")
        left.append(b"x" * len(behaviour.file))
        left.remember({"request": {"url": f"{address}/file"}, "same": behaviour.file_tag})
        download = ucdp_ged("26.1", [652], tmp_path / "ged.csv", None, file_url=f"{address}/file", manners=hasty)
    assert download.rows == 20
    assert [headers.get("range") is None for _, headers in behaviour.requests] == [False, True]
