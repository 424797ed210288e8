"""A report as it comes and goes over HTTP."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, create_model

from treve.casebook import report_form
from treve.casebook.report_form import COLUMNS, ReportForm
from treve.model.act import Act
from treve.serve.given import Day, Given, Words

Count = Annotated[int, Field(ge=0, le=9_999_999)]
Degrees = Annotated[Decimal, Field(ge=-180, le=180, decimal_places=8)]
TimeOfDay = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
_ONE_OF_PRECISIONS: Any = Literal[*report_form.PRECISIONS]
_ONE_OF_USES: Any = Literal[*report_form.USES]

# Column → what it holds in a body. The columns themselves, and their order, are those of `report_form`.
_KINDS: dict[str, Any] = {
    **dict.fromkeys(report_form.TEXTS, Words),
    **dict.fromkeys(report_form.NUMBERS, Count),
    **dict.fromkeys(report_form.DAYS, Day),
    "latitude": Degrees,
    "longitude": Degrees,
    "time_local": TimeOfDay,
    "place_precision": _ONE_OF_PRECISIONS,
    "act": Act,
}
_STATED: dict[str, Any] = {
    "summary": (Words, ...),
    "consent": (list[_ONE_OF_USES], Field(default_factory=list)),
    "threat": (bool, False),
}
_TOLD: dict[str, Any] = {"consent": list[str], "threat": bool, **dict.fromkeys(report_form.NUMBERS, int)}


class File(BaseModel):
    """A file of a report, known by its hash; its name stays with the original."""

    sha256: str
    media_type: str
    size: int


class _Which(BaseModel):
    report: str
    compartment: str
    state: Literal["filed", "corrected", "withdrawn", "erased"]
    at: str | None = None


if TYPE_CHECKING:

    class _Said(Given): ...

    class _Told(_Which): ...

else:
    _Said = create_model(
        "_Said", __base__=Given, **{name: _STATED.get(name, (_KINDS.get(name, str) | None, None)) for name in COLUMNS}
    )
    _Told = create_model(
        "_Told",
        __base__=_Which,
        **{name: (_TOLD.get(name, str) | None, None) for name in COLUMNS if name not in report_form.SEALED},
    )


class ReportBody(_Said):
    """What a report says; a field left out is unknown. `narrative` and `identity` are sealed, `summary` may be shared."""


class Filed(_Told):
    """A report as it stands now. `state`: filed, corrected, withdrawn or erased; what is left out is unknown."""

    model_config = ConfigDict(extra="ignore")

    reason: str | None = None
    attachments: list[File] | None = None


def form_of(given: ReportBody) -> ReportForm:
    """The report as the casebook takes it. Raises BadValue where values do not fit each other."""
    values: dict[str, str | None] = {}
    for name in COLUMNS:
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
