"""The analysis of a finished run: analysis.json beside its tables, the short answers in its summary, its page anew."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from treve.analysis.answers import SCHEMA, answers
from treve.analysis.case import NOTHING_GIVEN, SEED, GivenTables
from treve.analysis.from_run import cases
from treve.bulletin.page import page
from treve.catalogue import speaking
from treve.errors import NotFound, RunFolderError
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
) -> dict[str, Any]:
    """Ask every question about every agreement of a run, or those named, and write the answers into its folder.

    language  of the page: en, fr or ar
    Result    the content of analysis.json.
    Raises    RunFolderError if the folder holds no finished run or cannot be written, NotFound for an agreement that is not in it.
    """
    store = DuckDBReader(folder / "run.duckdb")
    try:
        summary = _content(folder / "summary.json")
        known = [one["id"] for one in summary["agreements"]]
        for name in agreements:
            if name not in known:
                raise NotFound("agreement", name, known)
        asked = [
            case
            for case in cases(store, summary, seed, as_of, given)
            if not agreements or case.truce.agreement_id in agreements
        ]
        told = {
            "treve": summary["treve"],
            "schema": SCHEMA,
            "agreements": _merged(folder, known, [answers(case, progress) for case in asked]),
        }
        fill(summary, told)
        progress("telling it", 0)
        _write(folder, "analysis.json", _text(told))
        with speaking(language):
            page(store, summary, folder / "index.html.new", told)
        (folder / "index.html.new").replace(folder / "index.html")
        _write(folder, "summary.json", _text(summary))
    except OSError as problem:
        raise RunFolderError(f"{folder}: cannot be written: {problem.strerror or problem}") from problem
    finally:
        store.close()
        (folder / "index.html.new").unlink(missing_ok=True)
    return told


def _merged(folder: Path, known: list[str], fresh: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The fresh blocks, and those of an earlier analysis for agreements not asked about now, in the order of the run."""
    path = folder / "analysis.json"
    blocks = {one["id"]: one for one in (_content(path)["agreements"] if path.is_file() else ())}
    blocks.update({one["id"]: one for one in fresh})
    return [blocks[one] for one in known if one in blocks]


def fill(summary: dict[str, Any], told: dict[str, Any]) -> None:
    """Put what each question tells in short into the summary; a refused or missing answer leaves null."""
    blocks = {one["id"]: one for one in told["agreements"]}
    for agreement in summary["agreements"]:
        for key in IN_SUMMARY:
            answer = blocks.get(agreement["id"], {}).get(key) or {}
            agreement[key] = answer.get("summary")


def _content(path: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise RunFolderError(f"{path}: cannot be read: {problem}") from problem
    return content


def _text(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _write(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.new").write_text(text, encoding="utf-8")
    (folder / f"{name}.new").replace(folder / name)
