"""Names in capitals that no list knows, and in Arabic the names after titles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from treve.extract.text.tokens import Token
from treve.extract.who.actor_words import ActorWords
from treve.model.draft import Language

INSIDE = frozenset({" ", "-", "/", "'", " '", "' ", "- ", " -"})
LONGEST_NAME = 9  # words; a longer run of capitals is a headline


def capital_names(words: Sequence[Token], names: ActorWords, capitals: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of capitalised words ("Ahrar al-Sham"); one word at the head of a sentence counts only in capitals throughout.

    capitals  the places of words with a capital, in order
    """
    if names.language is Language.ARABIC:
        return _after_titles(words, names)
    spans: list[tuple[int, int]] = []
    last = 0
    for number in capitals:
        if number < last or not _opens_name(words[number], names):
            continue
        if names.language is Language.RUSSIAN and _of_office(words, number, names):
            continue
        last = number + 1
        while last < len(words) and last - number < LONGEST_NAME and words[last].gap in INSIDE:
            if words[last].capital and words[last].form not in names.classes["never"]:
                last += 1
            elif (
                words[last].form in PARTICLES
                and last + 1 < len(words)
                and words[last + 1].capital
                and words[last + 1].gap in INSIDE
            ):
                last += 2
            else:
                break
        if words[number].gap.endswith(_OPENING):
            last = max(last, _quoted(words, number))
        spans.append((number, last))
    return spans


_OPENING = ("«", '"', "“", "„")


def _quoted(words: Sequence[Token], number: int) -> int:
    """The word after the last of a short name behind an opening mark, small letters included; the word itself for another."""
    for last in range(number + 1, min(number + 5, len(words) + 1)):
        if last == len(words) or words[last].gap.startswith(("»", '"', "”", "“")):
            return last
        if words[last].gap not in (" ", "-"):
            break
    return number


def _after_titles(words: Sequence[Token], names: ActorWords) -> list[tuple[int, int]]:
    """Arabic has no capitals: a person is the two words after a title ("the foreign minister …")."""
    spans = []
    titles = names.classes["titles"]
    past = 0
    for title in [place for place, word in enumerate(words) if word.form in titles]:
        if title < past:
            continue
        first = title
        while first < len(words) and (
            words[first].form in titles
            or words[first].form in names.states
            or words[first].form in names.classes["adjectives"]
        ):
            first += 1
        past = first
        while (
            past < len(words) and past - first < 2 and words[past].gap == " " and words[past].form not in names.common
        ):
            past += 1
        if past > first:
            spans.append((first, past))
    return spans


_REFLEXIVE = re.compile(
    r"[а-я]{4}(?:лась|лось|лись|лся|ится|ется|утся|ются|ятся)$"
)  # "Воздержалась" at the head of a sentence
PARTICLES = frozenset(
    {
        "al",
        "el",
        "ibn",
        "bin",
        "ad",
        "ar",
        "as",
        "ash",
        "at",
        "an",
        "аль",
        "эль",
        "ибн",
        "аш",
        "ад",
        "аз",
        "ас",
        "ар",
        "ат",
        "ан",
    }
)


def _of_office(words: Sequence[Token], number: int, names: ActorWords) -> bool:
    """ "Генерального секретаря": the adjective of an office is no name."""
    behind = words[number + 1].form if number + 1 < len(words) and words[number + 1].gap == " " else ""
    return words[number].form in names.classes["adjectives"] and behind in names.classes["titles"]


def _opens_name(word: Token, names: ActorWords) -> bool:
    if word.form in names.classes["never"] or word.form in names.classes["titles"]:
        return False
    return word.capital and not (names.language is Language.RUSSIAN and _REFLEXIVE.search(word.word))
