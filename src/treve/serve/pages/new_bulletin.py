"""Make a bulletin: for a period from a run, on one case, to a party, or for everybody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from treve.bulletin.edition.period import Kind
from treve.casebook import bulletin_list
from treve.casebook.bulletin_from_run import Asked
from treve.casebook.bulletin_in_public import AskedPublic
from treve.casebook.bulletin_on_case import AskedCase, AskedLetter
from treve.casebook.bulletin_readers import Reach
from treve.casebook.roles import Deed
from treve.casebook.visible import Forbidden
from treve.catalogue import LANGUAGES, in_words
from treve.errors import BadValue, NotFound, Refused, worded
from treve.serve import new_edition, run_of
from treve.serve.given import LogKey
from treve.serve.new_edition import How
from treve.serve.pages import bulletin_words
from treve.serve.pages.desk import AtDesk, Desk, Sent, words

router = APIRouter()
Choice = TypeVar("Choice", Kind, Reach)
_WEEK = dt.timedelta(days=7)
Values = Mapping[str, str]


@router.get("/bulletins/new")
def new(desk: AtDesk, replaces: str = "") -> HTMLResponse:
    """The forms; those of the edition that is to be replaced filled as that was asked for."""
    desk.viewer.must(Deed.DRAFT_BULLETIN)
    return _forms(desk, _as_before(desk, replaces))


@router.post("/bulletins/period")
def for_period(desk: AtDesk, form: Sent, key: LogKey) -> Response:
    """A daily, weekly or monthly edition from one's own run."""

    def asked(values: Values) -> How:
        wanted = Asked(
            kind=_one_of(Kind, values["kind"], "kind"),
            until=_day(values["until"], "until"),
            reach=_one_of(Reach, values["reach"], "reach"),
            cut_off=values["cut_off"] or "24:00",
            zone=values["zone"] or None,
            agreement=values["agreement"] or None,
            languages=_languages(form),
            replaces=values["replaces"] or None,
        )
        return new_edition.of_period(desk.request, wanted)

    return _make(desk, form, key, asked)


@router.post("/bulletins/public")
def for_everybody(desk: AtDesk, form: Sent, key: LogKey) -> Response:
    """A public edition: counts by area and week."""

    def asked(values: Values) -> How:
        wanted = AskedPublic(
            _day(values["first"], "first"),
            _day(values["public_until"], "until"),
            _languages(form),
            values["hold"] == "yes",
            values["replaces"] or None,
        )
        return new_edition.in_public(desk.request, wanted)

    return _make(desk, form, key, asked)


@router.post("/bulletins/case")
def on_case(desk: AtDesk, form: Sent, key: LogKey) -> Response:
    """An edition on one case, as its readers may know it."""

    def asked(values: Values) -> How:
        reach = _one_of(Reach, values["case_reach"], "reach")
        wanted = AskedCase(values["case"], reach, _languages(form), values["replaces"] or None)
        return new_edition.on_case(desk.request, wanted)

    return _make(desk, form, key, asked)


@router.post("/bulletins/letter")
def to_party(desk: AtDesk, form: Sent, key: LogKey) -> Response:
    """The letter of a notification."""

    def asked(values: Values) -> How:
        wanted = AskedLetter(values["notification"], _languages(form), values["replaces"] or None)
        return new_edition.to_party(desk.request, wanted)

    return _make(desk, form, key, asked)


_FIELDS = (
    "kind",
    "until",
    "reach",
    "cut_off",
    "zone",
    "agreement",
    "first",
    "public_until",
    "hold",
    "case",
    "case_reach",
    "notification",
    "replaces",
)


def _make(desk: Desk, form: Sent, key: LogKey, asked: Callable[[Values], How]) -> Response:
    """Keep an edition as a draft; where something is wrong, the forms again with what was written."""
    desk.viewer.must(Deed.DRAFT_BULLETIN)
    values = {name: words(form, name) for name in _FIELDS}
    try:
        bulletin_id = new_edition.keep(desk.asks, key, asked(values))
    except (BadValue, NotFound, Refused) as problem:
        if isinstance(problem, Forbidden):
            raise
        kept = {**values, **{f"language-{one}": "yes" for one in form.getlist("language")}}
        return _forms(desk, kept, in_words(problem.said), 404 if isinstance(problem, NotFound) else 422)
    return desk.go(f"/bulletins/{bulletin_id}", done="drafted")


def _forms(desk: Desk, values: Values, wrong: str = "", status: int = 200) -> HTMLResponse:
    agreements, no_run = _agreements(desk)
    today = dt.datetime.now(dt.UTC).date()
    monday = today - dt.timedelta(days=today.weekday())
    usual = {
        "until": today.isoformat(),
        "first": (monday - 4 * _WEEK).isoformat(),
        "public_until": monday.isoformat(),
        "cut_off": "24:00",
    }
    if not any(name.startswith("language-") for name in values):
        usual |= {f"language-{code}": "yes" for code in LANGUAGES}
    return desk.page(
        "new_bulletin.html",
        status,
        values=dict.fromkeys(_FIELDS, "") | usual | {name: value for name, value in values.items() if value},
        agreements=agreements,
        no_run=no_run,
        releases=desk.viewer.may(Deed.NOTIFY),
        wrong=wrong,
        said=bulletin_words,
    )


def _agreements(desk: Desk) -> tuple[list[tuple[str, str]], str]:
    """The agreements of one's own run, and why there is none."""
    try:
        with run_of.whole_run(desk.request) as run:
            rows: list[dict[str, Any]] = run.rows.fetch("agreement").to_pylist()
    except Refused as problem:
        return [], in_words(problem.said)
    return [(row["agreement_id"], row["title"]) for row in rows], ""


def _as_before(desk: Desk, bulletin_id: str) -> Values:
    """What an edition was asked for, as values of the forms; nothing where none is named. Raises NotFound."""
    if not bulletin_id:
        return {}
    with desk.asks.reading() as (connection, viewer):
        one = bulletin_list.shown(connection, viewer, bulletin_id)
    order = one.order
    values = {"replaces": bulletin_id, "kind": one.kind, "reach": one.reach.value, "case_reach": one.reach.value}
    values |= {name: str(order[name]) for name in ("cut_off", "zone", "first") if name in order}
    values |= {"until": order.get("until", ""), "public_until": order.get("until", "")}
    about = {"case": "case", "notification": "notification"}.get(one.kind, "agreement")
    return values | {about: one.about} | {f"language-{code}": "yes" for code in order["languages"]}


def _languages(form: Sent) -> tuple[str, ...]:
    wanted = [str(one) for one in form.getlist("language")]
    if not wanted:
        raise BadValue("bulletin", "language", "", worded("one of {known}", known=", ".join(LANGUAGES)), "field")
    return tuple(dict.fromkeys(wanted))


def _day(text: str, field: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise BadValue("bulletin", field, text, "a day as YYYY-MM-DD", "field") from None


def _one_of(kinds: type[Choice], text: str, field: str) -> Choice:
    try:
        return kinds(text)
    except ValueError:
        raise BadValue("bulletin", field, text, worded("one of {known}", known=", ".join(kinds)), "field") from None
