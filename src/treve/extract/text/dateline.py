"""The date of publication that a text states about itself: its dateline."""

from __future__ import annotations

import re

from treve.errors import BadValue
from treve.extract.text.published import Published, read_published
from treve.extract.when.time_parts import parts_of
from treve.model.draft import Language

_MARKED = re.compile(
    r"\s*(?:date|dated|published|publie|publicado|fecha|дата|التاريخ)\s*:?\s*"
    r"(?:le |on )?(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?![\d-])"
)
_HEAD = 160
# "GENEVA, 29 December 2016 (AFP) –": the date, an agency or not, a dash; or a date that ends its own line.
_CLOSES = re.compile(r"\s*(?:\([^)\n]{1,24}\)\s*)?(?:[–-]\s|\n)|\s*\([^)\n]{1,24}\)\s")
_OPENS = re.compile(r"(?:[\w' .()/-]{0,48}[,:(]\s?)?(?:\w{2,12},? )?(?:le |el |on )?")


def dateline(folded: str, language: Language) -> Published | None:
    """The date in the first words of a folded text; None where there is none or it can be read in two ways."""
    marked = _MARKED.match(folded)
    try:
        if marked:
            return read_published(marked[1], "dateline")
        return _written(folded, language)
    except BadValue:
        return None


def _written(folded: str, language: Language) -> Published | None:
    head = folded[:_HEAD]
    for part in parts_of(head, language):
        if part.name not in ("day_month", "iso", "numeric") or len(part.dates) != 1:
            continue
        year, month, day = part.dates[0]
        line = head.rfind("\n", 0, part.start) + 1
        if year and month and day and _CLOSES.match(head, part.end) and _OPENS.fullmatch(head, line, part.start):
            return read_published(f"{year}-{month:02}-{day:02}", "dateline")
        return None
    return None
