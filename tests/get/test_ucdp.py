"""GED through the interface, against a server on 127.0.0.1."""

from __future__ import annotations

import csv
import errno
import hashlib
import json
import os
import resource
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from treve import read
from treve.errors import BadValue, DownloadError
from treve.get.ged_rows import COLUMNS
from treve.get.manners import Manners, Progress
from treve.get.origin import checksum
from treve.get.ucdp import ucdp_ged
from treve.settings import Settings
from treve.store.duckdb import DuckDBStore

from .ucdp_server import TOKEN, Behaviour, event, fetch, serving, table


def undisturbed(out: Path, manners: Manners) -> bytes:
    """The file as a server without faults gives it."""
    return fetch(Behaviour(), out.with_name("undisturbed.csv"), manners).path.read_bytes()


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("first_page", [0, 1])
def test_every_event_arrives_once_whether_pages_start_at_0_or_1(
    tmp_path: Path, hasty: Manners, first_page: int
) -> None:
    download = fetch(Behaviour(first_page=first_page), tmp_path / "ged.csv", hasty)
    assert [row["id"] for row in rows_of(download.path)] == [str(200_000 + number) for number in range(25)]
    assert (download.rows, download.resumed_from) == (25, 0)


def test_the_file_has_the_49_columns_in_the_producers_order(tmp_path: Path, hasty: Manners) -> None:
    download = fetch(Behaviour(), tmp_path / "ged.csv", hasty)
    with download.path.open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == list(COLUMNS)
    assert len(COLUMNS) == 49


def test_values_are_written_as_the_server_wrote_them(tmp_path: Path, hasty: Manners) -> None:
    row = rows_of(fetch(Behaviour(), tmp_path / "ged.csv", hasty).path)[0]
    assert row["longitude"] == "36.70940000000001"
    assert row["where_coordinates"] == "Ḥoms town"
    assert row["where_description"] == "a street\nbehind the market"
    assert row["source_office"] == 'SOHR;"AFP", Reuters'
    assert (row["date_start"], row["active_year"], row["adm_2"], row["gwnob"]) == ("2016-01-01", "1", "", "")


def test_only_the_countries_asked_for_are_requested(tmp_path: Path, hasty: Manners) -> None:
    behaviour = Behaviour(events=[event(number, country=652 if number % 2 else 645) for number in range(10)])
    download = fetch(behaviour, tmp_path / "ged.csv", hasty)
    assert {row["country_id"] for row in rows_of(download.path)} == {"652"}
    assert download.rows == 5


def test_no_country_means_all(tmp_path: Path, hasty: Manners) -> None:
    behaviour = Behaviour(events=[event(number, country=652 + number) for number in range(12)])
    with serving(behaviour) as address:
        assert ucdp_ged("26.1", [], tmp_path / "ged.csv", TOKEN, base_url=address, manners=hasty).rows == 12


def test_a_version_without_events_gives_a_file_without_rows(tmp_path: Path, hasty: Manners) -> None:
    download = fetch(Behaviour(events=[]), tmp_path / "ged.csv", hasty)
    assert download.rows == 0
    assert rows_of(download.path) == []


def test_the_origin_stands_beside_the_file_and_its_hash_is_right(tmp_path: Path, hasty: Manners) -> None:
    download = fetch(Behaviour(), tmp_path / "ged.csv", hasty)
    origin = json.loads((tmp_path / "ged.csv.source.json").read_text(encoding="utf-8"))
    assert origin["source"] == "ucdp_ged"
    assert (origin["version"], origin["rows"], origin["parameters"]["countries"]) == ("26.1", 25, [652])
    assert origin["rows_by_country_id"] == {"652": 25}
    assert origin["sha256"] == download.sha256 == hashlib.sha256(download.path.read_bytes()).hexdigest()
    assert origin["retrieved_at"].endswith("+00:00")
    assert "Sundberg" in origin["citation"]
    assert checksum(download.path) == download.sha256


