"""Why a report is covered, or not: the chain from the raw row to every finding, with whose word each link rests on."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz import process

from treve.bulletin import explain_finding
from treve.bulletin.explain_finding import AgreementAnswer
from treve.bulletin.explained import lines
from treve.bulletin.voices import Voices
from treve.errors import NotFound
from treve.model.tables import RAW_PREFIX
from treve.store.protocol import Store

# As many as a reader takes in at a glance.
_NEAR_IDS = 5

# Each is a file explain_<question>.sql.
_QUESTIONS = ("report", "incident", "name", "other", "bounds", "finding", "reason", "standing", "contested")

_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class RawRow:
    """The row as it stands in the file; cells by column, None where the file leaves them empty."""

    file: str
    row_number: int
    sha256: str
    licence: str
    citation: str
    cells: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Statement:
    """What the source says, in our units. Empty figures are not stated."""

    report_id: str
    source: str
    publisher: str | None
    url: str | None
    published: dt.date | None
    first_day: dt.date
    last_day: dt.date
    time_local: str | None
    place_name: str | None
    direction: str
    act: str | None
    act_in_source: str | None
    deaths_low: int | None
    deaths_best: int | None
    deaths_high: int | None
    exception_stated: bool | None
    note: str | None


@dataclass(frozen=True, slots=True)
class NameRead:
    """One name and the actor it stands for on the day; role: recorder, side_a or side_b.

    actor_id  None: no known actor bears the name
    named_id  the actor the name itself stands for, even if it has since become another
    """

    role: str
    name: str
    actor_id: str | None
    actor: str | None
    kind: str | None
    named_id: str | None
    method: str
    score: float | None


@dataclass(frozen=True, slots=True)
class PlaceRead:
    """Where, how precisely, and on what its time zone rests."""

    name: str | None
    latitude: float | None
    longitude: float | None
    precision: str
    radius_km: float | None
    country: str | None
    admin1: str | None
    admin2: str | None
    zone: str
    zone_basis: str


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """What another report of the same incident says; None: it does not say. superseded: published again later."""

    report_id: str
    recorder_names: str | None
    side_a_names: str | None
    side_b_names: str | None
    act: str | None
    deaths_low: int | None
    deaths_high: int | None
    superseded: bool


@dataclass(frozen=True, slots=True)
class IncidentTold:
    """The incident the report tells. Instants are UTC; latest_at is excluded. others: what the other reports of it say.

    reports, recorders     that count: reports published again later are left aside
    span_rule, place_rule  how days and places of several reports became one, as in the table `incident`
    """

    incident_id: int
    reports: int
    recorders: int
    others: tuple[OtherVersion, ...]
    superseded: bool
    span_rule: str
    place_rule: str
    kilometres_apart: float | None
    target_disputed: bool
    act_disputed: bool
    deaths_low: int | None
    deaths_high: int | None
    first_day: dt.date
    last_day: dt.date
    earliest_at: dt.datetime
    latest_at: dt.datetime
    perpetrator_basis: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole chain of one report. agreements: those with a finding first. As text: what `treve explain` prints."""

    report: Statement
    raw: RawRow
    names: tuple[NameRead, ...]
    place: PlaceRead
    incident: IncidentTold
    agreements: tuple[AgreementAnswer, ...]

    def __str__(self) -> str:
        return explained(self)


def explain(store: Store, report_id: str) -> Explanation:
    """The chain of one report, by `<source>:<id>` or by the source's own id where only one source has it.

    Raises NotFound, with the nearest ids, for a report the run does not hold, or an id that several sources have.
    Writes step_question_row and step_question into the store, which ends with it.
    """
    return explain_rows(store, (source_row(store, report_id),))[0]


