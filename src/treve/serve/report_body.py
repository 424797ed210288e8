"""A report as it comes and goes over HTTP."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from treve.casebook import report_form
from treve.casebook.report_form import ReportForm
from treve.model.act import Act
from treve.serve.given import Day, Given, Words

Count = Annotated[int, Field(ge=0, le=9_999_999)]
Degrees = Annotated[Decimal, Field(ge=-180, le=180, decimal_places=8)]
TimeOfDay = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Precision = Literal["1", "2", "3", "4"]
Use = Literal["verification", "notification", "publication"]


class ReportBody(Given):
    """What a report says; a field left out is unknown. `narrative` and `identity` are sealed, `summary` may be shared."""

    summary: Words
    occurred_from: Day | None = None
    occurred_to: Day | None = None
    time_local: TimeOfDay | None = None
    place: Words | None = None
    area: Words | None = None
    latitude: Degrees | None = None
    longitude: Degrees | None = None
    place_precision: Precision | None = None
    act: Act | None = None
    perpetrator_alleged: Words | None = None
    target: Words | None = None
    killed_low: Count | None = None
    killed_high: Count | None = None
    injured_low: Count | None = None
    injured_high: Count | None = None
    civilians_killed: Count | None = None
    recorder: Words | None = None
    source: Words | None = None
    url: Words | None = None
    published: Day | None = None
    consent: list[Use] = Field(default_factory=list)
    threat: bool = False
    narrative: Words | None = None
    identity: Words | None = None


class File(BaseModel):
    """A file of a report, known by its hash; its name stays with the original."""

    sha256: str
    media_type: str
    size: int


class Filed(BaseModel):
    """A report as it stands now. `state`: filed, corrected, withdrawn or erased; what is left out is unknown."""

    model_config = ConfigDict(extra="ignore")

    report: str
    compartment: str
    state: Literal["filed", "corrected", "withdrawn", "erased"]
    at: str | None = None
    summary: str | None = None
    occurred_from: str | None = None
    occurred_to: str | None = None
    time_local: str | None = None
    place: str | None = None
    area: str | None = None
    latitude: str | None = None
    longitude: str | None = None
    place_precision: str | None = None
    act: str | None = None
    perpetrator_alleged: str | None = None
    target: str | None = None
    killed_low: int | None = None
    killed_high: int | None = None
    injured_low: int | None = None
    injured_high: int | None = None
    civilians_killed: int | None = None
    recorder: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    consent: list[str] | None = None
    threat: bool | None = None
    reason: str | None = None
    attachments: list[File] | None = None


def form_of(given: ReportBody) -> ReportForm:
    """The report as the casebook takes it. Raises BadValue where values do not fit each other."""
    values: dict[str, str | None] = {}
    for name in report_form.COLUMNS:
        value = getattr(given, name)
        if value is None:
            continue
        if name == "consent":
            values[name] = ";".join(value)
        elif name == "threat":
            values[name] = "yes" if value else "no"
        elif isinstance(value, Decimal):
            values[name] = format(value, "f")
        else:
            values[name] = str(value)
    return report_form.read(values, "report")
