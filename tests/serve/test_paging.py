"""Pages of a list, of which each was asked with one row more."""

from __future__ import annotations

from treve.serve.paging import Page, cut


def test_a_page_that_was_asked_with_one_more_says_whether_there_are_more() -> None:
    assert cut([1, 2, 3], Page(limit=2), str) == ([1, 2], "2")
    assert cut([1, 2], Page(limit=2), str) == ([1, 2], None)
    assert cut([], Page(limit=2), str) == ([], None)
