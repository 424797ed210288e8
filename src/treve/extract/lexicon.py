"""Word lists, one folder per language and one TOML file per subject: `lexicons/<language>/<subject>.toml`."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any

from treve.model.draft import Language


@functools.cache
def lexicon(language: Language, subject: str) -> dict[str, Any]:
    """The word list of a subject in a language, as written; empty where the language has none."""
    path = resources.files("treve.extract").joinpath("lexicons", language.value, f"{subject}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
