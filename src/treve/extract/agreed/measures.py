"""Who watches over the agreement, and what talks it promises."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator

from treve.extract.agreed.watching import OTHER_BODY, described_from, watching
from treve.extract.patterns.cues import LONGEST_SENTENCE, actors_of, cues
from treve.extract.text.folding import folded
from treve.extract.text.passages import blocked, is_body
from treve.extract.who.mentions import Mention, Scene, Sentence
from treve.model.draft import Fact, FactKind, Language


def monitoring(scene: Scene) -> Iterator[Fact]:
    """Bodies, lines, missions and technical means of monitoring; each once."""
    why = "a body or means that watches over the agreement"
    told = list(_passages(scene, FactKind.MONITORING_MEASURE, "monitoring", why, watching(scene)))
    taken = [(one["start"], one["end"]) for fact in told for one in fact.further.get("alternatives", ())]
    taken += [(one.start, one.end) for one in told]
    yield from (_from_heading(scene, one) for one in told)
    for span in _watchers(scene):
        start, end = scene.prose.span(*span)
        if not any(first < end and start < last for first, last in taken):
            taken.append((start, end))
            value = {"text": scene.prose.text[start:end]}
            yield scene.prose.fact(FactKind.MONITORING_MEASURE, span, value, why)


def _from_heading(scene: Scene, fact: Fact) -> Fact:
    """ "VERIFICATION MISSION", and further on "the Mission": told where the text speaks of it, the heading another span."""
    words = _HEAD_WORD.findall(fact.text)
    if len(words) < _TWO or not fact.text.isupper():
        return fact
    heads = "|".join(re.escape(folded(one)) for one in words if is_body(folded(one)))
    begin = scene.prose.folded.index(fact.end)
    found = (
        re.compile(rf"(?<!\w)(?:la |le |l'|les |el |los |las |the )({heads})(?!\w)").search(scene.text, begin)
        if heads
        else None
    )
    if found is None:
        return fact
    heading = {"start": fact.start, "end": fact.end, "text": fact.text}
    others = [heading, *fact.further.get("alternatives", ())]
    start, end = scene.prose.span(*found.span(1))
    value = {"text": scene.prose.text[start:end]}
    return scene.prose.fact(FactKind.MONITORING_MEASURE, found.span(1), value, fact.why, alternatives=others)


_HEAD_WORD = re.compile(r"[^\W\d_]{4,}")
_TWO = 2


def _watchers(scene: Scene) -> Iterator[tuple[int, int]]:
    """The folded spans of those named beside "will monitor" or "verified by", where no body or means is named: each once."""
    words = cues(scene.language, "terms")
    seen: set[str] = set()
    composed = words.pattern("monitoring", "composed")
    for sentence in scene.having(*(words.pattern("monitoring", way) for way in ("before", "after"))):
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        bodies = [one.span() for one in words.pattern("monitoring", "span").finditer(scene.text, sentence.start, end)]
        for direction in ("before", "after"):
            for match in words.pattern("monitoring", direction).finditer(scene.text, sentence.start, end):
                if blocked(scene.prose, sentence, *match.span()) or scene.past(sentence, *match.span()):
                    continue
                if _CEREMONY.search(scene.text, max(sentence.start, match.start() - _NEAR), match.start()):
                    continue  # "the signing was observed by …"
                chain = actors_of(sentence, scene.text, match, direction, scene.language)
                if chain and composed.search(scene.text, sentence.start, max(one.end for one in chain)):
                    continue  # "a mechanism made up of the government and the UN will watch": they are its members
                if bodies and not any(first < one.end and one.start < last for one in chain for first, last in bodies):
                    continue  # the body that watches is named, and this is somebody else
                for one in chain:
                    if any(first < one.end and one.start < last for first, last in bodies):
                        continue
                    if OTHER_BODY.search(scene.text, one.start, one.end) or _bound(scene, one):
                        continue
                    if not one.person and not one.place and one.key not in seen:
                        seen.add(one.key)
                        yield _of_body(scene, sentence, one), one.end


def _of_body(scene: Scene, sentence: Sentence, mention: Mention) -> int:
    """Where the body begins of which a name tells whose it is: "Mission of good offices of the UN"; else where the name does."""
    bodies = cues(scene.language, "terms").pattern("monitoring", "body")
    first = max(sentence.start, mention.start - _NEAR)
    found = next(bodies.finditer(scene.text, first, mention.start), None)
    if found is None or _APART.search(scene.text, found.end(), mention.start):
        return mention.start
    return found.start()


# Folded: what stands before these belongs to another name.
_APART = re.compile(
    r"[,.;:()،]| (?:and|et|y|e|и|а|with|avec|con|с|which|that|qui|que|a|ont|has|have|to|in|en|в|ha|han) | و"
)


def _bound(scene: Scene, mention: Mention) -> bool:
    """ "A truce to be observed by all forces": who keeps it watches nothing."""
    bound = cues(scene.language, "terms").pattern("obligation", "bound").compiled
    return bound.fullmatch(scene.text, mention.start, mention.end) is not None


_NEAR = 40  # characters
_CEREMONY = re.compile(r"sign(?:ing|ature)|ceremon|session|meeting|seance|reunion|firma(?!d)|подписан|церемон|توقيع")


def negotiations(scene: Scene) -> Iterator[Fact]:
    """Undertakings to open or resume talks; talks already held are none."""
    yield from _passages(
        scene, FactKind.NEGOTIATION_COMMITMENT, "negotiation", "an undertaking to open or resume talks"
    )


def _passages(
    scene: Scene, kind: FactKind, role: str, why: str, others: Iterable[tuple[int, int]] = ()
) -> Iterator[Fact]:
    """One fact for each passage that a role's pattern tells. others: further spans, told in place of shorter ones inside them."""
    words = cues(scene.language, "terms")
    said, past = words.pattern(role, "span"), words.pattern(role, "past")
    seen: list[tuple[str, Fact]] = []
    longer = list(dict.fromkeys(others))
    for sentence in scene.having(said):
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        for match in said.finditer(scene.text, sentence.start, end):
            if past.search(match[0]) or blocked(scene.prose, sentence, match.start(), match.end()):
                continue
            if scene.past(sentence, match.start(), match.end()):
                continue
            tail = words.pattern(role, "tail").match(scene.text, match.end(), end)
            span = match.start(), tail.end() if tail else match.end()
            watches = kind is FactKind.MONITORING_MEASURE
            if watches and scene.language is Language.ENGLISH:
                span = described_from(scene, sentence, span[0]), span[1]
            span = _whole(sentence, *span) if watches else (span[0], _with_all(scene, sentence, *span))
            if any(_named_longer(scene, span, one) for one in longer):
                continue
            longer = [(first, last) for first, last in longer if not (first < span[1] and span[0] < last)]
            if watches and (_no_measure(scene, sentence, match) or OTHER_BODY.search(scene.text, *span)):
                continue
            start, last = scene.prose.span(*span)
            seen.append((_gist(match[0]), scene.prose.fact(kind, span, {"text": scene.prose.text[start:last]}, why)))
    for span in longer:
        start, last = scene.prose.span(*span)
        seen.append(
            (_gist(scene.text[slice(*span)]), scene.prose.fact(kind, span, {"text": scene.prose.text[start:last]}, why))
        )
    yield from _once(sorted(seen, key=lambda one: one[1].start))


