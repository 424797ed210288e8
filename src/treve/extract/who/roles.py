"""Who signs, refuses, guarantees, mediates, approves, is left out: the role of an actor from the wording around its name.

A role is read only where the sentence speaks of the agreement at hand: not in a condition or a wish, not where it tells of an
earlier truce. The name is kept as written; mentions of one actor become one fact, the clearest wording first.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from treve.extract.patterns.cues import LONGEST_SENTENCE, actors_of, cues, group_with_adjective
from treve.extract.patterns.required import Pattern
from treve.extract.text.passages import blocked, speaks_of_agreement
from treve.extract.text.prose import Prose
from treve.extract.who.actor_words import actor_words
from treve.extract.who.adjective_roles import told_by_adjectives
from treve.extract.who.bare_kinds import names_of_kinds, whole_name
from treve.extract.who.between import agreed_between, of_something_else
from treve.extract.who.listed_parties import listed_parties
from treve.extract.who.mentions import Mention, Scene, Sentence
from treve.extract.who.offices import with_office
from treve.extract.who.out_of_place import out_of_place
from treve.extract.who.own_words import denials
from treve.extract.who.pointed_at import pointed_at
from treve.extract.who.preamble import signatories
from treve.extract.who.role_guards import (
    BINDS,
    NOT_ASKED,
    OF_OTHERS,
    WILL_KEEP,
    before_main_clause,
    behind_with,
    for_another,
    for_others,
    in_a_list,
    in_clause,
    joins_another,
    left_out_as_terrorists,
    of_nobody,
    of_pronoun,
    of_something_denied,
    on_condition,
    opens_sentence,
    others_join,
    shuns,
    wills,
)
from treve.extract.who.told_of_truce import approves_something_else
from treve.extract.who.unsigned import unsigned
from treve.model.draft import Fact, FactKind, Language

_ROLES = (
    (FactKind.DENIES_PARTY, "denies_party"),
    (FactKind.PARTY, "party"),
    (FactKind.PARTY, "joint_party"),
    (FactKind.PARTY, "between"),
    (FactKind.PARTY, "signed_for"),
    (FactKind.PARTY, "did_so"),
    (FactKind.GUARANTOR, "guarantor"),
    (FactKind.MEDIATOR, "mediator"),
    (FactKind.ENDORSER, "endorser"),
)
_JOINT = frozenset(
    {"joint_party"}
)  # worded as an announcement: several who announce together are parties, one alone is none
_DIRECTIONS = ("before", "after")
_SIGNED = re.compile(r"(?<!\w)(?:sign|firm|suscri|подпис|وقع|توقيع|وقعت)")
# Folded.
_OF_PRONOUN = re.compile(r"^(?:l'|s'en |l[aeo]s? |его |ее |их )|(?: it| them| его| ее| их)$")
_ASSERTED = frozenset({FactKind.PARTY, FactKind.GUARANTOR, FactKind.MEDIATOR, FactKind.ENDORSER})
_SPEAKING = frozenset({FactKind.GUARANTOR, FactKind.MEDIATOR, FactKind.ENDORSER})  # whoever speaks for them does so
_WHY = {
    FactKind.PARTY: "stands where the text names those who signed, joined or are bound",
    FactKind.DENIES_PARTY: "is said not to have signed or joined, or refuses to",
    FactKind.GUARANTOR: "is said to guarantee or sponsor",
    FactKind.MEDIATOR: "is said to mediate or facilitate",
    FactKind.ENDORSER: "is said to approve or support without joining",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One actor in one role in one sentence.

    cue      folded span of the deciding words
    direct   stands right beside them, not only in a list that does
    follows  stands after them
    joint    read as a party only because several announced together; sentence: where that is said
    alone    an armed group that announces a truce of its own: a party where nobody else is
    also     the bare kind of group by which the text tells it of the name
    """

    kind: FactKind
    mention: Mention
    cue: tuple[int, int]
    signed: bool = False
    direct: bool = True
    follows: bool = False
    joint: bool = False
    sentence: int = 0
    alone: bool = False
    also: Mention | None = None


