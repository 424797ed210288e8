"""What the text forbids: bans told by a verb, by a passive, or laid on everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from treve.extract.patterns.cues import LONGEST_SENTENCE, cues
from treve.extract.text.passages import blocked, last_of
from treve.extract.who.mentions import Scene, Sentence
from treve.extract.who.we import spoken_by_us
from treve.model.draft import Language

_SENTENCE_MARK = re.compile(
    r", (?:tandis qu|alors qu|while |whereas |mientras |в то время как|тогда как)|[,،]? (?:بينما |فيما |بهدف |لكن)"
    r"|, (?=[^,.;]{2,30} [-–—] не )|, و(?=[يت](?:سمح|بقي|ظل|ستثني|جوز|لتزم|تعهد|عود|فتح|سلم|فرج|سحب|تعين|جب)\w* )"
    r"|[;\n\"«»“”]|:(?!\d)|(?<!u\.s)(?<!u\.n)\.(?=\s|$)|$"
)
_LONGEST = 260  # characters of a duty
LEAST = 5  # characters behind the words of a ban or a duty
_OPENS = 4  # characters before "prohibited are …" that are no subject
# Folded: "Inside the zones are prohibited …": where the ban holds, before its words.
_PLACE = re.compile(
    r"(?:внутри|вдоль|между|в|во|на|inside|within|dans|a l'interieur de|dentro de|en)(?: [^\s,.;:]+){1,3}? ?"
)
_ENUMERATED = re.compile(
    r"\s*(?:(?:article|articulo|статья|пункт|الماده)\s?)?(?:\(?[a-h]\)|\(?\d{0,2}\s?[.):–-]?"
    r"|(?:primero|segundo|tercero|cuarto|quinto|sexto|اولا|ثانيا|ثالثا)[.:])\s*"
)
_PREVENTED = re.compile(r"[وف]?منع")
_NOUN_OF_END = re.compile(
    r"(?:the |l'|la |le |el )?(?:cessation|end|halt|ban|arret|fin|interdiction|suspension|cese|prohibicion|прекращение|запрет"
    r"|وقف|انهاء)"
)
LONGEST_SUBJECT = 80  # characters
# Folded: "does not forbid", "shall not prevent": the truce leaves it free.
_NOT = re.compile(r"(?:(?<!\w)(?:not|n't|n'|ne|no(?: se)?|не(?: будет)?|[وف]?(?:لا|لن|لم)) ?)$")
_FORBIDS = re.compile(r"(?:interdi|prohib|forbid|bans?(?!\w)|запре[щт]|[وف]?[يت]?(?:منع|حظر))")
_FORBADE = re.compile(r"(?:(?:se )?prohibio|запретил)")
_PREVENTS = re.compile(
    r"\s?(?:be (?:read|construed|understood) (?:as|to) )?(?:prevent|preclude|prohibit|forbid|bar|stop|hinder|impede|affect"
    r"|empech|interdi|entrav|impedir|prohib|препятств|запре[щт]|меша|исключа)"
)
_FREE_WITHIN = 12  # characters of "does not "
_NOBODY = re.compile(r"(?:no|neither|aucune?|nul(?:le)?|ningun|ninguna?|ни одна) ")
_LINKED = re.compile(r"(?:[\s,;،](?:and|et|y|и|و)\s?)(?:[^\s,.;]+\s)?$")
_GOES_ON = re.compile(
    r"(?<!\w)(?:d[eu]|d'|des|from|of|to|del?|от|عن)\s?$"
)  # "abstain from attacks and from the supply of arms"
LINK_AT_END = re.compile(
    r"(?:[\s,;،]+(?:and|et|y|e|и|و|but|mais|pero|но)(?:\s(?:the|an?|la|le|les|l'|el|los|las|une?))?\s*|[\s,;،]*)$"
)


def _is_named(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Brought into Ban Mai": a capital inside a sentence makes a word of forbidding a name."""
    if match.start() == sentence.start or not scene.text.startswith(_NAME_LIKE, match.start()):
        return False
    first = scene.prose.folded.origin[match.start()]
    return scene.prose.text[first : first + 2].istitle()


_NAME_LIKE = ("ban ", "bans ")  # villages of South-East Asia


