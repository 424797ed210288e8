"""A truce that begins with its signature, so long after it, or at once.

The day of publication is taken to be that of the signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from treve.extract.text.prose import Prose
from treve.extract.when.in_force_words import Words
from treve.extract.when.time_mention import TimeForm, TimeMention
from treve.extract.when.truce_lengths import end_of_length
from treve.model.draft import Fact, FactKind

_NEAR = 90
_CLOSE = 28
_AFTER_SIGNING = re.compile(
    r" (?:apres|suivant|following|after|from|despues de|a partir de|posteriores a|после|с момента|من تاريخ|من|بعد) ?"
    r"(?:la |sa |le |the |its |su |al? |el )?(?:date (?:of|de) )?"
    r"(?:sign\w+|firma|suscripcion|подписани\w+|adoption|توقيع\w*|التوقيع)"
)
_UPON_SIGNING = re.compile(
    r"(?<!\w)(?:from|upon|on|el dia de|as of|with effect from|des|a|a compter de|a partir de|desde|tras|с момента|со дня"
    r"|فور|من|منذ|لحظه)"
    r" (?:(?:the|its|la|sa|le|su|el|fecha|date|moment|day|jour|dia|его|ее|تاريخ|لحظه) ?(?:of|de|d')? ?){0,4}"
    r"(?:signature|signing|firma|suscripcion|подписани\w+|توقيع\w*|التوقيع)(?!\w)"
)
_BEFORE_SIGNING = re.compile(
    r"(?:days?|hours?|weeks?|jours|heures|semaines|dias|horas|дн\w+|час\w*|يوما?|ايام|ساعه)\s?$"
)
# Folded: a truce that somebody asks for, or that hangs on a condition.
_ASKED = re.compile(
    r"(?<!\w)(?:call(?:s|ed|ing)? (?:for|on)|urg(?:e|es|ed|ing)|demand(?:s|ed|ing|e|ent|aient|ait)?|appell?\w+|exig\w+"
    r"|reclam\w+|propos\w+"
    r"|could|might|pourrai\w+|podria\w*|pidi\w+|piden?|insta\w*|призва\w+|призыва\w+|(?:по)?треб\w+|предл[ао][гж]\w+|может"
    r"|[وف]?(?:دعا|دعت|يدعو|تدعو|طالب\w*|يطالب|اقترح\w*|قد))(?!\w)"
)
_IF = re.compile(r"(?<!\w)(?:if|unless|once|si|des que|une fois|cuando|если|когда|[وف]?(?:اذا|ان|لو|متي))(?!\w)")
NEEDS_PUBLICATION = "the day of publication"
NEEDS_SIGNATURE = "when the agreement was signed"


def since_signing(prose: Prose, mention: TimeMention, words: Words, sentence: tuple[int, int]) -> Fact | None:
    """ "Enters into force 72 hours after signature": so long after the day of publication, taken to be that of the signature."""
    text = prose.folded.text
    signing = _AFTER_SIGNING.match(text, mention.end)
    if mention.form is not TimeForm.DURATION or signing is None:
        return None
    entered = words.enter.search(text, max(sentence[0], mention.start - _CLOSE), mention.start)
    if entered is None:
        return None
    day = prose.published.days() if prose.published else ()
    end = end_of_length(str(day[0]), mention.values[0], prose.zone) if len(day) == 1 else None
    value: dict[str, object] = {"instants": [end] if end else []}
    if end is None:
        value["needs"] = NEEDS_SIGNATURE
    why = "so long after the signature, taken to be of the day of publication"
    return prose.fact(FactKind.IN_FORCE_FROM, (mention.start, signing.end()), value, why)


def upon_signing(prose: Prose, words: Words) -> Iterator[Fact]:
    """ "With effect from the date of signature": the day of publication, taken to be that of the signature."""
    text = prose.folded.text
    days = prose.published.days() if prose.published else ()
    for found in _UPON_SIGNING.finditer(text):
        sentence = prose.sentence_at(found.start())
        near = max(sentence[0], found.start() - _NEAR)
        if _BEFORE_SIGNING.search(text, near, found.start()) or not words.truces.within(near, found.start()):
            continue
        value: dict[str, object] = {"instants": [str(days[0])] if len(days) == 1 else []}
        if len(days) != 1:
            value["needs"] = NEEDS_SIGNATURE
        why = "from the signature, taken to be of the day of publication"
        yield prose.fact(FactKind.IN_FORCE_FROM, found.span(), value, why)
        return


def at_once(prose: Prose, words: Words) -> Iterator[Fact]:
    """ "A ceasefire that takes effect immediately": the day of publication; nothing where that is only asked for."""
    text = prose.folded.text
    days = prose.published.days() if prose.published else ()
    for entered in words.enter.finditer(text):
        found = words.at_once.search(text, entered.end(), entered.end() + _CLOSE)
        if found is None or "." in text[entered.end() : found.start()] or "," in text[entered.end() : found.start()]:
            continue
        sentence = prose.sentence_at(found.start())
        truce = words.truces.last_before(max(sentence[0], found.start() - _NEAR), entered.start())
        if truce is None or words.not_of.search(text, truce[1], entered.start()):
            continue
        if _ASKED.search(text, sentence[0], found.start()) or _IF.search(text, sentence[0], found.start()):
            continue
        value: dict[str, object] = {"instants": [str(days[0])] if len(days) == 1 else []}
        if len(days) != 1:
            value["needs"] = NEEDS_PUBLICATION
        yield prose.fact(FactKind.IN_FORCE_FROM, found.span("own"), value, "at once, seen from the day of publication")
        return
