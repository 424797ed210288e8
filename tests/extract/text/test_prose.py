from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from treve.extract.drafting import prepare
from treve.model.draft import FactKind


@given(st.text(max_size=40), st.data())
def test_a_span_has_no_blank_at_either_end(text: str, data: st.DataObject) -> None:
    prose = prepare(text, language="fr")
    start = data.draw(st.integers(0, len(prose.folded.text)))
    end = data.draw(st.integers(start, len(prose.folded.text)))
    first, last = prose.span(start, end)
    assert 0 <= first <= last <= len(text)
    assert text[first:last] == text[first:last].strip()


def test_a_fact_has_its_words_without_the_final_stop() -> None:
    prose = prepare("Il est parti.", language="fr")
    fact = prose.fact(FactKind.QUOTE, (0, 13), {}, "")
    assert (fact.text, fact.start, fact.end) == ("Il est parti", 0, 12)


def test_an_abbreviated_hour_keeps_its_stop() -> None:
    prose = prepare("It begins at 6 p.m.", language="en")
    assert prose.text[slice(*prose.span(0, 19))] == "It begins at 6 p.m."


def test_the_sentence_of_a_character_is_found() -> None:
    prose = prepare("Un. Deux trois. Quatre.", language="fr")
    assert prose.sentence_at(6) == (4, 15)
