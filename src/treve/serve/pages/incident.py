"""One incident: its account, each version of it, the evidence that links them, the findings, rulings, what is missing, history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Path
from starlette.responses import HTMLResponse

from treve.bulletin.explain_finding import AgreementAnswer
from treve.bulletin.linking import RELATIONS, compared, percent
from treve.bulletin.words import ANSWERS
from treve.casebook import case_list
from treve.errors import NotFound
from treve.serve.pages import incident_words, own_run
from treve.serve.pages.desk import AtDesk, Desk
from treve.serve.pages.incidents import voices_of
from treve.serve.query import EVERYTHING
from treve.serve.sought.listed import Listed, listed
from treve.serve.sought.one_incident import OneIncident, Pair, one_incident
from treve.serve.sought.ready import Sought

router = APIRouter()
IncidentInPath = Annotated[int, Path(ge=0, lt=2**31, description="Number of an incident in one's own run")]
# How a report of the casebook is called in a run.
_OWN = "table:R-"


@router.get("/incidents/{incident_id}")
def incident(desk: AtDesk, incident_id: IncidentInPath, rows: bool = False) -> HTMLResponse:
    """The page. rows: with the raw rows of its reports."""
    with own_run.sought(desk, EVERYTHING) as sought:
        if sought is None:
            return desk.page("no_run.html")
        return desk.page("incident.html", 200, **_told(desk, sought, incident_id, rows))


def _told(desk: Desk, sought: Sought, incident_id: int, rows: bool) -> dict[str, object]:
    one = next(iter(listed(sought.run, [incident_id], "")), None)
    if one is None:
        raise NotFound("incident", str(incident_id))
    whole = one_incident(sought, incident_id, rows)
    voices = voices_of(sought)
    cases = _cases(desk, whole)
    rulings = [ruling for case in cases for ruling in case["rulings"]]
    first = whole.reports[0]
    registered = own_run.registered(desk)
    return {
        "one": one,
        "sentence": incident_words.sentence(one, voices),
        "versions": [incident_words.version(told, told.report.report_id in whole.superseded) for told in whole.reports],
        "further": whole.further,
        "together": [_pair(pair) for pair in whole.together],
        "perhaps": [_pair(pair) for pair in whole.perhaps],
        "agreements": [
            _agreement(answer, registered.get(answer.agreement_id)) for answer in first.agreements if answer.found
        ],
        "outside": [answer.title for answer in first.agreements if not answer.found],
        "cases": cases,
        "rulings": rulings,
        "outcomes": incident_words.OUTCOMES,
        "missing": incident_words.missing(one, whole, len(rulings)),
        "history": _history(whole, rulings),
        "rows": rows,
        "place": first.place,
        "incident": first.incident,
        "map": _on_map(one),
    }


def _on_map(one: Listed) -> str:
    return f"/map?q=from%3A{one.first_day}+to%3A{one.last_day}"


def _pair(pair: Pair) -> dict[str, Any]:
    levels = sorted(pair.weights.evidence[1:], key=lambda level: -abs(level.bits)) if pair.weights else []
    return {
        "own": pair.own,
        "other": pair.other,
        "other_incident": pair.other_incident,
        "relation": RELATIONS[pair.relation],
        "chance": percent(pair.chance) if pair.chance is not None else "",
        "start": f"{pair.weights.evidence[0].bits:+.1f}" if pair.weights else "",
        "bits": f"{pair.weights.bits:+.1f}" if pair.weights else "",
        "levels": [(compared(level.compared), level.meaning, f"{level.bits:+.1f}") for level in levels],
    }


def _agreement(answer: AgreementAnswer, registered: int | None) -> dict[str, Any]:
    return {
        "id": answer.agreement_id,
        "registered": registered,
        "title": answer.title,
        "contested": answer.contested,
        "readings": [
            {
                "name": reading.name,
                "verdict": reading.verdict_in_words,
                "code": reading.verdict.value,
                "changes": incident_words.changes(reading),
                "answers": [
                    {
                        "question": one.question,
                        "answer": ANSWERS[one.answer],
                        "reason": one.reason,
                        "clause": one.clause,
                        "decides": incident_words.failed(one) or incident_words.opened(one),
                    }
                    for one in reading.answers
                ],
                "standings": reading.standings,
                "times": reading.times,
            }
            for reading in answer.readings
        ],
    }


def _cases(desk: Desk, whole: OneIncident) -> list[dict[str, Any]]:
    """The cases of its reports that this person sees, with the rulings of those whose steps they may read."""
    ids = [told.report.report_id for told in whole.reports]
    own = [one.removeprefix("table:") for one in ids if one.startswith(_OWN)]
    found: dict[str, dict[str, Any]] = {}
    with desk.asks.reading() as (connection, viewer):
        for report in own:
            for case in case_list.listing(connection, viewer, case_list.Wanted(report=report)):
                if case["case"] not in found:
                    shown = case_list.shown(connection, viewer, case["case"])
                    found[case["case"]] = {**case, "rulings": _rulings(shown)}
    return list(found.values())


def _rulings(case: Mapping[str, Any]) -> list[dict[str, Any]]:
    history = case.get("history", [])
    return [{**entry, "case": case["case"]} for entry in history if "determination" in entry and "votes" in entry]


def _history(whole: OneIncident, rulings: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """What came when, as far as it is known: day (ISO), kind, id."""
    found = [
        (
            told.report.published.isoformat() if told.report.published else "",
            "superseded" if told.report.report_id in whole.superseded else "report",
            told.report.report_id,
        )
        for told in whole.reports
    ]
    found += [(str(one.get("at", ""))[:10], "ruling", str(one["case"])) for one in rulings]
    return sorted(found, key=lambda one: (one[0] == "", one))
