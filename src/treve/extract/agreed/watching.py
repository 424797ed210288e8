"""Who is said to watch, whatever its name: "elders of five villages will act as monitors", "a panel of three envoys is set up".

Two wordings tell it: a verb of watching behind its subject, and a body that is set up or sent. The body is told from its noun
to the mark, relative word or verb behind it, with the words that describe it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from treve.extract.agreed.duties_ahead import subject_start
from treve.extract.patterns.cues import LONGEST_SENTENCE, cues
from treve.extract.patterns.required import Pattern
from treve.extract.text.passages import blocked, is_entry, speaks_of_agreement
from treve.extract.who.mentions import Scene, Sentence
from treve.model.draft import Language

_BACK = 4  # sentences in which the agreement may have been named
_SHORT_TEXT = 14  # sentences; the whole of it speaks of its agreement
_LONGEST = 90  # characters of what names a body
_FAR = 110  # characters between a body and its verb, across commas
_SET_UP_WITHIN = 40  # characters from "is set up" to the body behind
_LEAST = 4
_STRONG = re.compile(
    r"monitor|verif|supervis|observ|certif|watch|inspect|oversee|witness|accompan|police|surveill|control|constat|patrou"
    r"|veill|enqu|s'assur"
    r"|vigil|acompan|fiscal|seguimiento|следи|наблюд|контрол|провер|патрул|удостов|راقب|شرف|رصد|تحقق|تابع|متابع|مراقب"
)
# A few words that describe a body may stand before it. Folded.
_BEFORE = {
    Language.ENGLISH: re.compile(r"(?:[\w'-]+ ){0,4}$"),
    Language.RUSSIAN: re.compile(
        r"(?:[\w-]+(?:ый|ий|ои|ая|яя|ое|ее|ые|ие|ого|его|ой|ей|ых|их|ую|юю|ом|ым|им|ыми|ими) ){0,3}$"
    ),
}
_NOT_OF_BODY = re.compile(
    r"(?:.*(?<!\w)|^)(?:the|a|an|and|or|of|to|by|with|from|for|in|at|on|as|its|their|his|this|that|such|each|both|all|any"
    r"|will|shall|is|are"
    r"|be|up|sends?|deploys?|creates?|establish(?:es)?|provides?|calls|forms?|sets|opens?|appoints?|under|when|where|who|which) "
)
OTHER_BODY = re.compile(
    r"comite central|central committee|центральн\w+ комитет|للحزب|партии"
    r"|parents|eleves|pupil|school|sport|olymp|football|festival|audit|bank|banque|banco|forest|weather|climat|cultur|tourism|touris"
    r"|exchange|bourse|bolsa|railway|ferrovi|telecom|ecolog|medio ambiente|sindic|de empresa|theatre|teatro|code de la route"
    r"|по связи|эколог|музе|театр|مسرح|ترميم|تجاري|تعليمي|سياح"
    r"|padres de familia|escolar|deport|auditor|школьн|родител|спорт|банк|погод|налог|رياض|اولياء|مصرف|تحكيم|موازنه"
    r"|financ|budget|elector|electi|parlement|parliament|финанс|бюджет|избират|выбор|ماليه|انتخاب|برلمان|نواب"
)
_ARTICLE = re.compile(
    r"(?:the |an? |its |their |les? |la |l'|une? |des |du |el |los |las |unos |unas |un |una |su |sus |(?:и|а|в|во|для|но) "
    r"|و(?=ال))*"
)
_FILL = re.compile(r"[\s,]*(?:also|aussi|tambien|также|jointly|now)?[\s,]*")


def watching(scene: Scene) -> Iterator[tuple[int, int]]:
    """The folded spans of those who are said to watch."""
    words = cues(scene.language, "terms")
    acts, created = words.pattern("monitoring", "acts"), words.pattern("monitoring", "created")
    for sentence in scene.having(acts, created):
        if not _near(scene, sentence):
            continue
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        for match in acts.finditer(scene.text, sentence.start, end):
            if not _told(scene, sentence, match):
                yield from _subject(scene, sentence, match)
        for match in created.finditer(scene.text, sentence.start, end):
            if not _told(scene, sentence, match):
                yield from _set_up(scene, sentence, match, end)


def _near(scene: Scene, sentence: Sentence) -> bool:
    return scene.articles or (
        scene.of_agreement
        and (len(scene.sentences) <= _SHORT_TEXT or speaks_of_agreement(scene.prose, sentence, _BACK))
    )


def _told(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the wording tells no measure: it is wished, denied, or belongs to an earlier truce."""
    return blocked(scene.prose, sentence, *match.span()) or scene.past(sentence, *match.span())


