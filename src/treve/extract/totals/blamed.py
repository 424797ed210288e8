"""Totals that lay violations to a side: "attributed five to X", "X violated the truce 30 times", "the regime committed 37"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from treve.extract.counted.figure_lexicon import figure_lexicon
from treve.extract.counted.numbers import Number
from treve.extract.patterns.cues import LONGEST_SENTENCE, cues
from treve.extract.text.passages import blocked, last_of
from treve.extract.totals.recorded import Count, told_total
from treve.extract.totals.recorders import ACCUSES, body, source_before, teller_after
from treve.extract.who.mentions import Mention, Scene, Sentence
from treve.model.draft import Fact

_TRUCE_WITHIN = 34
# Folded.
_PASSIVE = re.compile(r"(?<!\w)(?:was|were|been|ete|etait|fue|sido|fueron|был[аои]?) $")
_BROKEN = frozenset({"нарушалось", "нарушался", "нарушалась", "нарушен", "нарушена", "нарушено", "нарушены"})
_FOR = re.compile(r" (?:for|de|pour|d') ?")
_CLOSE = 14  # characters from the number of times to a verb behind it
_TO_TIMES = 70  # characters from "violated" to the number of times


def times_over(scene: Scene, sentence: Sentence) -> Iterator[Fact]:
    """ "Islamabad says India violated the truce 3,097 times": who says so records, the subject of the verb is blamed."""
    terms = cues(scene.language, "terms")
    times = terms.pattern("registered", "times")
    if not sentence.cues & times.bit:
        return
    end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    for often in times.finditer(scene.text, sentence.start, end):
        number = next(
            (one for one in scene.prose.numbers_in(sentence.start, end) if 0 <= often.start() - one.end <= 2), None
        )
        said = _OFTEN.get(often[0])
        if said is not None:
            number = Number(*often.span(), said, said)
        if number is None or number.low is None or number.low != number.high:
            continue
        start = max(sentence.start, number.start - _TO_TIMES)
        violated = terms.pattern("registered", "violated")
        verb = last_of(violated.finditer(scene.text, start, number.start))
        if verb is None:  # Russian: "the rebels 42 times broke the truce"
            verb = violated.search(scene.text, often.end(), min(end, often.end() + _CLOSE))
        first = min(verb.start(), number.start) if verb else number.start
        before = [one for one in sentence.mentions if one.end <= first and not one.place]
        foe = foe_of(scene, before[-1].end if before else sentence.start, first)
        before += [foe] if foe is not None and first - foe.end <= _CLOSE else []
        if verb is None or blocked(scene.prose, sentence, verb.start(), verb.end()):
            continue
        teller = teller_after(scene, sentence, max(often.end(), verb.end()))
        if _PASSIVE.search(scene.text, max(sentence.start, verb.start() - 12), verb.start()) or verb[0] in _BROKEN:
            teller = teller or source_before(scene, sentence, first)
            if teller is not None:  # "the truce was broken 12 times, the mission said": nobody is blamed
                span = _truce_broken(scene, first), max(often.end(), verb.end())
                yield told_total(scene, sentence, span, teller, None, number.low)
            continue
        teller = teller or (before[-2] if len(before) > 1 else None)
        if teller is None and before:  # "the media office said that the occupation broke the truce 269 times"
            teller = body(scene, sentence, sentence.start, before[-1].start)
        if teller is not None and before and teller.key != before[-1].key:
            end = max(often.end(), _broken(scene, verb))
            yield told_total(scene, sentence, (before[-1].start, end), teller, before[-1], number.low)


# Folded: words that say how often.
_OFTEN = {"twice": 2, "thrice": 3, "дважды": 2, "трижды": 3, "четырежды": 4, "مرتين": 2}


def _truce_broken(scene: Scene, offset: int) -> int:
    """Where the truce is named of which a passive says that it was broken, a few words before; else the offset itself."""
    said = cues(scene.language, "roles").agreement
    found = last_of(said.finditer(scene.text, max(0, offset - _TRUCE_WITHIN), offset))
    near = found is not None and _AUXILIARY.fullmatch(scene.text, found.end(), offset)
    return found.start() if found is not None and near else offset


# Folded.
_AUXILIARY = re.compile(
    r"\s(?:огня )?(?:(?:a|has|had|ha|fue|was|avait|был[оаи]?) ?)?(?:ete |been |sido )?(?:(?:viole|rompu|enfreint)\w* )?(?:a )?"
)


def foe_of(scene: Scene, start: int, end: int) -> Mention | None:
    """The enemy, the militia: a side told by such a word alone. The last between two offsets."""
    found = last_of(cues(scene.language, "terms").pattern("registered", "foe").finditer(scene.text, start, end))
    if found is None:
        return None
    return Mention(0, 1, *found.span(), "words:" + found[0], "described", False, False, found.start())


def _broken(scene: Scene, verb: re.Match[str]) -> int:
    """Where the truce that a verb says was broken is named, right behind it; else where the verb ends."""
    found = cues(scene.language, "roles").agreement.search(scene.text, verb.end(), verb.end() + _TRUCE_WITHIN)
    return found.end() if found is not None else verb.end()


def accused_of(scene: Scene, sentence: Sentence, number: Number) -> tuple[Mention, Mention, int] | None:
    """ "The council accuses the front of 63": who accuses, whom, and where the verb begins."""
    before = [one for one in sentence.mentions if one.end <= number.start and not one.place]
    if len(before) < _TWO or not _OF.fullmatch(scene.text, before[-1].end, number.start):
        return None
    verb = cues(scene.language, "terms").pattern("registered", "verb")
    near = last_of(verb.finditer(scene.text, before[-2].end, before[-1].start))
    if near is None or before[-1].start - near.end() > _ARTICLE or not ACCUSES.search(near[0]):
        return None
    return before[-2], before[-1], near.start()


_PLACES = frozenset({"capital_letters", "capital", "state"})
_TWO = 2
_ARTICLE = 6  # characters: a blank, an article, a preposition
_OF = re.compile(r" (?:of|de|d'|в) ?")
_OF_THEM = re.compile(r" (?:of (?:them|these)|d'entre (?:elles|eux)|de ell[ao]s|из них|منها)(?!\w)")
_TO_NUMBER = 60  # characters


def _doer_of_some(scene: Scene, sentence: Sentence, number: Number) -> tuple[Mention, int, int] | None:
    """ "The guard committed 12 of them": a part of the total before."""
    some = _OF_THEM.match(scene.text, number.end)
    if some is None:
        return None
    start = max(sentence.start, number.start - _TO_NUMBER)
    committed = cues(scene.language, "terms").pattern("registered", "committed")
    verb = last_of(committed.finditer(scene.text, start, number.start))
    if verb is None:
        return None
    between = [one for one in sentence.mentions if verb.end() <= one.start and one.end <= number.start]
    before = [one for one in sentence.mentions if 0 <= verb.start() - one.end <= _CLOSE and not one.place]
    doer = between[-1] if between else before[-1] if before else None
    return (doer, min(doer.start, verb.start()), some.end()) if doer is not None else None


def attributed(
    scene: Scene, sentence: Sentence, number: Number, laid: bool, counted: bool
) -> tuple[Mention, int, int] | None:
    """Whom a number is laid to, and the span: "attributed five to X", "62 were laid to X", "X was responsible for 203".

    laid     another number of the sentence was: "… and 25 to the Government"
    counted  the sentence, or the one before, has counted violations: "… four, three by government forces"
    """
    terms = cues(scene.language, "terms")
    some = _doer_of_some(scene, sentence, number)
    if some is not None:
        return some
    passive = terms.pattern("registered", "laid_after").match(scene.text, number.end)
    if passive is None and counted:
        passive = terms.pattern("registered", "by_whom").match(scene.text, number.end)
    part = passive is None and counted and _is_part(scene, number)
    if passive is None and (laid or part):
        passive = terms.pattern("registered", "laid_to").match(scene.text, number.end)
    if passive is not None:
        whom = next((one for one in sentence.mentions if -1 <= one.outer - passive.end() <= 5), None)
        if whom is not None and not (part and not laid and whom.kind in _PLACES):
            return whom, number.start, whom.end
    named = next((one for one in reversed(sentence.mentions) if one.end <= number.start), None) if laid else None
    if named is not None and _FOR.fullmatch(scene.text, named.end, number.start):
        return named, named.start, number.end  # "… responsible for nine and the rebels for two"
    before = terms.pattern("registered", "laid").search(
        scene.text[max(sentence.start, number.start - 40) : number.start]
    )
    after = terms.pattern("registered", "laid_to").match(scene.text, number.end)
    if before is not None and after is not None:
        whom = next((one for one in sentence.mentions if after.end() <= one.start <= after.end() + 5), None)
        if whom is not None:
            return whom, number.start, whom.end
    responsible = terms.pattern("registered", "answers_for").search(
        scene.text[max(sentence.start, number.start - 50) : number.start]
    )
    if responsible is not None:
        start = max(sentence.start, number.start - 50) + responsible.start()
        whom = next((one for one in reversed(sentence.mentions) if 0 <= start - one.end <= 3), None)
        if whom is not None:
            return whom, whom.start, number.end
    return None


def _is_part(scene: Scene, number: Number) -> bool:
    """ "Four breaches, three of them by X": "among them" stands right before a number."""
    known = figure_lexicon(scene.language)
    return known is not None and known.including.search(scene.text, number.start - _CLOSE, number.start) is not None


def by_doer(scene: Scene, sentences: Sequence[Sentence], count: Count, recorder: Mention | None) -> Fact | None:
    """ "The regime committed 37 violations" under a heading that names who recorded them: the verb's subject is blamed."""
    sentence = sentences[-1]
    start = max(sentence.start, count.start - 60)
    verb = last_of(
        cues(scene.language, "terms").pattern("registered", "committed").finditer(scene.text, start, count.start)
    )
    if verb is None or blocked(scene.prose, sentence, verb.start(), count.end):
        return None
    between = [one for one in sentence.mentions if verb.end() <= one.start and one.end <= count.start]
    earlier = [one for one in sentences[0].mentions if not one.place and not one.person] if len(sentences) > 1 else []
    named = recorder or (earlier[0] if earlier else None)
    if named is None and len(sentences) > 1:
        named = body(scene, sentences[0], sentences[0].start, sentences[0].end)
    doer = between[-1] if between else foe_of(scene, verb.end(), count.start)
    if doer is None or named is None:
        return None
    return told_total(scene, sentence, (verb.start(), count.end), named, doer, count.value)


