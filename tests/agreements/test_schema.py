from __future__ import annotations

from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
from ruamel.yaml import YAML

from treve.agreements.file import library_agreement, library_ids
from treve.agreements.schema import json_schema
from treve.normalise.actor_book import actor_book

BOOK = actor_book()


def test_the_schema_accepts_every_file_of_the_library_and_refuses_an_unknown_key() -> None:
    schema = json_schema()
    reader = YAML(typ="safe", pure=True)
    for name in library_ids():
        found = library_agreement(name, BOOK)
        value = reader.load(Path(found.path).read_text(encoding="utf-8"))
        jsonschema.validate(value, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**value, "colour": "red"}, schema)
