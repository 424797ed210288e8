from __future__ import annotations

import pytest

from treve.extract.text.folding import folded
from treve.extract.when.time_lexicon import time_lexicon
from treve.extract.when.time_parts import parts_of
from treve.extract.when.time_points import Group, groups
from treve.model.draft import Language


def read(text: str) -> list[Group]:
    known = time_lexicon(Language.FRENCH)
    assert known is not None
    copy = folded(text)
    found = groups(copy, list(parts_of(copy, Language.FRENCH)), known)
    return [one for one in found if isinstance(one, Group)]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("jeudi à minuit", [1]),
        ("jeudi 29 décembre à 18h00", [1]),
        ("de jeudi minuit à samedi minuit", [2]),
        ("jeudi, le ministre a parlé de samedi", [1, 1]),
        ("minuit (24h00)", [1]),
    ],
)
def test_words_that_belong_together_are_one_point(text: str, points: list[int]) -> None:
    assert [len(group.points) for group in read(text)] == points


def test_a_night_before_two_days_is_kept() -> None:
    (group,) = read("dans la nuit de jeudi à vendredi")
    assert group.night_first
    assert [point.weekday for point in group.points] == [3, 4]


def test_a_range_of_days_takes_in_the_first() -> None:
    (group,) = read("du 5 au 12 janvier")
    assert group.points[0].first_of_days == 5
