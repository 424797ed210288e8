"""What a run recorded, and where its files are now."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest

from treve import pipeline
from treve.errors import RunFolderError
from treve.repeat.recorded import order, recorded, settings
from treve.settings import Settings


def test_a_run_says_what_it_was_asked_for(finished: Path, few_reports: Path, own_agreement: Path) -> None:
    run = recorded(finished)
    assert run.sources[0][:2] == ("table", str(few_reports))
    assert [(one.role, one.name) for one in run.given] == [("agreement", str(own_agreement))]
    assert run.given[0].content == own_agreement.read_text(encoding="utf-8")


def test_settings_come_back_as_they_were() -> None:
    asked = Settings(fuzzy_threshold=95.0, zones=(("table", "Asia/Damascus"),), strict_rows=True)
    plain = json.loads(json.dumps({name: getattr(asked, name) for name in Settings.__slots__}))
    assert settings(plain) == asked


def test_an_older_run_that_kept_no_order_is_refused(finished: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(finished, copy)
    summary = json.loads((copy / "summary.json").read_text(encoding="utf-8"))
    del summary["run"]["order"]
    (copy / "summary.json").write_text(json.dumps(summary), encoding="utf-8")
    with pytest.raises(RunFolderError, match="does not say what it was asked for"):
        recorded(copy)


def test_a_file_is_found_by_its_bytes_under_any_name(finished: Path, few_reports: Path, tmp_path: Path) -> None:
    run = recorded(finished)
    moved = run.sources[0][1]
    gone = tmp_path / "elsewhere" / "renamed.csv"
    gone.parent.mkdir()
    shutil.copy(few_reports, gone)
    shutil.copytree(finished, tmp_path / "sent")
    run = recorded(tmp_path / "sent")
    run = replace(run, sources=(("table", "absent.csv", run.sources[0][2]),))
    made = order(run, tmp_path / "out", tmp_path / "given", [gone.parent])
    assert made.sources == (("table", gone),)
    assert Path(made.agreements[0]).read_text(encoding="utf-8") == run.given[0].content
    assert moved != str(gone)


def test_a_parquet_input_that_the_run_kept_is_found_in_its_folder(
    few_reports: Path, own_agreement: Path, tmp_path: Path
) -> None:
    given = tmp_path / "given.parquet"
    columns = pa_csv.ConvertOptions(column_types=dict.fromkeys(_header(few_reports), pa.string()))
    pq.write_table(pa_csv.read_csv(few_reports, convert_options=columns), given)
    made = pipeline.run(pipeline.Order((str(own_agreement),), (("table", given),), tmp_path / "run"))
    sent = tmp_path / "sent"
    made.rename(sent)
    given.unlink()
    (found,) = order(recorded(sent), tmp_path / "out", tmp_path / "files", []).sources
    assert found[1].parent == sent


def _header(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()[0].split(",")


def test_everything_that_is_missing_or_changed_is_named_at_once(finished: Path, tmp_path: Path) -> None:
    run = recorded(finished)
    other = tmp_path / "changed.csv"
    other.write_text("other", encoding="utf-8")
    sha = run.sources[0][2]
    run = replace(run, sources=(("table", "absent.csv", sha), ("table", str(other), sha)))
    with pytest.raises(RunFolderError, match=r"(?s)absent\.csv: not found.*changed\.csv has changed"):
        order(run, tmp_path / "out", tmp_path / "given", [])
