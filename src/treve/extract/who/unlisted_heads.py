"""Several people told by a noun that no list knows and where they are from: "the archers of Kabeke refused"."""

from __future__ import annotations

import re

from treve.extract.who.actor_words import actor_words
from treve.extract.who.mentions import Mention, Sentence
from treve.model.draft import Language

_WITHIN = 50  # characters before the name
# Folded: at the head of a clause a plural with its article, perhaps an adjective, and "of".
_OPENING = r"(?:^|[.;:,] ?)"
_NOUN = r"(?P<noun>[^\W\d_]{3,}[sx])"
_HEADS = {
    Language.FRENCH: re.compile(rf"{_OPENING}les (?P<head>{_NOUN}(?: [^\W\d_]+)?) d(?:e |u |es |'|e la |e l')$"),
    Language.SPANISH: re.compile(rf"{_OPENING}l[ao]s (?P<head>{_NOUN}(?: [^\W\d_]+)?) del? (?:la |el |los |las )?$"),
    Language.ENGLISH: re.compile(rf"{_OPENING}the (?P<head>(?:[^\W\d_]+ )?{_NOUN}) of (?:the )?$"),
}


def with_unlisted_head(sentence: Sentence, text: str, mention: Mention, language: Language) -> Mention:
    """The mention with the plural noun before it, where it only says from where; else the mention itself."""
    pattern = _HEADS.get(language)
    if (
        pattern is None
        or mention.last - mention.first > 1
        or mention.kind not in ("capital_letters", "capital", "state")
    ):
        return mention
    start = max(sentence.start, mention.start - _WITHIN)
    found = pattern.search(text[start : mention.start])
    classes = actor_words(language).classes
    nouns = {found["noun"], found["noun"].rstrip("sx")} if found else set()
    if found is None or any(nouns & classes[one] for one in ("titles", "regions", "never", "adjectives")):
        return mention
    begin = start + found.start("head")
    first = next(number for number, word in enumerate(sentence.words) if word.end > begin)
    key = "words:" + text[begin : mention.end]
    return mention._replace(first=first, start=begin, outer=begin, key=key, kind="described", place=False)