def explain_rows(store: Store, keys: Sequence[int], cells: bool = True) -> tuple[Explanation, ...]:
    """The chains of reports by their rows, in that order; the agreements of one incident are worked out once.

    cells  False: the raw rows are left empty, since they may have to be looked for in a large file
    Writes step_question_row and step_question into the store.
    """
    store.load("step_question_row", pa.table({"source_row_id": pa.array(keys, pa.int64())}))
    store.run("bulletin/explain_question.sql", "step_question")
    asked = {question: store.fetch(f"bulletin/explain_{question}.sql").to_pylist() for question in _QUESTIONS}
    voices = Voices.of(store)
    told: dict[int, tuple[AgreementAnswer, ...]] = {}
    found = []
    for key in keys:
        own = {question: [row for row in rows if row["source_row_id"] == key] for question, rows in asked.items()}
        incident = own["incident"][0]["incident_id"]
        if incident not in told:
            told[incident] = _agreements(store, own, voices)
        found.append(_explanation(store, key, own, voices, told[incident], cells))
    return tuple(found)


def _explanation(
    store: Store,
    key: int,
    own: Mapping[str, list[dict[str, Any]]],
    voices: Voices,
    agreements: tuple[AgreementAnswer, ...],
    cells: bool,
) -> Explanation:
    report, incident = own["report"][0], own["incident"][0]
    return Explanation(
        report=_filled(Statement, report),
        raw=RawRow(
            report["path"],
            report["row_number"],
            report["sha256"],
            report["licence"],
            report["citation"],
            _cells(store, report["source"], key) if cells else {},
        ),
        names=tuple(
            NameRead(
                row["role"],
                row["name"],
                row["actor_id"],
                voices.name(row["actor_id"]) if row["actor_id"] else None,
                row["kind"],
                row["named_actor_id"],
                row["method"],
                row["score"],
            )
            for row in own["name"]
        ),
        place=_filled(PlaceRead, incident | {"precision": incident["place_precision"]}),
        incident=_filled(
            IncidentTold, incident | {"others": tuple(_filled(OtherVersion, row) for row in own["other"])}
        ),
        agreements=agreements,
    )


def _agreements(store: Store, own: Mapping[str, list[dict[str, Any]]], voices: Voices) -> tuple[AgreementAnswer, ...]:
    return explain_finding.agreements(
        explain_finding.Found(
            bounds=own["bounds"],
            findings=own["finding"],
            reasons=own["reason"],
            standings=own["standing"],
            contested=frozenset(row["agreement_id"] for row in own["contested"]),
            times={(row["agreement_id"], row["time_id"]): row for row in store.fetch("agreement_time").to_pylist()},
        ),
        voices,
    )


def explained(explanation: Explanation) -> str:
    """The explanation as text for a terminal 80 columns wide."""
    return "\n".join(lines(explanation))


def report_ids(store: Store, rows: Sequence[int]) -> list[str]:
    """The ids of reports by their rows, in the order of the rows."""
    ids = store.fetch("bulletin/explain_ids.sql")
    return [str(ids.filter(pc.equal(ids.column("source_row_id"), row)).column("report_id")[0].as_py()) for row in rows]


def source_row(store: Store, report_id: str) -> int:
    """The row of a report, by its id or by the source's own id where only one source has it. Raises NotFound, with near ids."""
    ids = store.fetch("bulletin/explain_ids.sql")
    exact = ids.filter(pc.equal(ids.column("report_id"), report_id))
    if exact.num_rows:
        return int(exact.column("source_row_id")[0].as_py())
    known = ids.column("report_id").to_pylist()
    own = [one for one in known if one.partition(":")[2] == report_id]
    if len(own) == 1:
        return source_row(store, own[0])
    near = own or [one for one, _, _ in process.extract(report_id, known, limit=_NEAR_IDS)]
    raise NotFound("report", report_id, near)


def _cells(store: Store, source: str, key: int) -> dict[str, str | None]:
    for batch in store.stream(f"{RAW_PREFIX}{source}"):
        found = batch.filter(pc.equal(batch.column("source_row_id"), key))
        if found.num_rows:
            cells: dict[str, str | None] = found.to_pylist()[0]
            return {column: value for column, value in cells.items() if column != "source_row_id"}
    return {}


def _filled(kind: Callable[..., _Kind], row: Mapping[str, Any]) -> _Kind:
    """A dataclass from the columns of its fields' names."""
    return kind(**{name: row[name] for name in inspect.signature(kind).parameters})
