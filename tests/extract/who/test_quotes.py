"""Quotes and their speakers."""

from __future__ import annotations

import pytest

from tests.extract.made import facts, texts


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("fr", "« Nous ne reculerons pas », a dit le ministre Ali Koné.", "Ali Koné"),
        ("en", 'General Tom Reed said: "We will hold the line."', "Tom Reed"),
        ("es", "«No habrá más guerra aquí», afirmó el presidente Luis Mora.", "Luis Mora"),
        ("ru", '"Мы выполним все пункты", заявил министр Иван Петров.', "Иван Петров"),
        ("ar", 'وقال المتحدث خالد قدومي: "سنلتزم بكل بنود الاتفاق".', "خالد قدومي"),
    ],
)
def test_the_speaker_stands_beside_the_verb(language: str, text: str, speaker: str) -> None:
    (found,) = facts(text, "quote", language)
    assert found.value == {"speaker": speaker}


def test_a_quoted_word_is_no_quote() -> None:
    assert facts('Putin announced a "reduction" of his forces.', "quote", "en") == []


def test_a_quote_cut_by_its_cue_is_one_with_two_spans() -> None:
    (found,) = facts('"Three papers were signed", said Ann Lee, "and a fourth will follow".', "quote", "en")
    assert [one["text"] for one in found.further["alternatives"]] == ["and a fourth will follow"]


def test_a_quote_without_a_cue_belongs_to_the_last_speaker_and_says_so() -> None:
    text = '"We will hold the line," said Ann Lee.\n"Nobody will pass here today."'
    second = facts(text, "quote", "en")[1]
    assert second.value == {"speaker": "Ann Lee"}
    assert second.further["inherited"] is True


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", 'His book "The long road to peace at last" appears in spring.'),
        ("en", 'He said that "The Long Road to Peace at Last" appears in spring.'),
        ("fr", "Le film « La Guerre sans fin des mineurs » sera projeté, a-t-il dit."),
        ("es", "El diario tituló «La hora de la paz en Colombia»."),
        ("ru", "Газета «Вечерние новости Кавказа и Юга» сообщила об этом."),
        ("ar", 'عرض فيلم "حكاية الحرب الطويلة في الجبال".'),
    ],
)
def test_a_title_is_no_quote(language: str, text: str) -> None:
    assert texts(text, "quote", language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", 'He told the newspaper: "Nobody will pass here today."'),
        ("fr", "Il a confié au journal : « Personne ne passera ici ce soir »."),
        ("ru", "Он сказал газете: «Сегодня здесь никто не пройдёт»."),
    ],
)
def test_what_is_said_to_a_newspaper_is_a_quote(language: str, text: str) -> None:
    assert len(texts(text, "quote", language)) == 1
