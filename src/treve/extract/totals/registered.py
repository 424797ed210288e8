"""Totals of violations that a named recorder registered, ruled or claimed. The recorder is never taken for the perpetrator.

"Turkey registered seven violations" blames nobody. Only "committed by", "by the side of" or an accusation fills `blamed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from treve.extract.counted.figure_lexicon import figure_lexicon
from treve.extract.counted.still_to_come import is_limit, still_to_come
from treve.extract.patterns.cues import LONGEST_SENTENCE, actors_of, cues
from treve.extract.text.passages import blocked, last_of
from treve.extract.totals.blamed import accused_of, attributed, by_doer, committed_by, has_doer, times_over
from treve.extract.totals.compared_totals import compared, compared_after
from treve.extract.totals.place_by_place import place_by_place
from treve.extract.totals.recorded import Count, counts_in, name_of, period_of, told_total
from treve.extract.totals.recorders import ACCUSES, body, body_before, recorder_of, verb_near
from treve.extract.totals.rest_of_total import rest_of_total
from treve.extract.who.actor_words import actor_words
from treve.extract.who.mentions import Mention, Scene, Sentence
from treve.model.draft import Fact, FactKind, Language

_PART = re.compile(r"[^\W\d_]")
_NONE_WITHIN = 25  # characters from "no violation" to a verb of registering whose subject stands before
_VERB_TO_COUNT = 50  # characters: the recorder may stand between
_VERB_BEHIND = 25  # characters from a count, or the side blamed, to a verb
_LEAST_GAP = 3
_TIME_WITHIN = 40  # characters in which a time behind a number ends
_OF = re.compile(r" (?:del?|de l[ao]s?|de las|des|du|de l') ?")
_SIDES = frozenset({"described", "actor", "group"})
# Folded: nothing behind a number, or what sums up.
_BARE_NUMBER = re.compile(
    r"(?: (?:en tout|au total|in all|in total|altogether|en total|всего|в общей сложности|في المجموع|اجمالا))?\s?(?=$|[.,;:()\n])"
)
_ITSELF = re.compile(r"^, (?:elle|lui|eux|elles|for its part|por su parte|со своей стороны|pour sa part),")  # folded
_EN = re.compile(r"^\s?en (?:a|ont|avai(?:t|ent)) ")
# Folded: the words for "no violation" that hold the verb of recording themselves.
_NOT_RECORDED = re.compile(r"[وف]?(?:لم|خل[اتو]) |did |has |have |had |no (?:se )?[^\W\d_]{4,} |не ")
_INCLUDING = 12  # characters before a part in which "among them" stands
# Folded.
_AUXILIARY = re.compile(r"(?<!\w)(?:a|ont|avait|ha|han|has|have|had) $")
_AUXILIARY_WITHIN = 7
_RULED = frozenset({"ruled", "upheld"})
_TRUCE_WITHIN = 60
_OF_TRUCE = re.compile(
    r" (?:(?:of|to|de|du|des|d'|a|au|del|al|в|لا?ل?) ?)?(?:(?:the|la|le|l'|l[ao]s) ?)?"
    r"(?:(?:режим\w+|соглашени\w+|accord|acuerdo|agreement) )?"
    r"(?:(?:de|du|d'|of|del|о) ?(?:la |the |l')?)?"
)
_BY_WITHIN = 24  # characters of "that were committed by"
_NEAT_DASH = re.compile(r"\s[-–—]\s")
_DASH = re.compile(r"\s?(?:[-–—:]|,)\s?(?:en |a |в )?")


def registered(scene: Scene) -> Iterator[Fact]:
    """One fact per recorder and total; figures by province go to `parts`."""
    recorder: Mention | None = None
    told = parted = False  # parted: some of the violations have been laid to a side
    terms = cues(scene.language, "terms")
    counted = {
        one.start for one in scene.having(*(terms.pattern("registered", way) for way in ("noun", "none", "times")))
    }
    for place, sentence in enumerate(scene.sentences):
        if not told and sentence.start not in counted:
            continue
        counts = counts_in(scene, sentence)
        laid = False
        told_of: Fact | None = None
        yield from times_over(scene, sentence)
        for count in counts:
            if told_of is not None and _part_of(scene, count):
                yield _part(scene, sentence, count, told_of, recorder)
                continue
            accused = by_doer(scene, scene.sentences[max(0, place - 1) : place + 1], count, recorder)
            accused = accused or committed_by(scene, sentence, count, recorder)
            if accused is not None:
                told_of = accused
                yield accused
                continue
            if has_doer(scene, sentence, count):
                continue  # who committed them is told, and nobody who recorded them
            named = recorder_of(scene, sentence, count)
            verb = verb_near(scene, sentence, count)
            untold = not _is_none_there(scene, count, recorder) and (
                verb is None or (count.value == 0 and _apart(verb, count) > _NONE_WITHIN)
            )
            if named is None and untold and not _NOT_RECORDED.match(scene.text, count.start, count.end):
                continue
            speaker = named or recorder or (body_before(scene, place) if count.value else None)
            if speaker is None or blocked(scene.prose, sentence, count.start, count.end, negation=False):
                continue
            if count.value and (
                is_limit(scene.prose, sentence.start, count.start, count.end)
                or (verb is not None and still_to_come(scene, verb))
            ):
                continue
            recorder = speaker
            told_of = _fact(scene, sentence, count, speaker)
            accused_too = verb is not None and (verb[0] in _RULED or bool(ACCUSES.search(verb[0])))
            laid = laid or (told_of.value["blamed"] is not None and accused_too)
            yield told_of
            yield from place_by_place(scene, sentence, count, _end_of(scene, told_of, count), told_of)
        if recorder is not None:
            yield from _none_of_them(scene, sentence, recorder)
        others = list(_others(scene, sentence, counts, recorder, laid, told or bool(counts), parted or laid))
        laid = laid or bool(others)
        parted = parted or laid
        yield from others
        yield from compared(scene, sentence, recorder, counts)
        if told and not counts:
            yield from compared_after(scene, sentence, recorder)
        told = bool(counts) or bool(others) or (told and (laid or _lists(scene, sentence)))


def _is_none_there(scene: Scene, count: Count, recorder: Mention | None) -> bool:
    """ "In the north there were no violations", behind totals of a named recorder."""
    if recorder is None or count.value:
        return False
    return _NONE_THERE.search(scene.text, max(0, count.start - _THERE_WITHIN), count.end + _THERE_WITHIN) is not None


_THERE_WITHIN = 12  # characters
# Folded.
_NONE_THERE = re.compile(
    r"(?<!\w)(?:there (?:were|was)|no hubo|n'y a (?:pas )?eu|не было|[وف]?لم (?:ي|ت)(?:قع|كن|حدث))(?!\w)"
)


def _lists(scene: Scene, sentence: Sentence) -> bool:
    """ "By province: Lanao 24, Sulu 15": a row of numbers between a total and whom it is laid to."""
    rows = len(scene.prose.numbers_in(sentence.start, sentence.end)) > 1
    return (
        rows
        and _COLON.search(scene.text, sentence.start, min(sentence.end, sentence.start + _HEAD_OF_LIST)) is not None
    )


_HEAD_OF_LIST = 30  # characters
_COLON = re.compile(r"\w ?:")


def _end_of(scene: Scene, told: Fact, count: Count) -> int:
    """Where a count ends with the truce that was broken and whom it is laid to: the end of the fact, if behind the count."""
    end = _of_the_truce(scene, count.end)
    while end + 1 < len(scene.text) and scene.prose.span(count.start, end + 1)[1] <= told.end:
        end += 1
    return count.start + len(scene.text[count.start : end].rstrip())


def _none_of_them(scene: Scene, sentence: Sentence, recorder: Mention) -> Iterator[Fact]:
    """ "None was observed in Tigray", behind counts of violations."""
    said = cues(scene.language, "terms").pattern("registered", "none_of_them")
    for found in said.finditer(scene.text, sentence.start, min(sentence.end, sentence.start + LONGEST_SENTENCE)):
        if not blocked(scene.prose, sentence, found.start(), found.end(), negation=False):
            yield told_total(scene, sentence, found.span(), recorder, None, 0)


def _part_of(scene: Scene, count: Count) -> bool:
    """Whether a count is told as a part of the one before: "among them 27 violations on Saturday"."""
    known = figure_lexicon(scene.language)
    return known is not None and known.including.search(scene.text, count.start - _INCLUDING, count.start) is not None


def _part(scene: Scene, sentence: Sentence, count: Count, whole: Fact, recorder: Mention | None) -> Fact:
    value = {**whole.value, "value": count.value, "period": period_of(scene, sentence)}
    blamed = _blamed(scene, sentence, count, recorder) if recorder is not None else None
    end = count.end
    if blamed is not None:
        value["blamed"] = name_of(scene, blamed)
        end = max(end, blamed.end) if 0 <= blamed.start - count.end <= _BY_WITHIN else end
    return scene.prose.fact(FactKind.REGISTERED_TOTAL, (count.start, end), value, "a part of the total before it")


def _apart(verb: re.Match[str], count: Count) -> int:
    """How far a verb stands from a count; 0 where it stands inside."""
    return max(count.start - verb.end(), verb.start() - count.end, 0)


def _others(
    scene: Scene,
    sentence: Sentence,
    counts: list[Count],
    recorder: Mention | None,
    laid: bool,
    told: bool,
    parted: bool,
) -> Iterator[Fact]:
    """Counts that leave the noun to the one before: "the Turkish side registered 18", "… - 28", "five of them to the army"."""
    terms = cues(scene.language, "terms")
    begins = min((one.end for one in counts), default=sentence.start)
    for number in scene.prose.numbers_in(begins, min(sentence.end, sentence.start + LONGEST_SENTENCE)):
        if number.low is None or number.low != number.high:
            continue
        accusing = accused_of(scene, sentence, number) if told and _bare(scene, number.end) else None
        if accusing is not None:
            yield told_total(scene, sentence, (accusing[2], number.end), accusing[0], accusing[1], number.low)
            continue
        blamed = attributed(scene, sentence, number, laid, told or bool(counts))
        before = [one for one in sentence.mentions if one.end <= number.start and not one.place]
        if blamed is not None:
            laid = True
            others = (one for one in reversed(before) if one.key != blamed[0].key)
            named = recorder if told and recorder is not None else next(others, recorder)
            if named is not None:
                yield told_total(scene, sentence, (blamed[1], blamed[2]), named, blamed[0], number.low)
            continue
        rest = rest_of_total(scene, sentence, number) if told and (parted or laid) else None
        if rest is not None and recorder is not None:
            yield told_total(scene, sentence, rest, recorder, None, number.low)
            continue
        if not told:
            continue
        speaker = before[-1] if before else None
        far = (
            speaker is None
            or speaker.kind == "capital_letters"
            or re.search("[,;:(]", _ITSELF.sub("", scene.text[speaker.end : number.start]))
        )
        if far and recorder is not None and _bare(scene, number.end):
            verb = last_of(terms.pattern("registered", "verb").finditer(scene.text, sentence.start, number.start))
            if verb is not None and number.start - verb.end() < _LEAST_GAP:
                start = verb.start() - _pronoun(scene.text, verb.start())
                yield told_total(scene, sentence, (start, number.end), recorder, None, number.low)
                continue
        if speaker is None or speaker.kind == "capital_letters":
            continue
        if not _bare(scene, number.end) and not _EN.search(scene.text, speaker.end, number.start):
            continue
        gap = _ITSELF.sub("", scene.text[speaker.end : number.start])
        verb = terms.pattern("registered", "verb").search(gap)
        if verb is not None and len(gap) < _VERB_TO_COUNT and not re.search("[,;:(]", gap):
            start = speaker.end + verb.start()
            yield told_total(
                scene, sentence, (start - _pronoun(scene.text, start), number.end), speaker, None, number.low
            )
        elif (_DASH.fullmatch(gap) and speaker.kind == "described") or (
            speaker.kind == "state" and _NEAT_DASH.fullmatch(gap)
        ):
            yield told_total(scene, sentence, (speaker.start, number.end), speaker, None, number.low)


def _bare(scene: Scene, end: int) -> bool:
    """Whether nothing is counted behind a number: a mark or a time follows."""
    case = cues(scene.language, "terms").pattern("registered", "laid_case").match(scene.text, end)
    if _BARE_NUMBER.match(scene.text, end) or case is not None:
        return True
    return any(one.start <= end + 2 for one in scene.prose.times_in(end, end + _TIME_WITHIN))


def _pronoun(text: str, offset: int) -> int:
    """How many letters of "en a", "en ont" stand right before a verb."""
    found = re.search(r"(?:en (?:a|ont|avai(?:t|ent)) |в свою очередь )$", text[max(0, offset - 18) : offset])
    return len(found[0]) if found else 0


def _fact(scene: Scene, sentence: Sentence, count: Count, recorder: Mention) -> Fact:
    verb = verb_near(scene, sentence, count)
    span = count.start, count.end
    if (
        verb is not None
        and 0 <= count.start - verb.end() <= _VERB_TO_COUNT
        and not re.search("[,;:]", scene.text[verb.end() : count.start])
    ):
        span = verb.start(), count.end
    blamed = _blamed(scene, sentence, count, recorder)
    # "42 violations committed by X have been counted by Y": the side blamed stands between.
    behind = max(count.end, blamed.end) if blamed is not None else count.end
    if verb is not None and span == (count.start, count.end) and 0 <= verb.start() - behind <= _VERB_BEHIND:
        span = count.start, verb.end()
    span = _with_auxiliary(scene, span[0]), max(span[1], _of_the_truce(scene, count.end))
    if blamed is not None and 0 <= blamed.start - count.end <= _BY_WITHIN:
        span = span[0], max(span[1], blamed.end)
    there = _NONE_THERE.search(scene.text, max(0, count.start - _THERE_WITHIN), count.end + _THERE_WITHIN)
    if count.value == 0 and there is not None:
        span = min(span[0], there.start()), max(span[1], there.end())
    further: dict[str, object] = {}
    if span != (count.start, count.end):
        start, end = scene.prose.span(count.start, count.end)
        further["alternatives"] = [{"start": start, "end": end, "text": scene.prose.text[start:end]}]
    value = {
        "recorder": name_of(scene, recorder),
        "blamed": name_of(scene, blamed) if blamed else None,
        "value": count.value,
        "period": period_of(scene, sentence),
    }
    parts = _parts(scene, sentence, count)
    if parts:
        further["parts"] = parts
    why = "accuses a side" if blamed else "names who registered, and blames nobody"
    return scene.prose.fact(FactKind.REGISTERED_TOTAL, span, value, why, **further)


def _with_auxiliary(scene: Scene, start: int) -> int:
    """Where the auxiliary of a verb begins: "a constaté", "has recorded"."""
    found = _AUXILIARY.search(scene.text, max(0, start - _AUXILIARY_WITHIN), start)
    return found.start() if found is not None else start


def _of_the_truce(scene: Scene, end: int) -> int:
    """Where "of the ceasefire" ends right behind the violations; else the offset itself."""
    found = cues(scene.language, "roles").agreement.search(scene.text, end, end + _TRUCE_WITHIN)
    if found is None or not _OF_TRUCE.fullmatch(scene.text, end, found.start()):
        return end
    return found.end()


def _blamed(scene: Scene, sentence: Sentence, count: Count, recorder: Mention) -> Mention | None:
    """The side the recorder accuses; None where it accuses nobody."""
    text = scene.text
    if count.value == 0:
        return None
    of = _OF.match(text, count.end) if scene.language in (Language.SPANISH, Language.FRENCH) else None
    whose = [one for one in sentence.mentions if of and one.start == of.end() and one.kind in _SIDES and not one.place]
    if whose and whose[0].key != recorder.key:
        return whose[0]
    for match in cues(scene.language, "terms").pattern("registered", "by").finditer(text, count.start, sentence.end):
        if scene.prose.numbers_in(count.end, match.start()):
            break  # "33 violations, of which 20 are laid to X": X is not blamed for all
        chain = [one for one in actors_of(sentence, text, match, "after", scene.language) if one.key != recorder.key]
        if chain:
            return chain[0]
        joined = next((one for one in sentence.mentions if one.start < match.end() < one.end), None)
        if joined is not None:  # Russian and Arabic: "from the side of Azerbaijan" read as one name
            start = match.end() + 1
            return joined._replace(start=start, outer=start, key="words:" + text[start : joined.end])
        foe = cues(scene.language, "terms").pattern("registered", "foe").match(text, match.end() + 1, sentence.end)
        if foe is not None:
            return Mention(0, 1, *foe.span(), "words:" + foe[0], "described", False, False, foe.start())
    side = _side_of(scene, sentence, count)
    if side is not None and side.key != recorder.key:
        return side
    verb = verb_near(scene, sentence, count)
    accuses = verb is not None and verb.end() <= count.start and ACCUSES.search(verb[0]) is not None
    rules = verb is not None and verb[0] in _RULED  # "ruled 133 violations against the government"
    laid = (
        cues(scene.language, "terms").pattern("registered", "laid_to").match(text, count.end)
        if accuses or rules
        else None
    )
    if laid is not None and ("against" in laid[0]) is not rules:
        laid = None
    whom = next((one for one in sentence.mentions if laid and laid.end() <= one.start <= laid.end() + 5), None)
    if whom is not None:
        return whom
    if verb is not None and accuses:
        between = [
            one for one in sentence.mentions if verb.end() <= one.start < count.start and one.key != recorder.key
        ]
        return between[0] if between else body(scene, sentence, verb.end(), count.start)
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
