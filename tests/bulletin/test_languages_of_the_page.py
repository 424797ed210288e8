"""Nothing that a reader meets is left in English: the page and the answers of the terminal, in a language made up for the test.

In it every sentence stands between marks. What stands outside them comes from data, or has been forgotten.
"""

from __future__ import annotations

import gettext
import importlib
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.analysis.made import told as made_told
from treve.bulletin.counts_page import counts_page
from treve.bulletin.explain import explain, explained
from treve.bulletin.page import rendered
from treve.bulletin.quoted import quoted, quoted_text
from treve.bulletin.repeated import told_difference, told_rerun
from treve.bulletin.told import told as told_run
from treve.bulletin.voices import Voices
from treve.catalogue import speaking
from treve.model.repeated_run import Cause, CauseFound, Difference, NumberChanged, Part, Rerun, TableCompared
from treve.store.protocol import Store

SAY = importlib.import_module("treve.catalogue.say")
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
WORD = re.compile(r"[A-Za-zé’]{2,}")


class _Marks(gettext.NullTranslations):
    """Every sentence between marks; notes which were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.asked.add(msgid1)
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


class _Reader(HTMLParser):
    """The text outside code, styles and what is said to be English."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        hides = tag in ("style", "code", "title") or ("lang", "en") in attrs
        if (hides or self.hidden) and tag not in ("meta", "link", "br", "hr"):
            self.hidden.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content says nothing."""

    def handle_endtag(self, tag: str) -> None:
        if self.hidden:
            assert self.hidden.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.text.append(data)


@pytest.fixture
def marks(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Marks]:
    own, real = _Marks(), SAY._translations
    monkeypatch.setattr(SAY, "_translations", lambda code: own if code == "fr" else real(code))
    with speaking("fr"):
        yield own


def _forgotten(text: str, store: Store) -> set[str]:
    """Words outside the marks that stand in no table of the run."""
    while MARKED.search(text):
        text = MARKED.sub(" ", text)
    rows = [row for table in store.tables() for row in store.fetch(table).to_pylist()]
    known = {word for row in rows for word in _words((*row, *row.values()))}
    return set(WORD.findall(text)) - known


def _words(values: Any) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield from WORD.findall(value)
            yield from WORD.findall(value.replace("_", " "))


def _in_catalogue(marks: _Marks) -> set[str]:
    """Sentences that were said and that the French catalogue does not hold."""
    from babel.messages.pofile import read_po

    with (Path(SAY.LOCALE) / "fr.po").open("rb") as file:
        known = {one.id[0] if isinstance(one.id, tuple) else one.id for one in read_po(file, locale="fr")}
    return marks.asked - known


def test_no_sentence_of_the_page_is_forgotten(store: Store, told: dict[str, Any], marks: _Marks) -> None:
    reader = _Reader()
    reader.feed(rendered(store, told))
    names = {"Trêve", "duckdb", "UTC", "html", "csv"} | set(WORD.findall(told["run"]["engine"]))
    assert _forgotten(" ".join(reader.text), store) - names == set()
    assert _in_catalogue(marks) == set()


@pytest.mark.parametrize("report", ["R1", "R3", "R4", "R6", "R8", "R9"])
def test_no_sentence_of_an_explanation_is_forgotten(store: Store, report: str, marks: _Marks) -> None:
    text = explained(explain(store, report))
    # A heading is folded to the width of the terminal, and so are sentences.
    assert _forgotten(" ".join(text.split()), store) - {"UTC"} == set()
    assert _in_catalogue(marks) == set()


def test_no_sentence_of_a_run_or_a_quote_is_forgotten(store: Store, told: dict[str, Any], marks: _Marks) -> None:
    text = told_run({**told, "warnings": ["1"]}, Path("out"))
    text += quoted_text(quoted(told, told["agreements"][0], Voices.of(store)))
    assert _forgotten(" ".join(text.split()), store) - {"index", "html", "out", "Trêve"} == set()
    assert _in_catalogue(marks) == set()


def test_no_sentence_of_a_rerun_or_a_difference_is_forgotten(store: Store, marks: _Marks) -> None:
    tables = (TableCompared("finding", "a", "b"), TableCompared("report", "c", "c"))
    numbers = (
        NumberChanged("agreements.tst.readings.strict.findings.covered", 1, 2, (Part(Cause.DATA, 1),)),
        NumberChanged("quality.vague_days", 1, 2, ()),
    )
    found = Difference("a", "b", (CauseFound(Cause.DATA, ()),), numbers, "x")
    text = "\n".join(
        (
            told_rerun(Rerun("r", "1", "2", tables, ("tally",))),
            told_rerun(Rerun("r", "1", "1", tables[1:])),
            told_difference(found),
            told_difference(Difference("a", "b", (), ())),
        )
    )
    assert _forgotten(" ".join(text.split()), store) - {"finding", "tst", "tally"} == set()
    assert _in_catalogue(marks) == set()


def test_no_sentence_of_the_page_of_counts_is_forgotten(store: Store, marks: _Marks) -> None:
    # Not kept: what is said in the made-up language is of no use to another test.
    told = made_told.__wrapped__()
    inputs = [{"option": "--counts", "path": "a.csv", "sha256": "ab"}]
    reader = _Reader()
    reader.feed(counts_page({"treve": "9", "command": "x", "inputs": inputs, "agreements": [told]}))
    # What the made counts and their truce are called, and what stands for itself.
    names = {
        "made",
        "counts",
        "North",
        "South",
        "truce",
        "csv",
        "ab",
        "Trêve",
        "CUSUM",
        "EARS",
        "Farrington",
        "flexible",
    }
    assert _forgotten(" ".join(reader.text), store) - names == set()
    # The title of a source is said in case the catalogue holds it.
    assert _in_catalogue(marks) == {"made counts"}
