"""What the readings of one text share, and how their values become mentions."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Sequence

from treve.extract.text.prose import Prose
from treve.extract.text.published import Published
from treve.extract.when.calendar_days import days_of
from treve.extract.when.tense import tense_at
from treve.extract.when.time_lexicon import TimeLexicon
from treve.extract.when.time_mention import RuledOut, TimeForm, TimeMention
from treve.extract.when.time_points import Point
from treve.extract.when.verbs import Tense, VerbsOfSentences

NEEDS_DAY = "the day of publication"
NEEDS_ZONE = "the time zone"
_WHICH = "which of the days or readings is meant"
_NEAR_SPEECH = 24
_WINDOW = 300
_BEFORE_SIGNING = 60  # characters
# Folded.
_AFTER = (
    r"(?<!\w)(?:of|after|following|from|suivant|apres|a compter de|siguientes a|despues de|tras|desde"
    r"|после|с момента|со дня|من|بعد)"
)
_SIGNING = re.compile(
    _AFTER + r" (?:the |la |sa |leur |its |их )?(?:signing|signature|firma|suscripcion|подписани\w+|(?:ال)?توقيع)"
    r"(?: (?:of|de|du|del|соглашения)(?: (?:the|this|la|el|cet))? \w+)?,? ?(?:on |le |de |du |del |el |в |يوم )?$"
)
_BEHIND = re.compile(_AFTER + r" $")
_ITS_SIGNING = re.compile(r"'s (?:signing|signature)")
MARK = re.compile(r"[,.;:!?()«»“”\"\n]")
HEAD = 14  # characters before a day at the head of its sentence: "Dès ", "From this "


class Context:
    """What the readings of one text share: its sentences, its days of publication, who said what when."""

    def __init__(self, prose: Prose, known: TimeLexicon) -> None:
        self.text = prose.folded.text
        self.known = known
        self.published: Published | None = prose.published
        self.zone = prose.zone
        self._starts = [start for start, _ in prose.sentences]
        self._sentences = prose.sentences
        self._said: tuple[int, Point] | None = None
        self._verbs = VerbsOfSentences(prose, known)
        self.days: list[Point] = []
        days: Sequence[dt.date | None] = prose.published.days() if prose.published else (None,)
        self._seen = tuple((day, day) for day in days)

    def sentence(self, offset: int) -> tuple[int, int]:
        """The part of the sentence around an offset that is near enough to matter."""
        start, end = self._sentence(offset)
        return max(start, offset - _WINDOW), min(end, offset + _WINDOW)

    def _sentence(self, offset: int) -> tuple[int, int]:
        number = bisect.bisect_right(self._starts, offset) - 1
        return self._sentences[number] if number >= 0 else (0, len(self.text))

    def tense(self, point: Point, *, limits: bool = True) -> Tense:
        """The tense in which the text tells of a point. limits: a "from" before it may make a past verb tell nothing of it."""
        verbs = self._verbs.of(self._sentence(point.start))
        told = tense_at(verbs, self.sentence(point.start), (point.start, point.end), self.known, limits=limits)
        return Tense.NONE if told is Tense.FUTURE and self._of_a_signing(point) else told

    def _of_a_signing(self, point: Point) -> bool:
        """ "Within thirty days of the signing on Wednesday": the verb tells nothing of that Wednesday."""
        if point.weekday is None or point.dated is not None:
            return False
        before = self.text[max(0, point.start - _BEFORE_SIGNING) : point.start]
        return _SIGNING.search(before) is not None or (
            _BEHIND.search(before) is not None and _ITS_SIGNING.match(self.text, point.end) is not None
        )

    def seen_from(self, point: Point, tense: Tense) -> tuple[tuple[dt.date | None, dt.date | None], ...]:
        """Pairs of the day from which a point is seen and the day of publication.

        For what is still to come, the day of an announcement told in the same sentence comes before that of publication.
        """
        said = self._said
        if (
            tense is Tense.FUTURE
            and said
            and said[0] == bisect.bisect_right(self._starts, point.start)
            and said[1] is not point
        ):
            return tuple(
                (announced, day) for day, _ in self._seen for announced in days_of(said[1], Tense.PAST, day) or (day,)
            )
        return self._seen

    def is_speech(self, point: Point) -> bool:
        """Whether a day is the one on which somebody is said to have spoken."""
        verbs = self._verbs.of(self._sentence(point.start))
        return bool(verbs.speech) and verbs.speech.within(point.start - _NEAR_SPEECH, point.end + _NEAR_SPEECH)

    def day_before(self, point: Point, tense: Tense) -> tuple[Point | None, bool]:
        """The day named before an hour without one ("Friday's truce begins at six"), and whether it heads the sentence."""
        sentence = self.sentence(point.start)
        others = False
        for one in reversed(self.days[: bisect.bisect_left(self.days, point.start, key=lambda day: day.start)]):
            head = one.start - sentence[0] <= HEAD
            parted = MARK.search(self.text, one.end, point.start)
            if one.end < sentence[0] or (parted and self.text[parted.start()] != ","):
                return None, False
            if parted and not head:
                others = True
                continue
            if one.clock is None and not self.is_speech(one):
                told = self.tense(one)
                fits = told in (tense, Tense.NONE) or tense is Tense.NONE
                return (one if fits else None), head and not others
        return None, False

    def heard(self, point: Point) -> None:
        """Keep a day on which somebody is said to have spoken."""
        if point.clock is None and point.has_day and self.is_speech(point):
            self._said = bisect.bisect_right(self._starts, point.start), point


def mention_of(start: int, end: int, form: TimeForm, values: tuple[str, ...], why: str) -> TimeMention:
    needs = NEEDS_DAY if not values else _WHICH if len(values) > 1 else None
    return TimeMention(start, end, form, values, needs, why)


def instants_mention(
    start: int, end: int, found: Sequence[dt.datetime], ruled: tuple[RuledOut, ...], context: Context, why: str
) -> TimeMention:
    distinct: dict[str, dt.datetime] = {}
    for moment in sorted(found):
        distinct.setdefault(moment.isoformat(timespec="seconds" if moment.second else "minutes"), moment)
    needs = _WHICH if len(distinct) > 1 else None
    if not distinct:
        needs = NEEDS_DAY if context.published is None else NEEDS_ZONE
    return TimeMention(start, end, TimeForm.INSTANT, tuple(distinct), needs, why, ruled)
