from __future__ import annotations

import json
from collections.abc import Iterator

from treve.extract.documents import Document
from treve.extract.streaming import Asked, drafted


def given(count: int, taken: list[int] | None = None) -> Iterator[Document]:
    for number in range(count):
        if taken is not None:
            taken.append(number)
        yield Document(str(number), f"Au moins {number + 2} civils ont été tués.", zone="Mars" if number == 5 else None)


def test_drafts_come_in_order_and_a_bad_document_stops_nothing() -> None:
    refused: list[str] = []
    found = [json.loads(line) for line in drafted(given(70), Asked(), 1, refused.append)]
    assert [one["id"] for one in found] == [str(number) for number in range(70) if number != 5]
    assert found[0]["facts"][0]["value"]["low"] == 2
    assert len(refused) == 1


def test_documents_are_taken_only_as_they_are_read() -> None:
    taken: list[int] = []
    next(drafted(given(10_000, taken), Asked(), 1, print))
    assert len(taken) <= 64


def test_two_processes_give_what_one_gives() -> None:
    one, two = (list(drafted(given(70), Asked(), workers, lambda _: None)) for workers in (1, 2))
    assert one == two


def test_texts_in_no_language_that_is_read_are_told() -> None:
    unknown: list[str] = []
    texts = [Document("a", "Tűzszünet lép életbe csütörtökön."), Document("b", "Two civilians were killed on Monday.")]
    assert len(list(drafted(texts, Asked(), 1, print, unknown.append))) == 2
    assert unknown == ["a"]
