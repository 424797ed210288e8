"""Monitoring and talks."""

from __future__ import annotations

import pytest

from tests.extract.made import texts


@pytest.mark.parametrize(
    ("language", "text", "kind", "expected"),
    [
        ("en", "A joint monitoring commission is set up.", "monitoring_measure", ["joint monitoring commission"]),
        ("fr", "Un comité conjoint de suivi est créé.", "monitoring_measure", ["comité conjoint de suivi"]),
        ("es", "Se crea una comisión mixta.", "monitoring_measure", ["comisión mixta"]),
        ("en", "Both sides will resume peace talks.", "negotiation_commitment", ["resume peace talks"]),
        ("ru", "Стороны должны начать переговоры.", "negotiation_commitment", ["начать переговоры"]),
        ("en", "The talks resumed yesterday.", "negotiation_commitment", []),
    ],
)
def test_bodies_and_promises_are_read(language: str, text: str, kind: str, expected: list[str]) -> None:
    assert texts(text, kind, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "bodies"),
    [
        ("A truce was signed. A committee made up of the government and the UN will monitor it.", "en", ["committee"]),
        ("Une trêve a été signée. Un comité composé du gouvernement et de l'ONU veillera à son respect.", "fr", ["comité"]),
        ("Se firmó una tregua. Un mecanismo integrado por el Gobierno y la ONU vigilará su cumplimiento.", "es", ["mecanismo"]),
        ("A truce was signed. Checkpoints and observation posts are to be set up along the line.", "en",
         ["Checkpoints and observation posts"]),
        ("A truce was signed. A committee made up of poets will write a song.", "en", []),
    ],
    ids=["made up of", "composé de", "integrado por", "posts", "a committee that watches nothing"],
)  # fmt: skip
def test_the_body_is_named_and_not_its_members(text: str, language: str, bodies: list[str]) -> None:
    assert texts(text, "monitoring_measure", language) == bodies


@pytest.mark.parametrize(
    ("text", "language", "talks"),
    [
        ("The parties agreed to open talks on a political settlement before the rains.", "en",
         ["agreed to open talks on a political settlement before the rains"]),
        ("Las partes acordaron reanudar las conversaciones en Oslo, dijo el ministro.", "es",
         ["acordaron reanudar las conversaciones en Oslo"]),
        ("They will resume talks in Nairobi and the army will return to its barracks.", "en", ["resume talks in Nairobi"]),
    ],
)  # fmt: skip
def test_talks_are_told_with_their_subject_place_and_day(text: str, language: str, talks: list[str]) -> None:
    assert texts(text, "negotiation_commitment", language) == talks


@pytest.mark.parametrize(
    ("text", "language", "talks"),
    [
        (
            "Un accord de trêve prévoit d'ouvrir des pourparlers de paix avec la Turquie et l'Iran.",
            "fr",
            "ouvrir des pourparlers de paix avec la Turquie et l'Iran",
        ),
        ("Under the truce they will open talks with Turkey and Iran.", "en", "with Turkey and Iran"),
        ("Con la tregua se comprometen a iniciar conversaciones con Turquía e Irán.", "es", "con Turquía e Irán"),
    ],
)
def test_all_with_whom_talks_are_promised_belong_to_the_promise(text: str, language: str, talks: str) -> None:
    (found,) = texts(text, "negotiation_commitment", language)
    assert found.endswith(talks)


def test_the_subject_of_the_next_clause_is_no_partner_in_the_talks() -> None:
    text = "Une trêve prévoit d'ouvrir des pourparlers avec la Turquie et l'Iran retire ses troupes."
    (found,) = texts(text, "negotiation_commitment", "fr")
    assert "Iran" not in found


def test_a_body_is_told_by_its_whole_name() -> None:
    text = (
        "Article 1. Une Commission mixte de suivi et de conciliation est instituée.\nArticle 2. La trêve est respectée."
    )
    assert texts(text, "monitoring_measure", "fr") == ["Commission mixte de suivi et de conciliation"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Une trêve est signée. La mission d'observation électorale a quitté le pays."),
        ("en", "A truce is signed. The election observation mission left the country."),
        ("es", "Se firma una tregua. La misión de observación electoral abandonó el país."),
        ("ar", "وقعت هدنة. وغادرت بعثة مراقبة الانتخابات البلاد. ويرى مراقبون أن السلام بعيد."),
    ],
)
def test_those_who_watch_elections_watch_no_truce(language: str, text: str) -> None:
    assert texts(text, "monitoring_measure", language) == []


def test_the_body_of_a_heading_is_told_where_the_text_speaks_of_it() -> None:
    text = (
        "MISSION DE VÉRIFICATION EN HAUTE-KELIE\nBulletin n° 3\nSelon la trêve, la Mission a relevé trois violations."
    )
    assert texts(text, "monitoring_measure", "fr") == ["Mission"]
    alone = "MISSION DE VÉRIFICATION EN HAUTE-KELIE\nBulletin n° 3\nTrois violations de la trêve ont été relevées."
    assert texts(alone, "monitoring_measure", "fr") == ["MISSION DE VÉRIFICATION EN HAUTE-KELIE"]
