from __future__ import annotations

import functools
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.serve.sought.slow_filter import SlowFilter
from treve.serve.facets import FACETS, Takes
from treve.serve.query import EVERYTHING, Query, Term, parse
from treve.serve.sought import answers
from treve.serve.sought.answers import Order, View
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
    "deaths": [">=5", "<=3", "1", "2..40", "not_stated"],
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


@functools.cache
def _runs() -> ReadyRuns:
    return ReadyRuns()


def _chosen(folder: Path, query: Query) -> list[int]:
    with _runs().sought(folder, query) as sought:
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


@pytest.mark.parametrize(
    "text", ["", "act:kinetic", "verdict:covered reading:presumed", "from:2017-01-01 to:2017-01-31"]
)
def test_totals_and_counts_are_those_of_the_list(syria: Path, slow: SlowFilter, text: str) -> None:
    query = parse(text)
    ids = slow.ids(query)
    with _runs().sought(syria, query) as sought:
        told, counts = sought.ask(answers.total), sought.ask(answers.counts)
    assert told.incidents == len(ids) == told.points + told.areas + told.nowhere
    assert sum(count for _, count in counts["act"]) == len(ids)
    for facet in ("act", "area", "recorder", "alleged", "target", "placed", "linked", "disputed", "contested"):
        for value, count in counts.get(facet, []):
            with_it = query.lacking(facet).having(*(t for t in query.terms if t.facet == facet), Term(facet, value))
            expected = set(slow.ids(Query.of([Term(facet, value)]))) & set(ids)
            assert count == len(expected), (facet, value, str(with_it))


@pytest.mark.parametrize("level", range(0, 23))
def test_cells_hold_every_point_once_at_every_level_and_open_as_the_list(
    syria: Path, slow: SlowFilter, level: int
) -> None:
    expected = Counter(slow.cell(row, level) for row in slow.incidents)
    del expected[None]
    with _runs().sought(syria, EVERYTHING) as sought:
        found = answers.cells(sought.store, View(-180, -90, 180, 90, level))
    assert {(cell.x, cell.y): cell.incidents for cell in found} == expected
    fullest = found[0]
    assert len(_chosen(syria, parse(f"cell:{fullest.name}"))) == fullest.incidents


@pytest.mark.parametrize("order", Order)
def test_pages_hold_every_incident_once(syria: Path, slow: SlowFilter, order: Order) -> None:
    seen: list[int] = []
    after = ""
    with _runs().sought(syria, EVERYTHING) as sought:
        while True:
            ids, after = answers.page(sought.store, order, after)
            seen += ids
            if not after:
                break
    assert sorted(seen) == slow.ids(EVERYTHING)
    by_id = {row["incident_id"]: row for row in slow.incidents}
    if order is not Order.DEADLIEST:
        days = [by_id[one]["first_day"] for one in seen]
        assert days == sorted(days, reverse=order is Order.NEWEST)


def test_a_name_that_nothing_bears_is_told_with_the_nearest(syria: Path) -> None:
    query = parse("area:Alepo")
    with _runs().sought(syria, query) as sought:
        (unknown,) = sought.known.unknown(query)
        assert (unknown.facet, unknown.value, unknown.near) == ("area", "Alepo", "aleppo")
        assert sought.ask(answers.total).incidents == 0


def test_a_run_made_again_is_read_anew(syria: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(syria, tmp_path / "run")
    runs = ReadyRuns()
    with runs.sought(tmp_path / "run", EVERYTHING) as sought:
        before = sought.ask(answers.total).incidents
    import treve
    from tests.serve.sought.conftest import EXAMPLE

    lines = EXAMPLE.read_text(encoding="utf-8").splitlines(keepends=True)
    short = tmp_path / "short.csv"
    short.write_text("".join(lines[:20]), encoding="utf-8")
    treve.run(["syr-2016-12-30"], [("table", short)], tmp_path / "run").close()
    with runs.sought(tmp_path / "run", EVERYTHING) as sought:
        assert sought.ask(answers.total).incidents < before
