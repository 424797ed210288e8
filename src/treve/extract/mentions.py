"""Who is named in a sentence: known names, groups described by their kind, and names in capitals that no list knows.

A described group is a word such as "government" or "front" with what belongs to it; it may stand anywhere. A capitalised name that
no list knows counts only where a rule asks for a name.
"""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from treve.extract.actor_words import ActorWords, Known, actor_words
from treve.extract.prose import Prose
from treve.extract.required import Indexed, Pattern
from treve.extract.tokens import Token, tokens
from treve.model.draft import Language

HEAD_FIRST = frozenset({Language.FRENCH, Language.SPANISH, Language.ARABIC})
_INSIDE = frozenset({" ", "-", "/", "'", " '", "' ", "- ", " -"})
_RUSSIAN_ADJECTIVE = re.compile(r"(?:[ыио]й|[аяую]я|[ео]е|[ыи]е|[ыи]х|[ыи]ми?|[оe]го|ую|юю)$")
_GENITIVE = re.compile(r"[а-я]{3,}(?:ия|ей|ов|ости|ы)$")
_LONGEST_READ = 2_000  # characters of a sentence in which names are looked for; rules read no further
_LONGEST_NAME = 9  # words; a longer run of capitals is a headline
# Adjectives beside a kind of group that no list holds: "communist rebels", "mercenaires étrangers". Folded, without plural ending.
_ADJECTIVE_ENDING = {
    Language.ENGLISH: re.compile(r"[a-z]{2,}(?:ist|ian|ese|ish|ic|al|ive|ern|ary|ous|ite|less|ant)$"),
    Language.FRENCH: re.compile(r"[a-z]{2,}(?:iste|ien|ienne|aise?|oise?|ique|els?|elle|ale?|aux|ive?|aire|ain|aine|anger|angere|eur|euse|ite)$"),
    Language.SPANISH: re.compile(r"[a-z]{2,}(?:ista|eno|ena|ense|ano|ana|ico|ica|al|ivo|iva|ario|aria|ita|ruso|rusa)$"),
    Language.RUSSIAN: re.compile(r"[а-я]{3,}(?:н|ск|ов|ев)(?:[ыи][йех]|[ои]й|[ая]я|[ое]е|[ео]го|[ео]му|[ую]ю|[ыи]м|[ыи]ми)$"),
}


