"""An analysis for a terminal."""

from __future__ import annotations

from tests.analysis.made import told as made_told
from treve.bulletin.analysis_told import analysis_told


def test_every_sentence_is_printed_and_no_line_is_long() -> None:
    block = made_told()
    text = analysis_told({"agreements": [block]}, "en")
    assert "seed 1" in text
    assert "seed 20161230\n" in analysis_told({"agreements": [block | {"seed": 20161230}]}, "en")
    assert text.count("- ") >= len(block["effect"]["sentences"]["en"])
    assert all(len(line) <= 130 for line in text.splitlines())
