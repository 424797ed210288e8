"""Where an Arabic name of a group goes on: what a word without article is of, adjectives, and defined words joined by "and"."""

from __future__ import annotations

import re

from treve.extract.text.folding import folded
from treve.extract.text.tokens import Token
from treve.extract.who.described_groups import NO_ARTICLE
from treve.extract.who.reach import Reach

_ARTICLE = "ال"
_DEFINED = re.compile(r"[وفبلك]{0,2}(?:ال|لل)")
_JOINED = ("و", "ب", "ل", "ف")
_WHAT = re.compile(r"^\w{3,}[^\Wيي]ا$")  # "أبدت منظمة كوناما استعدادا": what is shown is no part of a name
_PLACES = frozenset(folded("المدينة المنطقة الإقليم المحافظة").split())
_ADJECTIVE = ("ه", "ي", "يا", "ين")
_TRIBES = frozenset(folded("قبيلة قبيلتي قبائل القبائل عشيرة عشيرتي عشائر العشائر بني").split())
# Folded: kinds of bodies of which "for the liberation of …" is a part of the name, and no purpose of the moment.
_POLITICAL = re.compile(r"(?:ال)?(?:حرك|جبه|مجلس|حزب|تحالف|اتحاد|هيي|منظم|تجمع|ايتلاف|ملتقي|تنسيقي)")
# Folded: a verb of the past with its ending, or of the present; none of them is part of a name.
_VERB = re.compile(r"[^ا]ت$|^ي\w{3}|^(?:قال|وقع|رفض|اعلن|اكد|نفي|شن|دخل|قد|تم|كان|كانت)$")
_SMALL = frozenset(
    folded(
        "يوم أمس مساء صباح ظهر فجر منذ بعد قبل خلال حتى على في إلى من عن مع بين ضد عبر حول نحو أن إن قد لم لن لا ما كما هنا هناك"
        " إنها إنه إنهم أنها أنه أنهم بأنها بأنه بأنهم قائلا قائلة"
        " التي الذي الذين اللذان هذا هذه ذلك تلك ثم أو أي كل جميع بعض عند لدى دون غير سوى إلا إذا لو حيث كان كانت"
        " القاعة الجلسة الاجتماع البلاد"
        " هدنة اتفاق اتفاقا اتفاقية وثيقة مذكرة بروتوكول بيان بيانا وقف"
        " الأول الأولى الثاني الثانية الماضي الماضية المقبل المقبلة القادم الجاري نفسه نفسها أيضا"
    ).split()
)


def arabic_part(reach: Reach, first: int, last: int) -> int:
    """The word behind the next part of a name: "جبهة تحرير سرمد والهضبة العليا", "الجبهة الوطنية للتغيير والإصلاح"."""
    words, names = reach.words, reach.names
    if last >= len(words) or words[last].gap != " " or last in reach.known:
        return last
    word, before = words[last], words[last - 1]
    if last - first > 1 and word.word in _PLACES and not _DEFINED.match(before.word):
        return last + 1  # "the council of the city"
    if _ends(reach, word):
        return last
    of = (
        word.start == word.joined
        and (not _DEFINED.match(before.word) or before.form in NO_ARTICLE)
        and not word.word.startswith(_JOINED)
    )
    if of:
        what = last - first > 1 and _WHAT.search(word.word) is not None and word.form not in names.known
        return last if what or _VERB.search(word.word) else last + 1
    if last - first < 2:
        return last
    purpose = word.word.startswith("لل") and any(words[first].form in names.classes[one] for one in ("heads", "weak"))
    purpose = purpose or _what_for(reach, first, word)
    adjective = word.word.startswith(_ARTICLE) and word.word.endswith(_ADJECTIVE)
    return last + 1 if purpose or adjective or word.word.startswith("و" + _ARTICLE) else last


def _what_for(reach: Reach, first: int, word: Token) -> bool:
    """ "الحركة الوطنية لتحرير أزواد": what a body is for, in a name."""
    aim = word.word.startswith("ل") and word.word[1:] in reach.names.classes["inner"]
    return aim and _POLITICAL.match(reach.words[first].form) is not None


def _ends(reach: Reach, word: Token) -> bool:
    """A word that belongs to no name, with or without the "and" joined to it."""
    own = {word.word, word.word.removeprefix("و"), word.form}
    if word.word in _TRIBES:
        return False  # "the council of the sheikhs of the tribes"
    names = reach.names
    return not all(own.isdisjoint(one) for one in (_SMALL, names.others, names.classes["locative"]))
