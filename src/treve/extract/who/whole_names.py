"""Names of groups to their ends: they go on behind "of", "for" and "and", and to a closing quotation mark.

Lists of kinds of groups tell where a name begins; here it is told where it ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from treve.extract.text.tokens import Token
from treve.extract.who.capital_names import INSIDE
from treve.extract.who.reach import Reach
from treve.extract.who.whole_arabic_names import arabic_part
from treve.extract.who.whole_russian_names import russian_part
from treve.model.draft import Language

_MOST_PARTS = 3
_MOST_QUOTED = 7  # words; more are a sentence that somebody says
_MOST_DIGITS = 3
_AT_HEAD = 2  # words at the head of a sentence, where a capital tells nothing: "Союз горных сёл"
_GENITIVES = frozenset({Language.RUSSIAN, Language.ARABIC})
_AND = ("and", "et", "y", "и", "a", "ont", "has", "have", "ha", "han")
_OPENING, _CLOSING = ("«", '"', "“", "„"), ("»", '"', "”", "“")
_OF_ENGLISH = frozenset({"of", "for"})
_OF_ROMANCE = frozenset({"de", "du", "des", "d", "del", "la", "l", "los", "las"})
_REPEATED = ("de", "du", "des", "d", "del")
_FOR_ROMANCE = frozenset({"pour", "para", "por"})
_ARTICLES = frozenset({"la", "le", "l", "les", "el", "los", "las"})


def whole_names(reach: Reach, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The groups of some spans to their ends, and those whose weak kind is followed by what they are of."""
    if not reach.kinds:
        return []
    words, names = reach.words, reach.names
    inside = {place for first, last in spans for place in range(first, last)}
    whole = [(first, end_of_name(reach, first, last)) for first, last in spans]
    for number in reach.kinds:
        word = words[number]
        weak = number not in inside and word.form in names.classes["weak"]
        least = 1 if number else _AT_HEAD
        if weak and (names.language is Language.ARABIC or word.capital) and (number or names.language in _GENITIVES):
            last = end_of_name(reach, number, number + 1)
            if last > number + least:
                whole.append((number, last))
    return whole


def end_of_name(reach: Reach, first: int, last: int) -> int:
    """The word behind a name that goes at least so far."""
    words = reach.words
    quoted = _closed(words, first, last)
    if quoted is not None:
        return quoted
    while last < len(words) and words[last].gap in ("/", "-") and words[last].capital and words[last - 1].capital:
        last += 1  # "Sudan People's Liberation Movement/Nuba"
    if last < len(words) and words[last].gap == " " and words[last].word.isdigit() and words[last - 1].capital:
        behind = words[last + 1] if last + 1 < len(words) else None
        unit = reach.begins_another(words[last - 1])  # "Company 12 insists"
        if len(words[last].word) <= _MOST_DIGITS and (
            unit or behind is None or behind.gap != " " or behind.word in _AND
        ):
            last += 1  # "Brigade 444"
    further = _PARTS.get(reach.names.language)
    for _ in range(_MOST_PARTS if further is not None else 0):
        after = further(reach, first, last) if further is not None else last
        if after == last:
            break
        last = after
    return last


def _closed(words: Sequence[Token], first: int, last: int) -> int | None:
    """The word behind the closing mark, where a name begins behind an opening one: "«Союз защитников гор»"."""
    if not words[first].gap.endswith(_OPENING):
        return None
    for place in range(max(last, first + 1), min(first + _MOST_QUOTED, len(words)) + 1):
        if place == len(words) or words[place].gap.startswith(_CLOSING):
            return place
        if words[place].gap not in INSIDE:
            break
    return None


def _english_part(reach: Reach, first: int, last: int) -> int:
    """ "… of Oruma and Lesti", "… for Justice and Renewal"; an article behind "and" begins another name."""
    if not reach.at(last, "and") or not reach.parted(first, last, _OF_ENGLISH):
        return last
    return reach.run(last + 1) or last


def _romance_part(reach: Reach, first: int, last: int) -> int:
    """ "… du Karsan et du Bas-Oubé", "… pour la justice et la dignité", "Frente por la Tierra y la Justicia"."""
    head = reach.words[first]
    named = head.capital and first > 0
    if reach.at(last, "por") and head.form in reach.names.classes["heads"]:
        after = reach.behind(last + 1, _ARTICLES)
        return (reach.run(after) if after > last + 1 else None) or last
    if named and reach.at(last, *_REPEATED):
        after = reach.behind(last, _OF_ROMANCE)
        return reach.noun(after) or reach.run(after) or last
    if not reach.at(last, "et", "y", "e"):
        return last
    step = last + 1
    repeated = reach.behind(step, _OF_ROMANCE) if reach.at(step, *_REPEATED) else step
    if repeated > step and reach.parted(first, last, _OF_ROMANCE):
        return (reach.noun(repeated) if named else None) or reach.run(repeated) or last
    if reach.parted(first, last, _FOR_ROMANCE):
        after = reach.behind(step, _ARTICLES)
        return (reach.noun(after) or reach.run(after) if after > step else None) or last
    if reach.names.language is Language.SPANISH and reach.parted(first, last, _OF_ROMANCE):
        return reach.run(step) or last
    return last


_PARTS: Mapping[Language, Callable[[Reach, int, int], int]] = {
    Language.ENGLISH: _english_part,
    Language.FRENCH: _romance_part,
    Language.SPANISH: _romance_part,
    Language.RUSSIAN: russian_part,
    Language.ARABIC: arabic_part,
}
