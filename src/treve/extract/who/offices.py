"""The office through which a state or an organisation speaks: "the envoy of the United Nations", "президент Кении".

Who mediates, vouches or approves is named with it, as written.
"""

from __future__ import annotations

from treve.extract.patterns.cues import cues
from treve.extract.text.passages import last_of
from treve.extract.text.prose import Prose
from treve.extract.who.mentions import Mention

_WITHIN = 60  # characters before a name in which its office stands
_OFFICIAL = frozenset({"state", "capital", "organisation", "capital_letters", "actor"})


def with_office(prose: Prose, mention: Mention) -> tuple[int, int]:
    """The folded span of a name with the office right before it; that of the name where there is none."""
    start, end = mention.start, mention.end
    if mention.kind not in _OFFICIAL:
        return start, end
    text = prose.folded.text
    begin = max(prose.sentence_at(start)[0], start - _WITHIN)
    office = last_of(cues(prose.language, "roles").pattern("offices", "before").finditer(text, begin, start))
    beside = office is not None and not text[office.end() : start].strip(" ل")  # the joined "of" of Arabic
    return office.start() if office is not None and beside else start, end
