"""The shape of an agreement file, at the door: keys, types, and what each key holds.

pydantic stays here. What passes becomes a `model.agreement.Agreement` in `convert.py` and never travels further.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StrictBool,
    StrictInt,
    WithJsonSchema,
)

from treve.model.agreement import LineKind

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WALL_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(Z|\+00:00)")
_COUNTRY = re.compile(r"[A-Z]{2}")


class Problem(ValueError):
    """A value that does not fit, with what was expected."""

    def __init__(self, value: object, expected: str) -> None:
        super().__init__(f"holds {str(value)!r}; expected {expected}")


def _names(value: object) -> tuple[str, ...]:
    """Ids or names: nothing, one text separated by ';', or a list of texts."""
    if value is None:
        return ()
    parts = value.split(";") if isinstance(value, str) else value
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        raise Problem(value, "text, or a list of texts")
    return tuple(part.strip() for part in parts if part.strip())


def _positions(value: object) -> tuple[int, ...]:
    """Positions in `sources`, from 1: nothing, one, or a list."""
    if value is None:
        return ()
    parts = value if isinstance(value, list) else [value]
    if not all(isinstance(part, int) and not isinstance(part, bool) for part in parts):
        raise Problem(value, "positions in sources, from 1, such as [1, 3]")
    return tuple(parts)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Problem(value, "text")
    return value


def _maybe_text(value: object) -> str | None:
    return None if value is None else _text(value)


def _maybe_bool(value: object) -> bool | None:
    if value is not None and not isinstance(value, bool):
        raise Problem(value, "true, false or null")
    return value


def _polygon(value: object) -> dict[str, Any] | str | None:
    if value is not None and not isinstance(value, dict | str):
        raise Problem(value, "a GeoJSON geometry, or the path of a file that holds one")
    return value


def _line(value: object) -> dict[str, Any] | str:
    if not isinstance(value, dict | str):
        raise Problem(value, "a GeoJSON LineString or MultiLineString, or the path of a file that holds one")
    return value


def _line_kind(value: object) -> LineKind:
    if not isinstance(value, str) or value not in list(LineKind):
        raise Problem(value, f"one of {', '.join(LineKind)}")
    return LineKind(value)


def _maybe_id(value: object) -> str | None:
    return None if value is None else _id(value)


def _id(value: object) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise Problem(value, "an id of letters, digits, '.', '_' and '-'")
    return value


def _day(value: object) -> dt.date | None:
    if value is None:
        return None
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    raise Problem(value, "a day that exists, as YYYY-MM-DD")


def _moment(value: object) -> dt.datetime | dt.date | None:
    if value is None:
        return None
    if isinstance(value, str) and (_DAY.fullmatch(value) or _WALL_TIME.fullmatch(value)):
        try:
            return dt.date.fromisoformat(value) if _DAY.fullmatch(value) else dt.datetime.fromisoformat(value)
        except ValueError:
            pass
    raise Problem(value, "a day as YYYY-MM-DD or a wall time as YYYY-MM-DDTHH:MM, without a zone")


def _instant(value: object) -> dt.datetime | None:
    if value is None:
        return None
    if isinstance(value, str) and _INSTANT.fullmatch(value):
        try:
            return dt.datetime.fromisoformat(value.replace("Z", "+00:00"))
        except ValueError:
            pass
    raise Problem(value, "an instant in UTC as YYYY-MM-DDTHH:MMZ")


def _country(value: object) -> str:
    if not isinstance(value, str) or not _COUNTRY.fullmatch(value):
        raise Problem(value, "an ISO 3166-1 alpha-2 code in capitals, such as SY")
    return value


def _texts_schema(meaning: str) -> dict[str, Any]:
    return {
        "description": meaning,
        "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}, {"type": "null"}],
    }


_NULLABLE_TEXT: dict[str, Any] = {"type": ["string", "null"]}

Names = Annotated[
    tuple[str, ...], PlainValidator(_names), WithJsonSchema(_texts_schema("ids or names; one text is cut at ';'"))
]
Positions = Annotated[
    tuple[int, ...],
    PlainValidator(_positions),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "array", "items": {"type": "integer"}}, {"type": "null"}]}),
]
Text = Annotated[str, PlainValidator(_text), WithJsonSchema({"type": "string"})]
MaybeText = Annotated[str | None, PlainValidator(_maybe_text), WithJsonSchema(_NULLABLE_TEXT)]
MaybeBool = Annotated[bool | None, PlainValidator(_maybe_bool), WithJsonSchema({"type": ["boolean", "null"]})]
MaybeId = Annotated[str | None, PlainValidator(_maybe_id), WithJsonSchema(_NULLABLE_TEXT)]
Polygon = Annotated[
    dict[str, Any] | str | None, PlainValidator(_polygon), WithJsonSchema({"type": ["object", "string", "null"]})
]
OfLine = Annotated[
    LineKind, PlainValidator(_line_kind), WithJsonSchema({"type": "string", "enum": [one.value for one in LineKind]})
]
LineGeometry = Annotated[dict[str, Any] | str, PlainValidator(_line), WithJsonSchema({"type": ["object", "string"]})]
Id = Annotated[str, PlainValidator(_id), WithJsonSchema({"type": "string", "pattern": f"^{_ID.pattern}$"})]
Day = Annotated[dt.date | None, PlainValidator(_day), WithJsonSchema(_NULLABLE_TEXT)]
Moment = Annotated[dt.datetime | dt.date | None, PlainValidator(_moment), WithJsonSchema(_NULLABLE_TEXT)]
Instant = Annotated[dt.datetime | None, PlainValidator(_instant), WithJsonSchema(_NULLABLE_TEXT)]
Country = Annotated[str, PlainValidator(_country), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"})]


def _nothing_is_empty(value: object) -> object:
    return [] if value is None else value


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)


class EvidenceEntry(_Entry):
    """Where a text was read: a span of code points, end excluded."""

    document: Text = Field(description="the document read")
    start: StrictInt = Field(ge=0, description="first code point of the span, from 0")
    end: StrictInt = Field(ge=0, description="end of the span, excluded")
    text: Text = Field(description="the words of the span")


class DocumentEntry(_Entry):
    """A document signed or issued."""

    doc: Text = Field(description="title of the document")
    effect: Text = Field(description="what it does: terms, endorses, takes_note, …")


class TimeEntry(_Entry):
    """One assertion of one time."""

    value: Moment = Field(description="wall time or day as stated; null where an end is denied")
    tz: MaybeText = Field(None, description="IANA zone of the wall time; null: none stated")
    utc: Instant = Field(None, description="the instant; must equal value and tz")
    precision: MaybeText = Field(None, description="minute or day; must fit the value")
    kind: MaybeText = Field(None, description="the asserter's word")
    by: Names = Field(description="who says so")
    in_text: StrictBool = Field(False, description="true: stands in the agreement's own text")
    renewed: StrictBool = Field(False, description="true: a scheduled end that a later renewal replaced")
    src: Positions = Field((), description="positions in sources, from 1")
    note: MaybeText = Field(None, description="remark")


Times = Annotated[
    tuple[TimeEntry, ...], BeforeValidator(_nothing_is_empty, json_schema_input_type=list[TimeEntry] | None)
]


class TimesEntry(_Entry):
    """The four times, kept apart."""

    declared: Times = Field((), description="when it was announced")
    signed: Times = Field((), description="when it was signed")
    effective: Times = Field((), description="from when it holds")
    ended: Times = Field((), description="when it ended, or is said to have ended")
    end_reason: MaybeText = Field(None, description="why it ended")


class GuarantorEntry(_Entry):
    """A state or body answerable for one side's compliance."""

    actor: Text = Field(description="id of the actor")
    role: Text = Field(description="guarantor, mediator, …")
    for_side: MaybeText = Field(None, alias="for", description="id of the actor for whose side; null: not stated")
    first: Day = Field(None, alias="from", description="from this day")
    until: Day = Field(None, alias="to", description="until before this day")
    src: Positions = Field((), description="positions in sources, from 1")
    note: MaybeText = Field(None, description="remark")