def forbidden_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The folded spans of the bans of a sentence, in order."""
    words = cues(scene.language, "terms")
    end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    found: list[tuple[int, int]] = []
    cue, passive = words.pattern("prohibition", "cue"), words.pattern("prohibition", "passive")
    if not sentence.cues & (cue.bit | passive.bit):
        return
    for match in cue.finditer(scene.text, sentence.start, end):
        if any(first <= match.start() < last for first, last in scene.earlier):
            continue  # "the halt to air raids of June 1998" is a truce of before
        if _is_named(scene, sentence, match):
            continue
        begin = _behind_its_verb(scene, match, end)
        stop = until_exception(scene, begin, before_speaker(scene, begin, clause_of(scene, begin, end)))
        span = match.start(), _until_duty(scene, begin, stop)
        if spoken_by_us(scene, sentence, match.start()) or _to_an_end(scene, sentence, match):
            continue
        if (
            _leaves_free(scene, sentence, match)
            or _by_others(scene, sentence, match)
            or _no_clause(scene, sentence, match)
        ):
            continue
        nobody = _NOBODY.match(match[0]) is not None  # the "may" of "no unit may" is no wish
        if span[1] - match.end() < LEAST or (
            not nobody
            and blocked(scene.prose, sentence, *match.span(), negation=False, after=0 if scene.articles else _BESIDE)
        ):
            continue
        if _NOUN_OF_END.match(match[0]) and blocked(scene.prose, sentence, *match.span()):
            continue  # "does not provide for an end to the kidnappings"
        if _PREVENTED.fullmatch(match[0]) and not (scene.articles or scene.of_agreement):
            continue  # "منع الجيش": the army prevented, and no agreement forbids
        if _NOUN_OF_END.match(match[0]) and names_truce(scene, match):
            continue  # "the halt to the fighting" is the truce itself
        if not any(first < span[1] and span[0] < last for first, last in found):
            found.append(span)
    for match in passive.finditer(scene.text, sentence.start, end):
        start = max(scene.text.rfind(mark, sentence.start, match.start()) for mark in (";", ":", "\n"))
        if _leaves_free(scene, sentence, match) or _by_others(scene, sentence, match):
            continue
        if not scene.articles and _WEAK.match(match[0]) and _of_others(scene, sentence, match):
            continue
        span = trimmed(scene, max(start + 1, sentence.start), match.end())
        if match.start() - span[0] < _OPENS or _PLACE.fullmatch(scene.text, span[0], match.start()):
            span = span[0], _until_duty(scene, match.end(), clause_of(scene, match.end(), end))
        if not any(first < span[1] and span[0] < last for first, last in found):
            found.append(span)
    yield from sorted(found)


def _leaves_free(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "The truce does not forbid patrols", "shall not prevent aid": no ban, though the words of one stand there."""
    before = scene.text[max(sentence.start, match.start() - _FREE_WITHIN) : match.start()]
    if _FORBIDS.match(match[0]) and _NOT.search(before):
        return True
    if not _PREVENTS.match(scene.text, match.end()):
        return False
    said = cues(scene.language, "roles").agreement
    start = max(sentence.start, match.start() - LONGEST_SUBJECT)
    return any(match.start() - one.end() <= 2 for one in said.finditer(scene.text, start, match.start()))


