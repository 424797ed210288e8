from __future__ import annotations

from treve.serve.pages.asked import read
from treve.serve.query import EVERYTHING, parse


def test_fields_of_the_form_hold_over_the_text() -> None:
    asked = read({"q": "act:mortar from:2016-01-01", "from": "2017-01-01", "to": ""})
    assert asked.query == parse("act:mortar from:2017-01-01")
    assert asked.text == "from:2017-01-01 act:mortar"


def test_what_cannot_be_read_is_kept_as_written() -> None:
    asked = read({"q": "verdct:covered"})
    assert (asked.query, asked.text) == (EVERYTHING, "verdct:covered")
    assert asked.wrong is not None
    assert read({"from": "yesterday"}).wrong is not None


def test_an_address_asks_for_the_query_it_is_given() -> None:
    asked = read({"q": 'area:"Rif Dimashq"'})
    assert asked.address("/map") == "/map?q=area%3A%22Rif+Dimashq%22"
    assert asked.address("/map", EVERYTHING) == "/map"
    assert asked.address("/incidents", EVERYTHING, {"after": "x"}) == "/incidents?after=x"
