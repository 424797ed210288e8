"""Whose word something is: ids of actors and asserters as names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from treve.catalogue import current, say
from treve.normalise.actor_book import ActorBook, actor_book
from treve.store.protocol import Store


@dataclass(frozen=True, slots=True)
class Voices:
    """Names of the actors of a run and of the library’s asserters, by id; in English where the language has none."""

    by_id: Mapping[str, str]

    @classmethod
    def of(cls, store: Store) -> Voices:
        """The voices of a run: its own table `actor` and the library's asserters."""
        asserters = {one.asserter_id: say(one.name) for one in actor_book().asserters.values()}
        column = f"name_{current().code}"
        actors = {
            row["actor_id"]: row[column] or row["name_en"]
            for row in store.fetch("bulletin/actor_names.sql").to_pylist()
        }
        return cls(MappingProxyType({**actors, **asserters}))

    @classmethod
    def of_library(cls, book: ActorBook | None = None) -> Voices:
        """The voices where there is no run: the library's actors and asserters. book: with others in it."""
        book = book or actor_book()
        names = {"fr": "name_fr", "ar": "name_ar"}.get(current().code, "name_en")
        actors = {one.actor_id: getattr(one, names) or one.name_en for one in book.actors.values()}
        asserters = {one.asserter_id: say(one.name) for one in book.asserters.values()}
        return cls(MappingProxyType({**actors, **asserters}))

    def name(self, one_id: str) -> str:
        """The name of one actor or asserter; an id nobody knows stands for itself."""
        return self.by_id.get(one_id, one_id)

    def recorder(self, largest: Mapping[str, object]) -> str:
        """The largest recorder of a summary; a name nobody knows stands as it is written."""
        return self.by_id.get(str(largest.get("id")), str(largest["name"]))

    def names(self, ids: str) -> str:
        """Names for ids separated by `;`, separated by `; `."""
        return say("; ").join(self.name(one.strip()) for one in ids.split(";"))
