"""Agreement files and the library: YAML or JSON in, agreements out, or every fault at once.

`.yaml` and `.yml` hold one agreement or several documents, `.json` one or a list. The format is described in
docs/reference/agreement-files.md and by `schema.json_schema()`.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

from treve.agreements.convert import convert
from treve.agreements.faults import examine
from treve.agreements.shape import shape
from treve.agreements.source_text import SUFFIXES, SourceText, read_source_texts
from treve.errors import BadAgreement, BadFile, NotFound
from treve.model.agreement import Agreement, Notice
from treve.normalise.actor_book import ActorBook

LIBRARY = Path(__file__).parent / "library"


def read_agreements(path: Path, book: ActorBook) -> tuple[Agreement, ...]:
    """The agreements of one file, in order.

    Raises BadFile if it cannot be opened, BadAgreement with all faults otherwise.
    """
    agreements, faults, _ = _read(path, book)
    if faults:
        raise BadAgreement(faults)
    return agreements


def check(paths: Sequence[Path], book: ActorBook) -> tuple[tuple[str, ...], tuple[Notice, ...]]:
    """The faults and the notices of agreement files, read together: ids are unique and links mutual among them."""
    faults: list[str] = []
    notices: list[Notice] = []
    agreements: list[Agreement] = []
    for path in paths:
        try:
            found, own_faults, own_notices = _read(path, book)
        except (BadAgreement, BadFile) as problem:
            faults.extend(str(problem).splitlines())
            continue
        agreements.extend(found)
        faults.extend(own_faults)
        notices.extend(own_notices)
    faults.extend(_faults_between(agreements))
    return tuple(faults), tuple(notices)


def library_ids() -> tuple[str, ...]:
    """Ids of the agreements of the library, in order."""
    return tuple(sorted(path.stem for path in LIBRARY.glob("*.yaml")))


def library_agreement(agreement_id: str, book: ActorBook) -> Agreement:
    """One agreement of the library. Raises NotFound; the message lists the known ids, the nearest first."""
    known = library_ids()
    if agreement_id not in known:
        raise NotFound("agreement", agreement_id, _nearest_first(agreement_id, known))
    return read_agreements(LIBRARY / f"{agreement_id}.yaml", book)[0]


def agreement(name_or_path: str, book: ActorBook) -> tuple[Agreement, ...]:
    """The agreements of a file, or the one of the library that has this id.

    Raises NotFound if it is neither, BadFile or BadAgreement for a file that cannot be read.
    """
    if name_or_path in library_ids():
        return (library_agreement(name_or_path, book),)
    path = Path(name_or_path)
    if path.is_file() or path.suffix.lower() in SUFFIXES:
        return read_agreements(path, book)
    return (library_agreement(name_or_path, book),)


def path_of(name_or_path: str) -> Path:
    """Where the agreement of this id, or this file, stands; it need not exist."""
    return LIBRARY / f"{name_or_path}.yaml" if name_or_path in library_ids() else Path(name_or_path)


def _read(path: Path, book: ActorBook) -> tuple[tuple[Agreement, ...], list[str], list[Notice]]:
    agreements: list[Agreement] = []
    faults: list[str] = []
    notices: list[Notice] = []
    for text in read_source_texts(path):
        one, own_faults, own_notices = _agreement(text, book)
        if one is not None:
            agreements.append(one)
        faults.extend(own_faults)
        notices.extend(own_notices)
    faults.extend(_twice(agreements))
    return tuple(agreements), faults, notices


def _agreement(text: SourceText, book: ActorBook) -> tuple[Agreement | None, list[str], list[Notice]]:
    shaped, found = shape(text)
    faults, notices = found.faults, found.notices
    if shaped.entry is not None:
        examined = examine(shaped.entry, text, book, shaped.place)
        faults = [*faults, *examined.faults]
        notices = [*notices, *examined.notices]
    if shaped.entry is None or faults:
        return None, [message for _, message in sorted(faults)], [one for _, one in notices]
    return convert(shaped.entry, text.path, book), [], [one for _, one in notices]


def _twice(agreements: Sequence[Agreement]) -> list[str]:
    seen: dict[str, str] = {}
    faults = []
    for one in agreements:
        if one.agreement_id in seen:
            first = seen[one.agreement_id]
            faults.append(f"{one.path}:1: id: {one.agreement_id!r} stands in {first} too; expected each id once")
        seen.setdefault(one.agreement_id, one.path)
    return faults


def _faults_between(agreements: Sequence[Agreement]) -> list[str]:
    by_id = {one.agreement_id: one for one in agreements}
    faults = [fault for fault in _twice(list(agreements)) if len({one.path for one in agreements}) > 1]
    for one in agreements:
        for key, back, others in (("later", "earlier", one.later), ("earlier", "later", one.earlier)):
            for other in others:
                if other in by_id and one.agreement_id not in getattr(by_id[other], back):
                    faults.append(
                        f"{one.path}:1: {key}: names {other}, whose {back} does not name {one.agreement_id}; "
                        "expected links that stand in both"
                    )
    return faults


def _nearest_first(name: str, known: Sequence[str]) -> tuple[str, ...]:
    near = difflib.get_close_matches(name, list(known), n=3, cutoff=0.3)
    return (*near, *(one for one in known if one not in near))
