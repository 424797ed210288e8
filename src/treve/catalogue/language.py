"""The languages treve speaks, and the one it speaks now."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
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

OWN_VARIABLE = "TREVE_LANGUAGE"
_VARIABLES = (OWN_VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG")
"""Source: POSIX.1-2017, chapter 8.2, after a variable of our own."""

_now: ContextVar[str] = ContextVar("language", default="en")


def current() -> Language:
    """The language spoken now."""
    return LANGUAGES[_now.get()]


def of_environment(environ: Mapping[str, str]) -> str:
    """The code of the language that the environment asks for: the first of the variables that is set; else, or if unknown, en."""
    asked = next((environ[name] for name in _VARIABLES if environ.get(name)), "")
    code = re.split(r"[_.@-]", asked, maxsplit=1)[0].lower()
    return code if code in LANGUAGES else "en"


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