def committed_by(scene: Scene, sentence: Sentence, count: Count, recorder: Mention | None) -> Fact | None:
    """ "The ministry said that rebels committed 3 violations": the one before the verb is blamed, the speaker records."""
    doer = _doer(scene, sentence, count)
    if doer is None:
        return None
    earlier = [one for one in sentence.mentions if one.end <= doer.start and not one.place and one.key != doer.key]
    speaker = earlier[-1] if earlier else body(scene, sentence, sentence.start, doer.start)
    speaker = speaker or teller_after(scene, sentence, count.end) or recorder
    if speaker is None or speaker.key == doer.key:
        return None
    return told_total(scene, sentence, (doer.start, count.end), speaker, doer, count.value)


def has_doer(scene: Scene, sentence: Sentence, count: Count) -> bool:
    """Whether a verb of committing governs a count."""
    return _doer(scene, sentence, count) is not None


def _doer(scene: Scene, sentence: Sentence, count: Count) -> Mention | None:
    committed = cues(scene.language, "terms").pattern("registered", "committed")
    verb = last_of(committed.finditer(scene.text, max(sentence.start, count.start - 40), count.start))
    if verb is None or blocked(scene.prose, sentence, verb.start(), count.end):
        return None
    before = [one for one in sentence.mentions if one.end <= verb.start() and not one.place]
    return before[-1] if before and verb.start() - before[-1].end <= _CLOSE else None
