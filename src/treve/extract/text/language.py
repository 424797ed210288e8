"""Which of the five languages a text is written in, told from its letters and its commonest words. Nothing is fetched.

A text with too little to go on is `UNKNOWN`, never a guess: the caller then names the language.
"""

from __future__ import annotations

import re
from collections import Counter

from treve.model.draft import Language

_ENOUGH_TEXT = 20_000
"""Characters looked at: more would not change the answer."""

_COMMON = {
    Language.FRENCH: "le la les l d un une des du de et en est au aux dans par pour sur qui que a ont ete sont selon "
    "ce cette ses son sa avec plus pas il elle ils nous "
    "leur entre apres depuis sans contre jusqu jeudi vendredi samedi "
    "dimanche lundi "
    "mardi mercredi heures jours minuit morts blesses cessez treve",
    Language.ENGLISH: "the of and to in a is was were on that for by with at from has have had been it its as be will "
    "this which not an or their between after since until under against according said thursday friday saturday sunday "
    "monday tuesday wednesday midnight hours days killed wounded ceasefire truce noon",
    Language.SPANISH: "el la los las de del y en un una que por para con se su sus al es fue fueron han ha no mas lo como "
    "entre desde hasta segun este esta estos contra sobre a partir jueves viernes sabado domingo lunes martes miercoles "
    "horas dias medianoche muertos heridos alto fuego tregua personas",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_WORD = re.compile(r"[a-z]+")
_ARABIC = re.compile("[\u0620-\u064a]+")
_CYRILLIC = re.compile("[\u0400-\u045f]+")
_LATIN = _WORD
_NOT_RUSSIAN = re.compile(r"[іїєґўјљњћђџќѓѕ]")
_NOT_ARABIC = re.compile(r"[پچژگکیےٹڈڑںھہ]")


def language_of(text: str, folded: str) -> Language:
    """The language of a text, given as written and folded; `UNKNOWN` where the letters or words do not tell."""
    sample, words = text[:_ENOUGH_TEXT], folded[:_ENOUGH_TEXT]
    arabic, cyrillic, latin = (sum(map(len, script.findall(words))) for script in (_ARABIC, _CYRILLIC, _LATIN))
    if arabic > max(cyrillic, latin):
        foreign = len(_NOT_ARABIC.findall(sample))
        return Language.UNKNOWN if foreign > 0.03 * arabic else Language.ARABIC
    if cyrillic > max(arabic, latin):
        foreign = len(_NOT_RUSSIAN.findall(sample.lower()))
        return Language.UNKNOWN if foreign > 0.02 * cyrillic else Language.RUSSIAN
    return _latin_language(words) if latin else Language.UNKNOWN


def _latin_language(folded: str) -> Language:
    words = Counter(_WORD.findall(folded))
    scores = {
        language: sum(count for word, count in words.items() if word in common) for language, common in _WORDS.items()
    }
    best, second = sorted(scores, key=lambda language: scores[language], reverse=True)[:2]
    total = sum(words.values())
    if scores[best] == scores[second] or (total >= 8 and scores[best] < 0.12 * total):
        return Language.UNKNOWN
    return best
