"""The names of actors in a language: those the library and the table of states know, and the words that make up the others.

Known names are matched all at once by an Aho–Corasick automaton over the forms of the words, so that a name meets its plurals,
its Russian cases and its Arabic joined particles.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import ahocorasick

from treve.extract.patterns.lexicon import lexicon
from treve.extract.text.tokens import Token, forms
from treve.extract.who.state_words import state_names
from treve.model.actor import Actor, ActorKind
from treve.model.draft import Language
from treve.normalise.actor_book import actor_book

CLASSES = (
    "heads",
    "weak",
    "adjectives",
    "inner",
    "joiners",
    "articles",
    "and",
    "titles",
    "never",
    "locative",
    "regions",
    "wings",
    "directions",
)
SIDES = ("government", "opposition")
_NOT_ACTORS = frozenset({ActorKind.CIVILIAN, ActorKind.UNIDENTIFIED})
_LATIN = frozenset({Language.FRENCH, Language.ENGLISH, Language.SPANISH})


@dataclass(frozen=True, slots=True)
class Known:
    """A name that the library or the table of states knows.

    kind     state, capital, adjective, group, organisation or actor
    words    how many words the name has
    letters  length of its forms, joined by blanks
    """

    actor_id: str
    kind: str
    words: int
    letters: int


@dataclass(frozen=True, slots=True)
class ActorWords:
    """classes: the forms of each class of words. states: forms of adjectives of states, with their id. known: every form.

    kinds   the forms that name a kind of group: heads and weak
    marks   those that say more than a bare kind
    others  those with which another name begins, or that belong to none
    common  the forms of all classes
    """

    language: Language
    classes: Mapping[str, frozenset[str]]
    states: Mapping[str, str]
    known: frozenset[str]
    automaton: ahocorasick.Automaton
    kinds: frozenset[str]
    marks: frozenset[str]
    others: frozenset[str]
    common: frozenset[str]

    def names(self, words: Sequence[Token]) -> Iterator[tuple[int, int, Known]]:
        """Known names among the words of a sentence: first word, word after the last, name. They may overlap."""
        # A bar parts words between which more than a blank, a hyphen or an apostrophe stands.
        joined = [one.form if one.gap == " " or not one.gap.strip(" -'.") else f"| {one.form}" for one in words]
        text = f" {' '.join(joined)} "
        for end, known in self.automaton.iter(text):
            start = end - known.letters
            first = text.count(" ", 0, start) - text.count("|", 0, start) - 1
            yield first, first + known.words, known


@functools.cache
def actor_words(language: Language) -> ActorWords:
    """The names and words of a language, from its lexicon, the table of states and the actor table of the library."""
    given = lexicon(language, "actors")
    classes = {name: _forms(given.get(name, ""), language) for name in (*CLASSES, *SIDES)}
    automaton = ahocorasick.Automaton()
    states: dict[str, str] = {}
    vocabulary: set[str] = set().union(*classes.values())
    for actor_id, kind, name in (*_actor_names(language), *state_names(language)):
        parts = forms(name, language)
        if not parts or (language is Language.ARABIC and len(parts[0]) < 3):
            continue
        vocabulary.update(parts)
        if kind == "adjective" and len(parts) == 1:
            states[parts[0]] = actor_id
        else:
            joined = " ".join(parts)
            automaton.add_word(f" {joined} ", Known(actor_id, kind, len(parts), len(joined)))
    automaton.make_automaton()
    kinds = classes["heads"] | classes["weak"]
    marks = classes["adjectives"] | set(states) | classes["heads"] | classes["inner"]
    others = kinds | classes["never"] | classes["titles"] | classes["regions"]
    common = frozenset().union(*classes.values())
    return ActorWords(language, classes, states, frozenset(vocabulary), automaton, kinds, marks, others, common)


def _forms(words: str, language: Language) -> frozenset[str]:
    return frozenset(form for word in words.split() for form in forms(word, language)[:1] if word)


def _actor_names(language: Language) -> Iterator[tuple[str, str, str]]:
    for actor in actor_book().actors.values():
        if actor.kind in _NOT_ACTORS or actor.kind is ActorKind.UMBRELLA:
            continue
        kind = {ActorKind.STATE: "state", ActorKind.ORGANISATION: "organisation"}.get(actor.kind, "actor")
        for name in _spellings(actor, language):
            yield actor.actor_id, kind, name


def _spellings(actor: Actor, language: Language) -> Iterator[str]:
    own = {
        Language.ENGLISH: (actor.name_en,),
        Language.FRENCH: (actor.name_fr, actor.name_en),
        Language.SPANISH: (actor.name_en,),
        Language.ARABIC: (actor.name_ar,),
        Language.RUSSIAN: (actor.name_ru,),
    }.get(language, ())
    for name in (*own, *actor.aliases):
        if name and _written_as(name, language):
            # "Islamic State (ISIL)" is looked for without what stands in brackets.
            yield name.split("(")[0].strip() or name


def _written_as(name: str, language: Language) -> bool:
    letter = next((one for one in name if one.isalpha()), "")
    if language is Language.ARABIC:
        return "\u0600" <= letter <= "\u06ff"
    if language is Language.RUSSIAN:
        return "\u0400" <= letter <= "\u04ff"
    return language in _LATIN and letter < "\u0250"
