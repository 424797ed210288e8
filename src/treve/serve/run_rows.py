"""Pages of incidents and findings of an open run, and where each page ends."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from treve.errors import BadValue, Refused
from treve.serve.run_of import OpenRun

Row = dict[str, Any]
_LARGEST = 2**63 - 1
_KEYS = ("incident_id", "agreement_id", "reading")


@dataclass(frozen=True, slots=True)
class IncidentsAsked:
    """Which incidents: that may lie in these days, or that this report tells (its id in the run); None asks for nothing."""

    first_day: dt.date | None = None
    last_day: dt.date | None = None
    report_id: str | None = None


@dataclass(frozen=True, slots=True)
class FindingsAsked:
    """Which findings; None asks for nothing."""

    incident_id: int | None = None
    agreement_id: str | None = None
    reading: str | None = None
    verdict: str | None = None


def incidents(
    run: OpenRun, asked: IncidentsAsked, after: str | None = None, limit: int = 100
) -> tuple[list[Row], str | None]:
    """Incidents by their number, each with `told_by` and `superseded`, ids of reports; and what `after` takes for the next page.

    Raises BadValue for an `after` that no page gave, Refused where the run was made again since.
    """
    (number,) = _after(run, after, (_whole,), (0,))
    run.rows.load(
        "step_asked_incidents",
        pa.table(
            {
                "after_incident": pa.array([number], pa.int64()),
                "first_day": pa.array([asked.first_day], pa.date32()),
                "last_day": pa.array([asked.last_day], pa.date32()),
                "report_id": pa.array([asked.report_id], pa.string()),
                "at_most": pa.array([limit + 1], pa.int64()),
            }
        ),
    )
    shown, more = _page(run, "serve/run_incidents.sql", limit)
    numbers = pa.array([one["incident_id"] for one in shown], pa.int64())
    run.rows.load("step_page_incidents", pa.table({"incident_id": numbers}))
    tell: dict[tuple[int, bool], list[str]] = {}
    for row in run.rows.fetch("serve/run_incident_reports.sql").to_pylist():
        tell.setdefault((row["incident_id"], row["superseded"]), []).append(row["report_id"])
    for one in shown:
        for name, superseded in (("told_by", False), ("superseded", True)):
            one[name] = sorted(tell.get((one["incident_id"], superseded), ()))
    return shown, _next(run, shown[-1]["incident_id"]) if more else None


def findings(
    run: OpenRun, asked: FindingsAsked, after: str | None = None, limit: int = 100
) -> tuple[list[Row], str | None]:
    """Findings by incident, agreement and reading, each with its `reasons`; and what `after` takes. Raises as `incidents`."""
    incident, agreement, reading = _after(run, after, (_whole, _words, _words), (0, "", ""))
    run.rows.load(
        "step_asked_findings",
        pa.table(
            {
                "after_incident": pa.array([incident], pa.int64()),
                "after_agreement": pa.array([agreement], pa.string()),
                "after_reading": pa.array([reading], pa.string()),
                "incident_id": pa.array([asked.incident_id], pa.int64()),
                "agreement_id": pa.array([asked.agreement_id], pa.string()),
                "reading": pa.array([asked.reading], pa.string()),
                "verdict": pa.array([asked.verdict], pa.string()),
                "at_most": pa.array([limit + 1], pa.int64()),
            }
        ),
    )
    shown, more = _page(run, "serve/run_findings.sql", limit)
    types = (pa.int64(), pa.string(), pa.string())
    keys = {name: pa.array([one[name] for one in shown], kind) for name, kind in zip(_KEYS, types, strict=True)}
    run.rows.load("step_page", pa.table(keys))
    why: dict[tuple[Any, ...], list[Row]] = {}
    for row in run.rows.fetch("serve/run_reasons.sql").to_pylist():
        why.setdefault(_key(row), []).append(row)
    for one in shown:
        one["reasons"] = sorted(why.get(_key(one), ()), key=lambda row: (row["rule"], row["reason"], str(row)))
    return shown, _next(run, *_key(shown[-1])) if more else None


def _key(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in _KEYS)


def _page(run: OpenRun, sql_file: str, limit: int) -> tuple[list[Row], bool]:
    """The rows of one page in order, and whether there are more."""
    found: list[Row] = sorted(run.rows.fetch(sql_file).to_pylist(), key=lambda one: int(one["place_in_page"]))
    return found[:limit], len(found) > limit


def _next(run: OpenRun, *keys: object) -> str:
    """Where a page ends, and in which making of the run: the numbers of incidents hold in one alone."""
    return base64.urlsafe_b64encode(json.dumps([run.stamp, *keys]).encode()).decode()


def _after(
    run: OpenRun, given: str | None, kinds: tuple[Callable[[object], Any], ...], first: tuple[Any, ...]
) -> tuple[Any, ...]:
    if given is None:
        return first
    try:
        stamp, *keys = json.loads(base64.urlsafe_b64decode(given.encode("ascii")))
        told = tuple(kind(key) for kind, key in zip(kinds, keys, strict=True))
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise BadValue("page", "after", "…", "the `next` of the page before") from None
    if stamp != run.stamp:
        raise Refused("the run was made again since the page before; start with the first page")
    return told


def _whole(value: object) -> int:
    if not isinstance(value, int) or not 0 <= value <= _LARGEST:
        raise ValueError
    return value


def _words(value: object) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise ValueError
    value.encode()  # half a surrogate is no text
    return value
