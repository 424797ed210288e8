"""Who else is left out: a group told by its kind alone, and those behind the ones that are named."""

from __future__ import annotations

import re
from collections.abc import Collection

from treve.extract.patterns.cues import cues
from treve.extract.text.tokens import Token
from treve.extract.who.actor_words import actor_words
from treve.extract.who.mentions import Mention, Scene, Sentence
from treve.model.draft import Language

_LONGEST_NAME = 9  # words of "the groups designated as terrorist by the Security Council"
_LONGEST_CLAUSE = 140  # characters
_MOST = 4
_LETTER = re.compile(r"[^\W\d_]")
_CLAUSE_END = re.compile(r"[,.;:\n\"«»“”()]|$")
_TELLS_WHICH = re.compile(
    r"(?:[ыи][ейхм]|ьи|ьих|ыми|ими|ого|его)$|^(?:foreign|armed|other|local|allied|irregular|private|hostile|jihadist|islamist|extremist|terrorist|splinter|breakaway|criminal)$"
)
ARTICLE = re.compile(
    r"\s?(?:the |a |any |all |les? |la |l'|des? |du |d'|el |las? |los |en |dans |in |for |к |в |на |для )*"
)
# What leads to the next who is left out. Folded.
_OR = re.compile(
    r"[»\"”]? (?:and|or|nor|et|ou|ni|y|e|o|и|или|ни) (?:to |the |any |all |other |aux? |a |les |des |d'|autres |al |los |las"
    r"|otros |otras |к |на |другие |других |другим |иные |иных )*"
)
_IN = re.compile(r"[»\"”]? (?:in|en|au|dans|в|на)(?: [^\s,.;]+){1,4}?(?=,? (?:and|or|nor|et|ou|ni|y|e|o|и|или|ни) )")


def further_left_out(scene: Scene, sentence: Sentence, last: Mention) -> list[Mention]:
    """ "To X in Khorasan or Y", "X and other groups listed as terrorist": those behind the last one that a rule has found."""
    found: list[Mention] = []
    end, number = last.end, 0
    while len(found) < _MOST:
        where = _IN.match(scene.text, end, sentence.end)
        end = where.end() if where else end
        while number < len(sentence.mentions) and sentence.mentions[number].start < end:
            number += 1
        here = sentence.mentions[number] if number < len(sentence.mentions) else None
        leads = _OR.match(scene.text, end, sentence.end)
        if leads is None:
            break
        if here is not None and 0 <= here.start - leads.end() <= 1 and not here.place and here.kind in _ACTORS:
            found.append(here)
            end, number = here.end, number + 1
            continue
        one = described_group(scene, sentence, leads.end())
        one = one and told_by_participle(scene, sentence, one)
        if (
            one is not None
            and " " in scene.text[one.start : one.end]
            and not _SENTENCE.search(scene.text, one.start, one.end)
        ):
            found.append(one)
        break
    return found


def told_by_participle(scene: Scene, sentence: Sentence, group: Mention) -> Mention:
    """ "The groups, known for their raids": a bare kind with the participle behind a comma that tells which are meant."""
    told = _PARTICIPLE.match(scene.text, group.end, sentence.end)
    if group.last - group.first > 1 or told is None:
        return group
    stop = clause_end(scene.text, told.end())
    return group._replace(end=stop, key="words:" + scene.text[group.start : stop])


# Folded.
_PARTICIPLE = re.compile(
    r", (?=[а-я]{3,}(?:нн|т|щ|вш)(?:ые|ых|ым|ие|их|им|ими|ыми)(?:ся)? )|, (?=(?:занят|известн)\w+ )"
)
# A verb: the words go on with the sentence. Folded.
_SENTENCE = re.compile(r" (?:are|is|was|were|will|shall|may|not|sont|est|ne|son|no|estan|не) ")
# "Does not shelter those who smuggle fuel nor bar …", "operations against smugglers fall outside it". Folded.
_OTHER_VERB = re.compile(r" (?:nor|ni|falls?|lies?|remains?|ни|ولا) ")
_ACTORS = frozenset({"actor", "group", "organisation", "described"})


def described_group(scene: Scene, sentence: Sentence, offset: int) -> Mention | None:
    """A group told by its kind and no name ("groups listed as terrorist by the Council"), up to the end of its clause."""
    names = actor_words(scene.language)
    kinds = names.classes["heads"] | names.classes["weak"]
    rest = ARTICLE.match(scene.text, offset)
    offset = rest.end() if rest else offset
    number = next((place for place, word in enumerate(sentence.words) if word.end > offset), None)
    if number is None or sentence.words[number].joined > offset + 2:
        return None
    if not _kind_near(scene, sentence, number, kinds):
        return None
    first = sentence.words[number]
    stop = clause_end(scene.text, first.start)
    ended = _OTHER_VERB.search(scene.text, first.end, stop)
    stop = ended.start() if ended is not None else stop
    last = number
    while last + 1 < len(sentence.words) and sentence.words[last + 1].end <= stop and last - number < _LONGEST_NAME:
        last += 1
    end = sentence.words[last].end
    return Mention(
        number,
        last + 1,
        first.start,
        end,
        "words:" + scene.text[first.start : end],
        "described",
        False,
        False,
        first.start,
    )


def _kind_near(scene: Scene, sentence: Sentence, number: int, kinds: Collection[str]) -> bool:
    """A word for a kind of group, or one behind another that tells which: "foreign fighters", «казачьи отряды»."""
    told = cues(scene.language, "roles").pattern("excluded_actor", "kinds")

    def is_kind(word: Token) -> bool:
        return word.form in kinds or told.match(scene.text, word.start) is not None

    here, *after = sentence.words[number : number + 2]
    if is_kind(here):
        return True
    follows = any(is_kind(one) and not one.gap.strip() for one in after)
    if follows and number == 0 and scene.language is Language.ENGLISH:
        return True  # "Cattle raiders": a noun at the head of the sentence
    opens = _LETTER.search(scene.text, sentence.start, here.start) is None  # a capital there tells nothing
    return follows and (opens or not here.capital) and _TELLS_WHICH.search(here.word) is not None


def clause_end(text: str, start: int) -> int:
    """Where the clause that begins at an offset ends: at the next mark, at most so many letters on."""
    found = _CLAUSE_END.search(text, start, start + _LONGEST_CLAUSE)
    return found.start() if found else min(start + _LONGEST_CLAUSE, len(text))
