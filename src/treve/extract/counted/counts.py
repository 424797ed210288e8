"""A number with what bounds it: "more than 300", "between 12 and 15", "15 at the very least"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from treve.extract.counted.figure_lexicon import FigureLexicon
from treve.extract.counted.numbers import Number
from treve.extract.text.prose import Prose

_YEAR = re.compile(r"(?<!\w)(?:in|since|en|depuis|desde|в|с|عام|سنه|منذ) (?:19|20)\d\d$")
_ONE_SCALE = (1_000, 1_000_000, 1_000_000_000)  # "a million": the article counts nothing of its own


class Count(NamedTuple):
    """A number with its bounds: spans in the folded text, from the modifier to the end of the number."""

    start: int
    end: int
    low: int | None
    high: int | None
    strict: bool = False
    about: bool = False
    vague: bool = False
    people: bool = False


def bounded_after(prose: Prose, known: FigureLexicon, count: Count, end: int) -> tuple[Count, int]:
    """ "15 wounded at the very least": the bound stands behind what is counted."""
    found = known.after["least"].match(prose.folded.text, end) if "least" in known.after else None
    if found is None or not found[0].strip() or count.vague or count.low != count.high or count.about:
        return count, end
    return count._replace(high=None), found.end()


def counts_of(prose: Prose, known: FigureLexicon) -> Iterator[Count]:
    dated = [(one.start, one.end) for one in prose.times]
    place = 0
    number = 0
    found = prose.numbers
    while number < len(found):
        one = found[number]
        while place < len(dated) and dated[place][1] <= one.start:
            place += 1
        # A clock that ends inside a number ("las 14" in "las 14.000 personas") is none.
        if place < len(dated) and dated[place][0] < one.end <= dated[place][1]:
            number += 1
            continue
        if _YEAR.search(prose.folded.text[max(0, one.start - 8) : one.end]):
            number += 1
            continue
        following = found[number + 1] if number + 1 < len(found) else None
        if following and _grown(prose, known, one, following):
            yield Count(following.start, following.end, following.low, following.high)
            number += 2
            continue
        joined = _range(prose, known, one, following) if following else None
        if joined is not None:
            yield joined
            number += 2
            continue
        yield _bounded(prose, known, one)
        number += 1


def _grown(prose: Prose, known: FigureLexicon, first: Number, second: Number) -> bool:
    """ "The toll rose from 31 to 38": the first number is no longer so, and the two are no range."""
    text = prose.folded.text
    if not _TO.fullmatch(text, first.end, second.start):
        return False
    lead = _FROM.search(text, max(0, first.start - _LEAD), first.start)
    if lead is None:
        return False
    start = max(0, lead.start() - _VERB_WITHIN)
    return any(
        lead.start() - one.end() <= 1
        for one in (*known.reach.finditer(text, start, lead.start()), *_CHANGED.finditer(text, start, lead.start()))
    )


# Folded.
_FROM = re.compile(r"(?<!\w)(?:from|de|с|من) $")
_TO = re.compile(r"(?: [^\W\d_]{3,})? (?:to|a|до|الي) ")
_CHANGED = re.compile(
    r"(?<!\w)(?:(?:rose|risen|rises|climbed|jumped|grew|grown|increased|went up|fell|dropped)"
    r"|(?:passee?s?|montee?s?|grimpee?|tombee?) ?|(?:paso|pasaron|subio|subieron|aumento|crecio)"
    r"|(?:вырос|возрос|увеличил|подня)\w+|(?:ارتفع|زاد|قفز)\w*(?: [^\s.,;]+)?)(?!\w)"
)
_LEAD, _VERB_WITHIN = 6, 24  # characters


def _range(prose: Prose, known: FigureLexicon, first: Number, second: Number) -> Count | None:
    """ "Between 12 and 15", "12 to 15", "12-15"; None where the two numbers are no range."""
    text = prose.folded.text
    if second.start - first.end > 8 or None in (first.low, first.high, second.low, second.high):
        return None
    first = _of_one_scale(first, second, text)
    if (first.low or 0) >= (second.high or 0):
        return None
    link = text[first.end : second.start]
    for form in known.ranges:
        lead, _, rest = form.partition("{a}")
        middle = rest.partition("{b}")[0]
        if not re.fullmatch(middle, link):
            continue
        if not lead:
            return Count(first.start, second.end, first.low, second.high)
        before = text[max(0, first.start - len(lead) - 2) : first.start]
        if re.search(rf"(?<!\w){lead}$", before):
            return Count(first.start - len(lead), second.end, first.low, second.high)
    return None


def _of_one_scale(first: Number, second: Number, text: str) -> Number:
    """ "Two to three million": the scale behind the second is that of both."""
    high = second.high or 0
    scale = next((size for size in (1_000_000, 1_000) if high >= 2 * size), 1)
    spelt = not text[second.start : second.end].replace(" ", "").replace(",", "").replace(".", "").isdigit()
    if scale > 1 and spelt and not first.about and 0 < (first.low or 0) < min(1_000, high // scale + 1):
        return first._replace(low=(first.low or 0) * scale, high=(first.high or 0) * scale)
    return first


def _bounded(prose: Prose, known: FigureLexicon, number: Number) -> Count:
    text = prose.folded.text
    start, end = number.start, number.end
    low, high, strict, about = number.low, number.high, False, number.about
    if number.vague or number.about or number.low in _ONE_SCALE:
        article = (known.several if number.vague else known.article).search(text[max(0, start - 14) : start])
        if article and article[0].strip():
            start -= len(text[max(0, start - 14) : start]) - article.start()
    for _ in range(2):
        kind, width = _modifier(known, text[max(0, start - 24) : start])
        if kind is None or (kind == "most" and _reaches(known, text[max(0, start - width - 24) : start - width])):
            break
        start -= width
        if kind == "about":
            about = True
        elif not number.vague:
            low, high, strict = _bounds(kind, number)
            about = False
    for kind, pattern in known.after.items():
        found = pattern.match(text, end)
        if found and not number.vague and kind == "least" and high == low:
            high = None
    return Count(start, end, low, high, strict, about, number.vague, number.people)


def _reaches(known: FigureLexicon, before: str) -> bool:
    """Whether a verb of reaching ends a stretch: "выросло" before "до 40" says that there are 40, not at most 40."""
    return any(not before[one.end() :].strip() for one in known.reach.finditer(before))


def _modifier(known: FigureLexicon, before: str) -> tuple[str | None, int]:
    """The kind of the longest modifier at the end of the words before a number, and its length."""
    found = known.modifier.search(before)
    return (found.lastgroup, len(before) - found.start()) if found else (None, 0)


def _bounds(kind: str, number: Number) -> tuple[int | None, int | None, bool]:
    if kind in ("more", "least"):
        return number.low, None, kind == "more"
    return None, number.high, kind == "fewer"
