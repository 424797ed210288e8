"""The agreements that a mission confirmed, as files for a run: of each the version that holds, for who may see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from treve.agreements.file import read_agreements
from treve.casebook import agreed
from treve.casebook.agreed import Confirmed
from treve.casebook.visible import Viewer
from treve.errors import BadAgreement
from treve.normalise.actor_book import actor_book
from treve.store.whole_file import write_whole

FOLDER = "casebook-agreements"
FAULTY, GIVEN = "faulty_agreement", "agreement_given"


@dataclass(frozen=True, slots=True)
class FedAgreement:
    """One agreement of the register: its id, which version holds, and its file."""

    agreement_id: str
    version: int
    path: Path


@dataclass(frozen=True, slots=True)
class FedAgreements:
    """Those written for a run.

    left_out  why → how many were not: this version of the program finds faults in it, or the run is given one of the same id
    """

    taken: tuple[FedAgreement, ...]
    left_out: Mapping[str, int]


def write(connection: Connection, viewer: Viewer, folder: Path, given: frozenset[str]) -> FedAgreements:
    """Write what one may see into `casebook-agreements` below a folder; files of earlier versions there go.

    given  ids that the run is given in files of its own: those hold
    """
    below = folder / FOLDER
    below.mkdir(parents=True, exist_ok=True)
    left: Counter[str] = Counter()
    taken = []
    for one in agreed.listing(connection, viewer):
        if one.agreement_id in given:
            left[GIVEN] += 1
            continue
        path = below / f"{one.agreement_id}.yaml"
        _put(path, one)
        try:
            read_agreements(path, actor_book())
        except BadAgreement:
            left[FAULTY] += 1
            continue
        taken.append(FedAgreement(one.agreement_id, one.version, path))
    for path in _others(below, {one.path for one in taken}):
        path.unlink()
    return FedAgreements(tuple(taken), dict(left))


def _put(path: Path, one: Confirmed) -> None:
    if not path.is_file() or path.read_text(encoding="utf-8") != one.yaml:
        write_whole(path, one.yaml)


def _others(folder: Path, kept: set[Path]) -> Iterator[Path]:
    return (path for path in sorted(folder.iterdir()) if path not in kept)
