"""A server that contradicts itself, or points elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from treve.errors import BadValue, DownloadError
from treve.get.manners import Manners
from treve.get.ucdp import ucdp_ged

from .ucdp_server import TOKEN, Behaviour, event, fetch, serving


def test_a_next_page_on_another_server_is_refused_and_not_asked_for(tmp_path: Path, hasty: Manners) -> None:
    other = Behaviour()
    with serving(other) as elsewhere, pytest.raises(DownloadError, match="another server"):
        fetch(Behaviour(next_host=elsewhere), tmp_path / "ged.csv", hasty)
    assert other.requests == []


def test_a_redirect_is_refused_so_that_the_token_stays_here(tmp_path: Path, hasty: Manners) -> None:
    with pytest.raises(DownloadError, match="elsewhere"):
        fetch(Behaviour(redirected=[1]), tmp_path / "ged.csv", hasty)


@pytest.mark.parametrize("total", [24, 26, 0])
def test_a_total_that_does_not_match_the_rows_ends_without_a_file(tmp_path: Path, hasty: Manners, total: int) -> None:
    with pytest.raises(DownloadError, match=f"{total} rows announced"):
        fetch(Behaviour(total_said=total), tmp_path / "ged.csv", hasty)
    assert list(tmp_path.iterdir()) == []


def test_a_total_that_changes_on_the_way_ends_without_a_file(tmp_path: Path, hasty: Manners) -> None:
    envelope = {"TotalCount": 99, "NextPageUrl": None, "Result": [event(50)]}
    with pytest.raises(DownloadError, match="25 rows announced first, 99 now"):
        fetch(Behaviour(answers={2: json.dumps(envelope).encode()}), tmp_path / "ged.csv", hasty)


def test_pages_that_lead_in_a_circle_come_to_an_end(tmp_path: Path, hasty: Manners) -> None:
    empty = json.dumps({"TotalCount": 25, "NextPageUrl": "/gedevents/26.1?pagesize=1000", "Result": []}).encode()
    with pytest.raises(DownloadError, match="an empty page"):
        fetch(Behaviour(answers={2: empty}), tmp_path / "ged.csv", hasty)


@pytest.mark.parametrize(
    "answer",
    [
        b'{"TotalCount": 1, "NextPageUrl": null, "Result": [' + json.dumps({**event(1), "best": [2]}).encode() + b"]}",
        b"[]",
        b"{}",
        b'{"TotalCount": 1, "NextPageUrl": null, "Result": [{"id": 1}]}',
        b'{"TotalCount": "?", "NextPageUrl": 0, "Result": []}',
    ],
)
def test_an_answer_of_another_shape_is_an_error_that_says_what_was_expected(
    tmp_path: Path, hasty: Manners, answer: bytes
) -> None:
    with pytest.raises(DownloadError, match="expected TotalCount"):
        fetch(Behaviour(answers={1: answer}), tmp_path / "ged.csv", hasty)


def test_half_a_character_is_an_error(tmp_path: Path, hasty: Manners) -> None:
    with pytest.raises(DownloadError, match="half a character"):
        fetch(Behaviour(events=[{**event(1), "where_description": "\ud800"}]), tmp_path / "ged.csv", hasty)


def test_an_event_that_comes_twice_ends_without_a_file(tmp_path: Path, hasty: Manners) -> None:
    with pytest.raises(DownloadError, match="1 of 3 rows repeat"):
        fetch(Behaviour(events=[event(1), event(2), event(1)]), tmp_path / "ged.csv", hasty)
    assert list(tmp_path.iterdir()) == []


def test_a_server_behind_a_proxy_may_write_the_next_page_with_another_scheme(tmp_path: Path, hasty: Manners) -> None:
    behaviour = Behaviour()
    with serving(behaviour) as address:
        behaviour.next_host = address.replace("http://", "https://")
        assert ucdp_ged("26.1", [652], tmp_path / "ged.csv", TOKEN, address, manners=hasty).rows == 25


def test_the_next_page_may_be_an_address_without_a_host(tmp_path: Path, hasty: Manners) -> None:
    with serving(Behaviour(next_host="/.")) as address:
        assert ucdp_ged("26.1", [652], tmp_path / "ged.csv", TOKEN, address, manners=hasty).rows == 25


@pytest.mark.parametrize("host", ["http://user@elsewhere.example", "//elsewhere.example", "http://127.0.0.1.example"])
def test_no_spelling_of_another_host_passes(tmp_path: Path, hasty: Manners, host: str) -> None:
    with pytest.raises(DownloadError, match="another server"):
        fetch(Behaviour(next_host=host), tmp_path / "ged.csv", hasty)


@pytest.mark.parametrize("token", ["ses\name", "ses ame", "sésame", "ses\x00ame"])
def test_a_token_that_no_header_can_hold_is_refused_without_showing_it(
    tmp_path: Path, hasty: Manners, token: str
) -> None:
    with pytest.raises(BadValue, match="not shown") as caught:
        fetch(Behaviour(), tmp_path / "ged.csv", hasty, token=token)
    assert token not in str(caught.value)
    assert "ame" not in str(caught.value).replace("name", "")


def test_blanks_around_a_token_are_no_part_of_it(tmp_path: Path, hasty: Manners) -> None:
    assert fetch(Behaviour(), tmp_path / "ged.csv", hasty, token=f" {TOKEN}\n").rows == 25
