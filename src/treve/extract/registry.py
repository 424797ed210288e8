"""The extractors, one module and one function each. A new one is a module and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from treve.extract.counted.figures import figures
from treve.extract.text.prose import Prose
from treve.extract.when.in_force import in_force
from treve.extract.who_and_what import who_and_what
from treve.model.draft import Fact, Relation

Extractor = Callable[[Prose], Iterable[Fact | Relation]]

EXTRACTORS: tuple[Extractor, ...] = (
    in_force,
    figures,
    who_and_what,
)
