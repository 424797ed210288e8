"""Names of months and weekdays in the languages of our users, folded; from the Unicode CLDR as Babel holds it."""

from __future__ import annotations

import functools
from collections import defaultdict

from babel import Locale

from treve.normalise.folding import fold

# Arabic in the spellings of Egypt and the Gulf, the Levant and Iraq, Algeria and Tunisia, and Morocco.
LANGUAGES = ("en", "fr", "ar", "ar_SY", "ar_DZ", "ar_MA", "es", "ru", "uk", "pt", "tr", "fa")


@functools.cache
def months() -> dict[str, int]:
    """Month from 1 by its folded name, full or shortened; a name that stands for different months is left out."""
    found: dict[str, set[int]] = defaultdict(set)
    for language in LANGUAGES:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in Locale.parse(language).months[context][width].items():
                    found[fold(name)].add(number)
    found["sept"].add(9)
    return {name: next(iter(numbers)) for name, numbers in found.items() if name and len(numbers) == 1}


@functools.cache
def weekdays() -> frozenset[str]:
    """Folded names of weekdays, full or shortened, that are no names of months."""
    names = {
        fold(name)
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for name in Locale.parse(language).days["format"][width].values()
    }
    return frozenset(names - set(months()) - {""})
