"""`treve map` as a user meets it: from a workbook to a run, the next delivery, and what goes wrong."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.commands.inside import treve
from tests.mapping.nasty_workbooks import AMBIGUOUS, FRENCH, MONTHLY, SWAPPED, Nasty
from treve.read.acled import SOURCE as ACLED
from treve.repeat.rerun import rerun
from treve.run_folder import RunFolder


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    with contextlib.chdir(tmp_path):
        yield tmp_path


def _workbook(folder: Path, nasty: Nasty = FRENCH, name: str = "MY.xlsx") -> Path:
    path = folder / name
    nasty.build(path)
    answers = folder / "answers.yaml"
    answers.write_text(
        "".join(f"{json.dumps(key)}: {json.dumps(value)}\n" for key, value in nasty.answers.items()), encoding="utf-8"
    )
    return path


def _map(*more: str) -> subprocess.CompletedProcess[str]:
    return treve("map", "MY.xlsx", "--answers", "answers.yaml", *more)


def _run(source: str, out: str = "run") -> subprocess.CompletedProcess[str]:
    return treve("run", "--agreement", "syr-2016-12-30", "--source", source, "--out", out, "--no-link")


def _all_of(leader: int) -> str:
    """Everything a terminal still holds after its program has ended; closes it."""
    seen = b""
    with contextlib.suppress(OSError):  # on Linux the end of a terminal is an error of input
        while chunk := os.read(leader, 10_000):
            seen += chunk
    os.close(leader)
    return seen.decode("utf-8")


def test_from_a_workbook_to_a_run_and_the_run_again(folder: Path) -> None:
    _workbook(folder)
    done = _map()
    assert done.returncode == 0, done.stderr
    assert "4 rows: 3 become reports, 1 cannot be read, 0 repeat an earlier one." in done.stdout
    assert done.stdout.endswith("Next: treve look MY.xlsx\n")
    made = _run("table=MY.xlsx")
    assert made.returncode == 0, made.stderr
    summary = json.loads((folder / "run" / "summary.json").read_text(encoding="utf-8"))
    assert summary["reports"] == 3
    assert summary["run"]["order"]["sources"] == [{"source": "table", "path": "MY.xlsx", "mapping": "MY.mapping.yaml"}]
    assert "--source table=MY.xlsx,mapping=MY.mapping.yaml" in summary["run"]["command"]
    with RunFolder(folder / "run") as run:
        (given,) = [row for row in run.table("given_file").arrow.to_pylist() if row["role"] == "mapping"]
    assert given["content"] == Path("MY.mapping.yaml").read_text(encoding="utf-8")
    # The mapping is kept with the run: without the file, and with another in its place, the same tables come out.
    Path("MY.mapping.yaml").write_text("changed", encoding="utf-8")
    assert rerun(folder / "run").different == ()


def test_the_next_delivery_of_the_same_layout_is_read_by_the_same_mapping(folder: Path) -> None:
    _workbook(folder)
    _map("--out", "ours.yaml")
    book = openpyxl.load_workbook("MY.xlsx")
    book["Registre"]["A6"] = 22
    book["Registre"]["D6"] = "Rastan nord"
    book.save("NEXT.xlsx")
    assert _run("table=NEXT.xlsx,mapping=ours.yaml").returncode == 0
    refused = _run("table=NEXT.xlsx")
    assert refused.returncode == 2
    assert "treve map" in refused.stderr


def test_a_changed_layout_stops_the_run_and_says_what_changed(folder: Path) -> None:
    _workbook(folder)
    _map("--out", "ours.yaml")
    book = openpyxl.load_workbook("MY.xlsx")
    book["Registre"]["D4"] = "Commune"
    book.save("NEXT.xlsx")
    refused = _run("table=NEXT.xlsx,mapping=ours.yaml")
    assert refused.returncode == 2
    assert "column 'Localité' is now called 'Commune'" in refused.stderr
    assert not Path("run/run.duckdb").exists()


def test_a_code_that_means_something_else_in_the_next_delivery_stops_the_run(folder: Path) -> None:
    _workbook(folder)
    _map("--out", "ours.yaml")
    book = openpyxl.load_workbook("MY.xlsx")
    book["Codes"]["B3"] = "Tir de sniper"
    book.save("NEXT.xlsx")
    refused = _run("table=NEXT.xlsx,mapping=ours.yaml")
    assert refused.returncode == 2
    assert "code '2', 'Raid aérien' before, now stands for 'Tir de sniper'" in refused.stderr
    del book["Codes"]
    book.save("NEXT.xlsx")
    assert "sheet 'Codes', which explains codes, is gone" in _run("table=NEXT.xlsx,mapping=ours.yaml").stderr


def test_the_file_that_is_read_is_never_written_over(folder: Path) -> None:
    before = _workbook(folder).read_bytes()
    for option in ("--errors", "--out"):
        refused = _map(option, "MY.xlsx")
        assert refused.returncode == 2
        assert "it is the file that is read" in refused.stderr
    assert Path("MY.xlsx").read_bytes() == before


def test_sheets_of_months_are_one_run_by_a_mapping_for_each(folder: Path) -> None:
    MONTHLY.build(folder / "MY.xlsx")
    Path("answers.yaml").write_text("id columns: no; date\n", encoding="utf-8")
    sources: list[str] = []
    for month in ("January", "February"):
        assert _map("--sheet", month, "--out", f"{month}.yaml").returncode == 0
        sources += ["--source", f"table=MY.xlsx,mapping={month}.yaml"]
    done = treve("run", "--agreement", "syr-2016-12-30", *sources, "--out", "run", "--no-link")
    assert done.returncode == 0, done.stderr
    assert json.loads(Path("run/summary.json").read_text(encoding="utf-8"))["reports"] == 4


def test_without_a_terminal_open_questions_are_told_with_how_to_answer_them(folder: Path) -> None:
    _workbook(folder, AMBIGUOUS)
    done = treve("map", "MY.xlsx")
    assert done.returncode == 2
    assert "'05/01/2017'" in done.stderr
    assert "  order of date: day_first | month_first" in done.stderr
    assert "--answers FILE" in done.stderr
    assert not Path("MY.mapping.yaml").exists()
    asked = json.loads(treve("map", "MY.xlsx", "--json").stdout)
    assert asked["questions"][0]["key"] == "order of date"


def test_on_a_terminal_each_question_is_asked(folder: Path) -> None:
    _workbook(folder, SWAPPED)
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "treve", "map", "MY.xlsx"], stdin=follower, stderr=follower, stdout=subprocess.PIPE
    )
    os.close(follower)
    os.write(leader, b"perhaps\n1\n")
    said, _ = process.communicate(timeout=120)
    asked = _all_of(leader)
    assert process.returncode == 0
    assert "Latitude and longitude look swapped" in asked
    assert "expected one of yes | no" in asked
    assert b"34.93" in said
    assert "swapped: true" in Path("MY.mapping.yaml").read_text(encoding="utf-8")


def test_a_dry_run_writes_nothing_and_json_tells_everything(folder: Path) -> None:
    _workbook(folder)
    before = set(folder.iterdir())
    done = _map("--dry-run", "--json")
    assert done.returncode == 0
    assert set(folder.iterdir()) == before
    told = json.loads(done.stdout)
    assert (told["rows"], told["reports"], told["rejected"], told["file"]) == (4, 3, 1, None)
    assert told["faults"] == [
        {
            "line": 8,
            "cell": {
                "row": 3,
                "column": "Date de l'incident",
                "value": "32/01/2017",
                "expected": "a day, a month or a year of the Gregorian calendar",
            },
        }
    ]
    assert [one["why"] for one in told["left_out"]] == ["title", "title", "total", "remark"]
    assert "Nothing was written" in _map("--dry-run").stdout


def test_errors_go_into_a_workbook(folder: Path) -> None:
    _workbook(folder)
    _map("--errors", "errors.xlsx")
    sheet = openpyxl.load_workbook("errors.xlsx")["errors"]
    assert sheet["A2"].value == 8
    assert sheet["C2"].comment is not None


def test_check_says_what_a_mapping_makes_of_a_file(folder: Path) -> None:
    _workbook(folder)
    _map()
    before = Path("MY.mapping.yaml").read_bytes()
    done = treve("map", "MY.xlsx", "--check")
    assert done.returncode == 0
    assert "3 become reports" in done.stdout
    assert Path("MY.mapping.yaml").read_bytes() == before
    shutil.copyfile("MY.xlsx", "NEXT.xlsx")
    assert treve("map", "NEXT.xlsx", "--check", "--mapping", "MY.mapping.yaml").returncode == 0
    assert treve("map", "NEXT.xlsx", "--check").returncode == 2


def test_two_deliveries_are_held_against_each_other(folder: Path) -> None:
    _workbook(folder)
    _map()
    shutil.copyfile("MY.xlsx", "OLD.xlsx")
    assert treve("map", "MY.xlsx", "--against", "OLD.xlsx").returncode == 0
    book = openpyxl.load_workbook("MY.xlsx")
    book["Registre"]["H5"] = "4"
    book.save("MY.xlsx")
    done = treve("map", "MY.xlsx", "--against", "OLD.xlsx")
    assert done.returncode == 3
    assert "0 rows are new, 1 changed, 0 are gone, 3 are the same." in done.stdout
    assert "1, row 5: 'Tués': '3' → '4'" in done.stdout


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("country: SY\norder of dat: day_first\n", "answers no question"),
        ("country: Atlantis\n", "by name or code"),
        ("country: [\n", "plain YAML"),
    ],
)
def test_answers_that_cannot_be_right_are_refused(folder: Path, content: str, told: str) -> None:
    _workbook(folder)
    Path("answers.yaml").write_text(content, encoding="utf-8")
    done = _map()
    assert done.returncode == 2
    assert told in done.stderr
    assert not Path("MY.mapping.yaml").exists()


def test_swapped_degrees_that_are_kept_are_refused_as_by_a_run(folder: Path) -> None:
    _workbook(folder, SWAPPED)
    Path("answers.yaml").write_text("swapped: no\n", encoding="utf-8")
    done = _map()
    assert done.returncode == 2
    assert "look swapped" in done.stderr


def test_a_mapping_that_was_changed_by_hand_is_not_lost(folder: Path) -> None:
    _workbook(folder)
    assert _map().returncode == _map().returncode == 0
    path = Path("MY.mapping.yaml")
    changed = path.read_text(encoding="utf-8").replace("'1': mortar", "'1': artillery")
    path.write_text(changed, encoding="utf-8")
    refused = _map()
    assert refused.returncode == 2
    assert "--overwrite" in refused.stderr
    assert path.read_text(encoding="utf-8") == changed
    assert "artillery" in treve("map", "MY.xlsx", "--check").stdout
    assert _map("--overwrite").returncode == 0
    assert path.read_text(encoding="utf-8") != changed


def test_an_export_of_a_known_source_needs_no_mapping(folder: Path) -> None:
    header = ",".join(column.name for column in ACLED.columns)
    Path("export.csv").write_text(header + "\n" + "," * header.count(",") + "\n", encoding="utf-8")
    refused = treve("map", "export.csv")
    assert refused.returncode == 2
    assert "(acled) and needs no mapping" in refused.stderr


def test_the_schema_needs_no_file() -> None:
    assert json.loads(treve("map", "--schema").stdout)["title"] == "Mapping"
    assert treve("map").returncode == 2


def test_a_full_disk_leaves_the_old_mapping_and_says_so(folder: Path) -> None:
    _workbook(folder)
    Path("MY.mapping.yaml").write_text("old", encoding="utf-8")
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300)); from treve.cli import main; "
        "sys.argv = ['treve', 'map', 'MY.xlsx', '--answers', 'answers.yaml', '--overwrite']; main()"
    )
    limited = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    assert limited.returncode == 1
    assert "File too large" in limited.stderr
    assert "Traceback" not in limited.stderr
    assert Path("MY.mapping.yaml").read_text(encoding="utf-8") == "old"
    assert sorted(one.name for one in folder.iterdir()) == ["MY.mapping.yaml", "MY.xlsx", "answers.yaml"]


def test_ctrl_c_at_a_question_leaves_nothing(folder: Path) -> None:
    _workbook(folder, AMBIGUOUS)
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "treve", "map", "MY.xlsx"], stdin=follower, stderr=follower, stdout=subprocess.PIPE
    )
    os.close(follower)
    seen = b""
    while b"> " not in seen:
        seen += os.read(leader, 10_000)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    os.close(leader)
    assert process.returncode == 130
    assert not Path("MY.mapping.yaml").exists()
    assert sorted(one.name for one in folder.iterdir()) == ["MY.xlsx", "answers.yaml"]
    assert _map().returncode == 0
