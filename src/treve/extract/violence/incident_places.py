"""Where an event was: the place named nearest to the act."""

from __future__ import annotations

import re

from treve.extract.patterns.cues import cues
from treve.extract.text.folding import folded
from treve.extract.text.tokens import Token
from treve.extract.where.territory import place_after
from treve.extract.who.actor_words import actor_words
from treve.extract.who.mentions import Scene, Sentence
from treve.model.draft import Language

_LONGEST_KIND = 9  # letters of "fronts of", with its blank
_SHORTEST_NAME = 3  # letters
FAR = 90  # characters from the act to its place or its dead


def place_of(scene: Scene, sentence: Sentence, match: re.Match[str]) -> tuple[int, int] | None:
    """Where: the place named nearest to the act after a preposition of place."""
    words = cues(scene.language, "incidents")
    best: tuple[int, tuple[int, int]] | None = None
    for found in words.pattern("told", "place").finditer(
        scene.text, max(sentence.start, match.start() - FAR), min(sentence.end, match.end() + FAR)
    ):
        span = (
            place_after(sentence, found.end(), scene)
            or named_by_kind(sentence, found, scene)
            or _behind_preposition(sentence, found, scene)
        )
        if span is None or (span[0] < match.end() and match.start() < span[1] and span[1] <= match.end()):
            continue  # "in the fighting": the word of the act is no place
        if any(one.start <= span[0] < one.end and one.kind == "described" for one in sentence.mentions):
            continue
        span = _with_article(scene, sentence, span)
        distance = min(abs(span[0] - match.end()), abs(match.start() - span[1]))
        if best is None or distance < best[0]:
            best = distance, span
    return best[1] if best else _named_after_of(scene, sentence, match)


def _behind_preposition(sentence: Sentence, found: re.Match[str], scene: Scene) -> tuple[int, int] | None:
    """ "Outside Wau at dawn": the name right behind the first word of what might have led to another name."""
    first = found[0].find(" ") + 1
    return place_after(sentence, found.start() + first, scene) if 0 < first < len(found[0]) else None


def _with_article(scene: Scene, sentence: Sentence, span: tuple[int, int]) -> tuple[int, int]:
    """ "El Tarra", "La Trinité": an article with a capital belongs to the name."""
    if scene.language in (Language.ARABIC, Language.RUSSIAN):
        return span
    before = next((one for one in sentence.words if 0 <= span[0] - one.end <= 1), None)
    inside = before is not None and before.capital and before.form in _ARTICLES and before.start > sentence.start + 1
    return (before.start, span[1]) if inside and before is not None else span


_ARTICLES = frozenset(["el", "la", "los", "las", "le", "les", "lo"])


def _named_after_of(scene: Scene, sentence: Sentence, match: re.Match[str]) -> tuple[int, int] | None:
    """The name after "of" where no place is told otherwise: "the market of Sake", "le dépôt de Kitshanga"."""
    names = actor_words(scene.language)
    if scene.language is Language.ARABIC:
        return None
    for one in sentence.mentions:
        before = sentence.words[one.first - 1] if one.first else None
        near = -FAR < one.start - match.end() < FAR
        inside = sentence.start <= one.start < sentence.end  # a clause may be read as a sentence of its own
        if near and inside and one.kind in ("capital_letters", "capital") and not one.person and before is not None:
            if before.form in names.classes["joiners"] and before.form not in _PURPOSE:
                return one.start, one.end
            if scene.language is not Language.RUSSIAN or one.first < 2 or before.capital:
                continue
            if sentence.words[one.first - 2].form in names.classes["locative"]:
                return one.start, one.end
    return None


# Folded Arabic words right after which a name that no list knows is that of a place.
def _whole_name(sentence: Sentence, word: Token) -> tuple[int, int]:
    """A place name of one word, or of two where the first never stands alone."""
    following = next((one for one in sentence.words if one.joined >= word.end), None)
    two = word.form in _COMPOUND and following is not None and following.gap == " "
    return (word.start, following.end if two and following is not None else word.end)


