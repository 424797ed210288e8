"""Where the wording of a role tells of nobody, or of others than those beside it."""

from __future__ import annotations

import re

from treve.extract.cues import cues
from treve.extract.mentions import Mention, Scene, Sentence

_BEHALF_WITHIN, _CONDITION_WITHIN = 60, 60  # characters

# "The truce proposed by Angola", "accepted a ceasefire mediated by Paris": who proposes or mediates joins nothing.
OF_OTHERS = re.compile(
    r"propos|propuest|предлож|قترح|(?:mediated|brokered|hammered out|facilitated|sponsored|guaranteed) by"
    r"|(?:negocie|parraine|garanti|facilite)e?s? par"
    r"|(?:mediad|auspiciad|patrocinad|negociad|facilitad)[oa]s? por"
)
WILL_KEEP = re.compile(r"(?:it|they) (?:would|will) |qu'(?:il|elle)s? |, что буд")
_TERROR = re.compile(r"terror|террор|ارهاب")
_PRONOUN = re.compile(
    r" (?:it|them)$|^(?:l'|les |la |lo |los |las |его |ее |их |от него |от нее |от них )"
    r"|^(?:recuse|rejette|refuse|denonce|conteste)(?:nt)?$"
)


def left_out_as_terrorists(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "The terrorist groups remain outside the truce": they are left out of it, and refuse nothing."""
    if not _TERROR.search(scene.text, sentence.start, match.start()):
        return False
    left_out = cues(scene.language, "roles").pattern("excluded_actor", "before")
    return left_out.search(scene.text, match.start(), match.end()) is not None


def of_pronoun(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Dismissed it" denies a part in the truce only where its sentence has named one."""
    agreement = cues(scene.language, "roles").agreement
    return _PRONOUN.search(match[0]) is not None and not agreement.between(scene.text, sentence.start, match.start())


def on_condition(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Said it would respect the truce if …": its own "would" is no condition, what stands before and behind may be one."""
    conditional = cues(scene.language, "roles").pattern("blocks", "conditional")
    before = max(sentence.start, match.start() - _CONDITION_WITHIN), match.start()
    behind = match.end(), min(sentence.end, match.end() + _CONDITION_WITHIN)
    return any(conditional.search(scene.text, *one) is not None for one in (before, behind))


def in_clause(scene: Scene, named: list[Mention]) -> list[Mention]:
    """ "Signed by A and B; C declined": what stands before a semicolon does not decline."""
    for number in range(1, len(named)):
        if ";" in scene.text[named[number].end : named[number - 1].start]:
            return named[:number]
    return named


def in_a_list(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Between M23, backed by Rwanda, and the government": behind those who back the list goes on."""
    return _GOES_ON.match(scene.text, match.end(), sentence.end) is not None


_GOES_ON = re.compile(r"[^,.;:]{2,40}, ?(?:and|et|y|и) ")


def behind_with(scene: Scene, found: list[Mention]) -> list[Mention]:
    """ "Fatah and Hamas, with Egypt as guarantor": the list that leads to the words begins behind "with"."""
    for number, one in enumerate(found):
        if _WITH.search(scene.text, max(0, one.start - _WITH_WITHIN), one.start):
            return found[: number + 1]
    return found


_WITH = re.compile(r"(?<!\w)(?:with|avec|con) (?:the |le |la |les |l'|el |los |las )?$")
_WITH_WITHIN = 10  # characters


def for_another(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "The minister signed on behalf of the government": who signs is no party."""
    behalf = cues(scene.language, "roles").pattern("gaps", "behalf")
    return behalf.search(scene.text, match.end(), min(sentence.end, match.end() + _BEHALF_WITHIN)) is not None


NOT_ASKED = re.compile(r"consult|asked|спраш|спросил|советов|avis|pregunt|sollicit|interrog|ستشر")
"""Folded: who was not asked is no party where it is an armed side; a power that was not consulted is only absent."""
# Folded: who undertakes this vouches for the truce of others, or helps with it.
_FOR_OTHERS = re.compile(
    r" ?(?:guarantee|underwrite|vouch|sponsor|mediate|host|facilitate|fund|finance|garantir|parrainer|cautionner|heberger"
    r"|accueillir|faciliter|financer|s'en porter|garantizar|patrocinar|avalar|acoger|facilitar|financiar|гарантир|выступить гарант"
    r"|стать гарант|содейств|посредн|بضمان|باستضاف|بتمويل|بتسهيل)"
)
_JOINS = re.compile(
    r"(?<!\w)(?:sign|join|acced|put (?:its|their) name|paraph|ralli|adher|souscri|rejoi|s'y |firm|suscri|sum|adhir|rubric|acog"
    r"|подпис|присоедин|примкн|(?:ال|ب|و|ف)?(?:وقع|توقيع|انضم))"
)
_JOINED_WITHIN = 140  # characters


def for_others(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Qatar undertook to guarantee it": who vouches, mediates or pays for a truce is not bound by it."""
    return _FOR_OTHERS.match(scene.text, match.end(), sentence.end) is not None


def others_join(scene: Scene, sentence: Sentence, named: list[Mention]) -> bool:
    """ "The ELN refused to sign, the EPL did so": words of signing or joining stand before in the sentence or the one before."""
    if not named:
        return False
    start = max(0, named[-1].start - _JOINED_WITHIN)
    return _JOINS.search(scene.text, start, named[-1].start) is not None


_COMMA = re.compile(r", (?:the |le |la |l'|les |el |los |las )")
_JOINED = re.compile(r":|s(?:ignatories|ignataires)")


def before_main_clause(scene: Scene, match: re.Match[str], found: list[Mention]) -> list[Mention]:
    """ "Brokered by China, the Kokang rebels and …": behind the comma the main clause begins."""
    if _COMMA.fullmatch(scene.text, found[0].end, found[1].start) and not _JOINED.search(match[0]):
        return found[:1]
    return found
