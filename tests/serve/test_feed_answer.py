"""A feed is sent once: its tag and its date say whether a reader has it."""

from __future__ import annotations

import datetime as dt

import pytest
from fastapi import Request

from treve.serve.feed_answer import base, feed_answer

CHANGED = dt.datetime(2017, 1, 10, 12, tzinfo=dt.UTC)


def _asked(**headers: str) -> Request:
    sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request(
        {
            "type": "http",
            "method": "GET",
            "path": "/",
            "query_string": b"",
            "headers": sent,
            "scheme": "https",
            "server": ("desk.example.org", 443),
            "root_path": "",
        }
    )


@pytest.mark.parametrize(
    ("since", "status"),
    [
        ("Tue, 10 Jan 2017 12:00:00 GMT", 304),
        ("Tue, 10 Jan 2017 11:59:59 GMT", 200),
        ("yesterday", 200),
        ("", 200),
    ],
)
def test_a_date_is_compared_where_there_is_no_tag(since: str, status: int) -> None:
    assert feed_answer(_asked(if_modified_since=since), b"feed", "text/plain", CHANGED).status_code == status


def test_a_tag_stands_above_a_date_and_follows_what_it_is_made_of() -> None:
    first = feed_answer(_asked(), b"feed", "text/plain", CHANGED)
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "private, no-cache"
    known = feed_answer(_asked(if_none_match=tag), b"feed", "text/plain", CHANGED, cached="public, no-cache")
    assert (known.status_code, known.body, known.headers["cache-control"]) == (304, b"", "public, no-cache")
    late = "Tue, 10 Jan 2027 12:00:00 GMT"
    other = feed_answer(_asked(if_none_match=tag, if_modified_since=late), b"other", "text/plain", CHANGED)
    assert (other.status_code, other.body) == (200, b"other")
    same = feed_answer(_asked(if_none_match=tag), b"made a second later", "text/plain", None, b"feed")
    assert (same.status_code, "last-modified" in same.headers) == (304, False)


def test_the_address_is_that_of_the_server() -> None:
    assert base(_asked(host="desk.example.org")) == "https://desk.example.org"