# Folded Arabic words that begin a name of two: "خان يونس", "دير الزور", "معرة مصرين".
_COMPOUND = frozenset(folded("خان دير معرة كفر تل بيت بني راس عين جسر ابو ام باب جبل وادي شيخ").split())


def _begins_name(sentence: Sentence, word: Token) -> bool:
    """Whether a common word begins a name of two words: "جسر الشغور", "a bridge" and no bridge."""
    following = next((one for one in sentence.words if one.joined >= word.end), None)
    return word.form in _COMPOUND and following is not None and following.gap == " " and following.word.startswith("ال")


_STRUCK_WITHIN = 22  # characters
_STRUCK = re.compile(r"(?:غار|قذيف|قذا[ئي]ف|صاروخ|صواريخ|قصف|ضرب|هجوم)\w*\s?(?:[^\s.,;]{3,8} )?$")
_NO_PLACE = frozenset(folded("نزوح مقتل استشهاد إصابة جرح تدمير تشريد نزوحهم").split()) | frozenset(
    folded(
        "الأقل الفور التوالي الأرجح الرغم الإطلاق الجانبين الطرفين موقع مواقع منزل منازل سيارة قوات مقر دورية حافلة مبنى سيارات"
        " صحيفة مقابلة بيان مؤتمر تصريح تقرير مقال جلسة خطاب برنامج مباراة الوسطاء الحكومة المعارضة الاتفاق الخطة القرار"
    ).split()
)
_BEFORE_PLACE = tuple(
    folded(
        "في قرب قبالة ساحة ميدان شارع تلة سهل "
        "محيط الى شرقي غربي شمالي جنوبي سوق احياء حي ميناء مطار ضواحي ريف جبهات جبهه حاجز بلده قريه مدينه مخيم منطقه"
    ).split()
)
_PURPOSE = frozenset({"for", "and", "pour", "para", "y"})


def named_by_kind(sentence: Sentence, found: re.Match[str], scene: Scene) -> tuple[int, int] | None:
    """Arabic writes no capitals: the word right after "city of" or "village of" is the name."""
    if scene.language is not Language.ARABIC:
        return None
    region = cues(scene.language, "terms").pattern("territory", "region")
    words = sentence.words
    for place, word in enumerate(words[1:], 1):
        if (
            word.joined >= found.end()
            and region.holds(words[place - 1].form)
            and found.start() <= words[place - 1].start
        ):
            return _whole_name(sentence, word) if word.joined - found.end() < 2 else None
    return _after_in(sentence, found, scene)


def _after_in(sentence: Sentence, found: re.Match[str], scene: Scene) -> tuple[int, int] | None:
    """The Arabic word right after "in" or "near", where it is none of the words that rules know and part of no time."""
    on = found[0].strip().endswith("علي") and _STRUCK.search(
        scene.text, max(sentence.start, found.start() - _STRUCK_WITHIN), found.start()
    )
    if not on and not found[0].strip().endswith(_BEFORE_PLACE):
        return None
    names = actor_words(scene.language)
    word = next((one for one in sentence.words if one.joined >= found.end() and one.form not in _BEFORE_PLACE), None)
    if (
        word is None
        or word.joined - found.end() > _LONGEST_KIND
        or (len(word.form) < _SHORTEST_NAME and word.form not in _COMPOUND)
        or word.form in names.known
    ):
        return None
    if word.form in _NO_PLACE or scene.prose.numbers_in(word.joined, word.end):
        return None
    if cues(scene.language, "incidents").pattern("told", "killed").fullmatch(word.form):
        return None  # "led to the death of": no place
    common = cues(scene.language, "terms").pattern("territory", "region")
    bare = word.form.removeprefix("ال")
    if (common.fullmatch(word.form) or common.fullmatch(bare)) and not _begins_name(sentence, word):
        return None
    return None if scene.prose.times_in(word.start, word.end) else _whole_name(sentence, word)
