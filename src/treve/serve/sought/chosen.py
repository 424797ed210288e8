"""Choosing the incidents that a query asks for: the query as rows, and one rule after another that narrows the choice."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from treve.serve.facets import NOT_STATED, YES, acts_of
from treve.serve.query import Query, Term, cell_of
from treve.serve.sought.known import NAMED, Known
from treve.store.protocol import Store

_SIDES = ("alleged", "attributed", "target", "side")


def degrees(level: int) -> float:
    """The width of a cell of a level; 2 to the power of `level` of them go around the earth."""
    # Never fewer bits than a whole number of halvings: floor() of a quotient by it is the same on every engine.
    return float(360 / 2**level)


def choose(store: Store, query: Query, known: Known) -> None:
    """Write `step_chosen`, the incidents the query asks for, newest first, and `step_met`, their places.

    Facets are held together by `and`, values by `or`.
    """
    wanted = [_row(term.facet, value, term.without) for term in query.terms for value in _values(term, known)]
    store.load(
        "step_wanted",
        pa.Table.from_pylist(
            wanted, schema=pa.schema({"facet": pa.string(), "value": pa.string(), "without": pa.bool_()})
        ),
    )
    store.run("serve/sought/key.sql", "step_key")
    store.load("step_asked", _asked(query))
    store.load("step_map_cell", _cells(query))
    store.run("serve/sought/fits_act.sql", "step_fits_act")
    store.run("serve/sought/fits_place.sql", "step_fits_place")
    store.load("step_under", _under(store, query, known))
    store.run("serve/sought/contested_under.sql", "step_contested")
    store.run("serve/sought/choose.sql", "step_chosen")
    for rule in _further(store, query):
        store.run(f"serve/sought/{rule}.sql", "step_chosen")
    store.run("serve/sought/met.sql", "step_met")


def _further(store: Store, query: Query) -> Iterator[str]:
    """The rules that look beyond the incident's own columns and its place, with their rows loaded."""
    asked = {term.facet for term in query.terms}
    if asked & {*_SIDES}:
        yield "by_sides"
    if "recorder" in asked:
        yield "by_recorder"
    if "ruled" in asked:
        yield "by_ruling"
    if asked & {"verdict", "agreement", "reading"}:
        yield "by_verdict" if "verdict" in asked else "by_finding"
    if query.words:
        store.load("step_word", pa.table({"word": pa.array(query.words, pa.string())}))
        yield "by_words"


def _values(term: Term, known: Known) -> list[str]:
    if term.facet == "act":
        return sorted(acts_of((term.value,)))
    if term.facet in NAMED:
        # A facet that is asked for and met by nothing lets nothing through: it must not look as if it had not been asked.
        return sorted(known.values(term.facet, term.value)) or [""]
    return [term.value]


def _row(facet: str, value: str, without: bool) -> dict[str, object]:
    return {"facet": facet, "value": value, "without": without}


def _asked(query: Query) -> pa.Table:
    deaths, reports = query.number("deaths"), query.number("reports")
    columns: dict[str, pa.Array] = {
        "first_day": pa.array([query.day("from")], pa.date32()),
        "last_day": pa.array([query.day("to")], pa.date32()),
        "deaths_low": pa.array([deaths[0]], pa.int64()),
        "deaths_high": pa.array([deaths[1]], pa.int64()),
        "deaths_stated": pa.array([query.one("deaths") != NOT_STATED], pa.bool_()),
        "reports_low": pa.array([reports[0]], pa.int64()),
        "reports_high": pa.array([reports[1]], pa.int64()),
    }
    for facet in ("linked", "disputed", "contested"):
        columns[facet] = pa.array([query.one(facet) == YES if query.one(facet) else None], pa.bool_())
    columns["asks_agreement"] = pa.array([any(term.facet == "agreement" for term in query.terms)], pa.bool_())
    for facet in ("act", "area", "place", "placed", "cell"):
        columns[f"asks_{facet}"] = pa.array([bool(query.values(facet))], pa.bool_())
    return pa.table(columns)


def _cells(query: Query) -> pa.Table:
    asked = [(*cell_of(term.value), term.without) for term in query.terms if term.facet == "cell"]
    return pa.table(
        {
            "degrees": pa.array([degrees(level) for level, _, _, _ in asked], pa.float64()),
            "x": pa.array([float(x) for _, x, _, _ in asked], pa.float64()),
            "y": pa.array([float(y) for _, _, y, _ in asked], pa.float64()),
            "without": pa.array([without for *_, without in asked], pa.bool_()),
        }
    )


def _under(store: Store, query: Query, known: Known) -> pa.Table:
    """The agreements and readings asked for; every one where none is asked for."""
    rows = store.fetch("serve/sought/under.sql").to_pylist()
    for facet, column in (("agreement", "agreement_id"), ("reading", "reading")):
        for without in (False, True):
            words = query.values(facet, without)
            values = frozenset().union(*(known.values(facet, word) for word in words))
            if words:
                rows = [row for row in rows if (row[column] in values) is not without]
    schema = pa.schema({"agreement_id": pa.string(), "reading": pa.string()})
    return pa.Table.from_pylist(rows, schema=schema)
