"""What must not be written: exactly what the numbers of the run invite and do not bear."""

from __future__ import annotations

import copy
from typing import Any

from tests.bulletin.quotes import COVERED, SHUT_OUT, UNDECIDED, quoted_of, text_of, told_of, wrong_of


def test_no_violation_recorded_is_not_no_violation() -> None:
    one = quoted_of(told_of(SHUT_OUT))
    assert "is 0 under the strict reading (0 cannot be decided)" in one.may[0]
    assert len(one.may) == 1
    assert "“No violations”, or “the truce held”" in wrong_of(one)
    assert "what nobody recorded is not known" in text_of(one)
    assert "undecided" not in wrong_of(one)


def test_only_undecided_findings_count_neither_as_kept_nor_as_broken() -> None:
    one = quoted_of(told_of(UNDECIDED, {**UNDECIDED, "day": (12, 30)}))
    assert (
        "is 0 under the strict reading (2 cannot be decided) and 0 under the presumed reading (2 cannot be decided)"
        in one.may[0]
    )
    assert "The 2 undecided incidents counted as kept, or as broken" in wrong_of(one)
    assert "“No violations”, or “the truce held”" in wrong_of(one)
    assert "violations”:" not in text_of(one).replace("“No violations”", "")


def test_a_finding_is_no_violation_and_flags_are_counted() -> None:
    told = told_of(COVERED)
    flagged = max(told["agreements"][0]["readings"][0]["flags"].values())
    assert flagged == 1
    assert "“1 violation”: A finding is not a ruling, and at least 1 of them could still fall away" in text_of(
        quoted_of(told)
    )
    plain = copy.deepcopy(told)
    for one in plain["agreements"][0]["readings"]:
        one["flags"] = dict.fromkeys(one["flags"], 0)
    assert "“1 violation”: A finding is not a ruling." in text_of(quoted_of(plain))


def test_one_recorder_alone_is_one_voice(told: dict[str, Any]) -> None:
    assert told["quality"]["recorders"] == 1
    assert "“Several sources confirm”" in wrong_of(quoted_of(told))
    assert "goes back to one: The Monitor" in text_of(quoted_of(told))
    two = copy.deepcopy(told)
    two["quality"]["recorders"] = 2
    assert "“Several sources confirm”" not in wrong_of(quoted_of(two))
    nobody = copy.deepcopy(told)
    nobody["quality"] |= {"recorders": 0, "largest_recorder": None}
    assert "“Sources confirm”" in wrong_of(quoted_of(nobody))


def test_nobody_is_blamed_on_the_word_of_a_recorder(told: dict[str, Any]) -> None:
    assert "who recorded an incident is not who did it. The Monitor recorded" in text_of(quoted_of(told))


def test_stale_data_say_nothing_about_today(told: dict[str, Any]) -> None:
    assert "“To this day”" in wrong_of(quoted_of(told))
    assert "The data end on 20 January 2017." in text_of(quoted_of(told))
    over = copy.deepcopy(told)
    for one in over["agreements"][0]["readings"]:
        one["ended"] = "2017-01-10T22:00:00Z"
    assert "“To this day”" not in wrong_of(quoted_of(over))


def test_data_that_begin_late_do_not_go_back_to_the_start() -> None:
    late = quoted_of(told_of({**COVERED, "day": (12, 31)}))
    assert "The data begin 1 day after it took effect, on 31 December 2016." in text_of(late)
    assert "“Since the truce began”" not in wrong_of(quoted_of(told_of(COVERED)))


def test_no_change_of_violence_is_an_effect_of_the_truce(told: dict[str, Any]) -> None:
    assert "reduced violence" in wrong_of(quoted_of(told))
    assert "no answer on a change of violence stands in it" in text_of(quoted_of(told))
    answered = copy.deepcopy(told)
    answered["agreements"][0]["effect"] = {"ratio": 0.5}
    assert "reduced violence" in wrong_of(quoted_of(answered))
    assert "a change of it is not an effect of the truce" in text_of(quoted_of(answered))


def test_pairs_and_rows_left_over_keep_a_number_from_being_exact(told: dict[str, Any]) -> None:
    some = copy.deepcopy(told)
    some["linking"] |= {"asked": True, "ambiguous": 3}
    assert "3 pairs of reports may or may not tell the same incident" in text_of(quoted_of(some))
    assert "1 row could not be read and is not counted" in text_of(quoted_of(some))
    none = copy.deepcopy(some)
    none["linking"]["ambiguous"] = 0
    none["quality"]["rejected_rows"] = 0
    assert "Exactly" not in wrong_of(quoted_of(none))
    assert "All reports" not in wrong_of(quoted_of(none))
