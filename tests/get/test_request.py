"""How long a server asks to wait."""

from __future__ import annotations

import datetime as dt

import httpx
import pytest

from treve.get.request import message, retry_after

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("-5", 0.0),
        ("Sun, 01 Mar 2026 12:00:30 GMT", 30.0),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0.0),
        ("Sun, 01 Mar 2026 12:00:30 -0000", 30.0),
        ("soon", None),
        ("", None),
        ("inf", None),
        ("nan", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(text: str, seconds: float | None) -> None:
    assert retry_after(httpx.Response(429, headers={"Retry-After": text}), NOON) == seconds


def test_an_absent_header_asks_for_nothing() -> None:
    assert retry_after(httpx.Response(429), NOON) is None


def test_a_long_page_is_shown_as_its_beginning_on_one_line() -> None:
    shown = message(httpx.Response(500, text="<html>\n" + "x" * 10_000))
    assert shown.startswith("HTTP 500 Internal Server Error: <html> xxx")
    assert len(shown) < 300
    assert "\n" not in shown
