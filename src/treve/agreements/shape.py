"""Holding one agreement as written against the schema: an entry, or faults with their lines.

What does not fit is set aside, so that the rest can be examined too; paths of the rest lead back to the file.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from treve.agreements.examination import Examination, nearest
from treve.agreements.schema import AgreementEntry
from treve.agreements.source_text import KeyPath, SourceText

# Stands in for a missing key of the whole agreement, so that the rest can still be examined; the fault is noted all the same.
_STAND_INS: Mapping[str, Any] = MappingProxyType(
    {"id": "id-missing", "title": "", "class": "", "times": {}, "parties": [], "territory": {}, "sources": [""] * 999}
)
_WANTED = MappingProxyType(
    {
        "string_type": "text",
        "bool_type": "true or false",
        "int_type": "a whole number",
        "greater_than_equal": "a whole number from 0",
        "tuple_type": "a list",
        "list_type": "a list",
        "model_type": "a mapping of keys",
        "model_attributes_type": "a mapping of keys",
        "dict_type": "a mapping of keys",
    }
)


@dataclass(slots=True)
class Shaped:
    """An entry (None if nothing can be made of the agreement) and where its list positions stood in the file."""

    entry: AgreementEntry | None
    kept: dict[KeyPath, list[int]] = field(default_factory=dict)

    def place(self, keys: KeyPath) -> KeyPath:
        """The path in the file of a path in the entry."""
        found: KeyPath = ()
        for key in keys:
            found = (*found, self.kept[found][key] if isinstance(key, int) and found in self.kept else key)
        return found


def shape(text: SourceText) -> tuple[Shaped, Examination]:
    """The entry of an agreement as written, with the faults of its shape."""
    found = Examination(text, lambda keys: keys)
    if not isinstance(text.value, dict):
        found.fault(
            (), f"holds {type(text.value).__name__}, no agreement", "a mapping of keys such as id, title, times"
        )
        return Shaped(None), found
    try:
        return Shaped(AgreementEntry.model_validate(text.value)), found
    except ValidationError as problem:
        return _set_aside(text, problem, found), found


def _set_aside(text: SourceText, problem: ValidationError, found: Examination) -> Shaped:
    value = copy.deepcopy(text.value)
    shaped = Shaped(None)
    noted: set[KeyPath] = set()
    for _ in range(100):  # each round removes at least one key or entry; no file needs more
        doomed: set[KeyPath] = set()
        for detail in problem.errors(include_url=False):
            keys = _path(detail, value)
            place = shaped.place(keys)
            if not any(place[: len(one)] == one for one in noted):
                _note(found, detail, place)
            noted.add(place)
            missing = detail["type"] == "missing"
            if missing and len(keys) == 1:
                value[keys[0]] = copy.deepcopy(_STAND_INS[str(keys[0])])
            else:
                doomed.add(keys[:-1] if missing else keys)
        # From the end of each list, so that the positions before stay what they were.
        for keys in sorted(doomed, key=lambda keys: [str(key).zfill(9) for key in keys], reverse=True):
            if not any(keys[: len(one)] == one for one in doomed - {keys}):
                _remove(value, keys, shaped)
        try:
            shaped.entry = AgreementEntry.model_validate(value)
        except ValidationError as next_problem:
            problem = next_problem
        else:
            return shaped
    return shaped


def _path(detail: ErrorDetails, value: Any) -> KeyPath:
    """The keys of a fault, without what pydantic adds for its own validators."""
    found: KeyPath = ()
    for key in detail["loc"]:
        in_mapping = isinstance(value, dict) and key in value
        if in_mapping or (isinstance(value, list) and isinstance(key, int) and key < len(value)):
            value = value[key]
        elif not (isinstance(value, dict) and detail["type"] == "missing"):
            continue
        found = (*found, key)
    return found


def _note(found: Examination, detail: ErrorDetails, place: KeyPath) -> None:
    kind, held = detail["type"], detail["input"]
    if kind == "extra_forbidden":
        known = _known_keys(place[:-1])
        found.fault(place, f"unknown key{nearest(str(place[-1]), known)}", f"one of {', '.join(known)}")
    elif kind == "missing":
        found.fault(place, "is missing", _meaning(place))
    elif kind == "value_error":
        problem, _, expected = str(detail["ctx"]["error"]).partition("; expected ")
        found.fault(place, problem, expected)
    else:
        shown = (
            "nothing" if held is None else repr(held) if isinstance(held, str | int | float) else type(held).__name__
        )
        found.fault(place, f"holds {shown}", _WANTED.get(kind, detail["msg"]))


def _remove(value: Any, keys: KeyPath, shaped: Shaped) -> None:
    """Take a key or an entry out of the value, and remember where the entries that stay stood in the file."""
    holder = value
    for key in keys[:-1]:
        holder = holder[key]
    last = keys[-1]
    if isinstance(holder, list) and isinstance(last, int):
        place = shaped.place(keys[:-1])
        shaped.kept.setdefault(place, list(range(len(holder))))
        del holder[last]
        del shaped.kept[place][last]
    else:
        del holder[last]


def _model_at(place: KeyPath) -> type[BaseModel]:
    """The class of the mapping at a path."""
    model: type[BaseModel] = AgreementEntry
    for key in place:
        if isinstance(key, str):
            annotation = _fields(model)[key].annotation
            model = _models(annotation)[0]
    return model


def _known_keys(place: KeyPath) -> tuple[str, ...]:
    return tuple(_fields(_model_at(place)))


def _meaning(place: KeyPath) -> str:
    return _fields(_model_at(place[:-1]))[str(place[-1])].description or "a value"


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _models(annotation: Any) -> list[type[BaseModel]]:
    """The model classes inside an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models(part)]
