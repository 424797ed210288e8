"""Trêve: ceasefire monitoring and verification.

    >>> import treve
    >>> run = treve.run(agreements=["syr-2016-12-30"], sources=[("table", "reports.csv")], out="runs/syria")
    >>> run.summary["agreements"][0]["contested"]
    >>> run.table("finding").pl()

Public names: run, open_run, agreement, agreement_ids, Settings, RunFolder, and the errors. Everything else may change.
"""

from __future__ import annotations

# That of `typing` takes longer to load than everything else here; what reads types knows this one as well.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from treve.api import agreement, agreement_ids, open_run, run
    from treve.errors import BadAgreement, BadFile, BadValue, NotFound, TreveError
    from treve.run_folder import RunFolder
    from treve.settings import Settings

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


_HOMES = dict.fromkeys(("agreement", "agreement_ids", "open_run", "run"), "api")
_HOMES |= {"RunFolder": "run_folder", "Settings": "settings"}


def __getattr__(name: str) -> object:
    # Imported when first used: the command line must answer --help before pyarrow and DuckDB are loaded.
    if name not in __all__:
        raise AttributeError(f"module 'treve' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"treve.{_HOMES.get(name, 'errors')}"), name)
