from __future__ import annotations

import pytest

from treve.extract.text.folding import folded
from treve.extract.when.tense import tense_at
from treve.extract.when.time_lexicon import time_lexicon
from treve.extract.when.verbs import Tense, Verbs
from treve.model.draft import Language


@pytest.mark.parametrize(
    ("text", "time", "language", "tense"),
    [
        ("Il a annoncé jeudi la trêve.", "jeudi", "fr", Tense.PAST),
        ("La trêve débutera jeudi.", "jeudi", "fr", Tense.FUTURE),
        ("La trêve est entrée en vigueur jeudi.", "jeudi", "fr", Tense.PAST),
        ("Il a annoncé une trêve à partir de minuit.", "minuit", "fr", Tense.FUTURE),
        ("Trêve jeudi", "jeudi", "fr", Tense.NONE),
        ("He said on Monday it will begin on Friday.", "friday", "en", Tense.FUTURE),
        ("He said on Monday it will begin on Friday.", "monday", "en", Tense.PAST),
        ("Перемирие вступило в силу в четверг.", "четверг", "ru", Tense.PAST),
        ("La tregua comenzará el jueves.", "jueves", "es", Tense.FUTURE),
        ("ستبدأ الهدنة الخميس.", "الخميس", "ar", Tense.FUTURE),
        ("توقفت المعارك الخميس.", "الخميس", "ar", Tense.PAST),
        ("Hostilities will be halted on Friday.", "friday", "en", Tense.FUTURE),
        ("Fighting is supposed to stop on Friday.", "friday", "en", Tense.FUTURE),
        ("The rebels were given time until noon on Friday.", "noon", "en", Tense.FUTURE),
        ("Les armes se tairont jeudi.", "jeudi", "fr", Tense.FUTURE),
        ("Les obus se turent jeudi.", "jeudi", "fr", Tense.PAST),
        ("Орудия замолчат в четверг.", "четверг", "ru", Tense.FUTURE),
        ("Наблюдатели в четверг", "четверг", "ru", Tense.NONE),
        ("La trêve est fixée à dimanche.", "dimanche", "fr", Tense.FUTURE),
        ("Командир погиб в субботу.", "субботу", "ru", Tense.PAST),
    ],
)
def test_the_nearest_verb_tells_the_tense(text: str, time: str, language: str, tense: Tense) -> None:
    known = time_lexicon(Language(language))
    assert known is not None
    copy = folded(text)
    start = copy.index(folded(time))
    assert tense_at(Verbs(copy, known), (0, len(copy)), (start, start + len(time)), known) is tense
