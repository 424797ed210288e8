"""The letter that tells a party of a case: what it is told, by when it may answer, and how it can check that this was sent."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from treve.bulletin import ruling_words
from treve.bulletin.edition import case_told
from treve.bulletin.edition.case_told import CaseTold
from treve.bulletin.edition.changes import SCHEMA
from treve.bulletin.edition.content import Content
from treve.bulletin.edition.section import Section
from treve.catalogue import marked, say

_MAY = (
    marked("Answer: say what happened in the party’s own words, or admit it."),
    marked("Dispute: disagree formally, with reasons; the case is then looked at a second time."),
    marked("Say nothing: once the day has passed, that no answer came is recorded, and nothing is read into it."),
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A notification as its party may know it.

    answer   kind of the answer; None: none yet
    case     the case as the party may know it
    """

    notification: str
    to: str
    sent: str
    due: str
    text: str
    answer: str | None
    case: CaseTold


def content(told: Letter, readings: Mapping[str, str]) -> Content:
    """The letter in the language spoken now."""
    about = case_told.content(told.case, readings)
    answer = (
        say("Answer recorded: {answer}.", answer=ruling_words.REPLIES[told.answer])
        if told.answer
        else say("No answer has been recorded yet.")
    )
    asked = Section(
        say("What the party is told"),
        (
            told.text,
            say("Sent on {sent}. An answer is asked for by {due}.", sent=told.sent, due=told.due),
            answer,
        ),
    )
    may = Section(say("What the party may do"), tuple(say(one) for one in _MAY))
    return dataclasses.replace(
        about,
        title=say("Notification to a party"),
        subtitle=say(
            "To {party}: notification {number} on case {case}",
            party=told.to,
            number=told.notification,
            case=told.case.case,
        ),
        sections=(asked, may, *about.sections),
    )


def values(told: Letter) -> dict[str, Any]:
    """The same as plain values."""
    return {"schema": SCHEMA, "kind": "notification", **asdict(told)}
