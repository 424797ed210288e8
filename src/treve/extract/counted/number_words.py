"""Numbers in digits and in words, found in a folded text.

Groups of three digits after a dot, a comma, an apostrophe or a blank are thousands in every language: nobody counts people in
thousandths. Any other comma or dot is a decimal mark, and makes a whole number only with a scale word ("1,5 million").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from treve.extract.counted.half_numbers import with_halves
from treve.extract.counted.number_lexicon import LARGEST, NumberLexicon, number_lexicon, value_of_words, words_pattern
from treve.extract.counted.numbers import Number
from treve.extract.patterns.beginnings import Scanner
from treve.extract.patterns.required import words_in
from treve.extract.text.prose import Prose
from treve.model.draft import Language

_DIGITS = r"(?<![\d.,/:-])(?:\d{1,3}(?:[.,' ]\d{3})+|\d+(?:[.,]\d{1,2})?)(?![\d/:]|[.,]\d|[-]\d|\s?%|°)"
_LONGEST_FIGURE = 24  # characters, marks between thousands included
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|eme|e|º|ª|-?й|-?го|-?я|-?е)(?!\w)")


def numbers(prose: Prose) -> tuple[Number, ...]:
    """The numbers of a text, in order, never overlapping."""
    found: list[Number] = []
    for one in with_halves(_numbers(prose.folded.text, prose.language), prose.folded.text, prose.language):
        if found and _multiplies(found[-1], one, prose.folded.text):
            first = found.pop()
            value = (first.high or 0) * ((one.low or 0) // 2 if one.vague else one.low or 0)
            found.append(Number(first.start, one.end, value, value, about=value % 12 != 0))
        else:
            if (
                found
                and found[-1].high == 1
                and (one.about or one.vague)
                and prose.folded.text[found[-1].end : one.start] == " "
            ):
                # "une dizaine": the article counts nothing.
                found.pop()
            found.append(one)
    return tuple(found)


def _multiplies(first: Number, second: Number, text: str) -> bool:
    """Whether "deux dizaines" is one number."""
    exact = first.low == first.high and not first.about and 1 < (first.low or 0) < 100
    return exact and (second.vague or second.about) and text[first.end : second.start] == " "


def _numbers(text: str, language: Language) -> Iterator[Number]:
    known = number_lexicon(language)
    for found in matches(text, language):
        start, end = found.span(found.lastgroup or 0)
        if found.lastgroup == "vague":
            yield _one_of(text, start, end, language) or _vague(text, start, end, known)
        elif found.lastgroup == "about":
            yield from _about(text, start, end, known)
        elif found.lastgroup == "dual":
            yield Number(start, end, 2, 2, people=True)
        elif found.lastgroup == "digits":
            if not _ORDINAL.match(text, found.end()):
                yield from _digits(text[start:end], start, end, known)
        else:
            yield from _words(text, start, end, language)


def matches(text: str, language: Language) -> Iterator[re.Match[str]]:
    """What may be a number in a folded text, in order, looked for where digits begin and where a word can begin one."""
    scanner = _scanner(language)
    idle = scanner.idle
    words = words_in(text)
    places = [start for start, letters in words if letters not in idle]
    places += [one.start() for one in _RUN_OF_DIGITS.finditer(text)]
    places.sort()
    past = 0
    for start in places:
        found = scanner.match(text, start) if start >= past else None
        if found is not None:
            past = found.end()
            yield found


_RUN_OF_DIGITS = re.compile(r"\d+")


@functools.cache
def _scanner(language: Language) -> Scanner:
    return Scanner([re.compile(one) for one in patterns_of_numbers(language)])


def patterns_of_numbers(language: Language) -> list[str]:
    """Digits and number words of a language, each in a group that tells how they are read; the first that matches counts."""
    known = number_lexicon(language)
    left = r"(?<!\w)(?:[وفبلك]{1,2})?" if language is Language.ARABIC else r"(?<![\w-])"
    scale = _any(known.scale)
    unit = _any(known.vague)
    parts = [rf"(?P<digits>{_DIGITS}(?:[ -]?(?:{scale})\.?(?!\w))?)"]
    chain = rf"(?:{unit})(?: (?:de |d'|of |و)?(?:{unit}|{scale}))?(?!\w)"
    parts.append(rf"{left}(?P<vague>{chain})")
    if known.approximate:
        parts.append(rf"{left}(?P<about>(?:{_any(known.approximate)})(?!\w))")
    if known.duals:
        parts.append(rf"{left}(?P<dual>(?:{_any(dict.fromkeys(known.duals, 2))})(?!\w))")
    parts.append(rf"{left}(?P<words>{words_pattern(language)})")
    return parts


def _any(words: dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


_FIGURE = re.compile(r"[\d.,' ]*\d")


def _digits(written: str, start: int, end: int, known: NumberLexicon) -> Iterator[Number]:
    found = _FIGURE.match(written)
    if found is None:
        return
    if len(found[0]) > _LONGEST_FIGURE:
        return  # no count of people; turning very many digits into a number takes longer than their number
    figure, word = found[0], written[found.end() :].strip(" -.")
    scale = known.scale.get(word, 1)
    if figure.isdecimal():
        count = int(figure) * scale
        if count <= LARGEST:
            yield Number(start, end - 1 if written.endswith(".") and not word else end, count, count)
        return
    try:
        whole = Decimal(_plain(figure, decimal=scale >= 1000)) * scale
    except InvalidOperation:
        return
    if whole == int(whole) and whole <= LARGEST:
        # The stop of "тыс." belongs to the word.
        yield Number(start, end - 1 if written.endswith(".") and not word else end, int(whole), int(whole))


def _words(text: str, start: int, end: int, language: Language) -> Iterator[Number]:
    """A run of number words; "deux et trois millions" is two."""
    if (
        language is Language.ARABIC
        and _TEEN.search(text, max(0, start - _LONGEST_UNIT), start)
        and text[start:end] in _TEN
    ):
        return  # "the eighteen soldiers": the ten belongs to the word with its article before it
    value = value_of_words(text[start:end], language)
    if value is not None:
        yield Number(start, end, value, value)
        return
    for word in number_lexicon(language).and_words:
        parted = text.find(f" {word} ", start, end)
        if parted >= 0:
            for first, last in ((start, parted), (parted + len(word) + 2, end)):
                value = value_of_words(text[first:last], language)
                if value is not None:
                    yield Number(first, last, value, value)
    if language is Language.ARABIC:
        yield from _both_arabic(text, start, end)


_TEN = frozenset({"عشر", "عشره"})
_TEEN = re.compile(r"(?<!\w)ال[^\W\d_]{3,8} $")  # folded
_LONGEST_UNIT = 12  # characters


def _both_arabic(text: str, start: int, end: int) -> Iterator[Number]:
    """ "Two million and three million" in Arabic, whose "and" is joined to the word behind it."""
    parted = text.find(" و", start, end)
    while parted >= 0:
        values = [value_of_words(text[slice(*one)], Language.ARABIC) for one in ((start, parted), (parted + 2, end))]
        if None not in values:
            yield Number(start, parted, values[0], values[0])
            yield Number(parted + 2, end, values[1], values[1])
            return
        parted = text.find(" و", parted + 2, end)


def _plain(figure: str, decimal: bool) -> str:
    if re.fullmatch(r"\d{1,3}(?:[.,' ]\d{3})+", figure) and not (decimal and re.fullmatch(r"\d[.,]\d{3}", figure)):
        return re.sub(r"[.,' ]", "", figure)
    return figure.replace(",", ".")


def _one_of(text: str, start: int, end: int, language: Language) -> Number | None:
    """One thousand in the Russian genitive: «около тысячи», where more than one would be «около тысяч»."""
    word = text[start:end]
    if language is not Language.RUSSIAN or word not in _GENITIVE:
        return None
    if _GOVERNS.search(text, max(0, start - _GOVERNED), start) is None:
        return None
    value = _GENITIVE[word]
    return Number(start, end, value, value)


_GENITIVE = {"тысячи": 1_000, "сотни": 100, "миллиона": 1_000_000}
_GOVERNS = re.compile(r"(?<!\w)(?:около|более|больше|свыше|порядка|менее|меньше|до) $")
_GOVERNED = 9  # characters


def _vague(text: str, start: int, end: int, known: NumberLexicon) -> Number:
    unit = 1
    for word in re.findall(r"[^\W\d_]+", text[start:end]):
        bare = word.removeprefix("و")
        unit *= known.vague.get(bare) or known.scale.get(bare) or 1
    return Number(start, end, 2 * unit, None, vague=True)


def _about(text: str, start: int, end: int, known: NumberLexicon) -> Iterator[Number]:
    value = known.approximate[text[start:end]]
    yield Number(start, end, value, value, about=True)
