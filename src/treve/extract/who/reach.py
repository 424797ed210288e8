"""How far a name can go among the words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from treve.extract.text.tokens import Token
from treve.extract.who.actor_words import ActorWords, Known
from treve.extract.who.capital_names import INSIDE

_LEAST = 5  # letters of a noun that can belong to a name
_MOST_IN_RUN = 2  # capitalised words behind "and"
_VERB = re.compile(r"(?:er|ir|[^aeiou]re|ar)$")  # infinitives of French and Spanish, folded


class Reach(NamedTuple):
    """The words of a sentence, and at which places among them something stands.

    known     names that a list knows begin there
    kinds     words for a kind of group, in order
    capitals  words with a capital, in order
    """

    words: Sequence[Token]
    names: ActorWords
    known: Collection[int]
    kinds: Sequence[int]
    capitals: Sequence[int]

    def at(self, place: int, *those: str) -> bool:
        """Whether one of some words stands at a place, behind a blank."""
        return place < len(self.words) and self.words[place].word in those and self.words[place].gap == " "

    def parted(self, first: int, last: int, small: Collection[str]) -> bool:
        """Whether a name holds "of" or "for" behind its first word."""
        return any(self.words[place].word in small for place in range(first + 1, last))

    def behind(self, place: int, small: Collection[str]) -> int:
        """The first word behind some small ones."""
        words = self.words
        while place < len(words) and words[place].word in small and words[place].gap in INSIDE:
            place += 1
        return place

    def noun(self, place: int) -> int | None:
        """The word behind a noun in small letters that is no kind of group; None where there is none."""
        if place >= len(self.words):
            return None
        word = self.words[place]
        if word.capital or word.gap not in INSIDE or len(word.word) < _LEAST or self.begins_another(word):
            return None
        return None if _VERB.search(word.word) else place + 1

    def run(self, place: int) -> int | None:
        """The word behind one or two capitalised words that no list knows and that begin no other name; None without any."""
        words, names = self.words, self.names
        after = place
        while after < len(words) and words[after].capital and words[after].gap in INSIDE:
            word = words[after]
            if after in self.known or word.upper or word.form in names.states or self.begins_another(word):
                return None
            after += 1
        if after == place or after - place > _MOST_IN_RUN:
            return None
        following = words[after].form if after < len(words) and words[after].gap in INSIDE else ""
        if following in names.classes["heads"] or following in names.classes["weak"]:
            return None  # "and Darfur rebels"
        return after

    def begins_another(self, word: Token) -> bool:
        """A kind of group, a title, a region, or a word that never belongs to a name."""
        return word.form in self.names.others


def reach_among(words: Sequence[Token], names: ActorWords, known: Iterable[tuple[int, int, Known]]) -> Reach:
    """How far names can go among some words. known: the names among them that a list knows."""
    kinds = names.kinds
    told = [place for place, word in enumerate(words) if word.form in kinds]
    capitals = [place for place, word in enumerate(words) if word.capital]
    return Reach(words, names, {first for first, _, _ in known}, told, capitals)
