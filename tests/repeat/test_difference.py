"""Why two runs say other numbers: planted causes, each found, and shared out where several work together."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from treve import pipeline
from treve.mapping.mapping_file import write_mapping
from treve.mapping.proposal import propose
from treve.mapping.workbook import read_workbook
from treve.model.repeated_run import Cause, Difference
from treve.pipeline import Order
from treve.repeat.difference import difference
from treve.settings import Settings

Plant = Callable[[Order, Path], Order]


def _data(change: Callable[[list[list[str]]], list[list[str]]]) -> Plant:
    def planted(order: Order, work: Path) -> Order:
        source = order.sources[0][1]
        rows = list(csv.reader(source.read_text(encoding="utf-8").splitlines()))
        path = work / "changed.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(change(rows))
        return replace(order, sources=(("table", path),))

    return planted


def _agreement(*changes: tuple[str, str]) -> Plant:
    def planted(order: Order, work: Path) -> Order:
        text = Path(order.agreements[0]).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path = work / "changed" / "syr-2016-12-30.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return replace(order, agreements=(str(path),))

    return planted


def _column(rows: list[list[str]], name: str) -> int:
    return rows[0].index(name)


def _set(rows: list[list[str]], row: int, name: str, value: str) -> list[list[str]]:
    rows[row][_column(rows, name)] = value
    return rows


def _actors(order: Order, work: Path) -> Order:
    from treve.normalise.actor_book import LIBRARY

    header = (LIBRARY / "actors.csv").read_text(encoding="utf-8").splitlines()[0]
    path = work / "actors.csv"
    cells = {"actor_id": "own-militia", "kind": "armed_group", "name_en": "Own Militia"}
    path.write_text(f"{header}\n{','.join(cells.get(name, '') for name in header.split(','))}\n", encoding="utf-8")
    return replace(order, actors=path)


def _decision(order: Order, work: Path) -> Order:
    path = work / "decisions.csv"
    path.write_text(
        "report_1,report_2,decision,decided_by,decided_on\nSY17-0003,SY17-0007,not_same,A,2017-02-01\n",
        encoding="utf-8",
    )
    return replace(order, decisions=path)


PLANTED: dict[str, tuple[Cause, Plant]] = {
    "a report removed": (Cause.DATA, _data(lambda rows: rows[:10] + rows[11:])),
    "a report added": (Cause.DATA, _data(lambda rows: [*rows, ["SY17-X", *rows[-1][1:]]])),
    "a day changed": (Cause.DATA, _data(lambda rows: _set(rows, 3, "occurred_from", "2016-12-01"))),
    "a perpetrator changed": (Cause.DATA, _data(lambda rows: _set(rows, 5, "perpetrator_alleged", "isil"))),
    "the start moved": (
        Cause.AGREEMENT,
        _agreement(("value: 2016-12-30T00:00", "value: 2016-12-31T00:00"), ("2016-12-29T22:00Z", "2016-12-30T22:00Z")),
    ),
    "an exclusion dropped": (Cause.AGREEMENT, _agreement(("actor: isil", "actor: hezbollah"))),
    "another zone": (Cause.AGREEMENT, _agreement(("zone: Asia/Damascus", "zone: Asia/Tokyo"))),
    "fewer readings": (Cause.SETTING, lambda order, work: replace(order, readings=("strict",))),
    "a stricter likeness": (
        Cause.SETTING,
        lambda order, work: replace(order, settings=Settings(fuzzy_threshold=99.9)),
    ),
    "actors of one's own": (Cause.SETTING, _actors),
    "a decision on two reports": (Cause.DECISION, _decision),
    "reports not linked": (Cause.SETTING, lambda order, work: replace(order, settings=Settings(link=False))),
}


@pytest.fixture
def start(few_reports: Path, own_agreement: Path, tmp_path: Path) -> Order:
    return Order((str(own_agreement),), (("table", few_reports),), tmp_path / "first")


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_cause_is_named_and_no_other(name: str, start: Order, finished: Path, tmp_path: Path) -> None:
    cause, plant = PLANTED[name]
    last = pipeline.run(replace(plant(start, tmp_path), out=tmp_path / "last"))
    found = difference(finished, last)
    assert [one.cause for one in found.causes] == [cause]
    assert {part.cause for one in found.numbers for part in one.parts} <= {cause}
    assert all(one.parts for one in found.numbers)
    if name not in ("a stricter likeness", "actors of one's own"):  # these may change no number of so few reports
        assert found.numbers


def test_two_causes_at_once_share_out_every_change(start: Order, finished: Path, tmp_path: Path) -> None:
    both = PLANTED["the start moved"][1](PLANTED["a report removed"][1](start, tmp_path), tmp_path)
    last = pipeline.run(replace(both, out=tmp_path / "last"))
    found = difference(finished, last)
    assert [one.cause for one in found.causes] == [Cause.DATA, Cause.AGREEMENT]
    assert _parts(found, "reports") == {Cause.DATA: -1}
    assert {cause for one in found.numbers for cause in _parts(found, one.path)} == {Cause.DATA, Cause.AGREEMENT}
    for one in found.numbers:
        if isinstance(one.first, int) and isinstance(one.last, int):
            assert sum(part.change or 0 for part in one.parts) == one.last - one.first, one.path


def test_another_version_is_the_cause_of_what_a_rerun_does_not_give(
    start: Order, finished: Path, tmp_path: Path
) -> None:
    older = tmp_path / "older"
    shutil.copytree(finished, older)
    summary = json.loads((older / "summary.json").read_text(encoding="utf-8"))
    summary |= {"treve": "0.0.1", "reports": 58}
    (older / "summary.json").write_text(json.dumps(summary), encoding="utf-8")
    last = pipeline.run(replace(PLANTED["a report removed"][1](start, tmp_path), out=tmp_path / "last"))
    found = difference(older, last)
    assert [one.cause for one in found.causes] == [Cause.VERSION, Cause.DATA]
    assert _parts(found, "reports") == {Cause.VERSION: 2, Cause.DATA: -1}


def test_causes_that_cannot_be_told_apart_are_said_to_be_so(start: Order, finished: Path, tmp_path: Path) -> None:
    both = PLANTED["fewer readings"][1](PLANTED["a report removed"][1](start, tmp_path), tmp_path)
    last = pipeline.run(replace(both, out=tmp_path / "last"))
    both.sources[0][1].unlink()
    found = difference(finished, last)
    assert found.inseparable is not None
    assert "changed.csv" in found.inseparable
    assert all(one.parts == () for one in found.numbers)


def _parts(found: Difference, path: str) -> dict[Cause, float | None]:
    return {part.cause: part.change for one in found.numbers if one.path == path for part in one.parts}


def test_another_mapping_of_the_same_file_is_another_reading_of_the_data(own_agreement: Path, tmp_path: Path) -> None:
    table = tmp_path / "MY.csv"
    table.write_text(
        "ref;date;country;place;killed\na;05/02/2017;Syria;Homs;3\nb;06/01/2017;Syria;Homs;1\n", encoding="utf-8"
    )
    book = read_workbook(table)
    folders = []
    for order in ("day_first", "month_first"):
        mapping = propose(book, {"order of date": order}).mapping
        assert mapping is not None
        path = tmp_path / order / "MY.mapping.yaml"
        path.parent.mkdir()
        write_mapping(mapping, path)
        asked = Order((str(own_agreement),), (("table", table),), tmp_path / order / "run", mappings=(path,))
        folders.append(pipeline.run(asked))
    found = difference(folders[0], folders[1])
    assert [one.cause for one in found.causes] == [Cause.DATA]
    assert "MY.mapping: + order: month_first" in found.causes[0].details
    assert any(number.path.endswith("data_end") for number in found.numbers)
    assert all(part.cause is Cause.DATA for number in found.numbers for part in number.parts)
