"""What an agreement asks of parties, in words."""

from __future__ import annotations

from treve.casebook.obligations import SEEN
from treve.catalogue import Sayings, marked, say

KINDS: Sayings[str] = Sayings(
    {
        "withdrawal": marked("withdrawal"),
        "deployment": marked("deployment"),
        "release": marked("release"),
        "appointment": marked("appointment"),
        "map": marked("map"),
        "access": marked("access"),
        "other": marked("other"),
    }
)
STATES: Sayings[str] = Sayings(
    {
        "open": marked("nothing announced, nothing seen"),
        "announced": marked("announced, not verified"),
        "refused": marked("refused by who owes it"),
        "verified": marked("verified"),
        "partly_verified": marked("verified in part"),
        "not_done": marked("seen not done"),
        "could_not_look": marked("nobody could look"),
    }
)


def seen() -> list[tuple[str, str]]:
    """What somebody who went to see can say, each with its words."""
    return [(one, STATES[one]) for one in SEEN]


def no_report() -> str:
    """What is said of a report that is not there or that one does not see."""
    return say("There is no such report that you see.")
