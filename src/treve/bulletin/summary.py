"""What a run comes to, as the contract `summary.json`: every number names the table it was counted from."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from treve.bulletin import phrases
from treve.bulletin.voices import Voices
from treve.errors import RunFolderError
from treve.model.finding import Flag, Verdict
from treve.normalise.zones import has_not_come
from treve.read.source import sources
from treve.settings import Setting
from treve.store.protocol import Store

SCHEMA = 1
"""Version of summary.json: keys may be added under it, none renamed."""

_NEEDED = ("agreements", "run", "reports", "incidents", "quality")

TABLES_OF: dict[str, str] = {
    "run.inputs": "input",
    "reports": "report",
    "incidents": "incident",
    "linking": "incident, pair, incident_report",
    "agreements.times": "agreement_time",
    "agreements.contested": "contested_incident",
    "agreements.effect": "analysis.json; incident, place, front, in_territory",
    "agreements.readings.effective": "reading",
    "agreements.readings.ended": "reading",
    "agreements.readings.findings": "finding; outside_time and outside_territory: outside_count",
    "agreements.readings.flags": "finding",
    "agreements.readings.reasons": "finding_reason",
    "quality.data_begin": "report",
    "quality.data_end": "report",
    "quality.reports_ahead": "report",
    "quality.vague_days": "incident",
    "quality.vague_places": "incident, place",
    "quality.unresolved_names": "unresolved_name, report_actor, actor_set_member",
    "quality.rejected_rows": "input",
    "quality.repeated_rows": "input",
    "quality.largest_recorder": "report_actor, actor_set_member",
    "quality.recorders": "report_actor, actor_set_member",
    "quality.reports_without_recorder": "report_actor",
}
"""The table behind each number of the summary."""

_FIRST_READINGS = ("strict", "presumed")


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What the store does not know of the run that made it.

    version   version of treve; seconds: wall time of the run; engine: name and version of the store
    settings  the settings of the run; warnings: sentences for the reader, assumptions first
    command   the command that made the run; None if it was made from Python
    order     what the run was asked for, as plain values for JSON
    """

    version: str
    seconds: float
    engine: str
    settings: tuple[Setting, ...]
    warnings: tuple[str, ...]
    command: str | None = None
    order: Mapping[str, object] = field(default_factory=dict)


def summary_of(content: Any, path: Path) -> dict[str, Any]:
    """What a file holds, where that is the summary of a run. Raises RunFolderError."""
    if not isinstance(content, dict) or any(key not in content for key in _NEEDED):
        raise RunFolderError(f"{path}: is no summary of a run; expected what `treve run` wrote")
    return content


def summary(store: Store, facts: RunFacts) -> dict[str, object]:
    """The contents of summary.json, schema 1: values for JSON only, instants as 2016-12-29T22:00:00Z, None where not known."""
    incidents = _one(store, "bulletin/count_vague.sql")
    reports = _one(store, "bulletin/count_reports.sql")
    return {
        "treve": facts.version,
        "schema": SCHEMA,
        "run": {
            "seconds": round(facts.seconds, 3),
            "engine": facts.engine,
            "settings": {setting.name: setting.value for setting in facts.settings},
            "inputs": _inputs(store),
            "command": facts.command,
            "order": dict(facts.order),
        },
        "reports": reports["reports"],
        "incidents": incidents["incidents"],
        "linking": {"asked": _linked(facts.settings), **_one(store, "bulletin/link_counts.sql")},
        "agreements": _agreements(store),
        "quality": _quality(store, reports, incidents),
        "tables": TABLES_OF,
        "warnings": list(facts.warnings),
    }


def _linked(settings: Iterable[Setting]) -> bool:
    return any(one.name == "link" and one.value for one in settings)


def reading_order(readings: Iterable[str]) -> list[str]:
    """Readings as a reader meets them: strict, presumed, then the authorities by id."""
    return sorted(readings, key=lambda one: (_FIRST_READINGS.index(one) if one in _FIRST_READINGS else 9, one))


def _inputs(store: Store) -> list[dict[str, object]]:
    installed = sources()
    rows = sorted(_rows(store, "input"), key=lambda row: int(row["input_id"]))
    return [
        {"title": installed[row["source"]].title if row["source"] in installed else row["source"]}
        | {key: value for key, value in row.items() if key != "input_id"}
        for row in rows
    ]


