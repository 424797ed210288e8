"""The analysis of a table of counts in a folder of its own: analysis.json and a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from treve.analysis.folder import text_of, write
from treve.bulletin.counts_page import counts_page
from treve.catalogue import speaking
from treve.errors import RunFolderError
from treve.store.run_files import DATABASE


def write_counts(folder: Path, told: dict[str, Any], language: str) -> None:
    """Write analysis.json and index.html; what an earlier analysis of counts left there is replaced.

    told      what `analyse_counts` gave
    language  of the page: en, fr or ar
    Raises    RunFolderError if the folder holds a run, or cannot be written
    """
    if (folder / DATABASE).exists():
        raise RunFolderError(f"{folder}: holds a run, whose page would be lost; give another folder")
    with speaking(language):
        page = counts_page(told)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write(folder, "analysis.json", text_of(told))
        write(folder, "index.html", page)
    except OSError as problem:
        raise RunFolderError(f"{folder}: cannot be written: {problem.strerror or problem}") from problem
