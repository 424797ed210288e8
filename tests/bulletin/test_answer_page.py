from __future__ import annotations

from treve.bulletin.answer_page import Answer, answer_page
from treve.bulletin.view import Grid, Row, links


def test_the_page_is_whole_asks_for_nothing_outside_and_escapes() -> None:
    grid = Grid("Figures", ("Figure", "Source"), (Row("<T>", (links("https://example.org/a"),)),), "total_check")
    page = answer_page(Answer("An <answer>", ("First.",), ("Beware.",), (grid,)))
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert "&lt;T&gt;" in page
    assert "An &lt;answer&gt;" in page
    assert page.index("First.") < page.index("Beware.") < page.index("Figures")
    assert 'href="https://example.org/a"' in page
