"""Which documents or arrangements the text says were signed, agreed or announced, each once, with its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from treve.extract.agreed.left_out_further import clause_end
from treve.extract.patterns.cues import LONGEST_SENTENCE, Cues, cues
from treve.extract.text.passages import blocked
from treve.extract.when.unsettled import unsettled
from treve.extract.who.mentions import Scene, Sentence
from treve.model.draft import Fact, FactKind

# The longer wordings first: "agreement on monitoring the ceasefire" is no ceasefire.
_KINDS = ("humanitarian", "exchange", "monitoring", "withdrawal", "negotiation", "ceasefire", "other")
_HEADLINES = 2  # sentences
_SINCE_WITHIN = 24
_ARTICLE = 5  # letters of "an", "une", before what an article decrees
_ARTICLE_HEAD = re.compile(r"\s*\(?(?:\d{1,2}|[a-h])\s?[.):–-]\s*+(?!(?:the|les?|la|el|los|this|cette?|este|esta) |l')")
_SINCE = re.compile(r"(?<!\w)(?:since|depuis|desde|с (?:начала|момента)|منذ)(?!\w)")
# "Shelled despite the truce", "bombed during the truce": told of something else. Folded.
_ASIDE = re.compile(
    r"(?<!\w)(?:despite|in spite of|during|malgre|en depit de|pendant|durant|pese a|a pesar de|durante|несмотря на|вопреки|во время"
    r"|رغم|خلال) ?(?:the |la |le |l'|el )?$"
)
_WHY = "the text says it was signed, agreed or announced"


def agreed_documents(scene: Scene) -> Iterator[Fact]:
    """One fact per document: those the text numbers ("the first … the second …"), then each kind it names as agreed."""
    words = cues(scene.language, "terms")
    numbered = list(_numbered(scene, words))
    kinds = {fact.value["kind"] for fact in numbered}
    yield from numbered
    spans: dict[str, list[tuple[int, int]]] = {}
    named = [(kind, words.pattern("documents", kind)) for kind in _KINDS]
    announced, body = words.pattern("documents", "announced"), words.pattern("monitoring", "span")
    begins = [one.start for one in scene.sentences[:_HEADLINES]]
    for sentence in scene.having(*(pattern for _, pattern in named)):
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        headline = sentence.start in begins
        article = _ARTICLE_HEAD.match(scene.text, sentence.start) if scene.articles else None
        told = announced.search(scene.text, sentence.start, end) if sentence.cues & announced.bit else None
        if not headline and not told and not article:
            continue
        if headline and not told and not article and _names_a_body(scene, sentence):
            continue
        taken: list[tuple[int, int]] | None = None
        for kind, pattern in named:
            if not sentence.cues & pattern.bit:
                continue
            for match in pattern.finditer(scene.text, sentence.start, end):
                if taken is None:
                    # "Ceasefire Monitoring Mechanism" is a body, and no document on monitoring.
                    taken = [one.span() for one in body.finditer(scene.text, sentence.start, end)]
                if any(first < match.end() and match.start() < last for first, last in taken):
                    continue
                taken.append(match.span())
                if not (told or article or kind in _KINDS_OF_HEADLINES) and _only_named(scene, sentence):
                    continue
                if article and not (headline or told) and match.start() - article.end() > _ARTICLE:
                    continue
                if kind not in kinds and _agreed(scene, sentence, match.span()):
                    spans.setdefault(kind, []).append(match.span())
    if "humanitarian" in spans and all(_BARE_TRUCE.fullmatch(scene.text, *one) for one in spans.get("ceasefire", ())):
        spans["humanitarian"] += spans.pop("ceasefire", [])  # "the truce": the humanitarian one
    for kind, found in spans.items():
        yield _fact(scene, kind, found)
    if not numbered and not spans:
        yield from _signed(scene, words)


def _names_a_body(scene: Scene, sentence: Sentence) -> bool:
    """ "Joint Ceasefire Secretariat, daily summary": a heading in which the truce is part of the name of who watches it."""
    end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    return scene.text[end - 1 : end] != "." and _SEAT.search(scene.text, sentence.start, end) is not None


# Folded.
_SEAT = re.compile(
    r"(?<!\w)(?:secretar\w+|comit[eé]\w*|committee|comm?iss?ion|mission|mision|cent(?:re|er|ro)|mecanism\w*|mechanism|observator\w+"
    r"|observ(?:er|ateur|ador)\w*|bureau|office|oficina|monitor\w*|veeduria|центр\w*|комисси\w+|комитет\w*|мисси\w+|секретариат\w*"
    r"|наблюд\w+|штаб\w*|(?:ال)?(?:غرفه|لجنه|مركز|بعثه|مرصد|امانه))(?!\w)"
)


def _only_named(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence ends with a full stop, as a headline does not, and tells of nothing that an agreement provides for."""
    end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    provides = cues(scene.language, "terms").pattern("obligation", "provides")
    if provides.search(scene.text, sentence.start, end) is not None:
        return False
    return scene.text[max(sentence.start, sentence.end - _STOP) : sentence.end].rstrip().endswith(".")


