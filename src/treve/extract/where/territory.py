"""Where the agreement applies: the place named right after the truce or after "applies to", never where an incident was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from treve.extract.patterns.cues import LONGEST_SENTENCE, cues
from treve.extract.patterns.required import Pattern
from treve.extract.text.folding import folded
from treve.extract.text.passages import blocked, speaks_of_agreement
from treve.extract.text.tokens import Token
from treve.extract.when.unsettled import unsettled
from treve.extract.where.area_lists import goes_on_behind_comma, numbered_area, region_with_name, unnamed_area
from treve.extract.where.areas_after_times import areas_after_times
from treve.extract.where.described_areas import described_area, to_its_end
from treve.extract.where.joined_areas import joined_areas
from treve.extract.where.territory_before import areas_before
from treve.extract.who.actor_words import ActorWords, actor_words
from treve.extract.who.mentions import Scene, Sentence
from treve.extract.who.told_of_truce import of_truce
from treve.model.draft import Fact, FactKind, Language

_LONGEST_PLACE = 12  # words


def territory(scene: Scene) -> Iterator[Fact]:
    """Each area where the agreement applies; a repeat is an alternative."""
    words = cues(scene.language, "terms")
    found: dict[str, list[tuple[int, int]]] = {}
    silent = words.pattern("territory", "silent")
    for sentence in scene.having(
        words.pattern("territory", "whole"),
        words.pattern("territory", "cue"),
        words.pattern("territory", "part"),
        silent,
    ):
        quiet = silent.between(scene.text, sentence.start, min(sentence.end, sentence.start + LONGEST_SENTENCE))
        if not quiet and not scene.articles and not speaks_of_agreement(scene.prose, sentence):
            continue
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        spans = [
            one
            for match in sentence.told(words.pattern("territory", "whole"), scene.text, end)
            for one in joined_areas(scene, sentence, match.span(), place_after, whole=True)
        ]
        for match in sentence.told(words.pattern("territory", "part"), scene.text, end):
            if scene.articles or of_truce(scene, sentence, match):
                spans += joined_areas(scene, sentence, match.span(), place_after, whole=True)
        said = (words.pattern("territory", "cue"), silent)
        for match in (one for cue in said for one in sentence.told(cue, scene.text, end)):
            if blocked(scene.prose, sentence, *match.span()):
                continue
            if BREACH_OF.search(scene.text, max(sentence.start, match.start() - _BEFORE_TRUCE), match.start()):
                continue
            if unsettled(scene.prose, (sentence.start, sentence.end), match.span()):
                continue
            if not scene.articles and not quiet and not of_truce(scene, sentence, match):
                continue
            all_of = _ALL_OF.match(scene.text, match.end())
            span = place_after(sentence, all_of.end() if all_of else match.end(), scene)
            span = (all_of.start("own"), span[1]) if all_of and span else span
            span = span or described_area(scene, match)
            around = AROUND.match(scene.text, span[1], end) if span else None
            span = (span[0], around.end()) if span and around else span
            span = to_its_end(scene, span) if span else span
            if span is None and not _SIGNED.search(scene.text, sentence.start, match.start()):
                spans += _bare(sentence, match, scene)
            if span and _of_actor(sentence, span):
                continue
            if span and _where_signed(scene, sentence, match.start(), span):
                continue
            if span and not any(start < span[1] and span[0] < last for start, last in spans):
                spans += joined_areas(scene, sentence, span, place_after, whole=around is not None)
        for span in spans:
            if not blocked(scene.prose, sentence, *span, negation=True) and not scene.past(sentence, *span):
                found.setdefault(scene.text[slice(*span)], []).append(span)
    for sentence, span in (*areas_before(scene, place_after), *areas_after_times(scene, place_after)):
        told = any(start < span[1] and span[0] < last for spans in found.values() for start, last in spans)
        if not (told or blocked(scene.prose, sentence, *span, negation=True) or scene.past(sentence, *span)):
            found.setdefault(scene.text[slice(*span)], []).append(span)
    for spans in _without_parts(found):
        first, *others = spans
        start, last = scene.prose.span(*first)
        further = {}
        if others:
            further["alternatives"] = [_span(scene, one) for one in others]
        name = scene.prose.text[start:last]
        yield scene.prose.fact(
            FactKind.TERRITORY, first, {"name": name}, "the agreement is said to apply there", **further
        )


def _span(scene: Scene, span: tuple[int, int]) -> dict[str, object]:
    start, end = scene.prose.span(*span)
    return {"start": start, "end": end, "text": scene.prose.text[start:end]}


def _told_by(name: str, longer: str) -> bool:
    """Whether all longer words of a name begin as words of another do."""
    parts = [part[:5] for part in name.split() if len(part) > _SHORT] or [name[:5]]
    return all(part in longer for part in parts)


def _without_parts(found: dict[str, list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    """ "Syria" beside "all of Syria" is told by the longer name."""
    names = sorted(found, key=len, reverse=True)
    kept: dict[str, list[tuple[int, int]]] = {}
    for name in names:
        longer = next((one for one in kept if _told_by(name, one)), None)
        if longer is None:
            kept[name] = list(found[name])
        else:
            kept[longer] += found[name]
    return list(kept.values())


def place_after(sentence: Sentence, offset: int, scene: Scene) -> tuple[int, int] | None:
    """The folded span of a place name that begins at an offset, region word included; None where none does."""
    names = actor_words(scene.language)
    region = cues(scene.language, "terms").pattern("territory", "region")
    words = sentence.words
    number = next((place for place, word in enumerate(words) if word.joined >= offset), None)
    if number is None or scene.text[offset : words[number].joined].strip():
        return None
    last = _behind_modifiers(words, number, region)
    named = False
    of_region = any(region.holds(one.word) for one in words[number:last])
    while last < len(words) and last - number < _LONGEST_PLACE:
        listed = named and of_region and goes_on_behind_comma(words, last, names)
        if last > number and words[last].gap.strip(" -'") and not listed:
            break
        word = words[last]
        if region.holds(word.word) or region.holds(word.form):
            of_region = of_region or not named
            named = named or scene.language is Language.ARABIC
        elif _name(word, names, scene.language, words, number, last):
            named = True
        elif _describes(words, last, names, region) or (last > number and _article_within(words, last)):
            pass
        elif word.word.isdigit() and numbered_area(words, last, region):
            named = True
        elif not _joins(word, names, words, last, region) and (
            word.form not in names.classes["joiners"] or last == number
        ):
            break
        last += 1
    while last > number and (words[last - 1].form in names.classes["joiners"] or words[last - 1].form in _AND):
        last -= 1
    feast = last < len(words) and words[last].word in _FEASTS
    if named and last > number:
        return None if feast else (words[number].start, words[last - 1].end)
    behind = unnamed_area(words, number, names, region)
    return (words[number].start, words[behind - 1].end) if behind is not None else None


_FEASTS = frozenset({"holiday", "holidays", "festival", "weekend", "feast"})  # "over the Eid holiday" is no place


def _article_within(words: Sequence[Token], place: int) -> bool:
    """ "Aïn el-Héloué", "Tell ech-Cheikh": the small article within an Arabic name."""
    behind = place + 1
    return (
        words[place].word in _ARABIC_ARTICLES
        and behind < len(words)
        and words[behind].gap == "-"
        and words[behind].capital
    )


_ARABIC_ARTICLES = frozenset(
    {"el", "al", "ed", "es", "ech", "as", "ash", "ar", "an", "ad", "эль", "аль", "эш", "аш", "эс"}
)


def _behind_modifiers(words: Sequence[Token], number: int, region: Pattern) -> int:
    """Past the one or two lower-case words that stand before a word for a region: "the besieged towns of …".

    Words joined by a hyphen are one: "all conflict-affected areas".
    """
    passed = 0
    for place in range(number, len(words)):
        if region.holds(words[place].word) or region.holds(words[place].form):
            return place
        joined = place > number and words[place].gap == "-"
        passed += not joined
        if _NO_MODIFIER.search(words[place].word):
            break  # Russian: a verb
        if passed > _MODIFIERS or words[place].capital or (place > number and words[place].gap.strip() and not joined):
            break
    return number


def _describes(words: Sequence[Token], place: int, names: ActorWords, region: Pattern) -> bool:
    """ "Les villes assiégées de Madaya": one word between a word for a region and "of" with a name."""
    if not 0 < place < len(words) - 2 or words[place].form in _AND or not region.holds(words[place - 1].word):
        return False
    behind = words[place + 2]
    return words[place + 1].form in names.classes["joiners"] and (behind.capital or region.holds(behind.word))


_NO_MODIFIER = re.compile(r"[а-я]{3}(?:ется|ится|утся|ятся|ает|яет|ует)$|^(?:перемири|соглашени|документ|режим)")
# "L'ensemble du Soudan". Folded.
_ALL_OF = re.compile(r" ?(?:l')?(?P<own>(?:ensemble|totalite|integralite) (?:du |de la |de l'|des |de ))")
_MODIFIERS = 2
_BEFORE_TRUCE = 30  # characters
# Folded: "violations of the ceasefire in Homs" places the violations.
BREACH_OF = re.compile(
    r"(?<!\w)(?:violat\w+|breach\w*|infract\w+|manquements?|entorses?|violacion\w*|incumplimient\w+|quebrantamient\w+|transgres\w+|нарушени\w+|срыв\w*"
    r"|[وفبل]?(?:ال)?(?:خرقا?|خروقات|انتهاكا?|انتهاكات|مخالف\w+|تجاوزات?))(?: (?:of|de|du|del|al|a|au|aux))?"
    r"(?: (?:the|la|el|le|cette|this))?(?: режима)?\s?(?:l')?$"
)
# "Tripoli and its southern suburbs". Folded.
AROUND = re.compile(
    r",? (?:and|et|y|и) (?:its|their|the|ses?|son|sa|leurs?|sus?|las|los|les|его|ее|их) (?:[^\W\d_]+ )?"
    r"(?:suburbs?|outskirts|surroundings|environs|vicinity|hinterland|banlieues?|alentours|abords|peripherie|faubourgs"
    r"|alrededores|cercanias|afueras|inmediaciones|arrabales|окрестност\w+|пригород\w*|окраин\w*|предместь\w*)(?!\w)"
    r"| و(?:ضواحي|ريف|محيط|جوار|اطراف|ما حول)(?:ها|ه|هما)(?: ال\w{3,}(?:يه|ي))?(?!\w)"
)
_SIGNED = re.compile(r"(?<!\w)(?:sign|paraph|firm|rubric|подпис|[وف]?وقع)\w*")


def _of_actor(sentence: Sentence, span: tuple[int, int]) -> bool:
    """ "Covers the FARC": who is covered is no area."""
    return any(one.kind in _ACTORS and one.start == span[0] and span[1] <= one.end for one in sentence.mentions)


_ACTORS = frozenset({"actor", "group", "organisation"})


def _where_signed(scene: Scene, sentence: Sentence, start: int, span: tuple[int, int]) -> bool:
    """ "Signed a ceasefire in Oslo", "in Jeddah": the town where it was signed, where no state or region is named."""
    town = any(one.kind in ("capital", "capital_letters") and (one.start, one.end) == span for one in sentence.mentions)
    return town and _SIGNED.search(scene.text, sentence.start, start) is not None


def _bare(sentence: Sentence, match: re.Match[str], scene: Scene) -> list[tuple[int, int]]:
    """The Arabic word right after "in", where no list knows it and it is part of no time; then each joined to it by "and"."""
    if scene.language is not Language.ARABIC or not match[0].strip().endswith("في"):
        return []
    number = next((place for place, one in enumerate(sentence.words) if one.joined >= match.end()), None)
    if number is None or sentence.words[number].joined - match.end() > 1:
        return []
    found: list[tuple[int, int]] = []
    for word in sentence.words[number : number + _MOST_NAMES]:
        joined = scene.text.startswith("وال", word.joined)
        if found and _SIDE.fullmatch(word.word):
            found[-1] = found[-1][0], word.end
        elif (found and not joined) or not _unknown(word, scene):
            break
        else:
            found.append((word.joined + bool(found), word.end))
    return found


def _unknown(word: Token, scene: Scene) -> bool:
    """A word that may name an area: no list of common words knows it, and it belongs to no time."""
    common = len(word.form) <= _SHORT or word.form in actor_words(scene.language).known
    return not common and word.form not in _NO_AREA and not scene.prose.times_in(word.start, word.end)


_MOST_NAMES = 4
_SIDE = re.compile(r"ال(?:شرقي|غربي|شمالي|جنوبي)ه?")
_SHORT = 3  # letters
# Folded Arabic words after "in" that name no area: "in the shortest time", "in return".
_NO_AREA = frozenset(
    folded(
        "أسرع أقرب غضون حال إطار وقت حين موعد سبيل ظل مقابل جميع كافة عموم سائر بعض كلا أول آخر نهاية بداية مرحلة حدود شهر عام يوم"
        " الساعة اليوم الأيام الشهر العام المستقبل الحال المنطقة المناطق البلاد البلد البلدين البلدات الوقت الأسبوع الأسابيع الأشهر"
        " القريب الميدان الحرب العيد الليل النهار الصباح المساء الفترة المرحلة المحادثات المفاوضات الاجتماع المجلس الاتفاق"
        " الاتفاقية الهدنة"
        " الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الأولى الثانية الثالثة الرابعة الخامسة"
        " السادسة السابعة الثامنة التاسعة العاشرة الحادي الداخل الخارج الجبهات الجبهة المدينة المدن القطاع الإقليم المحافظة"
        " فندق الفندق الشوارع شوارع الشارع ضواحي قاعة القاعة قصر القصر مقر السوق الأسواق المساجد المدارس البرلمان مؤتمر المؤتمر"
        " خطاب بيان البيان تصريح كلمة الإعلام وسائل الصحف التلفزيون"
        " المقابل النهاية البداية الغد الواقع السابق الماضي الأعلى الأساس المرة الجولة"
    ).split()
)
# Folded Arabic words that go on with the sentence behind a name: "in the Gaza Strip enters into force".
_NO_NAME = frozenset(
    folded(
        "مدتها مدته لمدة ولمدة تبدأ يبدأ مساء بدءا قابلة قابل تمهيدا"
        " حيز بعد قبل خلال حتى منذ عند اعتبارا ابتداء بدءا بين الذي التي قد لم لن وفق بموجب مساء صباح ظهر فجر"
    ).split()
)
_VERB = re.compile(
    r"[وف]?س?[يت](?:دخل|بدا|سري|نفذ|ستمر|شمل|نتهي|توقف|صمد|لزم|نص|قضي)\w*$|(?:دخل|بدا|انتهي|انهار|صمد|استمر)ت?$"
)
_UPPER = frozenset({"alto", "alta"})  # "Alto Tuca", beside "alto el fuego"
_AND = frozenset({"and", "et", "y", "e", "и"})


def _joins(word: Token, names: ActorWords, words: Sequence[Token], place: int, region: Pattern) -> bool:
    """ "The departments of Quiché and Huehuetenango": "and" between two names of places."""
    following = place + 1
    while following < len(words) and words[following].form in names.classes["joiners"]:
        following += 1
    if word.form not in _AND or following >= len(words):
        return False
    if words[place - 1].capital and region_with_name(words, following, names, region):
        return True
    digits = words[following].word.isdigit() and words[place - 1].word.isdigit()
    never = words[following].form in names.classes["never"]
    return digits or (words[following].capital and words[place - 1].capital and not never)


def _second_of_two(words: Sequence[Token], number: int, place: int) -> bool:
    """ "محافظتي حلب وحماة": behind the dual of a region stand two names."""
    return place == number + 2 and _DUAL.search(words[number].word) is not None


_DUAL = re.compile("ت[يا]$")


def _name(word: Token, names: ActorWords, language: Language, words: Sequence[Token], number: int, last: int) -> bool:
    if language is Language.ARABIC:
        if word.form in _NO_NAME or _VERB.match(word.word):
            return False
        known = any(first == last for first, _, _ in names.names(words)) if last == number else False
        return known or (
            last > number
            and word.joined == word.start
            and last - number < 3
            and (not word.word.startswith("و") or word.word.startswith("وال") or _second_of_two(words, number, last))
            and len(word.form) > 2
            and word.form not in names.classes["never"]
            and word.form not in names.classes["locative"]
        )
    upper = word.word in _UPPER and last + 1 < len(words) and words[last + 1].capital
    return word.capital and (upper or word.form not in names.classes["never"])