def roles(scene: Scene) -> Iterator[Fact]:
    """Parties, those who deny being one, guarantors, mediators and endorsers."""
    prose = scene.prose
    names = names_of_kinds(scene)
    claims = [_by_whole_name(scene, names, one) for one in _settled(list(_claims(scene)))]
    if scene.of_agreement:
        told = {one.mention.key for one in claims}
        refused = {one.sentence for one in claims if one.kind is FactKind.DENIES_PARTY}
        for sentence, match, mention in unsigned(scene, told, refused):
            claims.append(Claim(FactKind.DENIES_PARTY, mention, match.span(), sentence=sentence.start))
    denied = {(one.mention.start, one.mention.end) for one in claims if one.kind is FactKind.DENIES_PARTY}
    if len(denied) > 1:
        claims = [one for one in claims if one.kind is not FactKind.DENIES_PARTY or not _bare(scene, one.mention)]
    claims = [
        one for one in claims if one.kind is not FactKind.PARTY or (one.mention.start, one.mention.end) not in denied
    ]
    for kind in dict.fromkeys(kind for kind, _ in _ROLES):
        yield from grouped(prose, [one for one in claims if one.kind is kind])


def _bare(scene: Scene, mention: Mention) -> bool:
    """ "The movement": one named elsewhere."""
    written = scene.prose.text[slice(*scene.prose.span(mention.start, mention.end))]
    return mention.kind == "described" and " " not in written and written.islower()


def _by_whole_name(scene: Scene, names: Mapping[str, Mention], claim: Claim) -> Claim:
    """The claim about the whole name, where a bare "the movement" stands for it; the bare words stay in `also`."""
    named = whole_name(scene, names, claim.mention)
    return claim if named is None else replace(claim, mention=named, also=claim.mention)


def _settled(claims: list[Claim]) -> list[Claim]:
    """ "Under the mediation of Angola, Congo and Rwanda signed": who stands right after a wording is no subject of the next verb,
    and the subject of a verb is no further member of the list before it."""
    signing = {one.sentence for one in claims if one.kind is FactKind.PARTY and not one.joint}
    parties = any(one.kind is FactKind.PARTY and not one.alone for one in claims)
    vouching = {
        (one.mention.start, one.mention.end) for one in claims if one.kind is FactKind.GUARANTOR and not one.follows
    }
    of_mention: dict[tuple[int, int], list[Claim]] = {}
    for one in claims:
        of_mention.setdefault((one.mention.start, one.mention.end), []).append(one)
    kept = []
    for one in claims:
        same = of_mention[one.mention.start, one.mention.end]
        if one.kind is FactKind.ENDORSER and any(other.kind is FactKind.PARTY for other in same):
            continue  # "approved a ceasefire with X": who joins does not only approve
        if one.alone and parties:
            continue  # "the mission announced a truce between A and B"
        if one.joint and one.sentence in signing:
            continue  # "Qatar and Egypt announced that Israel and Hamas agreed"
        if one.kind is FactKind.PARTY and not one.signed and (one.mention.start, one.mention.end) in vouching:
            continue  # "Turkey and Iran, as guarantors, undertook …"
        if one.kind is FactKind.MEDIATOR and any(
            other.kind is FactKind.GUARANTOR and other.cue[0] < one.cue[1] and one.cue[0] < other.cue[1]
            for other in same
        ):
            continue  # the Arabic "under the patronage of" tells of one role only
        others = [other for other in same if other.kind is not one.kind]
        taken_before = any(other.follows and other.direct for other in others) and not one.follows
        subject_of_next = one.follows and not one.direct and any(not other.follows for other in others)
        if not taken_before and not subject_of_next:
            kept.append(one)
    return kept


