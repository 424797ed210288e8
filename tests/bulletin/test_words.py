"""Words: nothing that a run can say is left without them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import pytest

import treve
from treve.agreements.reasons import BoundReason, ExcludedReason
from treve.bulletin import words
from treve.model.actor import ActorKind
from treve.model.agreement import About, ClauseKind, Says, TimeKind
from treve.model.finding import Flag, PerpetratorBasis, Rule, Verdict
from treve.model.place import Direction, PlacePrecision

ASSESS = Path(treve.__file__).parent / "assess"
REASONS_OF_RULES = {
    "in_force": "in_force not_yet_in_force no_longer_in_force date_straddles_start date_straddles_end start_contested "
    "end_contested no_start_known",
    "in_territory": "inside outside place_too_vague extent_unknown",
    "excluded_area": "carved_out may_be_carved_out not_carved_out",
    "excluded_actor": "partly_excluded unresolved_actor nobody_named",
    "parties_bound": "bound unresolved_actor nobody_named",
    "act_prohibited": "prohibited no_clause_forbids act_not_stated act_open",
    "exception": "stated",
}


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        (words.VERDICTS, Verdict),
        (words.VERDICTS_SHORT, Verdict),
        (words.RULES, Rule),
        (words.FLAGS, Flag),
        (words.BASES, PerpetratorBasis),
        (words.DIRECTIONS, Direction),
        (words.PRECISIONS, PlacePrecision),
        (words.TIMES, TimeKind),
        (words.CLAUSES, ClauseKind),
        (words.SAYS, Says),
        (words.ABOUTS, About),
        (words.KINDS, ActorKind),
    ],
)
def test_every_member_has_words(told: Mapping[StrEnum, str], kind: type[StrEnum]) -> None:
    assert set(told) == set(kind)
    assert all(told.values())


def test_every_verdict_has_a_place_in_the_order() -> None:
    assert sorted(words.VERDICT_ORDER) == sorted(Verdict)


@pytest.mark.parametrize("rule", list(Rule))
def test_every_reason_of_every_rule_has_words(rule: Rule) -> None:
    for code in REASONS_OF_RULES[rule.value].split():
        assert words.reason(code, rule) != words.plain(code)


@pytest.mark.parametrize("code", [*BoundReason, *ExcludedReason])
def test_every_reason_about_an_actor_has_words(code: StrEnum) -> None:
    rule = Rule.PARTIES_BOUND if isinstance(code, BoundReason) else Rule.EXCLUDED_ACTOR
    assert words.reason(code.value, rule) != words.plain(code.value)


def test_the_reasons_listed_here_are_those_of_the_rules() -> None:
    written = " ".join(path.read_text(encoding="utf-8") for path in ASSESS.glob("*.sql"))
    listed = {code for codes in REASONS_OF_RULES.values() for code in codes.split()}
    assert {code for code in listed if f"'{code}'" not in written} == set()


def test_covered_is_no_ruling() -> None:
    assert words.VERDICTS[Verdict.COVERED] == (
        "falls under the truce’s terms (not a ruling, and no proof of who did it)"
    )


def test_one_code_of_two_rules_is_told_by_its_rule() -> None:
    assert words.reason("successor", Rule.PARTIES_BOUND) != words.reason("successor", Rule.EXCLUDED_ACTOR)


@pytest.mark.parametrize(
    ("reading", "expected"), [("strict", "under the strict reading"), ("russia", "on the word of Russia")]
)
def test_a_reading_reads_well_inside_a_sentence(reading: str, expected: str) -> None:
    assert words.under(reading, "Russia") == expected


def test_no_words_are_codes() -> None:
    told = [*words.VERDICTS.values(), *words.REASONS.values(), *words.FLAGS.values(), *words.GROUNDS.values()]
    assert not [text for text in told if "_" in text]
