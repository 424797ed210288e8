"""What words of violence tell without telling of one event: sums, tolls of a war, cases counted, fighting fled from, a denial."""

from __future__ import annotations

import re

from treve.extract.patterns.cues import cues
from treve.extract.who.mentions import Scene, Sentence

_LEAD_IN = 34  # characters before the act
# Folded: "fled the fighting".
_FLED = re.compile(
    r"(?<!\w)(?:fled|fleeing|escap\w+|fui\w*|fuya\w*|huy\w+|huid\w+|беж\w+|спаса\w+|فر\w*|هرب\w*|نزح\w*)"
    r" (?:from |de |des |от |من )?(?:the |l[ae]s? |los |l')?$"
)
# Folded: "28 cases of shelling", "one shelling each".
_CASES = re.compile(
    r"(?<!\w)(?:(?:cases|instances|cas|casos|случа\w+|факт\w+|حال\w+)(?: of| de| d')?"
    r"|по (?:одному|одной|два|две|три|четыре|пять|\d+)) ?$"
)
# Folded: "the fighting is to stop on Tuesday".
_TO_STOP = re.compile(
    r"\s(?:doi(?:t|vent)|devr\w+|must|should|will|shall|(?:is|are|was|were) (?:due |set )?to|deb(?:e|en|era|eran)|долж\w+)(?!\w)"
)
# Folded: "no shooting was recorded".
_NONE_TOLD = re.compile(r"[وف]?لم [يت](?:سجل|رصد|ذكر|وثق|قع|حدث|شهد)\w*(?: [^\W_]+){0,2}? (?:اي|ايه) ")
_THESE = re.compile(
    r"[\s\W]*(?:in (?:these|those)|dans ces|lors de ces|en (?:esos|esas|estos|estas)|в этих|в ходе этих|في هذه|خلال هذه) "
)
# The dead of some days or of a whole war.
_DAYS = "дн\\w+|суток|недел\\w+|days|weeks|months|jours|semaines|mois|dias|semanas|meses|ايام|اسابيع"
_SPAN_OF_DAYS = re.compile(rf"(?<!\w)(?:за|en|in|over|durant|pendant|خلال) (?:[^\W_]+ ){{1,2}}?(?:{_DAYS})(?!\w)")
_SINCE_START = re.compile(
    r"(?<!\w)(?:since (?:the )?(?:start|beginning|outbreak)|depuis (?:le )?(?:debut|declenchement)"
    r"|desde (?:el )?(?:inicio|comienzo)|с (?:начала|момента)|منذ (?:بدايه|بدء|اندلاع))(?!\w)"
)


def no_event(scene: Scene, sentence: Sentence, act: str, match: re.Match[str], end: int) -> bool:
    """Whether the words of an act tell of a sum, a toll, cases, or of what was fled from or did not happen."""
    text = scene.text
    before = text[max(sentence.start, match.start() - _LEAD_IN) : match.start()]
    if _TO_STOP.match(text, match.end()) or _NONE_TOLD.search(text, sentence.start, match.end()):
        return True
    if _FLED.search(before) or _CASES.search(before) or _THESE.match(text, sentence.start):
        return True
    negation = cues(scene.language, "roles").pattern("blocks", "negation")
    if act != "obstruction" and negation.search(text, match.start(), match.end()):
        return True  # "the air force did not bomb any camp"
    if _none_after(scene, sentence, match) or _spoken_of(scene, sentence, act, match):
        return True
    if act != "killing":
        return _stopped(scene, sentence, match, end)
    harmless = cues(scene.language, "incidents").pattern("told", "harmless").search(text, sentence.start, end)
    if harmless is not None and harmless.start() <= match.start() < harmless.end():
        return True  # "nobody was killed on Saturday"
    if cues(scene.language, "incidents").pattern("told", "natural").search(text, sentence.start, end):
        return True
    return any(one.search(text, sentence.start, end) is not None for one in (_SINCE_START, _SPAN_OF_DAYS))


def _stopped(scene: Scene, sentence: Sentence, match: re.Match[str], end: int) -> bool:
    """ "The fighting ceased at midnight", "the end of the shelling": that an act is over, and nobody who died in it."""
    words = cues(scene.language, "incidents")
    before = words.pattern("told", "stop_of")
    first = max(sentence.start, match.start() - _LEAD_IN)
    over = any(
        _ARTICLES.fullmatch(scene.text, one.end(), match.start())
        for one in before.finditer(scene.text, first, match.start())
    )
    if not over:
        behind = words.pattern("told", "stopped").search(scene.text, match.end(), min(end, match.end() + _LEAD_IN))
        over = behind is not None and _FEW_WORDS.fullmatch(scene.text, match.end(), behind.start()) is not None
    return over and words.pattern("told", "killed").search(scene.text, sentence.start, end) is None


_FEW_WORDS = re.compile(r"\s|\s(?:[^\s.,;:]+ ){1,3}")


def _none_after(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "The attack on Aden never took place", «атаки не было»: denied behind the act."""
    return _NONE_BEHIND.match(scene.text, match.end(), sentence.end) is not None


# Folded.
_NONE_BEHIND = re.compile(
    r"[^.,;:\n]{0,60}? (?:не (?:было|произошло|состоялось|зафиксировано|отмечено|наблюдалось)"
    r"|(?:did not|never) (?:take place|happen\w*|occur\w*|took place)|n'(?:a|ont) (?:jamais |pas )?eu lieu"
    r"|(?:no|nunca) (?:tuv\w+ lugar|ocurri\w+|se produj\w+))(?!\w)"
)


def _spoken_of(scene: Scene, sentence: Sentence, act: str, match: re.Match[str]) -> bool:
    """A figure of speech ("attacked the plan", "bombarded with questions"), or an act that a film, a trial or a debate is about."""
    words = cues(scene.language, "incidents")
    if words.pattern("told", "figurative").match(scene.text, match.end() + 1, sentence.end):
        return True
    first = max(sentence.start, match.start() - _ABOUT_WITHIN)
    asked = ("talked_of", "cleared") if act == "explosive_device" else ("talked_of",)
    return any(
        _ARTICLES.fullmatch(scene.text, one.end(), match.start())
        for way in asked
        for one in words.pattern("told", way).finditer(scene.text, first, match.start())
    )


_ABOUT_WITHIN = 60  # characters
_ARTICLES = re.compile(r"(?:[ '][^\W\d_]{1,3}(?=[ '])){0,2}[ ']?")


def counts_violations(scene: Scene, sentence: Sentence, end: int) -> bool:
    """Violations are told in a sentence as such, and not by the way: "in violation of the truce", "the first breach: …"."""
    nouns = cues(scene.language, "terms").pattern("registered", "noun").finditer(scene.text, sentence.start, end)
    return any(
        _BY_THE_WAY.search(scene.text[max(sentence.start, one.start() - _BEFORE_NOUN) : one.start()]) is None
        for one in nouns
    )


# Folded.
_BY_THE_WAY = re.compile(
    r"(?<!\w)(?:in(?: clear)?|en|в|premiere?|first|primera?|перв\w+|اول|في|other|further|autres?|otr[oa]s?|други\w+)\s$"
)
_BEFORE_NOUN = 12  # characters
