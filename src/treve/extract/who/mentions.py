"""Who is named in a sentence: known names, groups described by their kind, and names in capitals that no list knows.

A described group is a word such as "government" or "front" with what belongs to it; it may stand anywhere. A capitalised name that
no list knows counts only where a rule asks for a name.
"""

from __future__ import annotations

import bisect
import itertools
import operator
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from treve.extract.patterns.required import EVERY_CUE, Indexed, Pattern
from treve.extract.text.prose import Prose
from treve.extract.text.tokens import Token, tokens
from treve.extract.who.actor_words import ActorWords, Known, actor_words
from treve.extract.who.capital_names import capital_names
from treve.extract.who.described_groups import described_groups
from treve.extract.who.names_by_parts import names_by_parts
from treve.extract.who.reach import reach_among
from treve.extract.who.spelled_names import spelled_names
from treve.extract.who.whole_names import whole_names
from treve.model.draft import Language

_OF_PERSON = frozenset({"regime", "режим", "نظام"})  # "the regime of" a ruler is the only government a text speaks of
_PARTICIPLE = re.compile(r"[ai]d[oa]$|(?:scrit|uest)[oa]$")
_OF_DOER = re.compile(r"(?:تيسير|وساطه|رعايه|دعم|ضمان|ضمانه|جهود|تاييد|تسهيل)$")
_LONGEST_JOINT = 3  # words between "region" and its name: "de", "la", "l"
_REGION_JOINERS = {
    Language.ENGLISH: frozenset({"of", "the"}),
    Language.FRENCH: frozenset({"de", "du", "d", "des", "la", "le", "l", "les"}),
    Language.SPANISH: frozenset({"de", "del", "la", "el", "los", "las"}),
}
_HEAD_FIRST = frozenset({Language.FRENCH, Language.SPANISH})
_LONGEST_KIND = 3  # words before the quotation marks of a name: "volunteer regiment"
_LONGEST_READ = 2_000  # characters of a sentence in which names are looked for; rules read no further


class Mention(NamedTuple):
    """One actor named in a sentence.

    first, last  words of the sentence, last excluded
    start, end   folded characters, end excluded, without article or preposition
    key          what two mentions of the same actor share
    kind         state, capital, group, organisation, actor, described, or capital_letters
    place        stands after a preposition of place ("in Syria")
    person       a capitalised name that follows a title ("general Hassan")
    outer        where the name begins with the bare "group" or "movement" before its quotation marks
    """

    first: int
    last: int
    start: int
    end: int
    key: str
    kind: str
    place: bool
    person: bool
    outer: int


