"""What a first run most often goes wrong with, each in a sentence that says what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from treve.catalogue import counted, say, speaking
from treve.model.finding import Verdict
from treve.store.protocol import Store


def advice(summary: Mapping[str, Any], store: Store) -> tuple[str, ...]:
    """Sentences for a run whose answer is empty or hangs in the air; none for a run in which nothing of the kind is wrong."""
    if summary["reports"] == 0:
        return tuple(_nothing_read(summary, store))
    return (*_time_and_place(summary), *_names(summary), *_days(summary))


def warnings_told(summary: Mapping[str, Any], store: Store) -> tuple[tuple[str, bool], ...]:
    """The warnings of a run for a reader: the advice in the language spoken now, the others as they were kept, in English.

    Result  each warning, and whether it is said in the language spoken
    """
    with speaking("en"):
        kept = advice(summary, store)
    others = tuple((one, False) for one in summary["warnings"] if one not in kept)
    said = advice(summary, store) if set(kept) <= set(summary["warnings"]) else ()
    return (*others, *((one, True) for one in said))


def _nothing_read(summary: Mapping[str, Any], store: Store) -> Iterator[str]:
    if not summary["quality"]["rejected_rows"]:
        yield say("No row was read: the file has a header and nothing below it.")
        return
    rows = store.fetch("bulletin/count_rejected.sql").to_pylist()
    most = min(rows, key=lambda row: (-row["cells"], row["column_name"]))
    yield say(
        "No row could be read. Most often the column {column} was at fault ({cells} times), for example with {value} where this "
        "was expected: {expected}. Are the columns mixed up? {command} says what the file holds.",
        column=most["column_name"],
        cells=most["cells"],
        value=repr(most["value"]),
        expected=most["expected"],
        command="treve look FILE",
    )


def _time_and_place(summary: Mapping[str, Any]) -> Iterator[str]:
    for agreement in summary["agreements"]:
        outside = [_only(reading["findings"]) for reading in agreement["readings"]]
        if not outside or len(set(outside)) != 1:
            continue
        if outside[0] == Verdict.OUTSIDE_TIME and summary["quality"]["data_end"]:
            yield say(
                "No report falls into the time of {agreement}: the reports run from {first} to {last}, the truce {times}. "
                "{command} names the agreements of the library that the file overlaps.",
                agreement=agreement["id"],
                first=summary["quality"]["data_begin"],
                last=summary["quality"]["data_end"],
                times=_times(agreement),
                command="treve look FILE",
            )
        if outside[0] == Verdict.OUTSIDE_TERRITORY:
            yield say(
                "No report lies in the territory of {agreement}. {command} says which countries the file speaks of, and which "
                "agreements of the library it overlaps.",
                agreement=agreement["id"],
                command="treve look FILE",
            )


def _only(findings: Mapping[str, int]) -> str | None:
    """The verdict that every incident has; None if there are several, or none."""
    met = [verdict for verdict, incidents in findings.items() if incidents]
    return met[0] if len(met) == 1 else None


def _times(agreement: Mapping[str, Any]) -> str:
    start = agreement["effective"] or " / ".join(agreement.get("effective_between") or ()) or say("an unknown time")
    if agreement["ended"]:
        return say("from {start} to {end}", start=start, end=agreement["ended"])
    return say("from {start} on", start=start)


def _names(summary: Mapping[str, Any]) -> Iterator[str]:
    unresolved = summary["quality"]["unresolved_names"]
    if unresolved["side_names"] and unresolved["reports"] == summary["reports"]:
        yield say(
            "Not one report names only sides that are known, so that who is bound cannot be told. The table {table} lists the "
            "names with the nearest known actor; {option} adds actors of your own.",
            table="unresolved_name",
            option="--actors FILE",
        )


def _days(summary: Mapping[str, Any]) -> Iterator[str]:
    if summary["quality"]["vague_days"] == summary["incidents"]:
        yield say(
            "No report has an exact day. Before and after cannot be told apart near the start of a truce; the page counts what "
            "that leaves open."
        )
    if summary["quality"]["reports_ahead"]:
        yield counted(
            "{number} report states a day that has not come: a slip of the pen? It does not set the end of the data, and is left "
            "out of the analysis. {command} lists the reports with their days.",
            "{number} reports state a day that has not come: a slip of the pen? They do not set the end of the data, and are left "
            "out of the analysis. {command} lists the reports with their days.",
            summary["quality"]["reports_ahead"],
            command="treve export report",
        )
