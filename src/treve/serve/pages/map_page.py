"""Map and timeline: where and when the incidents that a query asks for happened, as a picture, a chart and a list."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter
from fastapi import Query as InAddress
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response

from treve.bulletin.words import PRECISIONS, reading_name
from treve.casebook import watch
from treve.catalogue import Sayings, grouped, marked
from treve.errors import NotFound
from treve.model.place import PlacePrecision
from treve.serve.facets import FACETS, meaning
from treve.serve.pages import facet_links, map_lines, own_run
from treve.serve.pages.asked import Asked, Asking
from treve.serve.pages.desk import AtDesk, Desk
from treve.serve.pages.frame import STATIC
from treve.serve.pages.incidents import row, verdict_table, voices_of
from treve.serve.pages.map_picture import Picture, level_of, picture, size_of, view_of
from treve.serve.pages.map_zones import Zones, as_json, zones_of
from treve.serve.pages.rings import Rings
from treve.serve.query import Term
from treve.serve.sought import answers
from treve.serve.sought.answers import Order, View
from treve.serve.sought.chart import Bar, Chart, chart
from treve.serve.sought.listed import READINGS, held_against, page_of
from treve.serve.sought.ready import Sought

router = APIRouter()
ISLAND = STATIC / "island" / "island.js"
"""The script of map and brush, built from `web/`; without it the page shows its picture."""
# Cells named in words under the picture; the others are there as dots, and behind the facet of the area.
_MOST_CELLS = 60
# Cells of one answer to the map; a view asks for a level at which there are fewer.
_MOST_IN_VIEW = 4000
ACCESS: Sayings[str] = Sayings(
    {
        "access_denied": marked("access denied"),
        "access_delayed": marked("access delayed"),
        "access_conditioned": marked("access under conditions"),
    }
)
Longitude = Annotated[float, InAddress(ge=-180, le=180, allow_inf_nan=False)]
Latitude = Annotated[float, InAddress(ge=-90, le=90, allow_inf_nan=False)]


@router.get("/map")
def map_page(desk: AtDesk, asked: Asked) -> HTMLResponse:
    """The page: all of it works without a script."""
    with own_run.sought(desk, asked.query) as sought:
        if sought is None:
            return desk.page("no_run.html")
        values = _window(desk, sought, asked)
        zones = sought.of_run("zones", zones_of)
        extent = sought.ask(answers.extent)
        values["extent"] = extent
        values["picture"] = sought.ask(lambda _: _picture(sought, asked, extent, zones), "picture", of_places=True)
        values["island"] = ISLAND.is_file()
        values["basemap"] = "/map/basemap" if desk.request.app.state.options.basemap else ""
        values["zones"], values["unmapped"] = zones.names, zones.unmapped
        return desk.page("map.html", 422 if asked.wrong else 200, **values)


@router.get("/map/window")
def window(desk: AtDesk, asked: Asked) -> HTMLResponse:
    """What stands below the map, for another window of time or another query: totals, chart and list."""
    if asked.wrong:
        raise asked.wrong
    with own_run.sought(desk, asked.query) as sought:
        if sought is None:
            raise NotFound("run", "of this account")
        return desk.page("map_window.html", 200, **_window(desk, sought, asked))


@router.get("/map/cells")
def cells(
    desk: AtDesk,
    asked: Asked,
    west: Longitude = -180,
    south: Latitude = -90,
    east: Longitude = 180,
    north: Latitude = 90,
    pixels: Annotated[int, InAddress(ge=100, le=10_000)] = 1000,
) -> JSONResponse:
    """The cells in view, each with its exact number of incidents; their size follows the width of the view."""
    if asked.wrong:
        raise asked.wrong
    with own_run.sought(desk, asked.query) as sought:
        if sought is None:
            raise NotFound("run", "of this account")
        # A view across the date line is asked for as the whole turn.
        if east <= west:
            west, east = -180, 180
        level = level_of(east - west, pixels)
        # The eastern and northern edges of the earth belong to it.
        view = View(west, south, 181 if east == 180 else east, 91 if north == 90 else north, level)
        found = answers.cells(sought.places, view)
        return JSONResponse(_cells(found, asked, sought))


@router.get("/map/basemap")
def basemap(desk: AtDesk) -> Response:
    """The operator's own map, of which a browser fetches the parts in view. Raises NotFound where there is none."""
    path = desk.request.app.state.options.basemap
    if path is None:
        raise NotFound("map", "of the operator")
    # Nobody's secret, and large: a browser may keep its parts.
    return FileResponse(
        path, media_type="application/octet-stream", headers={"Cache-Control": "private, max-age=86400"}
    )


@router.get("/map/zones")
def zones(desk: AtDesk, asked: Asked) -> Response:
    """The mapped areas of the agreements and, of the time that is asked for, their lines, as features."""
    with own_run.sought(desk, asked.query) as sought:
        if sought is None:
            raise NotFound("run", "of this account")
        mapped = sought.of_run("zones", zones_of)
        features = [*mapped.features, *map(as_json, map_lines.features(sought, asked.query))]
        told = b'{"type":"FeatureCollection","features":[' + b",".join(features) + b"]}"
        return Response(told, media_type="application/json")


