"""What the project shows to newcomers is run word for word: the README, the how-to pages, the notebook, the example files."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import openpyxl
import polars as pl
import pytest
from nbclient import NotebookClient

from tests.commands.inside import treve
from tests.commands.test_demo import OF_THE_README
from tests.mapping.nasty_workbooks import FRENCH
from treve.bulletin.told import told
from treve.model.actor import ActorKind
from treve.normalise.actor_book import ActorBook, actor_book
from treve.normalise.places import countries
from treve.read.table import SOURCE

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
OWN_AGREEMENT = ROOT / "docs" / "how-to" / "write-an-agreement.md"
OWN_REPORTS = ROOT / "docs" / "how-to" / "use-your-own-reports.md"
OWN_WORKBOOK = ROOT / "docs" / "how-to" / "map-your-excel.md"
ACLED_PAGE = ROOT / "docs" / "how-to" / "use-acled.md"
QUOTE = ROOT / "docs" / "how-to" / "quote-a-number.md"
NOTEBOOK = ROOT / "examples" / "syria-2016" / "first_look.ipynb"
PAGES = [README, *sorted((ROOT / "docs" / "how-to").glob("*.md")), ROOT / "docs" / "index.md"]
PAGES += sorted((ROOT / "examples").glob("*/README.md"))

INVENTED_ACLED = """\
event_id_cnty;event_date;year;time_precision;event_type;sub_event_type;actor1;actor2;country;admin1;location;latitude;longitude;geo_precision;source;notes;fatalities
XXX1;05 January 2017;2017;1;Battles;Armed clash;Military Forces of Syria;Ahrar al Sham;Syria;Homs;Rastan;34.93;36.73;1;Invented;x;2
XXX2;20 January 2017;2017;2;Battles;Armed clash;Military Forces of Syria;Free Guard;Syria;Homs;Rastan;34.93;36.73;1;Invented;x;0
"""
"""Rows in the form of an export; none of them is ACLED's."""

Rows = list[dict[str, str]]


def _blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)


def _commands(page: Path) -> list[list[str]]:
    # A line that ends in a backslash goes on in the next.
    lines = [shlex.split(line) for block in _blocks(page, "sh") for line in block.replace("\\\n", " ").splitlines()]
    return [words for words in lines if words[0] == "treve"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, syria_example: Path) -> Path:
    """A folder in which the commands of the README find what they name: the examples, the library and a finished run."""
    folder = tmp_path_factory.mktemp("project")
    library = Path("src/treve/agreements/library")
    shutil.copytree(ROOT / "examples", folder / "examples")
    shutil.copytree(ROOT / library, folder / library)
    shutil.copyfile(syria_example / "reports.csv", folder / "my reports.csv")
    (folder / "truce.yaml").write_text(_blocks(OWN_AGREEMENT, "yaml")[0], encoding="utf-8")
    done = treve(*_demo()[1:], folder=folder)
    assert done.returncode == 0, done.stderr
    return folder


