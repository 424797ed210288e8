from __future__ import annotations

from treve.extract.drafting import prepare
from treve.extract.when.time_context import Context
from treve.extract.when.time_lexicon import time_lexicon
from treve.extract.when.time_points import Point
from treve.extract.when.verbs import Tense
from treve.model.draft import Language


def test_a_day_beside_a_verb_of_saying_is_that_of_the_speech_and_governs_no_hour() -> None:
    text = "The army said on Monday the truce begins at 6 p.m."
    prose = prepare(text, published="2016-12-27", zone="Asia/Damascus", language="en")
    known = time_lexicon(Language.ENGLISH)
    assert known is not None
    context = Context(prose, known)
    said = Point(text.index("Monday"), text.index("Monday") + 6, weekday=0)
    context.days = [said]
    assert context.is_speech(said)
    hour = Point(text.index("6 p.m."), len(text) - 1)
    assert context.day_before(hour, Tense.FUTURE) == (None, False)
