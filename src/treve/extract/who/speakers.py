"""Who speaks a quote: the name beside the verb of speech, whom a pronoun stands for, or the paper that is quoted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from treve.extract.patterns.cues import cues
from treve.extract.text.passages import last_of
from treve.extract.who.actor_words import actor_words
from treve.extract.who.mentions import Mention, Scene, Sentence

_BESIDE = 170  # characters in which a cue still belongs to a quote
_NEAR = 60
_NEXT = 25
_BACK = 2  # sentences in which a pronoun looks for its person
_STOP = re.compile(r"\.\s|\n|[«“\"]")
# "Told the delegations", "a dit aux délégations": who is spoken to.
_TO = re.compile(r"told |\S+(?: \S+)? (?:to|a|aux?|al) ")
_PAPER = re.compile(
    r"(?: dans| in| en| в)?\s(?:the |this |a |an |le |la |l'|les |ce |cette |un |une |el |los |las |este |esta |una )?"
    r"((?:[^\W\d_]{3,}[ ,.]?){1,3}?)(?=[,.;:\n\"«“]|$| (?:of|de|du|des|del|publi\w+|issued|released|distribu\w+|en|on|le|el)\b)"
)

# Papers that are never part of a name. Folded.
_PAPERS = re.compile(
    r"communique|comunicad|statement|declarac|declaration|text|accord|acuerdo|protocol|agreement|memorand"
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks. cue: the verb was found; otherwise the speaker is the last one named. mention: None where no actor is named."""

    name: str | None
    cue: str | None
    mention: Mention | None = None


def speaker_of(scene: Scene, start: int, end: int) -> Speaker:
    """The speaker of the quote between two folded offsets, marks included: named after it in its sentence, else before it."""
    verb = cues(scene.language, "terms").pattern("speech", "verb")
    after_end = min(len(scene.text), end + _BESIDE)
    stop = _STOP.search(scene.text, end, after_end)
    after_end = stop.start() + 1 if stop else after_end
    found = verb.search(scene.text, end, after_end)
    if found and found.start() - end < _NEAR:
        told = _told(scene, found, end, after_end, start)
        if told.name:
            return told
    before = max(scene.prose.sentence_at(start)[0], start - 4 * _BESIDE)
    cue = last_of(verb.finditer(scene.text, before, start))
    if cue:
        return _told(scene, cue, before, start, before)
    return Speaker(None, scene.text[slice(*found.span())] if found else None)


def _told(scene: Scene, cue: re.Match[str], start: int, end: int, back_from: int) -> Speaker:
    words = scene.text[slice(*cue.span())]
    mention = _named(scene, cue, start, end) or _of_pronoun(scene, cue, end, back_from)
    if mention is not None:
        first, last = scene.prose.span(mention.start, mention.end)
        return Speaker(scene.prose.text[first:last], words, mention)
    return Speaker(_paper(scene, cue, end), words)


def _named(scene: Scene, cue: re.Match[str], start: int, end: int) -> Mention | None:
    """The mention beside a verb of speech, inside a stretch of text: the nearest, a person before an institution."""
    mentions: list[tuple[Mention, Sentence]] = [
        (one, sentence)
        for sentence in scene.between(start, end)
        for one in sentence.mentions
        if start <= one.start and one.end <= end and not one.place
    ]
    after = [one for one in mentions if one[0].start >= cue.end() and one[0].start - cue.end() < _NEAR]
    before = [one for one in mentions if one[0].end <= cue.start()]
    addressed = bool(after) and _TO.match(scene.text, cue.start(), after[0][0].start) is not None
    near = after if after and not addressed and after[0][0].start - cue.end() < _NEXT else before[::-1] or after
    if not near:
        return None
    return next(
        (one for one in near if one[0].kind == "capital_letters" and abs(one[0].start - near[0][0].start) < 70), near[0]
    )[0]


def _of_pronoun(scene: Scene, cue: re.Match[str], end: int, back_from: int) -> Mention | None:
    """ "…", he said: the first person named in the sentence before, or the one before that."""
    pronoun = cues(scene.language, "terms").pattern("speech", "pronoun")
    beside = max(0, cue.start() - _NEXT), min(end + 2, cue.end() + _NEXT)
    if not pronoun.search(scene.text, *beside):
        return None
    start, _ = scene.prose.sentence_at(back_from)
    for _ in range(_BACK):
        start, last = scene.prose.sentence_at(max(start - 2, 0))
        for sentence in scene.between(start, last):
            person = next((one for one in sentence.mentions if _is_person(one)), None)
            if person is not None:
                return person
    return None


def _is_person(mention: Mention) -> bool:
    return mention.person or (
        mention.kind == "capital_letters" and not mention.place and mention.last - mention.first > 1
    )


def _paper(scene: Scene, cue: re.Match[str], end: int) -> str | None:
    """ "…", selon la radio; "…", a statement said: the words for what is quoted, where they stand right behind the verb."""
    found = _PAPER.match(scene.text, cue.end(), min(end + 1, len(scene.text)))
    if found is None:
        return None
    first_word = found[1].split()[0].strip(" ,.")
    names = actor_words(scene.language)
    if _PAPERS.match(first_word) is None and (
        first_word in names.classes["never"] or first_word in names.classes["and"]
    ):
        return None
    first, last = scene.prose.span(*found.span(1))
    return scene.prose.text[first:last] or None
