"""Tables of words, looked at in every language: what a table of codes must have to be of use to readers of each."""

from __future__ import annotations

from collections import Counter

from treve.catalogue import LANGUAGES, Sayings, speaking

# French that is English letter by letter.
SAME_IN_FRENCH = frozenset({"Latitude", "Longitude", "Source", "publication"})


def faults(words: Sayings[str]) -> list[tuple[str, str, str]]:
    """Language, code and words of what is empty, says what another code says, or is English in another language's script."""
    found = []
    for language in LANGUAGES:
        with speaking(language):
            said = dict(words)
        times = Counter(said.values())
        for code, text in said.items():
            untranslated = language != "en" and text == words.messages[code] and text not in SAME_IN_FRENCH
            foreign = language == "ar" and not any("\u0600" <= letter <= "\u06ff" for letter in text)
            if not text.strip() or times[text] > 1 or untranslated or foreign:
                found.append((language, code, text))
    return found
