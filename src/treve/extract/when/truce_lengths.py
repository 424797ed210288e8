"""When a truce ends that begins at a known moment and lasts so long."""

from __future__ import annotations

import datetime as dt
import re

from treve.extract.text.prose import Prose
from treve.extract.when.in_force_words import Words
from treve.extract.when.time_mention import TimeMention
from treve.extract.when.wall_times import end_after, iso, zone_named
from treve.model.draft import Fact, FactKind

NEEDS_START = "when the truce begins"
NEEDS_END = "when the truce was to end before it was prolonged"
_LEAD = 40  # characters of words that lead to a length
_NEAR = 90
_FAR = 220
_BESIDE = 12
_ENDED_BEFORE = 30
_BREAK = re.compile(r"(?<!(?<!\w)[ap]\.m)[.;:](?=\s|$)")
_OF_WHAT = re.compile(
    r" (?:of|d'|de (?!prolong|renouvel)|de l)(?! ?(?:truce|treve|tregua|ceasefire|cessez|calm|calma|paix|paz))\s?\w"
)
# Folded.
_FOLLOWS = re.compile(
    r"(?<!\w)(?:(?:on the heels|in the wake) of|follows|succede a|sigue a|последовал\w* за"
    r"|[وف]?(?:[يت]اتي|جاءت?) (?:[^\W_]+ ){0,4}?عقب)"
    r" (?:[^\W_]+[ -]){0,4}?$"
)
_AFTER_SIGNING = re.compile(
    r" (?:after|following|of|apres|suivant|siguientes a|despues de|после|со дня|с момента|من (?=تاريخ|توقيع|وقف|الهدنه)|بعد)"
    r" ?(?:the |la |le |el |l'|du |de la |al )?(?:signing |signature (?:de |du )|firma de |подписания )?"
    r"(?:ceasefire|truce|agreement|cessez-le-feu|treve|alto el fuego|cese al fuego|tregua|acuerdo|прекращени\w+"
    r"|перемири\w|соглашени\w|تاريخ|توقيع|وقف|الهدنه)"
)
_SINCE_WHAT = re.compile(r" (?:after|since|into|before|apres|depuis|avant|despues|antes|tras|после|до|بعد|قبل)(?!\w)")
# Folded: "the day after the expiry of a fifteen-day truce" tells of a truce that is over.
_ENDED = re.compile(
    r"(?<!\w)(?:expir\w+|rupture|fin|end|collapse|lapse|final|termino|ruptura|vencimiento|истечени\w|окончани\w|срыв\w?"
    r"|انتهاء|نهايه|انهيار|previous|earlier|former|last|precedente|derniere|anterior|ultima|предыдущ\w+|прошл\w+)"
    r"(?: (?:of|de|del|d'))?\s?(?:the |a |an |la |le |l'|el |une? )?$"
)
# Folded: a length by which a truce is made longer counts from the end there was.
_PROLONGED = re.compile(
    r"(?<!\w)(?:extended|prolong\w+|prorog\w+|recondui\w+|prorrog\w+|ampli(?:o|aron|ado|ada)|renewed|renouvele\w*|renov(?:o|ada)"
    r"|продл(?:ен|ил|ит|ят|яют)\w*|[وف]?(?:تمديد|مدد\w*|تجديد))(?!\w)"
)
# Folded: "قبل الهدنة بثلاثة أيام", "لم يصمد سوى يومين", "استغرق التوصل إلى الهدنة ثلاثة أسابيع": no length of the truce.
_OF_ANOTHER = re.compile(r"(?<!\w)(?:[وف]?(?:قبل|بعد|سوي)|الاخيره?|(?<!مده )الهدنه)(?!\w)")
# Folded.
_LASTED = re.compile(
    r"(?<!\w)(?:(?:n')?av(?:ait|aient)|habian?|had) (?:[^\W\d_]+ ){0,2}?(?:dure|tenu|dura|resist|tenid|last|held)\w*"
)
_PARTICLE = 5  # characters
_LENGTH = re.compile(r"P(T?)(\d+)([MHDWY])")


