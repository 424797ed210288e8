"""A run that follows a casebook: made from its reports, decisions and rulings, and made again after changes.

For a mission one run is made for each audience (those who read the same reports whole), in a folder of its own: everything in it,
links, incidents and counts, comes from the reports of that audience and the order's other sources alone. It is made again only
where what that audience reads has changed, so that neither its content nor its time tells of anything else.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from treve import pipeline
from treve.casebook import feed, outbox, people, roster, visible
from treve.casebook.book import Casebook
from treve.casebook.visible import Forbidden, RunAudience, Viewer
from treve.errors import BadFile, BadValue, RunFolderError
from treve.pipeline import Order
from treve.read import Progress, silent
from treve.store.folder_lock import sole_worker
from treve.store.run_files import unfinished

MADE_FROM = "audience.json"
"""In the folder of an audience: whose run it is, and fingerprints of what it was asked and made from."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A run that was made, from how many reports of the casebook, and why others were left out."""

    folder: Path
    taken: int
    left_out: Mapping[str, int]
    messages: int


@dataclass(frozen=True, slots=True)
class Round:
    """One look at the casebook for every audience.

    made          the runs that were made again
    as_they_were  how many audiences have a run from which nothing differs
    removed       folders of audiences to which nobody belongs any more
    """

    made: tuple[Refreshed, ...]
    as_they_were: int
    removed: tuple[Path, ...]


def run(book: Casebook, account_id: str, order: Order, progress: Progress = silent) -> Refreshed:
    """Make a run from an order and what an account may see of a casebook.

    Raises BadValue where the order has decisions of its own: it would not be clear which hold.
    """
    with book.read() as connection:
        viewer = people.viewer(connection, account_id)
    return _made(_fed(book, viewer, order), order, progress)


def after_changes(book: Casebook, account_id: str, order: Order, progress: Progress = silent) -> Refreshed | None:
    """Make the run again if anything changed since it was made; None where nothing did.

    Messages are taken out of the outbox only when the new run is in its place: killed before, the next worker starts over.
    """
    with book.read() as connection:
        messages = outbox.waiting(connection)
    if not messages and (order.out / "summary.json").is_file():
        return None
    made = run(book, account_id, order, progress)
    with book.write() as writing:
        outbox.done(writing, messages)
    return dataclasses.replace(made, messages=len(messages))


def for_audiences(book: Casebook, order: Order, progress: Progress = silent) -> Round:
    """Make the run of every audience among the active accounts: order.out/<key of the audience>, where anything differs.

    Those who read no compartment whole have a run only where the order has sources of its own. As with `after_changes`, messages
    are taken out at the end. Raises RunFolderError where another worker is at one of the folders.
    """
    with book.read() as connection:
        messages = outbox.waiting(connection)
        audiences = [one for one in roster.run_audiences(connection) if one.key != "none" or order.sources]
    made = []
    for audience in audiences:
        own = dataclasses.replace(order, out=order.out / audience.key)
        if messages or not _is_finished(own.out) or _told(own.out).get("asked") != _asked(own):
            again = _for_one(book, audience, own, progress)
            made += [dataclasses.replace(again, messages=len(messages))] if again is not None else []
    removed = _without_audience(order.out, {one.key for one in audiences})
    with book.write() as writing:
        outbox.done(writing, messages)
    return Round(tuple(made), len(audiences) - len(made), removed)


def must_read_everything(book: Casebook, account_id: str) -> None:
    """Raises Forbidden unless an account reads every report whole: only then may it make the runs of everybody."""
    with book.read() as connection:
        if visible.audience(people.viewer(connection, account_id)).compartments is not None:
            raise Forbidden("this account may not do this (read every report)")


def _for_one(book: Casebook, audience: RunAudience, order: Order, progress: Progress) -> Refreshed | None:
    """The run of one audience, made again; None where it was made from the same."""
    with sole_worker(order.out):
        fed = _fed(book, audience.viewer(), order)
        names = None if audience.compartments is None else sorted(audience.compartments)
        told = {"audience": audience.key, "compartments": names}
        whole = told | {"asked": _asked(order), "content": _content(fed, order)}
        if _is_finished(order.out) and _told(order.out).get("content") == whole["content"]:
            if _told(order.out) != whole:
                _tell(order.out, whole)
            return None
        # Until the run is in its place the folder says whose it is and not what it was made from: killed here, it is made again.
        _tell(order.out, told)
        made = _made(fed, order, progress)
        _tell(order.out, whole)
    return made


def _fed(book: Casebook, viewer: Viewer, order: Order) -> feed.Feed:
    if order.decisions is not None:
        raise BadValue("run", "decisions", str(order.decisions), "no such file beside --casebook", "option")
    with book.read() as connection:
        return feed.write(connection, viewer, order.out)


def _made(fed: feed.Feed, order: Order, progress: Progress) -> Refreshed:
    whole = dataclasses.replace(
        order,
        sources=(*order.sources, ("table", fed.reports)),
        mappings=(*order.mappings, None) if order.mappings else (),
        decisions=fed.decisions,
        determinations=fed.determinations,
    )
    return Refreshed(pipeline.run(whole, progress), fed.taken, fed.left_out, 0)


def _is_finished(folder: Path) -> bool:
    return (folder / "summary.json").is_file()


def _tell(folder: Path, told: Mapping[str, object]) -> None:
    path = folder / MADE_FROM
    unfinished(path).write_text(json.dumps(told, ensure_ascii=False) + "\n", encoding="utf-8")
    unfinished(path).replace(path)


def _told(folder: Path) -> dict[str, object]:
    try:
        told = json.loads((folder / MADE_FROM).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _asked(order: Order) -> str:
    """The fingerprint of the version and the order, with size and time of its files: quickly looked at."""
    at = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in _files(order) if path.exists()]
    return hashlib.sha256(f"{version('treve')} {order!r} {at}".encode()).hexdigest()


def _content(fed: feed.Feed, order: Order) -> str:
    """The fingerprint of all that makes the run: the version, the order, and every byte of what it is given."""
    hashed = hashlib.sha256(f"{version('treve')} {order!r}".encode())
    for path in (fed.reports, fed.decisions, fed.determinations, *_files(order)):
        hashed.update(_digest(path))
    return hashed.hexdigest()


def _files(order: Order) -> list[Path]:
    """The files that an order names."""
    given = (*(path for _, path in order.sources), *order.mappings, order.areas, order.actors, order.weights)
    return [path for path in given if path is not None] + [one for one in map(Path, order.agreements) if one.is_file()]


def _digest(path: Path) -> bytes:
    """The hash of a file; of a folder: of the files in it, by name."""
    if path.is_dir():
        inside: Sequence[Path] = sorted(one for one in path.rglob("*") if one.is_file())
        return hashlib.sha256(b"".join(str(one).encode() + _digest(one) for one in inside)).digest()
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError as problem:
        raise BadFile(str(path), problem.strerror or str(problem), "a file") from problem


def _without_audience(out: Path, keys: set[str]) -> tuple[Path, ...]:
    """Remove the runs that no audience has any more: they would keep what was since erased. Only folders made here are touched."""
    gone = [path.parent for path in sorted(out.glob(f"*/{MADE_FROM}")) if path.parent.name not in keys]
    gone = [folder for folder in gone if _told(folder).get("audience") == folder.name]
    for folder in gone:
        try:
            shutil.rmtree(folder)
        except OSError as problem:
            raise RunFolderError(f"{folder}: cannot be removed: {problem.strerror or problem}") from problem
    return tuple(gone)
