"""The words of the page: one list, each label of the page that has a meaning leads to it."""

from __future__ import annotations

import re

import pytest

from treve.bulletin import words
from treve.bulletin.glossary import anchors, first_terms, glossary_page, terms
from treve.catalogue import LANGUAGES, speaking
from treve.model.finding import Flag, Verdict


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_flag_front_and_main_reading_has_its_word(language: str) -> None:
    with speaking(language):
        known, labels = {one.anchor for one in terms()}, anchors()
        asked = [
            *words.VERDICTS.values(),
            *words.VERDICTS_SHORT.values(),
            *words.FLAGS.values(),
            *words.FRONTS.values(),
            words.reading_name("strict", ""),
            words.reading_name("presumed", ""),
        ]
    assert len(words.VERDICTS) == len(Verdict)
    assert len(words.FLAGS) == len(Flag)
    assert [one for one in asked if labels.get(one) not in known] == []
    assert set(labels.values()) <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_is_explained_once_and_its_meaning_fits_a_line_or_two(language: str) -> None:
    with speaking(language):
        told = terms()
        assert {one.anchor for one in first_terms()} <= {one.anchor for one in told}
    assert len({one.anchor for one in told}) == len({one.word for one in told}) == len(told)
    assert all(one.meaning and len(one.meaning) < 180 for one in told)


def test_the_words_of_the_page_stand_in_the_documents() -> None:
    page = glossary_page()
    assert all(f"| {one.word} | {one.meaning} |" in page for one in terms())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_of_the_page_leads_to_its_meaning(html: str, language: str) -> None:
    linked = re.findall(r'<a class="term" href="#(word-[\w-]+)">', html)
    assert {"word-covered", "word-undetermined", "word-strict", "word-front", "word-possible-exception"} <= set(linked)
    assert all(f'<dt id="{anchor}">' in html for anchor in linked)
