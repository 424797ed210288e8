"""What the further questions found, in words: every number of a sentence is one of the answer."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.analysis.small import case
from treve.analysis.questions import QUESTIONS, Question
from treve.analysis.record import record
from treve.bulletin import further_told
from treve.bulletin.front_names import NO_NAMES
from treve.catalogue import LANGUAGES
from treve.model.refusal import Refusal
from treve.read import silent

ASKED = [
    one
    for one in QUESTIONS
    if one.name in ("where", "displacement", "holding", "drivers", "outlook", "durability", "hotspots")
]


@pytest.mark.parametrize("question", ASKED, ids=lambda one: one.name)
def test_every_answer_or_refusal_has_sentences_in_every_language(question: Question) -> None:
    answer = question.answer(case(), silent)
    block = {"refused": record(answer)} if isinstance(answer, Refusal) else record(answer)
    assert question.told is not None
    told = [question.told(block, language, NO_NAMES) for language in LANGUAGES]
    assert told[0]
    assert len({len(one) for one in told}) == 1
    assert not any(re.search(r"\bnan\b|\bNone\b|[{}]", sentence) for one in told for sentence in one)


def test_a_cluster_is_told_as_on_the_page() -> None:
    cluster = {"observed": 38, "areas": list("abcdefgh"), "centre": "a", "days": 7, "expected": 17.79, "p_value": 0.015}
    block = {"last": "2017-01-31", "left_out": 0, "found": {"clusters": [cluster], "days": 28}}
    assert further_told.hotspots_told(block, "en") == (
        "38 incidents in 8 neighbouring districts around a in the last 7 days to 31 January 2017, where 18 were expected; "
        "a cluster this strong arises by chance in 1.50 % of random maps.",
    )
    nothing = {"last": "2017-01-31", "left_out": 2, "found": {"clusters": [], "days": 28}}
    assert further_told.hotspots_told(nothing, "en") == (
        "No cluster of districts stands above what was expected in the last 28 days to 31 January 2017.",
        "Incidents of those days without an exact or near place in a named district, left out: 2.",
    )


def test_a_share_of_the_excess_is_told_with_its_bounds() -> None:
    driver = {"name": "A–B", "share": [0.41, 0.30, 0.52], "lowest": 0.32, "highest": 0.54}
    block = {
        "first": "2017-01-01",
        "last": "2017-01-28",
        "found": {"drivers": [driver], "unattributed": [0.22, 0.1, 0.3]},
    }
    (sentence,) = further_told.drivers_told(block, "en")
    assert "A–B accounts for 41 % (30–52 %) of the incidents beyond expectation; 22 % are unattributed" in sentence
    assert sentence.endswith("its share lies between 32 and 54 %.")


def test_collapses_of_comparable_truces_are_told() -> None:
    steps = [
        {"day": 12, "share": 0.2, "low": 0.1, "high": 0.3},
        {"day": 29, "share": 0.41, "low": 0.26, "high": 0.57},
        {"day": 31, "share": 0.9, "low": None, "high": None},
    ]
    found = {"truces": 34, "at_risk": 9, "age": 31, "by_end": {"collapsed": {"steps": steps}}, "chances": []}
    assert further_told.durability_told({"found": found}, "en") == (
        "Of 34 comparable truces, 41 % (26–57 %) collapsed within 30 days; 9 are at risk at this age, day 31.",
    )


def test_when_the_prior_decides_it_is_said() -> None:
    grid = [{"low": 627, "high": 786}, {"low": 682, "high": 800}]
    found = {"registers": ["a", "b", "c"], "seen": 626, "models": 8, "grid": grid, "prior_decides": True}
    first, second = further_told.unseen_told({"found": found}, "en")
    assert first.endswith("the total lies between 627 and 800.")
    assert second.startswith("Model and prior matter more")


@pytest.mark.parametrize("teller", [further_told.where_told, further_told.holding_told, further_told.unseen_told])
def test_a_refusal_is_told_as_one_sentence(teller: Callable[[dict[str, object], str], tuple[str, ...]]) -> None:
    block: dict[str, object] = {"refused": {"missing": "nothing_counted", "values": {}}}
    assert teller(block, "en") == ("No answer: nothing is counted. That can be peace, or nobody watching.",)


def test_a_refusal_of_where_says_of_what() -> None:
    refused = {"missing": "too_few_units", "values": {"units": 0, "needed": 3}}
    assert further_told.where_told({"areas": refused, "fronts": refused}, "en") == (
        "By governorate or province. No answer: there are 0 units to compare; 3 are needed.",
        "By pair of sides. No answer: there are 0 units to compare; 3 are needed.",
    )


def test_an_alarm_of_the_printed_bound_alone_is_told_with_its_own_rate() -> None:
    printed = {"value": 9.0, "upper": 4.0, "alarm": True}
    rule = {"rule": "ears_c1", "last": {"value": 9.0, "upper": 12.0, "alarm": False}, "printed": printed}
    rules = [{**rule, "printed_once_in_weeks": 26.0, "once_in_weeks": 100.0, "quiet_weeks": 500}]
    block = {
        "data_end": "2017-01-31",
        "forecasts": [],
        "alarms": [{"name": "x", "promised": 100, "rules": rules}],
    }
    assert further_told.outlook_told(block, "en") == (
        "No alarm is raised by any of the 1 rules that the length of the data allows, each held to one false alarm in 100 weeks.",
        "By its bound as printed the rule EARS C1 would raise an alarm (9 against 4); in quiet weeks like those before, that bound "
        "does so once in 26 weeks, so it is told here and not raised.",
    )


def _grouping(units: int) -> dict[str, object]:
    one = {"ratio": 0.5, "low": 0.25, "high": 1.0, "before": 9, "after": 4}
    rows = [{**one, "name": f"area {n}", "ratio": 0.5 + n / 100, "worse": 0.01 * n} for n in range(units)]
    return {"units": rows, "prior": {"shape": 1.0, "rate": 2.0, "no_spread": False}}


def test_every_ratio_of_where_is_told_or_counted() -> None:
    told = [further_told.where_told({"areas": _grouping(units), "fronts": _grouping(2)}, "en") for units in (3, 6, 30)]
    assert not any("Less clear" in one for one in told[0])
    assert "Less clear: area 3 0.53 (0.25–1.00); area 4 0.54 (0.25–1.00); area 5 0.55 (0.25–1.00)." in told[1]
    (many,) = (one for one in told[2] if one.startswith("Less clear"))
    assert many.count("(0.25–1.00)") == 20
    assert many.endswith("; and 7 more, which `treve analyse --json` lists.")
