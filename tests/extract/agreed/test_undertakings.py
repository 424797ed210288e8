"""Bans and duties."""

from __future__ import annotations

import pytest

from tests.extract.made import facts, texts


def test_a_duty_keeps_holder_duty_and_how_its_date_is_reckoned() -> None:
    (duty,) = facts("The government must release all detainees within ten days of signature.", "obligation", "en")
    assert duty.value == {
        "holder": "government",
        "duty": "release all detainees within ten days of signature",
        "due": None,
    }
    assert duty.further["due_text"] == "within ten days of signature"


def test_a_ban_ends_where_a_duty_begins() -> None:
    text = "The parties shall refrain from shelling and must allow humanitarian convoys."
    assert texts(text, "prohibition", "en") == ["refrain from shelling"]
    assert texts(text, "obligation", "en") == ["must allow humanitarian convoys"]


def test_a_duty_to_withdraw_is_no_withdrawal() -> None:
    text = "The army must withdraw its heavy weapons by 10 October."
    assert texts(text, "withdrawal", "en") == []
    assert len(texts(text, "obligation", "en")) == 1


def test_the_present_tense_binds_in_numbered_articles_only() -> None:
    article = "Article 1. Les Parties évacuent les hôpitaux dans les 48 heures."
    both = f"{article}\nArticle 2. Les Parties laissent passer les convois."
    assert texts(both, "obligation", "fr") == [
        "évacuent les hôpitaux dans les 48 heures",
        "laissent passer les convois",
    ]
    assert texts("Les Parties évacuent les hôpitaux dans les 48 heures.", "obligation", "fr") == []


def test_what_an_agreement_provides_for_is_a_duty_of_nobody_named() -> None:
    (duty,) = facts("L'accord prévoit la libération des détenus sous dix jours.", "obligation", "fr")
    assert duty.value["holder"] is None


def test_duties_told_by_nouns_are_one_each_and_end_before_talks() -> None:
    text = "L'accord prévoit la libération des prisonniers, le retrait des armes lourdes et la reprise des pourparlers."
    assert texts(text, "obligation", "fr") == ["la libération des prisonniers", "le retrait des armes lourdes"]


def test_a_duty_in_the_future_binds_its_subject_and_talks_are_none() -> None:
    text = "Une trêve a été signée. Les troupes étrangères se retireront sous dix jours. Les pourparlers s'ouvriront lundi."
    assert texts(text, "obligation", "fr") == ["se retireront sous dix jours"]


def test_a_word_that_ends_like_a_link_is_kept_whole() -> None:
    text = "The deal calls for the release of prisoners and gives the regions a bigger say. A truce was signed."
    assert all(not one.endswith(" sa") for one in texts(text, "obligation", "en"))


def test_what_somebody_has_to_withdraw_is_no_withdrawal() -> None:
    text = "ACCORD\n1. Les Parties signent une trêve.\n2. Les forces se retirent des écoles dans les dix jours."
    assert texts(text, "withdrawal", "fr") == []
    assert texts(text, "obligation", "fr") == ["se retirent des écoles dans les dix jours"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "TERMS\n(a) the removal of all roadblocks;\n(b) a truce.", ["the removal of all roadblocks"]),
        (
            "en",
            "TERMS\n1. The Parties undertake:\n2. to allow the return of families.",
            ["to allow the return of families"],
        ),
        ("fr", "ACCORD\n1. Les troupes étrangères quittent le port.\n2. Une trêve est signée.", ["quittent le port"]),
        ("ru", "СОГЛАШЕНИЕ\n1. Отряды покидают порт за сутки.\n2. Подписано перемирие.", ["покидают порт за сутки"]),
    ],
)
def test_an_article_binds_by_a_noun_an_infinitive_or_the_present(language: str, text: str, expected: list[str]) -> None:
    assert texts(text, "obligation", language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A truce was signed. The joint committee shall hand over its files every month."),
        ("en", "The army has yet to say when it will release the detainees. A truce was signed."),
        ("es", "El gobierno y la guerrilla acordaron prorrogar la tregua."),
        ("es", "Se firmó una tregua. Ninguna tropa abandonará sus bases."),
    ],
)
def test_what_binds_nobody_of_the_parties_is_no_duty(language: str, text: str) -> None:
    assert texts(text, "obligation", language) == []


def test_a_duty_ends_before_who_said_so() -> None:
    text = "The sides signed a truce. The army will free all captives, the minister said."
    assert texts(text, "obligation", "en") == ["will free all captives"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A truce was agreed. They have to open two corridors.", ["have to open two corridors"]),
        ("es", "Se pactó una tregua. Tendrán que abrir dos corredores.", ["Tendrán que abrir dos corredores"]),
        ("ru", "По условиям перемирия Россия обязана молчать, а Таиланд должен вернуть пленных.", ["должен вернуть пленных"]),
        ("es", "Tendrán que abrir dos tiendas.", []),
    ],
)  # fmt: skip
def test_a_duty_may_be_told_by_what_somebody_will_have_to_do(language: str, text: str, expected: list[str]) -> None:
    assert [one for one in texts(text, "obligation", language) if "молчать" not in one] == expected


def test_a_duty_ends_where_somebody_else_will_do_something_else() -> None:
    text = "Under the ceasefire, Kabul must free 5,000 prisoners and UN observers will deploy along the line."
    assert texts(text, "obligation", "en") == ["must free 5,000 prisoners"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Une trêve est signée. Le gouvernement doit encore convaincre les députés."),
        ("fr", "Une trêve est signée. Le roi ouvrira la session du Parlement."),
        ("en", "A truce is signed. Residents will have to wait. The king will open the session of Parliament."),
        ("en", "A truce is signed. The parties agree to set up a monitoring mission."),
        ("en", "A truce is signed. The rebels had promised to free the hostages in March."),
        ("es", "Se firma una tregua. El trigo será entregado por barco como cada año."),
        ("ru", "Подписано перемирие. ООН требует освобождения всех заложников."),
    ],
)
def test_what_is_still_to_be_done_or_is_plain_news_obliges_nobody(language: str, text: str) -> None:
    assert texts(text, "obligation", language) == []
