"""What a first run most often goes wrong with, each in a sentence that says what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from treve.bulletin import phrases
from treve.model.finding import Verdict
from treve.store.protocol import Store


def advice(summary: Mapping[str, Any], store: Store) -> tuple[str, ...]:
    """Sentences for a run whose answer is empty or hangs in the air; none for a run in which nothing of the kind is wrong."""
    if summary["reports"] == 0:
        return tuple(_nothing_read(summary, store))
    return (*_time_and_place(summary), *_names(summary), *_days(summary))


def _nothing_read(summary: Mapping[str, Any], store: Store) -> Iterator[str]:
    if not summary["quality"]["rejected_rows"]:
        yield "No row was read: the file has a header and nothing below it."
        return
    rows = store.fetch("bulletin/count_rejected.sql").to_pylist()
    most = min(rows, key=lambda row: (-row["cells"], row["column_name"]))
    yield (
        f"No row could be read. Most often column {most['column_name']!r} was at fault, in "
        f"{phrases.counted(most['cells'], 'row', 'rows')}, for example with {most['value']!r} where "
        f"{most['expected']} was expected. Are the columns mixed up? `treve look FILE` says what the file holds."
    )


def _time_and_place(summary: Mapping[str, Any]) -> Iterator[str]:
    first, last = summary["quality"]["data_begin"], summary["quality"]["data_end"]
    for agreement in summary["agreements"]:
        outside = [_only(reading["findings"]) for reading in agreement["readings"]]
        if not outside or len(set(outside)) != 1:
            continue
        if outside[0] == Verdict.OUTSIDE_TIME:
            yield (
                f"No report falls into the time of {agreement['id']}: the reports run from {first} to {last}, the truce "
                f"{_times(agreement)}. `treve look FILE` names the agreements of the library that the file overlaps."
            )
        if outside[0] == Verdict.OUTSIDE_TERRITORY:
            yield (
                f"No report lies in the territory of {agreement['id']}. `treve look FILE` says which countries the file "
                "speaks of, and which agreements of the library it overlaps."
            )


def _only(findings: Mapping[str, int]) -> str | None:
    """The verdict that every incident has; None if there are several, or none."""
    met = [verdict for verdict, incidents in findings.items() if incidents]
    return met[0] if len(met) == 1 else None


def _times(agreement: Mapping[str, Any]) -> str:
    start = agreement["effective"] or " or ".join(agreement.get("effective_between") or ()) or "an unknown time"
    end = agreement["ended"]
    return f"from {start} to {end}" if end else f"from {start} on"


def _names(summary: Mapping[str, Any]) -> Iterator[str]:
    unresolved = summary["quality"]["unresolved_names"]
    if unresolved["side_names"] and unresolved["reports"] == summary["reports"]:
        yield (
            "Not one report names only sides that are known, so that who is bound cannot be told. The table unresolved_name lists "
            "the names with the nearest known actor; `--actors FILE` adds actors of your own."
        )


def _days(summary: Mapping[str, Any]) -> Iterator[str]:
    if summary["quality"]["vague_days"] == summary["incidents"]:
        yield (
            "No report has an exact day. Before and after cannot be told apart near the start of a truce; the page counts what "
            "that leaves open."
        )
