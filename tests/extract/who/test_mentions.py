"""Who is named in a sentence."""

from __future__ import annotations

import pytest

from tests.extract.made import scene, texts


def names(text: str, language: str) -> list[str]:
    read = scene(text, language)
    return [read.text[one.start : one.end] for sentence in read.sentences for one in sentence.mentions]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("the Karsan Liberation Front fought", "en", ["karsan liberation front"]),
        ("le Mouvement du 23 mars avance", "fr", ["mouvement du 23 mars"]),
        ("le régime de Bachar al-Assad tient", "fr", ["regime de bachar al-assad"]),
        ("el Ejército de Liberación Nacional avanza", "es", ["ejercito de liberacion nacional"]),
        ("вооруженная оппозиция Сирии", "ru", ["вооруженная оппозиция сирии"]),
        ("قالت حركة أحرار الشام", "ar", ["حركه احرار الشام"]),
    ],
)
def test_a_described_group_is_taken_whole(text: str, language: str, expected: list[str]) -> None:
    assert names(text, language) == expected


def test_two_coordinated_names_are_two() -> None:
    assert names("El Gobierno de Colombia y el Ejército de Liberación Nacional firmaron.", "es") == [
        "gobierno de colombia",
        "ejercito de liberacion nacional",
    ]


def test_a_short_name_in_brackets_is_the_name_before_it() -> None:
    read = scene("The Karsan Liberation Front (KLF) met. The KLF left.", "en")
    first, second = (sentence.mentions for sentence in read.sentences)
    assert [one.key for one in first] == [one.key for one in second]


def test_a_bare_group_before_quotation_marks_gives_way_to_the_name_in_them() -> None:
    assert names('группировка "Ахрар аш-Шам" ушла', "ru") == ["ахрар аш-шам"]


def test_a_place_is_told_from_an_actor_by_its_preposition() -> None:
    mentions = scene("In Syria, Russia spoke.", "en").sentences[0].mentions
    assert [(one.key, one.place) for one in mentions] == [("syria", True), ("russia", False)]


def test_sentences_between_two_offsets_are_those_that_share_a_letter_with_them() -> None:
    read = scene("Russia spoke. Iran left. Turkey came.", "en")
    assert [read.text[one.start : one.end] for one in read.between(15, 18)] == ["iran left."]


@pytest.mark.parametrize(
    ("text", "language", "parties"),
    [
        ("The army and the Rapid Support Forces signed a truce. The RSF signed it on Monday.", "en", 2),
        (
            "El Gobierno y el Ejército de Liberación Nacional firmaron una tregua. El ELN firmó el acuerdo ayer.",
            "es",
            2,
        ),
        ("The army and the Rapid Support Forces signed a truce. The KLF signed it on Monday.", "en", 3),
    ],
    ids=["initials", "initials in Spanish", "initials of nobody named"],
)
def test_initials_after_a_long_name_are_the_same_actor(text: str, language: str, parties: int) -> None:
    assert len(texts(text, "party", language)) == parties


@pytest.mark.parametrize(
    ("text", "language", "parties"),
    [
        (
            "The leaders of the armed groups in the Syrian province of Deraa agreed on a ceasefire.",
            "en",
            ["armed groups"],
        ),
        ("Three Tuareg rebel groups occupying the town of Kidal signed the truce.", "en", ["Tuareg rebel groups"]),
        (
            "Deux groupes armés de la région de Bouar, dans le nord-ouest de la Centrafrique, ont signé une trêve.",
            "fr",
            ["groupes armés de la région de Bouar"],
        ),
        (
            "Азербайджан и Армения на переговорах в Москве договорились о прекращении огня.",
            "ru",
            ["Азербайджан", "Армения"],
        ),
        ("The army left the town of Kidal. Burkina Faso signed the truce.", "en", ["Burkina Faso"]),
    ],
)
def test_the_place_of_a_group_is_no_subject(text: str, language: str, parties: list[str]) -> None:
    assert texts(text, "party", language) == parties


@pytest.mark.parametrize(
    ("text", "mediators"),
    [
        ("El acuerdo, mediado por Qatar y Egipto, fue firmado ayer.", ["Qatar", "Egipto"]),
        ("La tregua fue firmada. El convoy pasó por Egipto.", []),
    ],
    ids=["the agent of a passive", "a way"],
)
def test_por_behind_a_participle_is_no_preposition_of_place(text: str, mediators: list[str]) -> None:
    assert texts(text, "mediator", "es") == mediators


def test_an_arabic_name_that_begins_with_the_letter_of_a_preposition_is_no_place() -> None:
    assert texts("توسطت في الهدنة واشنطن وباريس.", "mediator", "ar") == ["واشنطن", "باريس"]


def test_good_offices_are_no_body() -> None:
    assert names("through the good offices of Russia", "en") == ["russia"]


def test_two_authorities_told_by_their_peoples_are_two() -> None:
    text = "A ceasefire was agreed by the Ethiopian government and Tigrayan authorities."
    assert texts(text, "party", "en") == ["Ethiopian government", "Tigrayan authorities"]
