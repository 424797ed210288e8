from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.serve.facets import FACETS, Takes
from treve.serve.query import FINEST, BadQuery, Query, Term, parse


def _values(name: str) -> st.SearchStrategy[str]:
    facet = FACETS[name]
    if facet.takes is Takes.CHOICE:
        return st.sampled_from(facet.choices)
    if facet.takes is Takes.DAY:
        return st.dates().map(dt.date.isoformat)
    if facet.takes is Takes.NUMBER:
        number = st.integers(0, 999_999_999).map(str)
        return st.one_of(
            number,
            number.map(lambda one: f">={one}"),
            number.map(lambda one: f"<={one}"),
            st.just("not_stated") if name == "deaths" else number,
            st.tuples(st.integers(0, 500), st.integers(501, 999)).map(lambda two: f"{two[0]}..{two[1]}"),
        )
    if facet.takes is Takes.CELL:
        return st.integers(0, FINEST).flatmap(
            lambda level: st.tuples(st.just(level), st.integers(0, 2**level - 1), st.integers(0, max(0, 2 ** (level - 1) - 1)))
        ).map(lambda three: "{}/{}/{}".format(*three))  # fmt: skip
    return st.text(min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)


def _terms() -> st.SearchStrategy[Term]:
    def term(name: str) -> st.SearchStrategy[Term]:
        without = st.just(False) if FACETS[name].single else st.booleans()
        return st.builds(Term, st.just(name), _values(name), without)

    return st.sampled_from(sorted(FACETS)).flatmap(term)


@given(st.lists(_terms(), max_size=8), st.lists(st.text(max_size=12), max_size=3))
def test_a_query_reads_back_as_itself(terms: list[Term], words: list[str]) -> None:
    query = Query.of(terms, words)
    assert parse(str(query)) == query


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_and_what_was_read_prints_the_same_ever_after(text: str) -> None:
    try:
        query = parse(text)
    except BadQuery:
        return
    assert parse(str(query)) == query


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("", ""),
        ("act:shelling", "act:artillery"),
        ("ACT:Air-Strike", "act:air_strike"),
        ('area:"Rif  Dimashq"', 'area:"Rif Dimashq"'),
        ("to:2017-01-06 from:2016-12-30", "from:2016-12-30 to:2017-01-06"),
        ("from:2016-01-01 from:2017-01-01", "from:2017-01-01"),
        ("deaths:5..5 reports:=2", "deaths:5 reports:2"),
        ("-recorder:sohr Hospital", "-recorder:sohr hospital"),
        ('"well: said" b a', 'a b "well: said"'),
        ("verdict:not_between_parties linked:YES", "verdict:not_between_parties linked:yes"),
        ("cell:06/37/020", "cell:6/37/20"),
    ],
)
def test_a_query_is_printed_in_one_spelling_and_order(text: str, printed: str) -> None:
    assert str(parse(text)) == printed


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("recoder:sohr", "recorder:sohr"),
        ("verdct:covered from:2016-12-30", "verdict:covered from:2016-12-30"),
        ("hospital act:air_strik", "hospital act:air_strike"),
        ("-verdict:coverd", "-verdict:covered"),
        ('aera:"Rif Dimashq"', 'area:"Rif Dimashq"'),
        ("verdict:breach", None),
    ],
)
def test_a_slip_is_answered_with_the_nearest_query_that_can_be_read(text: str, near: str | None) -> None:
    with pytest.raises(BadQuery) as problem:
        parse(text)
    if near is not None:
        assert problem.value.near == near
        parse(near)


@pytest.mark.parametrize(
    "text",
    [
        "from:31.12.2016", "deaths:many", "reports:not_stated", "deaths:9..2", "cell:1/2/0", "cell:23/0/0", 'area:"',
        'area:""', "act:", "http://x", '"open', "-word", "-linked:yes", "x" * 2001, " ".join(f"w{at}" for at in range(80)),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(BadQuery):
        parse(text)


def test_turning_a_value_adds_it_and_takes_it_away_again() -> None:
    term = Term("act", "mortar")
    query = parse("area:Aleppo")
    assert str(query.turned(term)) == "act:mortar area:Aleppo"
    assert query.turned(term).turned(term) == query