def test_columns_that_are_not_geds_are_named_in_the_origin(tmp_path: Path, hasty: Manners) -> None:
    fetch(Behaviour(events=[{**event(0), "novelty": 1}]), tmp_path / "ged.csv", hasty)
    origin = json.loads((tmp_path / "ged.csv.source.json").read_text(encoding="utf-8"))
    assert origin["columns_left_out"] == ["novelty"]
    assert "source_headline" in origin["columns_without_values"]


def test_the_token_goes_into_the_header_and_into_no_file(tmp_path: Path, hasty: Manners) -> None:
    behaviour = Behaviour()
    fetch(behaviour, tmp_path / "ged.csv", hasty)
    assert {headers["x-ucdp-access-token"] for _, headers in behaviour.requests} == {TOKEN}
    assert not any(TOKEN in path for path, _ in behaviour.requests)
    assert not any(TOKEN in file.read_text(encoding="utf-8") for file in tmp_path.iterdir())


@pytest.mark.parametrize("token", [None, "wrong-token"])
def test_without_a_valid_token_the_error_says_how_to_get_one(tmp_path: Path, hasty: Manners, token: str | None) -> None:
    with pytest.raises(DownloadError, match="UCDP_ACCESS_TOKEN") as caught:
        fetch(Behaviour(), tmp_path / "ged.csv", hasty, token=token)
    assert "wrong-token" not in str(caught.value)
    assert not (tmp_path / "ged.csv").exists()


def test_a_429_is_waited_out_as_long_as_the_server_asks(tmp_path: Path, hasty: Manners, pauses: list[float]) -> None:
    download = fetch(Behaviour(throttled_429=[2, 3]), tmp_path / "ged.csv", hasty)
    assert pauses == [3.0, 3.0]
    assert download.path.read_bytes() == undisturbed(tmp_path / "ged.csv", hasty)


def test_pauses_grow_where_the_server_does_not_say_how_long(
    tmp_path: Path, hasty: Manners, pauses: list[float]
) -> None:
    fetch(Behaviour(throttled_429=[1, 2, 3], retry_after=None), tmp_path / "ged.csv", hasty)
    assert pauses == [2.0, 4.0, 8.0]


def test_a_400_after_pages_that_worked_is_throttling(tmp_path: Path, hasty: Manners, pauses: list[float]) -> None:
    download = fetch(Behaviour(throttled_400=[3]), tmp_path / "ged.csv", hasty)
    assert len(pauses) == 1
    assert download.path.read_bytes() == undisturbed(tmp_path / "ged.csv", hasty)


def test_a_400_to_the_first_request_is_a_bad_request(tmp_path: Path, hasty: Manners, pauses: list[float]) -> None:
    with pytest.raises(DownloadError, match=r"HTTP 400.*Check version and countries"):
        fetch(Behaviour(throttled_400=[1]), tmp_path / "ged.csv", hasty)
    assert pauses == []


def test_a_server_that_asks_for_too_much_patience_ends_the_download(tmp_path: Path, hasty: Manners) -> None:
    with pytest.raises(DownloadError, match="asks to wait 86400 s"):
        fetch(Behaviour(throttled_429=[2], retry_after="86400"), tmp_path / "ged.csv", hasty)
    assert (tmp_path / "ged.csv.part").exists()


@pytest.mark.parametrize("fault", ["broken_off", "half_json", "failing_500"])
def test_an_answer_that_fails_once_is_asked_for_again(tmp_path: Path, hasty: Manners, fault: str) -> None:
    behaviour = Behaviour()
    setattr(behaviour, fault, [2])
    download = fetch(behaviour, tmp_path / "ged.csv", hasty)
    assert download.path.read_bytes() == undisturbed(tmp_path / "ged.csv", hasty)
    assert len(behaviour.requests) == 4


