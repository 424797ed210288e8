"""Forms are read by the models of the API, with a sentence for each field that cannot be read."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from tests.serve.pages.spoken import faults
from treve.catalogue import speaking
from treve.errors import BadValue
from treve.serve.given import Reason
from treve.serve.pages import sent
from treve.serve.routes.cases import Step
from treve.serve.routes.rulings import Attribution
from treve.serve.routes.watch import WatchGiven

RECORD = {"kind": "camera", "day": "2017-01-09", "area": "Homs", "minutes": "0", "note": "no power", "by": ""}


def test_what_can_be_read_is_read_and_an_empty_field_is_unknown_while_nought_is_nought() -> None:
    given, wrong = sent.read(WatchGiven, RECORD)
    assert wrong == {}
    assert given is not None
    assert (given.minutes, given.by) == (0, None)
    unknown, _ = sent.read(WatchGiven, RECORD | {"minutes": ""})
    assert unknown is not None
    assert unknown.minutes is None


class Counted(BaseModel):
    """A number and names, none of which has a value of its own."""

    number: int
    names: list[str]


def test_only_empty_texts_are_left_out_and_neither_nought_nor_an_empty_list() -> None:
    given, wrong = sent.read(Counted, {"number": 0, "names": []})
    assert (given, wrong) == (Counted(number=0, names=[]), {})
    assert sent.read(Counted, {"number": "", "names": None})[1] == dict.fromkeys(("number", "names"), sent.needed())


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("day", "", "This is needed."),
        ("day", "soon", "A day as YYYY-MM-DD."),
        ("minutes", "long", "A whole number."),
        ("minutes", "1.5", "A whole number."),
        ("minutes", "-1", "This number is too small."),
        ("minutes", "1441", "This number is too large."),
        ("area", "x" * 201, "This is too long."),
        ("kind", "rumour", "Choose one of the list."),
        ("note", "bell \x07", "This cannot be read."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_alone(field: str, value: str, told: str) -> None:
    assert sent.read(WatchGiven, RECORD | {field: value}) == (None, {field: told})


def test_a_code_that_is_none_is_said_to_be_no_choice_whether_it_is_an_enum_or_a_list_of_words() -> None:
    attribution: dict[str, Any] = {"actors": [], "standard": "reasonable_grounds", "reason": "x"}
    assert sent.read(Step, {"to": "nowhere", "reason": "x"}) == (None, {"to": sent.choose()})
    assert sent.read(Attribution, attribution | {"result": "perhaps"}) == (None, {"result": sent.choose()})


def test_words_of_spaces_alone_are_not_taken_for_a_reason() -> None:
    given, wrong = sent.read(Reason, {"reason": "  \n"})
    assert given is None
    assert set(wrong) == {"reason"}


def test_a_field_that_the_model_does_not_know_is_refused_and_named() -> None:
    given, wrong = sent.read(Reason, {"reason": "x", "colour": "red"})
    assert given is None
    assert set(wrong) == {"colour"}


def test_what_a_rule_of_the_casebook_refuses_stands_at_the_field_it_names() -> None:
    assert sent.wrong(BadValue("remedy", "due", "2016-01-01", "a day to come")) == {"due": "a day to come"}


def test_what_is_wrong_is_said_in_the_language_spoken() -> None:
    with speaking("fr"):
        _, french = sent.read(Reason, {})
    _, english = sent.read(Reason, {})
    assert english == {"reason": sent.needed()}
    assert french["reason"] != english["reason"]


def test_every_sentence_is_there_in_three_languages() -> None:
    # Two kinds of choice share a sentence: a choice is wrong in the same way in both.
    shared = {code for _, code, _ in faults(sent._WRONG)}
    assert shared == {"literal_error", "enum"}
