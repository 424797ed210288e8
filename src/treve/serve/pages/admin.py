"""People, compartments, what somebody will see, jobs and storage: for who manages accounts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, Response

from treve.bulletin import coded_words
from treve.casebook import people, report_form, roster, seen_by, upkeep
from treve.casebook.book import Connection
from treve.casebook.roles import Deed, Role
from treve.casebook.visible import Viewer
from treve.catalogue import in_words
from treve.errors import BadValue, Refused
from treve.serve.given import AccountId
from treve.serve.pages import case_words, report_fields, role_words
from treve.serve.pages.desk import AtDesk, Desk, Sent, words
from treve.serve.paging import Page, cut
from treve.serve.routes.accounts import GrantInPath
from treve.serve.routes.session import hashing

router = APIRouter()
_NOBODY: Mapping[str, Any] = {"seen": None}
_ON_A_PAGE = 100


@router.get("/admin")
def show(
    desk: AtDesk,
    role: Annotated[Role | None, Query()] = None,
    compartment: Annotated[str, Query(max_length=200)] = "",
    after: AccountId | None = None,
) -> HTMLResponse:
    """Everybody with their roles, the compartments, jobs and storage; with a role and a compartment: what it would see."""
    return _page(desk, role=role, compartment=compartment, after=after)


@router.get("/admin/people/{account_id}")
def person(desk: AtDesk, account_id: AccountId) -> HTMLResponse:
    """One account: roles, what it sees now, and what may be done with it."""
    return _person(desk, account_id)


@router.post("/admin/people")
def add(desk: AtDesk, form: Sent) -> Response:
    """Make an account, as yet without any role."""
    _must_manage(desk)
    try:
        with hashing(), desk.asks.writing() as (writing, viewer):
            viewer.must(Deed.MANAGE)
            account_id = people.add_account(writing, words(form, "name"), str(form.get("password", "")))
    except (BadValue, Refused) as problem:
        return _page(desk, 422, wrong_person=in_words(problem.said), name=words(form, "name"))
    return desk.go(f"/admin/people/{account_id}", done="saved")


@router.post("/admin/compartments")
def add_compartment(desk: AtDesk, form: Sent) -> Response:
    """Make a compartment."""
    _must_manage(desk)
    try:
        with desk.asks.writing() as (writing, viewer):
            viewer.must(Deed.MANAGE)
            name = words(form, "compartment_name")
            if not name:
                raise BadValue("compartment", "name", name, "a name")
            people.add_compartment(writing, name, words(form, "meaning"))
    except (BadValue, Refused) as problem:
        return _page(desk, 422, wrong_compartment=in_words(problem.said))
    return desk.go("/admin", done="saved")


@router.post("/admin/people/{account_id}/grants")
def grant(desk: AtDesk, account_id: AccountId, form: Sent) -> Response:
    """Give a role in a compartment."""
    _must_manage(desk)
    role = words(form, "role")
    if role not in {one.value for one in Role}:
        return _person(desk, account_id, 422)
    with desk.asks.writing() as (writing, viewer):
        viewer.must(Deed.MANAGE)
        people.name_of(writing.connection, account_id)
        people.grant(writing, account_id, Role(role), words(form, "compartment"))
    return desk.go(f"/admin/people/{account_id}", done="saved")


@router.post("/admin/grants/{grant_id}/end")
def end_grant(desk: AtDesk, grant_id: GrantInPath) -> Response:
    """Take a role away."""
    with desk.asks.writing() as (writing, viewer):
        viewer.must(Deed.MANAGE)
        people.end_grant(writing, grant_id)
    return desk.go("/admin", done="saved")


@router.post("/admin/people/{account_id}/disable")
def disable(desk: AtDesk, account_id: AccountId) -> Response:
    """Shut an account out: its sessions and tokens end, what it filed stays."""
    with desk.asks.writing() as (writing, viewer):
        viewer.must(Deed.MANAGE)
        people.name_of(writing.connection, account_id)
        people.disable(writing, account_id)
    return desk.go(f"/admin/people/{account_id}", done="saved")


@router.post("/admin/people/{account_id}/reset")
def reset(desk: AtDesk, account_id: AccountId, form: Sent) -> Response:
    """A new password, told to the person by who manages accounts; a lost second factor is taken away where asked."""
    _must_manage(desk)
    try:
        with hashing(), desk.asks.writing() as (writing, viewer):
            viewer.must(Deed.MANAGE)
            people.name_of(writing.connection, account_id)
            people.set_password(writing, account_id, str(form.get("password", "")))
            if words(form, "second_factor") == "away":
                people.end_totp(writing, account_id)
    except BadValue as problem:
        return _person(desk, account_id, 422, wrong_password=in_words(problem.said))
    return desk.go(f"/admin/people/{account_id}", done="saved")


def _must_manage(desk: Desk) -> None:
    """Before anything costs something. Raises Forbidden."""
    desk.viewer.must(Deed.MANAGE)


def _page(
    desk: Desk,
    status: int = 200,
    role: Role | None = None,
    compartment: str = "",
    after: str | None = None,
    **values: object,
) -> HTMLResponse:
    with desk.asks.reading() as (connection, viewer):
        viewer.must(Deed.MANAGE)
        asked = roster.listing(connection, after, _ON_A_PAGE + 1)
        accounts, rest = cut(asked, Page(limit=_ON_A_PAGE), lambda one: str(one["account"]))
        compartments = roster.compartments(connection)
        house = upkeep.told(connection, viewer)
        seen = _seen(connection, viewer, seen_by.as_role(role, compartment)) if role is not None else {}
    usual = {"wrong_person": "", "wrong_compartment": "", "name": ""}
    told = {
        "accounts": accounts,
        "more": f"/admin?{urlencode({'after': rest})}" if rest else "",
        "compartments": compartments,
        "house": house,
        "role": role.value if role is not None else "",
        "compartment": compartment,
        "runs": _runs(desk.request.app.state.options.runs),
        "said": role_words,
    }
    return desk.page("admin.html", status, **usual | dict(_NOBODY) | seen | told | values)


def _person(desk: Desk, account_id: str, status: int = 200, **values: object) -> HTMLResponse:
    with desk.asks.reading() as (connection, viewer):
        viewer.must(Deed.MANAGE)
        one = roster.shown(connection, account_id)
        seen = {} if one["disabled"] else _seen(connection, viewer, people.viewer(connection, account_id))
        compartments = roster.compartments(connection)
    usual = {"wrong_password": ""}
    told = {"one": one, "compartments": compartments, "said": role_words}
    return desk.page("admin_person.html", status, **usual | dict(_NOBODY) | seen | told | values)


def _seen(connection: Connection, asking: Viewer, other: Viewer) -> dict[str, Any]:
    """What somebody would see: numbers, and an example of a page."""
    return {
        "seen": seen_by.things(connection, asking, other),
        "by_compartment": seen_by.by_compartment(connection, asking, other),
        "example": seen_by.example(connection, asking, other),
        "fields": [one for one in report_fields.FIELDS if one.name not in report_form.SEALED],
        "act_words": coded_words.act,
        "words": case_words,
    }


def _runs(folder: Path | None) -> list[tuple[str, dt.datetime, int]] | None:
    """The runs of the readerships: name, when each was made, bytes; None where none are served."""
    if folder is None:
        return None
    found = []
    for run in sorted(folder.glob("*/summary.json")):
        size = sum(path.stat().st_size for path in run.parent.rglob("*") if path.is_file())
        found.append((run.parent.name, dt.datetime.fromtimestamp(run.stat().st_mtime, dt.UTC), size))
    return found
