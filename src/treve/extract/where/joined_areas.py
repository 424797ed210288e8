"""Several areas named one after the other: "in Nariño, Cauca and Putumayo" names three, "the regions of A, B and C" is one name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator

from treve.extract.patterns.cues import cues
from treve.extract.text.folding import folded
from treve.extract.text.tokens import Token
from treve.extract.who.actor_words import actor_words
from treve.extract.who.mentions import Scene, Sentence
from treve.model.draft import Language

Span = tuple[int, int]
PlaceAfter = Callable[[Sentence, int, Scene], Span | None]

_MOST = 8  # areas of a list
_LONGEST_ITEM = 3  # words of a name that no list knows
_PLACES = frozenset({"state", "capital", "capital_letters"})
# What leads to the next of a list. Folded.
_NEXT = re.compile(
    r"(?:(?P<comma>, ?)|,? (?P<and>and|et|y|e|и|as well as|ainsi que|asi como|а также) )"
    r"(?:(?:in|to|of|across|en|au|aux|a|dans|sur|de|d|du|des|del|в|во|на) |d')?(?:(?:the|le|la|les|el|los|las) |l')?"
)
_AND = re.compile(
    r" (?:and|et|y|e|и) (?:(?:in|to|en|au|aux|a|dans|de|du|del|в|во|на) |d')?(?:(?:the|le|la|les|el|los|las) |l')?"
)
_OF = re.compile(
    r",?(?: (?:and|et|y|e|и|ainsi que))? (?:(?:of|de|du|des|del) |d')?(?:(?:the|le|la|les|el|los|las) |l')?"
)
_CLAUSE_ENDS = re.compile(r"\s?(?:[.;:!?)\n]|$)")
_OWNER = re.compile(r"'s?(?!\w)|s'")
# A word for a region that tells of several. Folded.
_SEVERAL = re.compile(r"[a-z]+[sx]$|[а-я]+(?:ах|ях|ам|ям|ы|и|ов|ей|ами|ями)$")
# An Arabic word for one region. Folded.
_ONE = re.compile(
    folded(
        r"(?:ال)?(?:مدينة|محافظة|ولاية|منطقة|قطاع|إقليم|ريف|شمال|جنوب|شرق|غرب|ميناء|بلدة|جبل|وادي|مديرية|قضاء|ناحية)"
    )
)
_DUAL = re.compile(folded("(?:تي|تا|مي)$"))
_JOINED_ARABIC = folded("و")


def joined_areas(
    scene: Scene, sentence: Sentence, span: Span, place_after: PlaceAfter, *, whole: bool = False
) -> list[Span]:
    """The area of a span and those that follow it in a list.

    whole  the span tells that all of it is meant ("the whole of A and B") and is left as it is; else two names in it are two areas
    """
    if scene.language is Language.ARABIC:
        return _arabic(scene, sentence, span, whole=whole)
    followed = _followed(scene, sentence, span[1], place_after)
    if followed and _of_several(scene, sentence, span) and _of_one_name(scene, sentence, [span, *followed]):
        return [(span[0], followed[-1][1])]
    return [*([span] if whole else _parts(scene, sentence, span)), *followed]


def _parts(scene: Scene, sentence: Sentence, span: Span) -> Iterator[Span]:
    """ "North Kivu and South Kivu" are two; "Bosnia and Herzegovina", "the provinces of A and B" are one."""
    between = _AND.search(scene.text, *span)
    if between is None or any(one.start < between.start() and between.end() < one.end for one in sentence.mentions):
        yield span
        return
    first, second = _words(sentence, (span[0], between.start())), _words(sentence, (between.end(), span[1]))
    if second and second[0].word.isdigit():
        yield span  # "Sectors 2 and 3"
        return
    region = cues(scene.language, "terms").pattern("territory", "region")
    told = [not word.capital and region.holds(word.word) for word in first + second]
    own = any(word.capital for word in first) and bool(second) and told[len(first)]
    if any(told) and not own:
        yield span
        return
    yield span[0], between.start()
    if _may_be_area(scene, sentence, (between.end(), span[1])):
        yield from _parts(scene, sentence, (between.end(), span[1]))


def _words(sentence: Sentence, span: Span) -> list[Token]:
    return [word for word in sentence.words if span[0] <= word.start and word.end <= span[1]]


def _of_several(scene: Scene, sentence: Sentence, span: Span) -> bool:
    """ "The regions of A": a word for regions before the name."""
    region = cues(scene.language, "terms").pattern("territory", "region")
    return any(
        not word.capital and region.holds(word.word) and _SEVERAL.search(word.word) for word in _words(sentence, span)
    )


def _of_one_name(scene: Scene, sentence: Sentence, spans: list[Span]) -> bool:
    """ "Of A, of B and C": names in capitals joined by "of" or nothing; "in A, in B" are areas of their own."""
    gaps = all(_OF.fullmatch(scene.text, one[1], other[0]) for one, other in itertools.pairwise(spans))
    return gaps and all(word.capital for one in spans[1:] for word in _words(sentence, one)[:1])


def _followed(scene: Scene, sentence: Sentence, offset: int, place_after: PlaceAfter) -> list[Span]:
    """The areas behind an offset, up to the one behind "and", or up to the end of the clause."""
    found: list[Span] = []
    while len(found) < _MOST:
        leads = _NEXT.match(scene.text, offset, sentence.end)
        span = place_after(sentence, leads.end(), scene) if leads else None
        around = _around(scene, sentence, leads.end()) if leads and leads["and"] and span is None else None
        if around:
            return [*found, around]
        if leads is None or span is None or not _may_be_area(scene, sentence, span):
            break
        parts = list(_parts(scene, sentence, span))
        found += parts
        offset = span[1]
        if leads["and"] or len(parts) > 1:
            return found
    # "In Goma, Congo": a comma alone tells where a town lies, or who speaks.
    return found if len(found) > 1 and _CLAUSE_ENDS.match(scene.text, offset) else []


def _around(scene: Scene, sentence: Sentence, offset: int) -> Span | None:
    """ "Buka and the surrounding islands": a few words in small letters, a region among them, that end the clause."""
    region = cues(scene.language, "terms").pattern("territory", "region")
    words: list[Token] = []
    for word in (one for one in sentence.words if one.start >= offset):
        if words and word.gap.strip(" -'"):
            break
        words.append(word)
    told = any(region.holds(word.word) for word in words)
    if not (1 < len(words) <= _LONGEST_ITEM) or not told or any(word.capital for word in words):
        return None
    return words[0].start, words[-1].end


def _may_be_area(scene: Scene, sentence: Sentence, span: Span) -> bool:
    """No actor, nobody's title, nobody who says something."""
    names = actor_words(scene.language)
    if any(one.start < span[1] and span[0] < one.end and one.kind not in _PLACES for one in sentence.mentions):
        return False
    first = next((word for word in sentence.words if word.start >= span[0]), None)
    if first is None or first.form in names.classes["titles"] or _OWNER.match(scene.text, span[1]):
        return False
    return cues(scene.language, "terms").pattern("speech", "verb").match(scene.text, span[1] + 1) is None


