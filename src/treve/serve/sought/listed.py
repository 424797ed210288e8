"""The incidents of a page of the list, each with what is told of it, and the agreement they are held against there."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from treve.model.finding import PerpetratorBasis
from treve.model.place import PlacePrecision
from treve.serve.sought import answers
from treve.serve.sought.ready import Sought
from treve.store.protocol import Store

READINGS = ("strict", "presumed")
"""The readings whose verdicts stand in a list; those of authorities stand on the incident's page."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One incident as a list tells it. side_a, side_b, recorders: names as written; verdicts by reading, none: no finding there.

    deaths_low, deaths_high  None: that end is not stated; both None: no number is stated
    contested                does the verdict under the agreement of the list change with any reading?
    """

    incident_id: int
    first_day: dt.date
    last_day: dt.date
    place: str | None
    area: str | None
    country: str | None
    precision: PlacePrecision
    act: str | None
    act_disputed: bool
    target_disputed: bool
    directed: bool
    basis: PerpetratorBasis
    side_a: tuple[str, ...]
    side_b: tuple[str, ...]
    deaths_low: int | None
    deaths_high: int | None
    reports: int
    recorders: tuple[str, ...]
    contested: bool
    verdicts: Mapping[str, str] = field(default_factory=dict)


def held_against(sought: Sought) -> str:
    """The agreement whose verdicts a list shows: the one asked for, else that with most findings; "" where there is none."""
    asked = [value for word in sought.query.values("agreement") for value in sought.known.values("agreement", word)]
    if len(asked) == 1:
        return asked[0]
    findings: dict[str, int] = defaultdict(int)
    for row in sought.ask(answers.verdicts):
        findings[row["agreement_id"]] += row["incidents"]
    known = sorted({value for values in sought.known.names.get("agreement", {}).values() for value in values})
    return max(known, key=lambda one: (findings[one], one), default="")


def page_of(sought: Sought, order: answers.Order, after: str, agreement: str) -> tuple[list[Listed], str]:
    """A page of the list, kept as other answers are, and what `after` takes for the next one; "" where none follows."""

    def found(store: Store) -> tuple[list[Listed], str]:
        ids, more = answers.page(store, order, after)
        return listed(store, ids, agreement), more

    return sought.ask(found, f"page {order.value} {after} {agreement}")


def listed(store: Store, ids: Sequence[int], agreement: str) -> list[Listed]:
    """The incidents with these ids, in this order, with their verdicts under one agreement."""
    store.load("step_page", pa.table({"incident_id": pa.array(ids, pa.int64())}))
    recorders: dict[int, list[str]] = defaultdict(list)
    for row in store.fetch("serve/sought/row_recorders.sql").to_pylist():
        recorders[row["incident_id"]].append(row["recorder"])
    verdicts: dict[int, dict[str, str]] = defaultdict(dict)
    for row in store.fetch("serve/sought/row_verdicts.sql").to_pylist():
        if row["agreement_id"] == agreement:
            verdicts[row["incident_id"]][row["reading"]] = row["verdict"]
    contested = {
        row["incident_id"]
        for row in store.fetch("serve/sought/row_contested.sql").to_pylist()
        if row["agreement_id"] == agreement
    }
    rows = {row["incident_id"]: row for row in store.fetch("serve/sought/rows.sql").to_pylist()}
    return [_listed(rows[one], recorders[one], verdicts[one], one in contested) for one in ids if one in rows]


def _listed(
    row: Mapping[str, object], recorders: Iterable[str], verdicts: Mapping[str, str], contested: bool
) -> Listed:
    same = (
        "incident_id",
        "first_day",
        "last_day",
        "place",
        "area",
        "country",
        "act",
        "act_disputed",
        "target_disputed",
    )
    return Listed(
        **{name: row[name] for name in same},  # type: ignore[arg-type]
        precision=PlacePrecision(str(row["place_precision"])),
        directed=row["direction"] == "a_against_b",
        basis=PerpetratorBasis(str(row["perpetrator_basis"])),
        side_a=_names(row["side_a"]),
        side_b=_names(row["side_b"]),
        deaths_low=_first(row["deaths_low"], row["deaths_best"]),
        deaths_high=_first(row["deaths_high"], row["deaths_best"]),
        reports=int(str(row["reports"])),
        recorders=tuple(recorders),
        contested=contested,
        verdicts=verdicts,
    )


def _first(*numbers: object) -> int | None:
    return next((one for one in numbers if isinstance(one, int)), None)


def _names(text: object) -> tuple[str, ...]:
    return tuple(part.strip() for part in str(text).split(";") if part.strip()) if text else ()
