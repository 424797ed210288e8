"""What is due, and what kept people from seeing, in words."""

from __future__ import annotations

from treve.catalogue import Sayings, marked

DUE: Sayings[str] = Sayings(
    {
        "case": marked("next step of a case"),
        "answer": marked("answer of a party"),
        "remedy": marked("remedy"),
        "obligation": marked("obligation of the agreement"),
    }
)
# Kind of what is due → where it is found, before its id.
PLACES = {"case": "/cases/", "answer": "/filings/", "remedy": "/filings#", "obligation": "/obligations/"}
WATCHED: Sayings[str] = Sayings(
    {
        "patrol": marked("patrol"),
        "camera": marked("camera"),
        "flight": marked("flight"),
        "access_denied": marked("access denied"),
        "access_delayed": marked("access delayed"),
        "access_conditioned": marked("access under conditions"),
    }
)