@pytest.mark.parametrize("fault", ["broken_off", "half_json", "failing_500", "throttled_429", "throttled_400"])
def test_after_the_last_attempt_the_next_call_continues_to_the_same_file(
    tmp_path: Path, hasty: Manners, fault: str
) -> None:
    behaviour = Behaviour()
    setattr(behaviour, fault, [2, 3, 4, 5])
    out = tmp_path / "ged.csv"
    with serving(behaviour) as address:
        arguments = ("26.1", [652], out, TOKEN, f"{address}/api")
        with pytest.raises(DownloadError, match="no answer in 4 attempts"):
            ucdp_ged(*arguments, manners=hasty)
        assert not out.exists()
        left = (tmp_path / "ged.csv.part").stat().st_size
        download = ucdp_ged(*arguments, manners=hasty)
    assert download.resumed_from == left
    assert out.read_bytes() == undisturbed(out, hasty)
    assert sorted(path.name for path in tmp_path.glob("ged.csv*")) == ["ged.csv", "ged.csv.source.json"]


@given(interrupted_at=st.integers(1, 4), torn=st.binary(max_size=50))
@hypothesis_settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_call_interrupted_anywhere_is_continued_to_the_same_file(
    tmp_path_factory: pytest.TempPathFactory, interrupted_at: int, torn: bytes
) -> None:
    """torn: bytes of a page that was being written when the call was interrupted."""
    folder = tmp_path_factory.mktemp("interrupted")
    out = folder / "ged.csv"
    quick = Manners(attempts=1, sleep=lambda seconds: None)
    seen: list[Progress] = []

    def interrupt(progress: Progress) -> None:
        seen.append(progress)
        if len(seen) == interrupted_at:
            raise KeyboardInterrupt

    with serving(Behaviour()) as address:
        with pytest.raises(KeyboardInterrupt):
            ucdp_ged("26.1", [652], out, TOKEN, f"{address}/api", progress=interrupt, manners=quick)
        with (folder / "ged.csv.part").open("ab") as part:
            part.write(torn)
        download = ucdp_ged("26.1", [652], out, TOKEN, f"{address}/api", manners=quick)
    assert download.rows == 25
    assert out.read_bytes() == undisturbed(out, quick)


