"""Saying a sentence in the language spoken now."""

from __future__ import annotations

import functools
import gettext
import io
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Generic, TypeVar

from treve.catalogue.language import current
from treve.errors import Worded

Code = TypeVar("Code")
LOCALE = Path(__file__).parent / "locale"

# Marks around a value inside a sentence of a script that runs from right to left, so that an identifier, a date or a name in
# Latin letters does not turn its neighbours around: left to right, or right to left where the value has a letter of such a script.
# The first strong isolate would look past a value inside the value. Source: Unicode Standard Annex 9, sections 2.4 and 3.3.2.
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT, _END_OF_ISOLATE = "\u2066", "\u2067", "\u2069"


def say(message: str, /, **values: object) -> str:
    """The sentence in the language spoken now, with its places filled; English where nobody has translated it.

    message  English, with places such as {reports}; numbers are grouped by thousands, anything else is put in as it is
    """
    return _filled(_translations(current().code).gettext(message), values)


def counted(one: str, many: str, number: int, /, **values: object) -> str:
    """The sentence for a number: its place is {number}; languages with more than two forms have them in their catalogue."""
    chosen = _translations(current().code).ngettext(one, many, number)
    return _filled(chosen, {"number": number, **values})


def marked(message: str) -> str:
    """The message itself: marks a text that stands in a table of the code and is said elsewhere."""
    return message


def in_words(text: str) -> str:
    """The message of an error in the language spoken now, with each of its parts that the catalogue knows; else as it is."""
    if not isinstance(text, Worded):
        return _translations(current().code).gettext(text) if text else text
    if not text.sentence:
        return text
    return say(text.sentence, **{name: _part(value) for name, value in text.values.items()})


def _part(value: object) -> object:
    if isinstance(value, tuple):
        return say(", ").join(str(_part(one)) for one in value)
    return in_words(value) if isinstance(value, Worded) else value


class Sayings(Mapping[Code, str], Generic[Code]):
    """A table of sentences by code: looked up, each is said in the language spoken then."""

    def __init__(self, messages: Mapping[Code, str]) -> None:
        self.messages = MappingProxyType(dict(messages))

    def __getitem__(self, code: Code) -> str:
        return say(self.messages[code])

    def __iter__(self) -> Iterator[Code]:
        return iter(self.messages)

    def __len__(self) -> int:
        return len(self.messages)


NOUNS = {
    "day": ("{number} day", "{number} days"),
    "date": ("{number} date", "{number} dates"),
}
"""Nouns that a translation can have declined by a number in the middle of a sentence: {days:day} in place of {days} and a noun."""
_NO_DIGITS = str.maketrans("", "", ",\u202f\u00a0\u2066\u2067\u2069")
"""What stands between the thousands of a number and around it."""
_MANY = 11
"""A number whose form serves for what is no whole number, such as 2.5."""


class _Filled(str):
    """What fills a place, and what the place says with a noun behind its name."""

    def __format__(self, noun: str) -> str:
        if not noun:
            return str(self)
        digits = self.translate(_NO_DIGITS)
        number = int(digits) if digits.isdecimal() else _MANY
        return _translations(current().code).ngettext(*NOUNS[noun], number).format(number=str(self))


def grouped(number: int) -> str:
    """A whole number with its thousands set apart."""
    return f"{number:,}".replace(",", current().thousands)


def _filled(message: str, values: dict[str, object]) -> str:
    if not values:
        return message
    return message.format_map({name: _Filled(_value(value)) for name, value in values.items()})


def _value(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return grouped(value)
    text = str(value)
    if current().direction == "ltr" or not text:
        return text
    runs_left = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
    return f"{_RIGHT_TO_LEFT if runs_left else _LEFT_TO_RIGHT}{text}{_END_OF_ISOLATE}"


@functools.cache
def _translations(code: str) -> gettext.NullTranslations:
    path = LOCALE / f"{code}.po"
    if not path.is_file():
        return gettext.NullTranslations()
    # Imported where a translation is read: English answers start sooner without.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalogue = read_po(file, locale=code)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
