"""What the truce leaves out: actors it does not cover, areas it carves out, acts it permits. Silence excludes nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from treve.extract.agreed.left_out_further import (
    ARTICLE,
    clause_end,
    described_group,
    further_left_out,
    told_by_participle,
)
from treve.extract.patterns.cues import LONGEST_SENTENCE, actors_of, cues
from treve.extract.text.passages import blocked, last_of, speaks_of_agreement
from treve.extract.text.prose import Prose
from treve.extract.who.mentions import Mention, Scene, Sentence
from treve.model.draft import Fact, FactKind, Language

_CLAUSE_END = re.compile(r"[,.;:\n\"«»“”()]|$")
_LONGEST_CLAUSE = 140  # characters
_SHORTEST_ACT = 6
_BACK = 4  # sentences
_SHORT_TEXT = 12  # sentences; the whole of it speaks of its agreement


def exclusions(scene: Scene) -> Iterator[Fact]:
    """Excluded actors, and exceptions of area or act."""
    actors: dict[str, list[tuple[int, int]]] = {}
    roles, terms = cues(scene.language, "roles"), cues(scene.language, "terms")
    said = [roles.pattern("excluded_actor", way) for way in ("after", "before")]
    said += [
        terms.pattern("exception", way)
        for way in (
            "not_breach",
            "not_breach_around",
            "span",
            "goes_on",
            "behind",
            "set_against",
            "leaves",
            "in_articles",
        )
    ]
    for sentence in scene.having(*said):
        near = scene.articles or speaks_of_agreement(scene.prose, sentence, _BACK)
        if not near and not (scene.of_agreement and len(scene.sentences) <= _SHORT_TEXT):
            continue
        areas: list[tuple[int, int]] = []
        for mention in _excluded(scene, sentence, areas):
            actors.setdefault(mention.key, []).append((mention.start, mention.end))
        told = [one for spans in actors.values() for one in spans]
        for span in _permitted(scene, sentence):
            if not any(span[0] <= start and end <= span[1] for start, end in told):  # "… is not covered": an actor
                areas.append(span)
        for span in _longest(areas):
            if any(one.start < span[0] and span[1] <= one.end and not one.place for one in sentence.mentions):
                continue  # "the Self-Defence Forces of …": part of a name
            start, end = scene.prose.span(*span)
            if end - start > 2:
                value = {"text": scene.prose.text[start:end]}
                yield scene.prose.fact(FactKind.EXCEPTION, span, value, "left out of the ban, or of the area it covers")
    yield from _repeated(scene.prose, FactKind.EXCLUDED_ACTOR, _joined(scene, actors), "said not to be covered")


def _joined(scene: Scene, actors: Mapping[str, list[tuple[int, int]]]) -> dict[str, list[tuple[int, int]]]:
    """ "Nusra" beside "Nusra Front" is told by the longer name."""
    kept: dict[str, list[tuple[int, int]]] = {}
    for key, spans in sorted(actors.items(), key=lambda one: one[1][0][0] - one[1][0][1]):
        name = scene.text[slice(*spans[0])]
        longer = next(
            (one for one, others in kept.items() if f" {name} " in f" {scene.text[slice(*others[0])]} "), None
        )
        if longer is None:
            kept[key] = list(spans)
        else:
            kept[longer] += spans
    return {key: kept[key] for key in actors if key in kept}


def _repeated(prose: Prose, kind: FactKind, found: Mapping[str, Sequence[tuple[int, int]]], why: str) -> Iterator[Fact]:
    """One fact per name from folded spans, the first one leading, the others as alternatives."""
    for key, spans in found.items():
        first, *others = dict.fromkeys(prose.span(*one) for one in spans)
        further: dict[str, object] = {} if ":" in key else {"actor": key}
        if others:
            further["alternatives"] = [{"start": one, "end": end, "text": prose.text[one:end]} for one, end in others]
        start, end = first
        yield Fact(kind, start, end, prose.text[start:end], {"name": prose.text[start:end]}, why, further)


def _longest(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, without those that lie inside another."""
    told = list(dict.fromkeys(spans))
    return [one for one in told if not any(other[0] <= one[0] and one[1] <= other[1] for other in told if other != one)]


