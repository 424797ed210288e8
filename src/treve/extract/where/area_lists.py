"""Areas told in a list or without a name: "the districts of A, B and C", "the fourteen departments", "the islands of the south"."""

from __future__ import annotations

from collections.abc import Sequence

from treve.extract.patterns.required import Pattern
from treve.extract.text.tokens import Token
from treve.extract.who.actor_words import ActorWords

_AND = frozenset({"and", "et", "y", "e", "и"})
_LONGEST_LIST = 10  # words that may follow a comma
_LONGEST_NAME = 3  # capitalised words of one name
_BETWEEN = 3  # words from a region to its name: "distritos limítrofes de"
# Folded: how many, or that all are meant.
_HOW_MANY = """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen twenty all both several
    deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt toutes tous
    dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte todas todos ambas ambos
    двух трех четырех пяти шести семи восьми девяти десяти двенадцати пятнадцати всех обеих обоих
"""
_QUANTITIES = frozenset(_HOW_MANY.split())
_OF = frozenset({"of", "the", "de", "du", "des", "d", "del", "la", "l", "le", "les", "el", "los", "las"})


def goes_on_behind_comma(words: Sequence[Token], place: int, names: ActorWords) -> bool:
    """Whether a further name stands behind the comma before a word, and an "and" with a last one closes the list."""
    if words[place].gap not in (", ", "، "):
        return False
    behind = _name_end(words, place, names)
    while behind is not None and behind < len(words) and behind - place < _LONGEST_LIST:
        if words[behind].gap == " " and words[behind].form in _AND:
            return _name_end(words, behind + 1, names) is not None
        behind = _name_end(words, behind, names) if words[behind].gap in (", ", "، ") else None
    return False


def _name_end(words: Sequence[Token], place: int, names: ActorWords) -> int | None:
    """The word behind a name in capitals or a number; joining words may stand before it."""
    while place < len(words) and words[place].form in names.classes["joiners"]:
        place += 1
    after = place
    while (
        after < len(words)
        and after - place < _LONGEST_NAME
        and (after == place or words[after].gap in (" ", "-"))
        and (words[after].capital or words[after].word.isdigit())
        and words[after].form not in names.classes["never"]
    ):
        after += 1
    return after if after > place else None


def region_with_name(words: Sequence[Token], place: int, names: ActorWords, region: Pattern) -> bool:
    """Whether a word for a region stands at a place and its name soon behind: "et le canton de Paletwa"."""
    if place >= len(words) or words[place].form in names.classes["directions"]:
        return False
    if not (region.holds(words[place].word) or region.holds(words[place].form)):
        return False
    for step in range(place + 1, min(place + 2 + _BETWEEN, len(words))):
        if words[step].gap.strip(" -'"):
            return False
        if words[step].capital:
            return words[step].form not in names.classes["never"]
    return False


def numbered_area(words: Sequence[Token], place: int, region: Pattern) -> bool:
    """ "Las comunas 10, 11 y 12": a number right behind a word for a region, or further on in its list."""
    before = words[place - 1]
    joined = place > 1 and before.form in _AND and words[place - 2].word.isdigit()
    if place and (before.word.isdigit() or joined):
        return words[place].gap in (" ", ", ")
    if not place or not (region.holds(before.word) or region.holds(before.form)):
        return False
    behind = words[place + 1] if place + 1 < len(words) else None
    return behind is None or behind.form in _AND or behind.gap[:1] in (",", ".", ";", ":")


def unnamed_area(words: Sequence[Token], number: int, names: ActorWords, region: Pattern) -> int | None:
    """The word behind an area that has no name of its own; None where it is not told which.

    "The fourteen departments", "les trois îles de l'archipel", "las islas del sur".
    """

    def is_region(place: int) -> bool:
        return place < len(words) and (region.holds(words[place].word) or region.holds(words[place].form))

    place = number
    counted = words[place].word in _QUANTITIES or words[place].word.isdigit()
    place += counted
    if not is_region(place) or (place > number and words[place].gap != " "):
        return None
    after = place + 1
    if after < len(words) and words[after].gap == " " and _adjective(words, after, names, is_region(after)):
        after += 1
    step = after
    while step < len(words) and words[step].gap in (" ", "'", " '") and words[step].word in _OF:
        step += 1
    if step > after and is_region(step) and not words[step].gap.strip(" '"):
        return step + 1
    if step > after and counted and step < len(words) and not words[step].gap.strip(" '"):
        return step + 1 if words[step].form not in names.classes["never"] else after
    return after if counted else None


def _adjective(words: Sequence[Token], place: int, names: ActorWords, region: bool) -> bool:
    """One word that says which, where "of" or the end of the clause follows it."""
    if words[place].form in names.classes["never"] or words[place].word in _OF or words[place].form in _AND:
        return False
    behind = place + 1
    ends = behind >= len(words) or words[behind].gap[:1] in (",", ".", ";", ":")
    return region or ends or words[behind].word in _OF
