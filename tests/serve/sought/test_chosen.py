from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.serve.slow_filter import SlowFilter
from treve.serve.facets import FACETS, Takes
from treve.serve.query import Query, Term
from treve.serve.sought.ready import ReadyRuns

_NAMES = {
    "area": ["Aleppo", "rif dimashq", "dim", "not_stated", "nowhere at all"],
    "place": ["al-bab", "wadi", "not_stated"],
    "recorder": ["sohr", "SNHR", "coalition", "russia", "nobody"],
    "alleged": ["russia", "government", "Syrian", "turkey"],
    "attributed": ["russia", "government"],
    "target": ["civilian", "rebels", "isil"],
    "side": ["turkey", "is", "opposition"],
    "agreement": ["syr-2016-12-30", "2016", "cessation"],
    "reading": ["strict", "presumed", "government"],
}
_OTHERS = {
    "from": ["2016-12-30", "2017-01-05", "2018-01-01"],
    "to": ["2016-12-31", "2017-01-06", "2015-01-01"],
    "deaths": [">=5", "<=3", "1", "2..40", ">=41", "41..42", "not_stated"],
    "reports": [">=2", "1", "<=2"],
    "cell": ["6/38/22", "8/153/88", "10/613/354", "0/0/0"],
}
_WORDS = ["shelling", "wadi", "a", "hospital", "قصف", "sohr"]


def _values(facet: str) -> list[str]:
    return list(FACETS[facet].choices) if FACETS[facet].takes is Takes.CHOICE else {**_NAMES, **_OTHERS}[facet]


_TERMS = st.sampled_from(sorted(FACETS)).flatmap(
    lambda facet: st.builds(
        Term, st.just(facet), st.sampled_from(_values(facet)), st.just(False) if FACETS[facet].single else st.booleans()
    )
)
_QUERIES = st.builds(Query.of, st.lists(_TERMS, max_size=3), st.lists(st.sampled_from(_WORDS), max_size=1))


RUNS = ReadyRuns()


def _chosen(folder: Path, query: Query) -> list[int]:
    with RUNS.sought(folder, query) as sought:
        return sorted(sought.store.fetch("step_chosen").column("incident_id").to_pylist())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=_QUERIES)
def test_the_rules_choose_what_a_slow_filter_chooses(syria: Path, slow: SlowFilter, query: Query) -> None:
    assert _chosen(syria, query) == slow.ids(query)


@pytest.mark.parametrize("facet", FACETS)
def test_each_value_of_each_facet_and_its_opposite_choose_what_a_slow_filter_chooses(
    syria: Path, slow: SlowFilter, facet: str
) -> None:
    for value in _values(facet):
        for without in (False,) if FACETS[facet].single else (False, True):
            query = Query.of([Term(facet, value, without)])
            assert _chosen(syria, query) == slow.ids(query), str(query)


@pytest.mark.parametrize("contested", ["yes", "no"])
def test_contested_means_under_the_agreements_asked_for(syria: Path, slow: SlowFilter, contested: str) -> None:
    found = {}
    for without in (False, True):
        for agreement in ("syr-2016-12-30", "cessation"):
            for further in ((), (Term("verdict", "covered"),), (Term("reading", "strict"),)):
                query = Query.of([Term("contested", contested), Term("agreement", agreement, without), *further])
                found[agreement, without, further] = _chosen(syria, query)
                assert found[agreement, without, further] == slow.ids(query), str(query)
    assert found["syr-2016-12-30", False, ()] != found["cessation", False, ()]
