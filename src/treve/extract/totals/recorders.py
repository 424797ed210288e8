"""Who recorded a count of violations: the subject of the verb, the one after "by" or "according to", or who is told to say so."""

from __future__ import annotations

import re

from treve.extract.patterns.cues import cues
from treve.extract.text.passages import is_body, last_of
from treve.extract.totals.recorded import Count
from treve.extract.who.actor_words import actor_words
from treve.extract.who.mentions import Mention, Scene, Sentence
from treve.model.draft import Language

ACCUSES = re.compile(
    r"accus|atribu|blam|held|обвин|اتهم|نسب|عزا|imput|denonc|denounc|culp|responsabiliz|achac|attribu|imput|reproch|возлож|прип|pinn|вмен|حمل"
)
_TELLER_WITHIN = 30
_SAID_WITHIN = 14
_SUBJECT_WITHIN = 60
_AGENT_WITHIN = 25  # characters from "recorded" to "by the mission"
# Folded: a province or a direction named before the verb is where, and not who.
_WHERE = re.compile(
    r"(?<!\w)(?:в|во|на|in|en|dans|في) (?:the |l[ae]s? |los )?"
    r"(?:провинци\w+|район\w+|област\w+|направлени\w+|зон\w+|provinc\w+|region\w*|zon\w+|governorates?|محافظ\w+|منطق\w+)"
    r"(?: (?:of|de|d'))?[^.,;:]{0,50}$"
)
# Folded: "Российской частью представительства зафиксировано …" names the recorder in the instrumental case.
_BY_SIDE = re.compile(
    r"(?<!\w)(?:[а-я-]+(?:ой|ей|ими?|ыми?) ){0,2}"
    r"(?:частью|стороной|миссией|комиссией|группой|наблюдател(?:ями|ем)|представител(?:ями|ем)|специалистами|центром|штабом|ведомством)(?!\w)"
)
# Folded: "the commission, chaired by the UN, has found": the first of the two records.
_LED = re.compile(
    r", (?:que |qui |dirige|preside|conduit|led |headed |chaired |run |supervised |dirigid|presidid|encabezad|возглавля|под )"
)
_SIDE_WITHIN = 220


# "We recorded 23 violations", "nos équipes ont relevé": whoever publishes the text. Folded.
_WE = re.compile(
    r"(?<!\w)(?:we|nous|nosotr[oa]s|мы|نحن|(?:our|nos|notre|nuestr[oa]s?|наш[аие]?) [^\W\d_]{3,}(?: [^\W\d_]{3,})?)"
    r"(?: (?:have|had|avons|ont|a|hemos|han|ha))? $"
)
_OUR_ARABIC = re.compile(
    r"[وف]?(?:رصد|سجل|وثق|احصي|دون|عدد)نا(?!\w)|(?<!\w)(?:مراقب|باحث|مندوب|راصد)ونا(?!\w)|(?:فرق|لجن|بعث)\w?نا(?!\w)"
)
_WE_WITHIN = 40  # characters
_QUOTED = re.compile(r"[\"«“„]")


def _of_us(scene: Scene, sentence: Sentence, count: Count) -> Mention | None:
    """Whoever publishes the text, where it says "we" before the verb and quotes nobody."""
    verb = verb_near(scene, sentence, count)
    if verb is None or verb.start() >= count.start or _QUOTED.search(scene.text, sentence.start, count.start):
        return None
    if scene.language is Language.ARABIC:
        found = _OUR_ARABIC.search(scene.text, verb.start(), count.start)
    else:
        found = _WE.search(scene.text[max(sentence.start, verb.start() - _WE_WITHIN) : verb.start()])
    if found is None:
        return None
    start = found.start() + (0 if scene.language is Language.ARABIC else max(sentence.start, verb.start() - _WE_WITHIN))
    end = start + len(found[0].rstrip())
    return Mention(0, 1, start, end, "words:we", "described", False, False, start)


