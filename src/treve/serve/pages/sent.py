"""What was sent with a form, read by the same models as the API reads, with a sentence for each field that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from treve.catalogue import Sayings, in_words, marked
from treve.errors import BadValue

Model = TypeVar("Model", bound=BaseModel)

_WRONG: Sayings[str] = Sayings(
    {
        "missing": marked("This is needed."),
        "date": marked("A day as YYYY-MM-DD."),
        "int": marked("A whole number."),
        "greater_than_equal": marked("This number is too small."),
        "less_than_equal": marked("This number is too large."),
        "string_too_long": marked("This is too long."),
        "literal_error": marked("Choose one of the list."),
        "enum": marked("Choose one of the list."),
        "": marked("This cannot be read."),
    }
)


def read(model: type[Model], values: Mapping[str, Any]) -> tuple[Model | None, dict[str, str]]:
    """What was sent, or field → what is wrong with it. Empty texts are left out: unknown, or missing where one is needed."""
    given = {name: value for name, value in values.items() if value not in ("", None)}
    try:
        return model.model_validate(given), {}
    except ValidationError as problem:
        return None, {str(one["loc"][0]) if one["loc"] else "": fault(one["type"]) for one in problem.errors()}


def wrong(problem: BadValue) -> dict[str, str]:
    """The field that a rule of the casebook refuses, and what it expects."""
    return {problem.column: in_words(problem.expected)}


def needed() -> str:
    """What is said of a field that must not be empty."""
    return _WRONG["missing"]


def choose() -> str:
    """What is said of a choice that is none of the list."""
    return _WRONG["enum"]


def fault(kind: str) -> str:
    """What is said of a field that cannot be read. kind: pydantic's name of what is wrong."""
    for name in _WRONG:
        if name and kind.startswith(name):
            return _WRONG[name]
    return _WRONG[""]