def own_length(prose: Prose, mention: TimeMention, words: Words, sentence: tuple[int, int]) -> int | None:
    """Where the words of a length begin that is the truce's own; None for any other length."""
    text = prose.folded.text
    near = max(sentence[0], mention.start - _LEAD)
    before = text[near : mention.start]
    lasting = words.lasting.search(before)
    # "It shall remain in force for thirty days": the truce may be named a sentence before.
    told = lasting is not None and words.forces.within(near, min(sentence[1], mention.end + _LEAD))
    truce = None
    for found in words.truces.between(
        max(sentence[0], mention.start - (_FAR if lasting else _NEAR)), min(sentence[1], mention.end + _LEAD)
    ):
        gap = text[found[1] : mention.start] if found[1] <= mention.start else text[mention.end : found[0]]
        apart = _BREAK.search(gap) is not None and not (told and found[1] <= mention.start)
        if not apart and (lasting or len(gap.strip()) <= _BESIDE) and not words.not_of.search(gap):
            truce = found
    if truce is None or _ENDED.search(text, max(0, truce[0] - _ENDED_BEFORE), truce[0]) is not None:
        return None
    if not lasting and truce[0] < mention.end and truce[1] > mention.start:
        return None
    if not lasting and _OF_ANOTHER.search(text, max(sentence[0], truce[0] - _PARTICLE), mention.start):
        return None
    if not lasting and words.deadline.search(before):
        return None
    if _LASTED.search(text, truce[1], mention.start):
        return None  # "the pact of March had lasted eight days"
    if _FOLLOWS.search(text, max(sentence[0], mention.start - _NEAR), mention.start):
        return None  # "comes on the heels of a five-day pause"
    if _AFTER_SIGNING.match(text, mention.end):
        return None  # "withdraw the guns within ten days of the ceasefire"
    if not lasting and _SINCE_WHAT.match(text, mention.end):
        return None  # "…, two years after war broke out"
    if lasting and _of_other(text, truce, near + lasting.start(), lasting[0]):
        return None  # "concluded after a marathon of thirty hours"
    if _OF_WHAT.match(text, mention.end):
        return None  # "the fruit of eighteen months of talks"
    return near + lasting.start() if lasting else mention.start


def _of_other(text: str, truce: tuple[int, int], start: int, lasting: str) -> bool:
    """Whether a bare "of" joins a length to a noun that stands well behind the truce, or before it.

    "A truce won in talks of ten days", "a mandate of six months, until the accord is signed".
    """
    if _BARE_OF.fullmatch(lasting) is None:
        return False
    between = text[min(truce[1], start) : start]
    apart = truce[0] > start or len(between.split()) > _WORDS_BETWEEN
    return apart and _OWN_LENGTH.search(text, max(0, start - _LEAD), start) is None


_BARE_OF = re.compile(r"(?:de|d'|of) ")
_WORDS_BETWEEN = 2
# Folded.
_OWN_LENGTH = re.compile(r"(?:duree|delai|periode|term|duration|length|period|duracion|plazo|vigencia|periodo)\W*$")


def after_a_length(prose: Prose, mention: TimeMention, begin: int, starts: list[TimeMention]) -> Fact:
    """The end of a truce that lasts so long from its beginning. begin: where the words of the length begin."""
    length = mention.values[0]
    prolonged = _PROLONGED.search(prose.folded.text, max(0, begin - _NEAR), begin + 1) is not None
    if prolonged:
        starts = []  # it counts from the end there was
    found: list[str] = []
    for start in starts:
        for moment in start.values:
            end = end_of_length(moment, length, prose.zone)
            found += [end] if end else []
    ends = list(dict.fromkeys(found))
    value: dict[str, object] = {"instants": ends, "duration": length}
    if not ends:
        value["needs"] = NEEDS_END if prolonged else NEEDS_START
    elif len(ends) > 1:
        value["needs"] = "which beginning is meant"
    further = {}
    if begin < mention.start:
        first, last = prose.span(begin, mention.end)
        further["alternatives"] = [{"start": first, "end": last, "text": prose.text[first:last]}]
    why = "the beginning and the length stated, in exact hours"
    return prose.fact(FactKind.IN_FORCE_UNTIL, (mention.start, mention.end), value, why, **further)


def end_of_length(start: str, length: str, zone: str | None) -> str | None:
    """The end of a length after an instant or a date.

    None for a stretch such as a month, for a date and hours, and for a length that leaves the calendar.
    """
    found = _LENGTH.fullmatch(length)
    if found is None or "/" in start:
        return None
    count, unit = int(found[2]), found[1] + found[3]
    moment = _in_zone(dt.datetime.fromisoformat(start), zone)
    try:
        if unit in ("M", "Y"):
            end = _months_later(moment, count * (12 if unit == "Y" else 1))
        else:
            hours = {"TM": 1 / 60, "TH": 1, "D": 24, "W": 168}[unit] * count
            if "T" not in start:
                return str((moment + dt.timedelta(hours=hours)).date()) if hours % 24 == 0 else None
            end = end_after(moment, dt.timedelta(hours=hours))
    except (OverflowError, ValueError):
        return None
    return iso(end) if "T" in start else str(end.date())


def _in_zone(moment: dt.datetime, zone: str | None) -> dt.datetime:
    """The instant with the rules of its zone, where its offset is that of the zone; a date or another offset as it is."""
    if zone is None or moment.tzinfo is None:
        return moment
    local = moment.astimezone(zone_named(zone))
    return local if local.utcoffset() == moment.utcoffset() else moment


def _months_later(moment: dt.datetime, months: int) -> dt.datetime:
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    for day in range(moment.day, 27, -1):
        try:
            return moment.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    return moment.replace(year=year, month=month + 1)
