"""What the incidents come to: verdicts per reading, what keeps some undecided, what the flags could remove."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from treve.bulletin import coded_words, phrases, words
from treve.bulletin.shown import Shown
from treve.bulletin.view import Grid, Row, enumerated, links, sentence_list
from treve.bulletin.voices import Voices
from treve.catalogue import counted, say
from treve.model.finding import Flag, Verdict
from treve.store.protocol import Store

Rows = Sequence[Mapping[str, Any]]


def verdicts(shown: Shown, voices: Voices) -> Grid:
    """All incidents of the run by verdict, the readings side by side; verdicts that no reading gives are left out."""
    readings = shown.told["readings"]
    given = [one for one in words.VERDICT_ORDER if any(reading["findings"][one] for reading in readings)]
    return Grid(
        caption=say("What the incidents come to, reading by reading"),
        columns=(say("The incident …"), *(_reading(one["reading"], voices) for one in readings)),
        rows=(
            *(
                Row(
                    words.VERDICTS[verdict],
                    tuple(phrases.number(reading["findings"][verdict]) for reading in readings),
                    strong=verdict is Verdict.COVERED,
                )
                for verdict in given
            ),
            Row(
                say("all incidents of the run"),
                tuple(phrases.number(sum(one["findings"].values())) for one in readings),
            ),
        ),
        table="finding, outside_count",
        note=say("No reading is the answer by itself. Verdicts that no reading gives are left out."),
        numeric=True,
        reading=in_columns(),
        wide=True,
    )


def in_columns() -> str:
    """Said of a table with a column for each reading."""
    return say("each reading in a column of its own")


def contested_sentence(shown: Shown) -> str:
    """How many incidents change their verdict with the reading."""
    contested = shown.told["contested"]
    if len(shown.told["readings"]) < 2:
        return say("Only one reading was asked for, so it cannot be seen which verdicts are contested.")
    if contested == 0:
        return say("No incident changes its verdict with the reading.")
    return counted(
        "{number} incident is contested: the verdict changes with the reading.",
        "{number} incidents are contested: the verdict changes with the reading.",
        contested,
    )


def reasons(shown: Shown, voices: Voices) -> Grid:
    """What keeps incidents undecided, commonest first under the reading shown."""
    readings = shown.told["readings"]
    order = sorted(
        {code for reading in readings for code in reading["reasons"]},
        key=lambda code: (-max(reading["reasons"].get(code, 0) for reading in readings), code),
    )
    return Grid(
        caption=say("What keeps incidents undecided"),
        columns=(say("Reason"), *(_reading(one["reading"], voices) for one in readings)),
        rows=tuple(
            Row(
                words.reason(code),
                tuple(phrases.number(reading["reasons"].get(code, 0)) for reading in readings),
            )
            for code in order
        ),
        table="finding_reason",
        note=say("One incident can have several reasons."),
        numeric=True,
        reading=in_columns(),
        wide=True,
    )


def flags(shown: Shown, voices: Voices) -> Grid:
    """How many of the incidents under the terms each flag could take out, per reading."""
    readings = shown.told["readings"]
    return Grid(
        caption=say("Incidents under the terms that could still fall away"),
        columns=(say("Because …"), *(_reading(one["reading"], voices) for one in readings)),
        rows=tuple(
            Row(
                words.FLAGS[flag],
                tuple(
                    say("{part} of {all}", part=reading["flags"][flag], all=reading["findings"][Verdict.COVERED])
                    for reading in readings
                ),
            )
            for flag in Flag
        ),
        table="finding",
        note=say("Nothing here changes a verdict: it says what could be claimed, not that it is so."),
        numeric=True,
        reading=in_columns(),
        wide=True,
    )


def grounds(shown: Shown, rows: Rows, voices: Voices) -> Grid:
    """On what and on whose word the flags rest."""
    return Grid(
        caption=say("On what these claims could rest, and on whose word"),
        columns=(say("Ground"), say("What"), say("Whose word"), say("Source")),
        rows=tuple(
            Row(
                words.GROUNDS.get(row["ground"], words.plain(row["ground"])),
                (
                    _ground_text(row["ground"], row["text"], voices),
                    voices.names(row["asserted_by"]) if row["asserted_by"] else phrases.not_stated(),
                    links(row["source"]),
                ),
            )
            for row in rows
            if row["agreement_id"] == shown.agreement_id
        ),
        table="flag_ground",
    )


def load_guarantors(store: Store) -> None:
    """Write `step_guarantor`: each guarantor and every part of it, with the days on which it is one.

    Columns: agreement_id, guarantor_id, actor_id, first, until (excluded); empty days are open.
    """
    relations = store.fetch("actor_relation").to_pylist()
    found: list[tuple[str, str, str, Any, Any]] = []
    pairs = {(row["agreement_id"], row["actor_id"]) for row in store.fetch("guarantor").to_pylist()}
    for agreement_id, guarantor_id in sorted(pairs):
        for actor_id, first, until in _parts(guarantor_id, relations):
            found.append((agreement_id, guarantor_id, actor_id, first, until))
    store.load(
        "step_guarantor",
        pa.table(
            {
                "agreement_id": pa.array([row[0] for row in found], pa.string()),
                "guarantor_id": pa.array([row[1] for row in found], pa.string()),
                "actor_id": pa.array([row[2] for row in found], pa.string()),
                "first": pa.array([row[3] for row in found], pa.date32()),
                "until": pa.array([row[4] for row in found], pa.date32()),
            }
        ),
    )


def guarantors(shown: Shown, rows: Rows, voices: Voices) -> Grid:
    """Incidents in which a guarantor or a part of it is a side, by verdict; one row per guarantor and reading."""
    counts: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for row in rows:
        if row["agreement_id"] == shown.agreement_id:
            counts[(row["guarantor_id"], row["reading"])][row["verdict"]] = row["incidents"]
    given = [one for one in words.VERDICT_ORDER if any(one in told for told in counts.values())]
    order = [one["reading"] for one in shown.told["readings"]]
    return Grid(
        caption=say("Incidents with a guarantor, or a part of it, on a side"),
        columns=(say("Guarantor, reading"), *(words.VERDICTS_SHORT[verdict] for verdict in given)),
        rows=tuple(
            Row(
                say(
                    "{guarantor}, {reading}",
                    guarantor=voices.name(guarantor),
                    reading=words.reading_in_list(reading, voices.name(reading)),
                ),
                tuple(phrases.number(counts[(guarantor, reading)].get(verdict, 0)) for verdict in given),
            )
            for guarantor, reading in sorted(counts, key=lambda key: (voices.name(key[0]), order.index(key[1])))
            if reading in ("strict", "presumed") or counts[(guarantor, reading)] != counts.get((guarantor, "strict"))
        ),
        table="finding, incident, actor_set_member, guarantor, actor_relation",
        note=say(
            "A guarantor’s own forces are tested like anyone’s. Being a side is not being the perpetrator. "
            "A reading that is not named counts as the strict reading does."
        ),
        numeric=True,
        reading=say("each reading in a row of its own"),
    )


def silent_guarantors(shown: Shown, guarantor_rows: Rows, counted: Rows, voices: Voices) -> str:
    """Which guarantors no incident with a finding names; empty if all are named, or none is known."""
    own = {row["actor_id"] for row in guarantor_rows if row["agreement_id"] == shown.agreement_id}
    named = {row["guarantor_id"] for row in counted if row["agreement_id"] == shown.agreement_id}
    if not own:
        return say("No guarantor of this agreement is known.")
    if own <= named:
        return ""
    silent = sentence_list(sorted(voices.name(one) for one in own - named))
    return say(
        "No incident with a finding names {guarantors}, or a part, as a side. That does not clear anybody: a source can "
        "count a guarantor’s strikes with the side it supports.",
        guarantors=silent,
    )


def by_governorate(shown: Shown, rows: Rows, under: str = "") -> Grid:
    """Findings by first-order division and verdict under the reading shown, most findings first; under: its name in words."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        if row["agreement_id"] == shown.agreement_id:
            counts[row["admin1"] or phrases.not_stated()][row["verdict"]] += row["incidents"]
    given = [one for one in words.VERDICT_ORDER if any(one in told for told in counts.values())]
    order = sorted(counts, key=lambda name: (-sum(counts[name].values()), name))
    return Grid(
        caption=say("Findings by governorate or province"),
        columns=(say("Governorate or province"), *(words.VERDICTS_SHORT[verdict] for verdict in given), say("all")),
        rows=tuple(
            Row(
                name,
                (
                    *(phrases.number(counts[name].get(verdict, 0)) for verdict in given),
                    phrases.number(sum(counts[name].values())),
                ),
            )
            for name in order
        ),
        table="finding, incident, place",
        note=say("Incidents outside the time or the territory have no finding and are not in this table."),
        numeric=True,
        reading=under,
    )


