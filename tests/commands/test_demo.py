"""`treve demo`."""

from __future__ import annotations

from pathlib import Path

from tests.commands.inside import treve


def test_a_folder_is_left_with_a_casebook_whose_log_the_parties_vouch_for(tmp_path: Path) -> None:
    done = treve("demo", "--no-serve", "--out", str(tmp_path / "demo"))
    assert done.returncode == 0, done.stderr
    assert "379 reports, 55 cases" in done.stdout
    assert (tmp_path / "demo" / "casebook.db").is_file()
    assert (tmp_path / "demo" / "passwords.csv").stat().st_mode & 0o077 == 0
    log = str(tmp_path / "demo" / "log")
    verified = treve("ledger", "verify", log, "--key", str(tmp_path / "demo" / "keys"))
    assert verified.returncode == 0, verified.stdout
    assert "vouches for all of it" in verified.stdout
    assert treve("demo", "--no-serve", "--out", str(tmp_path / "demo")).returncode == 2