class Sentence(NamedTuple):
    """A sentence with its words and who is named in it. start, end: folded characters.

    cues  the bits of the patterns that can match in it
    """

    start: int
    end: int
    words: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    cues: int

    def told(self, pattern: Pattern, text: str, end: int) -> Iterable[re.Match[str]]:
        """The matches in the sentence, up to an offset, of a pattern that the index of its language knows, in the folded copy."""
        return pattern.finditer(text, self.start, end) if self.cues & pattern.bit else ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A text with its sentences read, as the extractors of actors and acts see it.

    earlier       folded spans that tell of a truce before the present one
    of_agreement  the text names a truce, an agreement or a document
    articles      the text is that of an agreement: numbered articles, or a title that says so
    parties       keys and folded names of those who signed, joined or are bound
    text          the folded copy
    language      the language of the text
    """

    prose: Prose
    sentences: tuple[Sentence, ...]
    earlier: tuple[tuple[int, int], ...] = ()
    of_agreement: bool = False
    articles: bool = False
    parties: frozenset[str] = frozenset()
    text: str = field(init=False)
    language: Language = field(init=False)
    _cues: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.prose.folded.text)
        object.__setattr__(self, "language", self.prose.language)
        object.__setattr__(self, "_cues", tuple(one.cues for one in self.sentences))

    def having(self, *patterns: Pattern) -> Sequence[Sentence]:
        """The sentences in which one of some patterns can match, in order."""
        bits = 0
        for one in patterns:
            bits |= one.bit
        # The cues are asked all at once: this is done for every kind of fact.
        return list(itertools.compress(self.sentences, map(bits.__and__, self._cues)))

    def between(self, start: int, end: int) -> tuple[Sentence, ...]:
        """The sentences that share a folded character with a stretch of the text."""
        spans = self.prose.sentences
        first = max(bisect.bisect_right(spans, (start, len(self.text) + 1)) - 1, 0)
        after = bisect.bisect_left(spans, (end, 0))
        return self.sentences[first:after]

    def past(self, sentence: Sentence, start: int, end: int) -> bool:
        """A passage that belongs to an earlier truce told of in its sentence."""
        if not self.earlier:
            return False
        first = bisect.bisect_left(self.earlier, (sentence.start, 0))
        after = bisect.bisect_left(self.earlier, (min(end + 4, max(end, sentence.end)), 0))
        return any(start < last + 80 for _, last in self.earlier[first:after])


def read_sentences(prose: Prose) -> tuple[Sentence, ...]:
    """Every sentence with its mentions; those of one text share their keys."""
    names = actor_words(prose.language)
    found = []
    short: dict[str, str] = {}
    initials: dict[str, str] = {}
    text = prose.folded.text
    cues = text.cues if isinstance(text, Indexed) else (EVERY_CUE,) * len(prose.sentences)
    for (start, end), within in zip(prose.sentences, cues, strict=True):
        words = tokens(prose.text, prose.folded, start, min(end, start + _LONGEST_READ), prose.language, names.known)
        mentions = _with_short_names(_mentions(words, names), words, text, short, initials)
        found.append(Sentence(start, end, tuple(words), tuple(mentions), within))
    return tuple(found)


def _with_short_names(
    mentions: list[Mention], words: Sequence[Token], text: str, short: dict[str, str], initials: dict[str, str]
) -> list[Mention]:
    """The mentions, with "(KLF)" after a name read as its short form, and a bare "group" before a name in quotes left out."""
    kept: list[Mention] = []
    for one in mentions:
        opening = text[kept[-1].end : one.start].strip() if kept else ""
        form = " ".join([word.form for word in words[one.first : one.last]])
        if opening in _BRACKETS and text[one.end : one.end + 2].lstrip('"»”')[:1] in (")", ","):
            short[form] = kept[-1].key
            continue
        if one.last - one.first > 1:
            _keep_initials(words[one.first : one.last], one.key, initials)
        elif words[one.first].upper and form.upper() in initials:
            short.setdefault(form, initials[form.upper()])
        if opening in _QUOTES and kept[-1].kind == "described" and kept[-1].last - kept[-1].first <= _LONGEST_KIND:
            outer = kept.pop().start
        else:
            outer = one.outer
        same = form not in short and outer == one.outer
        kept.append(one if same else one._replace(key=short.get(form, one.key), outer=outer))
    return kept


_BRACKETS = frozenset({"(", '("', "(«", "(“"})
_QUOTES = frozenset({'"', "«", "“"})


def _keep_initials(words: Sequence[Token], key: str, initials: dict[str, str]) -> None:
    """ "RSF" after "the Rapid Support Forces" is the same actor."""
    letters = "".join(word.form[0].upper() for word in words if word.capital and len(word.form) > 1)
    if len(letters) > 2:
        initials.setdefault(letters, key)


def _mentions(words: Sequence[Token], names: ActorWords) -> list[Mention]:
    known_names = list(names.names(words))
    reach = reach_among(words, names, known_names)
    groups = whole_names(reach, described_groups(words, names, reach.kinds))
    capitals = capital_names(words, names, reach.capitals)
    if names.language in _HEAD_FIRST:
        groups = _outside_names(groups, capitals)
    spans: list[tuple[int, int, str, str]] = [(first, last, "described", "") for first, last in groups]
    for first, last, known in known_names:
        if _written_otherwise(words[first:last], names, known):
            continue
        spans.append((first, last, known.kind, known.actor_id))
    by_parts = names_by_parts(reach, groups)
    spans += [(first, last, "capital_letters", "") for first, last in (*capitals, *by_parts)]
    spans += [(first, last, "described", "") for first, last in spelled_names(words, reach.capitals)]
    if not spans:
        return []
    if len(spans) > 1:
        spans.sort(
            key=lambda one: (
                one[2] == "capital_letters" and one[:2] not in by_parts,
                one[0] - one[1],
                one[2] == "described",
                one[0],
            )
        )
    taken = 0  # a bit for each word
    kept = []
    for first, last, kind, actor_id in spans:
        own = ((1 << (last - first)) - 1) << first
        if not taken & own:
            taken |= own
            kept.append(_mention(words, names, first, last, kind, actor_id, known_names))
    if len(kept) > 1:
        kept.sort(key=_START)
    return kept


_START = operator.attrgetter("start")


def _outside_names(groups: Sequence[tuple[int, int]], capitals: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The groups but for those of one word with which a longer name in capitals ends: "Resistencia Cívica Armada"."""
    ends = {last: first for first, last in capitals if last - first > 1}
    return [one for one in groups if one[1] - one[0] > 1 or ends.get(one[1], one[0]) >= one[0]]


