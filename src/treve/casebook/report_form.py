"""A report as it is filed: what it says, for whom it may be used, and what stays sealed."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
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

    Raises BadValue for a column that is not known, a missing summary, and a value that cannot be read: the first of them.
    """
    form, faults = examine(values, where)
    if form is None:
        raise faults[0]
    return form


def examine(values: Mapping[str, str | None], where: str) -> tuple[ReportForm | None, tuple[BadValue, ...]]:
    """A report from texts, or None, and all that is wrong with them."""
    given = {name: text.strip() for name, text in values.items() if text is not None and text.strip()}
    expected = worded("one of the columns {columns}", columns=", ".join(COLUMNS))
    faults = [BadValue(where, name, given[name][:60], expected) for name in given if name not in COLUMNS]
    made: dict[str, Any] = {}
    for name, reader in _READERS.items():
        if name in given:
            try:
                made[name] = reader(given[name], name, where)
            except BadValue as problem:
                faults.append(problem)
    if "summary" not in given:
        faults.append(BadValue(where, "summary", "", "what is reported, in words that may be shared"))
    faults += _contradictions(given, made, where)
    return None if faults else ReportForm(**made), tuple(faults)


def _contradictions(given: Mapping[str, str], made: Mapping[str, Any], where: str) -> Iterator[BadValue]:
    """What does not go together; a value that cannot be read is there all the same."""
    if "occurred_to" in given and "occurred_from" not in given:
        yield BadValue(where, "occurred_from", "", "the first day where the last is given")
    pairs = (("occurred_from", "occurred_to"), ("killed_low", "killed_high"), ("injured_low", "injured_high"))
    for low, high in pairs:
        first, last = made.get(low), made.get(high)
        if first is not None and last is not None and last < first:
            yield BadValue(where, high, str(last), worded("not less than {low}, {first}", low=low, first=first))
    if ("latitude" in given) != ("longitude" in given):
        yield BadValue(where, "latitude", given.get("latitude", ""), "latitude and longitude, or neither")
    if "place_precision" in made and "latitude" not in given:
        yield BadValue(where, "place_precision", made["place_precision"], "latitude and longitude where it is given")


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


def _time_of_day(text: str, column: str, where: str) -> str:
    if not _TIME_OF_DAY.fullmatch(text):
        raise BadValue(where, column, text[:60], "a time of day as HH:MM")
    return text


def _degrees(text: str, column: str, where: str) -> str:
    most = _MOST_DEGREES[column]
    try:
        value = Decimal(text)
        good = value.is_finite() and abs(value) <= most and len(text) <= 12
    except InvalidOperation:
        good = False
    if not good:
        raise BadValue(where, column, text, worded("degrees from -{most} to {most}", most=most))
    return text


def _one_of(text: str, column: str, where: str) -> str:
    known = _KNOWN[column]
    if text not in known:
        raise BadValue(where, column, text, worded("one of {known}", known=", ".join(known)))
    return text


def _uses(text: str, column: str, where: str) -> tuple[str, ...]:
    return tuple(sorted({_one_of(one.strip(), column, where) for one in text.split(";")}))


def _is_yes(text: str, column: str, where: str) -> bool:
    return _one_of(text.lower(), column, where) == "yes"


_MOST_DEGREES = {"latitude": 90, "longitude": 180}
_KNOWN = {
    "place_precision": PRECISIONS,
    "act": tuple(act.value for act in Act),
    "consent": USES,
    "threat": ("yes", "no"),
}
_READERS: dict[str, Callable[[str, str, str], Any]] = {
    **dict.fromkeys(TEXTS, _text),
    **dict.fromkeys(NUMBERS, _number),
    **dict.fromkeys(DAYS, _day),
    **dict.fromkeys(_MOST_DEGREES, _degrees),
    "time_local": _time_of_day,
    "place_precision": _one_of,
    "act": _one_of,
    "consent": _uses,
    "threat": _is_yes,
}
"""How the text of each column is read, given the text, the column and where it stands."""
