"""The words of the page: one list, each label of the page that has a meaning leads to it."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po

from treve.bulletin import words
from treve.bulletin.glossary import anchors, first_terms, glossary_page, terms
from treve.catalogue import LANGUAGES, speaking
from treve.catalogue.say import LOCALE
from treve.model.finding import Flag, Verdict

IN_CELLS_ALONE = {"cannot be told", "a side shut out", "a side not bound"}
"""Sentences that never are the head of a row or a column, where alone a label becomes a link."""


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


def test_a_term_of_the_page_leads_to_its_meaning(html: str) -> None:
    linked = re.findall(r'<a class="term" href="#(word-[\w-]+)">', html)
    assert {"word-covered", "word-undetermined", "word-strict", "word-front", "word-possible-exception"} <= set(linked)
    assert all(f'<dt id="{anchor}">' in html for anchor in linked)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_label_that_is_explained_stands_for_nothing_else(language: str) -> None:
    with (LOCALE / f"{language}.po").open("rb") as file:
        texts = [(str(one.id), one.string) for one in read_po(file, locale=language) if one.id and not one.pluralizable]
    with speaking(language):
        labels = anchors()
    english = anchors()
    own = {one.word: one.anchor for one in terms()}
    for label, anchor in labels.items():
        said = {text for text, translated in texts if translated == label} - IN_CELLS_ALONE
        assert {english.get(text, own.get(text)) for text in said} <= {anchor}, (label, said)
