"""What a text says of an incident, as the columns of a report. What the text leaves open stays out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from treve.extract.announcement_tables import report_rows
from treve.model.draft import Draft
from treve.normalise.acts import find_act, read_crosswalk

_AS_THEY_STAND = ("place", "target", "killed_low", "killed_high")
_NOT_KNOWN = "unknown"


def incidents_of(draft: Draft) -> Iterator[tuple[dict[str, str], str, int, int]]:
    """Each incident of a draft: its columns, its words, and their place in the text."""
    crosswalk = read_crosswalk("acts_table")
    for row in report_rows(draft):
        values = {name: str(row[name]) for name in _AS_THEY_STAND if str(row[name])}
        values |= {name: str(row[name]) for name in ("occurred_from", "occurred_to") if _is_day(str(row[name]))}
        if "occurred_from" not in values:
            values.pop("occurred_to", None)
        act = find_act(str(row["act"]), crosswalk)
        if act is not None:
            values["act"] = act.value
        if row["perpetrator_alleged"] != _NOT_KNOWN:
            values["perpetrator_alleged"] = str(row["perpetrator_alleged"])
        start, end = row["start"], row["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        yield values, str(row["note"]), start, end


def _is_day(text: str) -> bool:
    try:
        return len(text) == len("2016-12-29") and bool(dt.date.fromisoformat(text))
    except ValueError:
        return False