def _named_longer(scene: Scene, span: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether another passage names more of a body than one inside it, which is one word or does not begin it."""
    inside = other[0] <= span[0] and span[1] <= other[1]
    return inside and (" " not in scene.text[slice(*span)] or span[0] - other[0] > _ARTICLE)


_ARTICLE = 4  # characters
# "Peacekeepers were assaulted": they are named, and nothing is said of what they are to do. Folded.
_BARE = re.compile(
    r"(?:peacekeepers|blue helmets|observers|monitors|casques bleus|observateurs|cascos azules|observadores|миротворц\w+"
    r"|наблюдател\w+)"
)
# "The rescue coordination centre was bombed", "a panel of experts wrote on the climate": it may have nothing to do with the truce.
_OTHER_TASK = re.compile(r"coordina|координац|expert|эксперт|enquete|inquiry|investiga|расследован|تنسيق|خبراء|تحقيق")
_TASK = re.compile(
    r"surveill|suivi|verif|control|observ|monitor|supervis|cessez|treve|cease|truce|tregua|fuego|alto|монитор|контрол|наблюд|перемир"
    r"|прекращ|مراقب|رصد|هدنه|اطلاق"
)
_MET = re.compile(r"(?:اختتم|اجتمع|عقد|انه|يري|يعتقد|يقول|قال|يتوقع)\w* $")
_DESCRIBED = 14  # characters
_CLAUSE = re.compile(r"[,.;:()،]")


def _no_measure(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a body is only named: men without a task, a committee that ended its session."""
    if _MET.search(scene.text[max(sentence.start, match.start() - 12) : match.start()]):
        return True
    around = max(sentence.start, match.start() - _DESCRIBED), min(sentence.end, match.end() + _DESCRIBED)
    if OTHER_BODY.search(_CLAUSE.split(scene.text[around[0] : match.start()])[-1]) or OTHER_BODY.search(
        _CLAUSE.split(scene.text[match.end() : around[1]])[0]
    ):
        return True  # "the election observation mission"
    of_other = _OTHER_TASK.search(match[0]) is not None and _TASK.search(match[0]) is None and not scene.articles
    if _BARE.fullmatch(match[0]) is None and not of_other:
        return False
    words = cues(scene.language, "terms")
    end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    if of_other and cues(scene.language, "roles").agreement.between(scene.text, sentence.start, end):
        return False
    return not any(
        words.pattern("monitoring", way).search(scene.text, sentence.start, end)
        for way in ("acts", "created", "before", "after")
    )


def _with_all(scene: Scene, sentence: Sentence, start: int, end: int) -> int:
    """Where those with whom talks are to be held all have been named: "talks with Turkey and Iran"; else the end itself."""
    if not _WITH.search(scene.text, start, end):
        return end
    link = cues(scene.language, "roles").pattern("gaps", "link")
    last = next((number for number, one in enumerate(sentence.mentions) if one.end == end), None)
    while last is not None and last + 1 < len(sentence.mentions):
        here, following = sentence.mentions[last], sentence.mentions[last + 1]
        if link.fullmatch(scene.text, here.end, following.outer) is None:
            break
        last += 1
    if last is None:
        return end
    stop = sentence.mentions[last].end
    return stop if stop == sentence.end or scene.text[stop : stop + 1] in _MARKS else end


_WITH = re.compile(r"(?<!\w)(?:with|avec|con|со?|مع) [^,.;:]{2,60}$")
_MARKS = tuple(',.;:)"»”\n')


def _whole(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The name in which the words for a body stand: "Commission mixte de suivi et de conciliation"."""
    name = next((one for one in sentence.mentions if one.start < end and start < one.end and not one.place), None)
    if name is None or name.last - name.first < _NAME or not (name.start <= start < name.end):
        return start, end
    return name.start, max(end, name.end)


_NAME = 3  # words


_LONG_WORD = re.compile(r"[^\W\d]{4,}")


def _gist(words: str) -> str:
    """The first long words: "joint monitoring commission" and "the monitoring commission" are told apart, repeats are not."""
    return " ".join(_LONG_WORD.findall(words)[:2])


def _once(seen: list[tuple[str, Fact]]) -> Iterator[Fact]:
    groups: dict[str, list[Fact]] = {}
    for gist, fact in seen:
        groups.setdefault(gist, []).append(fact)
    for facts in groups.values():
        first, *others = facts
        spans = [{"start": one.start, "end": one.end, "text": one.text} for one in others]
        yield dataclasses.replace(first, further={"alternatives": spans}) if spans else first
