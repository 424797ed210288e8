"""Incidents as one viewer may know them: reports that people decided are the same, told from the visible reports alone.

An incident's name and every value of it come from the reports the viewer may see, so that none betrays another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from treve.casebook import links, report_list, schema, visible
from treve.casebook.report_list import EVERYTHING, Wanted
from treve.casebook.visible import Viewer
from treve.errors import NotFound

_FIGURES = ("killed_low", "killed_high", "injured_low", "injured_high")


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, told by one or more reports.

    first, last  the days on which all its reports allow it, ISO; where no day fits all, every day that one allows
    figures      the least and the most that any report says; nothing is averaged
    disagree     names of values that its reports tell differently
    """

    incident_id: str
    reports: tuple[str, ...]
    first: str | None
    last: str | None
    acts: tuple[str, ...]
    areas: tuple[str, ...]
    recorders: tuple[str, ...]
    figures: Mapping[str, int]
    disagree: tuple[str, ...]


def listing(
    connection: Connection, viewer: Viewer, wanted: Wanted = EVERYTHING, after: str | None = None, limit: int = 100
) -> tuple[list[Incident], str | None]:
    """Incidents with a report that is wanted, by their newest such report, and what `after` takes for the next page.

    Withdrawn and erased reports tell nothing. An incident may come on two pages where its reports lie far apart.
    """
    leader = links.groups(links.decisions(connection, viewer))
    told = report_list.listing(connection, viewer, wanted, after, limit + 1)
    page, more = told[:limit], len(told) > limit
    seen = dict.fromkeys(
        leader.get(one["report"], one["report"]) for one in page if one["state"] in ("filed", "corrected")
    )
    found = _told(connection, viewer, list(seen), leader)
    return found, page[-1]["report"] if more else None


def numbers(connection: Connection, viewer: Viewer) -> dict[str, int]:
    """Compartment → how many incidents have a report in it, of those one may see; an incident may be told in several."""
    fact, report = schema.report_fact, schema.report
    alive = select(report.c.report_id, report.c.compartment).where(
        visible.reports(viewer), report.c.report_id == fact.c.report_id, report_list.current()
    )
    leader = links.groups(links.decisions(connection, viewer))
    told: dict[str, set[str]] = {}
    for row in connection.execute(alive):
        told.setdefault(row.compartment, set()).add(leader.get(row.report_id, row.report_id))
    return {name: len(incidents) for name, incidents in told.items()}


def of_report(connection: Connection, viewer: Viewer, report_id: str) -> Incident:
    """The incident that a report tells. Raises NotFound for a report that cannot be seen or tells nothing any more."""
    report_list.shown(connection, viewer, report_id)
    leader = links.groups(links.decisions(connection, viewer))
    found = _told(connection, viewer, [leader.get(report_id, report_id)], leader)
    if not found or report_id not in found[0].reports:
        raise NotFound("incident of report", report_id)
    return found[0]


def _told(connection: Connection, viewer: Viewer, leaders: Sequence[str], leader: Mapping[str, str]) -> list[Incident]:
    members: dict[str, list[str]] = {name: [] for name in leaders}
    for report, name in leader.items():
        if name in members:
            members[name].append(report)
    together = {name: sorted(reports) or [name] for name, reports in members.items()}
    shown = report_list.some(connection, viewer, [one for reports in together.values() for one in reports])
    alive = {name: one for name, one in shown.items() if one["state"] in ("filed", "corrected")}
    made = (incident([alive[one] for one in reports if one in alive]) for reports in together.values())
    return [one for one in made if one is not None]


def incident(reports: Sequence[Mapping[str, Any]]) -> Incident | None:
    """One incident from what its reports say; None of none."""
    if not reports:
        return None
    names = tuple(sorted(str(one["report"]) for one in reports))
    spans = [
        (one["occurred_from"], one.get("occurred_to") or one["occurred_from"])
        for one in _with(reports, "occurred_from")
    ]
    first, last = _days(spans)
    figures = {
        name: (min if name.endswith("low") else max)(one[name] for one in _with(reports, name))
        for name in _FIGURES
        if _with(reports, name)
    }
    told_differently = [
        name
        for name in ("act", "area", "perpetrator_alleged", "target", *_FIGURES)
        if len({one[name] for one in _with(reports, name)}) > 1
    ]
    if spans and max(one for one, _ in spans) > min(one for _, one in spans):
        told_differently.append("days")
    return Incident(
        incident_id="I-" + hashlib.sha256("\n".join(names).encode()).hexdigest()[:16],
        reports=names,
        first=first,
        last=last,
        acts=_said(reports, "act"),
        areas=_said(reports, "area"),
        recorders=_said(reports, "recorder"),
        figures=figures,
        disagree=tuple(told_differently),
    )


def _said(reports: Sequence[Mapping[str, Any]], name: str) -> tuple[str, ...]:
    return tuple(sorted({str(one[name]) for one in _with(reports, name)}))


def _with(reports: Sequence[Mapping[str, Any]], name: str) -> list[Mapping[str, Any]]:
    return [one for one in reports if one.get(name) is not None]


def _days(spans: Sequence[tuple[str, str]]) -> tuple[str | None, str | None]:
    if not spans:
        return None, None
    latest_start, earliest_end = max(one for one, _ in spans), min(one for _, one in spans)
    if latest_start <= earliest_end:
        return latest_start, earliest_end
    return min(one for one, _ in spans), max(one for _, one in spans)
