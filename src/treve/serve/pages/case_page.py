"""The page of one case: what each side says, who did it, what was ruled, what the party answered, and what may be done now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from treve.bulletin import coded_words
from treve.casebook import case_list, colleagues, filing_list, incidents, missing_evidence, report_list, roster
from treve.casebook.book import Connection
from treve.casebook.roles import Deed
from treve.casebook.rulings import STANDARDS
from treve.casebook.visible import Viewer
from treve.casebook.workflow import ONLY_OUTCOME, Outcome, State
from treve.serve.given import CaseInPath
from treve.serve.pages import case_history, case_words
from treve.serve.pages.case_deeds import DEEDS, is_simple, possible
from treve.serve.pages.desk import AtDesk, Desk

router = APIRouter()
_ROWS_OF_VOTES = 3


@router.get("/cases/{case_id}")
def case(desk: AtDesk, case_id: CaseInPath) -> HTMLResponse:
    """One case."""
    return show(desk, case_id)


def _form_of(deed: str) -> None:
    def form(desk: AtDesk, case_id: CaseInPath, to: str = "") -> HTMLResponse:
        return show(desk, case_id, deed, {"to": to})

    router.add_api_route(f"/cases/{{case_id}}/{deed}", form, methods=["GET"], name=f"case_{deed}")


for _deed in DEEDS:
    _form_of(_deed)


def show(
    desk: Desk,
    case_id: str,
    deed: str = "",
    kept: Mapping[str, Any] | None = None,
    wrong: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """The page, with the form of a deed open where one is named.

    kept   what was written into that form
    wrong  field → what is wrong with it; the page then comes with status 422
    """
    with desk.asks.reading() as (connection, viewer):
        values = _values(connection, viewer, case_id, deed)
    may = values["possible"]
    kept = dict(kept or {})
    fits = [one for one in may if one.deed == deed and one.to == kept.get("to", "")]
    values |= {
        "deed": deed if fits else "",
        "asked_in_vain": bool(deed) and not fits,
        "deed_label": fits[0].label if fits else "",
        "kept": kept,
        "votes": kept.get("votes") or _votes(values["rulings"]),
        "wrong": dict(wrong or {}),
    }
    return desk.page("case.html", 422 if wrong else 200, **values)


def _values(connection: Connection, viewer: Viewer, case_id: str, deed: str) -> dict[str, Any]:
    told = case_list.shown(connection, viewer, case_id)
    bodies: Sequence[Mapping[str, Any]] = told.get("history", ())
    found = report_list.some(connection, viewer, told["reports"])
    reports = [found[one] for one in told["reports"] if one in found]
    names = colleagues.names(connection, viewer, case_history.accounts(bodies))
    alive = [one for one in reports if one["state"] in ("filed", "corrected")]
    today = dt.datetime.now(dt.UTC).date().isoformat()
    return {
        "case": told,
        "whole": "history" in told,
        "is_simple": is_simple(told),
        "reports": reports,
        "incident": incidents.incident(alive),
        "missing": missing_evidence.missing(reports),
        "history": case_history.history(bodies, names),
        "names": names,
        "assigned": case_history.assigned(bodies),
        "tabled": case_history.tabled(bodies),
        "attributions": case_history.attributions(bodies),
        "rulings": case_history.determinations(bodies),
        "notifications": filing_list.notifications(connection, viewer, case_id),
        "remedies": filing_list.remedies(connection, viewer, case_id),
        "possible": possible(viewer, told),
        "after": len(told.get("steps", ())) - 1,
        "today": today,
        "may_record_silence": viewer.may(Deed.NOTIFY),
        "may_end_remedies": viewer.may(Deed.REMEDY),
        "officers": roster.officers(connection) if viewer.may(Deed.ASSIGN) else [],
        "compartments": _compartments(connection, viewer) if deed in ("notification", "remedy") else [],
        "words": case_words,
        "act_words": coded_words.act,
        "standards": [(one, case_words.STANDARDS[one]) for one in STANDARDS],
        "outcomes": _outcomes(State(told["state"])),
    }


def _outcomes(state: State) -> list[tuple[str, str]]:
    """What a ruling may say, coming from this state."""
    only = ONLY_OUTCOME.get(state)
    return [(one.value, case_words.OUTCOMES[one.value]) for one in Outcome if only in (None, one)]


def _compartments(connection: Connection, viewer: Viewer) -> list[tuple[str, str]]:
    """The compartments to which something may be sent; for who sends it."""
    if not (viewer.may(Deed.NOTIFY) or viewer.may(Deed.REMEDY)):
        return []
    return [(name, name) for name, _ in roster.compartments(connection) if name != "public"]


def _votes(rulings: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Lines to vote in: the components of an earlier ruling of the case, else empty ones."""
    before = [{"name": name, "outcome": "", "dissent": ""} for name in rulings[-1]["votes"]] if rulings else []
    return before or [{"name": "", "outcome": "", "dissent": ""}] * _ROWS_OF_VOTES
