"""Instants in two zones, words of others set apart, and the address of a page in another language."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from treve.serve.pages import frame

DAMASCUS, UTC = ZoneInfo("Asia/Damascus"), ZoneInfo("UTC")
_TURNS = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


@pytest.mark.parametrize(
    ("instant", "zone", "shown"),
    [
        ("2016-12-29T22:00:00+00:00", DAMASCUS, "2016-12-30 00:00 (2016-12-29 22:00 UTC)"),
        ("2017-01-05T09:30:00+00:00", DAMASCUS, "2017-01-05 11:30 (09:30 UTC)"),
        ("2017-01-05T09:30:00+00:00", UTC, "2017-01-05 09:30 UTC"),
        (dt.datetime(2017, 7, 5, 9, tzinfo=dt.UTC), DAMASCUS, "2017-07-05 12:00 (09:00 UTC)"),
        (0, UTC, "1970-01-01 00:00 UTC"),
        (None, UTC, "–"),
        ("", UTC, "–"),
    ],
)
def test_an_instant_is_told_in_the_mission_s_zone_with_utc_beside_it(
    instant: dt.datetime | int | str | None, zone: ZoneInfo, shown: str
) -> None:
    assert re.sub("<[^>]*>", "", frame.moment(instant, zone)) == shown


def test_the_day_is_that_of_the_mission() -> None:
    assert frame.day(dt.datetime(2016, 12, 29, 22, 30, tzinfo=dt.UTC), DAMASCUS) == "2016-12-30"


@given(st.text())
def test_no_words_of_others_leave_their_place(text: str) -> None:
    for shown in (frame.plain(text), frame.said(text), frame.code(text)):
        inner = re.sub("</?(?:bdi|code)[^>]*>", "", shown)
        assert "<" not in inner
    plain = frame.plain(text)
    assert not any(unicodedata.bidirectional(one) in _TURNS for one in plain)
    assert not any(ord(one) < ord(" ") and one not in "\t\r\n" for one in plain)


def test_isolates_that_are_closed_stay_in_a_sentence_of_ours() -> None:
    ours = "في \u2066Idlib\u2069 حادث"
    assert "\u2066Idlib\u2069" in frame.said(ours)
    assert "[U+2069]" in frame.said("\u2069 \u2066")
    assert "[U+2066]" in frame.said("\u2066 left open")
    assert "[U+202E]" in frame.said("\u202e turned")


def test_the_way_to_another_language_keeps_all_that_was_asked() -> None:
    query = b"state=registered&state=final&done=saved&language=fr&area=Rif%20Dimashq"
    scope = {"type": "http", "method": "GET", "path": "/cases", "query_string": query, "headers": [(b"host", b"x")]}
    assert frame._here(Request(scope)) == "/cases?state=registered&state=final&area=Rif+Dimashq"


def test_the_address_of_a_file_changes_with_what_is_in_it() -> None:
    assert re.fullmatch(r"/static/desk\.css\?v=[0-9a-f]{12}", frame.static("desk.css"))
    assert frame.static("desk.css") != frame.static("desk.js")
