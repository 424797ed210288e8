from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.extract.text.folding import fold
from treve.extract.text.sentences import sentences


def split(text: str) -> list[str]:
    copy = fold(text)
    return [text[slice(*copy.span(start, end))] for start, end in sentences(text, copy)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("M. Dupont a parlé. Il est parti.", 2),
        ("Le Dr. Ali et M. Omar ont signé.", 1),
        ("Titre sans point\nLe texte commence.", 2),
        ("« Nous signons. » Il est parti.", 2),
        ("Il y a 310.000 morts. C'est trop.", 2),
        ("Соглашение подписано в 2016 г. Стороны довольны.", 2),
        ("The truce of Sept. 12 failed. It rained.", 2),
        ("1. Les parties cessent le feu. 2. Elles négocient.", 2),
        ("هل انتهت الحرب؟ نعم.", 2),
        ("J. Kerry et S. Lavrov se sont vus.", 1),
        ("", 0),
        (" \n ", 0),
    ],
)
def test_a_sentence_ends_at_a_stop_that_is_one(text: str, count: int) -> None:
    assert len(split(text)) == count


@given(st.text(alphabet="aA.é!?\n «»1 "))
def test_sentences_are_in_order_apart_and_hold_every_letter(text: str) -> None:
    copy = fold(text)
    found = sentences(text, copy)
    assert all(start < end for start, end in found)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(found))
    held = {offset for start, end in found for offset in range(start, end)}
    assert all(offset in held for offset, letter in enumerate(copy.text) if not letter.isspace())
