"""Totals of violations that a named recorder registered, ruled or claimed. The recorder is never taken for the perpetrator.

"Turkey registered seven violations" blames nobody. Only "committed by", "by the side of" or an accusation fills `blamed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from treve.extract.actor_words import actor_words
from treve.extract.blamed import attributed, by_doer, committed_by, times_over
from treve.extract.cues import LONGEST_SENTENCE, actors_of, cues
from treve.extract.mentions import Mention, Scene, Sentence
from treve.extract.passages import blocked, last_of
from treve.extract.recorded import Count, counts_in, name_of, period_of, told_total
from treve.model.draft import Fact, FactKind, Language

_ACCUSES = re.compile(
    r"accus|atribu|blam|held|обвин|اتهم|imput|denonc|denounc|culp|responsabiliz|achac|attribu|imput|reproch|возлож|прип"
)
_PART = re.compile(r"[^\W\d_]")
_VERB_TO_COUNT = 50  # characters: the recorder may stand between
_LEAST_GAP = 3
_BARE_NUMBER = re.compile(r"\s?(?=$|[.,;:()\n])")
_DASH = re.compile(r"\s?(?:[-–—:]|,)\s?(?:en |a |в )?")


def registered(scene: Scene) -> Iterator[Fact]:
    """One fact per recorder and total; figures by province go to `parts`."""
    recorder: Mention | None = None
    told = False
    terms = cues(scene.language, "terms")
    counted = {
        one.start for one in scene.having(*(terms.pattern("registered", way) for way in ("noun", "none", "times")))
    }
    for place, sentence in enumerate(scene.sentences):
        if not told and sentence.start not in counted:
            continue
        counts = counts_in(scene, sentence)
        yield from times_over(scene, sentence)
        for count in counts:
            accused = by_doer(scene, scene.sentences[max(0, place - 1) : place + 1], count, recorder)
            accused = accused or committed_by(scene, sentence, count)
            if accused is not None:
                yield accused
                continue
            named = _recorder(scene, sentence, count)
            if named is None and (_verb_near(scene, sentence, count) is None or count.value == 0):
                continue
            speaker = named or recorder
            if speaker is None or blocked(scene.prose, sentence, count.start, count.end, negation=False):
                continue
            recorder = speaker
            yield _fact(scene, sentence, count, speaker)
        if told or counts:
            yield from _others(scene, sentence, counts, recorder)
        told = bool(counts)


def _others(scene: Scene, sentence: Sentence, counts: list[Count], recorder: Mention | None) -> Iterator[Fact]:
    """Counts that leave the noun to the one before: "the Turkish side registered 18", "… - 28", "five of them to the army"."""
    terms = cues(scene.language, "terms")
    begins = min((one.end for one in counts), default=sentence.start)
    laid = False
    for number in scene.prose.numbers_in(begins, min(sentence.end, sentence.start + LONGEST_SENTENCE)):
        if number.low is None or number.low != number.high:
            continue
        blamed = attributed(scene, sentence, number, laid)
        before = [one for one in sentence.mentions if one.end <= number.start and not one.place]
        speaker = before[-1] if before else None
        if blamed is not None:
            laid = True
            named = next((one for one in reversed(before) if one.key != blamed[0].key), recorder)
            if named is not None:
                yield told_total(scene, sentence, (blamed[1], blamed[2]), named, blamed[0], number.low)
            continue
        far = (
            speaker is None
            or speaker.kind == "capital_letters"
            or re.search("[,;:(]", scene.text[speaker.end : number.start])
        )
        if far and recorder is not None and _BARE_NUMBER.match(scene.text, number.end):
            verb = last_of(terms.pattern("registered", "verb").finditer(scene.text, sentence.start, number.start))
            if verb is not None and number.start - verb.end() < _LEAST_GAP:
                start = verb.start() - _pronoun(scene.text, verb.start())
                yield told_total(scene, sentence, (start, number.end), recorder, None, number.low)
                continue
        if speaker is None or not _BARE_NUMBER.match(scene.text, number.end) or speaker.kind == "capital_letters":
            continue
        gap = scene.text[speaker.end : number.start]
        verb = terms.pattern("registered", "verb").search(gap)
        if verb is not None and len(gap) < _VERB_TO_COUNT and not re.search("[,;:(]", gap):
            start = speaker.end + verb.start()
            yield told_total(
                scene, sentence, (start - _pronoun(scene.text, start), number.end), speaker, None, number.low
            )
        elif _DASH.fullmatch(gap) and speaker.kind == "described":
            yield told_total(scene, sentence, (speaker.start, number.end), speaker, None, number.low)


def _pronoun(text: str, offset: int) -> int:
    """How many letters of "en a", "en ont" stand right before a verb."""
    found = re.search(r"(?:en (?:a|ont) |в свою очередь )$", text[max(0, offset - 18) : offset])
    return len(found[0]) if found else 0


def _verb_near(scene: Scene, sentence: Sentence, count: Count) -> re.Match[str] | None:
    """The verb of registering nearest to a count, before it first."""
    verb = cues(scene.language, "terms").pattern("registered", "verb")
    found = last_of(verb.finditer(scene.text, max(sentence.start, count.start - 90), count.start))
    if found is not None:
        return found
    return verb.search(scene.text, count.end, min(sentence.end, count.end + 80))


def _recorder(scene: Scene, sentence: Sentence, count: Count) -> Mention | None:
    """Who registered: the subject of the verb, the one after "by", or the one after "according to"."""
    text = scene.text
    terms = cues(scene.language, "terms")
    for source in terms.pattern("registered", "source").finditer(text, sentence.start, sentence.end):
        after = [one for one in sentence.mentions if one.start >= source.end() and one.start - source.end() < 30]
        if after:
            return after[0]
    verb = _verb_near(scene, sentence, count)
    inside = [
        one
        for one in sentence.mentions
        if count.start <= one.start < count.end and not one.place and one.kind != "capital_letters"
    ]
    if count.value == 0 and inside:
        return inside[0]
    if verb is None:
        named = [one for one in sentence.mentions if 0 <= count.start - one.end <= 3 and not one.place]
        return named[-1] if named and count.value == 0 else None
    if verb.start() >= count.end:
        after = [one for one in sentence.mentions if one.start >= verb.end() and one.start - verb.end() < 25]
        return after[0] if after else None
    if scene.language is Language.ARABIC and verb.end() <= count.start:
        after = [one for one in sentence.mentions if verb.end() <= one.start < count.start and not one.place]
        named = [one for one in sentence.mentions if one.end <= verb.start() and not one.place]
        bare = _bare(scene, sentence, verb.end(), count.start)
        return after[0] if after else bare or (named[-1] if named else None)
    before = [one for one in sentence.mentions if one.end <= verb.start() and not one.place]
    after = [one for one in sentence.mentions if verb.end() <= one.start < count.start and not one.place]
    if _ACCUSES.search(verb[0]):
        return before[-1] if before else _bare(scene, sentence, sentence.start, verb.start())
    gap = text[before[-1].end : verb.start()] if before else ""
    if before and len(gap) < 60:
        apart = re.search("[,:;]", text[before[0].end : before[-1].start])
        return before[-1] if apart else before[0]
    return (
        after[0] if after else (_bare(scene, sentence, sentence.start, verb.start()) or (before[0] if before else None))
    )


def _bare(scene: Scene, sentence: Sentence, start: int, end: int) -> Mention | None:
    """The mission, the network: a body told by its kind alone counts as a name where it records."""
    names = actor_words(scene.language)
    kinds = names.classes["heads"] | names.classes["weak"]
    for number in range(len(sentence.words) - 1, -1, -1):
        word = sentence.words[number]
        if start <= word.start and word.end <= end and word.form in kinds:
            return Mention(
                number, number + 1, word.start, word.end, "words:" + word.form, "described", False, False, word.start
            )
    return None


def _fact(scene: Scene, sentence: Sentence, count: Count, recorder: Mention) -> Fact:
    verb = _verb_near(scene, sentence, count)
    span = count.start, count.end
    if (
        verb is not None
        and 0 <= count.start - verb.end() <= _VERB_TO_COUNT
        and not re.search("[,;:]", scene.text[verb.end() : count.start])
        and not _ACCUSES.search(verb[0])
    ):
        span = verb.start(), count.end
    elif verb is not None and 0 <= verb.start() - count.end <= 25:
        span = count.start, verb.end()
    blamed = _blamed(scene, sentence, count, recorder)
    value = {
        "recorder": name_of(scene, recorder),
        "blamed": name_of(scene, blamed) if blamed else None,
        "value": count.value,
        "period": period_of(scene, sentence),
    }
    parts = _parts(scene, sentence, count)
    further = {"parts": parts} if parts else {}
    why = "accuses a side" if blamed else "names who registered, and blames nobody"
    return scene.prose.fact(FactKind.REGISTERED_TOTAL, span, value, why, **further)


def _blamed(scene: Scene, sentence: Sentence, count: Count, recorder: Mention) -> Mention | None:
    """The side the recorder accuses; None where it accuses nobody."""
    text = scene.text
    for match in cues(scene.language, "terms").pattern("registered", "by").finditer(text, count.start, sentence.end):
        if scene.prose.numbers_in(count.end, match.start()):
            break  # "33 violations, of which 20 are laid to X": X is not blamed for all
        chain = [one for one in actors_of(sentence, text, match, "after", scene.language) if one.key != recorder.key]
        if chain:
            return chain[0]
    side = _side_of(scene, sentence, count)
    if side is not None and side.key != recorder.key:
        return side
    verb = _verb_near(scene, sentence, count)
    accuses = verb is not None and verb.end() <= count.start and _ACCUSES.search(verb[0]) is not None
    laid = cues(scene.language, "terms").pattern("registered", "laid_to").match(text, count.end) if accuses else None
    whom = next((one for one in sentence.mentions if laid and laid.end() <= one.start <= laid.end() + 5), None)
    if whom is not None:
        return whom
    if verb is not None and accuses:
        between = [
            one for one in sentence.mentions if verb.end() <= one.start < count.start and one.key != recorder.key
        ]
        return between[0] if between else None
    return None


def _side_of(scene: Scene, sentence: Sentence, count: Count) -> Mention | None:
    """The adjective of a state beside the violations: "830 Israeli violations", "830 violations israéliennes"."""
    states = actor_words(scene.language).states
    for number, word in enumerate(sentence.words):
        bare = word.form.removesuffix("ا")  # an Arabic adjective with its ending, and without the article of the table
        key = next((states[one] for one in (word.form, bare, "ال" + bare) if one in states), None)
        if key is not None and count.start < word.start <= count.end + 1:
            return Mention(number, number + 1, word.start, word.end, key, "state", False, False, word.start)
    return None


def _parts(scene: Scene, sentence: Sentence, count: Count) -> list[dict[str, object]]:
    """Numbers by place after the total: "8 in Hama, 5 in Latakia", "Aleppo (3), Hama (2)"."""
    found: list[dict[str, object]] = []
    times = scene.prose.times_in(sentence.start, sentence.end)
    numbers = [
        one
        for one in scene.prose.numbers_in(count.end, sentence.end)
        if one.low == one.high and not any(time.start <= one.start < time.end for time in times)
    ]
    for number in numbers:
        after = [one for one in sentence.mentions if 0 <= one.start - number.end < 40]
        inside = scene.text[number.start - 1 : number.start] == "("
        before = [one for one in sentence.mentions if 0 <= number.start - one.end < 4]
        near = before[-1] if inside and before else after[0] if after else None
        if near is not None and near.kind in ("capital_letters", "state", "capital", "actor"):
            found.append({"place": name_of(scene, near), "value": number.low})
    return found
