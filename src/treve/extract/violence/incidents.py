"""Single events of violence, pressure or obstruction that the text says happened.

The recorder is never the perpetrator. What is negated, feared, forbidden or asked for did not happen.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from treve.extract.agreed.bans import names_truce
from treve.extract.patterns.cues import LONGEST_SENTENCE, cues
from treve.extract.patterns.required import Pattern
from treve.extract.text.passages import blocked, is_entry, last_of
from treve.extract.violence.event_clauses import clauses, halves
from treve.extract.violence.incident_actors import perpetrator_of, target_of
from treve.extract.violence.incident_arms import armed_with
from treve.extract.violence.incident_dead import killed_in
from treve.extract.violence.incident_places import FAR, place_of
from treve.extract.violence.no_events import counts_violations, no_event
from treve.extract.when.time_mention import TimeForm, TimeMention
from treve.extract.who.actor_words import actor_words
from treve.extract.who.mentions import Scene, Sentence
from treve.model.draft import Fact, FactKind, Language

ACTS = (
    "drone_strike",
    "air_strike",
    "sniper_fire",
    "explosive_device",
    "obstruction",
    "weapons_placement",
    "movement",
    "small_arms_fire",
    "shelling",
    "clash",
    "abduction",
    "arrest",
    "looting",
    "ground_attack",
    "killing",
    "other",
)
_CLAUSE = 60  # characters from what tells of the event to the beginning or end of its clause
_CLAUSE_MARK = re.compile(r"[,;:(){}«»“”\"\n.](?=\s|$)\s?|\s[–—-]\s")
_BEFORE_TIME = 14  # characters of "On the morning of"
_AFTER_TIME = re.compile(r"[\s,]*")
_DENIED_WITHIN = 70
_HEADING = re.compile(r"[-*•–—·]\s([^\W\d_][^:,.;\n]{2,30}?)\s?:\s")
_SINCE = re.compile(r"(?<!\w)(?:since|depuis|desde|с|منذ)\s?(?:le |la |el |early |late )?$")
_WEEK = 7  # days
_TALLY = 3
_LEAD_IN = 34
# Folded.
_PASSING = re.compile(
    r"(?<!\w)(?:apres|au terme de|after|following|tras|despues de|после|بعد) (?:[^\W_]+ ){0,3}"
    r"(?:jours|nuits|semaines|mois|days|nights|weeks|months|dias|noches|semanas|meses|дн\w+|ноч\w+|недел\w+|месяц\w+|ايام|يومين|ليلتين|اسابيع|اشهر)"
    r" (?:de |d'|of |(?:de )?)?$"
)
# Folded.
_UNREPORTED = re.compile(
    r"(?<!\w)(?:no (?:reports?|word|news) of|(?:could|can) ?not (?:be )?(?:verif|confirm)\w*|unable to (?:verify|confirm)"
    r"|(?:aucune information|sans nouvelles|pas d'information) (?:sur|d)|n'(?:a|ont) pu (?:etre )?confirm"
    r"|no hay (?:reportes|informacion|noticias) de|no (?:se )?pudo confirmar"
    r"|(?:сведений|данных|информации|сообщений)(?: об? [^.;]{2,40})? нет"
    r"|не (?:подтвержд|удалось подтвердить)|[وف]?(?:لا صحه|لا معلومات|لم (?:يتسن|تتاكد|يتاكد)))"
)
# Folded.
_ABSTAIN = re.compile(
    r"(?<!\w)(?:refrain|abstain|s'abst(?:enir|ien\w+)|se abst\w+|abstenerse|воздерж\w+|[وفس]?(?:[يت]متنع\w*|[يت]كف\w*) )"
)
# Folded: "in three days 24 people died" sums up.
_OVER_DAYS = re.compile(
    r"(?<!\w)(?:in|over|during|within|en|durant|pendant|sur|durante|за|в течение|[وف]?(?:خلال|علي مدي|في غضون)) "
    r"(?:the |les |los |last |past |the last |the past |последни\w+ )?$"
)
_ACT_NOUN = re.compile(
    r"обстрел|атак|налет|удар|столкновен|attack|shelling|raid|strike|clash|bombard|attaque|frappe|accrochage|affront|ataque"
    r"|enfrentam|combat|هجوم|هجمات|غار|قصف|اشتباك"
)
_LEAD = 8  # characters before a day at the head of an entry


@dataclass(slots=True, eq=False)
class _Act:
    """The words of an act in a sentence that is read up to `end`, and what stands around them, looked for once."""

    scene: Scene
    sentence: Sentence
    kind: str
    match: re.Match[str]
    end: int
    _place: tuple[tuple[int, int] | None] | None = None
    _perpetrator: tuple[tuple[int, int] | None] | None = None
    _dead: tuple[int | None, int | None, tuple[int, int] | None] | None = None

    @property
    def place(self) -> tuple[int, int] | None:
        """Where it was, in folded offsets; None where nothing says so."""
        if self._place is None:
            self._place = (place_of(self.scene, self.sentence, self.match),)
        return self._place[0]

    @property
    def perpetrator(self) -> tuple[int, int] | None:
        """Who is said to have done it, in folded offsets; None where nobody is."""
        if self._perpetrator is None:
            self._perpetrator = (perpetrator_of(self.scene, self.sentence, self.match),)
        return self._perpetrator[0]

    @property
    def dead(self) -> tuple[int | None, int | None, tuple[int, int] | None]:
        """The least and the most that are told dead, and the words that tell it."""
        if self._dead is None:
            self._dead = killed_in(self.scene, self.sentence, self.end)
        return self._dead


def incidents(scene: Scene) -> Iterator[Fact]:
    """One fact per event; a sentence tells one, or each of its clauses that names a place of its own does."""
    acts = _acts_of(scene.language)
    for sentence in scene.having(*(pattern for _, pattern in acts)):
        parts = halves(scene, sentence, acts)
        told = [fact for half in parts for fact in _told_by_clauses(scene, acts, half)]
        yield from told if told or len(parts) == 1 else _told_in(scene, acts, sentence)


def _told_by_clauses(scene: Scene, acts: Sequence[tuple[str, Pattern]], sentence: Sentence) -> list[Fact]:
    parts = clauses(scene, sentence, acts)
    told = [fact for one in parts for fact in _told_in(scene, acts, one)]
    if len(parts) > 1 and (len(told) < _SEVERAL or _of_one(told)):
        return list(_told_in(scene, acts, sentence))
    return told


_SEVERAL = 2


def _of_one(told: Sequence[Fact]) -> bool:
    """Whether clauses tell of one event: of two acts of a kind, or of a place, that one clause leaves unsaid."""
    places = [fact.value["place"] for fact in told]
    return None in places or len(set(places)) < len(places)


def _told_in(scene: Scene, acts: Sequence[tuple[str, Pattern]], sentence: Sentence) -> Iterator[Fact]:
    """The event that a sentence, or a clause of one, tells of; none where it did not happen."""
    end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    found = _act(scene, acts, sentence, end)
    if found is None:
        return
    act = _Act(scene, sentence, *found, end)
    if _no_event(act):
        return
    if not scene.prose.times and counts_violations(scene, sentence, end):
        return
    if act.kind == "killing" and _toll(act):
        return
    yield _incident(act)


def _act(
    scene: Scene, acts: Sequence[tuple[str, Pattern]], sentence: Sentence, end: int
) -> tuple[str, re.Match[str]] | None:
    """The act a sentence tells: the most particular one it names."""
    text = scene.text
    for act, pattern in acts:
        if not sentence.cues & pattern.bit:
            continue
        for match in pattern.finditer(text, sentence.start, end):
            if not _of_truce(scene, sentence, match):
                return act, match
    return None


def _of_truce(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Agreed to stop the shooting", «وقف إطلاق النار»: the words of an act that end the name of a truce."""
    said = cues(scene.language, "roles").agreement
    start = max(sentence.start, match.start() - _TRUCE_WITHIN)
    return any(one.end() >= match.end() for one in said.finditer(scene.text, start, match.end()))


