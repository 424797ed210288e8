"""A text as every extractor sees it: as given, folded, cut into sentences, with its times and numbers found.

`text` is never changed. Patterns match on `folded.text`; `fact` and `span` lead back to the text as given.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from treve.extract.counted.numbers import Number
from treve.extract.text.folding import Folded
from treve.extract.text.published import Published
from treve.extract.when.time_mention import TimeMention
from treve.model.draft import Fact, FactKind, Language

_EDGES = " \t\r\n\f\v\u00a0\u202f\u2009\u3000\u200e\u200f\u200b\ufeff"
_ABBREVIATED = re.compile(r"[ap]\.\s?m\.$", re.IGNORECASE)
_AT_END = _EDGES + "。.؛;,:،"


@dataclass(frozen=True, slots=True)
class Prose:
    """One document, made ready to be read.

    sentences   spans in the folded copy, end excluded
    times       every passage that names a time, in order of the text, spans in the folded copy
    numbers     every number in digits or words, in order of the text, spans in the folded copy
    """

    id: str
    text: str
    language: Language
    published: Published | None
    zone: str | None
    folded: Folded
    sentences: tuple[tuple[int, int], ...]
    times: tuple[TimeMention, ...] = ()
    numbers: tuple[Number, ...] = ()
    _ends_of_times: tuple[list[int], list[int]] = field(init=False, repr=False, compare=False)
    _ends_of_numbers: tuple[list[int], list[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_ends_of_times", _ends(self.times))
        object.__setattr__(self, "_ends_of_numbers", _ends(self.numbers))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the folded copy as a span of the text as given, without blanks at the ends and without a final stop."""
        text = self.text
        first, last = self.folded.span(start, end)
        if first < last and text[first].isalnum() and text[last - 1].isalnum():
            return first, last
        return self.tight(first, last)

    def tight(self, start: int, end: int) -> tuple[int, int]:
        """A span of the text as given without blanks at the ends and without a final stop."""
        text = self.text
        while start < end and not text[start].isalnum() and (text[start] in _EDGES or text[start].isspace()):
            start += 1
        while end > start and not text[end - 1].isalnum() and (text[end - 1] in _AT_END or text[end - 1].isspace()):
            if _ABBREVIATED.search(text, max(start, end - 4), end):
                break
            end -= 1
        return start, end

    def fact(self, kind: FactKind, span: tuple[int, int], value: Mapping[str, Any], why: str, **further: Any) -> Fact:
        """A fact whose words are the folded characters of a span."""
        start, end = self.span(*span)
        return Fact(kind, start, end, self.text[start:end], dict(value), why, further)

    def times_in(self, start: int, end: int) -> tuple[TimeMention, ...]:
        """The times that stand wholly between two folded offsets."""
        starts, ends = self._ends_of_times
        return self.times[bisect.bisect_left(starts, start) : bisect.bisect_right(ends, end)]

    def numbers_in(self, start: int, end: int) -> tuple[Number, ...]:
        """The numbers that stand wholly between two folded offsets."""
        starts, ends = self._ends_of_numbers
        return self.numbers[bisect.bisect_left(starts, start) : bisect.bisect_right(ends, end)]

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence that holds a folded character; the nearest one before it where it stands between two."""
        number = bisect.bisect_right(self.sentences, (offset, len(self.folded.text))) - 1
        return self.sentences[number] if number >= 0 else (0, len(self.folded.text))

    def start_before(self, offset: int, back: int) -> int:
        """Where the sentence begins that stands so many before an offset; 0 where there are fewer."""
        number = bisect.bisect_right(self.sentences, (max(offset - 2, 0), len(self.folded.text))) - back
        return self.sentences[number][0] if number >= 0 else 0


def _ends(found: Sequence[TimeMention | Number]) -> tuple[list[int], list[int]]:
    """Where the passages of a text start and where they end."""
    return [one.start for one in found], [one.end for one in found]
