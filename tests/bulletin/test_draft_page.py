"""The page of a draft."""

from __future__ import annotations

import html
import re

from tests.extract.made import read
from treve.bulletin.draft_page import GROUPS, draft_page
from treve.model.draft import FactKind
from treve.normalise.actor_book import actor_book

TEXT = 'The army & the <b>rebels</b> signed a truce. "We will hold the line," said Ann Lee. The army signed it.'


def test_the_text_stands_on_the_page_unchanged_and_escaped() -> None:
    page = draft_page(read(TEXT, "en"), TEXT, "x", actor_book(), "en")
    shown = re.search(r'<p class="text"[^>]*>(.*?)</p>', page, re.DOTALL)
    assert shown
    assert html.unescape(re.sub(r"<[^>]+>", "", shown[1])) == TEXT
    assert "<b>rebels" not in page


def test_every_fact_has_its_place_and_its_link() -> None:
    result = read(TEXT, "en")
    page = draft_page(result, TEXT, "x", actor_book(), "en")
    for number in range(len(result.facts)):
        assert f'id="f{number}"' in page
        assert f'href="#f{number}"' in page


def test_the_page_asks_nothing_of_the_network() -> None:
    page = draft_page(read(TEXT, "en"), TEXT, "x", actor_book(), "fr")
    assert not re.search(r"(?:src|href)=\"(?!#|data:,)|url\((?!#)|<script", page)
    assert 'http-equiv="Content-Security-Policy"' in page
    assert '<html lang="fr" dir="ltr">' in page


def test_arabic_runs_from_right_to_left() -> None:
    text = "وقعت الحكومة والمعارضة الهدنة."
    assert 'lang="ar" dir="rtl"' in draft_page(read(text, "ar"), text, "x", actor_book(), "en")


def test_every_kind_has_a_colour() -> None:
    assert set(GROUPS) == {one.value for one in FactKind}