def _agreements(store: Store) -> list[dict[str, object]]:
    voices = Voices.of(store)
    contested = {row["agreement_id"]: row["incidents"] for row in _rows(store, "bulletin/count_contested.sql")}
    times = _grouped(_rows(store, "agreement_time"), "agreement_id")
    readings = _grouped(_rows(store, "reading"), "agreement_id")
    counts = _grouped(_rows(store, "bulletin/count_findings.sql"), "agreement_id", "reading")
    reasons = _grouped(_rows(store, "bulletin/count_reasons.sql"), "agreement_id", "reading")
    blocks = []
    for agreement in sorted(_rows(store, "agreement"), key=lambda row: str(row["agreement_id"])):
        key = agreement["agreement_id"]
        own = {row["reading"]: row for row in readings[(key,)]}
        presumed = _bounds(own.get("presumed"))
        blocks.append(
            {
                "id": key,
                "title": agreement["title"],
                "zone": agreement["zone"],
                "effective": presumed["effective"],
                "ended": presumed["ended"],
                "times": [_time(row, voices) for row in times[(key,)]],
                "contested": contested.get(key, 0),
                "readings": [
                    {
                        "reading": reading,
                        **_bounds(own[reading]),
                        **_verdicts(counts[(key, reading)]),
                        "reasons": {
                            row["reason"]: row["incidents"]
                            for row in sorted(
                                reasons[(key, reading)], key=lambda row: (-row["incidents"], row["reason"])
                            )
                        },
                    }
                    for reading in reading_order(own)
                ],
                "effect": None,
                "holding": None,
                "durability": None,
            }
        )
    return blocks


def _time(row: Mapping[str, Any], voices: Voices) -> dict[str, object]:
    return {
        "what": row["what"],
        "value": row["value"],
        "zone": row["zone"],
        "utc": phrases.iso(row["utc"]),
        "by": voices.names(row["asserted_by"]),
        "by_ids": row["asserted_by"].split(";"),
        "precision": row["precision"],
        "kind": row["kind"],
        "legal_end": row["legal_end"],
        "in_text": row["in_text"],
        "source": row["source"],
        "note": row["note"],
    }


def _bounds(reading: Mapping[str, Any] | None) -> dict[str, object]:
    bounds: dict[str, object] = {}
    for key, column in (("effective", "starts"), ("ended", "ends")):
        earliest = reading[f"{column}_earliest"] if reading else None
        latest = reading[f"{column}_latest"] if reading else None
        bounds[key] = phrases.iso(earliest) if earliest == latest else None
        if earliest != latest:
            bounds[f"{key}_between"] = [phrases.iso(earliest), phrases.iso(latest)]
    return bounds


def _verdicts(rows: Iterable[Mapping[str, Any]]) -> dict[str, object]:
    findings = dict.fromkeys((str(verdict) for verdict in Verdict), 0)
    flags = dict.fromkeys((str(flag) for flag in Flag), 0)
    for row in rows:
        findings[row["verdict"]] += row["incidents"]
        if row["verdict"] == Verdict.COVERED:
            flags = {flag: row[flag] for flag in flags}
    return {"flags": flags, "findings": findings}


def data_end_of(store: Store, last: dt.date | None) -> tuple[dt.date | None, int]:
    """The last day that reports speak of and that has come, and how many reports speak of none that has.

    A report of some day of a year that has not ended speaks of its first day, at least.
    """
    if last is None or not has_not_come(last):
        return last, 0
    days = _rows(store, "bulletin/report_days.sql")
    come = [row for row in days if not has_not_come(row["first_day"])]
    ends = [row["first_day"] if has_not_come(row["last_day"]) else row["last_day"] for row in come]
    return max(ends, default=None), sum(row["reports"] for row in days if row not in come)


def _quality(store: Store, reports: Mapping[str, Any], incidents: Mapping[str, Any]) -> dict[str, object]:
    inputs = _rows(store, "input")
    names = _rows(store, "unresolved_name")
    recorders = _rows(store, "bulletin/count_recorders.sql")
    end, ahead = data_end_of(store, reports["last_day"])
    return {
        "data_begin": _iso_day(reports["first_day"] if end is not None else None),
        "data_end": _iso_day(end),
        "reports_ahead": ahead,
        "vague_days": incidents["vague_days"],
        "vague_places": incidents["vague_places"],
        "unresolved_names": {
            "names": len({row["name"] for row in names}),
            "side_names": len({row["name"] for row in names if row["role"] == "side"}),
            "reports": _one(store, "bulletin/count_unresolved.sql")["reports"],
        },
        "rejected_rows": sum(row["rejected"] for row in inputs),
        "repeated_rows": sum(row["repeated"] for row in inputs),
        "largest_recorder": _largest_recorder(recorders, reports["reports"]),
        "recorders": len(recorders),
        "reports_without_recorder": reports["without_recorder"],
    }


def _largest_recorder(recorders: list[dict[str, Any]], reports: int) -> dict[str, object] | None:
    if not recorders:
        return None
    largest = min(recorders, key=lambda row: (-row["reports"], row["recorder"]))
    return {
        "name": largest["recorder"],
        "id": largest["actor_id"],
        "reports": largest["reports"],
        "share": round(largest["reports"] / reports, 4),
    }


def _iso_day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _rows(store: Store, sql_file: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = store.fetch(sql_file).to_pylist()
    return rows


def _one(store: Store, sql_file: str) -> dict[str, Any]:
    return _rows(store, sql_file)[0]


def _grouped(rows: Iterable[dict[str, Any]], *keys: str) -> Mapping[tuple[Any, ...], list[dict[str, Any]]]:
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[key] for key in keys)].append(row)
    return groups
