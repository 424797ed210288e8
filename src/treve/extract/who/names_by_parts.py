"""Names of a kind that no list holds: behind an article a word with a capital, "of" or "for", and a name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from treve.extract.who.capital_names import INSIDE
from treve.extract.who.reach import Reach
from treve.extract.who.whole_names import end_of_name
from treve.model.draft import Language

_MOST_OF_KIND = 3  # words before "of"
_ROMANCE = frozenset({Language.FRENCH, Language.SPANISH})
_FIRST_JOINT = frozenset({"of", "for", "de", "du", "des", "d", "del", "pour", "para", "por"})
_JOINTS = {
    Language.ENGLISH: (frozenset({"the"}), frozenset({"of", "for", "the"})),
    Language.FRENCH: (
        frozenset({"le", "la", "l", "les", "du", "des", "au", "aux"}),
        frozenset({"de", "du", "des", "d", "la", "l", "le", "les", "pour"}),
    ),
    Language.SPANISH: (
        frozenset({"el", "la", "los", "las", "del", "al"}),
        frozenset({"de", "del", "la", "el", "los", "las", "para", "por"}),
    ),
}
# What else is named with "of": papers, times, offices, places of no group. Folded.
_OTHERS = """
    declaration treaty charter resolution cessation statement joint act acta tratado traite charte resolucion carta acte article
    annex annexe anexo day battle minister ministre ministro chief chef jefe head heads house casa palace palais palacio
    gulf bay sea strait golfe golfo baie bahia mer mar estrecho detroit valley mount mountain lake river cape cap cabo
    isla island ile valle montes monts rio
"""
_NO_GROUP = frozenset(_OTHERS.split())


def names_by_parts(reach: Reach, groups: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans such as "Sons of the Old Mountain"; a group behind "of" is part of them: "Rassemblement des forces pour la paix"."""
    if reach.names.language not in _JOINTS:
        return []
    article, small = _JOINTS[reach.names.language]
    words, ends = reach.words, dict(groups)
    found = []
    past = 0
    for number in [place for place, one in enumerate(words[:-1], 1) if one.word in article and words[place].capital]:
        if number <= past:
            continue
        after = _kind(reach, number)
        behind = reach.behind(after, small)
        if after == number or behind == after or words[after].word not in _FIRST_JOINT:
            continue
        last = _parts(reach, behind, small, ends)
        if last > behind and ends.get(number, 0) < last:
            found.append((number, end_of_name(reach, number, last)))
            past = last
    return found


def _kind(reach: Reach, place: int) -> int:
    """The word behind one to three capitalised words that no list knows; the place itself where there are none."""
    words, names = reach.words, reach.names
    never, titles, regions = (names.classes[one] for one in ("never", "titles", "regions"))
    after = place
    while after < len(words) and after - place < _MOST_OF_KIND and words[after].capital and words[after].gap in INSIDE:
        form = words[after].form
        if form in never or form in titles or form in regions or form in names.states or form in _NO_GROUP:
            return place
        if after in reach.known or words[after].upper:
            return place
        after += 1
    return after


def _parts(reach: Reach, place: int, small: Collection[str], ends: Mapping[int, int]) -> int:
    """The word behind the capitalised words from a place on, and behind further "of": "de Liberación de Santa Lucía"."""
    if place in ends:
        return ends[place]
    words, never = reach.words, reach.names.classes["never"]
    last = place
    while last < len(words):
        behind = _small_noun(reach, last if last == place else reach.behind(last, small), small)
        after = behind
        while after < len(words) and words[after].capital and words[after].gap in INSIDE:
            if words[after].form in never:
                break
            after += 1
        if after == behind or not (words[last].capital or behind > last):
            break
        last = after
    return last


def _small_noun(reach: Reach, place: int, small: Collection[str]) -> int:
    """ "Cellule de suivi de la Dorna": the place behind one noun in small letters, where a name follows "of"."""
    words = reach.words
    if place >= len(words) or words[place].capital or reach.names.language not in _ROMANCE:
        return place
    noun = reach.noun(place)
    behind = reach.behind(noun, small) if noun is not None else place
    named = noun is not None and behind > noun and behind < len(words) and words[behind].capital
    return behind if named and words[behind].form not in reach.names.classes["never"] else place
