"""Relations by clause."""

from __future__ import annotations

from tests.extract.made import read


def told(text: str, language: str) -> list[tuple[str, str, str | None]]:
    return [(one.type.value, one.who, one.whom) for one in read(text, language).relations]


def test_a_new_subject_after_a_comma_backs_its_own_side() -> None:
    text = "Le régime est soutenu par la Russie et l'Iran, et la Turquie apporte son soutien aux rebelles."
    assert told(text, "fr") == [
        ("supports", "Russie", "régime"),
        ("supports", "Iran", "régime"),
        ("supports", "Turquie", "rebelles"),
    ]


def test_who_confirms_who_blames_and_who_stays_out() -> None:
    text = "The truce was confirmed by the army. The army accused the rebels. It was agreed without the participation of Iran."
    assert told(text, "en") == [
        ("confirms", "army", None),
        ("blames", "army", "rebels"),
        ("absent", "Iran", None),
    ]
