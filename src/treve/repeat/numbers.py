"""The numbers of a summary, each under a path of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_KEYS = ("id", "reading", "source", "name", "day")
"""What tells the members of a list in summary.json apart."""
_NOT_RESULTS = frozenset({"run", "tables", "treve", "schema", "warnings"})


def numbers(summary: Mapping[str, Any]) -> dict[str, object]:
    """Path → value of every number, verdict and day a run comes to; how long it took and what it was asked for left out."""
    return {path: value for key in summary if key not in _NOT_RESULTS for path, value in _leaves(key, summary[key])}


def _leaves(path: str, value: Any) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        for key, one in value.items():
            if key not in _KEYS:
                yield from _leaves(f"{path}.{key}", one)
    elif isinstance(value, list):
        for position, one in enumerate(value):
            yield from _leaves(f"{path}.{_name(one, position)}", one)
    elif value is not None:
        yield path, value


def _name(one: Any, position: int) -> str:
    if isinstance(one, Mapping):
        return next((str(one[key]) for key in _KEYS if key in one), str(position))
    return str(position)
