"""The values that the facets of names have in a run, and which of them a word of a query stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from treve.serve.query import Query, nearest
from treve.store.protocol import Store

# Facets that take the same names: actors on a side.
_SIDES = {"alleged": "side", "attributed": "side", "target": "side"}
NAMED = ("area", "place", "recorder", "alleged", "attributed", "target", "side", "agreement", "reading")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that nothing in the run bears, and the nearest that something does; "": none is near."""

    facet: str
    value: str
    near: str


@dataclass(frozen=True, slots=True)
class Known:
    """facet → folded name → values that bear it."""

    names: Mapping[str, Mapping[str, frozenset[str]]]

    @classmethod
    def of(cls, store: Store) -> Known:
        """The names of a prepared run."""
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for row in store.fetch("serve/sought/known.sql").to_pylist():
            found[row["facet"]][row["name"].casefold()].add(row["value"])
        return cls(
            {facet: {name: frozenset(values) for name, values in names.items()} for facet, names in found.items()}
        )

    def values(self, facet: str, word: str) -> frozenset[str]:
        """The values a word stands for: those of that very name, else all that have the word in a name."""
        names = self.names.get(_SIDES.get(facet, facet), {})
        folded = word.casefold()
        exact = names.get(folded)
        if exact is not None:
            return exact
        return frozenset().union(*(values for name, values in names.items() if folded in name))

    def unknown(self, query: Query) -> list[Unknown]:
        """What the query names that nothing in the run bears."""
        return [
            Unknown(term.facet, term.value, nearest(term.value, self.names.get(_SIDES.get(term.facet, term.facet), {})))
            for term in query.terms
            if term.facet in NAMED and not self.values(term.facet, term.value)
        ]
