"""The analysis of a finished run: analysis.json beside its tables, the short answers in its summary, its page anew."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from treve.analysis.answers import SCHEMA, answers
from treve.analysis.case import NOTHING_GIVEN, SEED, GivenTables
from treve.analysis.from_run import cases
from treve.bulletin.page import page
from treve.bulletin.summary import summary_of
from treve.catalogue import speaking
from treve.errors import BadValue, NotFound, RunFolderError
from treve.read import Progress, silent
from treve.store.duckdb import DuckDBReader

IN_SUMMARY = ("effect", "holding", "durability")
"""Keys of an agreement in summary.json that the question of the same name fills, with what it gives under `summary`."""


def analyse_run(
    folder: Path,
    agreements: tuple[str, ...] = (),
    seed: int = SEED,
    as_of: dt.date | None = None,
    progress: Progress = silent,
    language: str = "en",
    given: GivenTables = NOTHING_GIVEN,
    effective: dt.date | None = None,
) -> dict[str, Any]:
    """Ask every question about every agreement of a run, or those named, and write the answers into its folder.

    language   of the page: en, fr or ar
    effective  first day of effect of the one agreement asked about, where it states none or a disputed one
    Result     the content of analysis.json. Agreements not asked about keep their answers; those that another version of treve gave
               are asked again.
    Raises     RunFolderError if the folder holds no finished run or cannot be written, NotFound for an agreement that is not in it,
               BadValue for a first day of effect of several agreements.
    """
    store = DuckDBReader(folder / "run.duckdb")
    try:
        summary = _summary(folder)
        known = [one["id"] for one in summary["agreements"]]
        for name in agreements:
            if name not in known:
                raise NotFound("agreement", name, known)
        asked = agreements or tuple(known)
        if effective is not None and len(asked) != 1:
            raise BadValue(
                "analyse", "effective", f"{len(asked)} agreements", "the one agreement that begins on that day"
            )
        kept, stale = _earlier(folder, asked)
        starts = {} if effective is None else {asked[0]: effective}
        blocks = kept | {
            case.truce.agreement_id: answers(case, progress)
            for case in cases(store, summary, seed, as_of, given, starts)
            if case.truce.agreement_id in (*asked, *stale)
        }
        told = {
            "treve": version("treve"),
            "schema": SCHEMA,
            "agreements": [blocks[one] for one in known if one in blocks],
        }
        progress("telling it", 0)
        _tell(folder, store, summary, told, language)
    except OSError as problem:
        raise RunFolderError(f"{folder}: cannot be written: {problem.strerror or problem}") from problem
    finally:
        store.close()
        (folder / "index.html.new").unlink(missing_ok=True)
    return told


def put_analysis(folder: Path, told: dict[str, Any], language: str = "en") -> None:
    """Write answers that were worked out elsewhere, of the same run, into its folder. Raises RunFolderError."""
    store = DuckDBReader(folder / "run.duckdb")
    try:
        _tell(folder, store, _summary(folder), told, language)
    except OSError as problem:
        raise RunFolderError(f"{folder}: cannot be written: {problem.strerror or problem}") from problem
    finally:
        store.close()
        (folder / "index.html.new").unlink(missing_ok=True)


def unanswered(folder: Path) -> tuple[str, ...]:
    """The agreements of a run about which its folder holds no answers of this version. Raises RunFolderError for no run."""
    known = tuple(one["id"] for one in _summary(folder)["agreements"])
    if not (folder / "analysis.json").is_file():
        return known
    told = content_of(folder / "analysis.json")
    there = {one["id"] for one in told["agreements"]} if told["treve"] == version("treve") else set()
    return tuple(one for one in known if one not in there)


def _tell(folder: Path, store: DuckDBReader, summary: dict[str, Any], told: dict[str, Any], language: str) -> None:
    fill(summary, told)
    write(folder, "analysis.json", text_of(told))
    with speaking(language):
        page(store, summary, folder / "index.html.new", told)
    (folder / "index.html.new").replace(folder / "index.html")
    write(folder, "summary.json", text_of(summary))


def _earlier(folder: Path, asked: Sequence[str]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Blocks of an earlier analysis that are kept, by agreement, and agreements whose block another version of treve made."""
    path = folder / "analysis.json"
    if not path.is_file():
        return {}, ()
    content = content_of(path)
    others = {one["id"]: one for one in content["agreements"] if one["id"] not in asked}
    return (others, ()) if content["treve"] == version("treve") else ({}, tuple(others))


def fill(summary: dict[str, Any], told: dict[str, Any]) -> None:
    """Put what each question tells in short into the summary; a refused or missing answer leaves null."""
    blocks = {one["id"]: one for one in told["agreements"]}
    for agreement in summary["agreements"]:
        for key in IN_SUMMARY:
            answer = blocks.get(agreement["id"], {}).get(key) or {}
            agreement[key] = answer.get("summary")


def content_of(path: Path) -> dict[str, Any]:
    """A JSON file of a run. Raises RunFolderError if it cannot be read."""
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as problem:
        raise RunFolderError(f"{path}: cannot be read: {problem}") from problem
    if not isinstance(content, dict):
        raise RunFolderError(f"{path}: holds no object; expected what `treve run` or `treve analyse` wrote")
    return content


def _summary(folder: Path) -> dict[str, Any]:
    path = folder / "summary.json"
    return summary_of(content_of(path), path)


def text_of(content: dict[str, Any]) -> str:
    """JSON for a file; a number that is not finite is an error."""
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def write(folder: Path, name: str, text: str) -> None:
    """Write a file beside its place and rename it: a reader never meets half of it."""
    (folder / f"{name}.new").write_text(text, encoding="utf-8")
    (folder / f"{name}.new").replace(folder / name)
