"""Wording that gives an actor its role: the patterns of `lexicons/<language>/roles.toml`, and who stands before or after them.

A pattern is written with its accents and folded when read. {NAME} stands for a macro of the same file. All repetitions are bounded,
and a sentence is read up to a fixed length, so that the time taken grows with the length of the text and not faster.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from treve.extract.counted.figure_lexicon import figure_lexicon
from treve.extract.patterns.lexicon import lexicon
from treve.extract.patterns.required import Index, Indexed, Pattern, Unindexed
from treve.extract.patterns.word_patterns import NEVER, numbered, whole_words
from treve.extract.text.folding import folded
from treve.extract.when.in_force_words import words_of
from treve.extract.when.time_lexicon import time_lexicon
from treve.extract.who.mentions import Mention, Sentence
from treve.extract.who.set_off import before_set_off
from treve.extract.who.unlisted_heads import with_unlisted_head
from treve.model.draft import Language

LONGEST_SENTENCE = 1_200  # characters; longer ones are lists or damaged texts, read to here
_UNBOUND = frozenset(
    {
        "negative",
        "past",
        "laid",
        "laid_to",
        "laid_after",
        "laid_case",
        "by_whom",
        "dropped",
        "answers_for",
        "rest_before",
        "rest_after",
        "unknown",
        "tail",
        "ends",
        "beside",
    }
)  # these go on where another pattern ended
_MACRO = re.compile(r"\{([A-Z_]+)\}")
_END = r"(?:(?<!\w)|(?!\w))"


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """The patterns of a subject, by role and direction. agreement: what names a truce, an agreement or a document."""

    patterns: Mapping[tuple[str, str], Pattern]
    agreement: Pattern

    @functools.cache  # asked for hundreds of times in a text; there is one object for a subject of a language  # noqa: B019
    def pattern(self, role: str, direction: str) -> Pattern:
        """The pattern of a role and direction; one that never matches where the language has none."""
        return self.patterns.get((role, direction), NEVER)


def _pattern(source: str | list[str], macros: Mapping[str, str], language: Language, *, words: bool = True) -> Pattern:
    """One folded pattern of all alternatives. words: it begins and ends where words do."""
    alternatives = [source] if isinstance(source, str) else source
    if not alternatives:
        return NEVER
    joined = "|".join(f"(?:{_expand(_elided(one, language), macros)})" for one in alternatives)
    if not words:
        # A name may stand in quotation marks of its own.
        return numbered(rf"[\"»”“]?(?:{joined})[\"«“„]?", language)
    return whole_words(joined, language, "وف" if language is Language.ARABIC else "", end=_END)


def _elided(source: str, language: Language) -> str:
    """In French a name of an agreement may stand after "l'" or "d'" where other languages have a blank."""
    if language is not Language.FRENCH:
        return source
    for name in ("(?:{TRUCE}", "(?:{DEAL}", "{TRUCE}", "{DEAL}"):
        source = source.replace(" " + name, "[ ']" + name)
    return source


def _expand(source: str, macros: Mapping[str, str]) -> str:
    for _ in range(3):
        source = _MACRO.sub(lambda match: macros.get(match[1], match[0]), source)
    # Folding would take the line break of a class for white space, and there is none in these patterns.
    return folded(source)


@functools.cache
def cues(language: Language, subject: str) -> Cues:
    """The patterns of a subject in a language; without any where the language has none."""
    given = lexicon(language, subject)
    macros = {**lexicon(language, "roles").get("macros", {}), **given.get("macros", {})}
    compiled = {
        (role, direction): _pattern(source, macros, language, words=role != "gaps" and direction not in _UNBOUND)
        for role, table in given.items()
        if role != "macros"
        for direction, source in table.items()
    }
    for way in _AT_AN_OFFSET & compiled.keys():
        compiled[way] = Unindexed(compiled[way].source)
    agreement = _pattern("{TRUCE}|{DEAL}|{STOP}", macros, language) if macros else NEVER
    return Cues(compiled, agreement)


_AT_AN_OFFSET = frozenset(
    {
        *(("told", one) for one in ("figurative", "beside", "shot_at")),
        *(("registered", one) for one in ("by_whom", "rest_before", "rest_after", "unknown")),
        *(("territory", one) for one in ("described", "tail")),
        *(("gaps", one) for one in ("plea", "reports", "insert", "ahead")),
        ("exception", "outside"),
        ("endorser", "object"),
        ("denies_party", "negative"),
        ("monitoring", "tail"),
    }
)
"""Asked only whether they match at an offset or in a clause, so that nothing is gained by knowing where they begin."""
_SUBJECTS = ("roles", "terms", "incidents")


@functools.cache
def _index(language: Language) -> Index:
    found: list[Pattern] = []
    for subject in _SUBJECTS:
        given = cues(language, subject)
        found += [one for one in given.patterns.values() if not isinstance(one, Unindexed)]
        found.append(given.agreement)
    times, figures, forces = time_lexicon(language), figure_lexicon(language), words_of(language)
    found += times.verbs() if times else ()
    found += figures.patterns() if figures else ()
    found += forces.patterns() if forces else ()
    return Index(found)


def indexed(text: str, language: Language, sentences: Sequence[tuple[int, int]] = ()) -> Indexed:
    """A folded text that knows where each cue of its language can stand, and in which of its sentences."""
    return _index(language).of(text, sentences)


def actors_of(
    sentence: Sentence, text: str, match: re.Match[str], direction: str, language: Language, gap: str = "subject"
) -> list[Mention]:
    """The actors, coordinated ones included, that stand before or after a match in the folded text; empty where none fits.

    gap  what may stand between them and a match behind them: "reports" for "said that it", beside the "subject" of a verb
    """
    gaps = cues(language, "roles")
    link = gaps.pattern("gaps", "link")
    mentions = sentence.mentions
    if direction == "before":
        places = [place for place, one in enumerate(mentions) if one.end <= match.start()]
        if not places:
            return []
        outside = _before_insert(mentions, text, places[-1], match.start(), language)
        if outside is not None:
            return list(_chain(mentions, text, outside, -1, link))
        last = mentions[places[-1]]
        head = before_set_off(mentions, text, places[-1], match.start())
        if head is not None:
            return _subjects(sentence, text, head, language) if head >= 0 else []
        if not gaps.pattern("gaps", gap).fullmatch(text, last.end, match.start()):
            again = gaps.pattern("gaps", "coordinated").fullmatch(text, last.end, match.start())
            whole = with_unlisted_head(sentence, text, last, language)
            return [whole] if again and _opens_clause(sentence, text, whole) else []
        place = _subject(mentions, text, _apposed(mentions, text, places[-1], match.start()), language)
        place = _before_places(mentions, text, place)
        return _subjects(sentence, text, place, language)
    for place, one in enumerate(mentions):
        if one.start >= match.end():
            first, begin = place, match.end()
            if language is Language.ARABIC and one.place and place + 1 < len(mentions):
                where = _WHERE.fullmatch(text, begin, one.start)
                first, begin = (place + 1, one.end) if where else (place, begin)
            if gaps.pattern("gaps", "object").fullmatch(text, begin, mentions[first].outer):
                return _to_next_role(list(_chain(mentions, text, first, 1, link)), text, language)
            return []
    return []


def _subjects(sentence: Sentence, text: str, place: int, language: Language) -> list[Mention]:
    """The mention at a place as a subject, and those before it that it is joined with."""
    link = cues(language, "roles").pattern("gaps", "link")
    first, *others = _chain(sentence.mentions, text, _head(sentence.mentions, text, place), -1, link)
    return _without_agents([with_unlisted_head(sentence, text, first, language), *others], text)


# Folded: "وقعت اليوم في الدوحة السلطات …": the day and the place between a verb and its subject.
_WHERE = re.compile(r"(?: (?:امس|اليوم|صباح اليوم|مساء اليوم|مساء امس))? (?:في |ب)")


def _before_insert(mentions: tuple[Mention, ...], text: str, place: int, verb: int, language: Language) -> int | None:
    """ "The army, which split from the Front in April, is no signatory": the place of the name before the insert; else None."""
    gaps = cues(language, "roles")
    insert, subject = gaps.pattern("gaps", "insert"), gaps.pattern("gaps", "subject")
    if place == 0 or "," not in text[mentions[place].end : verb]:
        return None
    for outer in range(place - 1, max(place - _NAMES_IN_INSERT, 0) - 1, -1):
        found = insert.match(text, mentions[outer].end, verb)
        if found is not None and found.end() > mentions[place].end:
            return outer if subject.fullmatch(text, found.end(), verb) else None
    return None


_NAMES_IN_INSERT = 3


def group_with_adjective(sentence: Sentence, text: str, match: re.Match[str], language: Language) -> list[Mention]:
    """Those before a match where `actors_of` finds none: "les milices amhara ont signé", an adjective that no list knows.

    In French and Spanish such a word may follow a group. The actors are those joined with it, the group first.
    """
    before = [one for one in sentence.mentions if one.end <= match.start()]
    if language not in (Language.FRENCH, Language.SPANISH) or not before or before[-1].kind not in _WITH_ADJECTIVE:
        return []
    gaps = cues(language, "roles")
    word = _ADJECTIVE.match(text, before[-1].end, match.start())
    if word is None or not gaps.pattern("gaps", "subject").fullmatch(text, word.end(), match.start()):
        return []
    whole = before[-1]._replace(last=before[-1].last + 1, end=word.end())
    return list(_chain((*before[:-1], whole), text, len(before) - 1, -1, gaps.pattern("gaps", "link")))


_WITH_ADJECTIVE = frozenset({"described", "capital_letters"})
_ADJECTIVE = re.compile(
    r" (?!(?:l[aeo]s?|les|un|une|ne|no|se|en|y|et|a|ont|est|sont|ha|han|son|que|qui)(?!\w))[^\W\d_]{3,}(?<!ment)(?<!mente)(?!\w)"
)


def _opens_clause(sentence: Sentence, text: str, mention: Mention) -> bool:
    """ "The front came back on Thursday and acceded": who opens the clause is the subject of its second verb as well."""
    return _OPENING.fullmatch(text, _clause_start(sentence, text, mention), mention.start) is not None


def _clause_start(sentence: Sentence, text: str, mention: Mention) -> int:
    return max(sentence.start, *(text.rfind(mark, sentence.start, mention.start) + 1 for mark in ",;:"))


_OPENING = re.compile(r"\W*(?:\d{1,2}[.)]\s)?(?:the |le |la |les |l'|el |los |las )?(?:but |mais |pero |но |а )?")


def _without_agents(chain: list[Mention], text: str) -> list[Mention]:
    """ "Proposed by Angola, the rebels refused": the agent of a passive is no subject of the verb behind the comma."""
    for number in range(1, len(chain)):
        if _AGENT.search(text, max(0, chain[number].start - _AGENT_WITHIN), chain[number].start):
            return chain[:number]
    return chain


# Folded. The Spanish and Russian "por", "от" have too many other uses.
_AGENT = re.compile(r"(?<!\w)(?:par|by) (?:the |le |la |l'|les )?$")
_AGENT_WITHIN = 12  # characters


def _to_next_role(chain: list[Mention], text: str, language: Language) -> list[Mention]:
    """ "With the mediation of A and under the auspices of B", "under the aegis of A, between B and C": the chain ends after A."""
    roles = cues(language, "roles")
    for number in range(1, len(chain)):
        gap = chain[number - 1].end, chain[number].start
        others = (roles.pattern(role, "after").search(text, *gap) for role in ("guarantor", "mediator"))
        if roles.pattern("gaps", "between").search(text, *gap) or any(others):
            return chain[:number]
    return chain


def _before_places(mentions: tuple[Mention, ...], text: str, place: int) -> int:
    """The subject of a verb before which places stand: "the factions of the town of Kidal signed" tells of the factions."""
    step = place
    while step and mentions[step].place:
        step -= 1
        if not _MODIFIER.fullmatch(text, mentions[step].end, mentions[step + 1].start):
            return place
    return place if mentions[step].place else step


# What stands between a name and the place it belongs to: a few words in small letters, perhaps behind a comma.
_MODIFIER = re.compile(r",?(?:[ -][^\W\d_][\w'-]*){1,7}(?:'| )?")


def _apposed(mentions: tuple[Mention, ...], text: str, place: int, verb: int) -> int:
    """ "The Front for Change, the main armed movement, refused": the first name is the subject, the second says what it is."""
    here = mentions[place]
    if (
        place
        and here.kind == "capital_letters"
        and text.startswith(",", here.end)
        and text[mentions[place - 1].end : here.start] == ", "
    ):
        office = text[max(0, mentions[place - 1].start - _OFFICE_WITHIN) : mentions[place - 1].start]
        return place - 1 if _OFFICE.search(office) else place
    if not place or here.kind != "described" or not text[here.end : verb].startswith(","):
        return place
    outer = mentions[place - 1]
    if _SPLINTER.search(text, max(0, outer.start - _OFFICE_WITHIN), outer.start):
        return place
    return place - 1 if _APPOSED.fullmatch(text, outer.end, here.start) else place


# "A splinter of the League, the Falcon group, said": the second is no other name of the first. Folded.
_SPLINTER = re.compile(
    r"(?<!\w)(?:splinters?|faction|wing|branch|offshoot|breakaway|scission|branche|aile|dissidence|escision|ala|faccion|disidencia"
    r"|крыло|осколок|часть)(?: \w+)? ?(?:of|from|de|du|del|d')? ?(?:the |la |l'|el )?$"
)
# "The secretary-general of the UN, A B, welcomed": the UN, told once. Folded.
_OFFICE = re.compile(
    r"(?:secreta\w+[ -]gener\w+|chief|head|генсек\w*|генеральн\w+ секретар\w+) (?:of|de|du|de la|des|de l')? ?(?:the |la |l')?$"
)
_OFFICE_WITHIN = 40  # characters
_APPOSED = re.compile(r",\s(?:[^\W\d_]+\s){0,5}(?:l')?")


def _subject(mentions: tuple[Mention, ...], text: str, place: int, language: Language) -> int:
    """The subject of a verb before which a mediator is named: "A and B, with the mediation of C, agreed …" tells of A and B."""
    if place:
        mediated = cues(language, "roles").pattern("mediator", "after")
        gap = mentions[place - 1].end, mentions[place].start
        inserted = text.startswith(",", mentions[place].end)
        for found in mediated.finditer(text, *gap):
            if gap[1] - found.end() <= _ARTICLE and _MEETING.fullmatch(text, gap[0], found.start()):
                return place - 1
            # "A and B, meeting in talks that go on with the mediation of C, agreed …"
            opened = text.find(",", gap[0], found.start())
            if inserted and 0 <= opened - gap[0] <= _ARTICLE and "," not in text[found.end() : gap[1]]:
                return place - 1
    return place


_ARTICLE = 6  # characters: a blank, a comma, an article
# "A and B, meeting in Oslo under the auspices of C, agreed". Folded.
_MEETING = re.compile(
    r"[\s,]{0,3}(?:(?:meeting|gathered|assembled|convened|reunie?s?|rassemblee?s?|reunid[oa]s|congregad[oa]s|собравш\w+|встретивш\w+)"
    r"(?: (?:in|at|a|en|в) [^\s,.;:]+(?: [^\s,.;:]+)?)?,? )?"
)
_OF = re.compile(
    r"(?: [^\W\d_]+)? (?:of|de|du|d'|del|in the|in|dans l[ea]s?|dans l'|en|من|في)\s?(?:the |la |le |les |el |los |l')?"
)


def _head(mentions: tuple[Mention, ...], text: str, place: int) -> int:
    """The mention that a verb after "the faction of X", "al-Qaida in Y" tells of: the one before "of" or "in"."""
    here = mentions[place]
    named = here.kind == "capital_letters" or (here.place and here.kind in ("state", "capital"))
    if place and named and not mentions[place - 1].place and _OF.fullmatch(text, mentions[place - 1].end, here.start):
        return place - 1
    return place


def _chain(mentions: tuple[Mention, ...], text: str, place: int, step: int, link: Pattern) -> Iterator[Mention]:
    yield mentions[place]
    backed = None if step < 0 else _BACKED
    while 0 <= place + step < len(mentions):
        if backed is not None and backed.fullmatch(text, mentions[place].end, mentions[place + 1].outer):
            further = _behind_backers(mentions, text, place + 1)
            if further is None:
                return
            place = further
            yield mentions[place]
            continue
        left, right = sorted((place, place + step))
        if not link.fullmatch(text, mentions[left].end, mentions[right].outer):
            beyond = place + 2
            where = step > 0 and beyond < len(mentions) and mentions[place + 1].place
            if not where or not _IN.fullmatch(text, mentions[place].end, mentions[place + 1].start):
                return
            if not link.fullmatch(text, mentions[place + 1].end, mentions[beyond].outer):
                return
            place = beyond  # "the authorities in Chad and the Front"
        else:
            place += step
        yield mentions[place]


_IN = re.compile(r" (?:in|dans|en|au|aux|a|в|во|на|في)(?: (?:the|le|la|les|el|los|las))? ")  # folded
# "M23, backed by Rwanda, and the government": who backs is not the next in the list. Folded.
_BACKED = re.compile(
    r",? (?:(?:backed|supported|armed) by|(?:soutenu|appuye|arme)e?s? par|(?:respaldad|apoyad)[oa]s? por|поддерживаем\w+) ?"
    r"(?:the |le |la |l'|les |el |los )?"
)
_BACK_IN_LIST = re.compile(r", ?(?:and|et|y|и) (?:the |le |la |l'|les |el |los )?")


def _behind_backers(mentions: tuple[Mention, ...], text: str, place: int) -> int | None:
    """The place in the list that goes on behind a comma after those who back; None where it ends."""
    for step in range(place + 1, min(place + 4, len(mentions))):
        if _BACK_IN_LIST.fullmatch(text, mentions[step - 1].end, mentions[step].outer):
            return step
    return None