def _by_others(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "The law bans arms in town", "the mayor forbade gatherings": no ban of the agreement."""
    if not _FORBIDS.match(match[0]):
        return False
    agreement = cues(scene.language, "roles").agreement
    if _FORBADE.match(match[0]) and not scene.articles:
        return not agreement.between(
            scene.text, sentence.start, match.start()
        )  # "the president banned …": one act, no clause
    others = cues(scene.language, "terms").pattern("prohibition", "others")
    if scene.language is Language.ARABIC:
        return others.match(scene.text, match.end() + 1) is not None
    start = max(sentence.start, match.start() - LONGEST_SUBJECT)
    found = last_of(others.finditer(scene.text, start, match.start()))
    return found is not None and agreement.search(scene.text, found.end(), match.start()) is None


def _no_clause(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "The army will not withdraw": a refusal. "Soldiers can no longer phone home, a corporal said": no ban.

    Neither holds in an agreement's own text, nor where the sentence names the agreement before.
    """
    if scene.articles:
        return False
    if _WILL_NOT.match(match[0]) and _REFUSED.match(scene.text, match.end()):
        return True
    if _WEAK.match(match[0]) and _of_others(scene, sentence, match):
        return True
    if _NO_MORE.search(scene.text, max(sentence.start, match.start() - _NO_MORE_WITHIN), match.end()) is None:
        return False
    if cues(scene.language, "roles").agreement.between(scene.text, sentence.start, match.start()):
        return False
    stop = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    return cues(scene.language, "terms").pattern("speech", "verb").search(scene.text, match.end(), stop) is not None


def _of_others(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "The newspaper will not publish it", "negotiators may not speak to the press": whom no agreement binds."""
    start = max(sentence.start, match.start() - LONGEST_SUBJECT)
    for mark in _CLAUSE.finditer(scene.text, start, match.start()):
        start = mark.end()
    subject = scene.text[start : match.start()].strip()
    if scene.language is Language.ARABIC or not subject or _PRONOUN.fullmatch(subject):
        return False
    if cues(scene.language, "terms").pattern("obligation", "bound").compiled.search(subject):
        return False
    if cues(scene.language, "roles").agreement.between(scene.text, sentence.start, sentence.end):
        return False
    return not any(start <= one.start + 1 and one.end <= match.start() for one in sentence.mentions)


# Folded: words that tell of ability and of plans as often as of bans.
_WEAK = re.compile(
    r"(?:will|can) (?:not|never|no longer)|(?:is|are|will be) not (?:allowed|permitted)|ne peu(?:t|vent)|no pued|нельзя"
    r"|не (?:вправе|имеют права)"
)
_CLAUSE = re.compile(
    r"[,;:(«»“”\"\n] ?|(?<!\w)(?:and|while|that|but|et|mais|tandis que|alors que|y|mientras|pero|que|и|а|но|что) "
)
_PRONOUN = re.compile(
    r"(?:they|it|both|he|she|ils?|elles?|nul|personne|ellos|ellas|ambos|ambas|они|он[оа]?|im|им|ему|ей)"
)
_NO_MORE_WITHIN = 10  # characters
# Folded.
_NO_MORE = re.compile(
    r"(?:(?:can|could) no longer|will (?:not|never)|peu(?:t|vent) plus|ya no pued\w+|no atacaran?|больше (?:не мо\w+|нельзя))"
)
_WILL_NOT = re.compile(r"will (?:not|never)")
_REFUSED = re.compile(
    r" (?:withdraw|leave|pull|retreat|surrender|disarm|release|free|hand|return|give|lay|attend|join|sign|recogni|accept|talk"
    r"|negotiate"
    r"|say|comment|lift|open|budge|yield|compromise|back down|take part|participate)"
)


def _to_an_end(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Efforts to end the shelling", "ordered the army to stop": no ban of the agreement."""
    aims = cues(scene.language, "terms").pattern("prohibition", "aim")
    found = last_of(aims.finditer(scene.text, max(sentence.start, match.start() - _AIM_WITHIN), match.start()))
    return found is not None and match.start() - found.end() <= _AIM_NEXT


_BESIDE = 40  # characters behind the words of a ban in which a condition counts, in what is no agreement's own text
_AIM_WITHIN, _AIM_NEXT = 60, 22  # characters


def _behind_its_verb(scene: Scene, match: re.Match[str], end: int) -> int:
    """Where a ban goes on: "neither party shall attack" behind its own "shall", which is no duty."""
    if _NOBODY.match(match[0]) is None:
        return match.end()
    words = cues(scene.language, "terms")
    found = [words.pattern("obligation", way).search(scene.text, match.end(), min(end, match.end() + LONGEST_SUBJECT))
             for way in ("cue", "future")]  # fmt: skip
    return min((one.end() for one in found if one), default=match.end())


def names_truce(scene: Scene, match: re.Match[str]) -> bool:
    """Whether the words of a ban are the beginning of the truce's own name: «وقف إطلاق النار», "the halt to the fighting"."""
    said = cues(scene.language, "roles").agreement
    return any(
        found.start() < match.end() and match.start() < found.end() and found.end() > match.end()
        for found in said.finditer(scene.text, max(0, match.start() - 6), match.end() + 40)
    )


def _until_duty(scene: Scene, start: int, end: int) -> int:
    """A ban ends where a positive duty begins: "shall refrain from … and must allow …"."""
    words = cues(scene.language, "terms")
    found = [words.pattern("obligation", way).search(scene.text, start, end) for way in ("cue", "future", "provides")]
    for named in words.pattern("obligation", "noun").finditer(scene.text, start, end):
        linked = _LINKED.search(scene.text[start : named.start()])
        if linked and _GOES_ON.search(linked[0]) is None:
            found.append(named)  # "a halt to all flights and the release of prisoners"
            break
    first = min((one.start() for one in found if one), default=None)
    if first is None:
        return end
    cut = LINK_AT_END.search(scene.text[start:first])
    return start + cut.start() if cut else first


# What is left free, and the time up to which the ban holds, are no part of it. Folded.
_SAVE = re.compile(
    r",? (?:save for|with the exception of|excluding|apart from|except(?: for)?|a l'exclusion|con exclusion"
    r"|exceptuando|исключая|помимо"
    r"|unless|other than|until|sauf|hormis|a l'exception|jusqu'|salvo|excepto|con excepcion"
    r"|hasta(?: que)?"
    r"|за исключением|кроме|если только|вплоть до|باستثناء|الا|ما عدا|عدا|حتي)(?!\w)"
)


def until_exception(scene: Scene, start: int, end: int) -> int:
    """Where what a ban leaves free begins; else its end."""
    found = _SAVE.search(scene.text, start + LEAST, end)
    return found.start() if found else end


def trimmed(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """Without the number of an article: "Article 3." or "2)"."""
    number = _ENUMERATED.match(scene.text, start, end)
    return (number.end() if number else start), end


def clause_of(scene: Scene, start: int, end: int) -> int:
    """The end of the passage: the next mark stronger than a comma."""
    found = _SENTENCE_MARK.search(scene.text, start, min(start + _LONGEST, end))
    return found.start() if found else min(start + _LONGEST, end)


def before_speaker(scene: Scene, start: int, stop: int) -> int:
    """ "Will free the prisoners, the minister said": a clause ends before the comma behind which somebody says so."""
    said = cues(scene.language, "terms").pattern("speech", "verb").search(scene.text, start, stop)
    if said is None:
        return stop
    origin, text = scene.prose.folded.origin, scene.prose.text
    commas = [one.start() for one in _COMMA.finditer(scene.text, start, said.end()) if one.start() < said.start()]
    named = (one for one in commas if text[origin[one + 2]].isupper())
    return next(named, commas[-1] if commas else stop)


_COMMA = re.compile(r", (?=\w)")