def _claims(scene: Scene) -> Iterator[Claim]:
    text = scene.text
    ways = [one for one in _ways(scene.language) if one[1] != "signed_for" or scene.articles]
    adjectives = [
        (kind, sentence, match, mention)
        for kind, role in ((FactKind.MEDIATOR, "mediator"), (FactKind.GUARANTOR, "guarantor"))
        for sentence, match, mention in told_by_adjectives(scene, role)
    ]
    told_already = {kind: [match.span() for one, _, match, _ in adjectives if one is kind] for kind, _ in _ROLES}
    for sentence in scene.having(*(pattern for *_, pattern in ways)):
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        held = sentence.cues
        for kind, role, direction, pattern in [one for one in ways if held & one[3].bit]:
            for match in pattern.finditer(text, sentence.start, end):
                if role == "signed_for" and text[max(sentence.start, match.start() - 2) : match.start()].strip(" ;"):
                    continue  # "for the Government" stands at the head of a line or after a semicolon
                if scene.language is Language.RUSSIAN and any(
                    first < match.end() and match.start() < last for first, last in told_already[kind]
                ):
                    continue  # "При египетском посредничестве А и Б": those behind are not the mediators
                if _counts(scene, kind, sentence, match):
                    yield from _claimed(scene, sentence, match, (kind, role, direction))
    for sentence, match, mention in denials(scene) if scene.of_agreement else ():
        yield Claim(FactKind.DENIES_PARTY, mention, match.span(), sentence=sentence.start)
    for sentence, match, mention in listed_parties(scene):
        yield Claim(FactKind.PARTY, mention, match.span(), follows=True, sentence=sentence.start)
    for sentence, cue, mention in signatories(scene):
        yield Claim(FactKind.PARTY, mention, cue, signed=True, follows=True, sentence=sentence.start)
    for kind, sentence, match, mention in adjectives:
        if _counts(scene, kind, sentence, match):
            yield Claim(kind, mention, match.span(), follows=True, sentence=sentence.start)


@functools.cache
def _ways(language: Language) -> tuple[tuple[FactKind, str, str, Pattern], ...]:
    words = cues(language, "roles")
    return tuple((kind, role, way, words.pattern(role, way)) for kind, role in _ROLES for way in _DIRECTIONS)


def _claimed(scene: Scene, sentence: Sentence, match: re.Match[str], way: tuple[FactKind, str, str]) -> Iterator[Claim]:
    kind, role, direction = way
    named = list(_named(scene, sentence, match, kind, direction))
    if not named:
        return
    follows, joint = direction == "after", role in _JOINT
    alone = joint and len({one.key for one in named}) < 2
    if alone and not _announces_own(scene, match, named[0]):
        return
    if role == "between" and not agreed_between(scene, sentence, match, named):
        return
    if kind is FactKind.PARTY and follows and (of_something_else(scene, sentence, match) or OF_OTHERS.search(match[0])):
        return
    if kind is FactKind.PARTY and follows and BINDS.search(match[0]) and len({one.key for one in named}) < 2:
        return
    denies = kind is FactKind.DENIES_PARTY and not follows
    if kind is FactKind.DENIES_PARTY and follows and joins_another(scene, sentence, named[-1]):
        return
    if kind is FactKind.DENIES_PARTY and of_something_denied(scene, sentence, match):
        return
    if kind is FactKind.ENDORSER and direction == "before" and approves_something_else(scene, sentence, match):
        return
    if kind is FactKind.PARTY and direction == "before" and shuns(scene, sentence, match):
        return
    if kind is FactKind.PARTY and direction == "before" and of_nobody(scene, sentence, named[-1]):
        for mention in named:
            yield Claim(FactKind.DENIES_PARTY, mention, match.span(), sentence=sentence.start)
        return
    if denies and NOT_ASKED.search(match[0]):
        named = [one for one in named if one.kind not in ("state", "capital", "organisation")]
    if denies and (left_out_as_terrorists(scene, sentence, match) or of_pronoun(scene, sentence, match)):
        return
    if kind is not FactKind.PARTY and not follows:
        named = in_clause(scene, named)
    if kind is FactKind.PARTY and direction == "before" and for_another(scene, sentence, match):
        return
    if role == "did_so" and not others_join(scene, named):
        return
    if kind is FactKind.PARTY and direction == "before" and len(named) == 1 and for_others(scene, sentence, match):
        return
    end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    signed = bool(_SIGNED.search(scene.text, sentence.start, end))
    for mention in named:
        if kind is FactKind.MEDIATOR and _ROOM.match(scene.text, mention.start):
            continue  # "under the supervision of an operations room": it watches
        if scene.language is Language.RUSSIAN and cues(scene.language, "roles").agreement.match(
            scene.text, mention.end + 1
        ):
            continue  # «Лусакское соглашение»: the name of what is agreed
        if not out_of_place(scene, mention):
            first = mention is named[0]
            yield Claim(kind, mention, match.span(), signed, first, follows, joint, sentence.start, alone)