@dataclass(frozen=True, slots=True)
class Mention:
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


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its words and who is named in it. start, end: folded characters."""

    start: int
    end: int
    words: tuple[Token, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """A text with its sentences read, as the extractors of actors and acts see it.

    earlier       folded spans that tell of a truce before the present one
    of_agreement  the text names a truce, an agreement or a document
    articles      the text is that of an agreement: numbered articles, or a title that says so
    """

    prose: Prose
    sentences: tuple[Sentence, ...]
    earlier: tuple[tuple[int, int], ...] = ()
    of_agreement: bool = False
    articles: bool = False

    @property
    def text(self) -> str:
        """The folded copy."""
        return self.prose.folded.text

    @property
    def language(self) -> Language:
        """The language of the text."""
        return self.prose.language

    def having(self, *patterns: Pattern) -> Sequence[Sentence]:
        """The sentences in which one of some patterns can match, in order; all of them for a pattern without letters it needs."""
        text, spans = self.text, self.prose.sentences
        if not isinstance(text, Indexed) or any(one.needed is None for one in patterns):
            return self.sentences
        found: set[int] = set()
        for one in patterns:
            places = text.places.get(one.number, ())
            position = 0
            while position < len(places):
                number = bisect.bisect_right(spans, (places[position], len(text) + 1)) - 1
                found.add(max(number, 0))
                position = bisect.bisect_left(places, spans[max(number, 0)][1], position + 1)
        return [self.sentences[number] for number in sorted(found)]

    def between(self, start: int, end: int) -> tuple[Sentence, ...]:
        """The sentences that share a folded character with a stretch of the text."""
        spans = self.prose.sentences
        first = max(bisect.bisect_right(spans, (start, len(self.text) + 1)) - 1, 0)
        after = bisect.bisect_left(spans, (end, 0))
        return self.sentences[first:after]

    def past(self, sentence: Sentence, start: int, end: int) -> bool:
        """A passage that belongs to an earlier truce told of in its sentence."""
        first = bisect.bisect_left(self.earlier, (sentence.start, 0))
        after = bisect.bisect_left(self.earlier, (end + 4, 0))
        return any(start < last + 80 for _, last in self.earlier[first:after])


def read_sentences(prose: Prose) -> tuple[Sentence, ...]:
    """Every sentence with its mentions; those of one text share their keys."""
    names = actor_words(prose.language)
    found = []
    short: dict[str, str] = {}
    for start, end in prose.sentences:
        words = tokens(prose.text, prose.folded, start, min(end, start + _LONGEST_READ), prose.language, names.known)
        mentions = _with_short_names(_mentions(words, names), words, prose.folded.text, short)
        found.append(Sentence(start, end, tuple(words), tuple(mentions)))
    return tuple(found)


def _with_short_names(
    mentions: list[Mention], words: Sequence[Token], text: str, short: dict[str, str]
) -> list[Mention]:
    """The mentions, with "(KLF)" after a name read as its short form, and a bare "group" before a name in quotes left out."""
    kept: list[Mention] = []
    for one in mentions:
        gap = text[kept[-1].end : one.start] if kept else ""
        form = " ".join([word.form for word in words[one.first : one.last]]) if kept or short else ""
        if (
            kept
            and gap.strip() in ("(", '("', "(«", "(“")
            and text[one.end : one.end + 2].lstrip('"»”')[:1] in (")", ",")
        ):
            short[form] = kept[-1].key
            continue
        if (
            kept
            and gap.strip() in ('"', "«", "“")
            and kept[-1].kind == "described"
            and kept[-1].last - kept[-1].first == 1
        ):
            outer = kept.pop().start
        else:
            outer = one.outer
        same = form not in short and outer == one.outer
        kept.append(one if same else dataclasses.replace(one, key=short.get(form, one.key), outer=outer))
    return kept


def _mentions(words: Sequence[Token], names: ActorWords) -> list[Mention]:
    spans: list[tuple[int, int, str, str]] = [(*span, "described", "") for span in _described(words, names)]
    for first, last, known in names.names(words):
        if _written_otherwise(words[first:last], names, known):
            continue
        spans.append((first, last, known.kind, known.actor_id))
    spans.extend((*span, "capital_letters", "") for span in _capitals(words, names))
    spans.sort(key=lambda one: (one[2] == "capital_letters", -(one[1] - one[0]), one[2] == "described", one[0]))
    taken: set[int] = set()
    kept = []
    for first, last, kind, actor_id in spans:
        if not taken.intersection(range(first, last)):
            taken.update(range(first, last))
            kept.append(_mention(words, names, first, last, kind, actor_id))
    return sorted(kept, key=lambda one: one.start)


def _written_otherwise(words: Sequence[Token], names: ActorWords, known: Known) -> bool:
    """A common word that only sounds like a name: "is", "us", "amán" without their capitals."""
    if names.language is Language.ARABIC:
        return False
    if known.letters < 3 or (known.words == 1 and known.letters < 4 and known.kind == "actor"):
        return not all(word.upper for word in words)
    return known.kind in ("state", "capital", "actor") and not any(word.capital for word in words)


def _mention(words: Sequence[Token], names: ActorWords, first: int, last: int, kind: str, actor_id: str) -> Mention:
    before = words[first - 1].form if first and not words[first].gap.strip(" '") else ""
    if before in names.classes["articles"] and first > 1:
        before = words[first - 2].form if words[first - 2].form in names.classes["locative"] else before
    place = before in names.classes["locative"] and kind in ("state", "capital", "capital_letters")
    if names.language is Language.ARABIC and words[first].start > words[first].joined:
        place = place or (kind in ("state", "capital") and words[first].word.startswith(("ب", "وب")))
    key = _key(words[first:last], names, kind, actor_id)
    titled = bool(first) and words[first - 1].form in names.classes["titles"] and words[first].gap == " "
    person = kind == "capital_letters" and (titled or names.language is Language.ARABIC)
    return Mention(first, last, words[first].start, words[last - 1].end, key, kind, place, person, words[first].start)


def _key(words: Sequence[Token], names: ActorWords, kind: str, actor_id: str) -> str:
    """What two mentions of one actor share: its id, its side ("the government" of a state), or its words."""
    if kind not in ("described", "capital_letters"):
        return actor_id
    content = [word.form for word in words if word.form not in names.classes["joiners"]]
    owners = {names.states[form] for form in content if form in names.states}
    owners |= {known.actor_id for _, _, known in names.names(words) if known.kind in ("state", "capital")}
    if names.classes["government"].intersection(content):
        return "government:" + ",".join(sorted(owners))
    if names.classes["opposition"].intersection(content[:3]):
        return "opposition:"
    return "words:" + " ".join(sorted({form[:6] for form in content}))


def _described(words: Sequence[Token], names: ActorWords) -> list[tuple[int, int]]:
    """Spans of words such as "the Syrian government", "mouvement pour la libération de Karsan"."""
    spans = []
    heads, weak = names.classes["heads"], names.classes["weak"]
    after = 0
    for number, word in enumerate(words):
        if number < after or not (word.form in heads or word.form in weak):
            continue
        span = _around_head(words, names, number)
        if span is not None:
            spans.append(span)
            after = span[1]
    return spans


def _around_head(words: Sequence[Token], names: ActorWords, number: int) -> tuple[int, int] | None:
    heads, weak = names.classes["heads"], names.classes["weak"]
    form = words[number].form
    if names.language in HEAD_FIRST:
        first, last = number, _forward(words, names, number + 1)
        if number and words[number].gap == " " and words[number - 1].form in _BEFORE_KIND:
            first -= 1
        proper = last > number + 1
    else:
        while number + 1 < len(words) and words[number + 1].gap == " ":
            if words[number + 1].form not in heads and words[number + 1].form not in weak:
                break
            number += 1
        first = _backward(words, names, number)
        last = _forward(words, names, number + 1)
        proper = last - first > 1
        form = words[number].form
    if form in weak and form not in heads and not (proper and _specific(words[first:last], names)):
        return None
    return first, last


def _specific(words: Sequence[Token], names: ActorWords) -> bool:
    """More than a bare kind: with an adjective, a state or a capital letter beyond the first word."""
    if names.language is Language.ARABIC:
        return True
    marks = names.classes["adjectives"] | set(names.states) | names.classes["heads"] | names.classes["inner"]
    return any(word.form in marks for word in words) or any(word.capital for word in words[1:])


def _forward(words: Sequence[Token], names: ActorWords, number: int) -> int:
    """The word after the last that belongs to a name whose head stands before `number`."""
    language = names.language
    after = number
    while after < len(words) and after - number < _LONGEST_NAME:
        word = words[after]
        if word.gap not in _INSIDE:
            break
        if _belongs(word, names, words, after):
            after += 1
            continue
        if word.form in _PARTICLES and after + 1 < len(words) and words[after + 1].capital:
            after += 2
            continue
        step = after
        while step < len(words) and step - after < 3 and words[step].form in names.classes["joiners"]:
            if words[step].gap not in _INSIDE:
                break
            step += 1
        if step == after and language is Language.RUSSIAN and _genitive_before_name(words, after, names):
            after += 2
            continue
        if step == after or step >= len(words) or words[step].gap not in _INSIDE:
            break
        follower = words[step]
        if language in HEAD_FIRST and _noun_before_name(words, step, names):
            after = step + 1
            continue
        if language is Language.RUSSIAN and follower.form not in names.classes["inner"]:
            break
        named = follower.capital and follower.form not in names.classes["never"]
        if follower.form.isdigit() and _dated(words, step + 1, names):
            # "Mouvement du 23 mars", "Mouvement du 5-Juin".
            named, step = True, step + 1
        between = {words[place].form for place in range(after, step)}
        if between & _CONJUNCTIONS:
            # "of Justice and Equality" goes on, "of Ostania and the Front" does not.
            if between - _CONJUNCTIONS:
                break
            named = False
        if not named and follower.form not in names.classes["inner"] and follower.form not in names.states:
            break
        after = step + 1
        while named and language is Language.ENGLISH and after < len(words) and after - number < _LONGEST_NAME:
            run = words[after].capital and words[after].gap == " " and words[after].form not in names.classes["never"]
            bound = words[after].form in _PARTICLES and after + 1 < len(words) and words[after + 1].capital
            if not run and not bound:
                break
            after += 2 if bound else 1
    return after


def _noun_before_name(words: Sequence[Token], number: int, names: ActorWords) -> bool:
    """ "Mission d'appui des Nations unies": one noun in small letters, and after "of" a name with a capital."""
    noun = words[number]
    if noun.capital or noun.form in names.classes["never"] or noun.form in names.classes["heads"] or noun.form in names.classes["weak"]:
        return False
    step = number + 1
    while step < len(words) and step - number < 4 and words[step].form in names.classes["joiners"]:
        step += 1
    if step == number + 1 or step >= len(words) or any(one.gap not in _INSIDE for one in words[number : step + 1]):
        return False
    return words[step].capital and words[step].form not in names.classes["never"]


def _genitive_before_name(words: Sequence[Token], number: int, names: ActorWords) -> bool:
    """ "Группа содействия ОБСЕ": a noun in small letters between a kind of group and a name in capitals."""
    if number + 1 >= len(words) or words[number + 1].gap != " ":
        return False
    noun, name = words[number], words[number + 1]
    own = all({noun.form, name.form}.isdisjoint(names.classes[one]) for one in ("never", "and", "locative"))
    return own and not noun.capital and name.upper and _GENITIVE.search(noun.word) is not None


def _dated(words: Sequence[Token], number: int, names: ActorWords) -> bool:
    """A month or a capital follows a number: "23 mars", "5-Juin"; not "9 violations"."""
    if number >= len(words) or words[number].gap not in _INSIDE:
        return False
    return words[number].capital or words[number].form in names.classes["never"]


def _belongs(word: Token, names: ActorWords, words: Sequence[Token], place: int) -> bool:
    classes = names.classes
    if names.language is Language.ARABIC:
        if word.start != word.joined:
            return False
        if word.form in classes["never"]:
            return False
        if word.form in classes["adjectives"] or word.form in classes["inner"] or word.form in names.states:
            return True
        head = words[place - 1]
        construct = not head.form.startswith("ال")
        if (
            construct
            and word.form in names.known
            and word.form not in classes["and"]
            and word.form not in classes["locative"]
        ):
            return True
        if construct and word.form.startswith("ال") and len(word.form) > 4:
            return True
        return word.form.startswith("ال") and word.form.endswith(("يه", "ي"))
    if names.language is Language.ENGLISH:
        return False
    if word.form in classes["adjectives"] or word.form in names.states:
        return True
    after_kind = words[place - 1].form in classes["heads"] or words[place - 1].form in classes["weak"]
    if after_kind and names.language in HEAD_FIRST and _adjective(word, names):
        return True
    if names.language is Language.RUSSIAN:
        if word.form in classes["inner"]:
            return True
        return (word.capital or word.upper) and word.form not in classes["never"]
    return word.capital and word.form not in classes["never"]


def _adjective(word: Token, names: ActorWords) -> bool:
    """A word in small letters that ends as adjectives do and is none of the words that never belong to a name."""
    if word.capital or word.form in names.classes["never"] or word.form in names.classes["titles"]:
        return False
    shown = word.word if names.language is Language.RUSSIAN else word.form
    return _ADJECTIVE_ENDING[names.language].match(shown) is not None


def _backward(words: Sequence[Token], names: ActorWords, number: int) -> int:
    """The first word that belongs to a name whose head is `number` (English, Russian)."""
    classes = names.classes
    first = number
    while first > 0 and words[first].gap in _INSIDE and number - first < _LONGEST_NAME:
        word = words[first - 1]
        owner = words[first].form in ("s",) or word.form == "s"
        described = word.form in classes["adjectives"] or word.form in names.states or word.form in classes["heads"]
        described = described or _adjective(word, names)
        capital = word.capital and word.form not in classes["never"] and word.form not in classes["titles"]
        if word.form in classes["articles"] or not (
            described or capital or (owner and word.capital) or word.form == "s"
        ):
            break
        if (
            names.language is Language.RUSSIAN
            and not described
            and not (capital and _RUSSIAN_ADJECTIVE.search(word.word))
        ):
            break  # "у Сурмана боевики": a name in another case belongs to the words before it
        first -= 1
    while first < number and words[first].form == "s":
        first += 1
    return first


def _capitals(words: Sequence[Token], names: ActorWords) -> list[tuple[int, int]]:
    """Runs of capitalised words ("Ahrar al-Sham"); one word at the head of a sentence counts only in capitals throughout."""
    if names.language is Language.ARABIC:
        return _after_titles(words, names)
    spans: list[tuple[int, int]] = []
    number = 0
    while number < len(words):
        if not words[number].capital or not _opens_name(words[number], names):
            number += 1
            continue
        last = number + 1
        while last < len(words) and last - number < _LONGEST_NAME and words[last].gap in _INSIDE:
            if words[last].capital and words[last].form not in names.classes["never"]:
                last += 1
            elif (
                words[last].form in _PARTICLES
                and last + 1 < len(words)
                and words[last + 1].capital
                and words[last + 1].gap in _INSIDE
            ):
                last += 2
            else:
                break
        last = max(last, _quoted(words, number))
        spans.append((number, last))
        number = last
    return spans


def _quoted(words: Sequence[Token], number: int) -> int:
    """The word after the last of a short name in quotation marks that begins here, small letters included."""
    if not words[number].gap.endswith(("«", '"', "“", "„")):
        return number
    for last in range(number + 1, min(number + 5, len(words) + 1)):
        if last == len(words) or words[last].gap.startswith(("»", '"', "”", "“")):
            return last
        if words[last].gap != " ":
            break
    return number


def _after_titles(words: Sequence[Token], names: ActorWords) -> list[tuple[int, int]]:
    """Arabic has no capitals: a person is the two words after a title ("the foreign minister …")."""
    spans = []
    number = 0
    while number < len(words):
        if words[number].form not in names.classes["titles"]:
            number += 1
            continue
        while number < len(words) and (
            words[number].form in names.classes["titles"]
            or words[number].form in names.states
            or words[number].form in names.classes["adjectives"]
        ):
            number += 1
        last = number
        common = frozenset().union(*names.classes.values())
        while last < len(words) and last - number < 2 and words[last].gap == " " and words[last].form not in common:
            last += 1
        if last > number:
            spans.append((number, last))
        number = max(last, number)
    return spans


# "Haut Conseil", "Gran Coalición", "Nouvelle Armée": what stands before the kind of group in a name.
_BEFORE_KIND = frozenset("haut haute grand grande nouveau nouvel nouvelle alto alta gran nuevo nueva".split())
_CONJUNCTIONS = frozenset({"and", "y", "e", "и"})
_PARTICLES = frozenset(
    {"al", "el", "ibn", "bin", "ad", "ar", "as", "ash", "at", "an", "аль", "эль", "ибн", "аш", "ар", "ат", "ан"}
)


def _opens_name(word: Token, names: ActorWords) -> bool:
    if word.form in names.classes["never"] or word.form in names.classes["titles"]:
        return False
    return word.capital
