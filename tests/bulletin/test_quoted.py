"""How a run can be quoted: exactly what its numbers bear, whatever the run."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.bulletin.world import FACTS, REPORTS, filled
from treve.bulletin.quoted import Quoted, basis, quoted, quoted_text
from treve.bulletin.summary import summary
from treve.bulletin.voices import Voices
from treve.catalogue import LANGUAGES, speaking
from treve.model.finding import Verdict
from treve.store.protocol import Store

NOBODY = Voices({})
_COVERED = {"day": (12, 30), "place": 1, "a": 1, "b": 2, "deaths": (1, 2, 3)}
_UNDECIDED = {"day": (12, 31), "place": 4, "a": 1, "b": 9, "deaths": (1, 1, 1)}
_BEFORE = {"day": (12, 20), "place": 1, "a": 1, "b": 2, "deaths": (1, 1, 1)}
_SHUT_OUT = {"day": (12, 31), "place": 2, "a": 1, "b": 4, "deaths": (5, 5, 5)}


def _told(*reports: dict[str, Any]) -> dict[str, Any]:
    store = filled(reports=reports)
    told: dict[str, Any] = summary(store, FACTS)
    store.close()
    return told


def _quoted(told: dict[str, Any]) -> Quoted:
    return quoted(told, told["agreements"][0], NOBODY)


def _wrong(one: Quoted) -> str:
    return " | ".join(each.wrong for each in one.must_not)


def _text(one: Quoted) -> str:
    return " ".join(quoted_text(one).split())


def test_a_sentence_has_source_rule_reading_end_of_data_and_agreement(told: dict[str, Any]) -> None:
    first = _quoted(told).may[0]
    assert "table of reports" in first
    assert "to 20 January 2017" in first
    assert "each report counts as one incident" in first or "each incident counts once" in first
    assert "under the strict reading" in first
    assert "under the presumed reading" in first
    assert "“Truce of <b>tests</b>”" in first
    assert "Trêve 0.0.1" in first
    assert "not a ruling" in first


def test_the_numbers_are_those_of_the_summary(told: dict[str, Any]) -> None:
    for one in told["agreements"][0]["readings"]:
        if one["reading"] in ("strict", "presumed"):
            findings = one["findings"]
            part = f"{findings['covered']} under the {one['reading']} reading ({findings['undetermined']} cannot be decided)"
            assert part in _quoted(told).may[0]


def test_no_violation_recorded_is_not_no_violation() -> None:
    one = _quoted(_told(_SHUT_OUT))
    assert "is 0 under the strict reading (0 cannot be decided)" in one.may[0]
    assert len(one.may) == 1
    assert "“No violations”, or “the truce held”" in _wrong(one)
    assert "what nobody recorded is not known" in _text(one)
    assert "undecided" not in _wrong(one)


def test_only_undecided_findings_count_neither_as_kept_nor_as_broken() -> None:
    one = _quoted(_told(_UNDECIDED, {**_UNDECIDED, "day": (12, 30)}))
    assert (
        "is 0 under the strict reading (2 cannot be decided) and 0 under the presumed reading (2 cannot be decided)"
        in one.may[0]
    )
    assert "The 2 undecided incidents counted as kept, or as broken" in _wrong(one)
    assert "“No violations”, or “the truce held”" in _wrong(one)
    assert "violations”:" not in _text(one).replace("“No violations”", "")


def test_a_finding_is_no_violation_and_flags_are_counted() -> None:
    told = _told(_COVERED)
    flagged = max(told["agreements"][0]["readings"][0]["flags"].values())
    assert flagged == 1
    assert "“1 violation”: A finding is not a ruling, and at least 1 of them could still fall away" in _text(
        _quoted(told)
    )
    plain = copy.deepcopy(told)
    for one in plain["agreements"][0]["readings"]:
        one["flags"] = dict.fromkeys(one["flags"], 0)
    assert "“1 violation”: A finding is not a ruling." in _text(_quoted(plain))


def test_one_recorder_alone_is_one_voice(told: dict[str, Any]) -> None:
    assert told["quality"]["recorders"] == 1
    assert "“Several sources confirm”" in _wrong(_quoted(told))
    assert "goes back to one: The Monitor" in _text(_quoted(told))
    two = copy.deepcopy(told)
    two["quality"]["recorders"] = 2
    assert "“Several sources confirm”" not in _wrong(_quoted(two))
    nobody = copy.deepcopy(told)
    nobody["quality"] |= {"recorders": 0, "largest_recorder": None}
    assert "“Sources confirm”" in _wrong(_quoted(nobody))


def test_nobody_is_blamed_on_the_word_of_a_recorder(told: dict[str, Any]) -> None:
    assert "who recorded an incident is not who did it. The Monitor recorded" in _text(_quoted(told))


def test_stale_data_say_nothing_about_today(told: dict[str, Any]) -> None:
    assert "“To this day”" in _wrong(_quoted(told))
    assert "The data end on 20 January 2017." in _text(_quoted(told))
    over = copy.deepcopy(told)
    for one in over["agreements"][0]["readings"]:
        one["ended"] = "2017-01-10T22:00:00Z"
    assert "“To this day”" not in _wrong(_quoted(over))


def test_data_that_begin_late_do_not_go_back_to_the_start() -> None:
    late = _quoted(_told({**_COVERED, "day": (12, 31)}))
    assert "The data begin 1 day after it took effect, on 31 December 2016." in _text(late)
    assert "“Since the truce began”" not in _wrong(_quoted(_told(_COVERED)))


def test_a_run_that_misses_the_truce_says_nothing_about_it() -> None:
    one = _quoted(_told(_BEFORE))
    assert "None of 1 incident" in one.may[0]
    assert "nothing is said about how it was kept" in one.may[0]
    assert "“The truce held”" in _wrong(one)
    assert "violation" not in _text(one)


def test_a_run_without_reports_has_nothing_to_quote() -> None:
    told = _told()
    assert basis(told) == "Nothing was read."
    one = _quoted(told)
    assert "no number of this run can be quoted" in one.may[0]
    assert "“Nothing happened”" in _wrong(one)


def test_one_reading_alone_is_told_as_one(told: dict[str, Any]) -> None:
    alone = copy.deepcopy(told)
    agreement = alone["agreements"][0]
    agreement["readings"] = [one for one in agreement["readings"] if one["reading"] == "russia"]
    one = quoted(alone, agreement, Voices({"russia": "Russia"}))
    assert "on the word of Russia" in one.may[0]
    assert len(one.may) == 1
    assert "another reading may give another" in _text(one)


def test_no_change_of_violence_is_an_effect_of_the_truce(told: dict[str, Any]) -> None:
    assert "reduced violence" in _wrong(_quoted(told))
    assert "no answer on a change of violence stands in it" in _text(_quoted(told))
    answered = copy.deepcopy(told)
    answered["agreements"][0]["effect"] = {"ratio": 0.5}
    assert "reduced violence" in _wrong(_quoted(answered))
    assert "a change of it is not an effect of the truce" in _text(_quoted(answered))


def test_sources_are_cited_and_closed_licences_named() -> None:
    store = filled(sources=("closed",))
    told: dict[str, Any] = summary(store, FACTS)
    cite = " ".join(_quoted(told).cite)
    assert "Somebody (2020)" in cite
    assert "its rows may not be passed on" in cite
    assert "Somebody (2020)" in " ".join(_quoted(_told(_COVERED)).cite)


def test_pairs_and_rows_left_over_keep_a_number_from_being_exact(told: dict[str, Any]) -> None:
    some = copy.deepcopy(told)
    some["linking"] |= {"asked": True, "ambiguous": 3}
    assert "3 pairs of reports may or may not tell the same incident" in _text(_quoted(some))
    assert "1 row could not be read and is not counted" in _text(_quoted(some))
    none = copy.deepcopy(some)
    none["linking"]["ambiguous"] = 0
    none["quality"]["rejected_rows"] = 0
    assert "Exactly" not in _wrong(_quoted(none))
    assert "All reports" not in _wrong(_quoted(none))


_COUNTS = st.fixed_dictionaries({verdict.value: st.integers(0, 3) for verdict in Verdict})


@given(st.lists(_COUNTS, min_size=2, max_size=2), st.sampled_from(sorted(LANGUAGES)))
def test_whatever_the_counts_every_number_of_a_quote_stands_in_the_summary(
    findings: list[dict[str, int]], language: str
) -> None:
    told = json.loads(_SUMMARY)
    agreement = told["agreements"][0]
    agreement["readings"] = [one for one in agreement["readings"] if one["reading"] in ("strict", "presumed")]
    for one, counts in zip(agreement["readings"], findings, strict=True):
        one["findings"] = counts
        one["flags"] = dict.fromkeys(one["flags"], counts["covered"])
    covered = [one["covered"] for one in findings]
    with speaking("en"):
        one = quoted(told, agreement, NOBODY)
    met = any(count for counts in findings for verdict, count in counts.items() if not verdict.startswith("outside"))
    claims = [int(number) for number in re.findall(r"“(\d+) violations?”", _wrong(one))]
    assert claims == ([max(covered)] if met and max(covered) else [])
    assert ("“No violations”" in _wrong(one)) == (met and min(covered) == 0)
    assert ("undecided" in _wrong(one)) == (met and max(counts["undetermined"] for counts in findings) > 0)
    with speaking(language):
        assert len(quoted(told, agreement, NOBODY).must_not) == len(one.must_not)


def test_the_terminal_tells_what_the_page_tells(store: Store, told: dict[str, Any], html: str) -> None:
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("&lt;", "<").replace("&gt;", ">")
    one = quoted(told, told["agreements"][0], Voices.of(store))
    for sentence in (*one.may, *(each.why for each in one.must_not), *one.cite):
        assert sentence in text


_SUMMARY = json.dumps(_told(*REPORTS))