def _demo() -> list[str]:
    """The command that `make demo` runs."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    line = re.search(r"^demo:.*\n\t(.*)$", makefile, flags=re.MULTILINE)
    assert line is not None
    return ["treve", *shlex.split(line[1])[1:]]


def test_the_commands_of_the_demonstration_are_those_that_its_own_test_runs() -> None:
    assert [words for words in _commands(README) if words in OF_THE_README] == OF_THE_README


def test_the_readme_gives_the_two_commands_word_for_word() -> None:
    made = [line for block in _blocks(README, "sh") for line in block.splitlines() if line.startswith("make ")]
    assert made == ["make demo", "make test"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(re.search(rf"^{line.split()[1]}:", makefile, flags=re.MULTILINE) for line in made)


def test_the_demo_prints_what_the_readme_says(project: Path) -> None:
    summary = json.loads((project / "runs" / "syria-2016" / "summary.json").read_text(encoding="utf-8"))
    assert _blocks(README, "text") == [told(summary, Path("runs/syria-2016")) + "\n"]


@pytest.mark.parametrize(
    "words",
    [words for words in (*_commands(README), *_commands(QUOTE)[1:]) if words not in OF_THE_README],
    ids=shlex.join,
)
def test_each_command_of_the_readme_and_of_quoting_works(
    words: list[str], project: Path, request: pytest.FixtureRequest
) -> None:
    if "ucdp_ged=ged.csv.gz" in words:
        shared: Path = request.getfixturevalue("shared_data")
        shutil.copyfile(shared / "ucdp_ged_syria_2016_2019.csv.gz", project / "ged.csv.gz")
    done = treve(*words[1:], folder=project)
    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.parametrize("words", [*_commands(OWN_AGREEMENT), *_commands(OWN_REPORTS)], ids=shlex.join)
def test_each_command_of_the_how_to_pages_works(words: list[str], project: Path) -> None:
    done = treve(*words[1:], folder=project)
    assert done.returncode == 0, done.stderr
    assert "fault" not in done.stdout


@pytest.mark.parametrize("page", [OWN_WORKBOOK, ACLED_PAGE], ids=lambda page: page.stem)
def test_the_commands_of_a_page_work_one_after_the_other(page: Path, tmp_path: Path) -> None:
    FRENCH.build(tmp_path / "MY.xlsx")
    book = openpyxl.load_workbook(tmp_path / "MY.xlsx")
    book["Registre"]["H5"] = "4"
    book.save(tmp_path / "NEXT.xlsx")
    answers = _blocks(OWN_WORKBOOK, "yaml")
    (tmp_path / "answers.yaml").write_text(answers[0], encoding="utf-8")
    (tmp_path / "acled_export.csv").write_text(INVENTED_ACLED, encoding="utf-8")
    for words in _commands(page):
        done = treve(*words[1:], folder=tmp_path)
        assert done.returncode == (3 if "--against" in words else 0), (words, done.stderr)
        assert done.stdout


def test_every_question_stands_on_the_page_of_workbooks() -> None:
    page = OWN_WORKBOOK.read_text(encoding="utf-8")
    told_of = {re.sub(r" (COLUMN|FIELD)$", "", key) for key in re.findall(r"^\| `(.+?)` \|", page, re.MULTILINE)}
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "treve" / "mapping").glob("*.py"))
    asked = set(re.findall(r'Question\(\s*f?"([a-z ]+?)(?: \{\w+(?:\.\w+)?\})?"', code))
    asked |= {key.strip() for key in re.findall(r'key = f"([a-z ]+?)\{', code)}
    assert asked - {"column for day"} == told_of


def test_the_python_lines_of_the_readme_work(project: Path) -> None:
    (code,) = _blocks(README, "python")
    # `make demo`, after which they are to be run, does not install it.
    without = "import sys; sys.modules['polars'] = None\n"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", without + code],
        capture_output=True,
        check=False,
        cwd=project,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "118"
    assert "Report table:SY17-0099" in done.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?://)([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_index_names_every_page() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    pages = (path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").glob("*/*.md"))
    assert [page for page in sorted(pages) if f"({page})" not in index] == []


def test_the_picture_of_the_readme_is_there_and_small() -> None:
    picture = ROOT / "docs" / "images" / "syria.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < 300_000


def test_a_column_that_the_how_to_page_names_is_read() -> None:
    told_of = set(
        re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`.*?) \|", OWN_REPORTS.read_text(encoding="utf-8"), re.M)))
    )
    assert told_of == {column.name for column in SOURCE.columns}


@pytest.fixture(scope="module")
def notebook() -> nbformat.NotebookNode:
    content: nbformat.NotebookNode = nbformat.reads(NOTEBOOK.read_text(encoding="utf-8"), as_version=4)  # type: ignore[no-untyped-call]
    return content


def test_the_notebook_is_kept_without_outputs(notebook: nbformat.NotebookNode) -> None:
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert 8 <= len(notebook.cells) <= 12
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
    assert notebook.metadata.kernelspec.name == "python3"


def test_the_notebook_runs_from_top_to_bottom(
    notebook: nbformat.NotebookNode, tmp_path: Path, syria_example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _use_this_interpreter(tmp_path, monkeypatch)
    shutil.copyfile(syria_example / "reports.csv", tmp_path / "reports.csv")
    client = NotebookClient(
        notebook, timeout=120, kernel_name="this-interpreter", resources={"metadata": {"path": str(tmp_path)}}
    )
    done = client.execute()
    outputs = [output for cell in done.cells if cell.cell_type == "code" for output in cell.outputs]
    assert [output for output in outputs if output.output_type == "error"] == []
    text = json.dumps(outputs)
    assert "379" in text
    assert "Report table:SY17-0099" in text


def _use_this_interpreter(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kernel named this-interpreter that is the Python running the tests, whatever kernels the machine knows."""
    kernel = folder / "kernels" / "this-interpreter"
    kernel.mkdir(parents=True)
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec = {"argv": command, "display_name": "Python 3", "language": "python"}
    (kernel / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(folder))
    monkeypatch.setenv("IPYTHONDIR", str(folder / "ipython"))


@pytest.fixture(scope="module")
def reports(syria_example: Path) -> Rows:
    """The rows of reports.csv, as text."""
    return list(csv.DictReader(io.StringIO((syria_example / "reports.csv").read_text(encoding="utf-8"))))