def _excluded(scene: Scene, sentence: Sentence, areas: list[tuple[int, int]]) -> Iterator[Mention]:
    """Actors left out in a sentence; what is left out and is none of them goes to `areas`."""
    words = cues(scene.language, "roles")
    end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    for direction in ("after", "before"):
        pattern = words.pattern("excluded_actor", direction)
        if not sentence.cues & pattern.bit:
            continue
        for match in pattern.finditer(scene.text, sentence.start, end):
            if not scene.articles and blocked(
                scene.prose, sentence, match.start(), match.end(), negation=False, across=False
            ):
                continue
            if scene.past(sentence, match.start(), match.end()):
                continue
            if _SAVE.match(match[0]) and (not _scoped(scene, sentence, match) or _only(scene, sentence, match)):
                continue
            if direction == "after" and _AND_THAT.match(scene.text, match.end()):
                continue  # "it does not extend to it, and that …": nothing stands behind
            if _AMNESTY.search(scene.text, max(sentence.start, match.start() - _AMNESTY_WITHIN), match.start()):
                continue  # "an amnesty that does not cover war crimes"
            if _EXCLUDES.match(match[0]) and direction == "after" and _by_other(scene, sentence, match):
                continue
            found = [one for one in actors_of(sentence, scene.text, match, direction, scene.language) if not one.person]
            found = _to_semicolon(scene, found)
            area = _area(scene, match) if direction == "after" else None
            if area is not None:
                areas.append(area)
                continue
            against = _AGAINST.match(scene.text, _head_of_clause(scene, sentence, match.start()), match.start())
            alone = direction == "before" and not against and _only_places(found)
            before = _area_before(scene, sentence, match) if alone else None
            if before is not None:
                areas.append(before)
                continue
            named = [one for one in found if not one.place and not _tells(scene, one)]
            told = _told_before(scene, sentence, match) if direction == "before" else None
            if told is not None and (
                not found or any(one.search(scene.text, told.start, told.end) for one in (_LISTED, _LINKED))
            ):
                yield told  # a body that lists them is not left out itself
                continue
            described = described_group(scene, sentence, match.end()) if direction == "after" else None
            if described is not None and named and _is_whole(scene, described, named):
                yield described
                continue
            if named and direction == "after":
                named[-1] = told_by_participle(scene, sentence, named[-1])
                named += further_left_out(scene, sentence, found[-1])
            if named and direction == "after" and _place_like(scene, sentence, match, named):
                areas.append(_to_clause_end(scene, match))
                continue
            yield from named
            if not named and direction == "after":
                listed = described is not None and _NAMELY.match(scene.text, described.end) is not None
                if described and not listed:
                    yield told_by_participle(scene, sentence, described)
                    yield from further_left_out(scene, sentence, described)
                limits = _APPLIES.search(match[0]) and _NEGATED.search(match[0])
                if limits and any(0 <= match.start() - one.end <= 1 and not one.place for one in sentence.mentions):
                    continue  # "the army will not target civilians": who does so is no truce
                if described is None and (
                    limits
                    or (
                        (_SAVE.match(match[0]) or _EXCEPTION.search(match[0]))
                        and (_of_ban_or_area(scene, sentence, match) or _FROM_BAN.search(match[0]))
                    )
                ):
                    start, stop = _to_clause_end(scene, match)
                    least = 1 if stop - start > _SHORTEST_ACT and _of_ban(scene, sentence, match) else _WORDS_LEAST
                    if least <= len(scene.text[start:stop].split()) <= _WORDS_MOST:
                        areas.append((start, stop))


def _only_places(found: Sequence[Mention]) -> bool:
    """ "The port of X is not included": nobody is named but by a name of a place."""
    return all(one.place or one.kind in ("state", "capital", "capital_letters") for one in found)


def _is_whole(scene: Scene, described: Mention, named: Sequence[Mention]) -> bool:
    """ "Factions linked to X": X itself is not left out; "the bands of Colonel X": the bare noun is not all of the name."""
    if _LINKED.search(scene.text, described.start, named[0].start):
        return True
    if named[0].start == described.start and _LINKED.match(scene.text, named[0].end + 1):
        return True
    bare = len(named) == 1 and named[0].kind == "described" and named[0].last - named[0].first == 1
    return bare and named[0].start == described.start and described.end > named[0].end


