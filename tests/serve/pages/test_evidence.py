"""The words an agreement stands on are marked in its text, and nothing that is not there."""

from __future__ import annotations

import dataclasses

from treve.agreements.file import library_agreement
from treve.model.agreement import Evidence
from treve.normalise.actor_book import actor_book
from treve.serve.pages.evidence import marked

TEXT = "The army and the rebels signed a truce."


def test_stretches_make_up_the_text_and_carry_the_evidence() -> None:
    made = dataclasses.replace(
        library_agreement("syr-2016-12-30", actor_book()),
        evidence=(Evidence("t", 4, 8, "army"), Evidence("t", 0, 23, TEXT[:23]), Evidence("t", 17, 23, "nobody")),
    )
    found = marked(TEXT, made)
    assert "".join(one.text for one in found) == TEXT
    assert {one.text: one.numbers for one in found}["army"] == (1, 2)
    assert [one.text for one in found if not one.numbers] == [TEXT[23:]]
    assert all(3 not in one.numbers for one in found)
