"""`treve plot`, as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.analysis.made import told as made_told
from tests.commands.inside import treve


def test_the_figures_of_an_analysis_are_drawn_and_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"agreements": [made_told()]}), encoding="utf-8")
    done = treve("plot", "--analysis", str(tmp_path / "a.json"), "--out", str(tmp_path / "figures"))
    assert done.returncode == 0, done.stderr
    assert all(Path(line).is_file() for line in done.stdout.splitlines())
    names = {Path(line).name for line in done.stdout.splitlines()}
    assert {f"made_{name}.svg" for name in ("fronts", "baselines", "placebo", "areas", "outlook")} <= names
    wrong = treve("plot", "--analysis", str(tmp_path / "a.json"), "--out", str(tmp_path), "--language", "de")
    assert wrong.returncode == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "one of --run DIR and --analysis FILE"),
        (("--run", "nowhere"), "treve analyse"),
        (("--analysis", "nowhere.json"), "treve analyse"),
    ],
)
def test_bad_usage_says_what_was_expected(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = treve("plot", *words, "--out", str(tmp_path / "figures"))
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_analysis_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[1]", encoding="utf-8")
    done = treve("plot", "--analysis", str(tmp_path / "a.json"), "--out", str(tmp_path))
    assert (done.returncode, "no analysis" in done.stderr) == (2, True)
