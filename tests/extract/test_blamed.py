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


def test_times_over_may_stand_before_the_verb() -> None:
    text = "По данным Киева, ополченцы 12 раз нарушили перемирие."
    (found,) = facts(text, "registered_total", "ru")
    assert (found.value["value"], found.value["blamed"]) == (12, "ополченцы")


def test_whom_somebody_held_responsible_is_blamed() -> None:
    (found,) = facts("The mission held Israel responsible for nine breaches.", "registered_total", "en")
    assert (found.value["value"], found.value["blamed"]) == (9, "Israel")
