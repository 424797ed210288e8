"""The languages treve speaks, and the one it speaks now."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass

from treve.errors import BadValue


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its code, its own name, the direction of its script, and what stands between thousands."""

    code: str
    name: str
    direction: str
    thousands: str


LANGUAGES: dict[str, Language] = {
    "en": Language("en", "English", "ltr", ","),
    # A narrow no-break space. Source: Lexique des règles typographiques en usage à l'Imprimerie nationale.
    "fr": Language("fr", "français", "ltr", "\u202f"),
    # European digits, as the press of the Levant and the Maghreb prints them beside identifiers and dates in ISO form.
    "ar": Language("ar", "العربية", "rtl", ","),
}

_now: ContextVar[str] = ContextVar("language", default="en")


def current() -> Language:
    """The language spoken now."""
    return LANGUAGES[_now.get()]


@contextlib.contextmanager
def speaking(code: str) -> Iterator[Language]:
    """Speak a language inside the `with` block. Raises BadValue for a language that treve does not speak."""
    if code not in LANGUAGES:
        raise BadValue("language", "language", code, f"one of {', '.join(LANGUAGES)}")
    before = _now.set(code)
    try:
        yield LANGUAGES[code]
    finally:
        _now.reset(before)
