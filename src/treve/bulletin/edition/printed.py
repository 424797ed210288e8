"""An edition as a PDF, set by Typst from a template; pictures as PNG for formats that take no SVG."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any, Literal

import typst

from treve.bulletin.edition.content import Content
from treve.bulletin.edition.foot import watermark
from treve.bulletin.edition.section import Section
from treve.bulletin.edition.sheets import text
from treve.bulletin.layout import TEMPLATES
from treve.bulletin.view import Grid
from treve.catalogue import current, say

FONTS = Path(__file__).parents[1] / "fonts"
"""Noto Sans and Noto Sans Arabic: the machine's own fonts are left aside, so that an edition looks the same everywhere."""

_PICTURE = '#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")\n'


def pdf(told: Content, day: dt.date) -> bytes:
    """The bytes of the PDF, in the language spoken now; the same content gives the same bytes."""
    plain = json.dumps(_plain(told), ensure_ascii=False)
    # Stamped with the cut-off, whenever it is set.
    when = dt.datetime.combine(day, dt.time(), dt.UTC)
    return _compiled((TEMPLATES / "edition.typ").read_text(encoding="utf-8"), {"told": plain}, "pdf", when)


def png(svg: str) -> bytes:
    """A picture as PNG, 200 dots per inch."""
    return _compiled(_PICTURE, {"svg": svg}, "png", None)


def _compiled(
    source: str, inputs: dict[str, str], file_format: Literal["pdf", "png"], when: dt.datetime | None
) -> bytes:
    return typst.compile(
        source.encode(),
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]),
        format=file_format,
        ppi=200.0,
        sys_inputs=inputs,
        timestamp=int(when.timestamp()) if when else None,
    )


def _plain(told: Content) -> dict[str, Any]:
    return {
        "language": current().code,
        "rtl": current().direction == "rtl",
        "title": told.title,
        "subtitle": told.subtitle,
        "period": list(told.period),
        "lead": list(told.lead),
        "cannot_say": say("What this bulletin cannot say"),
        "cautions": list(told.cautions),
        "sections": [_section(one) for one in told.sections],
        "foot": list(told.foot),
        "watermark": watermark() if told.exercise else "",
    }


def _section(one: Section) -> dict[str, Any]:
    return {
        "heading": one.heading,
        "sentences": list(one.sentences),
        "grids": [_grid(grid) for grid in one.grids],
        "pictures": [{"title": it.title, "svg": it.svg, "notes": list(it.notes)} for it in one.pictures],
    }


def _grid(one: Grid) -> dict[str, Any]:
    return {
        "caption": one.caption,
        "columns": list(one.columns),
        "rows": [{"cells": [row.head, *map(text, row.cells)], "strong": row.strong} for row in one.rows],
        "numeric": one.numeric,
        "note": one.note or "",
    }
