"""`treve analyse`, as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.inside import treve

COUNTS = str(Path(__file__).parents[2] / "examples" / "counts" / "syria_daily_by_front.csv")
WEEKS = str(Path(COUNTS).with_name("syria_weekly_by_governorate.csv"))


def test_a_table_of_counts_is_analysed_offline() -> None:
    words = (
        "--counts",
        COUNTS,
        "--areas",
        WEEKS,
        "-a",
        "syr-2016-12-30",
        "--covered",
        "government_insurgents",
        "--json",
    )
    done = treve("analyse", *words)
    assert done.returncode == 0, done.stderr
    (block,) = json.loads(done.stdout)["agreements"]
    assert block["truce"]["effective"] == "2016-12-30"
    assert any(one.startswith("Aleppo carries the change") for one in block["effect"]["sentences"]["en"])


def test_a_table_of_counts_has_a_page_that_plots_can_be_drawn_from(tmp_path: Path) -> None:
    words = ("--counts", COUNTS, "-a", "syr-2016-12-30", "--covered", "government_insurgents", "--language", "ar")
    done = treve("analyse", *words, "--out", str(tmp_path / "held"))
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == str(tmp_path / "held" / "index.html")
    assert 'dir="rtl"' in (tmp_path / "held" / "index.html").read_text(encoding="utf-8")
    drawn = treve("plot", "--run", str(tmp_path / "held"), "--out", str(tmp_path / "figures"))
    assert drawn.returncode == 0, drawn.stderr
    assert (tmp_path / "figures").is_dir()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "one of --run DIR and --counts FILE"),
        (("--run", "x", "--counts", COUNTS), "one of --run DIR and --counts FILE"),
        (("--counts", COUNTS), "exactly one agreement"),
        (("--counts", COUNTS, "-a", "syr-2016-12-30"), "--covered"),
        (("--counts", COUNTS, "-a", "syr-2016-12-30", "--effective", "soon"), "2016-12-30"),
        (("--run", "nowhere"), "finished run"),
        (("--run", "nowhere", "--covered", "a", "--areas", WEEKS), "belongs to --counts"),
        (("--run", "nowhere", "--out", "elsewhere"), "belongs to --counts"),
        (("--counts", "nowhere.csv", "-a", "syr-2016-12-30"), "cannot be opened"),
    ],
)
def test_bad_usage_says_what_was_expected(words: tuple[str, ...], said: str) -> None:
    done = treve("analyse", *words)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