def _parts(actor_id: str, relations: Rows) -> list[tuple[str, Any, Any]]:
    """The actor and all that is part of it, directly or through others, with the days for which all links hold."""
    found: list[tuple[str, Any, Any]] = [(actor_id, None, None)]
    seen = {actor_id}
    for name, first, until in found:
        for row in relations:
            if row["relation"] == "part_of" and row["other_id"] == name and row["actor_id"] not in seen:
                seen.add(row["actor_id"])
                found.append((row["actor_id"], _later(first, row["first"]), _earlier(until, row["until"])))
    return found


def _ground_text(ground: str, text: str, voices: Voices) -> str:
    """The text of a ground; the ids of actors under a name for many groups become names, the code of a clause words."""
    lead, colon, rest = text.partition(": ")
    if ground == "umbrella_name" and colon:
        named = tuple(voices.name(one).replace("_", " ") for one in rest.split(", "))
        what = say("an umbrella name may hide")
        return say("{what}: {who}", what=what, who=enumerated(named))
    if ground == "exception_clause":
        allowed = coded_words.clause(lead)
        return say("{label}: {text}", label=allowed, text=rest) if colon else allowed
    return words.plain(text)


def _later(one: Any, other: Any) -> Any:
    return max((day for day in (one, other) if day is not None), default=None)


def _earlier(one: Any, other: Any) -> Any:
    return min((day for day in (one, other) if day is not None), default=None)


def _reading(reading: str, voices: Voices) -> str:
    return words.reading_name(reading, voices.name(reading))