def _announces_own(scene: Scene, match: re.Match[str], mention: Mention) -> bool:
    """ "The guerrillas announced a ceasefire": an armed group, and the truce has no definite article."""
    if mention.key.startswith("government:") or not _OWN_TRUCE.search(match[0]):
        return False
    names, words = actor_words(scene.language), scene.text[mention.start : mention.end].split()
    written = scene.prose.text[slice(*scene.prose.span(mention.start, mention.end))]
    letters = mention.kind == "capital_letters" and len(words) == 1 and written.isupper()
    return letters or (mention.kind in ("described", "group") and words[0] in names.classes["heads"])


# Folded: "announced a …", "announced the suspension of its attacks".
_OWN_TRUCE = re.compile(
    r" (?:an?|une?|une|su|son|its) | (?:the|la|le) (?:suspension|cessation|arret|cese|halt|end) (?:of|de) (?:its|ses|sus|all|toute)"
    r"|объяв\w+ (?:перемири|прекращ)|(?:اعلن|اعلنت) (?:عن )?(?:هدنه|وقف)"
)


def _named(scene: Scene, sentence: Sentence, match: re.Match[str], kind: FactKind, direction: str) -> Iterable[Mention]:
    if kind is FactKind.ENDORSER and direction == "after" and not _names_agreement(scene, match):
        # "The regime is backed by Russia": somebody is backed, not the agreement.
        beside = [one for one in sentence.mentions if 0 <= match.start() - one.end < 12 and not one.place]
        gaps = [scene.text[one.end : match.start()] for one in beside]
        if any("," not in gap for gap in gaps) or (gaps and in_a_list(scene, sentence, match)):
            return ()
    found = actors_of(sentence, scene.text, match, direction, scene.language)
    if not found and direction == "before":
        found = group_with_adjective(sentence, scene.text, match, scene.language)
    if not found and direction == "before" and kind is FactKind.DENIES_PARTY:
        found = actors_of(sentence, scene.text, match, direction, scene.language, gap="reports")
    if direction == "after" and len(found) > 1 and opens_sentence(scene, sentence, match):
        found = before_main_clause(scene, match, found)
    if direction == "after" and _SINGLE.match(match[0]):
        found = found[:1]
    verb_first = scene.language is Language.ARABIC and direction == "before" and kind is not FactKind.ENDORSER
    if verb_first and actors_of(sentence, scene.text, match, "after", scene.language):
        return ()  # who stands after the verb is its subject
    if direction == "before" and kind in (FactKind.MEDIATOR, FactKind.GUARANTOR):
        found = behind_with(scene, found)
    if (
        kind is FactKind.MEDIATOR
        and direction == "before"
        and found
        and scene.text[found[0].end : match.start()] == " "
    ):
        own = found[0].last - found[0].first == 1 and _is_adjective(scene, found[0])
        found = [] if own else found[:1] if _MEDIATOR.match(match[0]) else found
    return found or (pointed_at(scene, sentence, match) if direction == "after" else ())


_MEDIATOR = re.compile(
    r"(?:chief |lead |special )?(?:mediator|facilitator)|(?:as|como|comme|en tant que|en qualite de|en calidad de|ayant) "
    r"|(?:facilitat|mediat|broker)ing"
)


_ROOM = re.compile(r"(?:ال)?(?:غرف|لجن)ه?")  # folded
# Folded: one alone mediates, whoever stands behind the comma: "Посредником выступила Кения, Уганда одобрила".
_SINGLE = re.compile(
    r"(?:посредник(?:ом)?|гарант(?:ом)?|поручител(?:ь|ем)) (?:[^\s,.;:]+ )?(?:был|стал|выступ|явля)\w*"
)