def _subject(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Who does what a verb of watching tells: before it, in Russian and Arabic also behind it."""
    if scene.language is not Language.ARABIC:
        body = _body_before(scene, sentence, match.start())
        if body is not None:
            yield body
            return
        if _STRONG.search(match[0]):
            named = _words_before(scene, sentence, match)
            if named is not None:
                yield named
                return
    bodies = cues(scene.language, "terms").pattern("monitoring", "body")
    behind = bodies.search(scene.text, match.end(), min(sentence.end, match.end() + _SET_UP_WITHIN))
    by = _BY.search(match[0]) is not None
    if behind is not None and (by or scene.language in (Language.ARABIC, Language.RUSSIAN, Language.SPANISH)):
        yield from _whole(scene, sentence, behind)


def _body_before(scene: Scene, sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """The body named in the clause of a verb; what stands between commas, and a second noun behind "and", may come between."""
    bodies = cues(scene.language, "terms").pattern("monitoring", "body")
    start = max(sentence.start, verb - _FAR)
    own = verb
    for _ in range(_STEPS):
        own = max(subject_start(scene, sentence, own), start)
        found = next(iter(bodies.finditer(scene.text, own, verb)), None)
        if found is not None and not _belongs(scene, sentence, found.start()):
            return next(_whole(scene, sentence, found, verb), None)
        if own <= start or scene.text[own - 2 : own].strip() not in (",", "d", "t", "y", "и"):
            return None
        apposed = scene.text[max(0, verb - 2) : verb].strip() == "," or scene.text[own - 2] != ","
        if not apposed:
            return None
        own -= 2
    return None


def _belongs(scene: Scene, sentence: Sentence, body: int) -> bool:
    """Whether a body is named between commas as a part of another: "a committee, with Thai officers, will …"."""
    comma = scene.text.rfind(", ", sentence.start, body)
    return comma >= 0 and _WITH.match(scene.text, comma + 2) is not None


def body_does(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Whether the verb at an offset tells what a body that watches is to do."""
    acts = cues(scene.language, "terms").pattern("monitoring", "acts")
    return acts.match(scene.text, verb) is not None and _body_before(scene, sentence, verb) is not None


def _words_before(scene: Scene, sentence: Sentence, match: re.Match[str]) -> tuple[int, int] | None:
    """ "Elders of five villages", "Deux mille soldats russes": whoever it is, unless a party or a single speaker."""
    if _AHEAD[scene.language].search(match[0]) is None or is_entry(scene.prose, sentence):
        return None
    verb = match.start()
    start = subject_start(scene, sentence, verb)
    article = _ARTICLE.match(scene.text, start, verb)
    start = article.end() if article else start
    ends = _ends(scene).search(scene.text, start, verb)
    stop = ends.start() if ends and ends.start() < verb else verb
    said = scene.text[start:stop].strip()
    if not _LEAST <= len(said) <= _LONGEST or len(said.split()) < 2 or _PRONOUN.match(said) or OTHER_BODY.search(said):
        return None
    words = cues(scene.language, "terms")
    bound = words.pattern("obligation", "bound").compiled
    if bound.fullmatch(said) or said in scene.parties or _TRUCE_ITSELF.search(said):
        return None
    if words.pattern("monitoring", "created").compiled.search(said):
        return None
    named = [one for one in sentence.mentions if one.start >= start - 1 and one.end <= stop + 1]
    if any(_is_party(scene, one.key, one.start, one.end) for one in named):
        return None
    return start, start + len(scene.text[start:stop].rstrip())


# Folded: between commas, who belongs to the body named before them.
_WITH = re.compile(r"(?:with|including|avec|dont|con|incluid\w+|с участием|в том числе|بمشاركه) ")
_STEPS = 3
_OF = 4  # characters of "of" or an article
# A verb that looks ahead; in Russian the present tells of those who watch already.
_AHEAD = {
    Language.ENGLISH: re.compile("will|shall|would|to "),
    Language.FRENCH: re.compile(r"(?:ra|ront)(?!\w)"),
    Language.SPANISH: re.compile(r"(?:ra|ran)(?!\w)"),
    Language.RUSSIAN: re.compile("буд|просле|прокон|провер|удостов|засвид|понабл"),
}
_PRONOUN = re.compile(
    r"(?:son|sa|ses|leurs?|de|du|des|del|of|its|their|sus?|in|on|at|from|under|dans|sous|en|a|au|aux|por|para|за|в|на|по|под"
    r"|для|от|у) "
    r"|(?:they|it|he|she|ils?|elles?|we|nous|cela|this|that|which|who|qui|que|quien|котор\w+|он\w*|el|ella|ellos|both"
    r"|les deux|ambos|ambas"
    r"|each|chacun\w*|cada|стороны|parties|sides)(?!\w)"
)
_BY = re.compile(r" (?:by|par|por)$|^(?:under|sous|bajo|под|تحت|باشراف|برقابه)")
_TRUCE_ITSELF = re.compile(
    r"(?:truce|cease-?fire|agreement|accord|deal|treve|cessez|tregua|acuerdo|alto el fuego|перемири|соглашени|режим|parties"
    r"|sides|minist"
    r"|president|government|gouvernement|gobierno|army|armee|ejercito|правительств|президент|министр|арми)"
)


def _set_up(scene: Scene, sentence: Sentence, match: re.Match[str], end: int) -> Iterator[tuple[int, int]]:
    """The body that is set up: right behind the words, or before them as their subject."""
    bodies = cues(scene.language, "terms").pattern("monitoring", "body")
    behind = bodies.search(scene.text, match.end(), min(end, match.end() + _SET_UP_WITHIN))
    if behind is not None and not re.search(r"[.;:«»\"]", scene.text[match.end() : behind.start()]):
        yield from _whole(scene, sentence, behind)
        return
    before = _body_before(scene, sentence, match.start())
    if before is not None and _FILL.fullmatch(scene.text, before[1], match.start()):
        yield before


def _whole(scene: Scene, sentence: Sentence, body: re.Match[str], stop: int | None = None) -> Iterator[tuple[int, int]]:
    """From the words that describe a body to the end of what names it; nothing for a bare noun."""
    language = scene.language
    start = described_from(scene, sentence, body.start())
    last = min(sentence.end, body.start() + _LONGEST, stop if stop is not None else sentence.end)
    ends = _ends(scene).search(scene.text, body.end(), last)
    end = ends.start() if ends else last
    said = scene.text[start:end].strip()
    if OTHER_BODY.search(said):
        return
    composed = cues(language, "terms").pattern("monitoring", "composed")
    if any(
        0 <= start - one.end() <= _OF for one in composed.finditer(scene.text, max(sentence.start, start - 30), start)
    ):
        return  # "mixed units made up of soldiers": its members
    inside = any(
        one.start >= start and one.end <= end and _is_party(scene, one.key, one.start, one.end)
        for one in sentence.mentions
    )
    if len(said.split()) < 2 or (inside and len(said.split()) < 4):
        return
    if ends is None and stop is None and end - body.start() >= _LONGEST:
        end = body.end()
    yield start, start + len(scene.text[start:end].rstrip())


def described_from(scene: Scene, sentence: Sentence, body: int) -> int:
    """Where the words begin that describe a body, in English and Russian; else the body itself."""
    if scene.language not in _BEFORE:
        return body
    described = _BEFORE[scene.language].search(scene.text[max(sentence.start, body - 60) : body])
    left = described[0] if described else ""
    cut = _NOT_OF_BODY.match(left)
    return body - len(left[cut.end() :] if cut else left)


def _ends(scene: Scene) -> Pattern:
    """Where the words that name a body end."""
    return cues(scene.language, "terms").pattern("monitoring", "ends")


def _is_party(scene: Scene, key: str, start: int, end: int) -> bool:
    return key in scene.parties or scene.text[start:end] in scene.parties
