"""The states of a case, which may follow which, and whose step it is. Source: docs/explanation/casebook.md."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from treve.bulletin.ruling_words import OUTCOMES, STATES
from treve.casebook.roles import Deed
from treve.errors import Worded, coded


class State(StrEnum):
    """Where a case stands."""

    REPORTED = "reported"
    REGISTERED = "registered"
    TRIAGED = "triaged"
    UNDER_VERIFICATION = "under_verification"
    VERIFIED = "verified"
    NOT_VERIFIED = "not_verified"
    INSUFFICIENT_EVIDENCE = "insufficient_evidence"
    UNFOUNDED = "unfounded"
    DUPLICATE = "duplicate"
    WITHDRAWN = "withdrawn"
    SCOPE_TESTED = "scope_tested"
    UNDER_INVESTIGATION = "under_investigation"
    ATTRIBUTION_SETTLED = "attribution_settled"
    DETERMINED = "determined"
    NOTIFIED = "notified"
    RESPONSE_RECEIVED = "response_received"
    NO_RESPONSE = "no_response"
    SELF_REPORTED = "self_reported"
    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    UNDER_REVIEW = "under_review"
    FINAL = "final"
    REMEDY_REQUESTED = "remedy_requested"
    REMEDY_TAKEN = "remedy_taken"
    REMEDY_PARTIAL = "remedy_partial"
    REMEDY_REFUSED = "remedy_refused"
    REMEDY_OVERDUE = "remedy_overdue"
    SANCTIONED = "sanctioned"
    CLOSED = "closed"
    REOPENED = "reopened"
    SUPERSEDED = "superseded"


class Outcome(StrEnum):
    """What a determination says."""

    NO_INCIDENT = "no_incident"
    NOT_VIOLATION = "relevant_incident_not_violation"
    MINOR_VIOLATION = "minor_violation"
    SERIOUS_VIOLATION = "serious_violation"
    CANNOT_RULE = "cannot_rule"


S = State
_RESULTS = (S.REMEDY_TAKEN, S.REMEDY_PARTIAL, S.REMEDY_REFUSED, S.REMEDY_OVERDUE)
_TABLE: dict[State, tuple[State, ...]] = {
    S.REPORTED: (S.REGISTERED,),
    S.REGISTERED: (S.TRIAGED,),
    S.TRIAGED: (S.UNDER_VERIFICATION,),
    S.UNDER_VERIFICATION: (
        S.VERIFIED,
        S.NOT_VERIFIED,
        S.UNFOUNDED,
        S.INSUFFICIENT_EVIDENCE,
        S.DUPLICATE,
        S.WITHDRAWN,
    ),
    S.VERIFIED: (S.SCOPE_TESTED,),
    S.NOT_VERIFIED: (S.DETERMINED,),
    S.INSUFFICIENT_EVIDENCE: (S.DETERMINED,),
    S.UNFOUNDED: (S.DETERMINED,),
    S.DUPLICATE: (S.CLOSED,),
    S.WITHDRAWN: (S.CLOSED,),
    S.SCOPE_TESTED: (S.UNDER_INVESTIGATION, S.DETERMINED),
    S.UNDER_INVESTIGATION: (S.ATTRIBUTION_SETTLED,),
    S.ATTRIBUTION_SETTLED: (S.DETERMINED,),
    S.DETERMINED: (S.NOTIFIED,),
    S.NOTIFIED: (S.RESPONSE_RECEIVED, S.NO_RESPONSE, S.SELF_REPORTED),
    S.RESPONSE_RECEIVED: (S.ACCEPTED, S.DISPUTED),
    S.NO_RESPONSE: (S.ACCEPTED, S.DISPUTED),
    S.SELF_REPORTED: (S.ACCEPTED, S.DISPUTED),
    S.DISPUTED: (S.UNDER_REVIEW,),
    S.UNDER_REVIEW: (S.FINAL, S.DETERMINED),
    S.ACCEPTED: (S.FINAL,),
    S.FINAL: (S.REMEDY_REQUESTED, S.CLOSED, S.REOPENED),
    S.REMEDY_REQUESTED: _RESULTS,
    **dict.fromkeys(_RESULTS, (S.SANCTIONED, S.CLOSED)),
    S.SANCTIONED: (S.CLOSED,),
    S.CLOSED: (S.REOPENED,),
    S.REOPENED: (S.UNDER_VERIFICATION,),
    S.SUPERSEDED: (),
}
NEXT: Mapping[State, frozenset[State]] = {
    state: frozenset(after) | ({S.SUPERSEDED} if state is not S.SUPERSEDED else frozenset())
    for state, after in _TABLE.items()
}

# Whose step it is to bring a case into a state.
_MOVES = (
    S.REGISTERED,
    S.TRIAGED,
    S.UNDER_VERIFICATION,
    S.VERIFIED,
    S.NOT_VERIFIED,
    S.INSUFFICIENT_EVIDENCE,
    S.UNFOUNDED,
    S.DUPLICATE,
    S.WITHDRAWN,
    S.SCOPE_TESTED,
    S.UNDER_INVESTIGATION,
    S.REOPENED,
    S.SUPERSEDED,
)
DEED: Mapping[State, Deed] = {
    **dict.fromkeys(_MOVES, Deed.MOVE_CASE),
    S.REPORTED: Deed.OPEN_CASE,
    S.ATTRIBUTION_SETTLED: Deed.ATTRIBUTE,
    **dict.fromkeys((S.DETERMINED, S.ACCEPTED, S.FINAL, S.UNDER_REVIEW), Deed.DETERMINE),
    **dict.fromkeys((S.NOTIFIED, S.NO_RESPONSE), Deed.NOTIFY),
    **dict.fromkeys((S.RESPONSE_RECEIVED, S.SELF_REPORTED, S.DISPUTED), Deed.REPLY),
    **dict.fromkeys((S.REMEDY_REQUESTED, *_RESULTS, S.SANCTIONED, S.CLOSED), Deed.REMEDY),
}

# These come only with what they state (a ruling, a notification, a reply …), never as a bare step.
WITH_MORE = frozenset(
    {
        S.ATTRIBUTION_SETTLED,
        S.DETERMINED,
        S.NOTIFIED,
        S.RESPONSE_RECEIVED,
        S.NO_RESPONSE,
        S.SELF_REPORTED,
        S.DISPUTED,
        S.REMEDY_REQUESTED,
        *_RESULTS,
        S.DUPLICATE,
        S.SUPERSEDED,
    }
)

# What a determination may say, coming from these states; from any other, anything.
ONLY_OUTCOME: Mapping[State, Outcome] = {
    S.NOT_VERIFIED: Outcome.CANNOT_RULE,
    S.INSUFFICIENT_EVIDENCE: Outcome.CANNOT_RULE,
    S.UNFOUNDED: Outcome.NO_INCIDENT,
}


class Simple(StrEnum):
    """The four states of a small organisation's workflow."""

    NEW = "new"
    CHECKED = "checked"
    RULED = "ruled"
    CLOSED = "closed"


