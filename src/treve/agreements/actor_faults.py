"""What can be wrong with who is named in an agreement: guarantors, members, and who is said to be bound, supported or shut out."""

from __future__ import annotations

from collections.abc import Sequence

from treve.agreements.examination import Examiner, nearest
from treve.agreements.schema import ExclusionEntry, PartyEntry, SupportEntry
from treve.agreements.source_text import KeyPath
from treve.agreements.words import assertion_words
from treve.model.actor import ActorKind
from treve.model.agreement import About


class ActorExaminer(Examiner):
    """Every actor named, and what is asserted of it by whom."""

    def run(self) -> None:
        """Note every fault and notice."""
        self._actors()
        self._assertions()

    def _actors(self) -> None:
        entry = self._entry
        for position, guarantor in enumerate(entry.guarantors):
            keys: KeyPath = ("guarantors", position)
            self._actor((*keys, "actor"), guarantor.actor)
            if guarantor.for_side is not None:
                self._actor((*keys, "for"), guarantor.for_side)
            self._period((*keys, "to"), guarantor.first, guarantor.until, "from")
        for position, name in enumerate(entry.umbrella_names):
            if self._actor(("umbrella_names", position), name) and self._book.kind(name) is not ActorKind.UMBRELLA:
                self._fault(("umbrella_names", position), f"{name!r} is no umbrella name", "an actor of kind umbrella")
        for position, name in enumerate(entry.mechanism.members if entry.mechanism else ()):
            self._actor(("mechanism", "members", position), name)

    def _assertions(self) -> None:
        entry = self._entry
        groups: tuple[tuple[str, About, Sequence[PartyEntry | SupportEntry | ExclusionEntry]], ...] = (
            ("parties", About.MEMBERSHIP, entry.parties),
            ("supporting_forces", About.SUPPORT, entry.supporting_forces),
            ("excluded_actors", About.EXCLUSION, entry.excluded_actors),
        )
        for key, about, entries in groups:
            for position, one in enumerate(entries):
                self._assertion((key, position), about, one)

    def _assertion(self, keys: KeyPath, about: About, entry: PartyEntry | SupportEntry | ExclusionEntry) -> None:
        known = tuple(word.word for word in assertion_words().values() if word.about is about)
        if entry.asserted not in known:
            suggestion = nearest(entry.asserted, known)
            self._fault((*keys, "asserted"), f"holds {entry.asserted!r}{suggestion}", f"one of {', '.join(known)}")
        if isinstance(entry, ExclusionEntry):
            self._excluded((*keys, "actor"), entry.actor)
        else:
            self._actor((*keys, "actor"), entry.actor)
        if isinstance(entry, SupportEntry):
            self._actor((*keys, "supports"), entry.supports)
        self._period((*keys, "until"), entry.first, entry.until, "from")
        word = assertion_words().get(entry.asserted)
        if word and word.from_day and entry.on is None and entry.first is None:
            self._fault((*keys, "on"), f"is empty beside asserted: {word.word}", "the day of joining, in on or from")
        self._asserters(keys, entry.by, entry.src)

    def _excluded(self, keys: KeyPath, name: str) -> None:
        if name in self._book.actors:
            return
        suggestion = nearest(name, self._book.actors)
        if suggestion and " " not in name:
            self._fault(keys, f"no actor {name!r}{suggestion}", "the id of an actor, or a name in words")
        else:
            self._notice(
                keys, f"{name!r} is no actor of the library: an exclusion without a name, which blocks nothing"
            )
