"""Parties told by a list: "Parties to the ceasefire:" and behind it a line for each of them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from treve.extract.patterns.cues import cues
from treve.extract.text.passages import is_entry
from treve.extract.who.mentions import Mention, Scene, Sentence

_MOST = 20  # lines of one list
_COLON = re.compile(r"\s?:\s*$")
_BEFORE_NAME = 30  # characters of a line before the name: its mark, an article, "Representatives of"


def listed_parties(scene: Scene) -> Iterator[tuple[Sentence, re.Match[str], Mention]]:
    """The first actor of each line below a heading that names parties or signatories, with its line and that heading."""
    heading = cues(scene.language, "roles").pattern("party", "list")
    for sentence in scene.having(heading):
        match = heading.search(scene.text, sentence.start, sentence.end)
        if match is None or not _COLON.fullmatch(scene.text, match.end(), sentence.end):
            continue
        place = bisect.bisect_right(scene.sentences, sentence.start, key=lambda one: one.start)
        for line in scene.sentences[place : place + _MOST]:
            if not is_entry(scene.prose, line):
                break
            first = next(iter(line.mentions), None)
            if first is not None and first.start - line.start <= _BEFORE_NAME:
                yield line, match, first
