"""Where the verbs of a text stand that tell a tense: looked for once in the whole text, however many times it names."""

from __future__ import annotations

import enum
import re
from collections.abc import Collection

from treve.extract.places import Places, Span
from treve.extract.prose import Prose
from treve.extract.time_lexicon import TimeLexicon
from treve.model.draft import Language


class Tense(enum.StrEnum):
    """How a time stands to the moment of writing, as the verb nearest to it says."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


Marked = tuple[tuple[int, int, Tense], ...]
_ACCENTED = re.compile(r"(?<!\w)\w{2,20}(?:ó|rán?|ré|remos)(?!\w)")
_NO_VERBS = frozenset({"teherán", "detrás", "corán", "gran", "aserrín"})
_TO = re.compile(r"(?<!\w)à(?!\w)", re.IGNORECASE)
_ACCENT = re.compile(r"[áéíóúÁÉÍÓÚ]")
# What would be a verb with an accent at its end, and is none without: "comenzó", "cesará", "cesaría".
_PLAIN = re.compile(
    r"(?<!\w)[^\W_áéíóúÁÉÍÓÚ]{2,20}(?:[aei]ran?|[dbr]ran?|[aei]rian?|[^aeiou\W]o|io)(?!\w)", re.IGNORECASE
)
_VERBS_WITHOUT_ACCENT = frozenset(
    {"expira", "expiran", "dijo", "hizo", "tuvo", "estuvo", "hubo", "pudo", "puso", "quiso", "vino", "dio", "supo", "trajo",
     "condujo", "produjo", "redujo", "anduvo", "mantuvo", "propuso", "impuso", "dispuso", "obtuvo", "detuvo"}
)  # fmt: skip


class Verbs:
    """The verbs of a folded text that tell a tense, and the words beside them that decide whose tense it is.

    future, past  verbs that look ahead and back; what lies in a group that looks ahead is no verb that looks back
    begun         that something has begun or ended; speech: that somebody spoke; unsure: that something was to be
    """

    def __init__(self, text: str, known: TimeLexicon, marked: Marked = (), no_verbs: Collection[int] = ()) -> None:
        """marked: verbs told by their accent; no_verbs: where words begin that an accent, or its lack, shows to be no verbs."""

        def told(tense: Tense, pattern: re.Pattern[str]) -> list[Span]:
            found = [one.span() for one in pattern.finditer(text) if one.start() not in no_verbs]
            own = Places(found)
            return found + [one[:2] for one in marked if one[2] is tense and not own.meet(one[:2])]

        self.text = text
        self.patterns = {Tense.FUTURE: known.future, Tense.PAST: known.past}
        self.future = Places(told(Tense.FUTURE, known.future))
        self.past = Places(one for one in told(Tense.PAST, known.past) if not self.future.meet(one))
        self.begun, self.speech, self.unsure = (
            Places(one.span() for one in pattern.finditer(text))
            for pattern in (known.begun, known.speech, known.unsure)
        )


def verbs_of(prose: Prose, known: TimeLexicon) -> Verbs:
    """The verbs of a text as given: its accents are heard."""
    return Verbs(prose.folded.text, known, marked_tenses(prose), words_that_are_no_verbs(prose))


def marked_tenses(prose: Prose) -> Marked:
    """Spanish verbs that only their accent tells apart: "cesó" is past, "cesará" is still to come. Folded offsets."""
    if prose.language is not Language.SPANISH:
        return ()
    found = []
    for verb in _ACCENTED.finditer(prose.text):
        if verb[0].lower() not in _NO_VERBS:
            tense = Tense.PAST if verb[0].endswith("ó") else Tense.FUTURE
            found.append((prose.folded.index(verb.start()), prose.folded.index(verb.end()), tense))
    return tuple(found)


def words_that_are_no_verbs(prose: Prose) -> frozenset[int]:
    """Where words begin that folding makes look like verbs: "à Lomé", "humanitaria", "el anuncio". Folded offsets.

    A Spanish text without a single accent tells nothing.
    """
    if prose.language is Language.FRENCH:
        return frozenset(prose.folded.index(one.start()) for one in _TO.finditer(prose.text))
    if prose.language is not Language.SPANISH or not _ACCENT.search(prose.text):
        return frozenset()
    return frozenset(
        prose.folded.index(one.start())
        for one in _PLAIN.finditer(prose.text)
        if one[0].lower() not in _VERBS_WITHOUT_ACCENT
    )