_STOP = 4  # characters
_KINDS_OF_HEADLINES = (
    "ceasefire",
    "humanitarian",
)  # a first sentence that speaks of a truce speaks of the one it is about


# Folded.
_SIGNING = re.compile(
    r"(?<!\w)(?:sign(?:e|ed|es|s|ing|ent|ee|ees)?(?!\w)|paraph\w+|scell\w+|conclu\w*|sealed|initial+ed|firm(?:ar|o|ad|an|aron)\w*(?!\w)"
    r"|reached|agreed (?=on|to)|convenu\w*|entendu\w*|parvenu\w*"
    r"|alcanz\w+|достиг\w+|acord(?:o|aron|ad)\w*|conven\w+|согласова\w+|[وف]?(?:توصل|اتفق)\w*"
    r"|suscri\w+|rubric\w+|sell(?:ar|ad)\w+|подпис\w+|заключ\w+|парафир\w+|[وف]?(?:وقع|ابرم|توقيع)\w*)"
)
_SIGNING_WITHIN = 45
_BARE_TRUCE = re.compile(
    r"(?:truce|pause|(?:treve|tregua|pausa)(?: de [\w-]+ \w+)?|перемири\w+|пауз\w+|[وف]?[بل]?(?:ال)?هدنه)"
)


def _signed(scene: Scene, words: Cues) -> Iterator[Fact]:
    """ "Signed a pact of honour": the first document the text says was signed, where it names none of a known kind."""
    bare = words.pattern("documents", "bare")
    for sentence in scene.having(bare):
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        for match in bare.finditer(scene.text, sentence.start, end):
            before = _SIGNING.search(scene.text, max(sentence.start, match.start() - _SIGNING_WITHIN), match.start())
            behind = _SIGNING.search(scene.text, match.end(), min(end, match.end() + _SIGNING_WITHIN))
            if behind and scene.text.find(",", match.end() + 1, behind.start()) >= 0:
                behind = None
            if (before or behind) and _agreed(scene, sentence, match.span()):
                yield _fact(scene, "other", [match.span()])
                return


# "The de-escalation zone of Idlib", "a ceasefire line": a place; "ceasefire talks": nothing agreed. Folded.
_PLACE_BEFORE = re.compile(
    r"(?:zones? de |zonas? de |зон\w* |منطقه |مناطق |(?:pourparlers|negociations|discussions|consultations) (?:de|sur un|sur le) "
    r"|(?:conversaciones|negociaciones) (?:de|sobre un|sobre el) |переговор\w+ о "
    r"|talks (?:on|about|over) |discussions sur |conversaciones sobre |(?:محادثات|مفاوضات) (?:بشان|حول) )(?:la |a |the )?$"
)
# "The agreement provides for a withdrawal" in Arabic, verb first: no agreement on withdrawal. Folded.
_PROVIDES = re.compile(r"(?:نص|يقضي|تقضي|قضي|يشمل|تشمل|يتضمن|تتضمن) $")
_ANNOUNCED = re.compile(r" ال(?:معلن|موقع|مبرم|متفق)")  # "the truce announced yesterday covers …"
_PLACE_AFTER = re.compile(r"[ -](?:zones?|areas?|lines?|talks|negotiations?|consultations?)(?!\w)")


