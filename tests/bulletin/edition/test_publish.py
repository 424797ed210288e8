from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.bulletin.edition.conftest import AGREEMENT
from treve.bulletin.edition.order import Order
from treve.bulletin.edition.period import Kind
from treve.errors import BadFile, BadValue, RunFolderError
from treve.run_folder import RunFolder


def _order(**values: object) -> Order:
    return Order(Kind.WEEKLY, dt.date(2017, 1, 12), **{"cut_off": "19:30", **values})  # type: ignore[arg-type]


def test_every_format_and_language_is_written_and_comes_out_the_same(example_run: Path, tmp_path: Path) -> None:
    order = _order(languages=("en", "fr"), formats=("html", "json", "csv", "xlsx"))
    with RunFolder(example_run) as run:
        first = run.bulletin(order, tmp_path / "a")
        second = run.bulletin(order, tmp_path / "b")
    assert [path.name for path in first] == [
        f"weekly-2017-01-12-{AGREEMENT}.{end}" for end in ("json", "csv", "en.html", "en.xlsx", "fr.html", "fr.xlsx")
    ]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_an_edition_is_the_earlier_one_of_the_next(example_run: Path, tmp_path: Path) -> None:
    with RunFolder(example_run) as run:
        (first,) = run.bulletin(Order(Kind.WEEKLY, dt.date(2017, 1, 5), "19:30", formats=("json",)), tmp_path)
        (second,) = run.bulletin(_order(formats=("json",), earlier=(first,)), tmp_path)
    content = json.loads(second.read_text(encoding="utf-8"))
    assert content["corrections"] == []
    known = {report for one in json.loads(first.read_text(encoding="utf-8"))["incidents"] for report in one["reports"]}
    assert known


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"formats": ("doc",)}, BadValue),
        ({"languages": ("tlh",)}, BadValue),
        ({"zone": "Damascus"}, BadValue),
        ({"earlier": (Path("absent.json"),)}, BadFile),
        ({"checkpoint": Path("absent.txt")}, BadFile),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_is_written(
    example_run: Path, tmp_path: Path, values: dict[str, object], problem: type[Exception]
) -> None:
    with RunFolder(example_run) as run, pytest.raises(problem):
        run.bulletin(_order(**values), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_told(example_run: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with RunFolder(example_run) as run, pytest.raises(RunFolderError, match="cannot be written"):
        run.bulletin(_order(formats=("json",)), tmp_path / "file")


def test_markup_in_a_report_stays_text(tmp_path: Path) -> None:
    import treve

    table = tmp_path / "nasty.csv"
    table.write_text(
        "report_id,occurred_from,place,lat,lon,place_precision,perpetrator_alleged,target,act\n"
        f"A1,2017-01-10,<script>alert(1)</script>,35.9,36.6,1,\u202eevil{'x' * 10_000},civilians,artillery\n",
        encoding="utf-8",
    )
    with treve.run([AGREEMENT], [("table", table)], tmp_path / "run") as run:
        written = run.bulletin(_order(), tmp_path / "out")
    page = next(path for path in written if path.suffix == ".html").read_text(encoding="utf-8")
    assert "<script>" not in page
    assert len(written) == 6