def _written_otherwise(words: Sequence[Token], names: ActorWords, known: Known) -> bool:
    """A common word that only sounds like a name: "is", "us", "amán" without their capitals."""
    if names.language is Language.ARABIC:
        return False
    if known.letters < 3 or (known.words == 1 and known.letters < 4 and known.kind == "actor"):
        return not all(word.upper for word in words)
    return known.kind in ("state", "capital", "actor") and not any(word.capital for word in words)


def _mention(
    words: Sequence[Token],
    names: ActorWords,
    first: int,
    last: int,
    kind: str,
    actor_id: str,
    known_names: Sequence[tuple[int, int, Known]],
) -> Mention:
    locative = names.classes["locative"]
    before = words[first - 1].form if first and not words[first].gap.strip(" '") else ""
    ahead = first - 2  # the word before the preposition
    if first > 1 and before in names.classes["articles"] and words[first - 2].form in locative:
        before, ahead = words[first - 2].form, first - 3
    place = before in locative and kind in ("state", "capital", "capital_letters")
    if before == "por" and place and ahead >= 0 and _PARTICIPLE.search(words[ahead].form):
        place = False  # "mediado por Qatar"
    if names.language is Language.ARABIC and words[first].start > words[first].joined:
        prefix = words[first].word[: words[first].start - words[first].joined]
        place = place or (kind in ("state", "capital") and "ب" in prefix)
    if names.language is Language.ARABIC and before == "من" and first > 1 and _OF_DOER.search(words[first - 2].form):
        place = False  # "بتيسير من كينيا"
    place = place or (kind in ("state", "capital", "capital_letters") and _in_region(words, first, names))
    key = actor_id
    if kind in ("described", "capital_letters"):
        key = _key(words[first:last], names, [one for one in known_names if first <= one[0] and one[1] <= last])
    titled = bool(first) and words[first - 1].form in names.classes["titles"] and words[first].gap == " "
    person = kind == "capital_letters" and (titled or names.language is Language.ARABIC)
    return Mention(first, last, words[first].start, words[last - 1].end, key, kind, place, person, words[first].start)


def _in_region(words: Sequence[Token], first: int, names: ActorWords) -> bool:
    """ "The town of Kidal", "dans le nord-ouest de la Centrafrique", "Deraa province": the name of a place, and of nobody."""
    if not first:
        return False
    step = first
    joined = _REGION_JOINERS.get(names.language, frozenset())
    while (
        step and first - step < _LONGEST_JOINT and words[step - 1].form in joined and not words[step].gap.strip(" '-")
    ):
        step -= 1
    if not step or words[step].gap.strip(" '-"):
        return False
    if names.language in (Language.ENGLISH, Language.FRENCH, Language.SPANISH) and step == first:
        return False  # "South Sudan", "Norte de Santander"
    return words[step - 1].form in names.classes["regions"]


def _key(words: Sequence[Token], names: ActorWords, within: Sequence[tuple[int, int, Known]]) -> str:
    """What two mentions share of one actor without an id: its side ("the government" of a state), or its words.

    within  the names that a list knows among these words
    """
    joiners = names.classes["joiners"]
    content = [word.form for word in words if word.form not in joiners]
    if not names.classes["government"].isdisjoint(content):
        owners = {known.actor_id for _, _, known in within if known.kind in ("state", "capital")}
        owners |= {names.states[form] for form in content if form in names.states}
        begin = 1 - (names.language is Language.ENGLISH and words[0].form not in names.classes["adjectives"])
        named = [word.form for word in words[begin:] if word.capital and word.form not in names.classes["government"]]
        of_person = not _OF_PERSON.isdisjoint(content)
        return "government:" + (",".join(sorted(owners)) or " ".join([] if of_person else named))
    if not names.classes["opposition"].isdisjoint(content[:3]):
        return "opposition:"
    return "words:" + " ".join(sorted({form[:6] for form in content}))