@pytest.fixture(scope="module")
def totals(syria_example: Path) -> Rows:
    """The rows of published_totals.csv, as text."""
    return list(csv.DictReader(io.StringIO((syria_example / "published_totals.csv").read_text(encoding="utf-8"))))


def test_reports_have_ids_of_their_own_and_an_address(reports: Rows) -> None:
    assert len({row["report_id"] for row in reports}) == len(reports) == 379
    assert all(row["url"].startswith(("http://", "https://")) for row in reports)
    assert all(row["source"] and row["recorder"] for row in reports)


def test_days_of_a_report_follow_one_another(reports: Rows) -> None:
    day = dt.date.fromisoformat
    for row in reports:
        assert day(row["occurred_from"]) <= day(row["occurred_to"]), row["report_id"]
        assert not row["published"] or day(row["occurred_to"]) <= day(row["published"]), row["report_id"]
        assert dt.date(2016, 12, 21) <= day(row["occurred_from"]) <= day(row["occurred_to"]) <= dt.date(2017, 3, 1)


def test_same_as_points_to_the_first_row_of_its_group(reports: Rows) -> None:
    at = {row["report_id"]: number for number, row in enumerate(reports)}
    for row in reports:
        if row["same_as"]:
            assert at[row["same_as"]] < at[row["report_id"]], row["report_id"]
            assert not reports[at[row["same_as"]]]["same_as"], row["report_id"]


@pytest.mark.parametrize(("low", "high"), [("killed_low", "killed_high"), ("injured_low", "injured_high")])
def test_a_lowest_figure_is_not_above_the_highest(reports: Rows, low: str, high: str) -> None:
    stated = [row for row in reports if row[low] and row[high]]
    assert stated
    assert [row["report_id"] for row in stated if int(row[low]) > int(row[high])] == []


def test_civilians_are_among_the_dead(reports: Rows) -> None:
    stated = [row for row in reports if row["civilians_killed"] and row["killed_high"]]
    assert [row["report_id"] for row in stated if int(row["civilians_killed"]) > int(row["killed_high"])] == []


def test_coordinates_come_in_pairs_and_lie_within_syria(reports: Rows) -> None:
    (box,) = (country.box for country in countries() if country.code == "SY")
    assert box is not None
    for row in reports:
        assert bool(row["lat"]) == bool(row["lon"]), row["report_id"]
        if row["lat"]:
            assert box.south <= float(row["lat"]) <= box.north, row["report_id"]
            assert box.west <= float(row["lon"]) <= box.east, row["report_id"]


def test_every_actor_of_a_report_is_known_to_the_library(reports: Rows) -> None:
    book: ActorBook = actor_book()
    named = {name for row in reports for name in _actors(row)}
    assert named - set(book.actors) == set()
    assert ActorKind.UMBRELLA in {book.actors[name].kind for name in named}


def _actors(row: dict[str, str]) -> Iterator[str]:
    for column in ("perpetrator_alleged", "target"):
        yield from row[column].split(";")


def test_every_part_of_a_published_total_names_a_total_that_is_there(totals: Rows) -> None:
    ids = {row["total_id"] for row in totals}
    assert len(ids) == len(totals) == 383
    assert {row["part_of"] for row in totals if row["part_of"]} <= ids
    assert {row["part_kind"] for row in totals} <= {"", "complete", "complete_b", "partial"}
    assert all(bool(row["part_of"]) == bool(row["part_kind"]) for row in totals)


def test_the_readme_of_the_example_counts_what_is_in_it(reports: Rows, syria_example: Path) -> None:
    text = (syria_example / "README.md").read_text(encoding="utf-8")
    first = {row["same_as"] or row["report_id"] for row in reports}
    addresses = {row["url"] for row in reports}
    assert f"{len(reports)} reports of {len(first)} hand-judged incidents" in text
    assert f"{len(addresses)} addresses" in text
    for column in ("act", "admin1"):
        for value in {row[column] for row in reports}:
            assert f"| {value} | {sum(row[column] == value for row in reports)} |" in text


def test_the_daily_counts_come_to_their_check_numbers() -> None:
    counts = pl.read_csv(ROOT / "examples" / "counts" / "syria_daily_by_front.csv", try_parse_dates=True)
    truce = dt.date(2016, 12, 30)
    month = dt.timedelta(days=30)
    front = counts.filter(front="government_insurgents")
    before = front.filter(pl.col("day").is_between(truce - month, truce, closed="left"))
    after = front.filter(pl.col("day").is_between(truce, truce + month, closed="left"))
    assert (before["events"].sum(), before["deaths_best"].sum()) == (218, 978)
    assert (after["events"].sum(), after["deaths_best"].sum()) == (179, 409)
