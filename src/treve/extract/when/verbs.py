"""Where the verbs of a sentence stand that tell a tense: looked for once, however many times the sentence names."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Sequence

from treve.extract.patterns.places import NOWHERE, Places, Span
from treve.extract.text.prose import Prose
from treve.extract.when.time_lexicon import TimeLexicon
from treve.model.draft import Language


class Tense(enum.StrEnum):
    """How a time stands to the moment of writing, as the verb nearest to it says."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


Marked = tuple[tuple[int, int, Tense], ...]
_ACCENTED = re.compile(r"(?<!\w)\w{2,20}(?:ó|rán?|ré|remos)(?!\w)")
_ENTERED = re.compile(r"(?<!\w)(?<![ld]['’])(?<!son )(?<!leur )entrée?s? en (?:vigueur|application)")
_NO_VERBS = frozenset({"teherán", "detrás", "corán", "gran", "aserrín"})
_ACCENT = re.compile(r"[áéíóúÁÉÍÓÚ]")
# What would be a verb with an accent at its end, and is none without: "comenzó", "cesará", "cesaría".
_PLAIN = re.compile(r"\w+(?:[aei]ran?|[dbr]ran?|[aei]rian?|[^aeiou\W]o|io)")
_VERBS_WITHOUT_ACCENT = frozenset(
    {"expira", "expiran", "dijo", "hizo", "tuvo", "estuvo", "hubo", "pudo", "puso", "quiso", "vino", "dio", "supo", "trajo",
     "condujo", "produjo", "redujo", "anduvo", "mantuvo", "propuso", "impuso", "dispuso", "obtuvo", "detuvo"}
)  # fmt: skip


def _always(_: Span) -> bool:
    return True


class Verbs:
    """The verbs between two offsets of a folded text that tell a tense, and the words beside them that decide whose it is.

    future, past  verbs that look ahead and back; what lies in a group that looks ahead is no verb that looks back
    begun         that something has begun or ended; speech: that somebody spoke; unsure: that something was to be
    silent        nothing here tells a tense
    """

    def __init__(
        self,
        text: str,
        known: TimeLexicon,
        within: Span | None = None,
        marked: Marked = (),
        is_verb: Callable[[Span], bool] = _always,
    ) -> None:
        """marked: verbs told by their accent; is_verb: whether an accent, or its lack, leaves words a verb."""
        start, end = within or (0, len(text))

        def told(tense: Tense) -> list[Span]:
            found = [one.span() for one in self.patterns[tense].finditer(text, start, end) if is_verb(one.span())]
            if not marked:
                return found
            own = Places(found)
            return [*own, *(one[:2] for one in marked if one[2] is tense and not own.meet(one[:2]))]

        def places(spans: Sequence[Span]) -> Places:
            return Places(spans) if spans else NOWHERE

        self.text = text
        self.patterns = {Tense.FUTURE: known.future, Tense.PAST: known.past}
        self.future = places(told(Tense.FUTURE))
        self.past = places([one for one in told(Tense.PAST) if not self.future.meet(one)])
        self.begun, self.speech, self.unsure = (
            places([one.span() for one in pattern.finditer(text, start, end)])
            for pattern in (known.begun, known.speech, known.unsure)
        )
        self.silent = not (self.future or self.past or self.speech or self.unsure)


class VerbsOfSentences:
    """The verbs of the sentences of one text, each sentence looked at when first asked for."""

    def __init__(self, prose: Prose, known: TimeLexicon) -> None:
        self._prose = prose
        self._known = known
        self._found: dict[Span, Verbs] = {}
        self._is_verb = verb_by_its_accents(prose)

    def of(self, sentence: Span) -> Verbs:
        """The verbs of one sentence, given by its offsets in the folded text."""
        verbs = self._found.get(sentence)
        if verbs is None:
            marked = marked_tenses(self._prose, sentence)
            verbs = Verbs(self._prose.folded.text, self._known, sentence, marked, self._is_verb)
            self._found[sentence] = verbs
        return verbs


def marked_tenses(prose: Prose, sentence: Span) -> Marked:
    """Verbs that only their accent tells apart: "cesó", "entré en vigueur" are past, "cesará" is still to come. Folded offsets."""
    if prose.language is Language.FRENCH:
        entered = _ENTERED.finditer(prose.text, *prose.folded.span(*sentence))
        return tuple((prose.folded.index(one.start()), prose.folded.index(one.end()), Tense.PAST) for one in entered)
    if prose.language is not Language.SPANISH:
        return ()
    found = []
    for verb in _ACCENTED.finditer(prose.text, *prose.folded.span(*sentence)):
        if verb[0].lower() not in _NO_VERBS:
            tense = Tense.PAST if verb[0].endswith("ó") else Tense.FUTURE
            found.append((prose.folded.index(verb.start()), prose.folded.index(verb.end()), tense))
    return tuple(found)


def verb_by_its_accents(prose: Prose) -> Callable[[Span], bool]:
    """Whether words that folding makes look like a verb are one as written: "à Lomé", "humanitaria", "el anuncio" are none.

    A Spanish text without a single accent tells nothing.
    """
    text, copy = prose.text, prose.folded
    if prose.language is Language.FRENCH:
        return lambda span: text[copy.span(*span)[0]] not in "àÀ" and not _ENTERED.match(text, copy.span(*span)[0])
    if prose.language is not Language.SPANISH or not _ACCENT.search(text):
        return _always

    def spanish(span: Span) -> bool:
        words = copy.text[span[0] : span[1]]
        if words in _VERBS_WITHOUT_ACCENT or not _PLAIN.fullmatch(words):
            return True
        return _ACCENT.search(text, *copy.span(*span)) is not None

    return spanish
