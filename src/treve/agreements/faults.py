"""What can be wrong with an agreement file, and what its reader should know: every fault with its line, key and what was expected.

A fault keeps the agreement from being read. A notice does not. All are found in one pass: what does not fit the shape is set
aside, and the rest is examined all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from treve.agreements.actor_faults import ActorExaminer
from treve.agreements.examination import Examination, Examiner
from treve.agreements.place_faults import AREA_KEYS, PlaceExaminer
from treve.agreements.provision_faults import ProvisionExaminer
from treve.agreements.schema import AgreementEntry
from treve.agreements.source_text import KeyPath, SourceText
from treve.agreements.time_faults import TimeExaminer
from treve.normalise.actor_book import ActorBook


def examine(
    entry: AgreementEntry, text: SourceText, book: ActorBook, place: Callable[[KeyPath], KeyPath]
) -> Examination:
    """Everything that can be told wrong of an entry whose shape is right; `place` as in Examination."""
    found = Examination(text, place)
    for examiner in (TimeExaminer, ActorExaminer, PlaceExaminer, ProvisionExaminer, LinkExaminer):
        examiner(entry, found, book).run()
    return found


class LinkExaminer(Examiner):
    """Other agreements, evidence in the text, and positions of sources."""

    def run(self) -> None:
        """Note every fault."""
        self._links()
        self._source_positions()

    def _links(self) -> None:
        entry = self._entry
        for key in ("earlier", "later"):
            for position, other in enumerate(getattr(entry, key)):
                if other == entry.id:
                    self._fault((key, position), "names the agreement itself", "the id of another agreement")
        for other in sorted(set(entry.earlier) & set(entry.later)):
            self._fault(("later",), f"{other!r} stands in earlier too", "one of the two")
        for position, one in enumerate(entry.evidence):
            if one.end - one.start != len(one.text):
                self._fault(
                    ("evidence", position, "end"),
                    f"the span has {one.end - one.start} code points, the text {len(one.text)}",
                    "start and end of these very words",
                )

    def _source_positions(self) -> None:
        count = len(self._entry.sources)
        for keys, positions in _all_positions(self._entry):
            for position in positions:
                if not 1 <= position <= count:
                    self._fault((*keys, "src"), f"{position} is no position in sources", f"1 to {count}")


def _all_positions(entry: AgreementEntry) -> Iterator[tuple[KeyPath, Sequence[int]]]:
    for what in ("declared", "signed", "effective", "ended"):
        for position, time in enumerate(getattr(entry.times, what)):
            yield ("times", what, position), time.src
    for key in (
        "guarantors",
        "parties",
        "supporting_forces",
        "counts",
        "excluded_actors",
        "prohibitions",
        "exceptions",
        "obligations",
    ):
        for position, one in enumerate(getattr(entry, key)):
            yield (key, position), one.src
    for key in AREA_KEYS:
        for position, area in enumerate(getattr(entry.territory, key)):
            yield ("territory", key, position), area.src
    for position, line in enumerate(entry.territory.lines):
        yield ("territory", "lines", position), line.src
    if entry.mechanism:
        yield ("mechanism",), entry.mechanism.src
    if entry.sanctions:
        yield ("sanctions",), entry.sanctions.src
