"""The words of a folded text, each in the form under which word lists hold it.

Hyphens and apostrophes part words (`al-Sham` is two, `l'armée` is two). The form leaves off what a language adds to a word: the
plural ending in English, French and Spanish, the case ending in Russian, the joined particles (and, with, for, the) in Arabic.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from treve.extract.text.folding import Folded, folded
from treve.model.draft import Language

_WORD = re.compile(r"[^\W_]+")
_WORD_AND_GAP = re.compile(r"([^\W_]+)([\W_]*)")
_RUSSIAN_ENDING = re.compile(
    r"(?:иями|ием|ями|ами|ого|его|ому|ему|ыми|ими|ией|иях|иям|ая|яя|ое|ее|ые|ие|ый|ий|ой|ей|ым|им|ом|ем|ую|юю|ых|их|ах|ях|ам|ям|ою|ию|ия|ии"
    r"|ов|ев|а|я|о|е|ы|и|у|ю|ь|й)$"
)
_ARABIC_PARTICLES = ("وبال", "ولل", "وال", "وب", "ول", "وك", "فال", "بال", "كال", "لل", "و", "ف", "ب", "ل", "ك")


class Token(NamedTuple):
    """One word. Offsets are those of the folded copy.

    form     the word as word lists hold it
    start    where the form begins: after the joined particles of an Arabic word
    joined   offset where the word itself begins, particles included
    capital  written with a capital first letter (never so in Arabic)
    upper    written in capitals throughout, two letters at least
    gap      what stands between the word before and this one
    """

    form: str
    word: str
    start: int
    end: int
    joined: int
    capital: bool
    upper: bool
    gap: str


def tokens(text: str, copy: Folded, start: int, end: int, language: Language, known: Collection[str]) -> list[Token]:
    """The words between two offsets of the folded copy.

    known  forms of the word lists, which settle how an Arabic word is parted
    """
    found: list[Token] = []
    origin, folded_text, new = copy.origin, copy.text, tuple.__new__
    opening = _WORD.search(folded_text, start, end)
    if opening is None:
        return found
    form_of = _forms(language, known if isinstance(known, frozenset) else frozenset(known))
    first = opening.start()
    gap = folded_text[start:first]
    for word, following in _WORD_AND_GAP.findall(folded_text, first, end):
        after = first + len(word)
        form, skipped = form_of(word)
        letter = text[origin[first]]
        # Folding leaves no capital as it was.
        if letter == word[0]:
            capital = upper = False
        else:
            capital = letter.isupper()
            upper = capital and after - first > 1 and text[origin[first] : origin[after - 1] + 1].isupper()
        # A tuple made at once: several times as fast as the named call, for every word of a text.
        found.append(new(Token, (form, word, first + skipped, after, first, capital, upper, gap)))
        first = after + len(following)
        gap = following
    return found


@functools.lru_cache(maxsize=16)
def _forms(language: Language, known: frozenset[str]) -> Callable[[str], tuple[str, int]]:
    """The form of a word, kept once worked out."""
    return functools.lru_cache(maxsize=4_000)(lambda word: _form(word, language, known))


def forms(words: str, language: Language) -> tuple[str, ...]:
    """The forms of the words of an entry of a word list."""
    return tuple(_form(match[0], language, ())[0] for match in _WORD.finditer(folded(words)))


def _form(word: str, language: Language, known: Collection[str]) -> tuple[str, int]:
    """The form of a folded word and how many letters at its beginning are joined particles."""
    if language is Language.RUSSIAN:
        return (_RUSSIAN_ENDING.sub("", word) if len(word) > 3 else word), 0
    if language is Language.ARABIC:
        if word in known:
            return word, 0
        for particles in _ARABIC_PARTICLES:
            if not word.startswith(particles):
                continue
            rest = word[len(particles) :]
            # "بالسلام", "للسلام": the article belongs to the name, the particle before it does not.
            if particles == "لل" or particles == "ولل":
                if "ال" + rest in known:
                    return "ال" + rest, len(particles)
            elif particles.endswith("ال"):
                if "ال" + rest in known:
                    return "ال" + rest, len(particles) - 2
            elif rest in known:
                return rest, len(particles)
        return word, 0
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1], 0
    return word, 0