def _only(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """Arabic: "the truce covers nothing save the town": the area, and no exception."""
    before = _NOTHING.search(scene.text, max(sentence.start, match.start() - _ANY_WITHIN), match.start())
    return before is not None


_NOTHING = re.compile(r"(?<!\w)[وف]?لا [يت](?:خص|شمل|عني|سري|طبق|نطبق)\w*(?: [^\s,.;]+){1,3} $")  # folded


def _to_clause_end(scene: Scene, match: re.Match[str]) -> tuple[int, int]:
    start = _after_article(scene, match)
    return start, clause_end(scene.text, start)


def _place_like(scene: Scene, sentence: Sentence, match: re.Match[str], named: Sequence[Mention]) -> bool:
    """ "The whole province, except Jisr al-Shughur": names of nobody known behind "except", where an area has been named."""
    if _SAVE.match(match[0]) is None or _FOR.search(match[0]) or not _of_area(scene, sentence, match):
        return False
    return all(one.kind in ("state", "capital", "capital_letters") for one in named)


def _of_area(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the sentence names the area of the truce before a wording of exception."""
    terms = cues(scene.language, "terms")
    if terms.pattern("territory", "whole").search(scene.text, sentence.start, match.start()):
        return True
    cue = terms.pattern("territory", "cue").search(scene.text, sentence.start, match.start())
    if cue is None:
        return False
    named = any(cue.end() <= one.start + 1 and one.end <= match.start() for one in sentence.mentions)
    return named or terms.pattern("territory", "region").search(scene.text, cue.start(), match.start()) is not None


def _of_ban_or_area(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    return _of_ban(scene, sentence, match) or _of_area(scene, sentence, match)


def _to_semicolon(scene: Scene, found: list[Mention]) -> list[Mention]:
    """ "Excludes A and B; C welcomed it": a lone semicolon ends the list, where several of them make one."""
    ends = [
        number
        for number in range(1, len(found))
        if found[number - 1].end < found[number].start
        and ";" in scene.text[found[number - 1].end : found[number].start]
    ]
    return found[: ends[0]] if len(ends) == 1 else found


def _tells(scene: Scene, mention: Mention) -> bool:
    """ "Nor to Jabhat al-Nusra, the Pentagon said": who tells it is not left out."""
    comma = scene.text.rfind(",", 0, mention.start)
    verb = cues(scene.language, "terms").pattern("speech", "verb").match(scene.text, mention.end + 1)
    return verb is not None and comma >= 0 and mention.start - comma <= _ARTICLE_WITHIN


_ARTICLE_WITHIN = 6  # characters between a comma and the name behind it


def _of_ban(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the sentence forbids something before a wording of exception."""
    ban = cues(scene.language, "terms")
    return any(
        ban.pattern("prohibition", way).search(scene.text, sentence.start, match.start())
        for way in ("cue", "passive", "ahead")
    )


def _by_other(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "The conference excludes small parties": whatever leaves them out, it is not the truce."""
    subject = scene.text[_head_of_clause(scene, sentence, match.start()) : match.start()]
    if _SUBJECT_OF_TRUCE.search(subject) or not any(len(word) > _SHORT for word in subject.split()):
        return False
    return cues(scene.language, "roles").agreement.search(subject) is None


_AND_THAT = re.compile(r",? (?:and that|et qu|y que|и что|а также что) ")  # folded
_AMNESTY_WITHIN = 60  # characters
# Folded.
_AMNESTY = re.compile(
    r"(?<!\w)(?:amnisti\w+|amnest(?:y|ies)|pardons?|indultos?|immunit\w+|inmunidad|амнисти\w+|помиловани\w+|[وف]?(?:ال)?عفوا?)(?!\w)"
)
_SHORT = 4  # letters of "and", "also"
_EXCLUDES = re.compile(
    r"(?:explicitly |expressly |specifically |also )?(?:exclu|leaves? out|exempts|deja|laiss|исключа)"
)
# Folded.
_SUBJECT_OF_TRUCE = re.compile(
    r"(?<!\w)(?:it|which|that|il|elle|qui|que|он[оа]?|котор\w+|mesure|measure|decision|decret|decree|order|ordre|orden|decreto|medida|liste?"
    r"|article|articulo|section|clause|punto|pause|halt|cese|calm|решени\w+|указ\w*|приказ\w*|стать\w+|пункт\w*|champ|scope|ambito)(?!\w)"
)


def _scoped(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether "except" takes something from what the truce covers or forbids.

    "All envoys except the Norwegian left", "signed by all groups save one": it takes from those who did something.
    """
    terms, said = cues(scene.language, "terms"), cues(scene.language, "roles").agreement
    if _of_ban(scene, sentence, match):
        return True
    if _ANY.search(scene.text, max(sentence.start, match.start() - _ANY_WITHIN), match.start()):
        return True
    reach = [terms.pattern("territory", way) for way in ("cue", "whole", "covered")]
    if match.start() - sentence.start <= _OPENING:
        reach += [terms.pattern("prohibition", way) for way in ("cue", "passive")]
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        return any(one.search(scene.text, match.end(), end) is not None for one in reach)
    if any(one.search(scene.text, sentence.start, match.start()) is not None for one in reach):
        return True
    if _APPLIES.search(scene.text, sentence.start, match.start()) or _STOPS.search(
        scene.text, sentence.start, match.start()
    ):
        return True
    named = last_of(said.finditer(scene.text, sentence.start, match.start()))
    signing = terms.pattern("documents", "announced")
    return named is not None and signing.search(scene.text, named.end(), match.start()) is None


# "All operations stop, save …". Folded.
_STOPS = re.compile(
    r"(?:vols|vuelos|flights|полеты|رحلات|operation|operacion|hostili|attack|attaque|ataque|combat|fighting|tirs?|fire|fuego|операци|действи|огонь|ال(?:عمليات|قتال|هجمات))"
    r"[^.;]{0,50}(?:cess|ceas|cesa|stop|suspend|halt|прекра|приостан)|[يت](?:توقف|علق)"
)
# "Any party other than X may join". Folded.
_ANY = re.compile(
    r"(?:any|all|every|toute?s?|tous|cualquier|tod[oa]s?|любая|любой|все"
    r"|اي|جميع|كل) (?:les |las |los |the )?(?:armed |other )?(?:party"
    r"|parties"
    r"|groups?|factions?|parties?|groupes?|camp|partes?|grupos?|bandos?|facciones|сторон\w|группировк\w+|групп\w*|طرف|الاطراف|الفصائل"
    r"|المجموعات|الجماعات) $"
)
_ANY_WITHIN = 40  # characters
_OPENING = 14  # characters of an article's number before "except for …"
# Folded: words that take something from a whole, beside those that say what the truce does not cover.
_SAVE = re.compile(
    r"(?:a l'exc(?:eption|lusion)|exception|exclusion|sauf|hormis|excepte|hors|with the exception|except(?!u)|other than|excluding"
    r"|save|apart from|con (?:la )?exce|a excep|con exclusion|con la salvedad|with the omission"
    r"|exceptuando|excluyendo|salvo|menos|за исключ|исключая|кроме|помимо"
    r"|за вычетом"
    r"|ب?استثناء|ما ?عدا|عدا|سوي|الا(?= ))"
)


def _told_before(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Mention | None:
    """ "The groups listed as terrorist are not covered": a group told by its kind from the head of the clause to the words."""
    one = described_group(scene, sentence, _head_of_clause(scene, sentence, match.start()))
    if one is None or one.start >= match.start():
        return None
    words = [number for number in range(one.first, one.last) if sentence.words[number].end <= match.start()]
    end = sentence.words[words[-1]].end
    if match.start() - end > 1:
        return None
    key = "words:" + scene.text[one.start : end]
    return one._replace(last=words[-1] + 1, end=end, key=key)


def _area(scene: Scene, match: re.Match[str]) -> tuple[int, int] | None:
    """The area or act right after a wording of exclusion, up to the end of its clause."""
    start = _after_article(scene, match)
    if not cues(scene.language, "terms").pattern("exception", "area").match(scene.text, start):
        return None
    return start, clause_end(scene.text, start)


def _area_before(scene: Scene, sentence: Sentence, match: re.Match[str]) -> tuple[int, int] | None:
    """ "The surroundings of the airport are excluded": an area from the head of the clause to the words."""
    start = _head_of_clause(scene, sentence, match.start())
    named = ARTICLE.match(scene.text, start)
    begin = named.end() if named else start
    if not cues(scene.language, "terms").pattern("exception", "area").match(scene.text, begin):
        return None
    return (start, match.start()) if match.start() - start > _SHORTEST_ACT else None


def _head_of_clause(scene: Scene, sentence: Sentence, offset: int) -> int:
    start = sentence.start
    for mark in _CLAUSE_END.finditer(scene.text, max(start, offset - _LONGEST_CLAUSE), offset):
        start = mark.end() if mark[0] else start
    return start


def _after_article(scene: Scene, match: re.Match[str]) -> int:
    rest = ARTICLE.match(scene.text, match.end())
    return rest.end() if rest else match.end()


# "Does not apply to guarding the bridges": what stands after is left out, whatever it is. Folded.
_APPLIES = re.compile(
    r"appl|распростран|подпада|каса|concern|cubr|abarc|cover|extend|affect|vise|couvr|s'etend|ينطبق|يسري|يشمل"
)
_NEGATED = re.compile(r"(?<!\w)(?:not|ne|n|no|не|[وف]?(?:لا|لن|لم))(?!\w)|n't|n'")
_AND = re.compile(r"\s?(?:and|et|y|и) (?:the |les? |la |l'|el |los |las )?")
_NUMBERED = re.compile(r"\s*(?:(?:article|articulo|статья|пункт|الماده)\s)?\(?(?:\d{1,2}|[a-h])\s?[.):–-]\s*")
_LISTED = re.compile(
    r"(?<!\w)(?:class|plac|list|designat|design|consider|qualifi|inscrit|declarad|calificad|incluid|признан|внесен|включен"
    r"|مصنف|مدرج)\w*"
)
# "Groups linked to al-Qaeda". Folded.
_LINKED = re.compile(
    r"(?<!\w)(?:linked|affiliated|allied|loyal|close|tied|sworn|lie|affilie|fidele|proche|rattache|allie|vinculad|afiliad|ligad|leal|cercan"
    r"|afin|связанн|близк|верн|подконтрольн|примкнувш|(?:ال)?(?:مرتبط|موالي|تابع|منتمي|مقرب))\w*"
)
_FOR = re.compile(r"(?:pour|contre|avec|against|for|para|contra|con|против) ?$")
# "The terrorist groups, namely X and Y": those named are left out. Folded.
_NAMELY = re.compile(
    r"[,:،] ?(?:namely|such as|a savoir|tels? que|a saber|como|а именно|такие как|وهي|وهم|وهما|مثل)(?!\w)"
)
_EXCEPTION = re.compile(r"except|exclusion|исключени|ستثن")
_BREACH = re.compile(r" (?:خرق|انتهاك|مباح|مسموح|جايز|متاح)")
_WORDS_LEAST, _WORDS_MOST = 2, 9

# "Still allowed, during the truce, is …": the time stands between the words and the act. Folded.
_DURING = re.compile(
    r"\s?(?:خلالها?|اثناءها?|فيها?|خلاله|اثناءه|فيه)(?= )"
    r"|[,،]?\s?(?:pendant|durant|during|under|durante|во время|خلال) (?:[^\W_]+ ?){1,3}?"
    r"(?:[,،]? (?:is|are) |[,،]\s|$|(?= по-прежнему))"
)
# "Does not forbid the parties to …": whoever is left free is no part of the act. Folded.
_TO_PARTIES = re.compile(
    r"\s?(?:aux? (?:deux )?parties d(?:e |')|a las partes |the parties (?:from |to )|сторонам |الطرفين من |الاطراف من )"
)
# "Committees of self-defence": part of a name. Folded.
_GROUP_OF = re.compile(
    r"(?<!\w)(?:comit|grup|group|milic|unid|unit|fuerz|forc|junt|rond|отряд|сил|комитет|لجان|قوات|مجموعات)\w* ?"
    r"(?:d'|de |of |for )?$"
)
_GROUP_WITHIN = 24  # characters
# Folded: what joins or opens a clause, and is no part of the act.
_LEAD = re.compile(
    r"\s*(?:(?:mais|pero|but|et|y|and|но|а|ولكن) )?"
    r"(?:(?:se (?:recuerda|aclara|entiende)|il est (?:rappele|entendu|precise)|on rappelle|it is (?:recalled|understood)"
    r"|напоминается|подразумевается),? (?:que |qu'|that |что ))?"
)
_CRIME = re.compile(
    r"(?:el |la |le |les |l')?(?:narcotr|drug|drogue|contraband|crim|delin|trafic|trafi|smuggl|banditisme|banditry)"
)
# "Exempted from the ban is …". Folded.
_FROM_BAN = re.compile(r"(?<!\w)(?:ban|prohibition|interdiction|prohibicion|veto|запрет\w*|(?:ال)?(?:حظر|منع))(?!\w)")
_ENDED = re.compile(r"\s?(?:[.;\n]|$)")
_GOES_ON = re.compile(
    r"may|can|could|peu|pourr|pued|podr|мо[гж]|يمكن"
)  # "strikes may continue": the act is that they go on
# "Operations against the gangs are not affected": the gangs are left out. Folded.
_AGAINST = re.compile(
    r"\s?(?:[\w-]+ ){0,3}(?:against|contre|contra|против|ضد) |\s?(?:[\w-]+ ){0,2}(?:operations|strikes|attacks|raids) (?:on"
    r"|against) "
)


def _permitted(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int]]:
    terms = cues(scene.language, "terms")
    end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    speech = terms.pattern("speech", "verb")
    ways = ("not_breach", "in_articles") if scene.articles else ("not_breach",)
    for match in (one for way in ways for one in sentence.told(terms.pattern("exception", way), scene.text, end)):
        if not scene.articles and _RIGHT.search(match[0]) and speech.search(scene.text, sentence.start, end):
            continue  # "the minister warned that his side keeps the right to respond": its own reservation
        # "It is no violation to …": the act stands after the words, or before them as their subject.
        whom = _TO_PARTIES.match(scene.text, match.end())
        begin = whom.end() if whom else match.end()
        ended = _ENDED.match(scene.text, begin) is not None
        stop = begin if ended else min(clause_end(scene.text, begin + 1), sentence.end)
        start = max(sentence.start, scene.text.rfind("; ", sentence.start, match.start()) + 2 if ended else 0)
        if stop - begin > _SHORTEST_ACT and scene.text[begin] not in ".;:,":
            yield begin, stop
        elif match.start() - start > _SHORTEST_ACT:
            yield _LEAD.match(scene.text, start, match.start()).end(), match.start()  # type: ignore[union-attr]
    for match in sentence.told(terms.pattern("exception", "behind"), scene.text, end):
        comma = scene.text.rfind(",", sentence.start, match.start()) + 1
        if comma and _WORDS_LEAST <= len(scene.text[comma : match.start()].split()) <= _WORDS_MOST:
            yield comma, match.start()  # "in all of the region, the airport excepted"
    yield from _set_against(scene, sentence)
    for match in sentence.told(terms.pattern("exception", "not_breach_around"), scene.text, end):
        breach = _BREACH.search(scene.text, match.end(), sentence.end)
        if breach:
            yield match.end(), breach.start()
    for match in sentence.told(terms.pattern("exception", "goes_on"), scene.text, end):
        # "Operations against the gangs will continue": where nobody only says so.
        if not scene.articles and speech.search(scene.text, sentence.start, end):
            continue
        start = _head_of_clause(scene, sentence, match.start())
        if scene.language is Language.ARABIC:
            stop = clause_end(scene.text, match.end())
            despite = _DESPITE.search(scene.text, match.end(), stop)
            yield match.start(), despite.start() if despite else stop
        elif _ACTS.search(scene.text, start, match.start()) and not _AGAINST.match(scene.text, start, match.start()):
            yield start, match.start()
    for match in sentence.told(terms.pattern("exception", "span"), scene.text, end):
        if _of_nobody(scene, sentence, match):
            continue
        if any(one in match[0] for one in ("defen", "оборон", "الدفاع")):
            if not _GROUP_OF.search(scene.text, max(sentence.start, match.start() - _GROUP_WITHIN), match.start()):
                yield match.span()
        else:
            start = max(scene.text.rfind(mark, sentence.start, match.start()) for mark in (",", ";", ":"))
            start = max(start + 1, sentence.start)
            number = _NUMBERED.match(scene.text, start, match.start()) or _AND.match(scene.text, start, match.start())
            start = number.end() if number else start
            start = _LEAD.match(scene.text, start, match.start()).end()  # type: ignore[union-attr]
            if match.start() - start > _SHORTEST_ACT and not _DURING.match(scene.text, start, match.start()):
                against = _AGAINST.match(scene.text, start, match.start()) if _NEGATED.search(match[0]) else None
                if against is None or _CRIME.match(scene.text, against.end(), match.start()):
                    yield start, match.end() if _GOES_ON.match(match[0]) else match.start()
            else:
                # "Are permitted: movements of medical staff": the act stands behind.
                time = _DURING.match(scene.text, match.end(), sentence.end)
                behind = time.end() if time else _after_article(scene, match)
                yield behind, clause_end(scene.text, behind)


def _set_against(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """What is left free behind a ban ("but guards may keep pistols"), or outside: "leaves the port outside its scope"."""
    terms = cues(scene.language, "terms")
    end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
    free, leaves = terms.pattern("exception", "set_against"), terms.pattern("exception", "leaves")
    for match in sentence.told(free, scene.text, end):
        if _of_ban(scene, sentence, match) and not _NO_ACT.search(match[0]):
            start = _CONTRAST.match(scene.text, match.start(), match.end())
            yield (start.end() if start else match.start()), clause_end(scene.text, match.end())
    for match in sentence.told(leaves, scene.text, end):
        outside = terms.pattern("exception", "outside").search(
            scene.text, match.end(), clause_end(scene.text, match.end())
        )
        if outside is not None:
            yield _after_article(scene, match), outside.start()


# Folded.
_CONTRAST = re.compile(
    r"(?:but|though|although|whereas|however|mais|toutefois|cependant|neanmoins|pero|aunque|si bien|sin embargo|но|однако|при этом"
    r"|[وف]?(?:لكن|غير ان|الا ان))(?!\w),? ?(?:the |les? |la |l'|el |los |las )?"
)


def _of_nobody(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "A solution remains possible", "journalists are allowed to film", "was not permitted": nothing the truce leaves free."""
    before = scene.text[max(sentence.start, match.start() - _FREE_WITHIN) : match.start()]
    if _NOT_ALLOWED.search(before):
        return True
    clause = max(before.rfind(mark) for mark in (",", ";", ":"))
    subject = before[clause + 1 :]
    if _NO_ACT.search(subject):
        return True
    return _TO_DO.match(scene.text, match.end()) is not None


_FREE_WITHIN = 60  # characters
# Folded.
_NOT_ALLOWED = re.compile(r"(?:(?<!\w)(?:not|n't|n'|ne|no|не|[وف]?(?:لا|لن|لم))(?: [^\W\d_]+)? ?)$")
_NO_ACT = re.compile(
    r"(?<!\w)(?:solutions?|issues?|arrangements?|accord|agreement|deal|paix|peace|questions?|espoirs?|hopes?|outcome|compromis\w*|rien|nothing|tout"
    r"|everything|solucion\w*|salida|acuerdo|pacto|paz|nada|todo|esperanza|arreglo|решени\w+|мир|выход|компромисс\w*|соглашени\w+"
    r"|ал\w+|(?:ال)?(?:حل|سلام|تسويه|اتفاق|امل))(?!\w)"
)
# Folded.
_RIGHT = re.compile(r"(?<!\w)(?:droit|right|derecho|право|вправе|may|can|peu|pourr|pued|podr|[وف]?يحق|[وف]?يجوز)")
_DESPITE = re.compile(" (?:رغم|برغم|خلال|اثناء|طوال) ")
# Folded.
_ACTS = re.compile(
    r"(?<!\w)(?:operations?|strikes|raids|patrols?|pursuit|arrests|flights|convoys|frappes|patrouilles|poursuite|arrestations|vols|convois"
    r"|operaciones|operativos|patrullas|patrullajes|persecucion|detenciones|vuelos|convoyes|операции|удары|патрулирование|рейды|рейсы)(?!\w)"
)
# Whoever may do something: "are allowed to film", "يسمح للصحفيين بتصوير". Folded.
_TO_DO = re.compile(r" a (?=[a-z]{2,}(?:er|ir|re|ar)(?!\w))| to (?=[a-z]{3})| (?=[а-я]{2,}ть(?!\w))| ل\w+ (?=ب)")
