"""What the text forbids and what it obliges: prohibitions, and positive duties with their holder and due date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from treve.extract.agreed.bans import (
    LEAST,
    LINK_AT_END,
    LONGEST_SUBJECT,
    before_speaker,
    clause_of,
    forbidden_in,
    trimmed,
)
from treve.extract.agreed.bans_ahead import forbidden_ahead
from treve.extract.agreed.bans_parted import parted
from treve.extract.agreed.duties_ahead import duties_ahead, somebody_says, subject_start
from treve.extract.agreed.left_out_further import clause_end
from treve.extract.agreed.provided import provided_in
from treve.extract.agreed.watching import body_does
from treve.extract.patterns.cues import LONGEST_SENTENCE, actors_of, cues
from treve.extract.text.folding import folded
from treve.extract.text.passages import blocked, is_body, is_entry, speaks_of_agreement
from treve.extract.when.in_force_words import words_of
from treve.extract.when.time_mention import TimeForm
from treve.extract.who.mentions import Scene, Sentence
from treve.extract.who.we import only_sounds_future, spoken_by_us
from treve.model.draft import Fact, FactKind, Language

_TALKS_WITHIN = 30  # characters
_BACK = 4  # sentences in which the agreement may have been named
# An item of "the Parties undertake: (1) to allow …": a verb in the infinitive. Folded.
_ITEM = re.compile(r"to (?=[a-z]{3,})|(?:a |d'|de )(?=[a-z]{2,}(?:er|ir|re) )|a (?=[a-z]{2,}(?:ar|er|ir) )")
_VERB_OF_TELLING = re.compile(r"(?<!\w)(?:is|are|was|were|est|sont|es|son|fue|fueron|являет\w+|был\w*)(?!\w)")


def undertakings(scene: Scene) -> Iterator[Fact]:
    """Prohibitions and obligations, in order of the text."""
    words = cues(scene.language, "terms")
    said = [words.pattern("prohibition", way) for way in ("cue", "passive", "ahead")]
    said += [words.pattern("obligation", way) for way in ("cue", "future", "provides")]
    said += [words.pattern("obligation", way) for way in ("ahead", "under")] if scene.of_agreement else []
    behind = -1
    for sentence in scene.sentences if scene.articles else scene.having(*said):
        told = is_entry(scene.prose, sentence) and not (scene.articles or scene.of_agreement)
        forbidden = [] if told else list(forbidden_in(scene, sentence))  # "- Medical convoy barred from …": an event
        forbidden += () if told else forbidden_ahead(scene, sentence, tuple(forbidden))
        forbidden = parted(scene.text, sorted(forbidden)) if forbidden else []
        for span in forbidden:
            start, end = scene.prose.span(*span)
            value = {"text": scene.prose.text[start:end]}
            yield scene.prose.fact(
                FactKind.PROHIBITION, span, value, "the text forbids it, or binds somebody not to do it"
            )
        for duty in _obliged(scene, sentence, forbidden, behind):
            behind = sentence.end
            yield duty
        behind = sentence.start if forbidden else behind


def _obliged(scene: Scene, sentence: Sentence, forbidden: list[tuple[int, int]], behind: int) -> Iterator[Fact]:
    """The duties of a sentence. forbidden: the spans of its bans; behind: where the last duty before it ended, or -1."""
    words = cues(scene.language, "terms")
    end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    worded = [
        *sentence.told(words.pattern("obligation", "cue"), scene.text, end),
        *sentence.told(words.pattern("obligation", "future"), scene.text, end),
    ]
    ahead = list(duties_ahead(scene, sentence, end, behind, worded))
    found = [*worded, *ahead]
    if len(found) > 1:
        found.sort(key=lambda one: one.start())
    told = 0
    for place, match in enumerate(found):
        if match.start() < told:
            continue
        if match not in ahead and words.pattern("obligation", "negative").match(scene.text, match.end()):
            continue
        if blocked(scene.prose, sentence, match.start(), match.start()) or _OWES.match(scene.text, match.start()):
            continue
        if (match not in ahead and only_sounds_future(scene, match)) or spoken_by_us(scene, sentence, match.start()):
            continue
        if _of_force(scene, sentence, match):
            continue
        stop = before_speaker(scene, match.end(), clause_of(scene, match.end(), end))
        for following in found[place + 1 :]:
            if following.start() >= match.end():
                behind_first = max(match.end(), subject_start(scene, sentence, following.start()))
                cut = LINK_AT_END.search(scene.text[match.end() : behind_first])
                stop = min(stop, match.end() + cut.start()) if cut else stop
                break
        other = _OTHER_CLAUSE.search(scene.text, match.end(), stop)
        stop = other.start() if other else stop
        for first, _ in forbidden:
            stop = min(stop, first) if first > match.end() else stop
        span = match.start(), stop
        done = _PASSIVE.match(match[0]) is not None  # "the prisoners will be freed" needs nothing more
        if (stop - match.end() < LEAST and not done) or any(
            one < stop and match.start() < last for one, last in forbidden
        ):
            continue
        talks = words.pattern("negotiation", "span").search(scene.text, match.start(), end)
        if talks is not None and talks.start() <= match.end() + _TALKS_WITHIN and talks.start() < stop:
            continue
        holder = _holder(scene, sentence, match) or _subject(scene, sentence, match)
        if holder is not None and match not in ahead and not _may_owe(scene, sentence, match, holder):
            continue
        named = (
            holder is not None
            or match in ahead
            or words.pattern("obligation", "provides").match(scene.text, match.start())
        )
        if not named and not (_OWN_SUBJECT.match(match[0]) and speaks_of_agreement(scene.prose, sentence, _BACK)):
            continue
        who = folded(holder) if holder is not None else ""
        if _NOBODY.match(who):
            continue  # "nothing in this declaration shall prevent …"
        if is_body(who):
            continue  # what the body that watches is to do is no duty of those it watches
        if (
            _sets_up_body(scene, match, stop)
            or _second_verb_of_body(scene, sentence, match)
            or body_does(scene, sentence, match.start())
        ):
            continue
        if done and stop - match.end() < _SHORT_REST and holder is not None:
            opens = subject_start(scene, sentence, match.start())
            span = (
                (trimmed(scene, opens, match.start())[0] if match.start() - opens < LONGEST_SUBJECT else span[0]),
                stop,
            )
        yield obligation(scene, span, match.end() if stop - match.end() > LEAST else match.start(), holder)
        told = stop
    provided = [obligation(scene, span, span[0], None) for span in provided_in(scene, sentence, end)]
    yield from provided
    if not told and not provided and not forbidden and scene.articles:
        yield from _by_article(scene, sentence, end)


def _sets_up_body(scene: Scene, match: re.Match[str], stop: int) -> bool:
    """ "Agree to set up a monitoring mission": told as the measure that it is."""
    created = _SETS_UP.match(scene.text, match.end())
    if created is None:
        return False
    near = min(stop, created.end() + _BODY_WITHIN)
    return (
        cues(scene.language, "terms").pattern("monitoring", "body").search(scene.text, created.end(), near) is not None
    )


# Folded.
_SETS_UP = re.compile(
    r" ?(?:set up|create|establish|form|mettre (?:en place|sur pied)|creer|constituer|instituer|instaurer|former|crear|establecer"
    r"|constituir"
    r"|conformar|создать|учредить|сформировать|образовать|ب?(?:تشكيل|انشاء|تاسيس))(?!\w)"
)
_BODY_WITHIN = 40  # characters


_NOBODY = re.compile(
    r"(?:nothing|nobody|no one|none|neither|rien|personne|nada|nadie|ничто|никто|ничего|لا شيء|لا احد)(?!\w)"
)


def _second_verb_of_body(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "A committee will supervise the truce and facilitate the return": both are what the body is to do."""
    bodies = cues(scene.language, "terms").pattern("monitoring", "span")
    start = max(sentence.start, match.start() - _FAR_SUBJECT)
    first = bodies.search(scene.text, start, match.start())
    if first is None or first.start() - sentence.start > _HEAD_OF_SENTENCE:
        return False
    between = [one for one in sentence.mentions if first.end() <= one.start and one.end <= match.start()]
    return _AND_BEFORE.search(scene.text, first.end(), match.start()) is not None and not any(
        match.start() - one.end <= _HEAD_OF_SENTENCE and _AND_BEFORE.search(scene.text, first.end(), one.start)
        for one in between
    )


