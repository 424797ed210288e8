"""Rulings and what follows: who did it, what was decided and by whom, what the party was told and answered, what is owed.

That a mechanism cannot rule is a result. So is silence, once the deadline has passed, and never before.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import and_, exists, func, insert, select

from treve.casebook import cases, filing_list, schema, visible
from treve.casebook.book import Writing
from treve.casebook.roles import Deed
from treve.casebook.visible import Viewer
from treve.casebook.workflow import ONLY_OUTCOME, Outcome, State, named
from treve.errors import BadValue, NotFound, Refused, worded

ATTRIBUTIONS = ("attributed", "jointly_attributed", "unattributed")
STANDARDS = (
    "reasonable_suspicion",
    "reasonable_grounds",
    "balance_of_probabilities",
    "clear_and_convincing",
    "beyond_reasonable_doubt",
)
RESULTS = {
    "taken": State.REMEDY_TAKEN,
    "partial": State.REMEDY_PARTIAL,
    "refused": State.REMEDY_REFUSED,
    "overdue": State.REMEDY_OVERDUE,
}


class DecidedBy(StrEnum):
    """How a body decides, as its agreement says."""

    CONSENSUS = "consensus"
    MAJORITY = "majority"


@dataclass(frozen=True, slots=True)
class Vote:
    """One component's vote; None where it abstained. `dissent` in its own words."""

    outcome: Outcome | None
    dissent: str | None = None


def outcome(votes: Mapping[str, Vote], rule: DecidedBy) -> Outcome:
    """What the votes decide: `cannot_rule` where there is no consensus, or no outcome with more than half of all components.

    Under consensus an abstention stands in nobody's way; under majority it is no vote for anything.
    """
    counted = Counter(vote.outcome for vote in votes.values() if vote.outcome is not None)
    if not counted:
        return Outcome.CANNOT_RULE
    first, most = counted.most_common(1)[0]
    if rule is DecidedBy.CONSENSUS:
        return first if len(counted) == 1 else Outcome.CANNOT_RULE
    return first if most * 2 > len(votes) else Outcome.CANNOT_RULE


def attribute(
    writing: Writing,
    viewer: Viewer,
    case_id: str,
    result: str,
    actors: tuple[str, ...],
    standard: str,
    confidence_percent: int | None,
    reason: str,
) -> None:
    """Say who did it, by which standard of proof and how surely; None where no confidence is stated.

    Raises BadValue where result and number of actors do not fit, or for a standard that is none.
    """
    wanted = {"attributed": len(actors) == 1, "jointly_attributed": len(actors) > 1, "unattributed": not actors}
    if not wanted.get(result, False):
        raise BadValue(
            "attribution", "result", result, "attributed (1 actor), jointly_attributed (more) or unattributed"
        )
    if standard not in STANDARDS:
        raise BadValue("attribution", "standard", standard, worded("one of {known}", known=", ".join(STANDARDS)))
    if confidence_percent is not None and not 0 <= confidence_percent <= 100:
        raise BadValue("attribution", "confidence", str(confidence_percent), "0 to 100 percent")
    told = {
        "attribution": result,
        "actors": list(actors),
        "standard": standard,
        "confidence_percent": confidence_percent,
        "reason": reason,
    }
    entry = cases.move(writing, viewer, case_id, State.ATTRIBUTION_SETTLED, told)
    ordinal = select(func.count()).where(schema.attribution.c.case_id == case_id)
    values = {"case_id": case_id, "outcome": result, "entry": entry}
    writing.connection.execute(
        insert(schema.attribution).values(ordinal=writing.connection.scalar(ordinal) or 0, **values)
    )


