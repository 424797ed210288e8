"""The feed, read by a parser that knows nothing of how it was written."""

from __future__ import annotations

import datetime as dt
from xml.dom.minidom import Element, parseString

from treve.serve.atom import Entry, Feed, written

NOON = dt.datetime(2017, 1, 9, 14, tzinfo=dt.timezone(dt.timedelta(hours=2)))


def _texts(parent: Element, name: str) -> list[str]:
    found = [one for one in parent.childNodes if isinstance(one, Element) and one.tagName == name]
    return ["".join(part.data for part in one.childNodes) for one in found]  # type: ignore[union-attr]


def test_everything_that_the_standard_asks_for_is_there_and_nothing_is_markup() -> None:
    words = 'a <b>"&amp;"</b> ]]> \x00 \u202e \ud800 حلب'
    entry = Entry("urn:1", words, "http://127.0.0.1/reports/R-1?a=1&b=2", NOON, words)
    data = written(Feed("urn:feed", words, "somebody", "http://127.0.0.1/feeds/x/atom", NOON, [entry, entry]))
    root = parseString(data).documentElement
    assert root is not None
    assert (root.tagName, root.getAttribute("xmlns")) == ("feed", "http://www.w3.org/2005/Atom")
    safe = 'a <b>"&amp;"</b> ]]> \ufffd \u202e \ufffd حلب'
    assert _texts(root, "id") == ["urn:feed"]
    assert _texts(root, "title") == [safe]
    assert _texts(root, "updated") == ["2017-01-09T12:00:00Z"]
    (author,) = root.getElementsByTagName("author")
    assert _texts(author, "name") == ["somebody"]
    one, other = root.getElementsByTagName("entry")
    assert _texts(one, "title") == _texts(one, "summary") == [safe]
    assert _texts(one, "updated") == ["2017-01-09T12:00:00Z"]
    (link,) = one.getElementsByTagName("link")
    assert link.getAttribute("href") == "http://127.0.0.1/reports/R-1?a=1&b=2"
    assert other.toxml() == one.toxml()
