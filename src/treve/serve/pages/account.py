"""One's own account: password, second factor, tokens for programs, and where one wants to be told that there is something."""

from __future__ import annotations

import time
from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from treve.casebook import asking, mailing, people, tokens
from treve.casebook.roles import DOES, Deed
from treve.casebook.visible import Forbidden
from treve.catalogue import current, in_words
from treve.errors import BadValue
from treve.serve import door
from treve.serve.pages import role_words
from treve.serve.pages.desk import AtDesk, Desk, Sent, words
from treve.serve.routes.own_account import TokenInPath
from treve.serve.routes.session import hashing

router = APIRouter()
_DAY = 86_400
_LONGEST_LABEL = 200
_MOST_DAYS = 366


@router.get("/account")
def show(desk: AtDesk) -> HTMLResponse:
    """One's own account."""
    return _page(desk)


@router.post("/account/password")
def set_password(desk: AtDesk, form: Sent) -> Response:
    """Set a new password; every session of the account ends, this one too."""
    new = str(form.get("new", ""))
    try:
        people.check_password(new)
        with hashing():
            _confirm(desk, form)
            with desk.asks.book.write() as writing:
                people.set_password(writing, desk.asks.account_id, new)
    except BadValue as problem:
        return _page(desk, 422, wrong_new=in_words(problem.said))
    except Forbidden as problem:
        return _page(desk, 422, wrong_password=in_words(problem.said))
    answer = RedirectResponse("/sign-in?done=saved", 303)
    door.let_out(answer, desk.request.app.state.options.secure or desk.request.url.scheme == "https")
    return answer


@router.post("/account/second-factor")
def set_second_factor(desk: AtDesk, form: Sent) -> HTMLResponse:
    """Ask for a one-time code at every sign-in from now on; the secret is shown once."""
    try:
        with hashing():
            _confirm(desk, form)
    except Forbidden as problem:
        return _page(desk, 422, wrong_factor=in_words(problem.said))
    with desk.asks.book.write() as writing:
        secret = people.set_totp(writing, desk.asks.account_id)
    return _page(desk, secret=secret)


@router.post("/account/tokens")
def add_token(desk: AtDesk, form: Sent) -> HTMLResponse:
    """Make a token; it is shown once."""
    desk.asks.must_be_session()
    label, days = words(form, "label"), words(form, "days")
    scopes = {str(one) for one in form.getlist("scope")}
    good = label and len(label) <= _LONGEST_LABEL and days.isdecimal() and 0 < int(days[:4]) <= _MOST_DAYS
    if not good or not scopes <= {one.value for one in Deed}:
        return _page(desk, 422, wrong_token=True, label=label)
    expires = int(time.time()) + int(days) * _DAY
    named = frozenset(Deed(one) for one in scopes)
    with desk.asks.book.write() as writing:
        made = people.add_token(writing, desk.asks.account_id, label, named, expires)
    return _page(desk, token=made)


@router.post("/account/tokens/{token}/end")
def end_token(desk: AtDesk, token: TokenInPath) -> Response:
    """Revoke a token."""
    desk.asks.must_be_session()
    with desk.asks.book.write() as writing:
        tokens.end(writing, desk.asks.account_id, token)
    return desk.go("/account", done="saved")


@router.post("/account/mail")
def set_mail(desk: AtDesk, form: Sent) -> Response:
    """Where one wants to be told that there is something; an empty address ends it."""
    desk.asks.must_be_session()
    address = words(form, "address")
    topics = tuple(str(one) for one in form.getlist("topic"))
    try:
        with desk.asks.book.write() as writing:
            mailing.set_address(writing, desk.asks.account_id, address, topics, current().code)
    except BadValue as problem:
        return _page(desk, 422, wrong_address=in_words(problem.said), address=address)
    return desk.go("/account", done="saved")


def _confirm(desk: Desk, form: Sent) -> None:
    """That it is still the account's own person. Raises Forbidden."""
    asking.confirm(desk.asks, str(form.get("password", ""))[:1000], words(form, "code")[:20] or None)


def _page(desk: Desk, status: int = 200, **values: Any) -> HTMLResponse:
    with desk.asks.reading() as (connection, viewer):
        own = mailing.address_of(connection, viewer.account_id)
        mine = tokens.listing(connection, viewer.account_id)
    deeds = sorted({deed.value for role, _ in viewer.grants for deed in DOES[role]})
    usual = {
        "wrong_new": "",
        "wrong_password": "",
        "wrong_factor": "",
        "wrong_token": False,
        "wrong_address": "",
        "secret": "",
        "token": "",
        "label": "",
        "address": own[0] if own else "",
        "topics": own[1] if own else mailing.TOPICS,
    }
    grants = sorted((role.value, compartment) for role, compartment in viewer.grants)
    told = {"grants": grants, "tokens": mine, "deeds": deeds, "said": role_words}
    return desk.page("account.html", status, **usual | told | values)