def determine(
    writing: Writing,
    viewer: Viewer,
    case_id: str,
    votes: Mapping[str, Vote],
    rule: DecidedBy,
    standard: str,
    reason: str,
) -> Outcome:
    """Enter the ruling that the votes make, with every vote and every dissent.

    Raises Refused where the state of the case allows only another outcome, BadValue without votes or with a standard that is none.
    """
    if not votes:
        raise BadValue("determination", "votes", "none", "a vote of each component")
    if standard not in STANDARDS:
        raise BadValue("determination", "standard", standard, worded("one of {known}", known=", ".join(STANDARDS)))
    writing.take_turn()
    visible.seen_case(writing.connection, viewer, case_id)
    made = outcome(votes, rule)
    only = ONLY_OUTCOME.get(cases.state(writing.connection, case_id).to_state)
    if only is not None and made is not only:
        raise Refused(
            worded(
                "from this state the only ruling is {only}; the votes make {made}", only=named(only), made=named(made)
            )
        )
    determination_id = "D-" + secrets.token_hex(8)
    told = {
        "determination": determination_id,
        "outcome": made.value,
        "rule": rule.value,
        "standard": standard,
        "reason": reason,
        "votes": {
            name: {"outcome": vote.outcome.value if vote.outcome else None, "dissent": vote.dissent}
            for name, vote in votes.items()
        },
    }
    entry = cases.move(writing, viewer, case_id, State.DETERMINED, told)
    run = writing.connection.execute
    run(
        insert(schema.determination).values(
            determination_id=determination_id,
            case_id=case_id,
            outcome=made.value,
            decided=writing.now.date().isoformat(),
            entry=entry,
        )
    )
    for name, vote in votes.items():
        cast = vote.outcome.value if vote.outcome else "abstained"
        run(insert(schema.vote).values(determination_id=determination_id, component=name, outcome=cast))
    return made


def notify(writing: Writing, viewer: Viewer, case_id: str, compartment: str, text: str, due: dt.date) -> str:
    """Tell a party of a ruling and ask for its answer by a day; the notification's id. More parties can be told one after another.

    Raises NotFound for a compartment that is not there, BadValue for a day that has passed.
    """
    viewer.must(Deed.NOTIFY)
    writing.take_turn()
    visible.seen_case(writing.connection, viewer, case_id)
    _compartment(writing, compartment)
    if due < writing.now.date():
        raise BadValue("notification", "due", due.isoformat(), "a day that has not passed")
    notification_id = "N-" + secrets.token_hex(8)
    if cases.state(writing.connection, case_id).to_state is not State.NOTIFIED:
        cases.move(writing, viewer, case_id, State.NOTIFIED, {"reason": "parties told"}, due.isoformat())
    told = {"notification": notification_id, "case": case_id, "to": compartment, "text": text, "due": due.isoformat()}
    entry = writing.log("notification", told, ("filing", notification_id))
    writing.connection.execute(
        insert(schema.notification).values(
            notification_id=notification_id,
            case_id=case_id,
            compartment=compartment,
            sent=writing.now.date().isoformat(),
            due=due.isoformat(),
            entry=entry,
        )
    )
    writing.tell("notification", notification_id)
    return notification_id


def answer(writing: Writing, viewer: Viewer, notification_id: str, kind: str, text: str) -> None:
    """A party's answer: `response` or `self_report` (an admission). Once for each notification."""
    if kind not in ("response", "self_report"):
        raise BadValue("reply", "kind", kind, "response or self_report")
    viewer.must(Deed.REPLY)
    _own_filing(writing, viewer, notification_id)
    to = State.RESPONSE_RECEIVED if kind == "response" else State.SELF_REPORTED
    _reply(writing, viewer, notification_id, kind, to, {"text": text})


def silence(writing: Writing, viewer: Viewer, notification_id: str) -> None:
    """Record that no answer came. Raises Refused before the deadline has passed."""
    viewer.must(Deed.NOTIFY)
    writing.take_turn()
    visible.seen_filing(writing.connection, viewer, notification_id)
    due = select(schema.notification.c.due).where(schema.notification.c.notification_id == notification_id)
    if writing.now.date().isoformat() <= str(writing.connection.scalar(due)):
        raise Refused("the time to answer has not passed")
    _reply(writing, viewer, notification_id, "silence", State.NO_RESPONSE, {})


