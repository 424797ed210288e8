"""The date of publication that a text states about itself: its dateline."""

from __future__ import annotations

import re

from treve.errors import BadValue
from treve.extract.published import Published, read_published
from treve.model.draft import Language

_MARKED = re.compile(
    r"\s*(?:date|dated|published|publie|fecha|дата|التاريخ)\s*:?\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?![\d-])"
)


def dateline(folded: str, language: Language) -> Published | None:
    """The date in the first words of a folded text; None where there is none."""
    marked = _MARKED.match(folded)
    try:
        return read_published(marked[1], "dateline") if marked else None
    except BadValue:
        return None
