"""Every agreement that somebody may see: those of the library, and those that the mission confirmed."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Sequence
from pathlib import Path

from treve.agreements.file import library_agreement, library_ids, path_of, read_agreements
from treve.casebook.agreed import Confirmed
from treve.errors import BadAgreement
from treve.model.agreement import Agreement
from treve.normalise import own_actors as actors
from treve.normalise.actor_book import actor_book
from treve.normalise.own_actors import NewActor, with_actors

_KEPT = 64


@functools.cache
def of_library() -> dict[str, Agreement]:
    """The agreements of the library by id."""
    book = actor_book()
    return {one: library_agreement(one, book) for one in library_ids()}


def library_text(agreement_id: str) -> bytes:
    """The file of an agreement of the library."""
    return path_of(agreement_id).read_bytes()


def confirmed(one: Confirmed) -> Agreement:
    """A confirmed agreement as data. Raises BadAgreement where this version of the program finds a fault in it."""
    return _read(one.yaml, one.agreement_id, own_actors(one))


def own_actors(one: Confirmed) -> tuple[NewActor, ...]:
    """The actors that the answers to its text name and the library lacks."""
    return actors.own_actors(one.answers)


@functools.lru_cache(_KEPT)
def _read(yaml: str, name: str, own: tuple[NewActor, ...]) -> Agreement:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.yaml"
        path.write_text(yaml, encoding="utf-8")
        try:
            return read_agreements(path, with_actors(actor_book(), own))[0]
        except BadAgreement as problem:
            raise BadAgreement([one.replace(f"{folder}/", "") for one in problem.faults]) from None


def readable(kept: Sequence[Confirmed]) -> dict[str, Agreement]:
    """The confirmed agreements that can be read, by id."""
    found = {}
    for one in kept:
        try:
            found[one.agreement_id] = confirmed(one)
        except BadAgreement:
            continue
    return found
