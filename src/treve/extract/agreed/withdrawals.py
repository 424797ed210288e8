"""Who withdrew, or said so: announced, begun, verified or denied; in full or in part.

A duty to withdraw is an obligation, no withdrawal.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from treve.extract.agreed.withdrawal_guards import (
    STOP,
    due,
    forces_beside,
    leaves_a_place,
    leaves_land,
    negated,
    of_civilians,
    of_war,
    phrase_end,
    talked_of,
    told_to,
    unreal,
)
from treve.extract.agreed.withdrawal_spans import span_of
from treve.extract.patterns.cues import LONGEST_SENTENCE, Cues, cues
from treve.extract.text.passages import blocked, last_of
from treve.extract.who.mentions import Mention, Scene, Sentence
from treve.model.draft import Fact, FactKind

_BESIDE = 70  # characters on either side of the word that still speak of the same withdrawal
_SENTENCE_BEFORE = 120  # characters in which the forces may have been named: "San Salvador denied any pull-back"
_LINES = re.compile(
    r"lignes? de (?:retrait|repli)|withdrawal lines?|lineas? de (?:retirada|repliegue)|лини\w+ (?:отвода|разведения)"
)
_OWN = re.compile(r"(?<!\w)(?:son|sa|ses|leurs?|its|their|his|sus?|свои|свой|свою)\s$")
_CLAUSE_START = re.compile(r"(?:[,;:] ?|(?<!\w)(?:and|but|et|mais|y|pero|и|но|а) )(?!.*[,;:] )")
_AUXILIARY = 12  # characters of "has just"
_THAT = re.compile(r" (?:that |que |qu'|что |ان )(?!.* (?:that |que |qu'|что |ان ))")
_SHORT = 6  # characters behind a noun that say neither who withdraws nor whence
_TELLER = 40  # characters from who denies to the denial
_OF_FORCES = re.compile(
    r"ret(?:i|ra)|repli|repleg|desengag|withdr|pull|отв[ео]д|выв[ео]д|отход|отош|развед|отступ|تراجع|انسح|سحب|انتشار"
)
# Folded: behind these the Spanish and Arabic words for "withdrew" are those for "withdrawal".
_VERBAL_NOUN = re.compile(
    r"(?<!\w)(?:(?:el|del|al|un|su|este|dicho|de|cuyo) retiro|[وف]?(?:ب?ان|علي|عن|الي|في|من|قرار\w{0,2}|اجل) سحب)$"
)
_STATUSES = ("denied", "verified", "begun", "announced")
_FORMS = ("ordered", "saw", "verb", "left", "leaving", "noun", "future", "left_future")
_AHEAD = frozenset({"future", "left_future"})
_BROAD = frozenset({"left", "leaving", "left_future", "ordered", "saw"})  # whoever may be their subject


def withdrawals(scene: Scene) -> Iterator[Fact]:
    """Each withdrawal with its status; one told twice is one fact."""
    words = cues(scene.language, "terms")
    found: dict[str, list[Fact]] = {}
    for sentence in scene.having(*(words.pattern("withdrawal", one) for one in _FORMS)):
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        duty = words.pattern("obligation", "cue")
        document = words.pattern("documents", "withdrawal")
        matches = [
            (form, match)
            for form in _FORMS
            for match in sentence.told(words.pattern("withdrawal", form), scene.text, end)
        ]
        places = sorted(match.span() for _, match in matches)
        taken: list[tuple[int, int]] = []
        for form, match in matches:
            if any(start < match.end() and match.start() < last for start, last in taken):
                continue
            if _LINES.search(scene.text, max(0, match.start() - 12), match.end() + 8):
                continue
            if duty.search(scene.text, max(sentence.start, match.start() - 40), match.start()):
                continue
            if any(
                one.start() <= match.start() < one.end() for one in document.finditer(scene.text, sentence.start, end)
            ):
                continue
            noun = form == "verb" and _VERBAL_NOUN.search(scene.text, max(0, match.start() - 8), match.end())
            fact = _withdrawal(scene, sentence, words, match, "noun" if noun else form, places)
            if fact is not None:
                taken.append(match.span())
                found.setdefault(str(fact.value["status"]), []).append(fact)
        if taken:
            for fact in _denied_at_once(scene, sentence, words, max(last for _, last in taken)):
                found.setdefault("denied", []).append(fact)
            for fact in _denied_next(scene, sentence, words):
                found.setdefault("denied", []).append(fact)
    if found:
        for fact in _denials(scene, words):
            found.setdefault("denied", []).append(fact)
    for facts in found.values():
        yield from _merged(facts)


def announces_itself(scene: Scene, fact: Fact) -> bool:
    """Whether those who withdraw say so ("our units will leave X", "announces that its patrols will leave X"): no duty then."""
    if fact.value["status"] == "denied":
        return True
    if fact.value["status"] != "announced":
        return False
    start, end = scene.prose.folded.index(fact.start), scene.prose.folded.index(fact.end)
    told = cues(scene.language, "terms").pattern("withdrawal", "announced").search(scene.text, start, end)
    own = told is not None and _ITS_OWN.match(scene.text, told.end()) is not None
    return own or _OUR_WORD.search(scene.text, max(0, start - _AUXILIARY), end) is not None


def _denied_at_once(scene: Scene, sentence: Sentence, words: Cues, start: int) -> Iterator[Fact]:
    """ "The RSF announced its withdrawal, and the army denied it": who denies what its sentence has told."""
    end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    found = next(words.pattern("withdrawal", "denies_it").finditer(scene.text, start, end), None)
    if found is None:
        return
    clause = max(scene.text.rfind(mark, start, found.start()) + 1 for mark in ",;:(")
    first = next(
        (one.start for one in sentence.mentions if max(clause, start) <= one.start < found.start()), found.start()
    )
    value = {"actor": None, "extent": "unknown", "status": "denied"}
    yield scene.prose.fact(FactKind.WITHDRAWAL, (first, found.end()), value, "denies what is told before it")


def _denied_next(scene: Scene, sentence: Sentence, words: Cues) -> Iterator[Fact]:
    """ "The RSF announced its withdrawal. The army denied it.": the sentence behind begins with the denial."""
    following = scene.between(sentence.end + 1, sentence.end + 2)
    if not following or following[0].start <= sentence.start:
        return
    one = following[0]
    found = words.pattern("withdrawal", "denies_it").search(scene.text, one.start, min(one.end, one.start + _TELLER))
    if found is None or "," in scene.text[one.start : found.start()]:
        return
    teller = next((name for name in one.mentions if 0 <= name.start - found.end() <= 1), None)
    end = teller.end if teller is not None else found.end()
    value = {"actor": None, "extent": "unknown", "status": "denied"}
    yield scene.prose.fact(FactKind.WITHDRAWAL, (one.start, end), value, "denies what the sentence before tells")


def _denials(scene: Scene, words: Cues) -> Iterator[Fact]:
    """What denies a withdrawal told elsewhere without naming it: "nobody has left", "a sham"."""
    for sentence in scene.having(words.pattern("withdrawal", "denial")):
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        for match in words.pattern("withdrawal", "denial").finditer(scene.text, sentence.start, end):
            if blocked(scene.prose, sentence, *match.span(), negation=False):
                continue
            before = [one for one in sentence.mentions if one.end <= match.start() and not one.place]
            clause = _CLAUSE_START.search(scene.text, max(sentence.start, match.start() - _TELLER), match.start())
            start = clause.end() if clause is not None else match.start()
            if match.start() - sentence.start <= _TELLER and clause is None:
                start = sentence.start
            if before and match.start() - before[-1].end < _TELLER:
                said = _THAT.search(scene.text, before[-1].end, match.start())
                apart = STOP.search(scene.text, before[-1].end, match.start())
                start = said.end() if said is not None else start if apart is not None else before[-1].start
            value = {"actor": None, "extent": "unknown", "status": "denied"}
            yield scene.prose.fact(FactKind.WITHDRAWAL, (start, match.end()), value, "denies what is told elsewhere")


def _merged(facts: list[Fact]) -> Iterator[Fact]:
    """Facts of one status: those of one actor, and those that name no actor where only one is named, are one."""
    groups: dict[str, list[Fact]] = {}
    for one in facts:
        groups.setdefault(str(one.value["actor"] or "").lower(), []).append(one)
    nameless = groups.pop("", [])
    if nameless and len(groups) == 1:
        next(iter(groups.values())).extend(nameless)
    elif nameless:
        groups[""] = nameless
    for group in groups.values():
        first = next((one for one in group if one.value["actor"] and one.value["extent"] != "unknown"), group[0])
        spans = {(one.start, one.end, one.text) for one in group} - {(first.start, first.end, first.text)}
        others = [{"start": start, "end": end, "text": text} for start, end, text in sorted(spans)]
        yield dataclasses.replace(first, further={"alternatives": others} if others else {})


def _withdrawal(
    scene: Scene, sentence: Sentence, words: Cues, match: re.Match[str], form: str, places: Sequence[tuple[int, int]]
) -> Fact | None:
    left, right = max(sentence.start, match.start() - _BESIDE), min(sentence.end, match.end() + _BESIDE)
    left, right = _clause(scene.text, *_between_others(scene.text, left, right, match, places), match)
    status = _status(scene, sentence, words, match, form, (left, right))
    if status is None:
        return None
    forces_seen = (
        form == "saw" and words.pattern("withdrawal", "military").search(scene.text, *match.span()) is not None
    )
    if not forces_seen and of_civilians(scene, sentence, words, match):
        return None
    if status != "denied" and unreal(scene, sentence, words, match):
        return None
    if (form in _AHEAD and negated(scene, sentence, match)) or (scene.articles and _PRESENT.fullmatch(match[0])):
        return None  # "will not leave the village"; "the forces leave X within ten days", a duty in an article
    if _PRESENT.fullmatch(match[0]) and _OFTEN.search(
        scene.text, match.end(), min(sentence.end, match.end() + _BESIDE)
    ):
        return None  # "the soldiers leave the barracks every morning"
    ours = form in _AHEAD and _OUR.search(scene.text, max(sentence.start, match.start() - _BESIDE), match.start())
    if ours and blocked(scene.prose, sentence, match.end(), match.end(), negation=False):
        return None  # "our soldiers will leave the town if …"
    if form in _BROAD:
        if not _forces_leave(scene, sentence, words, match, form):
            return None
    elif not _of_forces(scene, sentence, words, match, status, right):
        return None
    if status == "verified" and words.pattern("withdrawal", "unverified").search(scene.text, left, right):
        return None  # "could not confirm the withdrawal"
    stated = form in _AHEAD or status == "denied"
    if not stated and blocked(scene.prose, sentence, match.start(), match.end(), negation=form != "saw"):
        return None  # "certified that no soldier remains" denies nothing
    if form == "leaving" and (scene.articles or due(scene, sentence, words, match)):
        return None
    actor = _actor(scene, sentence, match, form, status)
    if actor is not None and _OWN.search(scene.text[max(0, actor.start - 6) : actor.start]):
        actor = None  # "its contingent": whose is told elsewhere
    extent = _extent(words, scene.text[max(left, match.start() - 40) : right])
    if extent == "unknown" and _some(scene, match, actor):
        extent = "partial"
    start, end = span_of(scene, sentence, match, actor)
    if form == "noun" and status in ("begun", "announced", "denied"):
        ahead = next(
            (
                found
                for one in (("denied",) if status == "denied" else ("begun", "announced"))
                if (found := words.pattern("withdrawal", one).search(scene.text, end, min(right, end + _TELLER)))
            ),
            None,
        )
        if ahead is not None and ahead.start() - end < _AUXILIARY and not STOP.search(scene.text, end, ahead.start()):
            end = ahead.end()  # "the evacuation of Kelbajar has begun"
    if form != "noun" or end - match.end() < _SHORT:
        end = max(end, told_to(scene, sentence, match.end()))
    told = last_of(words.pattern("withdrawal", status).finditer(scene.text, left, match.start()))
    if form == "noun" and _THAT.search(scene.text, start, match.start()):
        start, told = match.start(), None  # "assures that the evacuation has begun"
    span = (told.start() if told is not None and told.start() < start else start), end
    value = {"actor": _name(scene, actor), "extent": extent, "status": status}
    return scene.prose.fact(FactKind.WITHDRAWAL, span, value, f"worded as {status}")


def _status(
    scene: Scene, sentence: Sentence, words: Cues, match: re.Match[str], form: str, clause: tuple[int, int]
) -> str | None:
    """What the words beside it say of a withdrawal; None where they tell of none."""
    near = scene.text[slice(*clause)]
    before = near if form == "noun" else scene.text[clause[0] : match.end()]
    if form in _AHEAD:
        start = max(sentence.start, match.start() - _BESIDE)
        own = _OUR.search(scene.text, start, match.start()) or _SAYS_OF_ITS_OWN.search(scene.text, start, match.start())
        told = own is not None or (
            not scene.articles
            and (_announced(scene, sentence, words, match) or _told_behind(scene, sentence, words, match))
        )
        return "announced" if told else None
    if form in ("ordered", "saw"):
        return "announced" if form == "ordered" else "verified"
    denials = words.pattern("withdrawal", "denies_it")
    its = next((one for one in denials.finditer(scene.text, match.end(), sentence.end)), None)
    if its is not None and its.start() < clause[1]:
        near = scene.text[clause[0] : max(its.start(), match.end())]  # what others deny is a withdrawal told first
        before = near if form == "noun" else before
    held = {one for one in ("denied", "verified") if words.pattern("withdrawal", one).search(near)}
    held |= {one for one in ("begun", "announced") if words.pattern("withdrawal", one).search(before)}
    checking = words.pattern("withdrawal", "to_verify").search(near)
    if checking is not None and not _ABLE.search(near, 0, checking.start() + 1):
        held.discard("verified")  # "the mission will verify the withdrawal": nobody has yet
    if form in ("verb", "left", "leaving") and "denied" not in held and negated(scene, sentence, match):
        # "Neither side has said that it would leave": nothing is announced, and nothing denied.
        return None if words.pattern("withdrawal", "announced").match(scene.text, match.start()) else "denied"
    if form == "noun":
        if "denied" not in held and talked_of(scene, sentence, words, match):
            return None
        if words.pattern("withdrawal", "to_begin").search(near):
            held.discard("begun")
        weak = words.pattern("withdrawal", "weak")
        if all(weak.fullmatch(one[0]) for one in words.pattern("withdrawal", "announced").finditer(near)):
            held -= {"announced"} if "begun" not in held else set()  # "said the withdrawal was a mistake"
        if scene.articles:
            held.discard("begun")  # what an agreement says of a withdrawal is a duty, unless somebody announced it
            if words.pattern("withdrawal", "announced").search(scene.text, clause[0], match.start()) is None:
                held.discard("announced")
    status = next((one for one in _STATUSES if one in held), None)
    if status == "begun" and _said(words, near):
        return "announced"
    if status is None and form != "noun":
        return "begun"
    return status  # a noun: "the withdrawal of foreign troops was not discussed" is named, and told by nobody


def _forces_leave(scene: Scene, sentence: Sentence, words: Cues, match: re.Match[str], form: str) -> bool:
    """Whether forces leave a place, where the verb is one that anybody may be the subject of."""
    if form == "saw":
        if words.pattern("withdrawal", "civil").search(match[0]):
            return False  # "saw an aid convoy leaving the town"
        end = phrase_end(scene, sentence, match.end())
        return any(
            words.pattern("withdrawal", one).search(scene.text, match.start(), end) for one in ("military", "site")
        )
    if form == "left_future":
        military = words.pattern("withdrawal", "military").search(scene.text, sentence.start, match.end() + _BESIDE)
        kinds = _GROUPS | _STATES if of_war(scene, sentence, words.pattern("withdrawal", "military")) else _GROUPS
        named = any(one.kind in kinds for one in sentence.mentions)
        end = phrase_end(scene, sentence, match.end())
        theirs = words.pattern("withdrawal", "military").search(scene.text, match.end(), end) is not None
        return (military is not None or named) and (theirs or leaves_a_place(scene, sentence, words, match))
    if form == "ordered":
        tellers = [one for one in sentence.mentions if one.end <= match.start() and match.start() - one.end < _TELLER]
        own = words.pattern("withdrawal", "military").search(scene.text, sentence.start, match.end() + _TELLER)
        return bool(tellers) or own is not None
    return forces_beside(scene, sentence, words, match) is not None and leaves_a_place(scene, sentence, words, match)


def _of_forces(
    scene: Scene, sentence: Sentence, words: Cues, match: re.Match[str], status: str | None, right: int
) -> bool:
    """Whether forces withdraw, and not a party from an agreement or talks: forces are named, or whoever acts is a group."""
    if words.pattern("withdrawal", "non_military").match(scene.text, match.end() + 1, sentence.end):
        return False
    own = _OF_FORCES.search(match[0]) is not None
    before = _SENTENCE_BEFORE if own or status in ("denied", "verified") else 0
    military = words.pattern("withdrawal", "military")
    if military.search(scene.text, max(0, sentence.start - before), min(sentence.end, right + _BESIDE)):
        return True
    if not own:
        return forces_beside(scene, sentence, words, match) is not None  # not "the opposition left the hall"
    land = leaves_land(scene, sentence, words, match) and of_war(scene, sentence, military)
    kinds = _GROUPS | _STATES if land else _GROUPS
    return any(
        (one.kind in kinds or _upper(scene, one)) and abs(one.end - match.start()) < _BESIDE
        for one in sentence.mentions
    )


_GROUPS = frozenset({"group", "actor", "described"})
_STATES = frozenset({"state", "capital"})


def _upper(scene: Scene, mention: Mention) -> bool:
    """A name in capitals throughout, as armed groups have: FARC, M23."""
    return scene.prose.text[slice(*scene.prose.span(mention.start, mention.end))].isupper()


def _announced(scene: Scene, sentence: Sentence, words: Cues, match: re.Match[str]) -> bool:
    """ "Announced that it will withdraw": who withdraws says so; without that it is a duty or a wish."""
    start = max(sentence.start, match.start() - _BESIDE)
    told = last_of(words.pattern("withdrawal", "announced").finditer(scene.text, start, match.start()))
    if told is None or _TURN.search(scene.text, told.end(), match.start()):
        return False
    return not negated(scene, sentence, told)  # "neither side has said that it would leave"


def _told_behind(scene: Scene, sentence: Sentence, words: Cues, match: re.Match[str]) -> bool:
    """ "The last unit will leave on Tuesday, said the general staff", where no agreement is named that makes it a duty."""
    agreement = cues(scene.language, "roles").agreement
    theirs = words.pattern("withdrawal", "military").search(
        scene.text, match.end(), phrase_end(scene, sentence, match.end())
    )
    if theirs is None and forces_beside(scene, sentence, words, match) is None:
        return False
    if agreement.between(scene.text, sentence.start, sentence.end):
        return False
    comma = scene.text.find(",", match.end(), min(sentence.end, match.end() + _BESIDE))
    last = min(sentence.end, comma + _TELLER)
    return comma >= 0 and words.pattern("withdrawal", "told_behind").search(scene.text, comma, last) is not None


def _said(words: Cues, near: str) -> bool:
    """Whether somebody says that it has begun: the word of saying stands before that of beginning."""
    told, begun = (words.pattern("withdrawal", one).search(near) for one in ("announced", "begun"))
    if told is None or begun is None or told.start() > begun.start():
        return False
    teller = words.pattern("withdrawal", "onlookers").search(
        near, max(0, told.start() - _TELLER), told.end() + _TELLER // 2
    )
    return teller is None  # "residents said that the column had begun to leave": those who leave announce nothing


# Folded.
_PRESENT = re.compile(
    r"(?:quitte|evacue|abandonne|deserte?)(?:nt)?|(?:abandona|desocupa|evacua|desaloja|deja|sale)n?(?: de)?|(?:покида|оставля)\w+"
    r"|(?:is|are) \w+"
)
# "Informs that its patrols will leave X".
_ITS_OWN = re.compile(
    r" (?:que |qu'|that |,? ?что )(?:toutes |todas |all )?(?:sus?|ses|son|sa|leurs?|its|their|его|ее|их) "
)
_SAYS_OF_ITS_OWN = re.compile(
    r"(?<!\w)(?:inform|anunci|comunic|declar|annonc|announc|indiqu|объяв|заяв|сообщ)\w*"
    r" (?:que |qu'|that |,? ?что )(?:sus?|ses|son|sa|leurs?|its|their|его|ее|их) (?:[^\s,.;:]+ ){1,2}$"
)
# Folded.
_OFTEN = re.compile(r"(?<!\w)(?:chaque|tous les|toutes les|every|each|cada|todos los|todas las|кажд\w+|كل) ")
_OUR_WORD = re.compile(r"(?<!\w)(?:nos|notre|nuestr[oa]s?|our|наш\w*) ")
# Folded: "our units will leave X": who says so announces it.
_OUR = re.compile(r"(?<!\w)(?:nos|notre|nuestr[oa]s?|our|наш\w*) (?:[^\s,.;:]+ ){0,2}?[^\s,.;:]+ (?:se )?$")
# Folded: "was able to verify the departure".
_ABLE = re.compile(
    r"(?<!\w)(?:(?:a|ont) pu|pud(?:o|ieron)|able to|managed to|смогл\w|удалось|تمكن\w*) .?$"
    r"|(?<!\w)(?:was|were) able .?$"
)
_RIGHT_BEHIND = 14  # characters of "of the"
# Folded: whoever is named behind these watches and does not withdraw.
_WATCHED = re.compile(
    r"supervis|observ|monitor|under the|presence|control|sous |bajo |en presencia|под |наблюд|в присутстви"
    r"|تحت |باشراف|برقابه|بحضور|بموجب"
)
_TURN = re.compile(r"[;:\n]|, (?:but|while|whereas|mais|tandis|alors que|pero|mientras|но|а|однако) |، ?لكن| ولكن ")


def _between_others(
    text: str, left: int, right: int, match: re.Match[str], places: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """The stretch up to the comma before the next withdrawal of the sentence, and from that after the last one."""
    for start, end in places:
        if end <= match.start():
            comma = text.rfind(",", end, match.start())
            left = max(left, comma + 1) if comma >= 0 else left
        elif start >= match.end():
            comma = text.find(",", match.end(), start)
            return left, min(right, comma) if comma >= 0 else right
    return left, right


def _clause(text: str, left: int, right: int, match: re.Match[str]) -> tuple[int, int]:
    """The stretch without what another clause says: "Russia announced a withdrawal, but Ukraine denied …"."""
    for turn in _TURN.finditer(text, left, match.start()):
        left = turn.end()
    turn_after = _TURN.search(text, match.end(), right)
    return left, turn_after.start() if turn_after else right


def _extent(words: Cues, near: str) -> str:
    if words.pattern("withdrawal", "partial").search(near):
        return "partial"
    return "full" if words.pattern("withdrawal", "full").search(near) else "unknown"


def _some(scene: Scene, match: re.Match[str], actor: Mention | None) -> bool:
    """ "Some 200 fighters", "the departure of 50 members": a number of men is a part."""
    numbers = scene.prose.numbers_in(max(0, match.start() - _BESIDE), match.end() + _RIGHT_BEHIND)
    return any(
        (actor is not None and 0 <= actor.start - one.end <= 2) or 0 <= one.start - match.end() <= _RIGHT_BEHIND // 2
        for one in numbers
    )


def _actor(scene: Scene, sentence: Sentence, match: re.Match[str], form: str, status: str) -> Mention | None:
    """Who withdraws: named right after a noun or right before a verb, else the nearest name before it."""
    within = [one for one in sentence.mentions if match.start() <= one.start < match.end() and not one.place]
    if form == "noun":
        # "Withdrawal of …" at the head of a sentence: its capital makes no name of it.
        within = [one for one in within if one.kind != "capital_letters" or one.start > match.start()]
    if within:
        return within[-1]
    after = [
        one
        for one in sentence.mentions
        if one.start >= match.end()
        and one.start - match.end() < _BESIDE
        and one.kind != "capital_letters"
        and not _WATCHED.search(scene.text, match.end(), one.start)
        and (form == "noun" or not STOP.search(scene.text, match.end(), one.start))
    ]
    before = [
        one
        for one in sentence.mentions
        if one.end <= match.start() and not one.place and (form != "noun" or one.kind != "capital_letters")
    ]
    told_by_another = status in ("denied", "verified") and after and after[0].start - match.end() < _RIGHT_BEHIND
    alone = bool(before) and bool(after) and after[0].last - after[0].first == 1
    if form == "noun" and after and not after[0].place and (told_by_another or not alone):
        return after[0]
    if before:
        return before[-1]
    return after[0] if after and not after[0].place else None


def _name(scene: Scene, actor: Mention | None) -> str | None:
    if actor is None:
        return None
    start, end = scene.prose.span(actor.start, actor.end)
    return scene.prose.text[start:end]
