"""The page: self-contained, escaped, accessible, and honest about what it leaves out."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.bulletin.world import FACTS, NASTY, filled
from treve.bulletin.page import page, rendered
from treve.bulletin.summary import summary
from treve.model.finding import Rule, Verdict
from treve.model.tables import BY_NAME
from treve.store.protocol import Store

_VOID = {"meta", "link", "br", "hr", "img", "path", "line", "rect", "input"}


class _Reader(HTMLParser):
    """Collects tags and text, and checks that every tag is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open
            assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.text.append(data)


@pytest.fixture(scope="module")
def read(html: str) -> _Reader:
    """The page, parsed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def test_it_is_well_formed(read: _Reader) -> None:
    assert read.open == []


def test_it_asks_nothing_of_the_outside(read: _Reader, html: str) -> None:
    assert not [tag for tag, _ in read.tags if tag in ("script", "img", "iframe", "object", "embed", "audio", "video")]
    assert [attrs["href"] for tag, attrs in read.tags if tag == "link"] == ["data:,"]
    assert not [attrs for _, attrs in read.tags if "src" in attrs or "srcset" in attrs]
    assert "@import" not in html
    assert re.findall(r"url\((?!#)", html) == []
    assert not [name for _, attrs in read.tags for name in attrs if name.startswith("on")]


def test_values_from_data_are_escaped(html: str, read: _Reader) -> None:
    assert NASTY not in html
    assert any(NASTY in text for text in read.text)
    assert "<b>tests</b>" not in html


def test_only_web_addresses_become_links(read: _Reader) -> None:
    addresses = [attrs["href"] or "" for tag, attrs in read.tags if tag == "a"]
    assert addresses
    assert all(address.startswith(("https://", "http://", "#")) for address in addresses)


def test_no_reader_meets_a_code(read: _Reader) -> None:
    told = " ".join(read.text)
    assert not [verdict for verdict in Verdict if "_" in verdict and verdict.value in told]
    named = set(BY_NAME) | {rule.value for rule in Rule}
    codes = [word for word in re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", told) if word not in named]
    assert codes == []


def test_every_table_has_a_caption_and_scoped_heads(read: _Reader) -> None:
    tags = Counter(tag for tag, _ in read.tags)
    assert tags["table"] == tags["caption"] > 0
    assert all(attrs.get("scope") in ("col", "row") for tag, attrs in read.tags if tag == "th")


def test_every_picture_has_a_title_and_a_description(read: _Reader) -> None:
    tags = Counter(tag for tag, _ in read.tags)
    pictures = [attrs for tag, attrs in read.tags if tag == "svg" and attrs.get("role") == "img"]
    assert len(pictures) == tags["desc"] > 0
    assert all(attrs.get("aria-labelledby") for attrs in pictures)
    hidden = [attrs for tag, attrs in read.tags if tag == "svg" and attrs.get("role") != "img"]
    assert all(attrs.get("aria-hidden") == "true" for attrs in hidden)


def test_headings_skip_no_level(read: _Reader) -> None:
    levels = [int(tag[1]) for tag, _ in read.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_ids_are_unique_and_links_inside_lead_somewhere(read: _Reader) -> None:
    ids = [attrs["id"] for _, attrs in read.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    inside = [attrs["href"] or "" for tag, attrs in read.tags if tag == "a"]
    assert {one[1:] for one in inside if one.startswith("#")} <= set(ids)


def test_every_table_named_on_the_page_exists(html: str) -> None:
    lines = re.findall(r'<p class="source">Table: (.*?)</p>', html)
    assert len(lines) > 10
    named = {name.strip() for line in lines for name in re.sub(r"<[^>]+>", "", line).replace(";", ",").split(",")}
    assert named <= set(BY_NAME)


def test_a_vague_incident_never_lands_on_one_day(html: str) -> None:
    # Report 8 tells 100 deaths on one of 22 days; 10 deaths before the start, and 15 best after it, have exact days.
    assert "1 incident that touches these days but could lie on more than one is left out." in html
    assert ">10 / 10 / 10<" in html
    assert "100" not in " ".join(re.findall(r"<desc[^>]*>(.*?)</desc>", html))


def test_it_says_how_many_incidents_are_not_drawn(html: str) -> None:
    assert "2 incidents with a finding are placed more vaguely and not drawn" in html


def test_guarantors_own_forces_are_counted_through_their_parts(html: str) -> None:
    assert "Russia, strict" in html


def test_the_page_of_the_same_run_is_the_same(store: Store, told: dict[str, Any], html: str) -> None:
    assert rendered(store, told) == html


def test_page_writes_the_file(store: Store, told: dict[str, Any], html: str, tmp_path: Path) -> None:
    page(store, told, tmp_path / "index.html")
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == html


def test_a_run_where_nothing_overlaps_says_what_happened_and_draws_nothing() -> None:
    only_before = ({"day": (12, 20), "place": 1, "a": 1, "b": 2, "deaths": (1, 1, 1)},)
    empty = filled(reports=only_before)
    told: dict[str, Any] = summary(empty, FACTS)
    html = rendered(empty, told)
    assert "None of these incidents lies in its time and territory." in html
    assert "data of other years may hold what is missing" in html
    assert '<svg viewBox="0 0 352' not in html


def test_a_run_without_reports_says_what_to_do() -> None:
    empty = filled(reports=())
    html = rendered(empty, summary(empty, FACTS))
    assert "No report could be held against" in html
    assert "treve export rejected_row" in html
