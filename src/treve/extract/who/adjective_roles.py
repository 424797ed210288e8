"""Who mediates or guarantees, told by an adjective of a state: "médiation qatarienne", "برعاية سعودية", "Norwegian mediation"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from treve.extract.patterns.cues import LONGEST_SENTENCE, cues
from treve.extract.text.tokens import Token
from treve.extract.who.actor_words import ActorWords, actor_words
from treve.extract.who.mentions import Mention, Scene, Sentence
from treve.model.draft import Language

_BEHIND = frozenset({Language.FRENCH, Language.SPANISH, Language.ARABIC})
_MOST = 4  # adjectives
_GAPS = frozenset({" ", "-", "–", " - ", ", ", "، "})


def told_by_adjectives(scene: Scene, role: str) -> Iterator[tuple[Sentence, re.Match[str], Mention]]:
    """Each state named by an adjective beside a word for mediation or sponsorship, with its sentence and that word."""
    pattern = cues(scene.language, "roles").pattern(role, "adjective")
    names = actor_words(scene.language)
    for sentence in scene.having(pattern):
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        for match in pattern.finditer(scene.text, sentence.start, end):
            for number in _adjectives(sentence.words, match, names):
                word = sentence.words[number]
                key = _state(word.form, names)
                if key is not None:
                    start = word.start + (names.language is Language.ARABIC and word.form.startswith("و"))
                    name = Mention(number, number + 1, start, word.end, key, "state", False, False, start)
                    yield sentence, match, name


def _adjectives(words: tuple[Token, ...], match: re.Match[str], names: ActorWords) -> list[int]:
    """The adjectives of states in a row behind the word, or before it in English and Russian."""
    step = 1 if names.language in _BEHIND else -1
    if step > 0:
        number = next((place for place, word in enumerate(words) if word.joined >= match.end()), len(words))
    else:
        number = max((place for place, word in enumerate(words) if word.end <= match.start()), default=-1)
    found: list[int] = []
    while 0 <= number < len(words) and len(found) < _MOST:
        word = words[number]
        gap = word.gap if step > 0 else (words[number + 1].gap if number + 1 < len(words) else "")
        if gap not in _GAPS:
            break
        if _state(word.form, names) is not None:
            found.append(number)
        elif not found or word.form not in names.classes["and"]:
            break
        number += step
    return found


def _state(form: str, names: ActorWords) -> str | None:
    """The state of an adjective, in the other gender or without its article where the table has only one of them."""
    tried = [form]
    if names.language is Language.ARABIC:
        bare = form.removeprefix("و").removeprefix("ال").removesuffix("ه")
        tried += [bare, "ال" + bare, bare + "ه", "ال" + bare + "ه"]
    elif names.language is Language.FRENCH:
        tried += [form.removesuffix("ne"), form.removesuffix("e")]
    elif names.language is Language.SPANISH:
        tried += [form.removesuffix("a") + "o", form.removesuffix("a")]
    return next((names.states[one] for one in tried if one in names.states), None)
