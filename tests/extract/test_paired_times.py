from __future__ import annotations

import pytest

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
