"""Conditions, wishes and negations state no fact."""

from __future__ import annotations

import re

import pytest

from tests.extract.made import scene
from treve.extract.text.passages import blocked, is_body, is_entry, speaks_of_agreement


@pytest.mark.parametrize(
    ("text", "language", "word", "expected"),
    [
        ("If the rebels signed the truce, it would hold.", "en", "signed", True),
        ("The rebels signed the truce in May 2016.", "en", "signed", False),
        ("Si les rebelles signent la trêve, elle tiendra.", "fr", "signent", True),
        ("Les rebelles signent ainsi la trêve.", "fr", "signent", False),
        ("The rebels have not signed.", "en", "signed", True),
        ("Повстанцы не подписали соглашение.", "ru", "подписали", True),
        ("El grupo no firmó el acuerdo.", "es", "firmo", True),
    ],
)
def test_a_condition_or_a_negation_blocks(text: str, language: str, word: str, expected: bool) -> None:
    read = scene(text, language)
    match = re.search(word, read.text)
    assert match
    assert blocked(read.prose, read.sentences[0], *match.span()) is expected


def test_a_sentence_speaks_of_an_agreement_if_it_or_one_of_the_two_before_names_one() -> None:
    read = scene("A truce was agreed. Iran signed. Iraq waited. Iran left.", "en")
    assert [speaks_of_agreement(read.prose, one) for one in read.sentences] == [True, True, True, False]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("joint committee", True),
        ("mission de l'onu", True),
        ("наблюдатели", True),
        ("اللجنه", True),
        ("the army", False),
    ],
)
def test_bodies_that_watch_are_told_by_their_kind(words: str, expected: bool) -> None:
    assert is_body(words) is expected


def test_a_line_of_a_list_begins_with_a_mark() -> None:
    read = scene("- A shell fell.\nA truce was signed.", "en")
    assert [is_entry(read.prose, one) for one in read.sentences] == [True, False]
