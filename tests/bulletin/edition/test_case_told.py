"""A bulletin on one case: alleged, verified, computed and ruled stand apart, and what its readers do not learn is said."""

from __future__ import annotations

import dataclasses
import json

import pytest

from treve.bulletin.edition.case_told import Attribution, CaseTold, Ruling, Version, content, values
from treve.catalogue import speaking

VERSION = Version(
    "R-1",
    "Centre 1",
    "<b>shelling</b>",
    "2017-01-05",
    "2017-01-05",
    "Saraqib",
    "Idlib",
    "artillery",
    "side A",
    None,
    (2, 5),
)
CASE = CaseTold(
    case="C-1",
    state="determined",
    verified=True,
    versions=(VERSION, dataclasses.replace(VERSION, report="R-2", recorder=None, alleged=None, killed=(None, 3))),
    unseen=False,
    findings=(("R-1", "strict", "covered"),),
    attribution=Attribution("attributed", ("side A",), "reasonable_grounds", 80),
    rulings=(
        Ruling("2017-02-01", "cannot_rule", "consensus", "reasonable_grounds", None, (("a", None, None),)),
        Ruling(
            "2017-03-01",
            "serious_violation",
            "majority",
            "clear_and_convincing",
            "seen",
            (("a", "serious_violation", "no"),),
        ),
    ),
    steps=(("N-1", "party_a", "2017-03-09", "response"), ("M-1", "party_a", "2017-04-01", None)),
    open_whole=True,
    checkpoint=None,
    version="9.9",
)


def _sections(told: CaseTold) -> dict[str, str]:
    return {one.heading: json.dumps(dataclasses.asdict(one), ensure_ascii=False) for one in content(told, {}).sections}


def test_each_part_holds_its_own_and_nothing_of_the_others() -> None:
    told = _sections(CASE)
    assert list(told) == [
        "Alleged",
        "Verified and attributed",
        "Held against the agreement (computed)",
        "Ruled",
        "What followed",
    ]
    assert "serious violation" not in told["Alleged"] + told["Held against the agreement (computed)"]
    assert "attributed to side A" in told["Verified and attributed"]
    assert "80 %" in told["Verified and attributed"]
    assert "abstained" in told["Ruled"]
    assert "nobody named" in told["Alleged"]
    assert "at most 3" in told["Alleged"]
    assert "nothing recorded yet" in told["What followed"]


def test_the_last_ruling_leads() -> None:
    assert "Ruling: serious violation." in content(CASE, {}).lead


def test_who_learns_only_where_it_stands_is_told_that() -> None:
    told = _sections(
        dataclasses.replace(
            CASE, verified=None, open_whole=False, rulings=(), attribution=None, findings=None, steps=(), unseen=True
        )
    )
    assert "not told to these readers" in told["Verified and attributed"]
    assert "not why" in told["Ruled"]
    assert "nothing was computed" in told["Held against the agreement (computed)"]
    assert "Not every report" in told["Alleged"]
    assert "What followed" not in told


def test_what_nobody_said_is_said_to_be_unsaid() -> None:
    bare = Version("R-1", None, None, None, None, None, None, None, None, None, (None, None))
    told = content(
        dataclasses.replace(CASE, versions=(bare,), rulings=(), verified=False, attribution=None, findings=()), {}
    )
    assert "not stated" in told.lead[0]
    text = json.dumps([dataclasses.asdict(one) for one in told.sections])
    for said in ("It has not been verified.", "Who did it has not been settled.", "Nobody has ruled on this case."):
        assert said in text
    assert (
        "No report that its readers may see stands."
        in content(dataclasses.replace(CASE, versions=()), {}).sections[0].sentences
    )


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_sentence_is_translated(language: str) -> None:
    english = content(CASE, {})
    with speaking(language):
        told = content(CASE, {})
    assert not set(told.cautions) & set(english.cautions)
    assert not {one.heading for one in told.sections} & {one.heading for one in english.sections}


def test_plain_values_are_json() -> None:
    assert json.loads(json.dumps(values(CASE)))["rulings"][1]["outcome"] == "serious_violation"
