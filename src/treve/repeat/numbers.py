"""The numbers of a summary, each under a path of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_KEYS = ("id", "reading", "source", "name", "day")
"""What tells the members of a list in summary.json apart."""
_NOT_RESULTS = frozenset({"run", "tables", "treve", "schema", "warnings"})
_ADDED_LATER = frozenset({"effect", "holding", "durability"})
"""Keys of an agreement that `treve analyse` fills in a finished run: a run made again has not been analysed."""


def numbers(summary: Mapping[str, Any]) -> dict[str, object]:
    """Path → value of every number, verdict and day a run comes to.

    How long it took, what it was asked for and what `treve analyse` added to it later are left out.
    """
    results = {key: value for key, value in summary.items() if key not in _NOT_RESULTS}
    if "agreements" in results:
        results["agreements"] = [
            {key: value for key, value in one.items() if key not in _ADDED_LATER} for one in results["agreements"]
        ]
    return {path: value for key, value in results.items() for path, value in _leaves(key, value)}


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
