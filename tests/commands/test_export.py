"""`treve export`."""

from __future__ import annotations

from pathlib import Path

from tests.commands import inside
from tests.commands.inside import run, treve


def test_a_table_is_written_and_an_unknown_one_refused(table: Path, tmp_path: Path) -> None:
    run(table, tmp_path / "out")
    done = treve("export", "report", "--run", str(tmp_path / "out"), "-f", "csv", "-o", str(tmp_path / "report.csv"))
    assert done.returncode == 0, done.stderr
    assert "table:A1" in (tmp_path / "report.csv").read_text(encoding="utf-8")
    assert treve("export", "reports", "--run", str(tmp_path / "out")).returncode == 2


ACLED = (
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,actor2,assoc_actor_2,"
    "country,admin1,latitude,longitude,geo_precision,source,notes,fatalities\n"
    "SYR1,2017-01-05,1,Battles,Armed clash,Military Forces of Syria,,Ahrar al Sham,,Syria,Idlib,35.9,36.6,1,SOHR,x,2\n"
)


def test_rows_that_may_not_be_passed_on_stay_and_the_citation_goes_along(table: Path, tmp_path: Path) -> None:
    file, decisions, out = tmp_path / "acled.csv", tmp_path / "decisions.csv", tmp_path / "out"
    file.write_text(ACLED, encoding="utf-8")
    decisions.write_text("report_1,report_2,decision\nacled:SYR1,table:A1,same\n", encoding="utf-8")
    made = run(table, out, "--source", f"acled={file}", "--decisions", str(decisions))
    assert "1 incident; 1 told by several reports" in made.stdout, made.stderr
    # An incident that a closed report tells too holds its sides, its place and its days.
    for name, left, out_of in (("report", 1, 2), ("raw_acled", 0, 1), ("raw_table", 1, 1), ("incident", 0, 1)):
        done = inside.treve("export", name, "--run", str(out), "-o", str(tmp_path / f"{name}.csv"))
        assert f"{left} rows" in done.stdout, name
        assert (f"{out_of - left} rows left out" in done.stderr) == (left < out_of), name
        assert "to be cited with it: Raleigh" in done.stderr
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "its rows may not be passed on, nor may run.duckdb" in page
    assert "Raleigh" in page
    assert "SYR1" not in page