def _arabic(scene: Scene, sentence: Sentence, span: Span, *, whole: bool) -> list[Span]:
    """ "The city of A and the port of B" are two areas, "the districts of A and B" is one."""
    words = _words(sentence, span)
    region = cues(scene.language, "terms").pattern("territory", "region")
    several = bool(words) and region.holds(words[0].word) and _ONE.fullmatch(words[0].form) is None
    for before, word in itertools.pairwise(() if several or whole else words):
        if word.joined == before.end + 1 and scene.text.startswith(_JOINED_ARABIC, word.joined):
            behind = _after_and(scene, sentence, before.end)
            return [(span[0], before.end), *behind] if behind else [span]
    behind = _after_and(scene, sentence, span[1])
    if several and behind and _DUAL.search(words[0].word):
        return [(span[0], behind[0][1]), *behind[1:]]
    return [span, *behind]


def _after_and(scene: Scene, sentence: Sentence, offset: int) -> list[Span]:
    """Arabic areas joined by "and" to the one that ends at an offset, each up to the next "and" or the end of the clause."""
    known = actor_words(scene.language).known
    words = [word for word in sentence.words if word.joined > offset]
    found: list[Span] = []
    while words and words[0].joined == offset + 1 and scene.text.startswith(_JOINED_ARABIC, words[0].joined):
        length = 1
        while length < len(words) and words[length].gap == " " and not words[length].word.startswith(_JOINED_ARABIC):
            length += 1
        item = words[:length]
        start, end = item[0].joined + 1, item[-1].end
        region = cues(scene.language, "terms").pattern("territory", "region")
        place = (length > 1 and region.holds(item[0].word[1:])) or any(
            (one.start, one.end) == (start, end) and one.kind in _PLACES for one in sentence.mentions
        )
        unknown = not any(one.start < end and start < one.end for one in sentence.mentions) and all(
            len(one.form) > 2 and one.form not in known for one in item
        )
        if length > _LONGEST_ITEM or not (place or unknown) or scene.prose.times_in(start, end):
            break
        found.append((start, end))
        words, offset = words[length:], end
        if words and words[0].gap != " ":
            break
    ends = not words or words[0].gap != " "
    return found if ends else []
