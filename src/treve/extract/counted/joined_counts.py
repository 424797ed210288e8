"""Counts that share the verb behind the last of them: "1,800 Palestinians and 67 Israelis dead"."""

from __future__ import annotations

import re

from treve.extract.counted.counts import Count
from treve.extract.counted.figure_lexicon import FigureLexicon
from treve.extract.text.prose import Prose

# Folded: ", most of them civilians," between those counted and the next.
_APART = re.compile(
    r", (?:most|mostly|many|mainly|among them|for the most part|la plupart|pour la plupart|en majorite|surtout"
    r"|parmi (?:eux|lesquels)"
    r"|la mayoria|en su mayoria|much[oa]s|sobre todo|entre ellos|в основном|большинство|преимущественно|среди них"
    r"|معظمهم|اغلبهم|غالبيتهم|بينهم)(?: [^,.;:\d]{2,40})?(?=,| and | et | y | и | و)"
)
_INSERTED = 110  # characters from one count to the next, with what stands between
_LINK = re.compile(r",? ?(?:(?:and|et|y|e|и|و|as well as|ainsi que|asi como|а также) ?)?")
_NAME = re.compile(r" (?:de |d'|of )?([^\W\d_][\w-]+)(?: [^\W\d_]{4,})?")


def people_before_another(prose: Prose, known: FigureLexicon, count: Count, following: Count | None) -> int | None:
    """Where the people counted end, if nothing but "and" or a comma parts them from the next count; else None."""
    if following is None or following.start - count.end > _INSERTED or count.low == 0:
        return None
    text = prose.folded.text
    noun = known.nouns.match(text, count.end + 1)
    end = noun.end() if noun is not None and noun.lastgroup == "person" else None
    if end is None:
        named = _NAME.match(text, count.end, following.start)
        if named is None or not prose.text[prose.folded.origin[named.start(1)]].isupper():
            return None
        end = named.end(1)
    apart = _APART.match(text, end, following.start)
    return end if _LINK.fullmatch(text, apart.end() if apart else end, following.start) else None


def names_measure(prose: Prose, known: FigureLexicon, count: Count, end: int) -> bool:
    """Whether the noun of a count says what befell those it counts, and only those: "12 soldiers and 3 wounded"."""
    start = count.start if count.people else count.end
    for one in known.nouns.finditer(prose.folded.text, start, end):
        kind = (one.lastgroup or "").partition("_")[0]
        if kind == "noun" or (kind == "fixed" and one.start() <= count.end + 1):
            return True
    return False
