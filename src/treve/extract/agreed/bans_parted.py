"""Where one ban ends and the next begins: before an exception, before another subject; acts joined by "and" are one ban."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Span = tuple[int, int]

_LEAST = 8  # characters of a ban
# Folded: what is said to be left out of a ban, or said against it.
_SAVE = re.compile(
    r", (?:sin que|sans que|sauf|salvo|excepto|hormis|excepte|hors|fuera de|en dehors d|a l'exception|con excepcion|a excepcion"
    r"|aunque|bien que|si bien|mais|pero|except|save|other than|although|but|но|хотя|باستثناء|ما عدا)(?!\w)"
)
# Folded: "… et l'armée ne visera ni …": another subject, and a ban of its own.
_NEXT = re.compile(
    r" (?:et|y|and|и) (?:l'|la |le |les |el |los |las |the )(?:[^\s,.;:]+ ){1,4}?"
    r"(?=(?:ne |n'|no |shall not |will not |не )[^\W\d_])"
)
_NOT = re.compile(r"(?:ne |n'|no |not |ni |не |не )")
_JOINED = re.compile(r",? ?(?:et|y|and|и|ni) ?")


def parted(text: str, spans: Sequence[Span]) -> list[Span]:
    """The bans of a sentence, each cut before an exception and before another subject; those of one subject are one."""
    found = sorted(one for span in spans for one in _cut(text, span))
    kept: list[Span] = []
    for start, end in found:
        if kept and _JOINED.fullmatch(text, kept[-1][1], start) and _NOT.match(text, start):
            kept[-1] = kept[-1][0], end
        else:
            kept.append((start, end))
    return kept


def _cut(text: str, span: Span) -> Iterator[Span]:
    start, end = span
    save = _SAVE.search(text, start + _LEAST, end)
    end = save.start() if save is not None else end
    following = _NEXT.search(text, start + _LEAST, end)
    while following is not None:
        yield start, following.start()
        start = following.end()
        following = _NEXT.search(text, start + _LEAST, end)
    yield start, end
