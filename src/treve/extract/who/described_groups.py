"""Groups told by their kind and what belongs to it: "the Syrian government", "mouvement pour la libération de Karsan"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from treve.extract.text.folding import folded
from treve.extract.text.tokens import Token
from treve.extract.who.actor_words import ActorWords
from treve.extract.who.capital_names import INSIDE, LONGEST_NAME, PARTICLES
from treve.model.draft import Language

NO_ARTICLE = frozenset({"الويه", "الوية"})  # "brigades" begins with the letters of the article once folded
HEAD_FIRST = frozenset({Language.FRENCH, Language.SPANISH, Language.ARABIC})
_RUSSIAN_ADJECTIVE = re.compile(r"(?:[ыио]й|[аяую]я|[ьео]е|ь[ия]|ь(?:его|ей)|[ыи]е|[ыи]х|[ыи]ми?|[оe]го|ую|юю)$")
_GENITIVE = re.compile(r"[а-я]{3,}(?:ия|ей|ов|ости|ы)$")
# Adjectives beside a kind of group that no list holds: "communist rebels", "mercenaires étrangers". Folded, without plural ending.
_ADJECTIVE_ENDING = {
    Language.ENGLISH: re.compile(r"[a-z]{2,}(?:ist|ian|ese|ish|ic|al|ive|ern|ary|ous|ite|less|ant)$"),
    Language.FRENCH: re.compile(
        r"[a-z]{2,}(?:iste|ien|ienne|aise?|oise?|ique|els?|elle|ale?|aux|ive?|aire|ain|aine|anger|angere|eur|euse|ite)$"
    ),
    Language.SPANISH: re.compile(
        r"(?!\w*(?:ific|indic|explic|aplic|comunic|replic|public)o$)[a-z]{2,}(?:ista|eno|ena|ense|ano|ana|ico|ica|al|ivo|iva|ario|aria|ita|ruso|rusa|ayo|aya)$"
    ),
    Language.RUSSIAN: re.compile(
        r"[а-я]{3,}(?:(?:н|ск|ов|ев)(?:[ыи][йех]|[ои]й|[ая]я|[ое]е|[ео]го|[ео]му|[ую]ю|[ыи]м|[ыи]ми)"
        r"|ач(?:ий|ья|ье|ьи|ьего|ьему|ьих|ьим))$"
    ),
}


def described_groups(words: Sequence[Token], names: ActorWords, kinds: Sequence[int]) -> list[tuple[int, int]]:
    """Spans of words such as "the Syrian government", "mouvement pour la libération de Karsan". kinds: places of their heads."""
    spans = []
    after = 0
    for number in kinds:
        word = words[number]
        if number < after:
            continue
        if word.form in ("office", "offices") and number and words[number - 1].form == "good":
            continue  # "through the good offices of Russia"
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
    # "The Mixed Commission", "volunteer regiment «Dawn»": a capital inside a sentence, or a name in quotation marks behind it.
    named = (first > 0 and words[first].capital) or (last < len(words) and words[last].gap in _QUOTES)
    if last - first == 1 and form in _THE_GROUP and first and words[first - 1].word in _THE:
        return first, last  # "the group signed": one named before
    if (
        form in weak
        and form not in heads
        and not ((proper or named) and (named or _specific(words[first:last], names)))
    ):
        return None
    return first, last


def _specific(words: Sequence[Token], names: ActorWords) -> bool:
    """More than a bare kind: with an adjective, a state or a capital letter beyond the first word."""
    if names.language is Language.ARABIC:
        return True
    # "Kachin fighters signed": at the head of a sentence a capital tells nothing, but who is armed has a side.
    armed = len(words) > 1 and words[0].capital and words[-1].form in _ARMED
    armed = armed or (
        len(words) > 1 and words[0].capital and words[-1].form in _RUSSIAN_ARMED and not _WHICH.match(words[0].word)
    )
    return armed or any(word.form in names.marks for word in words) or any(word.capital for word in words[1:])


def _forward(words: Sequence[Token], names: ActorWords, number: int) -> int:
    """The word after the last that belongs to a name whose head stands before `number`."""
    language = names.language
    after = number
    while after < len(words) and after - number < LONGEST_NAME:
        word = words[after]
        if word.gap not in INSIDE:
            break
        if _belongs(word, names, words, after) or _behind_apostrophe(words, after):
            after += 1
            continue
        if word.form in PARTICLES and after + 1 < len(words) and words[after + 1].capital:
            after += 2
            continue
        step = after
        while step < len(words) and step - after < 3 and words[step].form in names.classes["joiners"]:
            if words[step].gap not in INSIDE:
                break
            step += 1
        if step == after and language is Language.RUSSIAN and _genitive_before_name(words, after, names):
            after += 2
            continue
        if step == after or step >= len(words) or words[step].gap not in INSIDE:
            break
        follower = words[step]
        if language in HEAD_FIRST and _noun_before_name(words, step, names):
            after = step + 1
            continue
        aim = language is Language.RUSSIAN and words[after].form == "за" and _AIM.search(follower.word) is not None
        if language is Language.RUSSIAN and follower.form not in names.classes["inner"] and not aim:
            break
        named = follower.capital and follower.form not in names.classes["never"]
        if follower.form.isdigit() and _dated(words, step + 1, names):
            # "Mouvement du 23 mars", "Mouvement du 5-Juin".
            named, step = True, step + 1
        between = {words[place].form for place in range(after, step)}
        if between & _CONJUNCTIONS:
            # "of Justice and Equality" goes on, "of Ostania and the Front" does not.
            behind = words[step + 1].form if step + 1 < len(words) else ""
            if between - _CONJUNCTIONS or any(
                {follower.form, behind} & names.classes[one] for one in ("heads", "weak")
            ):
                break
            named = False
        # "Front pour la concorde": what a group is for may be any noun; "la rébellion pour mener des pourparlers" ends before.
        to_do = step == after + 1 and not follower.capital and _INFINITIVE[language].search(follower.form) is not None
        purpose = words[after].form in _PURPOSE and follower.form not in names.classes["never"] and not to_do
        if (
            not (named or purpose or aim)
            and follower.form not in names.classes["inner"]
            and follower.form not in names.states
        ):
            break
        after = step + 1
        while named and language is Language.ENGLISH and after < len(words) and after - number < LONGEST_NAME:
            run = words[after].capital and words[after].gap == " " and words[after].form not in names.classes["never"]
            bound = words[after].form in PARTICLES and after + 1 < len(words) and words[after + 1].capital
            if not run and not bound:
                break
            after += 2 if bound else 1
    return after


def _behind_apostrophe(words: Sequence[Token], place: int) -> bool:
    """ "Me'ekamui": the small letters behind an apostrophe within a name."""
    before = words[place - 1]
    return words[place].gap == "'" and before.capital and len(before.form) > 1


def _noun_before_name(words: Sequence[Token], number: int, names: ActorWords) -> bool:
    """ "Mission d'appui des Nations unies": one noun in small letters, and after "of" a name with a capital."""
    noun = words[number]
    if (
        noun.capital
        or noun.form in names.classes["never"]
        or noun.form in names.classes["heads"]
        or noun.form in names.classes["regions"]
        or noun.form in names.classes["weak"]
    ):
        return False
    step = number + 1
    while step < len(words) and step - number < 4 and words[step].form in names.classes["joiners"]:
        step += 1
    if step == number + 1 or step >= len(words) or any(one.gap not in INSIDE for one in words[number : step + 1]):
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
    if number >= len(words) or words[number].gap not in INSIDE:
        return False
    return words[number].capital or words[number].form in names.classes["never"]


_NO_ARTICLE = frozenset({folded("ألوية")})  # begins as words with the article do


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
        construct = not head.form.startswith("ال") or head.form in NO_ARTICLE
        if (
            construct
            and word.form in names.known
            and word.form not in classes["and"]
            and word.form not in classes["locative"]
        ):
            return True
        if construct and word.form.startswith("ال") and len(word.form) > 4:
            return True
        return word.form.startswith("ال") and len(word.form) > 4 and word.form.endswith(("يه", "ي"))
    if names.language is Language.ENGLISH:
        return False
    if word.form in classes["adjectives"] or word.form in names.states:
        return True
    before = words[place - 1].form
    after_kind = before in classes["heads"] or before in classes["weak"]
    if before in classes["adjectives"] and place > 1 and words[place - 2].capital:
        after_kind = True  # "Armée clandestine sarbelloise"
    if before in classes["wings"] and word.form in classes["directions"]:
        return True
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
    while first > 0 and words[first].gap in INSIDE and number - first < LONGEST_NAME:
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


NO_ARTICLE = frozenset({"الويه", "اليه", "اليات"})
"""Folded Arabic words for brigades and mechanisms, which only sound as if they began with the article."""
# "Чёрный легион" at the head of a sentence; "Первый батальон" may be any. Folded.
_RUSSIAN_ARMED = frozenset({"легион", "полк", "батальон", "дружина", "войско", "корпус"})
_WHICH = re.compile(
    r"(?:перв|втор|трет|кажд|эт|наш|их|его|нов|люб|вес|все|еще|друг|некотор|последн|один|одн|так|сам|цел)"
)
_ARMED = frozenset({"fighter", "militant", "guerrilla", "gunmen", "troop", "soldier"})
_THE_GROUP = frozenset({"group", "groupe", "grupo"})
_THE = frozenset({"the", "le", "el"})
_QUOTES = frozenset({" «", ' "', " “"})
_AIM = re.compile(r"(?:ию|ью|ость|ство|ду|ие|ье)$")  # "за демократию", not "за мостом"
_PURPOSE = frozenset({"pour", "para"})
_INFINITIVE = {
    Language.FRENCH: re.compile(r"(?:er|ir|[^aeiou]re)$"),
    Language.SPANISH: re.compile(r"[aei]r$"),
    Language.ENGLISH: re.compile(r"(?!)"),
    Language.RUSSIAN: re.compile(r"(?!)"),
    Language.ARABIC: re.compile(r"(?!)"),
}
# "Haut Conseil", "Gran Coalición", "Nouvelle Armée": what stands before the kind of group in a name.
_BEFORE_KIND = frozenset(
    ["haut", "haute", "grand", "grande", "nouveau", "nouvel", "nouvelle", "alto", "alta", "gran", "nuevo", "nueva"]
)
_CONJUNCTIONS = frozenset({"and", "y", "e", "и"})
