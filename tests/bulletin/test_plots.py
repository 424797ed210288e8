"""Figures for papers."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest

from tests.analysis.made import told as made_told
from treve.bulletin.plots import plots
from treve.catalogue import speaking
from treve.errors import BadFile, RunFolderError

REFUSED = {"refused": {"missing": "no_start", "values": {}}}


@pytest.fixture(scope="module")
def analysis() -> dict[str, Any]:
    return {"agreements": [made_told()]}


def test_each_figure_is_a_png_and_an_svg_and_comes_out_the_same_again(analysis: dict[str, Any], tmp_path: Path) -> None:
    files = plots(analysis, tmp_path / "a")
    names = [
        f"made_{name}.{ending}" for name in ("fronts", "baselines", "placebo", "areas") for ending in ("png", "svg")
    ]
    assert [path.name for path in files][: len(names)] == names
    drawn = {path.stem.removeprefix("made_") for path in files}
    assert {"displacement", "drivers", "outlook", "holding"} - drawn <= _refused(analysis)
    for path in files:
        if path.suffix == ".png":
            assert path.read_bytes().startswith(b"\x89PNG")
        else:
            assert ElementTree.parse(path).getroot().tag.endswith("svg")
    again = plots(analysis, tmp_path / "b")
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in files]


def _refused(analysis: dict[str, Any]) -> set[str]:
    return {key for key, block in analysis["agreements"][0].items() if isinstance(block, dict) and "refused" in block}


def test_each_figure_says_what_it_cannot(analysis: dict[str, Any], tmp_path: Path) -> None:
    with speaking("fr"):
        files = plots(analysis, tmp_path)
    for path in files:
        if path.suffix == ".svg":
            text = " ".join(ElementTree.parse(path).getroot().itertext())
            assert "A made truce" in text
            assert "jusqu’au" in " ".join(text.split())


def test_nothing_to_draw_and_nowhere_to_write_are_refused(analysis: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="no answer"):
        plots({"agreements": [{"id": "x", "truce": {"title": "T"}, "effect": REFUSED}]}, tmp_path)
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(RunFolderError, match="file"):
        plots(analysis, tmp_path / "file")
