"""An edition as plain values: the JSON that later editions are compared with."""

from __future__ import annotations

from typing import Any

from treve.bulletin.edition import figures
from treve.bulletin.edition.casework import plain
from treve.bulletin.edition.changes import SCHEMA, incident_values
from treve.bulletin.edition.content import Around
from treve.bulletin.edition.figures import OUTSIDE, Bounds, Figures
from treve.bulletin.edition.period import Period
from treve.model.finding import Verdict


def values(told: Figures, around: Around) -> dict[str, Any]:
    """The figures and the incidents. Numbers of incidents are [at least, at most]; None: cannot be told."""
    dead, without = figures.deaths(told.now)
    return {
        "schema": SCHEMA,
        "treve": around.version,
        "agreement_id": told.agreement_id,
        "title": told.title,
        "kind": str(told.period.kind),
        "period": _period(told.period),
        "previous_period": _period(told.previous),
        "data_begin": told.data_begin.isoformat() if told.data_begin else None,
        "data_end": told.data_end.isoformat() if told.data_end else None,
        "counting_rule": {"rule": around.rule.rule, "version": around.rule.version},
        "incidents_recorded": _pair(figures.count(told.now)),
        "incidents_recorded_before": _pair(figures.count(told.before)),
        "deaths": {"bounds": _pair(dead), "incidents_without_a_figure": without},
        "verdicts": {reading: _verdicts(told, reading) for reading in told.readings},
        "published_after_cut_off": told.not_yet,
        "longer_records": len(told.longer),
        "listed_apart": sum(not one.passed_on for one in told.now),
        "late_additions": {
            "incidents": len(around.late.incidents),
            "published_on_the_day_of_the_last_cut_off": around.late.unsure,
            "cannot_be_told": around.late.unknown,
        },
        "corrections": None
        if around.corrections is None
        else [
            {"report": one.report, "edition": one.cut_off.isoformat(), "changed": [list(part) for part in one.changed]}
            for one in around.corrections
        ],
        "recorders": [{"name": one.name, "reports": one.now, "reports_before": one.before} for one in told.recorders],
        "checkpoint": around.checkpoint,
        "casework": plain(around.casework) if around.casework is not None else None,
        "replaces": around.replaces,
        "exercise": around.exercise,
        "inputs": [
            {key: row[key] for key in ("title", "version", "sha256", "licence", "citation")} for row in around.inputs
        ],
        "incidents": [incident_values(one) for one in told.now if one.passed_on],
    }


def _period(period: Period) -> dict[str, str]:
    start, end = period.utc
    return {"zone": period.zone, "starts_at": f"{start.isoformat()}+00:00", "ends_at": f"{end.isoformat()}+00:00"}


def _pair(value: Bounds) -> list[int]:
    return [value.low, value.high]


def _verdicts(told: Figures, reading: str) -> dict[str, dict[str, list[int]]]:
    codes = [*(str(one) for one in Verdict), OUTSIDE]
    both = {
        code: [figures.count(listed, figures.has_verdict(reading, code)) for listed in (told.now, told.before)]
        for code in codes
    }
    return {
        code: {"now": _pair(now), "before": _pair(before)}
        for code, (now, before) in both.items()
        if now.high or before.high
    }
