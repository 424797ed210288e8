"""Cases in a list: what each is about, as far as the one who looks may see its reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from treve.bulletin import coded_words
from treve.casebook import report_list
from treve.casebook.book import Connection
from treve.casebook.visible import Viewer


@dataclass(frozen=True, slots=True)
class Line:
    """A case in the list: what it is about comes from those of its reports that one may see."""

    case: Mapping[str, Any]
    summary: str
    days: str
    areas: tuple[str, ...]
    overdue: bool


def lines(connection: Connection, viewer: Viewer, found: Sequence[Mapping[str, Any]]) -> list[Line]:
    """The cases of a list, in its order."""
    told = report_list.some(connection, viewer, [one for case in found for one in case["reports"]])
    today = dt.datetime.now(dt.UTC).date().isoformat()
    return [_line(case, [told[one] for one in case["reports"] if one in told], today) for case in found]


def _line(case: Mapping[str, Any], reports: Sequence[Mapping[str, Any]], today: str) -> Line:
    days = sorted({one["occurred_from"] for one in reports if one.get("occurred_from")})
    acts = sorted({coded_words.act(one["act"]) for one in reports if one.get("act")})
    words_of_it = "; ".join(acts) or next((one["summary"] for one in reports if one.get("summary")), "")
    due = case.get("due")
    return Line(
        case,
        words_of_it[:160],
        days[0] if len(days) == 1 else (f"{days[0]} – {days[-1]}" if days else ""),
        tuple(sorted({one["area"] for one in reports if one.get("area")})),
        due is not None and due < today,
    )
