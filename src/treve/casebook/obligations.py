"""What an agreement asks of a party by a day, what the party announced, and what somebody went to see.

An announcement verifies nothing, and a verification that saw less than was announced says how much less.
"""

from __future__ import annotations

import datetime as dt
import json
import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, insert, or_, select

from treve.casebook import obligation_evidence, schema, visible
from treve.casebook.book import Writing
from treve.casebook.roles import Deed
from treve.casebook.visible import Forbidden, Viewer
from treve.errors import BadValue, NotFound, worded

# What the party itself can say.
SAID = ("announced", "refused")
KINDS = ("withdrawal", "deployment", "release", "appointment", "map", "access", "other")
# What somebody who went to see can say.
SEEN = ("verified", "partly_verified", "not_done", "could_not_look")
owed, steps, content = schema.obligation, schema.obligation_step, schema.content


@dataclass(frozen=True, slots=True)
class Obligation:
    """What a party owes.

    holder  compartment of the party
    due     day, ISO; None where the agreement names none
    amount  how many of what is named, such as 12 guns; None where the agreement gives no number
    clause  where it stands in the agreement
    """

    holder: str
    kind: str
    what: str
    clause: str
    due: dt.date | None = None
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How an obligation stands on a day.

    state                what was said or seen last, by whomever; `open` before anything was
    said                 the party's own last word, one of SAID; None where it said nothing
    seen                 what was seen last, one of SEEN; None where nobody went
    announced, verified  the last numbers given; None where there is none
    missing              announced less verified, where both are numbers: never below 0
    done                 who looked last, and could look, has seen it done
    overdue              its day has passed and nobody has seen it done
    history              step, day, amount, text, `by` (an account) and `report`: on which it rests, None where one sees none
    """

    obligation_id: str
    obligation: Obligation
    state: str
    said: str | None
    seen: str | None
    announced: int | None
    verified: int | None
    missing: int | None
    done: bool
    overdue: bool
    history: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """What is followed of an agreement.

    clauses    those of which an obligation was entered, whether on this page or not
    page       obligations as `listing` orders them
    elsewhere  number of obligations of other agreements, or of no clause
    """

    clauses: frozenset[str]
    page: list[Standing]
    elsewhere: int


def add(writing: Writing, viewer: Viewer, obligation: Obligation) -> str:
    """Enter what an agreement asks; its id. Raises Forbidden, BadValue, NotFound for a compartment that is not there."""
    viewer.must(Deed.OBLIGE)
    if obligation.kind not in KINDS:
        raise BadValue("obligation", "kind", obligation.kind, worded("one of {known}", known=", ".join(KINDS)))
    _natural(obligation.amount)
    table = schema.compartment
    if not writing.connection.scalar(select(exists().where(table.c.name == obligation.holder))):
        raise NotFound("compartment", obligation.holder)
    obligation_id = "O-" + secrets.token_hex(8)
    told: dict[str, Any] = {"obligation": obligation_id, "holder": obligation.holder, "what": obligation.what}
    told |= {"duty": obligation.kind, "clause": obligation.clause, "amount": obligation.amount}
    due = obligation.due.isoformat() if obligation.due else None
    entry = writing.log("obligation", told | {"due": due}, ("obligation", obligation_id))
    values = {"obligation_id": obligation_id, "holder": obligation.holder, "kind": obligation.kind, "due": due}
    writing.connection.execute(insert(owed).values(amount=obligation.amount, entry=entry, **values))
    return obligation_id


def announce(writing: Writing, viewer: Viewer, obligation_id: str, amount: int | None, text: str, day: dt.date) -> None:
    """The party says that it has done it, or so much of it. Raises NotFound for what is not one's own party's to do."""
    _may_say(writing, viewer, obligation_id)
    _step(writing, viewer, obligation_id, "announced", amount, text, day)


def refuse(writing: Writing, viewer: Viewer, obligation_id: str, text: str, day: dt.date) -> None:
    """The party says that it will not do it, and why. Raises as `announce`."""
    _may_say(writing, viewer, obligation_id)
    _step(writing, viewer, obligation_id, "refused", None, text, day)


def verify(
    writing: Writing,
    viewer: Viewer,
    obligation_id: str,
    seen: str,
    amount: int | None,
    text: str,
    day: dt.date,
    report: str | None = None,
) -> None:
    """Somebody went to see, on a day: what they saw, or that they could not look.

    amount  counted by them; None where nothing could be counted
    report  on which it rests: one that one sees. Raises NotFound for any other; nobody learns of it who does not see it
    """
    viewer.must(Deed.MOVE_CASE)
    if seen not in SEEN:
        raise BadValue("obligation", "seen", seen, worded("one of {known}", known=", ".join(SEEN)))
    if seen == "could_not_look" and amount is not None:
        raise BadValue("obligation", "amount", str(amount), "no number where nobody could look")
    writing.take_turn()
    visible.seen_obligation(writing.connection, viewer, obligation_id)
    if report is not None:
        visible.seen_report(writing.connection, viewer, report)
    ordinal = _step(writing, viewer, obligation_id, seen, amount, text, day)
    if report is not None:
        obligation_evidence.rest_on(writing, viewer, obligation_id, ordinal, report)


def listing(
    connection: Connection, viewer: Viewer, today: dt.date, after: str | None = None, limit: int | None = None
) -> list[Standing]:
    """The obligations one may see and how they stand, by the day they are due; those without a day last.

    after  id of the last one of the page before; limit: at most so many, None: all
    Raises NotFound where `after` cannot be seen.
    """
    query = select(owed).where(visible.obligations(viewer))
    if after is not None:
        visible.seen_obligation(connection, viewer, after)
        day = connection.scalar(select(owed.c.due).where(owed.c.obligation_id == after))
        same_day = and_(owed.c.due.is_(None) if day is None else owed.c.due == day, owed.c.obligation_id > after)
        query = query.where(same_day if day is None else or_(same_day, owed.c.due > day, owed.c.due.is_(None)))
    rows = connection.execute(query.order_by(owed.c.due.is_(None), owed.c.due, owed.c.obligation_id).limit(limit))
    return [_standing(connection, viewer, row, today) for row in rows.all()]


def of_agreement(
    connection: Connection,
    viewer: Viewer,
    agreement_id: str,
    today: dt.date,
    after: str | None = None,
    limit: int | None = None,
) -> Followed:
    """The obligations one may see whose clause is one of an agreement. Raises NotFound where `after` is none of them."""
    query = select(owed.c.obligation_id, content.c.body).outerjoin(content, content.c.position == owed.c.entry)
    in_order = (owed.c.due.is_(None), owed.c.due, owed.c.obligation_id)
    rows = connection.execute(query.where(visible.obligations(viewer)).order_by(*in_order)).all()
    # Not every content is there: it may have been erased.
    every = {row.obligation_id: (json.loads(row.body) if row.body else {}).get("clause", "") for row in rows}
    here = [name for name, clause in every.items() if clause.startswith(f"{agreement_id} ")]
    if after is not None and after not in here:
        raise NotFound("obligation", after)
    rest = here if after is None else here[here.index(after) + 1 :]
    page = [shown(connection, viewer, name, today) for name in rest[:limit]]
    return Followed(frozenset(every[name] for name in here), page, len(every) - len(here))


def not_done() -> ColumnElement[bool]:
    """The obligations of which who looked last, and could look, has not seen them done; to be used with `obligation`."""
    later = steps.alias()
    looked = [one for one in SEEN if one != "could_not_look"]
    newer = exists().where(
        later.c.obligation_id == steps.c.obligation_id, later.c.ordinal > steps.c.ordinal, later.c.step.in_(looked)
    )
    return ~exists().where(steps.c.obligation_id == owed.c.obligation_id, steps.c.step == "verified", ~newer)


def shown(connection: Connection, viewer: Viewer, obligation_id: str, today: dt.date) -> Standing:
    """One obligation. Raises NotFound for one that is not there or cannot be seen."""
    visible.seen_obligation(connection, viewer, obligation_id)
    row = connection.execute(select(owed).where(owed.c.obligation_id == obligation_id)).one()
    return _standing(connection, viewer, row, today)


def _standing(connection: Connection, viewer: Viewer, row: Any, today: dt.date) -> Standing:
    said = _said(connection, row.entry)
    due = dt.date.fromisoformat(row.due) if row.due else None
    duty = Obligation(row.holder, row.kind, said.get("what", ""), said.get("clause", ""), due, row.amount)
    made = connection.execute(
        select(steps).where(steps.c.obligation_id == row.obligation_id).order_by(steps.c.ordinal)
    ).all()
    rests = obligation_evidence.of(connection, viewer, row.obligation_id)
    history = tuple(
        {
            "step": one.step,
            "day": one.day,
            "amount": one.amount,
            "text": _said(connection, one.entry).get("text"),
            "by": one.account_id,
            "report": rests.get(one.ordinal),
        }
        for one in made
    )
    announced = next((one.amount for one in reversed(made) if one.step == "announced"), None)
    looked = next((one for one in reversed(made) if one.step in SEEN and one.step != "could_not_look"), None)
    verified = looked.amount if looked is not None else None
    missing = max(announced - verified, 0) if announced is not None and verified is not None else None
    done = looked is not None and looked.step == "verified"
    return Standing(
        row.obligation_id,
        duty,
        made[-1].step if made else "open",
        next((one.step for one in reversed(made) if one.step in SAID), None),
        next((one.step for one in reversed(made) if one.step in SEEN), None),
        announced,
        verified,
        missing,
        done,
        due is not None and due < today and not done,
        history,
    )


def _may_say(writing: Writing, viewer: Viewer, obligation_id: str) -> None:
    """Raises Forbidden unless one speaks for the party that owes it."""
    viewer.must(Deed.REPLY)
    writing.take_turn()
    visible.seen_obligation(writing.connection, viewer, obligation_id)
    holder = writing.connection.scalar(select(owed.c.holder).where(owed.c.obligation_id == obligation_id))
    if holder not in viewer.compartments(Deed.REPLY):
        raise Forbidden("only who owes it announces it")


def _step(
    writing: Writing, viewer: Viewer, obligation_id: str, step: str, amount: int | None, text: str, day: dt.date
) -> int:
    """Write one down; its number among those of the obligation."""
    _natural(amount)
    if day > writing.now.date():
        raise BadValue("obligation", "day", day.isoformat(), "a day that has come")
    count = int(writing.connection.scalar(select(func.count()).where(steps.c.obligation_id == obligation_id)) or 0)
    told = {"obligation": obligation_id, "step": step, "amount": amount, "text": text, "day": day.isoformat()}
    entry = writing.log("obligation_step", told | {"by": viewer.account_id}, ("obligation", obligation_id))
    values = {"obligation_id": obligation_id, "ordinal": count, "step": step, "day": day.isoformat(), "amount": amount}
    writing.connection.execute(insert(steps).values(account_id=viewer.account_id, entry=entry, **values))
    return count


def _natural(amount: int | None) -> None:
    if amount is not None and not 0 <= amount <= 10**9:
        raise BadValue("obligation", "amount", str(amount), "a whole number, 0 or more")


def _said(connection: Connection, entry: int) -> dict[str, Any]:
    body = connection.scalar(select(content.c.body).where(content.c.position == entry))
    found: dict[str, Any] = json.loads(body) if body is not None else {}
    return found
