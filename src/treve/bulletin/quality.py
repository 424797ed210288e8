"""How sure one can be: what the data cannot say, in sentences that carry their numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from treve.bulletin import linking, phrases, words
from treve.bulletin.view import Cell, Grid, Row, links
from treve.bulletin.voices import Voices
from treve.catalogue import Sayings, counted, say
from treve.store.protocol import Store

# The commonest names are enough to see whether one's own actors.csv would help.
_NAMES = 10
_ROLES: Sayings[str] = Sayings({"side": "a side", "recorder": "who recorded it"})


def sentences(summary: Mapping[str, Any], voices: Voices) -> tuple[str, ...]:
    """What a reader should know of the data before believing a number."""
    told, incidents, reports = summary["quality"], summary["incidents"], summary["reports"]
    said = [
        _data_end(told),
        say(
            "{vague} of {all} incidents could lie on more than one day. None of them is put on a single day.",
            vague=told["vague_days"],
            all=incidents,
        ),
        say(
            "{vague} of {all} incidents are placed no better than by district, or worse. None of them is drawn as a dot.",
            vague=told["vague_places"],
            all=incidents,
        ),
        counted(
            "{number} name could not be matched to a known actor; {reports} of {all} reports use it.",
            "{number} names could not be matched to a known actor; {reports} of {all} reports use one of them.",
            told["unresolved_names"]["names"],
            reports=told["unresolved_names"]["reports"],
            all=reports,
        )
        + " "
        + counted(
            "{number} of them stands for a side: only that one can leave an incident undecided.",
            "{number} of them stand for a side: only those can leave an incident undecided.",
            told["unresolved_names"]["side_names"],
        ),
        counted(
            "{number} row could not be read and became no report (the table {table} says which value, and what was expected).",
            "{number} rows could not be read and became no report (the table {table} says which value, and what was expected).",
            told["rejected_rows"],
            table="rejected_row",
        ),
        counted(
            "{number} row said again, word for word, what an earlier row said, and was counted once.",
            "{number} rows said again, word for word, what an earlier row said, and were counted once.",
            told["repeated_rows"],
        ),
    ]
    return (*said, *linking.sentences(summary["linking"]), *_recorder(told, reports, voices))


def _data_end(told: Mapping[str, Any]) -> str:
    # Runs of earlier versions do not say it.
    ahead = told.get("reports_ahead", 0)
    left_out = (
        counted(
            "{number} report states a day that has not come; it does not set the end of the data, and is left out of the "
            "analysis.",
            "{number} reports state a day that has not come; they do not set the end of the data, and are left out of the "
            "analysis.",
            ahead,
        )
        if ahead
        else ""
    )
    if told["data_end"] is None:
        return left_out or say("There are no reports.")
    begin, end = (dt.date.fromisoformat(told[key]) for key in ("data_begin", "data_end"))
    said = say(
        "The data go from {begin} to {end}. After that day nothing is known, whatever happened.",
        begin=phrases.day(begin),
        end=phrases.day(end),
    )
    return f"{said} {left_out}".rstrip()


def _recorder(told: Mapping[str, Any], reports: int, voices: Voices) -> tuple[str, ...]:
    largest, without = told["largest_recorder"], told["reports_without_recorder"]
    if largest is None:
        return (say("No report says who recorded it, so it cannot be judged how many voices stand behind them."),)
    said = say(
        "{name} recorded {reports} of {all} reports ({share}), more than anyone else. What it does not see or does not "
        "publish is missing here, and several reports that go back to it are one voice.",
        name=voices.recorder(largest),
        reports=largest["reports"],
        all=reports,
        share=phrases.share(largest["reports"], reports),
    )
    if without:
        return (
            said,
            counted(
                "{number} report does not say who recorded it.", "{number} reports do not say who recorded it.", without
            ),
        )
    return (said,)


def unresolved(store: Store) -> Grid:
    """The commonest names that no known actor bears, those of a side first: only they can change a finding."""
    rows = store.fetch("unresolved_name").to_pylist()
    rows.sort(key=lambda row: (row["role"] != "side", -row["reports"], row["name"]))
    return Grid(
        caption=say("The {names} commonest names without a known actor", names=_NAMES)
        if len(rows) > _NAMES
        else say("Names without a known actor"),
        columns=(say("Name as written"), say("Stands for"), say("Reports")),
        rows=tuple(
            Row(
                row["name"],
                (_ROLES.get(row["role"], words.plain(row["role"])), phrases.number(row["reports"])),
            )
            for row in rows[:_NAMES]
        ),
        table="unresolved_name",
        note=say("An actors.csv of one’s own, given with {option}, adds names.", option="--actors"),
    )


def zones(store: Store) -> Grid:
    """On what the time zones of the incidents rest."""
    return Grid(
        caption=say("Time zones of the incidents"),
        columns=(say("Zone"), say("Rests on"), say("Incidents")),
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
        caption=say("Files that were read"),
        columns=(say("File"), say("rows"), say("reports"), say("refused"), say("repeated")),
        rows=tuple(
            Row(row["path"], tuple(phrases.number(row[key]) for key in ("rows", "reports", "rejected", "repeated")))
            for row in rows
        ),
        table="input",
        numeric=True,
    )


def _source(title: str, version: str | None) -> str:
    return say("{title}, version {version}", title=say(title), version=version) if version else say(title)


def origins(rows: Sequence[Mapping[str, Any]]) -> Grid:
    """Where the files come from: source, licence, citation and hash."""
    return Grid(
        caption=say("Where they come from"),
        columns=(say("File"), say("Source"), say("Licence"), say("How to cite"), say("SHA-256")),
        rows=tuple(
            Row(
                row["path"],
                (
                    _source(row["title"], row["version"]),
                    _licence(row["licence"])
                    if row["redistributable"]
                    else say("{licence} (its rows may not be passed on)", licence=row["licence"]),
                    _or_not_stated(row["citation"]),
                    row["sha256"],
                ),
            )
            for row in rows
        ),
        table="input",
    )


def _licence(text: str) -> Cell:
    return phrases.not_stated() if text == phrases.NOT_STATED else links(text)


def _or_not_stated(text: str) -> str:
    return phrases.not_stated() if text == phrases.NOT_STATED else text
