"""How a run can be quoted: exactly what its numbers bear, whatever the run."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bulletin.quotes import BEFORE, COVERED, NOBODY, quoted_of, text_of, told_of, wrong_of
from tests.bulletin.world import FACTS, REPORTS, filled
from treve.bulletin.quoted import basis, quoted
from treve.bulletin.summary import summary
from treve.bulletin.voices import Voices
from treve.catalogue import LANGUAGES, speaking
from treve.model.finding import Verdict
from treve.store.protocol import Store


def test_a_sentence_has_source_rule_reading_end_of_data_and_agreement(told: dict[str, Any]) -> None:
    first = quoted_of(told).may[0]
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
            assert part in quoted_of(told).may[0]


def test_a_run_that_misses_the_truce_says_nothing_about_it() -> None:
    one = quoted_of(told_of(BEFORE))
    assert "None of 1 incident" in one.may[0]
    assert "nothing is said about how it was kept" in one.may[0]
    assert "“The truce held”" in wrong_of(one)
    assert "violation" not in text_of(one)


def test_a_run_without_reports_has_nothing_to_quote() -> None:
    told = told_of()
    assert basis(told) == "Nothing was read."
    one = quoted_of(told)
    assert "no number of this run can be quoted" in one.may[0]
    assert "“Nothing happened”" in wrong_of(one)


def test_one_reading_alone_is_told_as_one(told: dict[str, Any]) -> None:
    alone = copy.deepcopy(told)
    agreement = alone["agreements"][0]
    agreement["readings"] = [one for one in agreement["readings"] if one["reading"] == "russia"]
    one = quoted(alone, agreement, Voices({"russia": "Russia"}))
    assert "on the word of Russia" in one.may[0]
    assert len(one.may) == 1
    assert "another reading may give another" in text_of(one)


def test_sources_are_cited_and_closed_licences_named() -> None:
    store = filled(sources=("closed",))
    told: dict[str, Any] = summary(store, FACTS)
    cite = " ".join(quoted_of(told).cite)
    assert "Somebody (2020)" in cite
    assert "its rows may not be passed on" in cite
    assert "Somebody (2020)" in " ".join(quoted_of(told_of(COVERED)).cite)


_COUNTS = st.fixed_dictionaries({verdict.value: st.integers(0, 3) for verdict in Verdict})


@settings(deadline=None, max_examples=60)  # the first example of a language reads its catalogue
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
    claims = [int(number) for number in re.findall(r"“(\d+) violations?”", wrong_of(one))]
    assert claims == ([max(covered)] if met and max(covered) else [])
    assert ("“No violations”" in wrong_of(one)) == (met and min(covered) == 0)
    assert ("undecided" in wrong_of(one)) == (met and max(counts["undetermined"] for counts in findings) > 0)
    with speaking(language):
        assert len(quoted(told, agreement, NOBODY).must_not) == len(one.must_not)


def test_the_terminal_tells_what_the_page_tells(store: Store, told: dict[str, Any], html: str) -> None:
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("&lt;", "<").replace("&gt;", ">")
    one = quoted(told, told["agreements"][0], Voices.of(store))
    for sentence in (*one.may, *(each.why for each in one.must_not), *one.cite):
        assert sentence in text


_SUMMARY = json.dumps(told_of(*REPORTS))
