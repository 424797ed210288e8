"""A pattern in its alternatives."""

from __future__ import annotations


def alternatives_of(pattern: str) -> list[str]:
    """The alternatives of a pattern, in order: `a|b(?:c|d)|(?:e|f)` in `a`, `b(?:c|d)`, `e` and `f`."""
    return [one for part in at_top(pattern) for one in (alternatives_of(part[3:-1]) if _is_group(part) else (part,))]


def _is_group(pattern: str) -> bool:
    """One group that is no assertion, holds all of the pattern and is repeated nowhere."""
    return pattern.startswith("(?:") and pattern.endswith(")") and _end_of_group(pattern) == len(pattern) - 1


def _end_of_group(pattern: str) -> int:
    """Where the group ends that a pattern begins with; its length where it is not closed."""
    depth, offset = 0, 0
    while offset < len(pattern):
        if pattern[offset] == "\\":
            offset += 1
        elif pattern[offset] == "[":
            offset = _end_of_class(pattern, offset)
        else:
            depth += (pattern[offset] == "(") - (pattern[offset] == ")")
            if depth == 0:
                return offset
        offset += 1
    return offset


def at_top(pattern: str) -> list[str]:
    """What `|` parts outside of groups. Joined by `|` it is the pattern."""
    found: list[str] = []
    depth, begin, offset = 0, 0, 0
    while offset < len(pattern):
        letter = pattern[offset]
        if letter == "\\":
            offset += 1
        elif letter == "[":
            offset = _end_of_class(pattern, offset)
        elif letter == "|" and depth == 0:
            found.append(pattern[begin:offset])
            begin = offset + 1
        else:
            depth += (letter == "(") - (letter == ")")
        offset += 1
    return [*found, pattern[begin:]]


def _end_of_class(pattern: str, start: int) -> int:
    """Where a class of characters ends: at the next bracket, but for one that is escaped or the first of its characters."""
    offset = start + 1 + pattern.startswith("^", start + 1)
    offset += pattern.startswith("]", offset)
    while offset < len(pattern) and pattern[offset] != "]":
        offset += 1 + (pattern[offset] == "\\")
    return offset
