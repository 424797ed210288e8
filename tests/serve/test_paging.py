"""Pages of a list: whatever their size, nothing twice and nothing missing."""

from __future__ import annotations

import pytest

from treve.errors import NotFound
from treve.serve.paging import Page, cut, page


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 8, 100])
def test_the_pages_together_are_the_list(limit: int) -> None:
    rows = list(range(7))
    found: list[int] = []
    after = None
    for _ in range(len(rows)):
        part, after = page(rows, Page(after=after, limit=limit), str)
        found += part
        if after is None:
            break
    assert found == rows


def test_a_row_that_is_not_there_any_more_begins_no_page() -> None:
    with pytest.raises(NotFound):
        page([1, 2], Page(after="3"), str)
    assert page([], Page(), str) == ([], None)


def test_a_page_that_was_asked_with_one_more_says_whether_there_are_more() -> None:
    assert cut([1, 2, 3], Page(limit=2), str) == ([1, 2], "2")
    assert cut([1, 2], Page(limit=2), str) == ([1, 2], None)
    assert cut([], Page(limit=2), str) == ([], None)
