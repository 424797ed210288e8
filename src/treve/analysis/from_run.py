"""The cases of a finished run: one for each agreement, with the daily counts as one reading sees them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from treve.analysis.case import NOTHING_GIVEN, SEED, Case, GivenTables
from treve.analysis.happened import happened
from treve.analysis.known import known
from treve.analysis.truces import given as given_start
from treve.analysis.truces import known_starts, truce
from treve.bulletin.front_names import NOBODY
from treve.catalogue import say, speaking
from treve.model.daily_counts import DailyCounts, DayCount, Front, VagueIncident
from treve.model.known import Known
from treve.model.refusal import Refusal
from treve.model.truce import Truce
from treve.normalise.actor_book import actor_book
from treve.normalise.zones import has_not_come
from treve.store.protocol import Store

_NAME_COLUMNS = {"name": "en", "name_fr": "fr", "name_ar": "ar"}

# Stands where no report states a day; `Case.is_empty` says so, and nothing is answered from it.
_NO_DAY = dt.date.min.isoformat()
MAIN_READING = "presumed"
"""The reading whose fronts are analysed where a run has it: it covers every front that somebody says is covered."""


def cases(
    store: Store,
    summary: Mapping[str, Any],
    seed: int = SEED,
    as_of: dt.date | None = None,
    given: GivenTables = NOTHING_GIVEN,
    effective: Mapping[str, dt.date] | None = None,
) -> tuple[Case, ...]:
    """The cases of a run in the order of its summary. Writes `step_analysed` and `step_first_published`, which end with the store.

    effective  agreement → first day of effect that the user gives; others have that of the agreement
    An agreement in whose countries no incident of one exact day lies has counts without rows, from the summary's data begin to end.
    """
    readings = {one["id"]: _reading(one["readings"]) for one in summary["agreements"]}
    store.load(
        "step_analysed",
        pa.table(
            {
                "agreement_id": pa.array(list(readings), pa.string()),
                "reading": pa.array(list(readings.values()), pa.string()),
                "as_of": pa.array([as_of] * len(readings), pa.date32()),
            }
        ),
    )
    store.run("analysis/first_published.sql", into="step_first_published")
    names = _set_names(store)
    reported = _grouped(store.fetch("analysis/known_days.sql").to_pylist()) if as_of else {}
    days = _grouped(store.fetch("analysis/daily_rows.sql").to_pylist())
    vague = _grouped(store.fetch("analysis/vague_rows.sql").to_pylist())
    truces = {one["id"]: truce(one["id"], one["title"], one["zone"], _times(one)) for one in summary["agreements"]}
    truces |= {key: given_start(truces[key], day) for key, day in (effective or {}).items()}
    countries = _countries(store)
    book = actor_book()
    source = "; ".join(sorted({one["title"] for one in summary["run"]["inputs"] if one["reports"]}))
    found = []
    for key in readings:
        known_then = (
            known(reported.get(key, []), as_of, np.random.default_rng([seed, *key.encode()])) if as_of else None
        )
        found.append(
            Case(
                truce=truces[key],
                counts=_until(_counts(days[key], vague[key], names["name"], source, summary["quality"]), known_then),
                known=known_then,
                names=_translated((*days[key], *vague[key]), names),
                truces=known_starts(countries[key], book, _near(key, truces, countries)),
                seed=seed,
                as_of=as_of,
                store=store,
                given=given,
                happened=happened(countries[key], given.happened),
                is_empty=summary["quality"]["data_end"] is None,
            )
        )
    return tuple(found)


def _until(counts: DailyCounts, known_then: Known | Refusal | None) -> DailyCounts:
    """The counts up to the last day of which enough was known."""
    if not isinstance(known_then, Known):
        return counts
    last = min(counts.last, known_then.last)
    return dataclasses.replace(counts, last=last, rows=tuple(row for row in counts.rows if row.day <= last))


def reading_of(agreement: Mapping[str, Any]) -> str:
    """The reading under which an agreement of the summary is analysed."""
    return _reading(agreement["readings"])


def _reading(readings: Sequence[Mapping[str, Any]]) -> str:
    names = [str(one["reading"]) for one in readings]
    return MAIN_READING if MAIN_READING in names or not names else names[0]


def _times(agreement: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{**one, "utc": dt.datetime.fromisoformat(one["utc"]) if one["utc"] else None} for one in agreement["times"]]


def _near(key: str, truces: Mapping[str, Truce], countries: Mapping[str, frozenset[str]]) -> tuple[Truce, ...]:
    return tuple(one for other, one in truces.items() if other == key or countries[other] & countries[key])


def _countries(store: Store) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in store.fetch("analysis/countries.sql").to_pylist():
        found[row["agreement_id"]].add(row["country"])
    return defaultdict(frozenset, {key: frozenset(one) for key, one in found.items()})


def _set_names(store: Store) -> Mapping[str, Mapping[int, str]]:
    """Column of set_names.sql → actor set → its name."""
    rows = store.fetch("analysis/set_names.sql").to_pylist()
    found: dict[str, Mapping[int, str]] = {}
    for column, language in _NAME_COLUMNS.items():
        names: dict[int, list[str]] = defaultdict(list)
        for row in rows:
            names[row["actor_set_id"]].append(row[column])
        with speaking(language):
            found[column] = {0: say(NOBODY), **{key: ", ".join(dict.fromkeys(one)) for key, one in names.items()}}
    return found


def _translated(
    rows: Iterable[Mapping[str, Any]], names: Mapping[str, Mapping[int, str]]
) -> Mapping[str, Mapping[str, str]]:
    """Language → `between` of the counts → the same pair of sides, in the same order, in that language."""
    told: dict[str, dict[str, str]] = {"fr": {}, "ar": {}}
    for one, other in {_sides(row, names["name"]) for row in rows}:
        english = _pair(names["name"], one, other)
        for language, pairs in told.items():
            pairs[english] = _pair(names[f"name_{language}"], one, other)
    return told


def _counts(
    days: Sequence[Mapping[str, Any]],
    vague: Sequence[Mapping[str, Any]],
    names: Mapping[int, str],
    source: str,
    quality: Mapping[str, Any],
) -> DailyCounts:
    rows = tuple(
        DayCount(row["day"], Front(row["front"]), _between(row, names), row["admin1"], row["events"], *_deaths(row))
        for row in days
        if not has_not_come(row["day"])
    )
    come = [row for row in vague if not has_not_come(row["first_day"])]
    of_a_day = sum(row["events"] for row in days) - sum(row.events for row in rows)
    begin, end = (dt.date.fromisoformat(quality[key] or _NO_DAY) for key in ("data_begin", "data_end"))
    return DailyCounts(
        first=min((row.day for row in rows), default=begin),
        last=max((row.day for row in rows), default=end),
        rows=rows,
        vague=tuple(
            VagueIncident(
                row["first_day"],
                row["last_day"],
                Front(row["front"]),
                _between(row, names),
                row["admin1"],
                row["deaths_low"],
                row["deaths_best"],
                row["deaths_high"],
            )
            for row in come
        ),
        effort=(),
        source=source,
        ahead=of_a_day + len(vague) - len(come),
    )


def _deaths(row: Mapping[str, Any]) -> tuple[int | None, int | None, int | None]:
    low, best, high = (
        row[f"deaths_{figure}"] if row[f"state_{figure}"] == row["events"] else None
        for figure in ("low", "best", "high")
    )
    return low, best, high


def _between(row: Mapping[str, Any], names: Mapping[int, str]) -> str:
    return _pair(names, *_sides(row, names))


def _sides(row: Mapping[str, Any], names: Mapping[int, str]) -> tuple[int, int]:
    """The two sides in the order of their English names, so that a pair has one name whoever stands first."""
    one, other = sorted((row["side_a_set"], row["side_b_set"]), key=lambda side: names.get(side, NOBODY))
    return one, other


def _pair(names: Mapping[int, str], one: int, other: int) -> str:
    return f"{names.get(one, NOBODY)} – {names.get(other, NOBODY)}"


def _grouped(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["agreement_id"]].append(row)
    return found
