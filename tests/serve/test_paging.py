"""Pages of a list: whatever their size, nothing twice and nothing missing."""

from __future__ import annotations

import pytest

from treve.errors import NotFound
from treve.serve.paging import Page, page


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