_TRUCE_WITHIN = 40  # characters


@functools.cache
def _acts_of(language: Language) -> tuple[tuple[str, Pattern], ...]:
    words = cues(language, "incidents")
    return tuple((act, words.pattern("act", act)) for act in ACTS)


def _no_event(act: _Act) -> bool:
    """Forbidden, asked for, conditional, negated, or no event at a time and place of its own."""
    scene, sentence, match, end = act.scene, act.sentence, act.match, act.end
    terms, words = cues(scene.language, "terms"), cues(scene.language, "incidents")
    text = scene.text
    bans = scene.of_agreement or scene.articles or not (_bullet(scene, sentence) or scene.language is Language.ARABIC)
    for way in ("cue", "passive"):
        forbids = terms.pattern("prohibition", way)
        if not bans or not sentence.cues & forbids.bit:
            continue
        if any(not names_truce(scene, one) for one in forbids.finditer(text, sentence.start, end)):
            return True
    if _PASSING.search(text, max(sentence.start, match.start() - _LEAD_IN), match.start()):
        return True  # "a truce after two nights of clashes"
    if no_event(scene, sentence, act.kind, match, end):
        return True
    if _tally(act) or _UNREPORTED.search(text, sentence.start, end):
        return True
    if blocked(scene.prose, sentence, match.start(), match.end()) or scene.past(sentence, *match.span()):
        return True
    if terms.pattern("obligation", "cue").search(text, max(sentence.start, match.start() - 50), match.start()):
        return True
    if _denied(scene, sentence, match) or _supposed(scene, sentence, match):
        return True
    if _ABSTAIN.search(text, sentence.start, match.start()):
        return True  # "the parties shall refrain from air strikes"
    negation = cues(scene.language, "roles").pattern("blocks", "negation")
    if act.kind != "obstruction" and negation.between(text, *match.span()):
        return True  # "the air force did not bomb"; a convoy that was not let through was kept from passing
    if _bullet(scene, sentence) and act.kind != "killing":
        return False  # an entry of a list of incidents is one, whatever it leaves unsaid; one of the dead may be a sum
    if not words.pattern("told", "past").search(text, sentence.start, end):
        return True
    # "Since the war began …": a background toll names no place of its own and no day.
    times = _days(scene, sentence)
    dated = any(not _since(scene, one.start) and not _long(one) for one in times)
    if act.kind in _DEADLY and not times and act.dead[2] is not None:
        return False  # "34 soldiers died in the air strike"
    return act.place is None and not dated and act.perpetrator is None


