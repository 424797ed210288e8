"""What an edition is asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from treve.bulletin.edition.casework import Casework
from treve.bulletin.edition.period import Kind

FORMATS = ("html", "pdf", "docx", "json", "csv", "xlsx")
"""In the order in which they are written. json, csv and xlsx are the same in every language but for their heads."""


@dataclass(frozen=True, slots=True)
class Order:
    """What an edition is asked for.

    until         local day of the cut-off; cut_off: wall time HH:MM on it, or 24:00
    zone          IANA zone of the cut-off; None: the agreement's own
    agreement_id  None: the only one of the run
    languages     en, fr, ar
    formats       some of FORMATS; empty: all
    earlier       JSON files of earlier editions
    effort        CSV file of effort and access; None: not given
    checkpoint    file with a signed checkpoint of the log; None: no log stands behind it
    casework      how the work on cases stands, from a casebook; None: no casebook stands behind it
    replaces      id of the published edition that this one replaces; None: a first edition
    exercise      made in an exercise: every page says so
    """

    kind: Kind
    until: dt.date
    cut_off: str = "24:00"
    zone: str | None = None
    agreement_id: str | None = None
    languages: tuple[str, ...] = ("en",)
    formats: tuple[str, ...] = ()
    earlier: tuple[Path, ...] = ()
    effort: Path | None = None
    checkpoint: Path | None = None
    casework: Casework | None = None
    replaces: str | None = None
    exercise: bool = False