def _names_agreement(scene: Scene, match: re.Match[str]) -> bool:
    """ "Договорённости одобрил Иран": the words hold what is approved."""
    return cues(scene.language, "roles").agreement.search(match[0]) is not None


def _is_adjective(scene: Scene, mention: Mention) -> bool:
    """ "Norwegian mediators": they come from a state, which need not mediate itself."""
    names = actor_words(scene.language)
    return scene.text[mention.start : mention.end] in names.states


def _counts(scene: Scene, kind: FactKind, sentence: Sentence, match: re.Match[str]) -> bool:
    prose = scene.prose
    if kind in (FactKind.DENIES_PARTY, FactKind.GUARANTOR, FactKind.ENDORSER) and not (
        scene.of_agreement or scene.articles
    ):
        return False
    if (
        kind is FactKind.PARTY
        and not scene.articles
        and not speaks_of_agreement(prose, sentence)
        and not pointed_at(scene, sentence, match)
    ):
        return False
    if kind is FactKind.ENDORSER and _OF_PRONOUN.search(match[0]) and not speaks_of_agreement(prose, sentence):
        return False  # "backed it": something else has been named since the truce
    across = kind not in (FactKind.MEDIATOR, FactKind.GUARANTOR)
    if kind is FactKind.PARTY and WILL_KEEP.search(match[0]):
        if on_condition(scene, sentence, match):
            return False
    elif kind is FactKind.DENIES_PARTY:
        # "Announced it would not accept it": its own "would" is no condition.
        if not wills(scene, sentence, match) and blocked(
            prose, sentence, match.start(), match.start(), negation=False, after=0, pleas=False
        ):
            return False
    elif blocked(
        prose,
        sentence,
        match.start(),
        match.end(),
        negation=kind in _ASSERTED,
        across=across,
        future=kind is not FactKind.PARTY,
    ):
        return False
    return not scene.past(sentence, match.start(), match.end())


def grouped(prose: Prose, claims: list[Claim]) -> Iterator[Fact]:
    """One fact per actor: the mention with the most words that describes it first, the others as alternatives."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        key = _group(claim.mention.key, groups)
        if key == "government:" and key not in groups:
            key = _only_government(prose, groups) or key
        groups.setdefault(key, []).append(claim)
    for group in groups.values():
        first = next((one for one in group if one.signed), group[0])
        own = (first.mention.start, first.mention.end)
        if first.kind in _SPEAKING:
            own = with_office(prose, first.mention)
        start, end = prose.span(*own)
        others = {prose.span(one.mention.start, one.mention.end) for one in group if one.mention != first.mention}
        others |= {prose.span(one.also.start, one.also.end) for one in group if one.also is not None}
        others -= {(start, end)}
        further: dict[str, object] = {}
        if others:
            further["alternatives"] = [
                {"start": one, "end": other, "text": prose.text[one:other]} for one, other in sorted(others)
            ]
        cue = prose.span(*first.cue)
        further["cue"] = prose.text[cue[0] : cue[1]]
        if ":" not in first.mention.key:
            further["actor"] = first.mention.key
        elif not first.mention.key.startswith("words:"):
            further["side"] = first.mention.key
        yield prose.fact(
            first.kind,
            own,
            {"name": prose.text[start:end]},
            _WHY[first.kind],
            **further,
        )


def _only_government(prose: Prose, groups: Mapping[str, list[Claim]]) -> str | None:
    """The one group whose name holds a word for a government, for a bare "the government"."""
    words = actor_words(prose.language).classes["government"]
    found = [
        key
        for key, claims in groups.items()
        if any(
            words.intersection(re.findall(r"\w+", prose.folded.text[one.mention.start : one.mention.end]))
            for one in claims
        )
    ]
    return found[0] if len(found) == 1 else None


def _group(key: str, groups: Iterable[str]) -> str:
    """The group of a key. A government without its state is the only government the text speaks of, if there is only one."""
    if key in groups or not key.startswith("government:"):
        return key
    same = [one for one in groups if one.startswith("government:")]
    if len(same) == 1 and (key == "government:" or same[0] == "government:"):
        return same[0]
    return key
