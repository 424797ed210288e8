from __future__ import annotations

import datetime as dt

import pytest

from treve.errors import BadValue
from treve.model.act import Act
from treve.read.column_forms import MAYBE_SWAPPED, expected_code, form
from treve.read.source import Column, Kind


@pytest.mark.parametrize(
    ("kind", "text", "filled"),
    [
        (Kind.NAMES, "a; b ;;c", {"x": "a;b;c"}),
        (Kind.NAMES, ";", {"x": None}),
        (Kind.NAMES_BY_COMMA, "HTS, Southern Front", {"x": "HTS;Southern Front"}),
        (Kind.NAMES_BY_COMMA, "Smith,Jones", {"x": "Smith,Jones"}),
        (Kind.DAY_SPAN, "2016-02", {"x_first": dt.date(2016, 2, 1), "x_last": dt.date(2016, 2, 29)}),
        (Kind.DAY_LIST, "2016-02-03;2016-02-01; 2016-02-01", {"x_1": dt.date(2016, 2, 1), "x_2": dt.date(2016, 2, 3)}),
        (Kind.DAY_LIST, "soon;2016-02", {"x_1": None, "x_2": None}),
        (Kind.TIME_OF_DAY, "7:05", {"x": "07:05"}),
        (Kind.COUNT, "3.0", {"x": 3}),
        (Kind.WHOLE_NUMBER, "-1", {"x": -1}),
        (Kind.TRUTH, "yes", {"x": True}),
        (Kind.ZONE, "Asia/Damascus", {"x": "Asia/Damascus"}),
        (Kind.COUNTRY_NAME, "Syria", {"x_code": "SY"}),
        (Kind.COUNTRY_GW, "652", {"x_code": "SY"}),
        (Kind.COUNTRY_ISO, "760", {"x_code": "SY"}),
        (Kind.COUNTRY_ISO, "652", {"x_code": None}),
    ],
)
def test_a_cell_fills_the_columns_of_its_kind(kind: Kind, text: str, filled: dict[str, object]) -> None:
    how = form(Column("x", kind), {})
    assert dict(zip((name for name, _ in how.outputs), how.read(text), strict=True)) == filled


def test_every_kind_has_a_form() -> None:
    for kind in Kind:
        how = form(Column("x", kind, codes=(1,) if kind is Kind.CODE else ()), {})
        assert len(how.blank()) == len(how.outputs)


def test_an_act_keeps_the_word_beside_our_act() -> None:
    how = form(Column("x", Kind.ACT), {"bang": Act.EXPLOSION})
    assert how.read(" Bang ") == ("Bang", "explosion")
    assert how.read("hum") == ("hum", None)


def test_an_act_given_by_code_has_one_spelling() -> None:
    how = form(Column("x", Kind.ACT, codes=(1, 2)), {"1": Act.OTHER})
    assert how.read("1.0") == ("1", "other")
    with pytest.raises(BadValue, match="one of 1, 2"):
        how.read("3")


def test_a_code_outside_the_list_is_an_error_that_gives_the_list() -> None:
    with pytest.raises(BadValue, match=expected_code((1, 2))):
        form(Column("x", Kind.CODE, codes=(1, 2)), {}).read("x")


def test_a_latitude_that_could_be_a_longitude_is_told_from_one_that_could_not() -> None:
    read = form(Column("x", Kind.LATITUDE), {}).read
    for text, could_be in (("121", True), ("200", False), ("north", False)):
        with pytest.raises(BadValue) as fault:
            read(text)
        assert (fault.value.expected == MAYBE_SWAPPED) is could_be
