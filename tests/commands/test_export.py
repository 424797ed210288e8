"""`treve export`."""

from __future__ import annotations

from pathlib import Path

from tests.commands.process import run, treve


def test_a_table_is_written_and_an_unknown_one_refused(table: Path, tmp_path: Path) -> None:
    run(table, tmp_path / "out")
    done = treve("export", "report", "--run", str(tmp_path / "out"), "-f", "csv", "-o", str(tmp_path / "report.csv"))
    assert done.returncode == 0, done.stderr
    assert "table:A1" in (tmp_path / "report.csv").read_text(encoding="utf-8")
    assert treve("export", "reports", "--run", str(tmp_path / "out")).returncode == 2


def test_rows_that_may_not_be_passed_on_stay_and_the_citation_goes_along(tmp_path: Path) -> None:
    file = tmp_path / "acled.csv"
    file.write_text(
        "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,actor2,assoc_actor_2,"
        "country,admin1,latitude,longitude,geo_precision,source,notes,fatalities\n"
        "SYR1,2017-01-05,1,Battles,Armed clash,Military Forces of Syria,,Ahrar al Sham,,Syria,Idlib,35.9,36.6,1,SOHR,x,2\n",
        encoding="utf-8",
    )
    out = tmp_path / "out"
    made = treve("run", "--agreement", "syr-2016-12-30", "--source", f"acled={file}", "--out", str(out))
    assert made.returncode == 0, made.stderr
    for table in ("report", "raw_acled", "incident", "place"):
        done = treve("export", table, "--run", str(out), "-o", str(tmp_path / f"{table}.csv"))
        assert "0 rows" in done.stdout, table
        assert "1 rows left out" in done.stderr, table
        assert "to be cited with it: Raleigh" in done.stderr
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "its rows may not be passed on, nor may run.duckdb" in page
    assert "Raleigh" in page
    assert "SYR1" not in page
