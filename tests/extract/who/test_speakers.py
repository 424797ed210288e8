"""Who speaks a quote."""

from __future__ import annotations

import pytest

from tests.extract.made import facts


@pytest.mark.parametrize(
    ("text", "language", "speakers"),
    [
        ('President Ann Lee signed it. "This is a step in the right direction," she said.', "en", ["Ann Lee"]),
        ("Le ministre Jean Baka a signé. « Nous gardons toute notre liberté d'action », a-t-il ajouté.", "fr", ["Jean Baka"]),
        ('El canciller Juan Paz firmó. "Hoy empieza un tiempo nuevo", dijo.', "es", ["Juan Paz"]),
        ("Министр Иван Орлов подписал документ. «Сегодня начинается новое время», — сказал он.", "ru", ["Иван Орлов"]),
        ('وقع الوزير أحمد سالم الهدنة. وقال إن "هذا اليوم بداية جديدة للجميع".', "ar", ["أحمد سالم"]),
        ("Le texte est court. « Il tient en quatre pages à peine », selon la radio.", "fr", ["radio"]),
        ("Le texte est court. « Il tient en quatre pages à peine », précise ce communiqué.", "fr", ["communiqué"]),
        ("It rained. \"It was the longest night of the year,\" somebody wrote on the wall.", "en", [None]),
    ],
    ids=["she", "t-il", "Spanish verb alone", "он", "Arabic verb alone", "radio", "communiqué", "nobody"],
)  # fmt: skip
def test_a_pronoun_stands_for_the_person_before_and_a_paper_speaks_for_itself(
    text: str, language: str, speakers: list[str | None]
) -> None:
    assert [one.value["speaker"] for one in facts(text, "quote", language)] == speakers


def test_a_paper_that_is_quoted_does_not_inherit_the_speaker_before() -> None:
    text = (
        "« Nous tiendrons nos engagements », a dit Jean Baka. « Le texte compte dix articles courts », selon la radio."
    )
    assert [one.value["speaker"] for one in facts(text, "quote", "fr")] == ["Jean Baka", "radio"]


def test_who_is_told_something_does_not_say_it() -> None:
    text = 'A truce was signed. "You have reached an agreement on the port," Mr Guterres told the Yemeni delegations.'
    assert [one.value["speaker"] for one in facts(text, "quote", "en")] == ["Guterres"]
