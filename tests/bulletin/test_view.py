"""Links and lists."""

from __future__ import annotations

import pytest

from treve.bulletin.view import Link, links, sentence_list


def test_words_around_addresses_stay_together() -> None:
    assert links("French press article https://www.example.org/a see also") == (
        Link("French press article", None),
        Link("example.org", "https://www.example.org/a"),
        Link("see also", None),
    )


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://", "http://["]
)
def test_only_web_addresses_are_addresses(text: str) -> None:
    assert all(link.address is None for link in links(text))


@pytest.mark.parametrize("text", [None, "", "  "])
def test_nothing_gives_nothing(text: str | None) -> None:
    assert links(text) == ()


@pytest.mark.parametrize(
    ("parts", "expected"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_lists_read_as_sentences(parts: tuple[str, ...], expected: str) -> None:
    assert sentence_list(parts) == expected