def _of_force(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "The guns will fall silent at midnight", "it will cease to apply on Friday": when the truce begins or ends."""
    words = words_of(scene.language)
    if words is None:
        return False
    begins = any(one.match(scene.text, match.start()) is not None for one in (words.enter, words.until))
    if not begins or _ENDS_ITSELF.match(scene.text, match.start()):
        return begins
    truce = words.truce.search(scene.text, subject_start(scene, sentence, match.start()), match.end())
    return truce is not None and truce.start() < match.start()


# Folded: of nothing but a truce or a text.
_ENDS_ITSELF = re.compile(r"[^.,;]{0,24}(?:regir|en vigor|en vigueur|in force|plein droit|s'appliquer|aplicarse)(?!\w)")
_PASSIVE = re.compile(
    r"(?:will|shall|must|are to|is to) be |(?:sera|seront|doi\w+ etre|sera|seran) |подлеж|будут |должны быть "
)
_SHORT_REST = 14  # characters behind a passive that tell nothing without its subject
# "Must free all prisoners and UN observers will deploy": somebody else does something else. Folded.
_OTHER_CLAUSE = re.compile(r",? and (?:[\w-]+ ){1,4}(?:will|shall) |,? وس[تي]\w{2,} |,? (?:et|y|и) (?=ne |n'|no |не )")
_OWN_SUBJECT = re.compile(r"tendran que|[وف]?عليهما")  # "they will have to": the verb itself tells who
# "They owe their survival to …". Folded.
_OWES = re.compile(r"(?:doi(?:t|vent) (?:leurs?|son|sa|ses)|deben? sus?|обязан\w* сво\w+) ")
_FAR_SUBJECT, _HEAD_OF_SENTENCE = 200, 24  # characters
_AND_BEFORE = re.compile(r"(?:\s(?:and|et|y|e|и)\s|\sو)")


def _subject(scene: Scene, sentence: Sentence, match: re.Match[str]) -> str | None:
    """The words before the verb in its clause, for one who is bound and in no list: only where the text tells what was agreed."""
    if not scene.articles:
        if not speaks_of_agreement(scene.prose, sentence, _BACK) or _quoted(scene, sentence, match):
            return None
        if somebody_says(scene, sentence, match.start()):
            return None
    start = max(sentence.start, match.start() - LONGEST_SUBJECT)
    for mark in _SUBJECT_BEGINS.finditer(scene.text, start, match.start()):
        start = mark.end()
    start, _ = trimmed(scene, start, match.start())
    first, last = scene.prose.span(start, match.start())
    said = scene.prose.text[first:last]
    if cues(scene.language, "terms").pattern("documents", "kind_negotiation").search(scene.text, start, match.start()):
        return None  # "talks will open on Monday"
    return said if _WORD.search(said) else None


def _may_owe(scene: Scene, sentence: Sentence, match: re.Match[str], holder: str) -> bool:
    """Whether it is one whom an agreement binds, or what it deals with: "the king will open the session" is news."""
    words = cues(scene.language, "terms")
    if scene.articles or scene.language is Language.ARABIC:
        return True
    before = scene.text[subject_start(scene, sentence, match.start()) : match.start()].strip()
    for said in (before, folded(holder).strip()):
        if _WHO_OR_WHAT.match(said) or words.pattern("obligation", "bound").compiled.search(said):
            return True
    if words.pattern("obligation", "provides").match(scene.text, match.start()):
        return True
    if cues(scene.language, "roles").agreement.between(scene.text, sentence.start, sentence.end):
        return True
    return any(one.start < match.start() and not one.person and not one.place for one in sentence.mentions)


# A pronoun, and the goods and works of agreements that are no party. Folded.
_WHO_OR_WHAT = re.compile(
    r"(?:they|it|both|all|each|ils|elles?|il|tous|toutes|chacun|ellos|ellas|todos|todas|ambos|ambas|ellas|они|он[оа]?|все|обе)(?!\w)"
    r"|.*(?<!\w)(?:flights|armou?r|tanks|vehicles|aid|vols|blindes|chars|vehicules|aide|vuelos|blindados|tanques|vehiculos|ayuda|рейсы"
    r"|техника|танки|помощь)(?!\w)"
)


def _quoted(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    before = scene.text[sentence.start : match.start()]
    return before.count('"') % 2 == 1 or before.count("«") > before.count("»") or before.count("“") > before.count("”")


_SUBJECT_BEGINS = re.compile(r"[,;:(){}«»“”\"\n]\s?(?:and |et |y |e |и |that |que |что |أن )?")
_WORD = re.compile(r"[^\W\d_]{2}")


def _by_article(scene: Scene, sentence: Sentence, end: int) -> Iterator[Fact]:
    """ "Article 4. The Parties evacuate the hospitals": in an agreement's articles the present tense binds its subject.

    "(e) the removal of all checkpoints": so does a measure that an article names and no more.
    """
    words = cues(scene.language, "terms")
    start, _ = trimmed(scene, sentence.start, end)
    named = words.pattern("obligation", "noun").match(scene.text, start)
    if named is not None and not _of_body_or_permission(scene, start, end, named.end()):
        stop = clause_of(scene, named.end(), end)
        if stop - named.end() >= LEAST and not _VERB_OF_TELLING.search(scene.text, named.end(), stop):
            yield obligation(scene, (start, stop), start, None)
        return
    item = _ITEM.match(scene.text, start) if scene.articles else None
    if item is not None and not words.pattern("obligation", "negative").match(scene.text, item.end() - 1):
        stop = clause_of(scene, item.end(), end)
        if stop - item.end() >= LEAST:
            yield obligation(scene, (start, stop), item.end(), None)
        return
    subject = words.pattern("obligation", "subject").match(scene.text, start)
    if subject is None:
        told = words.pattern("obligation", "article").search(scene.text, start, min(end, start + LONGEST_SUBJECT))
        stop = clause_of(scene, told.end(), end) if told else end
        if told and stop - told.end() >= LEAST and not blocked(scene.prose, sentence, *told.span()):
            first, after = scene.prose.span(start, told.start())
            yield obligation(scene, (told.start(), stop), told.start(), scene.prose.text[first:after] or None)
            return
    holder = next((one for one in sentence.mentions if 0 <= one.start - start <= 4), None)
    last = subject.end() if subject else holder.end if holder else None
    verb = words.pattern("obligation", "present").match(scene.text, last + 1) if last is not None else None
    if verb is None or last is None or words.pattern("obligation", "negative").match(scene.text, verb.end()):
        return
    tells = (words.pattern("speech", "verb"), words.pattern("withdrawal", "denied"))
    if any(one.match(scene.text, verb.start()) is not None for one in tells):
        return  # "the Government announces the recall of …"
    stop = clause_of(scene, verb.end(), end)
    talks = words.pattern("negotiation", "span").search(scene.text, verb.start(), stop)
    if stop - verb.end() < LEAST or talks or blocked(scene.prose, sentence, *verb.span()):
        return
    first, after = scene.prose.span(*(subject.span() if subject else (holder.start, holder.end) if holder else (0, 0)))
    watches = words.pattern("monitoring", "before").search(scene.text, verb.start(), stop)
    if is_body(folded(scene.prose.text[first:after])) or (watches and watches.start() - verb.start() <= 1):
        return
    yield obligation(scene, (verb.start(), stop), verb.start(), scene.prose.text[first:after])


def _of_body_or_permission(scene: Scene, start: int, end: int, noun: int) -> bool:
    """ "A Redeployment Committee …", "the supply of food is no breach": what begins as a duty told by a noun, and is none."""
    words = cues(scene.language, "terms")
    if words.pattern("exception", "not_breach").search(scene.text, start, end):
        return True
    body = words.pattern("monitoring", "span").search(scene.text, start, end)
    return body is not None and body.start() < noun


def obligation(scene: Scene, span: tuple[int, int], duty: int, holder: str | None) -> Fact:
    words = cues(scene.language, "terms")
    start, end = scene.prose.span(duty, span[1])
    due = words.pattern("obligation", "due").search(scene.text, duty, span[1])
    further: dict[str, object] = {}
    if due:
        first, last = scene.prose.span(*due.span())
        further["due_text"] = scene.prose.text[first:last]
    value = {"holder": holder, "duty": scene.prose.text[start:end], "due": _due(scene, due.span() if due else span)}
    return scene.prose.fact(FactKind.OBLIGATION, span, value, "the text binds its holder to do it", **further)


def _due(scene: Scene, span: tuple[int, int]) -> str | None:
    """The one date or instant named in a passage; None where there is none, or more than one."""
    values = {
        value
        for one in scene.prose.times_in(*span)
        if one.form in (TimeForm.DATE, TimeForm.INSTANT)
        for value in one.values
    }
    return values.pop()[:10] if len(values) == 1 else None


def _holder(scene: Scene, sentence: Sentence, match: re.Match[str]) -> str | None:
    """Who is bound: the actors right before the wording, or "the parties"; in Arabic also right after. None: nobody is named."""
    actors = actors_of(sentence, scene.text, match, "before", scene.language)
    if actors:
        first, last = min(one.start for one in actors), max(one.end for one in actors)
    else:
        generic = next(
            cues(scene.language, "terms")
            .pattern("obligation", "subject")
            .finditer(scene.text, max(sentence.start, match.start() - 60), min(match.end() + 30, sentence.end)),
            None,
        )
        if generic is None:
            actors = actors_of(sentence, scene.text, match, "after", scene.language)
            if not actors:
                return None
            first, last = actors[0].start, actors[-1].end
        else:
            first, last = generic.span()
    start, end = scene.prose.span(first, last)
    return scene.prose.text[start:end]


__all__ = ["clause_end", "undertakings"]
