"""Workbooks as people keep them map without loss, or stop with the right question."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mapping.nasty_workbooks import NASTY, Nasty
from treve.look.mapped_reading import rows_read
from treve.mapping.proposal import propose
from treve.mapping.word_lists import act_of
from treve.mapping.workbook import read_workbook
from treve.read.mapped_file import rows_of
from treve.read.table import SOURCE


@pytest.fixture(params=NASTY, ids=lambda one: one.name)
def nasty(request: pytest.FixtureRequest) -> Nasty:
    found: Nasty = request.param
    return found


@pytest.fixture
def file(nasty: Nasty, tmp_path: Path) -> Path:
    path = tmp_path / f"MY{nasty.suffix}"
    nasty.build(path)
    return path


def test_what_cannot_be_told_is_asked_and_nothing_else(nasty: Nasty, file: Path) -> None:
    book = read_workbook(file)
    asked: list[str] = []
    answers: dict[str, str] = {}
    while questions := propose(book, answers).questions:
        key = questions[0].key
        assert key not in asked
        asked.append(key)
        answers[key] = nasty.answers[key]
    assert asked == list(nasty.questions)


def test_every_row_says_what_the_truth_says_or_is_a_named_error(nasty: Nasty, file: Path) -> None:
    book = read_workbook(file)
    proposal = propose(book, nasty.answers)
    assert proposal.table is not None
    assert proposal.mapping is not None
    assert proposal.questions == ()
    assert proposal.unused == ()
    made = rows_of(proposal.table, proposal.mapping, SOURCE, book.serial_from_1904)
    read = rows_read(file, proposal.table, proposal.mapping)
    at_fault = {fault.row for fault in read.faults}
    assert len(made.rows) == len(nasty.truth) == read.rows == read.reports + read.rejected + read.repeated
    assert [number for number, truth in enumerate(nasty.truth) if truth is None] == sorted(at_fault)
    assert tuple(fault.column for fault in read.faults) == nasty.faults
    for row, truth in zip(made.rows, nasty.truth, strict=True):
        if truth is not None:
            mapped = dict(zip(made.names, row, strict=True))
            # A word that the source itself knows stays as written, and is read there.
            mapped["act"] = act_of(str(mapped["act"])) if mapped.get("act") else mapped.get("act")
            assert {name: mapped[name] for name in truth} == truth


def test_every_cell_as_written_is_kept_beside_what_it_was_read_as(nasty: Nasty, file: Path) -> None:
    book = read_workbook(file)
    proposal = propose(book, nasty.answers)
    assert proposal.table is not None
    assert proposal.mapping is not None
    made = rows_of(proposal.table, proposal.mapping, SOURCE, book.serial_from_1904)
    assert len(made.names) == made.filled + len(proposal.table.names)
    assert all(len(row) == len(made.names) for row in made.rows)