def test_the_part_of_another_download_is_left_alone(tmp_path: Path, hasty: Manners) -> None:
    out = tmp_path / "ged.csv"
    with serving(Behaviour(failing_500=[2, 3, 4, 5])) as address:
        with pytest.raises(DownloadError, match="no answer"):
            ucdp_ged("26.1", [652], out, TOKEN, address, manners=hasty)
        part = (tmp_path / "ged.csv.part").read_bytes()
        with pytest.raises(DownloadError, match="belongs to another download"):
            ucdp_ged("25.1", [652], out, TOKEN, address, manners=hasty)
    assert (tmp_path / "ged.csv.part").read_bytes() == part


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Callable[[int | None], None]:
    """Limit how large a file may grow; None: no limit."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def limit(size: int | None) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, before if size is None else (size, before[1]))

    return limit


def test_where_room_runs_out_the_part_is_kept_and_continued(
    tmp_path: Path, hasty: Manners, room: Callable[[int | None], None]
) -> None:
    out = tmp_path / "ged.csv"
    with serving(Behaviour()) as address:
        room(6_000)
        try:
            with pytest.raises(DownloadError, match=r"ged\.csv\.part: cannot be written: File too large") as caught:
                ucdp_ged("26.1", [652], out, TOKEN, f"{address}/api", manners=hasty)
        finally:
            room(None)
        assert isinstance(caught.value.__cause__, OSError)
        assert caught.value.__cause__.errno in (errno.EFBIG, errno.ENOSPC)
        download = ucdp_ged("26.1", [652], out, TOKEN, f"{address}/api", manners=hasty)
    assert download.resumed_from > 0
    assert out.read_bytes() == undisturbed(out, hasty)


def test_a_folder_that_does_not_exist_is_an_error_that_names_it(tmp_path: Path, hasty: Manners) -> None:
    with pytest.raises(DownloadError, match="nowhere"):
        fetch(Behaviour(), tmp_path / "nowhere" / "ged.csv", hasty)


def test_nobody_at_the_address_is_an_error_after_the_last_attempt(tmp_path: Path, hasty: Manners) -> None:
    with pytest.raises(DownloadError, match="ConnectError"):
        ucdp_ged("26.1", [652], tmp_path / "ged.csv", TOKEN, base_url="http://127.0.0.1:9", manners=hasty)


def test_an_address_without_a_scheme_is_an_error(tmp_path: Path, hasty: Manners) -> None:
    with pytest.raises(DownloadError, match="https://"):
        ucdp_ged("26.1", [652], tmp_path / "ged.csv", TOKEN, base_url="ucdp.example/api", manners=hasty)


@pytest.mark.parametrize("version", ["", "26", "v26.1", "26.1/../x", "26.1.1.1.1"])
def test_what_is_no_version_is_refused_before_anything_is_asked(tmp_path: Path, version: str) -> None:
    with pytest.raises(BadValue, match="version"):
        ucdp_ged(version, [652], tmp_path / "ged.csv", TOKEN, base_url="http://127.0.0.1:9")


def test_what_is_no_country_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="country"):
        ucdp_ged("26.1", [0], tmp_path / "ged.csv", TOKEN, base_url="http://127.0.0.1:9")


def test_progress_counts_rows_and_tells_of_pauses(tmp_path: Path, hasty: Manners) -> None:
    told: list[Progress] = []
    with serving(Behaviour(throttled_429=[2])) as address:
        ucdp_ged("26.1", [652], tmp_path / "ged.csv", TOKEN, address, progress=told.append, manners=hasty)
    assert [(one.done, one.total) for one in told if one.waiting is None] == [(0, None), (10, 25), (20, 25), (25, 25)]
    assert [one.waiting for one in told if one.waiting is not None] == [3.0]


def test_an_older_file_stays_until_the_new_one_is_complete(tmp_path: Path, hasty: Manners) -> None:
    out = tmp_path / "ged.csv"
    out.write_text("older", encoding="utf-8")
    with pytest.raises(DownloadError):
        fetch(Behaviour(failing_500=[2, 3, 4, 5]), out, hasty)
    assert out.read_text(encoding="utf-8") == "older"
    assert os.path.lexists(tmp_path / "ged.csv.part")


@pytest.mark.parametrize("midnight", ["", "T00:00:00", " 00:00:00.000"])
@pytest.mark.parametrize("route", ["interface", "file"])
def test_the_source_ucdp_ged_reads_what_was_written(tmp_path: Path, hasty: Manners, midnight: str, route: str) -> None:
    """midnight: how the producer's interface, and its files in one release or another, write the time of a day."""
    day = f"2016-01-01{midnight}"
    events = [{**event(number), "date_start": day, "date_end": day} for number in range(25)]
    behaviour = Behaviour(events=events, file=table(events))
    with serving(behaviour) as address:
        file_url = f"{address}/file" if route == "file" else None
        ucdp_ged("26.1", [652], tmp_path / "ged.csv", TOKEN, address, file_url, manners=hasty)
    store = DuckDBStore(None)
    assert read.reports([("ucdp_ged", tmp_path / "ged.csv")], store, Settings()) == ()
    (summary,) = store.fetch("input").to_pylist()
    assert (summary["rows"], summary["reports"], summary["rejected"]) == (25, 25, 0)
    report = store.fetch("report").to_pylist()[0]
    assert (str(report["first_day"]), report["country"], report["deaths_best"]) == ("2016-01-01", "SY", 2)
    assert report["note"] == "a street\nbehind the market"
    store.close()


@pytest.mark.parametrize("route", ["interface", "file"])
def test_a_very_long_cell_arrives_whole(tmp_path: Path, hasty: Manners, route: str) -> None:
    limit = csv.field_size_limit()
    events = [{**event(0), "source_article": "a" * 300_000}]
    with serving(Behaviour(events=events, file=table(events))) as address:
        file_url = f"{address}/file" if route == "file" else None
        download = ucdp_ged("26.1", [], tmp_path / "ged.csv", TOKEN, address, file_url, manners=hasty)
    assert b"a" * 300_000 in download.path.read_bytes()
    assert csv.field_size_limit() == limit
