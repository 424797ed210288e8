"""A report as it is filed: what it says, for whom it may be used, and what stays sealed."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from treve.errors import BadValue, worded
from treve.ledger import canonical
from treve.model.act import Act
from treve.normalise.dates import YEARS
from treve.normalise.zones import has_not_come

USES = ("verification", "notification", "publication")
LONGEST_TEXT = 20_000
TEXTS = (
    "summary",
    "place",
    "area",
    "perpetrator_alleged",
    "target",
    "recorder",
    "source",
    "url",
    "narrative",
    "identity",
)
# Who reports, and what would tell who it is.
SEALED = ("narrative", "identity")
NUMBERS = ("killed_low", "killed_high", "injured_low", "injured_high", "civilians_killed")
DAYS = ("occurred_from", "occurred_to", "published")
_TIME_OF_DAY = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
# How well the point is known: at the place, near it, its district, its governorate. As in tables of reports.
PRECISIONS = ("1", "2", "3", "4")


@dataclass(frozen=True, slots=True)
class ReportForm:
    """One report. None is unknown, everywhere.

    summary                   what may be shared, required
    narrative, identity       sealed: who reports, and what would tell who it is
    occurred_from, _to        days at the place, both included, ISO
    time_local                time of day at the place, HH:MM
    latitude, longitude       degrees, as decimal texts
    place_precision           what the point stands for, of `PRECISIONS`
    civilians_killed          of those killed
    recorder                  who first put it on record
    source, url               who published it, where one reads it; published: the day
    consent                   uses the person agreed to, of `USES`
    threat                    the person is in danger: shown first to those who may see it
    """

    summary: str
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
    consent: tuple[str, ...] = ()
    threat: bool = False
    narrative: str | None = None
    identity: str | None = None

    def shareable(self) -> dict[str, Any]:
        """What the entry of the report holds; unknown things are left out."""
        values = asdict(self)
        for name in SEALED:
            del values[name]
        values["consent"] = sorted(self.consent)
        return {
            name: value for name, value in values.items() if value is not None and value is not False and value != []
        }

    def sealed(self) -> dict[str, Any]:
        """What the sealed entry holds; empty where nothing is sealed."""
        return {name: value for name in SEALED if (value := getattr(self, name))}


COLUMNS = tuple(ReportForm.__dataclass_fields__)


def content_hash(form: ReportForm, attached: Sequence[str]) -> str:
    """What makes two submissions the same: all that is said, and the hashes of what is attached."""
    return hashlib.sha256(canonical.encode([form.shareable(), form.sealed(), list(attached)])).hexdigest()


def read(values: Mapping[str, str | None], where: str) -> ReportForm:
    """Read a report from texts, as a form or a row of a table gives them; an empty text is unknown.

    Raises BadValue for a column that is not known, a missing summary, and a value that cannot be read.
    """
    given = {name: text.strip() for name, text in values.items() if text is not None and text.strip()}
    for name in given:
        if name not in COLUMNS:
            raise BadValue(
                where, name, given[name][:60], worded("one of the columns {columns}", columns=", ".join(COLUMNS))
            )
    made: dict[str, Any] = {name: _text(given[name], name, where) for name in TEXTS if name in given}
    made |= {name: _number(given[name], name, where) for name in NUMBERS if name in given}
    made |= {name: _day(given[name], name, where) for name in DAYS if name in given}
    for name, most in (("latitude", 90), ("longitude", 180)):
        if name in given:
            made[name] = _degrees(given[name], name, most, where)
    if "time_local" in given:
        made["time_local"] = _time_of_day(given["time_local"], where)
    if "place_precision" in given:
        made["place_precision"] = _one_of(given["place_precision"], "place_precision", PRECISIONS, where)
    if "act" in given:
        made["act"] = _one_of(given["act"], "act", tuple(act.value for act in Act), where)
    if "consent" in given:
        made["consent"] = tuple(
            sorted({_one_of(one.strip(), "consent", USES, where) for one in given["consent"].split(";")})
        )
    if "threat" in given:
        made["threat"] = _one_of(given["threat"].lower(), "threat", ("yes", "no"), where) == "yes"
    if "summary" not in made:
        raise BadValue(where, "summary", "", "what is reported, in words that may be shared")
    form = ReportForm(**made)
    _ordered(form, where)
    return form


def _ordered(form: ReportForm, where: str) -> None:
    if form.occurred_to and not form.occurred_from:
        raise BadValue(where, "occurred_from", "", "the first day where the last is given")
    pairs = (("occurred_from", "occurred_to"), ("killed_low", "killed_high"), ("injured_low", "injured_high"))
    for low, high in pairs:
        first, last = getattr(form, low), getattr(form, high)
        if first is not None and last is not None and last < first:
            raise BadValue(where, high, str(last), worded("not less than {low}, {first}", low=low, first=first))
    if (form.latitude is None) != (form.longitude is None):
        raise BadValue(where, "latitude", form.latitude or "", "latitude and longitude, or neither")
    if form.place_precision is not None and form.latitude is None:
        raise BadValue(where, "place_precision", form.place_precision, "latitude and longitude where it is given")


def _text(text: str, column: str, where: str) -> str:
    if len(text) > LONGEST_TEXT or any(ord(one) < 32 and one not in "\t\r\n" for one in text):
        raise BadValue(
            where,
            column,
            text[:60],
            worded("at most {most} characters and no control characters", most=LONGEST_TEXT),
        )
    return text


def _number(text: str, column: str, where: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 7):
        raise BadValue(where, column, text, "a whole number, 0 or more")
    return int(text)


def _day(text: str, column: str, where: str) -> str:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise BadValue(where, column, text, "a day as YYYY-MM-DD") from None
    if has_not_come(day):
        raise BadValue(where, column, text, "a day that has come")
    # No run reads an earlier one: the report would stand in the casebook and be in no count.
    if day.year < YEARS[0]:
        raise BadValue(where, column, text, worded("a day from {year} on", year=YEARS[0]))
    return day.isoformat()


def _time_of_day(text: str, where: str) -> str:
    if not _TIME_OF_DAY.fullmatch(text):
        raise BadValue(where, "time_local", text[:60], "a time of day as HH:MM")
    return text


def _degrees(text: str, column: str, most: int, where: str) -> str:
    try:
        value = Decimal(text)
        good = value.is_finite() and abs(value) <= most and len(text) <= 12
    except InvalidOperation:
        good = False
    if not good:
        raise BadValue(where, column, text, worded("degrees from -{most} to {most}", most=most))
    return text


def _one_of(text: str, column: str, known: tuple[str, ...], where: str) -> str:
    if text not in known:
        raise BadValue(where, column, text, worded("one of {known}", known=", ".join(known)))
    return text
