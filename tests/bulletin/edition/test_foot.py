"""The end of every edition, and the head of one that replaces another."""

from __future__ import annotations

from treve.bulletin.edition.foot import log_lines, replaced, watermark
from treve.catalogue import speaking


def test_which_log_stands_behind_it() -> None:
    first, made = log_lines("example.org/a\n12\ncm9vdA==\n", "9.9")
    assert first == "Log example.org/a: 12 entries, root cm9vdA==."
    assert made == "Made by Trêve 9.9."
    assert "cannot be proven" in log_lines(None, "9.9")[0]


def test_what_it_replaces() -> None:
    assert replaced(None) == ()
    assert "E-1" in replaced("E-1")[0]


def test_an_exercise_is_marked_in_every_language() -> None:
    said = set()
    for language in ("en", "fr", "ar"):
        with speaking(language):
            said.add(watermark())
    assert len(said) == 3
