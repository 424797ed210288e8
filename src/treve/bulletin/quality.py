"""How sure one can be: what the data cannot say, in sentences that carry their numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from treve.bulletin import linking, phrases, words
from treve.bulletin.view import Grid, Row, links
from treve.store.protocol import Store

# The commonest names are enough to see whether one's own actors.csv would help.
_NAMES = 10
_ROLES = {"side": "a side", "recorder": "who recorded it"}


def sentences(summary: Mapping[str, Any]) -> tuple[str, ...]:
    """What a reader should know of the data before believing a number."""
    told, incidents, reports = summary["quality"], summary["incidents"], summary["reports"]
    said = [
        _data_end(told),
        f"{phrases.counted(told['vague_days'], 'incident', 'incidents')} of {incidents:,} could lie on more than one day. "
        "None of them is put on a single day.",
        f"{phrases.counted(told['vague_places'], 'incident', 'incidents')} of {incidents:,} are placed no better than by "
        "district, or worse. None of them is drawn as a dot.",
        f"{phrases.counted(told['unresolved_names']['names'], 'name', 'names')} could not be matched to a known actor, in "
        f"{phrases.counted(told['unresolved_names']['reports'], 'report', 'reports')} of {reports:,}. "
        f"{phrases.counted(told['unresolved_names']['side_names'], 'of them stands', 'of them stand')} for a side: only "
        "those can leave an incident undecided.",
        f"{phrases.counted(told['rejected_rows'], 'row', 'rows')} could not be read and became no report "
        "(the table rejected_row says which value, and what was expected).",
        f"{phrases.counted(told['repeated_rows'], 'row', 'rows')} said again, word for word, what an earlier row said, and "
        "were counted once.",
    ]
    return (*said, *linking.sentences(summary["linking"]), *_recorder(told, reports))


def _data_end(told: Mapping[str, Any]) -> str:
    if told["data_end"] is None:
        return "There are no reports."
    begin, end = (dt.date.fromisoformat(told[key]) for key in ("data_begin", "data_end"))
    return f"The data go from {phrases.day(begin)} to {phrases.day(end)}. After that day nothing is known, whatever happened."


def _recorder(told: Mapping[str, Any], reports: int) -> tuple[str, ...]:
    largest, without = told["largest_recorder"], told["reports_without_recorder"]
    if largest is None:
        return ("No report says who recorded it, so it cannot be judged how many voices stand behind them.",)
    said = (
        f"{largest['name']} recorded {phrases.number(largest['reports'])} of {reports:,} reports "
        f"({phrases.share(largest['reports'], reports)}), more than anyone else. What it does not see or does not publish is "
        "missing here, and several reports that go back to it are one voice."
    )
    if without:
        return (said, f"{phrases.counted(without, 'report does', 'reports do')} not say who recorded it.")
    return (said,)


def unresolved(store: Store) -> Grid:
    """The commonest names that no known actor bears, those of a side first: only they can change a finding."""
    rows = store.fetch("unresolved_name").to_pylist()
    rows.sort(key=lambda row: (row["role"] != "side", -row["reports"], row["name"]))
    return Grid(
        caption=f"The {_NAMES} commonest names without a known actor"
        if len(rows) > _NAMES
        else "Names without a known actor",
        columns=("Name as written", "Stands for", "Reports"),
        rows=tuple(
            Row(
                row["name"],
                (_ROLES.get(row["role"], words.plain(row["role"])), phrases.number(row["reports"])),
            )
            for row in rows[:_NAMES]
        ),
        table="unresolved_name",
        note="An actors.csv of one’s own, given with --actors, adds names.",
    )


def zones(store: Store) -> Grid:
    """On what the time zones of the incidents rest."""
    return Grid(
        caption="Time zones of the incidents",
        columns=("Zone", "Rests on", "Incidents"),
        rows=tuple(
            Row(
                row["zone"],
                (
                    words.ZONE_BASES.get(row["zone_basis"], words.plain(row["zone_basis"])),
                    phrases.number(row["incidents"]),
                ),
            )
            for row in store.fetch("bulletin/count_zones.sql").to_pylist()[:_NAMES]
        ),
        table="place, incident",
    )


def inputs(rows: Sequence[Mapping[str, Any]]) -> Grid:
    """The files that were read, in numbers."""
    return Grid(
        caption="Files that were read",
        columns=("File", "rows", "reports", "refused", "repeated"),
        rows=tuple(
            Row(row["path"], tuple(phrases.number(row[key]) for key in ("rows", "reports", "rejected", "repeated")))
            for row in rows
        ),
        table="input",
        numeric=True,
    )


def origins(rows: Sequence[Mapping[str, Any]]) -> Grid:
    """Where the files come from: source, licence, citation and hash."""
    return Grid(
        caption="Where they come from",
        columns=("File", "Source", "Licence", "How to cite", "SHA-256"),
        rows=tuple(
            Row(
                row["path"],
                (
                    row["title"] + (f", version {row['version']}" if row["version"] else ""),
                    links(row["licence"])
                    if row["redistributable"]
                    else f"{row['licence']} (its rows may not be passed on)",
                    row["citation"],
                    row["sha256"],
                ),
            )
            for row in rows
        ),
        table="input",
    )
