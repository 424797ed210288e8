"""The truce of 30 December 2016 on the UCDP file: the drop was mostly the end of the battle of Aleppo, and the page says so."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from treve.analysis.folder import analyse_run
from treve.run_folder import RunFolder


@pytest.fixture(scope="module")
def analysed(ucdp_run: RunFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("analysed") / "run"
    shutil.copytree(ucdp_run.folder, folder)
    analyse_run(folder)
    return folder


def test_the_verdict_is_not_a_clear_fall_and_aleppo_carries_it(analysed: Path) -> None:
    effect = json.loads((analysed / "analysis.json").read_text(encoding="utf-8"))["agreements"][0]["effect"]
    events, deaths = (effect["measures"][one] for one in ("events", "deaths_best"))
    assert events["ruling"] == {"verdict": "unclear", "failed_condition": "chance"}
    assert [one["area"] for one in events["areas"] if one["carries"]] == ["Aleppo"]
    assert [one["area"] for one in deaths["areas"] if one["carries"]] == ["Aleppo"]
    assert events["headline"]["ratio"]["median"] == pytest.approx(0.66, abs=0.02)
    for language in ("en", "fr", "ar"):
        assert any("Aleppo" in one for one in effect["sentences"][language])


def test_vague_deaths_are_counted_as_published(analysed: Path) -> None:
    """Hand counts, week from 30 December 2016: 809 stacked, 73 exact, 178.72 expected, 65.22 of it from spans over 31 days."""
    effect = json.loads((analysed / "analysis.json").read_text(encoding="utf-8"))["agreements"][0]["effect"]
    vague = effect["measures"]["deaths_best"]["vague"]
    assert (vague["exact"], vague["stacked"]) == (73, 809)
    assert vague["expected"] == pytest.approx(178.72, abs=0.01)
    assert vague["expected_long"] == pytest.approx(65.22, abs=0.01)


def test_the_summary_and_the_page_answer_first(analysed: Path) -> None:
    summary = json.loads((analysed / "summary.json").read_text(encoding="utf-8"))
    effect = summary["agreements"][0]["effect"]
    assert effect["verdict"] == "unclear"
    assert effect["low"] < effect["median"] < effect["high"]
    page = (analysed / "index.html").read_text(encoding="utf-8")
    answer = page.index("Did recorded violence fall?")
    assert answer < page.index("What this page cannot say")
    assert answer < page.index("Aleppo carries the change") < page.index("What this page cannot say")
    assert "NaN" not in page


@pytest.mark.parametrize(
    ("measure", "heading"), [("events", "## Incidents"), ("deaths_best", "## Deaths, best figure")]
)
def test_the_table_of_five_truces_says_what_the_page_of_the_run_says(
    analysed: Path, measure: str, heading: str
) -> None:
    """docs/explanation/syria-truces.md is made from a run: its row and this run are one."""
    text = (Path(__file__).parents[2] / "docs" / "explanation" / "syria-truces.md").read_text(encoding="utf-8")
    rows = text[text.index(heading) :].splitlines()
    cells = next([one.strip() for one in line.split("|")[1:-1]] for line in rows if line.startswith("| 2016-12-30 |"))
    effect = json.loads((analysed / "analysis.json").read_text(encoding="utf-8"))["agreements"][0]["effect"]
    found = effect["measures"][measure]
    headline, against = found["headline"]["ratio"], found["difference"]
    placebo, ruling = found["placebo"], found["ruling"]
    assert cells[3] == f"{headline['median']:.2f} ({headline['low']:.2f}–{headline['high']:.2f})"
    assert cells[4] == f"{against['median']:.2f} ({against['low']:.2f}–{against['high']:.2f})"
    assert cells[5] == f"{placebo['as_low']} of {placebo['dates']}"
    area = next(one for one in found["areas"] if one["area"])
    assert (
        f"{area['area']}: {100 * area['share_of_fall']:.0f} %; without it {area['without']['median']:.2f}" in cells[6]
    )
    assert cells[6].startswith("**") == area["carries"]
    assert cells[7] == f"{ruling['verdict']} ({ruling['failed_condition']})"
