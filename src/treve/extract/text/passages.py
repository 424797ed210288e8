"""What kind of speech a passage is: does it speak of an agreement, is it a condition, a wish, a denial?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from treve.extract.patterns.cues import LONGEST_SENTENCE, cues
from treve.extract.text.prose import Prose
from treve.extract.who.mentions import Sentence

_BEFORE_CUE = 24  # characters in which a negation still belongs to the words that follow
_BESIDE_CUE = 40


def last_of(matches: Iterable[re.Match[str]]) -> re.Match[str] | None:
    """The last of some matches; None where there are none."""
    last = None
    for one in matches:
        last = one
    return last


_LIST_MARK = re.compile(r"[-*•–—·]\s")


def is_entry(prose: Prose, sentence: Sentence) -> bool:
    """A line of a list: it begins with a mark."""
    return _LIST_MARK.match(prose.folded.text, sentence.start) is not None


# Words for bodies that watch over an agreement. Folded.
_BODY = re.compile(
    r"(?<!\w)(?:comit[eé]|committee|commission|comision|mission|mision|mecanism|mechanism|panel|observ[ae]t?(?:eur|dor|er)s?"
    r"|equipes? mixte|joint team|hot-?line"
    r"|observation post|check-?point|postes? d'observation|puestos? de observacion"
    r"|комисси|комитет|мисси|механизм|наблюдател|[وفبل]{0,2}(?:ال)?(?:لجن|بعث|مرصد|مراقب))\w*"
)


def is_body(words: str) -> bool:
    """Whether folded words name a body that watches over an agreement: a committee, a mission, a mechanism, observers."""
    return _BODY.search(words) is not None


def speaks_of_agreement(prose: Prose, sentence: Sentence, back: int = 2) -> bool:
    """The sentence, or one of so many before it, names a truce, an agreement or a document."""
    said = cues(prose.language, "roles")
    start = max(prose.start_before(sentence.start, back), sentence.start - LONGEST_SENTENCE)
    return said.agreement.between(prose.folded.text, start, min(sentence.end, sentence.start + LONGEST_SENTENCE))


def blocked(
    prose: Prose,
    sentence: Sentence,
    start: int,
    end: int,
    *,
    negation: bool = True,
    across: bool = True,
    after: int = _BESIDE_CUE,
    pleas: bool = True,
    future: bool = True,
) -> bool:
    """A passage that states no fact: it stands in a condition or a wish, or it is negated.

    across  what follows a comma counts as well: false where it tells something else ("the UN, which mediated, called for calm")
    after   characters behind the passage in which a condition counts
    pleas   what somebody is asked to do counts: false for who "was urged to sign and refused"
    future  "would" behind "told parliament that" counts: false where what is to come from then on is a fact
    """
    said = cues(prose.language, "roles")
    text = prose.folded.text
    conditional = said.pattern("blocks", "conditional")
    if sentence.cues & conditional.bit:
        last = min(end + after, sentence.end)
        comma = -1 if across else text.find(",", end, last)
        span = max(sentence.start, start - 160), last if comma < 0 else comma
        if conditional.between(text, *span):
            plea = None if pleas else said.pattern("gaps", "plea")
            told, ahead = None if future else said.pattern("blocks", "told"), said.pattern("gaps", "ahead")
            for one in conditional.finditer(text, *span):
                if plea is not None and plea.fullmatch(text, *one.span()):
                    continue
                # "Told parliament that they would observe a truce": what is to come, seen from then.
                later = told is not None and ahead.fullmatch(text, *one.span())
                if not (later and told is not None and told.between(text, sentence.start, one.start())):
                    return True
    before = said.pattern("blocks", "negation")
    if not negation or not sentence.cues & before.bit:
        return False
    found = last_of(before.finditer(text, max(sentence.start, start - _BEFORE_CUE), start))
    return found is not None and len(text[found.end() : start].split()) <= 1 and "," not in text[found.end() : start]
