"""A truce as the statistics see it: its days. What it forbids and whom it binds is in `model/agreement.py`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Truce:
    """The days of one truce, local calendar days in its own zone.

    declared   earliest day on which it was declared or signed; None: not stated
    effective  first day of effect: the latest asserted where the start is contested; None: nobody states one
    contested_from  earliest asserted day of effect; equal to `effective` where nobody disputes it
    ended      earliest legal end believed (expiry, notice, supersession); None: none is believed
    given      True: the first day of effect was given by the user, not read from the agreement
    """

    agreement_id: str
    title: str
    zone: str
    declared: dt.date | None
    effective: dt.date | None
    contested_from: dt.date | None
    ended: dt.date | None
    given: bool = False