def _agreed(scene: Scene, sentence: Sentence, span: tuple[int, int]) -> bool:
    if _PLACE_BEFORE.search(scene.text[max(sentence.start, span[0] - _SINCE_WITHIN) : span[0]]) or _PLACE_AFTER.match(
        scene.text, span[1]
    ):
        return False
    if _PROVIDES.search(scene.text[max(sentence.start, span[0] - _SINCE_WITHIN) : span[0]]) and not _ANNOUNCED.match(
        scene.text, span[1]
    ):
        return False
    if _SINCE.search(scene.text[max(sentence.start, span[0] - _SINCE_WITHIN) : span[0]]):
        return False  # "since the truce began"
    if _ASIDE.search(scene.text[max(sentence.start, span[0] - _SINCE_WITHIN) : span[0]]):
        return False
    if unsettled(scene.prose, (sentence.start, sentence.end), span):
        return False
    counted = cues(scene.language, "terms").pattern("registered", "noun")
    if counted.search(scene.text, max(sentence.start, span[0] - 26), min(sentence.end, span[1] + 14)):
        return False  # "39 violations of the truce" announces no truce
    return not scene.past(sentence, *span) and not blocked(scene.prose, sentence, *span, future=False)


def _fact(scene: Scene, kind: str, spans: list[tuple[int, int]]) -> Fact:
    further: dict[str, list[dict[str, object]]] = {}
    if spans[1:]:
        further["alternatives"] = []
        for span in spans[1:]:
            start, end = scene.prose.span(*span)
            further["alternatives"].append({"start": start, "end": end, "text": scene.prose.text[start:end]})
    return scene.prose.fact(FactKind.AGREEMENT_DOCUMENT, spans[0], {"kind": kind}, _WHY, **further)


def _numbered(scene: Scene, words: Cues) -> Iterator[Fact]:
    """ "Three documents were signed: a first …, a second …, the third …": each from its ordinal to the end of its clause."""
    count = words.pattern("documents", "count")
    ordinal = words.pattern("documents", "ordinal")
    if not count.occurs(scene.text):
        return
    for place, sentence in enumerate(scene.sentences):
        counted = count.search(scene.text, sentence.start, min(sentence.end, sentence.start + LONGEST_SENTENCE))
        if counted is None or scene.past(sentence, *counted.span()):
            continue
        last = scene.sentences[min(place + 3, len(scene.sentences) - 1)].end
        found = list(ordinal.finditer(scene.text, counted.end(), min(last, counted.end() + LONGEST_SENTENCE)))
        if len(found) < 2:
            continue
        for one, following in zip(found, [*found[1:], None], strict=True):
            stop = following.start() if following else last
            mark = _CLAUSE_END.search(_without_asides(scene.text[one.end() : stop]))
            stop = one.end() + mark.start() if mark is not None else stop
            stop = min(stop, clause_end(scene.text, stop) if stop - one.start() < 8 else stop)
            whole = scene.text[one.start() : following.start() if following else min(last, stop + 120)]
            yield _fact(scene, _kind(words, whole), [(one.start(), stop)])
        return


def _without_asides(passage: str) -> str:
    """The passage with what stands in brackets blotted out: "the will (of the parties, ed.) to open talks" is one clause."""
    return _ASIDE_IN_BRACKETS.sub(lambda aside: "_" * len(aside[0]), passage)


_ASIDE_IN_BRACKETS = re.compile(r"\([^()]{1,80}\)(?= [^\W\d_])")
_CLAUSE_END = re.compile(r"[\".;»”(]")


def _kind(words: Cues, passage: str) -> str:
    if words.pattern("documents", "kind_negotiation").search(passage):
        return "negotiation"
    if words.pattern("documents", "kind_monitoring").search(passage):
        return "monitoring"
    for kind in _KINDS:
        if words.pattern("documents", kind).search(passage):
            return kind
    return "other"