def dispute(writing: Writing, viewer: Viewer, notification_id: str, text: str) -> None:
    """A party's formal disagreement with a ruling it was told of."""
    viewer.must(Deed.REPLY)
    _own_filing(writing, viewer, notification_id)
    case_id = _case_of(writing, notification_id)
    writing.log("dispute", {"notification": notification_id, "text": text}, ("filing", notification_id))
    cases.move(
        writing, viewer, case_id, State.DISPUTED, {"reason": "a party disagrees", "notification": notification_id}
    )


def ask_remedy(writing: Writing, viewer: Viewer, case_id: str, holder: str, measure: str, due: dt.date) -> str:
    """Ask a duty holder for a measure by a day; the remedy's id."""
    viewer.must(Deed.REMEDY)
    writing.take_turn()
    visible.seen_case(writing.connection, viewer, case_id)
    _compartment(writing, holder)
    remedy_id = "M-" + secrets.token_hex(8)
    told = {"remedy": remedy_id, "holder": holder, "measure": measure}
    entry = cases.move(writing, viewer, case_id, State.REMEDY_REQUESTED, told, due.isoformat())
    values = {"remedy_id": remedy_id, "case_id": case_id, "holder": holder, "due": due.isoformat(), "entry": entry}
    writing.connection.execute(insert(schema.remedy).values(values))
    return remedy_id


def end_remedy(writing: Writing, viewer: Viewer, remedy_id: str, result: str, text: str) -> None:
    """What became of a measure: taken, partial, refused or overdue. Raises Refused for overdue before its day has passed."""
    if result not in RESULTS:
        raise BadValue("remedy", "result", result, worded("one of {known}", known=", ".join(RESULTS)))
    viewer.must(Deed.REMEDY)
    writing.take_turn()
    filing_list.seen_remedy(writing.connection, viewer, remedy_id)
    row = writing.connection.execute(select(schema.remedy).where(schema.remedy.c.remedy_id == remedy_id)).one()
    if result == "overdue" and writing.now.date().isoformat() <= row.due:
        raise Refused("the day for this remedy has not passed")
    told = {"remedy": remedy_id, "result": result, "text": text}
    entry = cases.move(writing, viewer, row.case_id, RESULTS[result], told)
    writing.connection.execute(insert(schema.remedy_result).values(remedy_id=remedy_id, result=result, entry=entry))


def _reply(writing: Writing, viewer: Viewer, notification_id: str, kind: str, to: State, told: dict[str, str]) -> None:
    is_it = schema.reply.c.notification_id == notification_id
    if writing.connection.scalar(select(exists().where(is_it))):
        raise Refused("this notification has its answer already")
    said = {"notification": notification_id, "reply": kind, **told}
    entry = writing.log("reply", said, ("filing", notification_id))
    case_id = _case_of(writing, notification_id)
    if cases.state(writing.connection, case_id).to_state is State.NOTIFIED:
        cases.move(writing, viewer, case_id, to, {"notification": notification_id})
    values = {"notification_id": notification_id, "reply": kind, "received": writing.now.date().isoformat()}
    writing.connection.execute(insert(schema.reply).values(entry=entry, **values))


def _own_filing(writing: Writing, viewer: Viewer, notification_id: str) -> None:
    """Raises NotFound unless the notification was sent to a compartment for which the account may answer."""
    writing.take_turn()
    visible.seen_filing(writing.connection, viewer, notification_id)
    row = schema.notification
    is_it = and_(row.c.notification_id == notification_id, row.c.compartment.in_(viewer.compartments(Deed.REPLY)))
    if not writing.connection.scalar(select(exists().where(is_it))):
        raise NotFound("notification", notification_id)


def _case_of(writing: Writing, notification_id: str) -> str:
    row = schema.notification
    return str(writing.connection.scalar(select(row.c.case_id).where(row.c.notification_id == notification_id)))


def _compartment(writing: Writing, name: str) -> None:
    if not writing.connection.scalar(select(exists().where(schema.compartment.c.name == name))):
        raise NotFound("compartment", name)
