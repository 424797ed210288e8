"""The calendar, held against the rules of RFC 5545 line by line."""

from __future__ import annotations

import datetime as dt

from treve.serve.ical import Event, written

NOW = dt.datetime(2017, 1, 9, 12, 30, tzinfo=dt.UTC)


def test_a_whole_day_as_the_standard_writes_it() -> None:
    event = Event("case-C-1@example.org", dt.date(2017, 1, 20), "next step", "http://127.0.0.1/cases/C-1")
    assert written("due", [event], NOW).decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//treve//casebook//EN",
        "X-WR-CALNAME:due",
        "BEGIN:VEVENT",
        "UID:case-C-1@example.org",
        "DTSTAMP:20170109T123000Z",
        "DTSTART;VALUE=DATE:20170120",
        "SUMMARY:next step",
        "URL:http://127.0.0.1/cases/C-1",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_words_are_escaped_and_long_lines_folded_between_characters() -> None:
    words = "a;b,c\\d\ne\r\nf\x00" + "حلب " * 60
    data = written(words, [Event("x", dt.date(2017, 1, 20), words, "u")], NOW)
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() is not None for line in lines)
    whole = data.decode().replace("\r\n ", "")
    assert "\nSUMMARY:a\\;b\\,c\\\\d\\ne\\nf" + "حلب " * 60 in whole
    assert "\n" not in whole.replace("\r\n", "")
    assert whole.count("BEGIN:VEVENT") == whole.count("END:VEVENT") == 1


def test_an_empty_calendar_is_one() -> None:
    assert written("", [], NOW).endswith(b"X-WR-CALNAME:\r\nEND:VCALENDAR\r\n")
