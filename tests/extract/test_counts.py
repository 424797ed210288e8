from __future__ import annotations

import pytest

from tests.extract.made import facts
from treve.extract.counts import counts_of
from treve.extract.drafting import prepare
from treve.extract.figure_lexicon import figure_lexicon
from treve.model.draft import Language


@pytest.mark.parametrize(
    ("text", "language", "bounds"),
    [
        ("plus de 310.000 morts", "fr", (310_000, None, True)),
        ("at least 12 dead", "en", (12, None, False)),
        ("menos de 40 heridos", "es", (None, 40, True)),
        ("от 12 до 15 погибших", "ru", (12, 15, False)),
        ("entre 30 et 40 morts", "fr", (30, 40, False)),
    ],
    ids=["more than", "at least", "fewer than", "from to", "between"],
)
def test_a_number_is_told_with_its_bounds(
    text: str, language: str, bounds: tuple[int | None, int | None, bool]
) -> None:
    known = figure_lexicon(Language(language))
    assert known is not None
    (one,) = counts_of(prepare(text, language=language), known)
    assert (one.low, one.high, one.strict) == bounds


def test_a_bound_may_stand_behind_what_is_counted() -> None:

    (one,) = facts("15 heridos como mínimo en Zalingei.", "figure", "es")
    assert (one.text, one.value["low"], one.value["high"]) == ("15 heridos como mínimo", 15, None)