class _AssertionEntry(_Entry):
    by: Names = Field(description="who says so")
    on: Day = Field(None, description="day of the assertion")
    in_text: StrictBool = Field(False, description="true: stands in the agreement's own text")
    first: Day = Field(None, alias="from", description="asserted from this day")
    until: Day = Field(None, description="asserted until before this day")
    src: Positions = Field((), description="positions in sources, from 1")
    note: MaybeText = Field(None, description="remark")


class PartyEntry(_AssertionEntry):
    """One claim that an actor is, or is not, a party."""

    actor: Text = Field(description="id of the actor")
    asserted: Text = Field(description="the asserted word")


class SupportEntry(_AssertionEntry):
    """One claim that an actor fights on a party's side without signing."""

    actor: Text = Field(description="id of the actor")
    supports: Text = Field(description="id of the actor it supports")
    asserted: Text = Field("supports", description="the asserted word")


class ExclusionEntry(_AssertionEntry):
    """One claim that the truce does, or does not, cover an actor."""

    actor: Text = Field(description="id of the actor, or a name in words")
    asserted: Text = Field(description="the asserted word")


class CountEntry(_Entry):
    """A figure someone stated about the agreement."""

    what: Text = Field(description="what is counted")
    value: StrictInt = Field(ge=0, description="the figure as printed")
    by: Names = Field(description="who says so")
    on: Day = Field(None, description="day of the statement")
    src: Positions = Field((), description="positions in sources, from 1")
    note: MaybeText = Field(None, description="remark")


