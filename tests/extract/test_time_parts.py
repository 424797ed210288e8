from __future__ import annotations

from typing import Any

import pytest

from treve.extract.folding import folded
from treve.extract.time_parts import parts_of
from treve.model.draft import Language


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("18h30", "fr", {"hour": 18, "minute": 30, "exact": True}),
        ("six heures", "fr", {"name": "duration"}),
        ("à six heures et demie", "fr", {"hour": 6, "minute": 30, "exact": False}),
        ("pendant 24 heures", "fr", {"length": (24, "hour")}),
        ("quinze jours", "fr", {"length": (2, "week")}),
        ("12 a.m.", "en", {"hour": 12, "half": "am"}),
        ("3/4/2017", "en", {"dates": ((2017, 4, 3), (2017, 3, 4))}),
        ("3/4/2017", "fr", {"dates": ((2017, 4, 3),)}),
        ("30.12.2016", "ru", {"dates": ((2016, 12, 30),)}),
        ("2016-12-30T00:00Z", "en", {"instant": "2016-12-30T00:00+00:00"}),
        ("٣٠ كانون الأول", "ar", {"dates": ((None, 12, 30),)}),
        ("UTC+3", "en", {"zone": "+03:00"}),
        ("heure de Moscou", "fr", {"zone": "Europe/Moscow"}),
        ("il y a trois jours", "fr", {"shift": -3}),
        ("72-часовое перемирие с полудня", "ru", {"name": "duration", "length": (72, "hour")}),
    ],
)
def test_a_part_is_read(text: str, language: str, expected: dict[str, Any]) -> None:
    part = next(parts_of(folded(text), Language(language)))
    assert {key: getattr(part, key) for key in expected} == expected


@pytest.mark.parametrize("text", ["31/31/2017", "45h00", "le 31 février", "99:99", "2016-02-30"])
def test_what_no_calendar_or_clock_knows_is_none(text: str) -> None:
    assert [one for one in parts_of(folded(text), Language.FRENCH) if one.dates or one.hour is not None] == []
