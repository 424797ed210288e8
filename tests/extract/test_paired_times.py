from __future__ import annotations

import datetime as dt

import pytest

from tests.extract.time_phrases import WEEKDAYS
from treve.extract.drafting import prepare
from treve.extract.time_mention import TimeForm


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("La trêve débutera dans la nuit de jeudi à vendredi à 1 heure.", ("2016-12-30T01:00+02:00",)),
        ("La trêve débutera vendredi à 15h (13h GMT).", ("2016-12-30T15:00+02:00",)),
        ("La trêve débutera entre 18h et 20h vendredi.", ("2016-12-30T18:00+02:00", "2016-12-30T20:00+02:00")),
        ("La trêve est reportée de jeudi à vendredi, 18h.", ("2016-12-30T18:00+02:00",)),
    ],
    ids=["night between two days", "two zones that agree", "somewhere between", "moved from one day to another"],
)
def test_two_times_that_belong_together_are_one(text: str, values: tuple[str, ...]) -> None:
    (one,) = prepare(text, published="2016-12-27", zone="Asia/Damascus", language="fr").times
    assert (one.form, one.values) == (TimeForm.INSTANT, values)


FROM_TO = {
    "fr": ("Les combats ont duré de {} à {}.", "Les combats dureront de {} à {}."),
    "en": ("The fighting lasted from {} to {}.", "The fighting will last from {} to {}."),
    "es": ("Los combates duraron de {} a {}.", "Los combates durarán de {} a {}."),
    "ar": ("استمرت المعارك من {} إلى {}.", "ستستمر المعارك من {} إلى {}."),
}


@pytest.mark.parametrize("language", sorted(FROM_TO))
@pytest.mark.parametrize("still_to_come", [False, True])
def test_a_stretch_of_days_told_as_past_has_ended_and_one_still_to_come_has_not_begun(
    language: str, still_to_come: bool
) -> None:
    for published in (dt.date(2016, 12, 26) + dt.timedelta(days=number) for number in range(7)):
        for first in range(7):
            for second in range(7):
                names = (WEEKDAYS[language][number].removeprefix("el ") for number in (first, second))
                text = FROM_TO[language][still_to_come].format(*names)
                (one,) = prepare(text, published=str(published), zone="Asia/Damascus", language=language).times
                length = dt.timedelta(days=(second - first) % 7 or 7)
                if still_to_come:
                    start = published + dt.timedelta(days=(first - published.weekday()) % 7)
                    end = start + length
                else:
                    end = published - dt.timedelta(days=(published.weekday() - second) % 7)
                    start = end - length
                assert one.values == (f"{start}/{end}",), (text, published)
