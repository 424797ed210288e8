from __future__ import annotations

from tests.extract.made import facts


def test_who_says_how_often_a_truce_was_violated_records_and_the_subject_is_blamed() -> None:
    (one,) = facts("Islamabad says India violated the truce 3,097 times.", "registered_total", "en")
    assert (one.value["recorder"], one.value["blamed"], one.value["value"]) == ("Islamabad", "India", 3097)


def test_the_recorder_of_an_accusation_is_the_one_right_before_it() -> None:
    text = "Islamabad protested, while New Delhi blames Pakistan for 5,133 violations."
    (one,) = facts(text, "registered_total", "en")
    assert (one.value["recorder"], one.value["blamed"]) == ("New Delhi", "Pakistan")


def test_a_number_without_its_noun_belongs_to_the_recorder_named_before() -> None:
    text = (
        "The Special Monitoring Mission recorded 640 violations in Donetsk. In Luhansk region the Mission counted 210."
    )
    assert [one.value["value"] for one in facts(text, "registered_total", "en")] == [640, 210]
