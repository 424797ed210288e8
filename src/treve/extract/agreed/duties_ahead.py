"""Duties told by any verb that looks ahead: "the rebels will store their rifles", "le gouvernement rouvrira les pistes".

The verbs are an open class; what makes a duty of one is its subject. That is one who is bound (a party, its forces, its people or
goods), a pronoun behind a duty already told, or nobody named where the verb goes on after "and".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from treve.extract.agreed.bans import LONGEST_SUBJECT
from treve.extract.patterns.cues import cues
from treve.extract.text.passages import blocked, is_body, speaks_of_agreement
from treve.extract.who.mentions import Mention, Scene, Sentence
from treve.extract.who.we import only_sounds_future
from treve.model.draft import Language

_BACK = 4  # sentences in which the agreement may have been named
_SHORT_TEXT = 14  # sentences; the whole of it speaks of its agreement
_GOES_ON = 240  # characters between a duty and the next one of the same subject
_SUBJECT_BEHIND = 60  # characters in which an Arabic subject follows its verb
# Where the subject of a verb begins: behind a mark, or behind a word that joins clauses. Folded.
_BEGINS = re.compile(
    r"[,،;:(){}«»“”\"\n] ?|(?<!\w)(?:and|while|whereas|that|but|et|puis|mais|tandis que|alors que|y|mientras que|mientras"
    r"|pero|и|а|но|что"
    r"|тогда как) "
)
_FILLS = re.compile(
    r"(?:(?:and|also|then|in return|et|puis|ensuite|en retour|en echange|y|luego|tambien|а|и|затем|en contrapartida|a cambio"
    r"|for (?:its|their) part|pour sa part|de son cote|por su parte|,) ?)*"
)
_PRONOUN = re.compile(r"(?:they|it|ils|elles?|il|ellos|ellas|они|она|оно|он)")
_OF_OTHERS = re.compile(
    r"(?<!\w)(?:un|united nations|nations unies|onu|naciones unidas|оон|peacekeep\w+|mediat\w+|mediador\w*|mediateurs?"
    r"|observ\w+|monitors?"
    r"|наблюдател\w+|миротвор\w+|verificador\w*|casques|cascos|مراقب\w*|المتحده)(?!\w)"
)
_ARABIC_HEAD = re.compile(
    r"(?:^|[،,:؛;.\"«»] ?|\sو(?=في المقابل)|في المقابل |المقابل |كما |ان |بان |بموجبه |بموجبها "
    r"|(?:بموجب|وفق|حسب) (?:هذا |هذه )?[^\s،.]+ )$"
)
_UNDER = re.compile(r"(?:ان|بان) $")
_ACCORDING = re.compile(r"(?:selon|segun|according to|согласно|بموجب|بحسب)")


def duties_ahead(
    scene: Scene, sentence: Sentence, end: int, told: int, worded: Sequence[re.Match[str]]
) -> Iterator[re.Match[str]]:
    """The verbs of such duties in a sentence.

    told    where the last duty before this sentence ended; -1: none did
    worded  the duties of the sentence that are worded as such; their verbs are not given again
    """
    words = cues(scene.language, "terms")
    verbs, other = words.pattern("obligation", "ahead"), words.pattern("obligation", "not_ahead")
    near: bool | None = None
    last = told
    found: Iterable[re.Match[str]] = verbs.finditer(scene.text, sentence.start, end)
    now: frozenset[int] = frozenset()
    acts = words.pattern("obligation", "acts")
    by_text = bound_by_text(scene, sentence, end) if sentence.cues & acts.bit else None
    if by_text is not None:
        # "Under the protocol the militia hands over its checkpoints": the present tense binds.
        present = [one for one in acts.finditer(scene.text, by_text, end) if not _is_past(scene, one)]
        now = frozenset(one.start() for one in present)
        found = sorted([*found, *present], key=lambda one: one.start())
    for match in found:
        if match.start() < last:
            continue
        if near is None:
            near = scene.articles or (
                scene.of_agreement
                and (len(scene.sentences) <= _SHORT_TEXT or speaks_of_agreement(scene.prose, sentence, _BACK))
            )
        if not near:
            return
        if any(match.start() < one.end() and one.start() < match.end() for one in worded) or _is_name(scene, match):
            continue
        if (match.start() not in now and only_sounds_future(scene, match)) or other.fullmatch(
            scene.text, _last_word(match), match.end()
        ):
            continue
        last = max([last, *(one.end() for one in worded if one.end() <= match.start())])
        if is_bound(scene, sentence, match, last) and not is_claimed(scene, sentence, match):
            last = match.end()
            yield match


def _is_past(scene: Scene, match: re.Match[str]) -> bool:
    """ "Quitté": a participle, which folded is spelled as the present tense."""
    return scene.prose.text[scene.prose.folded.origin[match.end() - 1]] in "éÉ"


def bound_by_text(scene: Scene, sentence: Sentence, end: int) -> int | None:
    """Where what the agreement says begins: behind "under the terms of the accord" at the head of a sentence, or "the accord
    provides that"; None where neither stands."""
    words = cues(scene.language, "terms")
    under, says = words.pattern("obligation", "under"), words.pattern("obligation", "provides")
    if not sentence.cues & (under.bit | says.bit):
        return None
    head = under.search(scene.text, sentence.start, min(end, sentence.start + _HEAD))
    if head is not None and head.start() - sentence.start <= _OPENS:
        return head.end()
    provides = says.search(scene.text, sentence.start, end)
    return provides.end() if provides and _THAT.match(scene.text, provides.end()) else None


