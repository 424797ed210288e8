"""What is due as iCalendar and Atom, read back by plain readers of both forms."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree

import pytest

from treve.casebook.due import Due
from treve.catalogue import speaking
from treve.errors import NotFound
from treve.serve import due_feeds

NOW = dt.datetime(2017, 1, 10, 14, tzinfo=dt.timezone(dt.timedelta(hours=2)))
ORIGIN = "example.org/log"
FOUND = (
    Due("2017-01-05", "answer", "N-1", "party; a, \\ with a long name " + "é" * 60, True, "C-2"),
    Due("2017-12-31", "case", "C-1", None, False, "C-1"),
)


def _properties(text: str) -> list[tuple[str, str]]:
    """Unfold, then take each line apart at the first colon."""
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines.pop() == ""
    return [(line.partition(":")[0], line.partition(":")[2]) for line in lines]


def test_a_calendar_program_finds_an_event_for_each_thing() -> None:
    told = _properties(due_feeds.calendar(FOUND, ORIGIN, NOW))
    assert told[:2] == [("BEGIN", "VCALENDAR"), ("VERSION", "2.0")]
    assert told[-1] == ("END", "VCALENDAR")
    values = {name: [value for one, value in told if one == name] for name, _ in told}
    assert values["DTSTART;VALUE=DATE"] == ["20170105", "20171231"]
    assert values["DTEND;VALUE=DATE"] == ["20170106", "20180101"]
    assert values["DTSTAMP"] == ["20170110T120000Z"] * 2
    assert values["UID"] == [f"answer/N-1/2017-01-05@{ORIGIN}", f"case/C-1/2017-12-31@{ORIGIN}"]
    holder = "party\\; a\\, \\\\ with a long name " + "é" * 60
    assert values["SUMMARY"] == [f"Answer to notification N-1 ({holder}): overdue", "Next step of case C-1"]
    with speaking("fr"):
        assert "Next step" not in due_feeds.calendar(FOUND, ORIGIN, NOW)


def test_a_news_program_finds_an_entry_for_each_thing() -> None:
    hostile = Due("2017-01-05", "answer", "N-1", "<script>&", True, "C-2")
    feed = ElementTree.fromstring(due_feeds.atom([hostile, FOUND[1]], ORIGIN, NOW))
    at = {"a": due_feeds.ATOM}
    assert feed.findtext("a:updated", namespaces=at) == "2017-01-10T12:00:00Z"
    assert [one.findtext("a:title", namespaces=at) for one in feed.findall("a:entry", at)] == [
        "Answer to notification N-1 (<script>&): overdue",
        "Next step of case C-1",
    ]
    ids = [one.text for one in feed.iterfind(".//a:id", at)]
    assert len(set(ids)) == 3
    assert feed.find("a:author/a:name", at) is not None


def test_what_names_a_thing_and_its_day_is_read_back() -> None:
    for one in FOUND:
        read = due_feeds.named(due_feeds.name(one, ORIGIN), ORIGIN)
        assert (read.kind, read.name, read.day) == (one.kind, one.name, one.day)
    for text in (
        "",
        "case/C-1/2017-12-31",
        f"case/C-1@{ORIGIN}",
        f"else/C-1/2017-12-31@{ORIGIN}",
        "case/C-1/2017-12-31@x",
    ):
        with pytest.raises(NotFound):
            due_feeds.named(text, ORIGIN)
