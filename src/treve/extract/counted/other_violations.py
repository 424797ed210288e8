"""Numbers beside "violations" that count something else: reports, meetings, kinds of them, or breaches of another law."""

from __future__ import annotations

import re

from treve.extract.patterns.cues import cues
from treve.extract.text.prose import Prose

# Folded: what stands between a number and "violations" where the number counts something else.
_SOMETHING = re.compile(
    r"(?<!\w)(?:kinds?|types?|categor\w+|forms?|sorts?|reports?|times|meetings?|about|genres?|sortes?|rapports?|fois|reprises|reunions?"
    r"|sur|au sujet|tipos?|clases?|formas?|informes?|veces|reuniones|sobre|acerca"
    r"|вид\w*|тип\w*|раз\w?|доклад\w*|заседани\w+|отчет\w*|об?|انواع|نوعا|تقارير|مرات|مره|جلسات|اجتماعات)(?!\w)"
)
_BEHIND = 40  # characters behind "violations"


def counts_something_else(prose: Prose, start: int, noun: int, end: int) -> bool:
    """Whether a number does not count breaches of a truce.

    start, noun, end  folded characters: where the number ends, where the word for violations begins and ends
    """
    text = prose.folded.text
    if _SOMETHING.search(text, start, noun):
        return True
    law = cues(prose.language, "terms").pattern("registered", "other_law")
    if law.search(text, start, noun) is not None:
        return True
    return law.match(text, end + 1, min(len(text), end + _BEHIND)) is not None
