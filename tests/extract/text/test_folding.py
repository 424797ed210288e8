from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.extract.text.folding import fold, folded


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("Été", "ete"),
        ("L’État", "l'etat"),
        ("310\u202f000", "310 000"),
        ("٣١٠٬٠٠٠", "310'000"),
        ("Ёлка, Йод", "елка, йод"),
        ("مساءً الجمعة", "مساء الجمعه"),
        ("e\u0301te", "ete"),
        ("ﬁn", "fin"),
        ("İ", "i"),
        ("a \t\u00a0 b", "a b"),
        ("a\r\n\r\nb", "a\nb"),
        ("\u200fa\u00ad\u200eb", "ab"),
    ],
)
def test_spellings_that_mean_the_same_fold_alike(text: str, copy: str) -> None:
    assert folded(text) == copy


def test_a_line_break_in_a_wrapped_line_is_a_blank() -> None:
    line = "The ceasefire that the government and the opposition signed on the same day"
    assert folded(f"{line}\nwill begin.") == f"{line.lower()} will begin."
    assert folded("Headline\nText") == "headline\ntext"


def test_a_ligature_leads_back_to_its_one_character() -> None:
    copy = fold("aﬁb")
    assert copy.text == "afib"
    assert copy.span(1, 3) == (1, 2)
    assert copy.span(3, 4) == (2, 3)


@given(st.text())
def test_every_folded_character_has_an_origin_in_order(text: str) -> None:
    copy = fold(text)
    assert len(copy.origin) == len(copy.text) + 1
    assert list(copy.origin) == sorted(copy.origin)
    assert copy.origin[-1] == len(text)
    assert all(0 <= offset <= len(text) for offset in copy.origin)


@given(st.text() | st.text(alphabet="ΑΣσςΆΐİıǅßẞﬁЁЙéÉ—«½Ωａ٣ 3"))
def test_each_character_is_folded_by_itself(text: str) -> None:
    flat = text.replace("\n", "").replace(" ", "")
    assert "".join(folded(f"x{one}x")[1:-1] for one in flat).replace(" ", "") == folded(flat).replace(" ", "")


@given(st.text())
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    once = folded(text)
    assert folded(once) == once or "\n" in text


@given(st.text(), st.integers(0, 50))
def test_an_index_is_the_first_character_at_or_after_an_offset(text: str, offset: int) -> None:
    copy = fold(text)
    expected = next((n for n, origin in enumerate(copy.origin[:-1]) if origin >= offset), len(copy.text))
    assert copy.index(offset) == expected


def test_a_numbered_article_begins_its_own_line_behind_a_long_title() -> None:
    title = "Declaración de paz entre la República del Ecuador y la República del Perú"
    assert "\narticulo 1." in fold(f"{title}\nArtículo 1. Las tropas se retirarán.").text
    assert "\n" not in fold(f"{title}\nfirmada en Itamaraty.").text