def _window(desk: Desk, sought: Sought, asked: Asking) -> dict[str, Any]:
    total = sought.ask(answers.total)
    voices = voices_of(sought)
    against = held_against(sought)
    found, more = page_of(sought, Order.NEWEST, "", against)
    return {
        "asked": asked,
        "total": total,
        "said": facet_links.incidents(total.incidents),
        "unknown": sought.known.unknown(asked.query),
        "terms": facet_links.asked(asked.query, lambda query: asked.address("/map", query)),
        "facets": facet_links.facets(
            sought.ask(answers.counts), asked.query, voices, lambda query: asked.address("/map", query)
        ),
        "verdicts": verdict_table(sought, against, voices),
        "rows": [row(one, voices) for one in found],
        "readings": [reading_name(reading, reading) for reading in READINGS],
        "list": asked.address("/incidents"),
        "more": asked.address("/incidents", more={"after": more}) if more else "",
        "areas": [
            (
                facet_links.value_words("area", area, voices),
                placed,
                incidents,
                asked.address("/incidents", asked.query.having(Term("area", area), Term("placed", placed))),
            )
            for area, placed, incidents in sought.ask(answers.areas)
        ],
        "chart": _chart(desk, sought, asked),
        "access": _access(desk, asked),
        "lines": map_lines.told(sought, asked.query),
        "help": [meaning(name) for name in FACETS],
        "near": PRECISIONS[PlacePrecision.NEAR],
    }


def _chart(desk: Desk, sought: Sought, asked: Asking) -> dict[str, Any]:
    """The chart of the query at any time, with the window of the query marked in it."""
    at_any_time = asked.query.lacking("from", "to")
    if at_any_time == asked.query:
        spans = sought.ask(answers.spans)
    else:
        with own_run.sought(desk, at_any_time) as whole:
            assert whole is not None
            spans = whole.ask(answers.spans)
    made = chart(spans)
    first, last = asked.query.day("from"), asked.query.day("to")
    return {
        "stretch": made.stretch.value,
        "highest": made.highest,
        "bars": [_bar(made, at, bar, asked, first, last) for at, bar in enumerate(made.bars)],
        "count": len(made.bars),
        "first": made.bars[0].first.isoformat() if made.bars else "",
        "last": made.bars[-1].last.isoformat() if made.bars else "",
        "whole": asked.address("/map", at_any_time),
    }


def _bar(made: Chart, at: int, bar: Bar, asked: Asking, first: dt.date | None, last: dt.date | None) -> dict[str, Any]:
    """One bar in a box 100 high, with the address that asks for its stretch alone."""
    inside = (first is None or bar.last >= first) and (last is None or bar.first <= last)
    narrowed = asked.query.lacking("from", "to").having(
        Term("from", bar.first.isoformat()), Term("to", bar.last.isoformat())
    )
    return {
        "at": at,
        "first": bar.first.isoformat(),
        "last": bar.last.isoformat(),
        "surely": bar.surely,
        "perhaps": bar.perhaps,
        "sure_height": round(100 * bar.surely / made.highest, 2),
        "most_height": round(100 * bar.most / made.highest, 2),
        "inside": inside,
        "address": asked.address("/map", narrowed),
    }


def _picture(
    sought: Sought, asked: Asking, extent: tuple[float, float, float, float] | None, zones: Zones
) -> Picture | None:
    if extent is None:
        return None
    view = view_of(extent)
    lines = Rings.of(map_lines.shapes(sought, asked.query))
    return picture(view, answers.cells(sought.places, view), zones.rings, lines)


def _cells(found: list[answers.Cell], asked: Asking, sought: Sought) -> dict[str, Any]:
    total = sought.ask(answers.total)
    shown = found[:_MOST_IN_VIEW]
    return {
        "total": total.incidents,
        "points": total.points,
        "in_view": sum(cell.incidents for cell in found),
        "not_shown": sum(cell.incidents for cell in found[_MOST_IN_VIEW:]),
        "cells": [
            {
                "cell": cell.name,
                "incidents": cell.incidents,
                "loose": cell.loose,
                "together": cell.together,
                "label": grouped(cell.incidents),
                "size": size_of(cell.incidents),
                "hollow": cell.loose == cell.incidents,
                "longitude": cell.longitude,
                "latitude": cell.latitude,
                "address": f"/incidents/{cell.one_incident}"
                if cell.incidents == 1
                else asked.address("/incidents", asked.query.having(Term("cell", cell.name))),
                "said": facet_links.incidents(cell.incidents),
                "where": f"{cell.latitude:.2f}, {cell.longitude:.2f}",
            }
            for cell in shown
        ],
    }


def _access(desk: Desk, asked: Asking) -> list[dict[str, Any]]:
    """Where monitors were kept out on the days of the window, as far as one may see it."""
    first, last = asked.query.one("from"), asked.query.one("to")
    with desk.asks.reading() as (connection, viewer):
        records = watch.listing(connection, viewer)
    return [
        {"by": "", "note": "", **one, "said": ACCESS[one["what"]]}
        for one in records
        if one["what"] in ACCESS and (not first or one["day"] >= first) and (not last or one["day"] <= last)
    ]
