"""Parties told by the head of an agreement: "The Government of X and the Movement Y, hereinafter the Parties, agree as follows"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from treve.extract.patterns.cues import LONGEST_SENTENCE, cues
from treve.extract.patterns.required import needed
from treve.extract.text.passages import blocked, is_body, last_of
from treve.extract.who.mentions import Mention, Scene, Sentence
from treve.extract.who.out_of_place import out_of_place

# Folded: what closes the list of those who agree.
_AGREED = re.compile(
    r"(?<!\w)(?:(?:agreed?|undertake|decided?|resolved?|declare) (?:(?:up)?on the following|the following|as follows|that|to)"
    r"|(?:it is |it was )?(?:hereby )?agreed(?: as follows)?(?=\s?:|$)"
    r"|conv(?:enu\w*|ien\w+)(?: de)? ce qui suit|(?:s'engagent|decident|declarent) (?:a|de|ce qui suit)"
    r"|(?:convienen|acuerdan|declaran|han acordado|han convenido|acordaron|convinieron|pactan|suscriben)"
    r"(?= (?:lo siguiente|en|que)|\s?:|$)"
    r"|(?:договорил\w+|согласил\w+|условил\w+) о (?:нижеследующем|следующем)"
    r"|علي ما يلي|ما يلي(?=\s?:|$)|علي التالي)"
)
_UNDERSIGNED_WORDS = r"(?:the undersigned|les soussignes|los (?:suscritos|abajo firmantes)|нижеподписавшимися)"
# Folded: what opens it, at the head of its sentence.
_BETWEEN = re.compile(rf"\W*(?:between|entre|между|reunid[oa]s|reunis|بين)(?: {_UNDERSIGNED_WORDS})?(?!\w)")
_UNDERSIGNED = re.compile(rf"(?<!\w)(?:between|entre|между) {_UNDERSIGNED_WORDS}(?!\w)")
# Folded: who stands behind these words speaks for a party, is a short form of it, or is somebody else.
_ANOTHER = re.compile(
    r"(?<!\w)(?:represented|acting|headed|led|chaired|through its|in the presence|under the|with the|witness\w*|mediat\w*"
    r"|facilitat\w*|hereinafter"
    r"|represente\w*|agissant|dirige\w*|en presence|sous l|sous les|avec l|ci-apres|denomme\w*|en la personne|par l"
    r"|representad[oa]s?|encabezad\w*|en presencia|bajo|con la|con el|mediante|en adelante|denominad\w*|por conducto|a traves"
    r"|в лице|представл\w+|именуем\w+|далее|при посредничестве|при участии|в присутствии|под|с участием"
    r"|[وف]?(?:يمثله|تمثله|ممثله|برئاسه|بحضور|برعايه|بوساطه|بتيسير|المشار|باشراف|يشار))(?!\w)"
)
_ENDS_ASIDE = re.compile(r"[,;)]")
_SIDE = re.compile(
    r"(?:of|on) the (?:one|other)|d'une part|d'autre part|de una parte|de otra parte|с одной|с другой|من جهه"
)
_ARTICLE = re.compile(
    r"(?:\W*(?:article|articulo|статья|пункт|الماده|البند)\s\w+\W+)?\W*(?:\d{1,2}\W+)?(?:the |l[ae] |les |l'|el |l[ao]s )?"
)
_SUBJECT_AND_VERB = re.compile(r"(?:,[^,;.]{1,60},)? [^\W\d_]")
_LONGEST_HEAD = 900  # characters
# Letters without which neither is said: a pass over a sentence costs more than to look for these.
_TELLING_OF_AGREED = tuple(needed(_AGREED.pattern) or ("",))
_TELLING_OF_UNDERSIGNED = tuple(needed(_UNDERSIGNED.pattern) or ("",))
_KINDS = frozenset({"described", "actor", "group", "state", "organisation"})


def signatories(scene: Scene) -> Iterator[tuple[Sentence, tuple[int, int], Mention]]:
    """Those whom the head of an agreement names, and the joint subjects of its articles; each with the deciding words."""
    if not scene.articles:
        return
    telling = [one for one in _TELLING_OF_AGREED if one in scene.text]
    undersigned = any(one in scene.text for one in _TELLING_OF_UNDERSIGNED)
    for place, sentence in enumerate(scene.sentences):
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        told = any(scene.text.find(one, sentence.start, end) >= 0 for one in telling)
        agreed = _AGREED.search(scene.text, sentence.start, end) if told else None
        opened = _BETWEEN.match(scene.text, sentence.start, end)
        opened = opened or (_after_title(scene, sentence) if undersigned else None)
        if agreed is not None and (opened is not None or place <= _HEAD_WITHIN):
            start = opened.end() if opened is not None else sentence.start
            cue = agreed.span()
        elif opened is not None and place <= _HEAD_WITHIN:
            start, cue = opened.end(), opened.span()
        else:
            yield from _joint_subject(scene, sentence, end)
            continue
        stop = agreed.start() if agreed is not None and agreed.start() > start else end
        if scene.language.value == "ar" and agreed is not None:
            stop = agreed.start()
        named = list(_listed(scene, sentence, start, stop))
        if len({one.key for one in named}) > 1 and not blocked(scene.prose, sentence, *cue):
            yield from ((sentence, cue, one) for one in named)


def _after_title(scene: Scene, sentence: Sentence) -> re.Match[str] | None:
    """ "… entre les soussignés": behind a title without a stop."""
    return _UNDERSIGNED.search(scene.text, sentence.start, min(sentence.end, sentence.start + _LONGEST_HEAD))


_HEAD_WITHIN = 3  # sentences: a title, a place and date, the list itself


def _listed(scene: Scene, sentence: Sentence, start: int, stop: int) -> Iterator[Mention]:
    """The actors of a list, without those who speak for one, mediate or are its short forms."""
    last = start
    for one in sentence.mentions:
        if one.start < start or one.end > stop:
            continue
        gap = scene.text[last : one.start]
        last = one.end
        aside = last_of(_ANOTHER.finditer(gap))
        ends = _ENDS_ASIDE.finditer(gap, aside.end()) if aside is not None else ()
        past = aside is None or any(_SIDE.match(gap, mark.end() + 1) or _goes_on(gap, mark.end()) for mark in ends)
        if past and _stands(scene, sentence, one):
            yield one


def _goes_on(gap: str, offset: int) -> bool:
    return (
        re.fullmatch(
            r" ?(?:(?:and|et|y|e|и|و|,|;) ?)?(?:on the other\w* |of the other part,? )?(?:the |le |la |les |l'|el |los |las )?",
            gap[offset:],
        )
        is not None
    )


def _stands(scene: Scene, sentence: Sentence, one: Mention) -> bool:
    named = one.kind in _KINDS or (one.kind == "capital_letters" and one.last - one.first > 1)
    if not named or out_of_place(scene, one):
        return False
    name = sentence.words[one.first : one.last]
    return not is_body(scene.text[one.start : one.end]) or any(
        word.upper for word in name
    )  # "the committee of the MFDC"


def _joint_subject(scene: Scene, sentence: Sentence, end: int) -> Iterator[tuple[Sentence, tuple[int, int], Mention]]:
    """ "Article 1. The Government and the Movement cease …": both are bound, unless the article gives them another role."""
    first = next(iter(sentence.mentions), None)
    if first is None or _ARTICLE.fullmatch(scene.text, sentence.start, first.start) is None:
        return
    link = cues(scene.language, "roles").pattern("gaps", "link")
    chain = [first]
    for one in sentence.mentions[1:]:
        if link.fullmatch(scene.text, chain[-1].end, one.outer) is None:
            break
        chain.append(one)
    if len({one.key for one in chain}) < 2 or not all(_stands(scene, sentence, one) for one in chain):
        return
    if _SUBJECT_AND_VERB.match(scene.text, chain[-1].end, end) is None or scene.language.value == "ar":
        return
    roles = cues(scene.language, "roles")
    others = [
        roles.pattern(role, way)
        for role in ("guarantor", "mediator", "endorser", "denies_party", "excluded_actor")
        for way in ("before", "after")
    ]
    others.append(cues(scene.language, "terms").pattern("monitoring", "before"))
    if any(one.search(scene.text, sentence.start, end) for one in others) or blocked(
        scene.prose, sentence, chain[-1].end, chain[-1].end
    ):
        return
    span = chain[-1].end, min(chain[-1].end + 1, end)
    yield from ((sentence, span, one) for one in chain)
