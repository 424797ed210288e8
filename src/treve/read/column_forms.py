"""How one cell of each kind is read, and the columns of the step table it fills."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from treve.errors import BadValue
from treve.model.act import Act
from treve.normalise import acts, dates, figures, places
from treve.read.source import Column, Kind

Values = tuple[Any, ...]

_DAY, _TEXT, _WHOLE, _NUMBER = pa.date32(), pa.string(), pa.int64(), pa.float64()

MAYBE_SWAPPED = "degrees north from -90 to 90; swapped with the longitude?"
"""What is expected of a latitude that could be a longitude."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a column becomes.

    outputs  names and types of the step-table columns it fills
    read     one text → one value for each output, None where it does not say; raises BadValue
    looked_up  the last output is looked up, and None for a word nobody knows
    """

    outputs: tuple[tuple[str, pa.DataType], ...]
    read: Callable[[str], Values]
    looked_up: bool = False

    def blank(self) -> Values:
        """The values of a blank cell."""
        return (None,) * len(self.outputs)


def form(column: Column, crosswalk: dict[str, Act]) -> Form:
    """How cells of this column are read."""
    name = column.name
    if column.kind is Kind.ACT:
        return Form(((name, _TEXT), (f"{name}_act", _TEXT)), _act_reader(column, crosswalk), looked_up=True)
    if column.kind in _COUNTRIES:
        find = _COUNTRIES[column.kind]
        return Form(((f"{name}_code", _TEXT),), lambda text: (find(text),), looked_up=True)
    if column.kind is Kind.CODE:
        return Form(((name, _WHOLE),), lambda text: (_code(text, column.codes),))
    suffixes, kind_type, read = _SIMPLE[column.kind]
    return Form(tuple((name + suffix, kind_type) for suffix in suffixes), read)


def expected_code(codes: tuple[int, ...]) -> str:
    """What is expected of a cell of kind code."""
    return f"one of {', '.join(map(str, codes))}"


def _code(text: str, codes: tuple[int, ...]) -> int:
    fault = BadValue("", "", text, expected_code(codes))
    try:
        number = figures.read_whole_number(text, "")
    except BadValue:
        raise fault from None
    if number not in codes:
        raise fault
    return number


def _act_reader(column: Column, crosswalk: dict[str, Act]) -> Callable[[str], Values]:
    def read(text: str) -> Values:
        word = str(_code(text, column.codes)) if column.codes else text.strip()
        act = acts.find_act(word, crosswalk)
        return word, act.value if act else None

    return read


def _day_span(text: str) -> Values:
    span = dates.read_day_span(text, "")
    return span.first, span.last


def _day_list(text: str) -> Values:
    found = set()
    for part in text.split(";"):
        try:
            span = dates.read_day_span(part.strip(), "")
        except BadValue:
            continue
        if span.first == span.last:
            found.add(span.first)
    one, other, *_ = (*sorted(found), None, None)
    return one, other


def _day_and_around(text: str) -> Values:
    span = dates.read_day_span(text, "")
    week, month = dates.week_around(span), dates.month_around(span)
    return span.first, span.last, week.first, week.last, month.first, month.last


def _latitude(text: str) -> Values:
    try:
        return (figures.read_latitude(text, ""),)
    except BadValue:
        return _not_a_longitude(text)


def _not_a_longitude(text: str) -> Values:
    try:
        figures.read_longitude(text, "")
    except BadValue:
        raise BadValue("", "", text, figures.EXPECTED_LATITUDE) from None
    raise BadValue("", "", text, MAYBE_SWAPPED)


EXPECTED_CONFIRMED = "`confirmed`: a draft becomes a report only when a person has checked it and changed that word"


def _confirmed(text: str) -> str:
    if text.strip().lower() != "confirmed":
        raise BadValue("", "", text, EXPECTED_CONFIRMED)
    return "confirmed"


def _names(text: str, separator: str) -> Values:
    names = [name.strip() for name in text.split(separator)]
    return (";".join(name for name in names if name) or None,)


_COUNTRIES: dict[Kind, Callable[[str], str | None]] = {
    Kind.COUNTRY_NAME: places.find_country,
    Kind.COUNTRY_GW: places.find_country_by_gw_number,
    Kind.COUNTRY_ISO: places.find_country_by_iso_number,
}

_SIMPLE: dict[Kind, tuple[tuple[str, ...], pa.DataType, Callable[[str], Values]]] = {
    Kind.TEXT: (("",), _TEXT, lambda text: (text.strip(),)),
    Kind.NAMES: (("",), _TEXT, lambda text: _names(text, ";")),
    Kind.NAMES_BY_COMMA: (("",), _TEXT, lambda text: _names(text, ", ")),
    Kind.DAY_SPAN: (("_first", "_last"), _DAY, _day_span),
    Kind.DAY_LIST: (("_1", "_2"), _DAY, _day_list),
    Kind.DAY_AND_AROUND: (
        ("_first", "_last", "_week_first", "_week_last", "_month_first", "_month_last"),
        _DAY,
        _day_and_around,
    ),
    Kind.TIME_OF_DAY: (("",), _TEXT, lambda text: (dates.read_time(text, ""),)),
    Kind.COUNT: (("",), _WHOLE, lambda text: (figures.read_count(text, ""),)),
    Kind.WHOLE_NUMBER: (("",), _WHOLE, lambda text: (figures.read_whole_number(text, ""),)),
    Kind.LATITUDE: (("",), _NUMBER, _latitude),
    Kind.LONGITUDE: (("",), _NUMBER, lambda text: (figures.read_longitude(text, ""),)),
    Kind.TRUTH: (("",), pa.bool_(), lambda text: (figures.read_truth(text, ""),)),
    Kind.ZONE: (("",), _TEXT, lambda text: (places.read_zone(text, ""),)),
    Kind.CONFIRMED: (("",), _TEXT, lambda text: (_confirmed(text),)),
}
