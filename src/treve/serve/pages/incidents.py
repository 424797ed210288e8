"""Incidents: the list of those a query asks for, with exact totals, facets and exports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, Response, StreamingResponse

from treve.bulletin import coded_words, phrases, words
from treve.bulletin.view import enumerated
from treve.bulletin.voices import Voices
from treve.catalogue import Sayings, current, marked
from treve.errors import NotFound
from treve.serve.facets import FACETS, OUTSIDE, meaning
from treve.serve.pages import facet_links, many_steps, own_run
from treve.serve.pages.asked import Asked, Asking
from treve.serve.pages.desk import AtDesk, Desk
from treve.serve.pages.facet_links import verdict_words
from treve.serve.sought import answers, exported
from treve.serve.sought.answers import Order
from treve.serve.sought.listed import READINGS, Listed, held_against, page_of
from treve.serve.sought.ready import Sought
from treve.store.protocol import Store

router = APIRouter()
_ORDERS: Sayings[Order] = Sayings(
    {
        Order.NEWEST: marked("newest first"),
        Order.OLDEST: marked("oldest first"),
        Order.DEADLIEST: marked("most deaths first"),
    }
)
After = Annotated[str, Query(max_length=60)]


@router.get("/incidents")
def incidents(desk: AtDesk, asked: Asked, order: Order = Order.NEWEST, after: After = "") -> HTMLResponse:
    """A page of the list."""
    with own_run.sought(desk, asked.query) as sought:
        if sought is None:
            return desk.page("no_run.html")
        status = 422 if asked.wrong else 200
        steps = asked.address("/incidents/steps") if many_steps.offered(desk.viewer) else ""
        return desk.page("incidents.html", status, steps=steps, **_list(sought, asked, order, after))


@router.get("/incidents.csv")
def as_csv(desk: AtDesk, asked: Asked) -> Response:
    """All incidents asked for, as a table."""
    return _stream(desk, asked, "csv", "text/csv; charset=utf-8")


@router.get("/incidents.geojson")
def as_geojson(desk: AtDesk, asked: Asked) -> Response:
    """All incidents asked for, as features."""
    return _stream(desk, asked, "geojson", "application/geo+json")


def _stream(desk: Desk, asked: Asking, form: str, media: str) -> Response:
    """The export, written while it is read: how many rows it holds stands in its head, so that a broken line is noticed."""
    if asked.wrong:
        raise asked.wrong
    # Opened here and closed by the stream, so that what is wrong with the run is told before the answer begins.
    opened = own_run.sought(desk, asked.query)
    sought = opened.__enter__()
    if sought is None:
        raise NotFound("run", "of this account")
    told = exported.prepare(sought)

    def parts() -> Iterator[bytes]:
        try:
            yield from exported.as_csv(sought) if form == "csv" else exported.as_geojson(sought)
        finally:
            opened.__exit__(None, None, None)

    head = {
        "Content-Disposition": f'attachment; filename="incidents.{form}"',
        "Treve-Rows": str(told.rows),
        "Treve-Withheld": str(told.withheld),
    }
    return StreamingResponse(parts(), media_type=media, headers=head)


def _list(sought: Sought, asked: Asking, order: Order, after: str) -> dict[str, object]:
    total = sought.ask(answers.total)
    voices = voices_of(sought)
    against = held_against(sought)
    rows, more = page_of(sought, order, after, against)
    more_orders = {} if order is Order.NEWEST else {"order": order.value}
    return {
        "asked": asked,
        "total": total,
        "said": facet_links.incidents(total.incidents),
        "unknown": sought.known.unknown(asked.query),
        "terms": facet_links.asked(asked.query, lambda query: asked.address("/incidents", query, more_orders)),
        "facets": facet_links.facets(
            sought.ask(answers.counts),
            asked.query,
            voices,
            lambda query: asked.address("/incidents", query, more_orders),
        ),
        "verdicts": verdict_table(sought, against, voices),
        "rows": [row(one, voices) for one in rows],
        "readings": [words.reading_name(reading, reading) for reading in READINGS],
        "orders": [(one.value, _ORDERS[one], one is order) for one in Order],
        "order": order.value,
        "more": asked.address("/incidents", more={"after": more, **more_orders}) if more else "",
        "first": asked.address("/incidents", more=more_orders) if after else "",
        "csv": asked.address("/incidents.csv"),
        "geojson": asked.address("/incidents.geojson"),
        "map": asked.address("/map"),
        "help": [meaning(name) for name in FACETS],
    }


def verdict_table(sought: Sought, agreement: str, voices: Voices) -> dict[str, object] | None:
    """What the findings say of the chosen incidents under one agreement, the readings side by side; None: no agreement."""
    if not agreement:
        return None
    total = sought.ask(answers.total).incidents
    counts: dict[tuple[str, str], int] = {}
    for found in sought.ask(answers.verdicts):
        if found["agreement_id"] == agreement:
            counts[(found["reading"], found["verdict"])] = found["incidents"]
    readings = readings_in_order(sought, agreement)
    for reading in readings:
        counts[(reading, OUTSIDE)] = total - sum(n for (own, _), n in counts.items() if own == reading)
    codes = [one.value for one in words.VERDICT_ORDER if any(counts.get((reading, one.value)) for reading in readings)]
    codes += [OUTSIDE] if any(counts[(reading, OUTSIDE)] for reading in readings) else []
    return {
        "agreement": agreement,
        "headings": [words.reading_name(reading, voices.name(reading)) for reading in readings],
        "rows": [
            (verdict_words(code), [phrases.number(counts.get((reading, code), 0)) for reading in readings])
            for code in codes
        ],
    }


def readings_in_order(sought: Sought, agreement: str) -> list[str]:
    """The readings of an agreement: strict, presumed, then the authorities."""
    rows = sought.of_run("readings", _under)
    own = [row["reading"] for row in rows if row["agreement_id"] == agreement]
    return [*(one for one in READINGS if one in own), *(one for one in own if one not in READINGS)]


def _under(store: Store) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = store.fetch("serve/sought/under.sql").to_pylist()
    return rows


def voices_of(sought: Sought) -> Voices:
    """The names of a run in the language spoken."""
    return sought.of_run(f"voices {current().code}", Voices.of)


def row(one: Listed, voices: Voices) -> dict[str, object]:
    """One incident as a list shows it: everything in words."""
    return {
        "id": one.incident_id,
        "days": _days(one),
        "place": one.place or one.area or one.country or "",
        "area": one.area if one.place else "",
        "precision": words.PRECISIONS[one.precision],
        "act": coded_words.act(one.act) if one.act else "",
        "act_disputed": one.act_disputed,
        "basis": one.basis.value,
        "side_a": _sides(one.side_a, voices),
        "side_b": _sides(one.side_b, voices),
        "target_disputed": one.target_disputed,
        "directed": one.directed,
        "deaths": figures(one.deaths_low, one.deaths_high),
        "reports": one.reports,
        "recorders": _sides(one.recorders, voices),
        "verdicts": [verdict_words(one.verdicts.get(reading, OUTSIDE)) for reading in READINGS],
        "contested": one.contested,
    }


def figures(low: int | None, high: int | None) -> str:
    """A lowest and a highest figure; "at least", "at most" where one end is not stated; "" where neither is."""
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return phrases.one_end(low, high)
    return phrases.number(low) if low == high else f"{phrases.number(low)}–{phrases.number(high)}"


def _days(one: Listed) -> tuple[str, str]:
    return one.first_day.isoformat(), "" if one.last_day == one.first_day else one.last_day.isoformat()


def _sides(names: Sequence[str], voices: Voices) -> str:
    return enumerated([voices.name(name) for name in names])