_HEAD, _OPENS = 60, 4  # characters
# Folded.
_THAT = re.compile(r" ?(?:que |qu'|that |что |, что |ان )")


def subject_start(scene: Scene, sentence: Sentence, verb: int) -> int:
    """Where the clause begins whose verb stands at an offset, its joining word left out."""
    start = max(sentence.start, verb - LONGEST_SUBJECT)
    for mark in _BEGINS.finditer(scene.text, start, verb):
        start = mark.end()
    return start


def _last_word(match: re.Match[str]) -> int:
    return match.start() + max(match[0].rfind(" "), match[0].rfind("'")) + 1


def _is_name(scene: Scene, match: re.Match[str]) -> bool:
    """ "Boura" ends like a future, and is a place."""
    return (
        scene.language is not Language.ENGLISH and scene.prose.text[scene.prose.folded.origin[match.start()]].isupper()
    )


def is_bound(scene: Scene, sentence: Sentence, match: re.Match[str], last: int) -> bool:
    """Whether the subject of a verb is one whom the agreement binds. last: where the last duty of the same subject ended, or -1."""
    bound = cues(scene.language, "terms").pattern("obligation", "bound")
    if scene.language is Language.ARABIC:
        return _bound_behind(scene, sentence, match)
    start = subject_start(scene, sentence, match.start())
    subject = scene.text[start : match.start()].strip()
    if is_body(subject) or _OF_OTHERS.search(subject):
        return False
    if bound.compiled.search(subject):
        return True
    filled = _FILLS.match(subject)
    rest = subject[filled.end() :] if filled else subject
    if not rest or _PRONOUN.fullmatch(rest):
        return last >= 0 and match.start() - last < _GOES_ON
    return any(
        one.start >= start - 1 and one.end <= match.start() and not one.place and _may_be_bound(scene, one)
        for one in sentence.mentions
    )


def _may_be_bound(scene: Scene, mention: Mention) -> bool:
    known = mention.key in scene.parties or scene.text[mention.start : mention.end] in scene.parties
    return known or mention.kind in ("described", "group", "actor")


def _bound_behind(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """In Arabic the verb opens its clause and the subject follows."""
    before = scene.text[sentence.start : match.start()]
    own = re.search(r"(?:ان|بان) ", match[0]) is not None
    if not own and _ARABIC_HEAD.search(before) is None:
        return False
    subject = scene.text[match.end() : match.end() + _SUBJECT_BEHIND].split("،")[0]
    first = " ".join(subject.split()[:3])
    if is_body(first) or _OF_OTHERS.search(first):
        return False
    if cues(scene.language, "terms").pattern("obligation", "bound").compiled.search(first):
        return True
    under = own or _UNDER.search(before) is not None
    return any(0 <= one.start - match.end() <= 3 and (under or _may_be_bound(scene, one)) for one in sentence.mentions)


def is_claimed(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether somebody says so, wishes it or makes it a condition: what speakers foretell is no clause."""
    if blocked(scene.prose, sentence, match.start(), match.start()):
        return True
    before = scene.text[sentence.start : match.start()]
    if before.count('"') % 2 or before.count("«") > before.count("»") or before.count("“") > before.count("”"):
        return True
    return not scene.articles and somebody_says(scene, sentence, match.start())


def somebody_says(scene: Scene, sentence: Sentence, place: int) -> bool:
    """Whether a sentence has told, before an offset, that somebody says so; "according to the agreement" is nobody."""
    speech = cues(scene.language, "terms").pattern("speech", "verb")
    said = cues(scene.language, "roles").agreement
    for told in speech.finditer(scene.text, sentence.start, place):
        by_text = _ACCORDING.match(told[0]) and said.search(scene.text, told.end(), told.end() + 30)
        if not by_text:
            return True
    return False
