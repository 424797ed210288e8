"""Who withdrew, or said so: announced, begun, verified or denied; in full or in part.

A duty to withdraw is an obligation, no withdrawal.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from treve.extract.cues import LONGEST_SENTENCE, Cues, cues
from treve.extract.mentions import Mention, Scene, Sentence
from treve.extract.passages import blocked, last_of
from treve.model.draft import Fact, FactKind

_BESIDE = 70  # characters on either side of the word that still speak of the same withdrawal
_SENTENCE_BEFORE = 120  # characters in which the forces may have been named: "San Salvador denied any pull-back"
_LINES = re.compile(
    r"lignes? de (?:retrait|repli)|withdrawal lines?|lineas? de (?:retirada|repliegue)|лини\w+ (?:отвода|разведения)"
)
_OWN = re.compile(r"(?<!\w)(?:son|sa|ses|leurs?|its|their|his|sus?|свои|свой|свою)\s$")
_STATUSES = ("denied", "verified", "begun", "announced")


def withdrawals(scene: Scene) -> Iterator[Fact]:
    """Each withdrawal with its status; one told twice is one fact."""
    words = cues(scene.language, "terms")
    found: dict[str, list[Fact]] = {}
    for sentence in scene.having(*(words.pattern("withdrawal", one) for one in ("verb", "noun", "future"))):
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        duty = words.pattern("obligation", "cue")
        document = words.pattern("documents", "withdrawal")
        for form in ("verb", "noun", "future"):
            for match in words.pattern("withdrawal", form).finditer(scene.text, sentence.start, end):
                if _LINES.search(scene.text, max(0, match.start() - 12), match.end() + 8):
                    continue
                if duty.search(scene.text, max(sentence.start, match.start() - 40), match.start()):
                    continue
                if any(
                    one.start() <= match.start() < one.end()
                    for one in document.finditer(scene.text, sentence.start, end)
                ):
                    continue
                fact = _withdrawal(scene, sentence, words, match, form)
                if fact is not None:
                    found.setdefault(str(fact.value["status"]), []).append(fact)
    for facts in found.values():
        yield from _merged(facts)


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


def _withdrawal(scene: Scene, sentence: Sentence, words: Cues, match: re.Match[str], form: str) -> Fact | None:
    left, right = max(sentence.start, match.start() - _BESIDE), min(sentence.end, match.end() + _BESIDE)
    left, right = _clause(scene.text, left, right, match)
    near = scene.text[left:right]
    if form == "future" and not _announced(scene, sentence, words, match):
        return None
    status = next((one for one in _STATUSES if words.pattern("withdrawal", one).search(near)), None)
    before = _SENTENCE_BEFORE if status in ("denied", "verified") else 0
    if not words.pattern("withdrawal", "military").search(
        scene.text, max(0, sentence.start - before), min(sentence.end, right + _BESIDE)
    ):
        return None
    if status == "begun" and _said(words, near):
        status = "announced"
    if form == "future":
        status = "announced"
    if status is None:
        if form == "noun":
            return None  # "the withdrawal of foreign troops was not discussed": named, and told by nobody
        status = "begun"
    if status != "denied" and form != "future" and blocked(scene.prose, sentence, match.start(), match.end()):
        return None
    actor = _actor(sentence, match, form)
    if actor is not None and _OWN.search(scene.text[max(0, actor.start - 6) : actor.start]):
        actor = None  # "its contingent": whose is told elsewhere
    extent = _extent(words, scene.text[max(left, match.start() - 40) : right])
    start, end = _span(scene, sentence, match, actor)
    told = last_of(words.pattern("withdrawal", status).finditer(scene.text, left, match.start()))
    span = (told.start() if told is not None and told.start() < start else start), end
    value = {"actor": _name(scene, actor), "extent": extent, "status": status}
    return scene.prose.fact(FactKind.WITHDRAWAL, span, value, f"worded as {status}")


def _announced(scene: Scene, sentence: Sentence, words: Cues, match: re.Match[str]) -> bool:
    """ "Announced that it will withdraw": who withdraws says so; without that it is a duty or a wish."""
    start = max(sentence.start, match.start() - _BESIDE)
    told = last_of(words.pattern("withdrawal", "announced").finditer(scene.text, start, match.start()))
    return told is not None and not _TURN.search(scene.text, told.end(), match.start())


def _said(words: Cues, near: str) -> bool:
    """Whether somebody says that it has begun: the word of saying stands before that of beginning."""
    told, begun = (words.pattern("withdrawal", one).search(near) for one in ("announced", "begun"))
    return told is not None and begun is not None and told.start() < begun.start()


_TURN = re.compile(r"[;:\n]|, (?:but|while|whereas|mais|tandis|alors que|pero|mientras|но|а|однако) |، ?لكن| ولكن ")


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


def _actor(sentence: Sentence, match: re.Match[str], form: str) -> Mention | None:
    """Who withdraws: named right after a noun or right before a verb, else the nearest name before it."""
    after = [
        one
        for one in sentence.mentions
        if one.start >= match.end() and one.start - match.end() < _BESIDE and one.kind != "capital_letters"
    ]
    before = [
        one
        for one in sentence.mentions
        if one.end <= match.start() and not one.place and (form != "noun" or one.kind != "capital_letters")
    ]
    if form == "noun" and after and not after[0].place and not (before and after[0].last - after[0].first == 1):
        return after[0]
    if before:
        return before[-1]
    return after[0] if after and not after[0].place else None


def _name(scene: Scene, actor: Mention | None) -> str | None:
    if actor is None:
        return None
    start, end = scene.prose.span(actor.start, actor.end)
    return scene.prose.text[start:end]


def _span(scene: Scene, sentence: Sentence, match: re.Match[str], actor: Mention | None) -> tuple[int, int]:
    """From the word of withdrawal to who withdraws or what is withdrawn, inside the clause."""
    start, end = match.span()
    if actor is not None and 0 <= start - actor.end < 40:
        start = actor.start
    if actor is not None and 0 <= actor.start - end < 30:
        end = actor.end
    else:
        goods = (
            cues(scene.language, "terms")
            .pattern("withdrawal", "military")
            .search(scene.text, end, min(sentence.end, end + 50))
        )
        if goods and not re.search(r"[,.;:]", scene.text[end : goods.start()]):
            end = goods.end()
    return start, end
