"""One obligation: what is owed, what the party says of it, what was seen of it, each apart; and the forms to say so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, Response

from treve.casebook import colleagues, obligations, roster
from treve.casebook.book import Writing
from treve.casebook.obligations import Obligation
from treve.casebook.roles import Deed
from treve.casebook.visible import Viewer
from treve.errors import BadValue, NotFound
from treve.serve.pages import agreements, duty_words
from treve.serve.pages.desk import AtDesk, Desk, Sent, words
from treve.serve.pages.sent import choose, read, wrong
from treve.serve.routes.obligations import Announcement, Duty, ObligationInPath, Refusal, Verification

router = APIRouter()
_FIELDS = ("holder", "kind", "what", "clause", "due", "amount")
Text = Annotated[str, Query(max_length=200)]


@router.get("/obligations/new")
def new(desk: AtDesk, agreement: Text = "", clause: Text = "") -> HTMLResponse:
    """The form to enter an obligation; filled in where it is one of an agreement."""
    desk.viewer.must(Deed.OBLIGE)
    stated = next((one for one in agreements.stated_duties(desk, agreement) if one.clause_id == clause), None)
    if stated is None:
        return _new(desk, {"clause": agreement})
    return _new(desk, {"clause": stated.name, "what": stated.what, "due": stated.due or ""})


@router.post("/obligations")
def enter(desk: AtDesk, form: Sent) -> Response:
    """Enter what an agreement asks of a party."""
    desk.viewer.must(Deed.OBLIGE)
    kept = {name: words(form, name) for name in _FIELDS}
    given, faults = read(Duty, kept)
    if given is None:
        return _new(desk, kept, faults)
    try:
        with desk.asks.writing() as (writing, viewer):
            made = obligations.add(writing, viewer, Obligation(**given.model_dump()))
    except NotFound:
        return _new(desk, kept, {"holder": choose()})
    return desk.go(f"/obligations/{made}", done="obliged")


@router.get("/obligations/{obligation_id}")
def obligation(desk: AtDesk, obligation_id: ObligationInPath) -> HTMLResponse:
    """One obligation."""
    return _page(desk, obligation_id)


@router.post("/obligations/{obligation_id}/announcement")
def announce(desk: AtDesk, obligation_id: ObligationInPath, form: Sent) -> Response:
    """Say that one's own party has done it, or so much of it; verifies nothing."""
    kept = {name: words(form, name) for name in ("amount", "text", "day")}
    given, faults = read(Announcement, kept)
    if given is None:
        return _page(desk, obligation_id, "announcement", kept, faults)

    def act(writing: Writing, viewer: Viewer) -> None:
        obligations.announce(writing, viewer, obligation_id, given.amount, given.text, given.day)

    return _said(desk, obligation_id, "announcement", kept, act, "announced")


@router.post("/obligations/{obligation_id}/refusal")
def refuse(desk: AtDesk, obligation_id: ObligationInPath, form: Sent) -> Response:
    """Say that one's own party will not do it."""
    kept = {name: words(form, name) for name in ("text", "day")}
    given, faults = read(Refusal, kept)
    if given is None:
        return _page(desk, obligation_id, "refusal", kept, faults)

    def act(writing: Writing, viewer: Viewer) -> None:
        obligations.refuse(writing, viewer, obligation_id, given.text, given.day)

    return _said(desk, obligation_id, "refusal", kept, act, "refused")


@router.post("/obligations/{obligation_id}/verification")
def verify(desk: AtDesk, obligation_id: ObligationInPath, form: Sent) -> Response:
    """Say what was seen there."""
    kept = {name: words(form, name) for name in ("seen", "amount", "text", "day", "report")}
    given, faults = read(Verification, kept)
    if given is None:
        return _page(desk, obligation_id, "verification", kept, faults)

    def act(writing: Writing, viewer: Viewer) -> None:
        obligations.verify(
            writing, viewer, obligation_id, given.seen, given.amount, given.text, given.day, given.report
        )

    return _said(desk, obligation_id, "verification", kept, act, "seen_entered")


def _said(
    desk: Desk,
    obligation_id: str,
    what: str,
    kept: Mapping[str, str],
    act: Callable[[Writing, Viewer], None],
    done: str,
) -> Response:
    """Enter it, or show the page again with what the casebook refuses at its field."""
    try:
        with desk.asks.writing() as (writing, viewer):
            act(writing, viewer)
    except BadValue as problem:
        return _page(desk, obligation_id, what, kept, wrong(problem))
    except NotFound as problem:
        # The obligation itself answers as any page does; a report that one does not see is a field that is wrong.
        if problem.kind != "report":
            raise
        return _page(desk, obligation_id, what, kept, {"report": duty_words.no_report()})
    return desk.go(f"/obligations/{obligation_id}", done=done)


def _page(
    desk: Desk,
    obligation_id: str,
    what: str = "",
    kept: Mapping[str, str] | None = None,
    faults: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """The page. what: the form that was sent; faults: field of it → what is wrong."""
    today = dt.datetime.now(dt.UTC).date()
    with desk.asks.reading() as (connection, viewer):
        one = obligations.shown(connection, viewer, obligation_id, today)
        values: dict[str, Any] = {
            "one": one,
            "last": {name: _last(one, name) for name in ("said", "seen")},
            "names": colleagues.names(connection, viewer, {step["by"] for step in one.history}),
            "may_say": one.obligation.holder in viewer.compartments(Deed.REPLY) and viewer.may(Deed.REPLY),
            "may_verify": viewer.may(Deed.MOVE_CASE),
        }
    more = {"today": today.isoformat(), "duties": duty_words, "said_by_party": obligations.SAID}
    sent = {"what": what, "kept": dict(kept or {}), "wrong": dict(faults or {})}
    return desk.page("obligation.html", 422 if faults else 200, **values, **more, **sent)


def _last(one: obligations.Standing, name: str) -> Mapping[str, Any] | None:
    """The last of the party's words, or of what was seen."""
    kinds = obligations.SAID if name == "said" else obligations.SEEN
    return next((step for step in reversed(one.history) if step["step"] in kinds), None)


def _new(desk: Desk, kept: Mapping[str, str], faults: Mapping[str, str] | None = None) -> HTMLResponse:
    with desk.asks.reading() as (connection, _):
        holders = [(name, name) for name, _ in roster.compartments(connection) if name != "public"]
    values = {"holders": holders, "kinds": list(duty_words.KINDS.items()), "kept": dict(kept)}
    return desk.page("new_obligation.html", 422 if faults else 200, wrong=dict(faults or {}), **values)
