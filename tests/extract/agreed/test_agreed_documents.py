"""Documents counted and typed."""

from __future__ import annotations

import pytest

from tests.extract.made import facts, texts


def kinds(text: str, language: str) -> list[str]:
    return [str(one.value["kind"]) for one in facts(text, "agreement_document", language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They signed a ceasefire and a prisoner exchange deal.", ["ceasefire", "exchange"]),
        ("fr", "Un accord sur la surveillance de la trêve a été signé.", ["monitoring"]),
        ("es", "Firmaron una tregua humanitaria.", ["humanitarian"]),
        ("ru", "Стороны подписали меморандум об отводе войск.", ["withdrawal"]),
        ("ar", "أعلن الطرفان هدنة إنسانية.", ["humanitarian"]),
    ],
)
def test_each_kind_is_told_once(language: str, text: str, expected: list[str]) -> None:
    assert kinds(text, language) == expected


def test_numbered_documents_run_from_their_ordinal_to_the_end_of_their_clause() -> None:
    text = "Two documents were signed: a first on a ceasefire, a second on monitoring compliance."
    found = facts(text, "agreement_document", "en")
    assert [(one.value["kind"], one.text) for one in found] == [
        ("ceasefire", "a first on a ceasefire"),
        ("monitoring", "a second on monitoring compliance"),
    ]


def test_violations_of_a_truce_announce_none() -> None:
    assert kinds("The centre announced 39 ceasefire violations.", "en") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Les deux camps ont paraphé un protocole de bonne conduite.", "protocole de bonne"),
        ("en", "The sides signed a declaration on local safety.", "declaration on local safety"),
        ("ru", "Стороны подписали протокол о дорожной безопасности.", "протокол о дорожной безопасности"),
    ],
)
def test_a_document_of_no_known_kind_is_another_where_it_is_the_only_one(
    language: str, text: str, expected: str
) -> None:
    (found,) = facts(text, "agreement_document", language)
    assert (found.value["kind"], found.text) == ("other", expected)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Самолеты облетели зону деэскалации, сообщили военные."),
        ("en", "The army announced patrols in the de-escalation zone."),
        ("en", "The protocol was mentioned by a reader."),
    ],
)
def test_a_zone_and_an_unsigned_paper_are_no_documents(language: str, text: str) -> None:
    assert kinds(text, language) == []


def test_what_an_article_decrees_is_agreed_and_what_it_speaks_of_is_not_again() -> None:
    text = "TERMS\nBoth sides undertake:\n(a) an immediate truce;\n(b) the truce covers the port."
    assert kinds(text, "en") == ["ceasefire"]


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("The army and the rebels signed a ceasefire deal after months of negotiations.", "en", ["ceasefire"]),
        (
            "L'armée et les rebelles ont signé un accord de cessez-le-feu trouvé lors de pourparlers à Alger.",
            "fr",
            ["ceasefire"],
        ),
        ("El ejército y la guerrilla firmaron un acuerdo de paz tras meses de negociaciones.", "es", ["other"]),
        ("Россия и Турция подписали меморандум о создании зон деэскалации.", "ru", ["other"]),
        ("The envoys met at ceasefire talks in Oslo and signed nothing.", "en", []),
    ],
    ids=["after talks", "lors de pourparlers", "tras negociaciones", "a zone", "ceasefire talks"],
)
def test_talks_that_led_to_an_agreement_are_not_what_was_agreed(text: str, language: str, kinds: list[str]) -> None:
    assert [one.value["kind"] for one in facts(text, "agreement_document", language)] == kinds


def test_what_an_agreement_provides_for_is_no_further_agreement() -> None:
    text = (
        "توصلت الحكومة والمتمردون إلى اتفاق لوقف إطلاق النار. وينص الاتفاق على انسحاب القوات من المدينة وعودة النازحين."
    )
    assert [one.value["kind"] for one in facts(text, "agreement_document", "ar")] == ["ceasefire"]
    assert len(facts(text, "obligation", "ar")) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army shelled a market despite the truce."),
        ("fr", "L'armée a bombardé un marché malgré la trêve."),
        ("es", "El ejército bombardeó un mercado pese a la tregua."),
        ("ru", "Армия обстреляла рынок, несмотря на перемирие."),
        ("ar", "قصف الجيش سوقا رغم الهدنة."),
        ("en", "The city hosted talks on the truce."),
    ],
)
def test_a_truce_named_in_passing_is_no_document(language: str, text: str) -> None:
    assert kinds(text, language) == []


def test_a_numbered_document_goes_on_behind_a_bracket() -> None:
    text = (
        "Deux documents ont été signés : un premier sur un cessez-le-feu, "
        "un deuxième sur la volonté (des parties, ndlr) de lancer des négociations de paix."
    )
    assert texts(text, "agreement_document", "fr")[-1].endswith("de lancer des négociations de paix")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Les deux pays sont parvenus à une entente sur le partage des eaux.", ["entente sur le partage"]),
        ("en", "The two sides reached an understanding on the Pyla road.", ["understanding on the Pyla road"]),
        ("es", "Las partes alcanzaron un entendimiento sobre la carretera.", ["entendimiento sobre la carretera"]),
        ("ru", "Президенты согласовали в Сочи меморандум о стабилизации.", ["меморандум о стабилизации"]),
        ("fr", "Un traité de paix reste lointain.", []),
        ("en", "The two sides are discussing a prisoner exchange.", []),
        ("es", "El país necesita un acuerdo de paz.", []),
        ("ru", "До подписания мирного соглашения стороны обсуждают обмен пленными.", []),
        ("ar", "وتحتاج البلاد إلى اتفاق سلام.", []),
    ],
)
def test_what_is_reached_is_a_document_and_what_is_wanted_is_none(
    language: str, text: str, expected: list[str]
) -> None:
    assert texts(text, "agreement_document", language) == expected


def test_a_humanitarian_truce_and_the_truce_are_one() -> None:
    text = "Une trêve de quatre jours à Gaza\nLe Qatar a annoncé une trêve humanitaire. La trêve a été signée à Doha."
    assert kinds(text, "fr") == ["humanitarian"]
