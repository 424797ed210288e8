"""Taking some reports of a case into a new one: chosen on the page of the case, looked at, and done only then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from treve.bulletin import coded_words
from treve.casebook import case_list, links, merging, report_list
from treve.casebook.book import Connection
from treve.casebook.links import LinkDecision
from treve.casebook.merging import Parted
from treve.casebook.visible import Viewer
from treve.serve.given import CaseInPath
from treve.serve.pages import case_words
from treve.serve.pages.case_page import show
from treve.serve.pages.desk import AtDesk, Sent, words
from treve.serve.pages.sent import read
from treve.serve.routes.many_cases import Splitting

router = APIRouter()


@router.post("/cases/{case_id}/split")
def split(desk: AtDesk, case_id: CaseInPath, form: Sent) -> Response:
    """Say which reports would go and what would stay; part them only once that was shown."""
    chosen = [one for one in form.getlist("report") if isinstance(one, str)]
    reason = words(form, "reason")
    given, wrong = read(Splitting, {"reports": chosen, "reason": reason})
    if given is None:
        return show(desk, case_id, "split", {"reports": chosen, "reason": reason}, wrong)
    if words(form, "certain") != "yes":
        with desk.asks.writing() as (writing, viewer):
            found = merging.parted(writing, viewer, case_id, given.reports)
            values = _told(writing.connection, viewer, case_id, found)
        return desk.page("case_split.html", reason=given.reason, **values)
    with desk.asks.writing() as (writing, viewer):
        new = merging.split(writing, viewer, case_id, given.reports, given.reason)
        # Whoever sees only what was given to them does not see the new case, which was given to nobody yet.
        seen = bool(case_list.some(writing.connection, viewer, [new]))
    return desk.go(f"/cases/{new if seen else case_id}", done="split")


def _told(connection: Connection, viewer: Viewer, case_id: str, found: Parted) -> dict[str, Any]:
    shown = report_list.some(connection, viewer, [*found.going, *found.staying])
    return {
        "case": case_list.some(connection, viewer, [case_id])[0],
        "going": [shown[one] for one in found.going],
        "staying": [shown[one] for one in found.staying],
        "torn": torn(links.decisions(connection, viewer), found.going, found.staying),
        "words": case_words,
        "act_words": coded_words.act,
    }


def torn(decided: Sequence[LinkDecision], going: Sequence[str], staying: Sequence[str]) -> list[LinkDecision]:
    """The decisions that two reports tell the same incident, one of which would go while the other stays."""
    sides = (frozenset(going), frozenset(staying))
    return [
        one for one in decided if one.answer == "same" and all({one.report_1, one.report_2} & side for side in sides)
    ]