_NEW = (S.REPORTED, S.REGISTERED, S.TRIAGED, S.UNDER_VERIFICATION, S.REOPENED)
_CHECKED = (
    S.VERIFIED,
    S.NOT_VERIFIED,
    S.INSUFFICIENT_EVIDENCE,
    S.UNFOUNDED,
    S.SCOPE_TESTED,
    S.UNDER_INVESTIGATION,
    S.ATTRIBUTION_SETTLED,
)
_ENDED = (S.CLOSED, S.DUPLICATE, S.WITHDRAWN, S.SUPERSEDED)


def named(one: State | Outcome) -> Worded:
    """A state or outcome inside a message: its code in English, its words for readers."""
    words = STATES if isinstance(one, State) else OUTCOMES
    return coded(one.value, words.messages[one.value])


def simple(state: State) -> Simple:
    """Where a state of the full workflow lies in the simple one."""
    if state in _NEW:
        return Simple.NEW
    if state in _CHECKED:
        return Simple.CHECKED
    return Simple.CLOSED if state in _ENDED else Simple.RULED


def path(start: State, goal: State) -> tuple[State, ...]:
    """The shortest way of full steps from one state to another, in the order of the table; empty where there is none."""
    ways: list[tuple[State, ...]] = [(start,)]
    seen = {start}
    for way in ways:
        if way[-1] is goal:
            return way[1:]
        for state in _TABLE[way[-1]]:
            if state not in seen:
                seen.add(state)
                ways.append((*way, state))
    return ()
