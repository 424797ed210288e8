"""Word lists, one folder per language and one TOML file per subject: `lexicons/<language>/<subject>.toml`.

A long pattern goes on in further lines, each of which begins with the `|` before its next alternative; the line break and the
blanks before that `|` are no part of the pattern.
"""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources
from typing import Any

from treve.model.draft import Language


@functools.cache
def lexicon(language: Language, subject: str) -> dict[str, Any]:
    """The word list of a subject in a language, as written; empty where the language has none."""
    path = resources.files("treve.extract").joinpath("lexicons", language.value, f"{subject}.toml")
    return tomllib.loads(_GOES_ON.sub("", path.read_text(encoding="utf-8"))) if path.is_file() else {}


_GOES_ON = re.compile(r"\n\s*(?=\|)")
