"""What an agreement asks of parties, in words."""

from __future__ import annotations

from treve.catalogue import Sayings, marked

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
        "verified": marked("verified"),
        "partly_verified": marked("verified in part"),
        "not_done": marked("seen not done"),
        "could_not_look": marked("nobody could look"),
    }
)
