from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.scoring import marked
from treve.errors import BadValue
from treve.extract.drafting import check, draft, once
from treve.model.draft import Draft, Fact, FactKind, Language, RelationType

WORDS = sorted({word for one in marked("facts.jsonl") for word in one["text"].split()})
LANGUAGES = st.sampled_from(["auto", "fr", "en", "es", "ru", "ar"])
MIXED = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
OWN_KINDS = ("figure", "in_force_from", "in_force_until")


@settings(max_examples=300, deadline=None)
@given(MIXED, LANGUAGES, st.sampled_from([None, "2016-12", "2016-12-29"]))
def test_any_text_is_read_and_every_fact_stands_on_its_words(text: str, language: str, published: str | None) -> None:
    result = draft(text, published=published, zone="Asia/Damascus", language=language)
    for one in result.facts:
        assert one.text
        assert text[one.start : one.end] == one.text == one.text.strip()


@pytest.mark.parametrize("text", marked("facts.jsonl"), ids=lambda one: str(one["id"]))
def test_harmless_white_space_changes_no_fact(text: dict[str, str]) -> None:
    def values(given: str) -> list[tuple[str, object, str]]:
        found = draft(given, published=text["published"], zone=text["zone"]).facts
        return [(one.kind, one.value, " ".join(one.text.split())) for one in found if one.kind in OWN_KINDS]

    wide = text["text"].replace(" ", "  ").replace("\n", " \n ")
    assert values(wide) == values(text["text"])
    assert values("\n\n" + text["text"] + " \n") == values(text["text"])


def test_the_same_text_gives_the_same_draft() -> None:
    text = marked("facts.jsonl")[0]["text"]
    assert draft(text, published="2016-12-29") == draft(text, published="2016-12-29")


def test_a_repeat_in_the_body_goes_to_the_alternatives() -> None:
    text = "Trêve à partir de vendredi à 00h00\n\nLa trêve débutera vendredi à 00h00, a dit le ministre."
    found = [
        one
        for one in draft(text, published="2016-12-29", zone="UTC", language="fr").facts
        if one.kind == "in_force_from"
    ]
    assert sum(1 + len(one.further.get("alternatives", [])) for one in found) >= 2


def _figure(start: int, measure: str = "violations") -> Fact:
    return Fact(FactKind.FIGURE, start, start + 3, "abc", {"measure": measure, "low": 7}, "")


def test_a_registered_total_is_no_figure_as_well() -> None:
    total = Fact(FactKind.REGISTERED_TOTAL, 0, 20, "abc", {"value": 7}, "")
    assert once([_figure(4), total], 0) == (total,)
    assert len(once([_figure(4, "killed"), total], 0)) == 2


def test_equal_figures_far_from_the_lead_count_different_people() -> None:
    assert len(once([_figure(100, "killed"), _figure(200, "killed")], 50)) == 2
    assert len(once([_figure(10, "killed"), _figure(200, "killed")], 50)) == 1


def test_a_fact_off_its_words_is_an_error() -> None:
    bad = Draft("a", Language.FRENCH, None, None, (_figure(0),), ())
    with pytest.raises(BadValue, match="characters 0 to 3"):
        check(bad, "xyz")


@pytest.mark.parametrize(
    "given", [{"zone": "Mars/Crater"}, {"published": "soon"}, {"language": "de"}], ids=["zone", "published", "language"]
)
def test_what_the_user_says_is_checked(given: dict[str, str]) -> None:
    with pytest.raises(BadValue, match="paper"):
        draft("x", document_id="paper", **given)


def test_the_zone_of_the_one_country_named_is_taken_and_told() -> None:
    assert draft("Un cessez-le-feu en Syrie doit débuter demain.").zone == "Asia/Damascus"
    assert draft("Un cessez-le-feu en Syrie et au Liban doit débuter demain.").zone is None


def test_an_unknown_language_yields_no_facts() -> None:
    assert draft("停火协议已经签署。").facts == ()


def test_relations_have_the_types_of_the_contract() -> None:
    assert {one.value for one in RelationType} == {"supports", "confirms", "approves", "denies", "blames", "absent"}


@pytest.mark.parametrize("piece", ["a", "12 ", "jeudi à ", "(", "12 morts et ", "minuit ", "«", "1,", "a été "])
def test_long_monotonous_texts_are_read(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    result = draft(text, published="2016-12-29", zone="UTC", language="fr")
    assert all(text[one.start : one.end] == one.text for one in result.facts)
