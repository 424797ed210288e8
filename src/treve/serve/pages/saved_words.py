"""What a saved filter is a filter of, in words."""

from __future__ import annotations

from treve.catalogue import Sayings, marked

WHAT: Sayings[str] = Sayings(
    {
        "reports": marked("reports"),
        "cases": marked("cases"),
        "due": marked("everything that is due"),
        "bulletins": marked("published bulletins"),
    }
)