def _tally(act: _Act) -> bool:
    """ "28 shellings were recorded": a count of acts, where neither a place nor the dead make one event of them."""
    counted = [
        one
        for one in act.scene.prose.numbers_in(act.sentence.start, act.match.start())
        if act.match.start() - one.end <= 1 and one.low is not None and one.low >= _TALLY
    ]
    if not counted or not _ACT_NOUN.match(act.match[0]):
        return False
    return act.place is None and act.dead[2] is None


def _denied(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "The coalition denied an air strike on …", "نفت … استهداف …"."""
    said = cues(scene.language, "roles")
    start = max(sentence.start, match.start() - _DENIED_WITHIN)
    for direction in ("before", "after"):
        pattern = said.pattern("denies", direction)
        if not sentence.cues & pattern.bit:
            continue
        for found in pattern.finditer(scene.text, start, match.start()):
            if not re.search(r"[,;:]", _THAT.sub("", scene.text[found.end() : match.start()], count=1)):
                return True
    return False


def _supposed(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Residents fear new abductions", "the army will rehearse an assault": feared, rehearsed or recalled, in the clause."""
    supposed = cues(scene.language, "incidents").pattern("told", "supposed")
    if not sentence.cues & supposed.bit:
        return False
    first = max(sentence.start, match.start() - _DENIED_WITHIN)
    found = last_of(supposed.finditer(scene.text, first, min(sentence.end, match.end() + _BESIDE)))
    return found is not None and not _PARTED.search(scene.text, min(found.end(), match.start()), match.start())


_BESIDE = 8  # characters behind an act: "an attack exercise"
_PARTED = re.compile(r"[,;:](?=\s)")
_THAT = re.compile(r",(?= (?:что|чтобы|будто)(?!\w))")  # the comma before a clause that a Russian verb governs


def _days(scene: Scene, sentence: Sentence) -> list[TimeMention]:
    """The times of a sentence but for how long something took."""
    return [one for one in scene.prose.times_in(sentence.start, sentence.end) if one.form is not TimeForm.DURATION]


def _long(mention: TimeMention) -> bool:
    """A stretch of more than a week, such as a month: it dates no single event."""
    if mention.form is not TimeForm.INTERVAL or not mention.values:
        return False
    first, _, last = mention.values[0].partition("/")
    return (dt.date.fromisoformat(last[:10]) - dt.date.fromisoformat(first[:10])).days > _WEEK


def _of_days(mention: TimeMention) -> bool:
    """A stretch of several days, such as "from 14 to 16 September": who died in it died in more events than one."""
    if mention.form is not TimeForm.INTERVAL or not mention.values:
        return False
    first, _, last = mention.values[0].partition("/")
    return first[:10] != last[:10]


def _toll(act: _Act) -> bool:
    """The dead of a war and no event: no day, nobody who did it, and no place in the clause that tells of them."""
    scene, sentence, match = act.scene, act.sentence, act.match
    if _bullet(scene, sentence) or act.perpetrator is not None:
        return False
    for one in scene.prose.times_in(sentence.start, sentence.end):
        if one.form is TimeForm.DURATION and _OVER_DAYS.search(scene.text, sentence.start, one.start):
            return True
    if any(not _since(scene, one.start) and not _of_days(one) for one in _days(scene, sentence)):
        return False
    place = act.place
    if place is not None and _few_at(act, place):
        return False
    return place is None or "," in scene.text[min(match.end(), place[1]) : max(match.start(), place[0])]


def _few_at(act: _Act, place: tuple[int, int]) -> bool:
    """ "In Obo, a peacekeeper was shot dead": a few dead at a place, no state, that heads the sentence or a part of it."""
    scene, sentence = act.scene, act.sentence
    mark = max(scene.text.rfind("; ", sentence.start, place[0]), scene.text.rfind(": ", sentence.start, place[0]))
    first = sentence.start if mark < 0 else mark + 2
    head = place[0] - first <= _BEFORE_PLACE and scene.text.startswith(",", place[1])
    if not head or scene.text[slice(*place)] in actor_words(scene.language).states:
        return False
    high = act.dead[1]
    return high is not None and high <= _FEW


_DEADLY = frozenset(
    {"drone_strike", "air_strike", "sniper_fire", "explosive_device", "small_arms_fire", "shelling", "ground_attack"}
)
_BEFORE_PLACE = 14  # characters of "In the town of"
_FEW = 20


def _bullet(scene: Scene, sentence: Sentence) -> bool:
    return is_entry(scene.prose, sentence)


def _entry(scene: Scene, sentence: Sentence, told: int) -> tuple[int, int]:
    """An entry of a list without its mark and without the day before its colon or comma.

    told  where the words end that tell of the event: a semicolon before them ends nothing
    """
    start = sentence.start + 2
    for one in scene.prose.times_in(sentence.start, sentence.end):
        mark = re.compile(r"\s?[:,]\s").match(scene.text, one.end)
        if mark and one.start - start < _LEAD:
            start = mark.end()
            break
    stop = scene.text.find(";", max(start, told), sentence.end)
    return start, stop if stop > 0 else sentence.end


def _heading(scene: Scene, sentence: Sentence, match: re.Match[str]) -> tuple[int, int] | None:
    """The place at the head of an entry of a list: "- Djibo: an assault on an outpost"."""
    if not _bullet(scene, sentence):
        return None
    found = _HEADING.match(scene.text, sentence.start, match.start())
    if found is None or scene.prose.times_in(*found.span(1)) or scene.prose.numbers_in(*found.span(1)):
        return None
    words = [one for one in sentence.words if found.start(1) <= one.start and one.end <= found.end(1)]
    named = scene.language is Language.ARABIC or all(one.capital for one in words)
    return found.span(1) if words and named else None


def _since(scene: Scene, offset: int) -> bool:
    """ "Since April 2014", "depuis janvier": a toll of years, and no event."""
    return _SINCE.search(scene.text[max(0, offset - 10) : offset]) is not None


def _times(scene: Scene, sentence: Sentence) -> list[str]:
    return [
        value
        for one in scene.prose.times_in(sentence.start, sentence.end)
        if one.form in (TimeForm.DATE, TimeForm.INSTANT, TimeForm.INTERVAL)
        for value in one.values
    ]


def _incident(act: _Act) -> Fact:
    scene, sentence, match = act.scene, act.sentence, act.match
    perpetrator = act.perpetrator
    target = target_of(scene, sentence, match, perpetrator)
    place = act.place or _heading(scene, sentence, match)
    days = {value[:10] if "/" not in value else value for value in _times(scene, sentence)}
    low, high, toll = act.dead
    value = {
        "act": armed_with(scene, sentence, act.kind, match),
        "perpetrator": _words(scene, perpetrator) if perpetrator else None,
        "target": _words(scene, target) if target else None,
        "place": _words(scene, place) if place else None,
        "date": days.pop() if len(days) == 1 else None,
        "killed_low": low,
        "killed_high": high,
    }
    ends = [*match.span()]
    for one in (perpetrator, place, toll):
        if one and abs(one[0] - match.end()) < FAR:
            ends += one
    span = max(min(ends), sentence.start), min(max(ends), sentence.end)
    span = _clause_start(scene, sentence, span[0]), _clause_stop(scene, sentence, span[1])
    if _bullet(scene, sentence):
        first, last = _entry(scene, sentence, match.end())
        span = first, max(last, toll[1] if toll else last)
    return scene.prose.fact(FactKind.INCIDENT, span, value, "told as having happened")


def _clause_start(scene: Scene, sentence: Sentence, start: int) -> int:
    """Where the clause begins that tells of the event, without a time at its head; the offset itself where that is far away."""
    first = max(sentence.start, start - _CLAUSE)
    begins = sentence.start if first == sentence.start else None
    for mark in _CLAUSE_MARK.finditer(scene.text, first, start):
        begins = mark.end()
    if begins is None:
        return start
    for one in scene.prose.times_in(begins, start):
        if one.start - begins <= _BEFORE_TIME:
            gap = _AFTER_TIME.match(scene.text, one.end)
            begins = gap.end() if gap else one.end
    return min(begins, start)


def _clause_stop(scene: Scene, sentence: Sentence, end: int) -> int:
    """Where the clause ends, if that is near."""
    last = min(end + _CLAUSE, sentence.end)
    found = _CLAUSE_MARK.search(scene.text, end, last)
    breach = _BREACH.search(scene.text, end, found.start() if found else last)
    if breach or found:
        return (breach or found).start()  # type: ignore[union-attr]
    return sentence.end if sentence.end - end <= _CLAUSE else end


# Folded: what the event broke is no part of it.
_BREACH = re.compile(
    r" (?:in (?:clear |open )?(?:violation|breach) of|en violation|en violacion|в нарушение|في (?:خرق|انتهاك)) ?"
)


def _words(scene: Scene, span: tuple[int, int]) -> str:
    start, end = scene.prose.span(*span)
    return scene.prose.text[start:end]