def recorder_of(scene: Scene, sentence: Sentence, count: Count) -> Mention | None:
    """Who registered a count; None where the sentence does not say."""
    ours = _of_us(scene, sentence, count)
    if ours is not None:
        return ours
    found = _named(scene, sentence, count)
    if found is not None and _WHERE.search(scene.text, sentence.start, found.start):
        found = None
    return found or teller_after(scene, sentence, count.end)


def verb_near(scene: Scene, sentence: Sentence, count: Count) -> re.Match[str] | None:
    """The verb of registering nearest to a count, before it first."""
    verb = cues(scene.language, "terms").pattern("registered", "verb")
    inside = verb.search(scene.text, count.start, count.end) if count.value == 0 else None
    if inside is not None:
        return inside
    found = last_of(verb.finditer(scene.text, max(sentence.start, count.start - 90), count.start))
    if found is not None:
        return found
    return verb.search(scene.text, count.end, min(sentence.end, count.end + 80))


def teller_after(scene: Scene, sentence: Sentence, offset: int) -> Mention | None:
    """ "…, the staff said": who is told to say what stands before."""
    told = cues(scene.language, "terms").pattern("registered", "told_after")
    for found in told.finditer(scene.text, offset, sentence.end):
        last = found.end() + _TELLER_WITHIN
        after = [one for one in sentence.mentions if found.end() <= one.start < last and not one.place]
        teller = after[0] if after else body(scene, sentence, found.end(), min(last, sentence.end), first=True)
        if teller is not None:
            return teller
    said = cues(scene.language, "terms").pattern("registered", "said_after")
    for found in said.finditer(scene.text, offset, sentence.end):
        named = [one for one in sentence.mentions if offset <= one.start and 0 <= found.start() - one.end <= 2]
        if named and not named[-1].place:
            return named[-1]
        bare = body(scene, sentence, max(offset, found.start() - _SAID_WITHIN), found.start())
        if bare is not None:
            return bare
    return None


def source_before(scene: Scene, sentence: Sentence, offset: int) -> Mention | None:
    """ "According to the committee, …": who is named as the source before an offset."""
    for source in (
        cues(scene.language, "terms").pattern("registered", "source").finditer(scene.text, sentence.start, offset)
    ):
        last = min(source.end() + _SOURCE_WITHIN, offset)
        named = [one for one in sentence.mentions if source.end() <= one.start < last and not one.place]
        teller = named[0] if named else body(scene, sentence, source.end(), last, first=True)
        if teller is not None:
            return teller
    return None


_SOURCE_WITHIN = 45  # characters of "according to the tally of the"


def body_before(scene: Scene, place: int) -> Mention | None:
    """The body that one of the few sentences before names: "The cell published its note. Seventeen breaches were recorded"."""
    for sentence in reversed(scene.sentences[max(0, place - _SENTENCES_BACK) : place]):
        heading = _BULLETIN.match(scene.text, sentence.start) if sentence.end - sentence.start < _HEADING else None
        if heading is not None:
            titled = [one for one in sentence.mentions if not one.place and not one.person]
            named = titled[-1] if titled else body(scene, sentence, sentence.start, sentence.end)
            if named is not None and heading.end() < named.end:
                start = max(named.start, heading.end())  # a Russian name may begin with the word for the bulletin
                return named._replace(start=start, outer=max(named.outer, start))
        for one in sentence.mentions:
            several = one.last - one.first > 1 or one.outer < one.start
            watches = _WATCHES.search(scene.text, one.outer, one.end) or is_body(scene.text[one.outer : one.end])
            if several and watches and not one.place and not one.person:
                return one
    return None


_SENTENCES_BACK = 3
_HEADING = 80  # characters of a heading
# Folded: a heading that names a bulletin and whose it is.
_BULLETIN = re.compile(
    r"(?:(?:daily|weekly|monthly) )?(?:bulletin|note|report|press note|situation report|update)s? (?:of|from|by) "
    r"|(?:point de situation|bulletin|communique|releve|note|rapport)s? d|(?:boletin|informe|parte|comunicado|nota) de"
    r"|(?:сводка|бюллетень|отчет|сообщение) |(?:نشره|بيان|تقرير) "
)
# Folded: words in the name of a body that tell that it watches.
_WATCHES = re.compile(
    r"(?<!\w)(?:observ|monitor|verif|surveil|suivi|control|vigil|veedur|seguim|supervis|наблюд|контрол|мониторинг|провер|координацион"
    r"|[وفبل]{0,2}(?:ال)?(?:رصد|مرصد|مراقب|تحقق|متابع))"
)


