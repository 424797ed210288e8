"""Bulletins in words: kinds, readers, states, risks."""

from __future__ import annotations

from treve.casebook.bulletin_risks import Risk
from treve.catalogue import Sayings, marked, say

KINDS: Sayings[str] = Sayings(
    {
        "daily": marked("Daily bulletin"),
        "weekly": marked("Weekly bulletin"),
        "monthly": marked("Monthly bulletin"),
        "case": marked("Bulletin on one case"),
        "notification": marked("Notification to a party"),
        "public": marked("Public bulletin"),
    }
)
REACHES: Sayings[str] = Sayings(
    {
        "mission": marked("the mission’s own people"),
        "commission": marked("the commission"),
        "parties": marked("all parties and guarantors"),
        "party": marked("one party"),
        "public": marked("everybody"),
    }
)
STATES: Sayings[str] = Sayings(
    {
        "draft": marked("draft"),
        "approved": marked("approved, not yet published"),
        "published": marked("published"),
        "discarded": marked("discarded"),
    }
)
RISKS: Sayings[str] = Sayings(
    {
        "no_consent": marked("Reports whose person did not agree to this use: {number}"),
        "in_danger": marked("Reports whose person is in danger: {number}"),
        "has_sealed": marked(
            "Reports with a sealed part: {number}. None of it is in the edition, but place and day may tell who it was."
        ),
        "finer_place": marked("Incidents told with a finer place than these readers are usually given: {number}"),
        "finer_day": marked("Incidents told with finer days than these readers are usually given: {number}"),
        "small_number": marked("Numbers in breakdowns that are smaller than these readers are usually told: {number}"),
        "told_late": marked(
            "Incidents of earlier periods told for the first time: {number}. What came in since stands alone."
        ),
        "could_be_worked_out": marked(
            "Numbers too small to be told that a reader could work out, with what was told before: {number}"
        ),
    }
)


def risk(found: Risk | dict[str, object]) -> str:
    """A risk and how many things it is about; from an entry of the log too."""
    one = found if isinstance(found, Risk) else Risk.from_plain(found)
    return say(RISKS.messages[one.code], number=one.number)
