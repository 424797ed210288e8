from __future__ import annotations

import json

import pytest

from treve.errors import BadValue
from treve.extract import draft
from treve.extract.contract import as_object, from_object

TEXT = "La trêve débutera jeudi à minuit. Plus de 310.000 morts."
DRAFT = draft(TEXT, document_id="a", published="2016-12-29", zone="Asia/Damascus")


def test_the_object_has_exactly_the_keys_of_the_contract() -> None:
    given = as_object(DRAFT)
    assert list(given) == ["id", "language", "published", "zone", "facts", "relations"]
    assert given["language"] == "fr"
    for fact in given["facts"]:
        assert {"kind", "start", "end", "text", "value", "why"} <= set(fact)
        assert TEXT[fact["start"] : fact["end"]] == fact["text"]


def test_a_draft_reads_back_as_itself() -> None:
    assert from_object(json.loads(json.dumps(as_object(DRAFT))), TEXT) == DRAFT


def test_a_fact_that_does_not_stand_on_its_words_is_refused() -> None:
    with pytest.raises(BadValue, match="characters"):
        from_object(as_object(DRAFT), TEXT.upper())


@pytest.mark.parametrize(
    "given", [{}, {"id": "a"}, {**as_object(DRAFT), "language": "xx"}, {**as_object(DRAFT), "facts": [1]}]
)
def test_another_shape_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(BadValue, match="draft"):
        from_object(given, TEXT)
