from __future__ import annotations

from tests.extract.made import facts, scene
from treve.extract.totals.recorded import counts_in, period_of


def test_a_sentence_is_told_its_counts_and_its_period() -> None:
    told = scene(
        "In the last 24 hours the Turkish side recorded 7 violations. No violations were recorded on Monday.", "en"
    )
    first, second = told.sentences
    assert [one.value for one in counts_in(told, first)] == [7]
    assert [one.value for one in counts_in(told, second)] == [0]
    assert period_of(told, first) == "PT24H"
    assert period_of(told, second) is None


def test_a_number_may_stand_behind_the_violations_it_counts() -> None:
    (found,) = facts("По данным ОБСЕ, число нарушений режима прекращения огня составило 215.", "registered_total", "ru")
    assert found.value["value"] == 215