def body(scene: Scene, sentence: Sentence, start: int, end: int, *, first: bool = False) -> Mention | None:
    """The mission, the network: a body told by its kind alone counts as a name where it records. The last one, or the first."""
    names = actor_words(scene.language)
    kinds = names.classes["heads"] | names.classes["weak"]
    other = cues(scene.language, "terms").pattern("registered", "body")
    order = range(len(sentence.words)) if first else range(len(sentence.words) - 1, -1, -1)
    for number in order:
        word = sentence.words[number]
        if word.start < start or word.end > end:
            continue
        if word.form in kinds or other.fullmatch(scene.text, word.start, word.end):
            key = "words:" + word.form
            return Mention(number, number + 1, word.start, word.end, key, "described", False, False, word.start)
    return None


def _named(scene: Scene, sentence: Sentence, count: Count) -> Mention | None:
    text = scene.text
    terms = cues(scene.language, "terms")
    for source in terms.pattern("registered", "source").finditer(text, sentence.start, sentence.end):
        after = [one for one in sentence.mentions if one.start >= source.end() and one.start - source.end() < 30]
        if after:
            return after[0]
    verb = verb_near(scene, sentence, count)
    within = verb is not None and count.start <= verb.start() < count.end
    inside = [
        one
        for one in sentence.mentions
        if count.start <= one.start < count.end and not one.place and one.kind != "capital_letters"
    ]
    if count.value == 0 and inside and not within:
        return inside[0]
    if count.value == 0 and scene.language is Language.ARABIC:
        told = body(scene, sentence, count.start, count.end, first=True)
        if told is not None:
            return told
    if verb is None:
        named = [one for one in sentence.mentions if 0 <= count.start - one.end <= 3 and not one.place]
        return named[-1] if named and count.value == 0 else None
    if scene.language is Language.RUSSIAN:
        side = last_of(_BY_SIDE.finditer(text, max(sentence.start, verb.start() - _SIDE_WITHIN), verb.start()))
        if side is not None:
            return Mention(0, 1, *side.span(), "words:" + side[0], "described", False, False, side.start())
    if verb.start() >= count.end:
        after = [one for one in sentence.mentions if one.start >= verb.end() and one.start - verb.end() < _AGENT_WITHIN]
        if after:
            return after[0]
        return body(scene, sentence, verb.end(), min(sentence.end, verb.end() + _AGENT_WITHIN), first=True)
    if scene.language is Language.ARABIC and verb.end() <= count.start:
        after = [one for one in sentence.mentions if verb.end() <= one.start < count.start and not one.place]
        named = [one for one in sentence.mentions if one.end <= verb.start() and not one.place]
        bare = body(scene, sentence, verb.end(), count.start)
        return (
            after[0] if after else bare or (named[-1] if named else body(scene, sentence, sentence.start, verb.start()))
        )
    return _subject(scene, sentence, count, verb)


def _subject(scene: Scene, sentence: Sentence, count: Count, verb: re.Match[str]) -> Mention | None:
    before = [one for one in sentence.mentions if one.end <= verb.start() and not one.place]
    after = [one for one in sentence.mentions if verb.end() <= one.start < count.start and not one.place]
    if ACCUSES.search(verb[0]):
        return before[-1] if before else body(scene, sentence, sentence.start, verb.start())
    gap = scene.text[before[-1].end : verb.start()] if before else ""
    if before and len(gap) < _SUBJECT_WITHIN:
        between = scene.text[before[0].end : before[-1].start]
        led = len(before) > 1 and _LED.match(between) is not None and gap.startswith(",")
        return before[-1] if re.search("[,:;]", between) and not led else before[0]
    if after:
        return after[0]
    return body(scene, sentence, sentence.start, verb.start()) or (before[0] if before else None)
