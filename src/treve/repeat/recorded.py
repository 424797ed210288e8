"""What a finished run says it was made from, and where those files are now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from treve.bulletin.summary import summary_of
from treve.errors import RunFolderError
from treve.model.tables import RAW_PREFIX
from treve.pipeline import Order
from treve.settings import Settings
from treve.store.duckdb import DuckDBReader

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class GivenFile:
    """One file besides the sources; content is None where the run kept its hash alone."""

    role: str
    name: str
    sha256: str
    content: str | None


@dataclass(frozen=True, slots=True)
class Recorded:
    """A finished run as it tells of itself.

    version   of treve that made it; engine: name and version of the store
    order     `run.order` of summary.json; sources: (name, path, SHA-256 of the bytes), in order
    given     the files besides the sources
    summary   the whole summary
    """

    folder: Path
    version: str
    engine: str
    order: Mapping[str, Any]
    sources: tuple[tuple[str, str, str], ...]
    given: tuple[GivenFile, ...]
    summary: Mapping[str, Any]


def recorded(folder: Path) -> Recorded:
    """Read what a run recorded. Raises RunFolderError if it is none, or one that kept no order."""
    reader = DuckDBReader(folder / "run.duckdb")
    try:
        given = reader.fetch("given_file").to_pylist() if "given_file" in reader.tables() else []
    finally:
        reader.close()
    try:
        summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as problem:
        raise RunFolderError(f"{folder / 'summary.json'}: cannot be read: {problem}") from problem
    summary_of(summary, folder / "summary.json")
    if not summary["run"].get("order"):
        raise RunFolderError(
            f"{folder}: does not say what it was asked for; expected a run made by treve 0.2.0 or newer"
        )
    return Recorded(
        folder=folder,
        version=summary["treve"],
        engine=summary["run"]["engine"],
        order=summary["run"]["order"],
        sources=tuple((one["source"], one["path"], one["sha256"]) for one in summary["run"]["inputs"]),
        given=tuple(GivenFile(one["role"], one["name"], one["sha256"], one["content"]) for one in given),
        summary=summary,
    )


def order(run: Recorded, out: Path, files: Path, inputs: Sequence[Path], threads: int | None = None) -> Order:
    """The order that makes the run again in `out`; kept files are written to the folder `files`.

    inputs  folders to look in for files that no longer stand where they were
    Raises  RunFolderError, naming everything that is missing or has changed
    """
    missing: list[str] = []
    sources = tuple((name, _found(path, sha, run.folder, inputs, missing)) for name, path, sha in run.sources)
    given = {(one.role, one.name): _restored(one, files, run.folder, inputs, missing) for one in run.given}
    if missing:
        raise RunFolderError(f"{run.folder}: cannot be made again:\n" + "\n".join(missing))
    asked = run.order
    return Order(
        agreements=tuple(str(given["agreement", name]) for name in asked["agreements"]),
        sources=sources,
        mappings=tuple(given.get(("mapping", one.get("mapping"))) for one in asked["sources"]),
        out=out,
        readings=tuple(asked["readings"]),
        areas=given.get(("areas", asked["areas"])),
        actors=given.get(("actors", asked["actors"])),
        settings=settings(asked["settings"], threads),
        decisions=given.get(("decisions", asked["decisions"])),
        weights=given.get(("weights", asked["weights"])),
        determinations=given.get(("determinations", asked.get("determinations", ""))),
        registered=tuple((one["agreement"], one["version"]) for one in asked.get("registered", ())),
        language=asked["language"],
    )


def settings(plain: Mapping[str, Any], threads: int | None = None) -> Settings:
    """Settings from their values in JSON, where pairs have become lists."""
    values: dict[str, Any] = {
        name: tuple(tuple(pair) for pair in value) if isinstance(value, list) else value
        for name, value in plain.items()
    }
    return Settings(**{**values, "threads": threads})


def _found(path: str, sha256: str, folder: Path, inputs: Sequence[Path], missing: list[str]) -> Path:
    """The file with these bytes: where it was, in the run's folder, or under any name in a folder to look in."""
    seen: list[str] = []
    for candidate in _candidates(path, folder, inputs):
        found = _sha256(candidate)
        if found == sha256:
            return candidate
        if candidate.name == Path(path).name:
            seen.append(f"{candidate} has changed (sha256 {found[:12]}…)")
    missing.append(f"  {path}: {'; '.join(seen) or 'not found'}; expected the file with sha256 {sha256}")
    return Path(path)


def _candidates(path: str, folder: Path, inputs: Sequence[Path]) -> Iterator[Path]:
    name = Path(path).name
    for candidate in (Path(path), folder / name, *(one / name for one in inputs)):
        if candidate.is_file():
            yield candidate
    # A run keeps a Parquet input in its folder as the file it is, under a name of its own.
    yield from sorted(folder.glob(f"{RAW_PREFIX}*.parquet"))
    for one in inputs:
        yield from sorted(file for file in one.rglob("*") if file.is_file() and file.name != name)


def _restored(one: GivenFile, files: Path, folder: Path, inputs: Sequence[Path], missing: list[str]) -> Path:
    if one.content is None:
        return _found(one.name, one.sha256, folder, inputs, missing)
    name = Path(one.name).name
    folder_of = files / one.role / one.sha256[:12] if one.role == "mapping" else files / one.role
    path = folder_of / (name if Path(name).suffix else f"{name}.yaml")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(one.content.encode("utf-8"))
    return path


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