class UnitEntry(_Entry):
    """A country or one of its divisions."""

    country: Country = Field(description="ISO 3166-1 alpha-2 code")
    admin1: MaybeText = Field(None, description="first-order division, plain English name")
    admin2: MaybeText = Field(None, description="second-order division, plain English name")


Units = Annotated[
    tuple[UnitEntry, ...], BeforeValidator(_nothing_is_empty, json_schema_input_type=list[UnitEntry] | None)
]


class AreaEntry(_Entry):
    """A named area, and what is known of its extent."""

    id: MaybeId = Field(None, description="id of the area")
    name: Text = Field(description="name of the area")
    covers: Units = Field((), description="countries or divisions of which all of it is meant")
    may_cover: Units = Field((), description="countries or divisions of which a part is meant, nobody says which")
    polygon: Polygon = Field(None, description="GeoJSON geometry, WGS 84, or the path of a file that holds one")
    areas: Names = Field((), description="ids of polygons given with --areas")
    valid_from: Day = Field(None, description="from this day")
    valid_to: Day = Field(None, description="until before this day")
    by: Names = Field((), description="who says so")
    src: Positions = Field((), description="positions in sources, from 1")
    note: MaybeText = Field(None, description="remark")


def _area(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


Area = Annotated[
    AreaEntry,
    BeforeValidator(_area, json_schema_input_type=str | AreaEntry),
]
Areas = Annotated[tuple[Area, ...], BeforeValidator(_nothing_is_empty, json_schema_input_type=list[Area] | None)]


class LineEntry(_Entry):
    """A line of contact or a front: drawn on maps, never asked by a rule."""

    id: MaybeId = Field(None, description="id of the line")
    name: Text = Field(description="name of the line")
    kind: OfLine = Field(description="line_of_contact: agreed between the sides; front: as somebody saw it")
    line: LineGeometry = Field(description="GeoJSON LineString or MultiLineString, WGS 84, or the path of a file")
    valid_from: Day = Field(None, description="from this day")
    valid_to: Day = Field(None, description="until before this day")
    by: Names = Field((), description="who says so")
    src: Positions = Field((), description="positions in sources, from 1")
    note: MaybeText = Field(None, description="remark")


class TerritoryEntry(_Entry):
    """Where the truce applies."""

    include: Areas = Field((), description="areas where it applies; none: the zones")
    exclude: Areas = Field((), description="areas carved out")
    zones: Areas = Field((), description="zones of single clauses, or the territory if include is empty")
    lines: Annotated[
        tuple[LineEntry, ...], BeforeValidator(_nothing_is_empty, json_schema_input_type=list[LineEntry] | None)
    ] = Field((), description="lines of contact and fronts, for maps alone")
    map: MaybeText = Field(None, description="what is known of a map")
    note: MaybeText = Field(None, description="remark")


class ProvisionEntry(_Entry):
    """A prohibition or an exception."""

    id: MaybeId = Field(None, description="id of the clause")
    code: Id = Field(description="what it is about")
    detail: MaybeText = Field(None, description="more of it, in our words")
    acts: Names = Field((), description="acts it surely speaks of")
    may_acts: Names = Field((), description="acts it may speak of")
    zone_id: MaybeText = Field(None, description="id of the zone to which it is limited")
    by: Names = Field((), description="who claims it; none: the text")
    src: Positions = Field((), description="positions in sources, from 1")
    note: MaybeText = Field(None, description="remark")


class MechanismEntry(_Entry):
    """Who watches, and how."""

    body: MaybeText = Field(None, description="name of the body")
    members: Names = Field((), description="ids of the actors in it")
    decides: MaybeText = Field(None, description="how it decides")
    sites: Names = Field((), description="where it sits")
    inputs: Names = Field((), description="what it works from")
    reports: Names = Field((), description="what it publishes")
    src: Positions = Field((), description="positions in sources, from 1")
    note: MaybeText = Field(None, description="remark")


class ObligationEntry(_Entry):
    """Something owed by a named holder, by a date if one is stated."""

    id: Id = Field(description="id of the obligation")
    duty: Text = Field(description="what is owed")
    holder: Names = Field((), description="ids of those who owe it, 'each party' or 'all parties'")
    due: Moment = Field(None, description="day or wall time by which it is due")
    due_rule: MaybeText = Field(None, description="how the date is reckoned")
    tz: MaybeText = Field(None, description="IANA zone of the due time")
    status: MaybeText = Field(None, description="what became of it")
    src: Positions = Field((), description="positions in sources, from 1")
    note: MaybeText = Field(None, description="remark")


class SanctionsEntry(_Entry):
    """What follows a breach."""

    regime: MaybeBool = Field(None, description="true: there is a regime")
    ladder: Names = Field((), description="its steps")
    src: Positions = Field((), description="positions in sources, from 1")
    note: MaybeText = Field(None, description="remark")


class AgreementEntry(_Entry):
    """One agreement."""

    id: Id = Field(description="stable id, such as syr-2016-12-30")
    title: Text = Field(description="title")
    agreement_class: Text = Field(alias="class", description="cessation, definitive_ceasefire, …")
    quote_needed: StrictBool = Field(False, description="false: the wording is not the agreement's own")
    zone: MaybeText = Field(None, description="IANA zone of the territory")
    legal_basis: Annotated[
        tuple[DocumentEntry, ...], BeforeValidator(_nothing_is_empty, json_schema_input_type=list[DocumentEntry] | None)
    ] = Field((), description="documents signed or issued")
    times: TimesEntry = Field(description="a mapping of declared, signed, effective and ended")
    guarantors: Annotated[
        tuple[GuarantorEntry, ...],
        BeforeValidator(_nothing_is_empty, json_schema_input_type=list[GuarantorEntry] | None),
    ] = Field((), description="who answers for a side")
    parties: Annotated[
        tuple[PartyEntry, ...], BeforeValidator(_nothing_is_empty, json_schema_input_type=list[PartyEntry] | None)
    ] = Field(description="claims that an actor is, or is not, a party")
    supporting_forces: Annotated[
        tuple[SupportEntry, ...], BeforeValidator(_nothing_is_empty, json_schema_input_type=list[SupportEntry] | None)
    ] = Field((), description="claims that an actor fights on a party's side")
    counts: Annotated[
        tuple[CountEntry, ...], BeforeValidator(_nothing_is_empty, json_schema_input_type=list[CountEntry] | None)
    ] = Field((), description="figures stated about the agreement")
    umbrella_names: Names = Field((), description="ids of umbrella actors the text uses")
    territory: TerritoryEntry = Field(description="a mapping of include, exclude and zones")
    excluded_actors: Annotated[
        tuple[ExclusionEntry, ...],
        BeforeValidator(_nothing_is_empty, json_schema_input_type=list[ExclusionEntry] | None),
    ] = Field((), description="claims that the truce does, or does not, cover an actor")
    prohibitions: Annotated[
        tuple[ProvisionEntry, ...],
        BeforeValidator(_nothing_is_empty, json_schema_input_type=list[ProvisionEntry] | None),
    ] = Field((), description="what is forbidden")
    exceptions: Annotated[
        tuple[ProvisionEntry, ...],
        BeforeValidator(_nothing_is_empty, json_schema_input_type=list[ProvisionEntry] | None),
    ] = Field((), description="what stays allowed")
    mechanism: MechanismEntry | None = Field(None, description="who watches, and how")
    obligations: Annotated[
        tuple[ObligationEntry, ...],
        BeforeValidator(_nothing_is_empty, json_schema_input_type=list[ObligationEntry] | None),
    ] = Field((), description="what is owed, by whom, by when")
    sanctions: SanctionsEntry | None = Field(None, description="what follows a breach")
    earlier: Names = Field((), description="ids of agreements it follows")
    later: Names = Field((), description="ids of agreements that follow it")
    evidence: Annotated[
        tuple[EvidenceEntry, ...], BeforeValidator(_nothing_is_empty, json_schema_input_type=list[EvidenceEntry] | None)
    ] = Field((), description="spans of the documents read")
    sources: Annotated[
        tuple[Text, ...], BeforeValidator(_nothing_is_empty, json_schema_input_type=list[Text] | None)
    ] = Field(description="addresses or names of what was read")


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one agreement in a file. Texts that are dates, ids of actors and zones are checked beyond it."""
    return AgreementEntry.model_json_schema(by_alias=True)
