from __future__ import annotations

import pytest

from tests.extract.made import facts


@pytest.mark.parametrize(
    ("language", "text", "perpetrator", "target"),
    [
        ("en", "Government forces shelled Aleppo on Monday.", "Government forces", None),
        ("en", "A checkpoint in Aleppo was shelled by rebels on Monday.", "rebels", None),
        ("en", "Clashes broke out in Aleppo on Monday.", None, None),
        ("fr", "Lundi, les rebelles ont lancé une attaque contre l'armée à Alep.", "rebelles", "armée"),
    ],
)
def test_the_subject_or_the_one_after_by_did_it(
    language: str, text: str, perpetrator: str | None, target: str | None
) -> None:
    (found,) = facts(text, "incident", language)
    assert (found.value["perpetrator"], found.value["target"]) == (perpetrator, target)


def test_who_records_is_never_who_did_it() -> None:
    (found,) = facts("The Mission recorded shelling in Aleppo on Monday.", "incident", "en")
    assert found.value["perpetrator"] is None
