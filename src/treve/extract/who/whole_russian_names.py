"""Where a Russian name of a group goes on: its genitives, and what it is for."""

from __future__ import annotations

import re

from treve.extract.who.reach import Reach

_ADJECTIVE = re.compile(r"[а-я]{2}(?:ого|его|ой|ей|ых|их)$|^(?:двух|трех|четырех)$")
_NOUN = re.compile(r"[а-я]{2}(?<![ая])(?:а|я|ы|и|ов|ев|ей)$")
_PLURAL = re.compile(r"(?:[бгджзкмнпрстфхцчшщ]|[^ое]в)$")  # genitive plural without ending: "старейшин"
_MANY = re.compile(r"(?:[а-я]{3}ин|[а-я]ств|озер|гор|рек|племен)$")
_OF_MANY = re.compile(r"[бвгджзклмнпрстфхцчшщ]$")  # behind an adjective a final "л" is no verb: "горных сёл"
_PAST = re.compile(r"л[аи]$|с[ья]$")
_AIM = re.compile(r"(?:[а-я]{4}[ая]м|ость|ости|ени[еюя]|ани[еюя]|ств[оуа]|ци[юия]|мир|свободу|правду|единство)$")
_OF_TRUCE = re.compile(r"прекращен|тишин|перемири|бое|огня")  # "режим прекращения огня" is no group


def russian_part(reach: Reach, first: int, last: int) -> int:
    """The word behind the next part of a name: "освобождения Арсука и Верхней Тальмы", "за справедливость и возрождение"."""
    words = reach.words
    if not words[first].capital or (last - first == 1 and words[first].upper):
        return last
    if not reach.at(last, "и"):
        return (_aim(reach, last + 1) if reach.at(last, "за", "по") else _genitives(reach, last)) or last
    if any(_NOUN.search(words[place].word) for place in range(first + 1, last)):
        return _genitives(reach, last + 1) or last
    return (_aim(reach, last + 1) if reach.parted(first, last, ("за",)) else None) or last


def _genitives(reach: Reach, place: int) -> int | None:
    """The word behind adjectives and a noun in the genitive; None where they do not stand there."""
    words = reach.words
    noun = place
    while _free(reach, noun) and _ADJECTIVE.search(words[noun].word):
        noun += 1
    if not _free(reach, noun):
        return None
    if noun == place and _PLURAL.search(words[noun].word):
        if _MANY.search(words[noun].word):
            return noun + 1  # "Совет равнин"
        behind = _free(reach, noun + 1) and _ADJECTIVE.search(words[noun + 1].word)
        return _genitives(reach, noun + 1) if behind else None  # "Совет старейшин Нарынской земли"
    if noun == place and not _ADJECTIVE.search(words[place - 1].word):
        return noun + 1 if _NOUN.search(words[noun].word) and not _PAST.search(words[noun].word) else None
    many = _OF_MANY.search(words[noun].word) and words[noun - 1].word.endswith(("ых", "их", "ух", "ех"))
    return noun + 1 if many or _NOUN.search(words[noun].word) else None


def _aim(reach: Reach, place: int) -> int | None:
    """The word behind an abstract noun in small letters: "справедливость", "соблюдению"."""
    if place >= len(reach.words):
        return None
    word = reach.words[place]
    if word.capital or word.gap != " " or reach.begins_another(word):
        return None
    return place + 1 if _AIM.search(word.word) else None


def _free(reach: Reach, place: int) -> bool:
    """A word that may belong to the name: it begins no other, and tells of no truce."""
    if place >= len(reach.words) or place in reach.known:
        return False
    word, names = reach.words[place], reach.names
    if word.gap != " " or word.upper or word.form in names.kinds:
        return False
    other = word.form in names.classes["never"] or word.form in names.classes["titles"]
    return not other and _OF_TRUCE.match(word.word) is None
