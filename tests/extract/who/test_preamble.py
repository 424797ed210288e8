"""Parties told by the head of an agreement."""

from __future__ import annotations

import pytest

from tests.extract.made import texts

ARTICLES = {
    "en": "\n1. Fire shall cease.\n2. Roads shall be opened.",
    "fr": "\nArticle 1. Le feu cesse.\nArticle 2. Les routes sont ouvertes.",
    "es": "\n1. Cesará el fuego.\n2. Se abrirán los caminos.",
    "ru": "\n1. Огонь прекращается.\n2. Дороги открываются.",
    "ar": "\n1. يتوقف إطلاق النار.\n2. تفتح الطرق.",
}


@pytest.mark.parametrize(
    ("head", "language", "parties"),
    [
        (
            "Between the Government of Palmora, represented by the Minister of Defence, and the Army of the Coast:",
            "en",
            ["Government of Palmora", "Army of the Coast"],
        ),
        (
            "The Government of Palmora and the Army of the Coast, hereinafter the Parties, have agreed as follows:",
            "en",
            ["Government of Palmora", "Army of the Coast"],
        ),
        (
            "Entre les soussignés : le Gouvernement du Maniland et les Forces populaires de la Lindi, il est convenu ce qui suit.",
            "fr",
            ["Gouvernement du Maniland", "Forces populaires de la Lindi"],
        ),
        (
            "Reunidos el Gobierno de Altamar y la Unidad Popular, convienen:",
            "es",
            ["Gobierno de Altamar", "Unidad Popular"],
        ),
        (
            "Правительство Тармы и Фронт спасения при посредничестве России согласились о нижеследующем.",
            "ru",
            ["Правительство Тармы", "Фронт спасения"],
        ),
        ("اتفقت حكومة النخيل وحركة أحرار الشمال على ما يلي:", "ar", ["حكومة النخيل", "حركة أحرار الشمال"]),
    ],
)
def test_those_between_whom_an_agreement_is_are_its_parties(head: str, language: str, parties: list[str]) -> None:
    assert texts(head + ARTICLES[language], "party", language) == parties


def test_two_subjects_of_an_article_are_bound_and_guarantors_are_not() -> None:
    text = "Article 1. Le Gouvernement du Maniland et le Front uni arrêtent les combats.\nArticle 2. "
    assert texts(text + "La Zambie et le Kenya sont garants.", "party", "fr") == [
        "Gouvernement du Maniland",
        "Front uni",
    ]


def test_the_head_of_no_agreement_names_no_party() -> None:
    assert texts("Between the army and the Karsan Guard lies a river. It is wide.", "party", "en") == []


def test_a_committee_of_a_movement_signs_and_one_that_watches_does_not() -> None:
    articles = (
        "Article 1. Le Gouvernement du Sénégal et {} rétablissent la ligne.\nArticle 2. Les routes sont ouvertes."
    )
    signs = texts(articles.format("le Comité provisoire du MFDC"), "party", "fr")
    assert signs == ["Gouvernement du Sénégal", "Comité provisoire du MFDC"]
    assert texts(articles.format("la Commission de suivi"), "party", "fr") == []
