"""Trêve: ceasefire monitoring and verification.

    >>> import treve
    >>> run = treve.run(agreements=["syr-2016-12-30"], sources=[("table", "reports.csv")], out="runs/syria")
    >>> run.summary["agreements"][0]["contested"]
    >>> run.table("finding").pl()

Public names: run, open_run, agreement, agreement_ids, Settings, RunFolder, and the errors. Everything else may change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from treve.errors import BadAgreement, BadFile, BadValue, NotFound, TreveError
from treve.settings import Settings

if TYPE_CHECKING:
    from treve.api import agreement, agreement_ids, open_run, run
    from treve.run_folder import RunFolder

__all__ = [
    "BadAgreement",
    "BadFile",
    "BadValue",
    "NotFound",
    "RunFolder",
    "Settings",
    "TreveError",
    "agreement",
    "agreement_ids",
    "open_run",
    "run",
]


def __getattr__(name: str) -> Any:
    # Imported when first used: the command line must answer --help before pyarrow and DuckDB are loaded.
    if name in ("agreement", "agreement_ids", "open_run", "run"):
        from treve import api

        return getattr(api, name)
    if name == "RunFolder":
        from treve.run_folder import RunFolder

        return RunFolder
    raise AttributeError(f"module 'treve' has no attribute {name!r}")
