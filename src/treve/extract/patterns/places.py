"""Where the matches of a pattern stand in a whole text, looked for once and asked many times."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator

Span = tuple[int, int]


class Places:
    """The matches of a pattern in a whole text, in order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._ends = [end for _, end in self._spans]  # matches of one pattern do not overlap: these are in order too

    def within(self, start: int, end: int) -> bool:
        """Whether one stands between two offsets."""
        return self.first_after(start, end) is not None

    def __bool__(self) -> bool:
        return bool(self._spans)

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans)

    def between(self, start: int, end: int) -> list[Span]:
        """Those between two offsets, in order."""
        first = bisect.bisect_left(self._spans, (start, 0))
        return self._spans[first : max(first, bisect.bisect_right(self._ends, end))]

    def meet(self, span: Span) -> bool:
        """Whether one shares a character with a span."""
        first = bisect.bisect_right(self._ends, span[0])
        return first < len(self._spans) and self._spans[first][0] < span[1]

    def last_before(self, start: int, end: int) -> Span | None:
        """The last one that begins at or after one offset and before another; it may reach over that other."""
        number = bisect.bisect_left(self._spans, (end, 0)) - 1
        return self._spans[number] if number >= 0 and self._spans[number][0] >= start else None

    def first_after(self, start: int, end: int) -> Span | None:
        """The first one between two offsets."""
        number = bisect.bisect_left(self._spans, (start, 0))
        return self._spans[number] if number < len(self._spans) and self._spans[number][1] <= end else None


NOWHERE = Places(())
