"""What changed since earlier editions: incidents added late, and incidents told otherwise than they were."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from treve.bulletin.edition.figures import Figures, Listed
from treve.errors import BadFile

SCHEMA = 1
"""Version of the JSON of an edition: keys may be added under it, none renamed."""

_COMPARED = ("first_day", "last_day", "place", "act", "alleged", "targets", "deaths_low", "deaths_high", "verdicts")


@dataclass(frozen=True, slots=True)
class Earlier:
    """An edition published before: when its period ends, and its incidents as they stood in it."""

    path: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    incidents: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """One incident told otherwise than in an earlier edition.

    report   the report that stood for it then
    cut_off  the cut-off of that edition
    changed  what changed: name of the value, as it was, as it is; empty: no report of it is in this run
    """

    report: str
    cut_off: dt.datetime
    changed: tuple[tuple[str, Any, Any], ...]


@dataclass(frozen=True, slots=True)
class Late:
    """Incidents that belong to earlier periods and are told for the first time.

    incidents  those that surely are
    unsure     incidents published on the day of the last cut-off, which may have stood in the last edition
    unknown    incidents of which no report, or not every one, says when it was published: whether they are late cannot be told
    """

    incidents: tuple[Listed, ...]
    unsure: int = 0
    unknown: int = 0


def read_edition(path: Path, agreement_id: str) -> Earlier:
    """An edition from the JSON it was published with. Raises BadFile for what is none, or of another agreement."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["schema"] != SCHEMA:
            raise BadFile(str(path), f"schema {content['schema']}", f"an edition of schema {SCHEMA}")
        if content["agreement_id"] != agreement_id:
            raise BadFile(str(path), f"an edition on {content['agreement_id']}", f"one on {agreement_id}")
        starts_at, ends_at = (dt.datetime.fromisoformat(content["period"][key]) for key in ("starts_at", "ends_at"))
        return Earlier(str(path), starts_at, ends_at, tuple(content["incidents"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as problem:
        raise BadFile(str(path), str(problem), "the JSON of an edition, written by treve bulletin") from problem


def late(told: Figures, editions: Sequence[Earlier]) -> Late:
    """Incidents of earlier periods told for the first time: by the earlier editions where they are given, else by publication."""
    before = [one for one in told.earlier if one.surely]
    if editions:
        known = {report for edition in editions for one in edition.incidents for report in one["reports"]}
        since = min(edition.starts_at for edition in editions).astimezone(dt.UTC).replace(tzinfo=None)
        added = [one for one in before if one.earliest_at >= since and one.passed_on and not known & set(one.reports)]
        return Late(tuple(added))
    last, cut_off = told.previous.last_day, told.period.last_day
    late_ones = [one for one in before if one.known_by(last) is False and one.known_by(cut_off)]
    return Late(
        tuple(late_ones),
        sum(one.published == last for one in before),
        sum(one.known_by(last) is None for one in before),
    )


def corrections(told: Figures, editions: Sequence[Earlier]) -> tuple[Correction, ...]:
    """Every incident of the earlier editions that is told otherwise now, edition by edition."""
    by_report = {report: one for one in (*told.earlier, *told.longer, *told.now) for report in one.reports}
    found = []
    for edition in sorted(editions, key=lambda one: one.ends_at):
        for was in edition.incidents:
            now = next((by_report[report] for report in was["reports"] if report in by_report), None)
            changed = () if now is None else _changed(was, now)
            if now is None or changed:
                found.append(Correction(was["reports"][0], edition.ends_at, changed))
    return tuple(found)


def _changed(was: Mapping[str, Any], now: Listed) -> tuple[tuple[str, Any, Any], ...]:
    is_now = incident_values(now)
    changed = [(key, was.get(key), is_now[key]) for key in _COMPARED if was.get(key) != is_now[key]]
    if set(was["reports"]) != set(now.reports):
        changed.append(("reports", list(was["reports"]), list(now.reports)))
    return tuple(changed)


def incident_values(one: Listed) -> dict[str, Any]:
    """One incident as plain values for JSON."""
    return {
        "reports": list(one.reports),
        "surely_in_period": one.surely,
        "first_day": one.first_day.isoformat(),
        "last_day": one.last_day.isoformat(),
        "earliest_at": f"{one.earliest_at.isoformat()}Z",
        "latest_at": f"{one.latest_at.isoformat()}Z",
        "place": one.place,
        "admin1": one.admin1,
        "country": one.country,
        "latitude": one.latitude,
        "longitude": one.longitude,
        "place_precision": one.place_precision,
        "act": one.act,
        "act_disputed": one.act_disputed,
        "perpetrator_basis": one.perpetrator_basis,
        "alleged": list(one.alleged),
        "targets": list(one.targets),
        "recorders": list(one.recorders),
        "deaths_low": one.deaths_low,
        "deaths_high": one.deaths_high,
        "injured_low": one.injured_low,
        "injured_high": one.injured_high,
        "published": one.published.isoformat() if one.published else None,
        "verdicts": dict(one.verdicts),
    }
