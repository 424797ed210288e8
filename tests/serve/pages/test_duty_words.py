"""Every duty and every way it can stand has words in every language."""

from __future__ import annotations

from tests.serve.pages.spoken import faults
from treve.casebook import obligations
from treve.serve.pages import duty_words


def test_every_duty_and_state_of_the_casebook_has_words_and_nothing_else_has() -> None:
    assert set(duty_words.KINDS) == set(obligations.KINDS)
    # Before anybody says anything it is open; then its party says something of it, or somebody sees it.
    assert set(duty_words.STATES) == {"open", *obligations.SAID, *obligations.SEEN}


def test_each_is_said_differently_in_three_languages() -> None:
    assert faults(duty_words.KINDS) == []
    assert faults(duty_words.STATES) == []
