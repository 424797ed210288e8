"""The words of counts in a language, compiled."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from treve.extract.patterns.lexicon import lexicon
from treve.extract.patterns.required import Pattern
from treve.extract.patterns.word_patterns import numbered, parts_of, whole_words
from treve.extract.text.folding import folded
from treve.extract.who.state_words import filled
from treve.model.draft import Language


@dataclass(frozen=True, slots=True)
class FigureLexicon:
    """Compiled patterns of one language; all match folded text.

    fixed, noun, verb   by measure: nouns that name it whatever follows, nouns that name it unless a verb says otherwise, verbs
    nouns               all nouns in one pattern, a group for each: fixed_killed, noun_displaced, person
    beside              as fixed, without the joined "and" of Arabic: what stands right behind a noun of people
    modifier            what bounds a number before it, a group for each kind of bound (more, least, most, fewer, about)
    after               by kind of bound: after the number
    things, none        what is no person, behind a number; what denies a number, before it
    noun_after          what a thing is of may stand before a noun of people ("truck drivers")
    handed              what each side does with those it gives or gets in an exchange
    toll, reach         "the number of", and the verbs by which it reaches a number
    strength, men       what tells how strong a force is, before a number, and the men counted
    """

    person: re.Pattern[str]
    fixed: dict[str, re.Pattern[str]]
    noun: dict[str, re.Pattern[str]]
    nouns: Pattern
    verb: dict[str, re.Pattern[str]]
    verbs: Pattern
    modifier: re.Pattern[str]
    after: dict[str, re.Pattern[str]]
    ranges: tuple[str, ...]
    several: re.Pattern[str]
    article: re.Pattern[str]
    including: re.Pattern[str]
    of: str
    beside: dict[str, re.Pattern[str]]
    things: re.Pattern[str]
    noun_after: bool
    none: re.Pattern[str]
    handed: re.Pattern[str]
    toll: re.Pattern[str]
    reach: re.Pattern[str]
    strength: re.Pattern[str]
    men: re.Pattern[str]
    unreal: Pattern
    hedged: Pattern
    recorder: Pattern

    def patterns(self) -> tuple[Pattern, ...]:
        """Those to be looked for in one pass."""
        return self.nouns, self.verbs, self.unreal, self.hedged, self.recorder


@functools.cache
def figure_lexicon(language: Language) -> FigureLexicon | None:
    """The compiled words of counts of a language; None for one that has none."""
    given = lexicon(language, "figures")
    if not given:
        return None
    particles = "وفبلك" if language is Language.ARABIC else ""
    particle = f"[{particles}]?" if particles else ""
    left = rf"(?<!\w){particle}"

    def whole(words: str) -> re.Pattern[str]:
        return re.compile(rf"{left}(?:{filled(words, language)})(?!\w)")

    def before(words: str) -> re.Pattern[str]:
        gap = r"(?:^|(?<=['\s(«“\"–-]))[وفبل]?" if language is Language.ARABIC else r"(?:^|(?<=['\s(«“\"–-]))"
        return re.compile(rf"{gap}(?:{filled(words, language)})\s?$")

    def table(key: str) -> dict[str, Any]:
        return {measure: whole(words) for measure, words in given[key].items()}

    def alternatives(table: Mapping[str, str]) -> Pattern:
        told = {name: filled(words, language) for name, words in table.items()}
        named = "|".join(f"(?P<{name}>{particle}(?:{words}))" for name, words in told.items())
        parts = [one for name, words in told.items() for one in parts_of(words, particles, r"(?!\w)", name)]
        return numbered(rf"(?<!\w)(?:{named})(?!\w)", language, parts)

    def asked(words: str) -> Pattern:
        return whole_words(filled(words, language), language, particles)

    verb = given["verb"]
    named = {f"{kind}_{measure}": words for kind in ("fixed", "noun") for measure, words in given[kind].items()}
    return FigureLexicon(
        person=whole(given["person"]),
        fixed=table("fixed"),
        noun=table("noun"),
        nouns=alternatives({**named, "person": given["person"]}),
        verb=table("verb"),
        verbs=alternatives({measure: verb[measure] for measure in _ORDER if measure in verb}),
        modifier=re.compile(
            "|".join(f"(?P<{kind}>{before(words).pattern})" for kind, words in given["modifier"].items())
        ),
        after={kind: re.compile(rf"\s?(?:{filled(words, language)})(?!\w)") for kind, words in given["after"].items()},
        ranges=tuple(folded(one) for one in given["range"].split("|")),
        several=before(given["several"]),
        article=before(given["article"] or "(?!)"),
        including=whole(given["including"]),
        of=folded(given["of"]),
        beside={
            measure: re.compile(rf"(?<!\w)(?:{filled(words, language)})(?!\w)")
            for measure, words in given["fixed"].items()
        },
        things=whole(given["things"]),
        noun_after=language is Language.ENGLISH,
        none=before(given["none"]),
        handed=whole(given["handed"]),
        toll=whole(given["toll"]),
        reach=whole(given["reach"]),
        strength=before(given["strength"]),
        men=whole(given["men"]),
        unreal=asked(given["unreal"].replace("si |", "si|")),
        hedged=asked(given["hedged"]),
        recorder=asked(given["recorder"]),
    )


# The more telling first: "fled to Turkey" is refuge before it is flight.
_ORDER = ("refugees", "prisoners_exchanged", "released", "injured", "displaced", "detained", "killed")
