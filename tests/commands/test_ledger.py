"""`treve ledger`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.inside import treve
from tests.ledger.made import LOG, key_file, made, written


def test_a_log_is_verified_countersigned_and_compared(tmp_path: Path) -> None:
    log = written(made(12, earlier=(5,)), tmp_path / "log")
    (tmp_path / "log.key").write_bytes(key_file(LOG))
    done = treve("ledger", "verify", str(log))
    assert done.returncode == 0, done.stderr
    assert "Self-consistent only" in done.stdout
    made_key = treve("ledger", "key", "example.org/party-b", "--out", str(tmp_path / "b.secret"))
    assert made_key.returncode == 0, made_key.stderr
    assert (tmp_path / "b.secret").stat().st_mode & 0o077 == 0
    assert treve("ledger", "key", "example.org/party-b", "--out", str(tmp_path / "b.secret")).returncode == 2
    signed = tmp_path / "signed"
    done = treve(
        "ledger", "countersign", str(log / "checkpoint"), "--key", str(tmp_path / "b.secret"), "--out", str(signed)
    )
    assert done.returncode == 0, done.stderr
    (log / "checkpoint").write_bytes(signed.read_bytes())
    assert treve("ledger", "verify", str(log)).returncode == 3
    with (log / "keys").open("a", encoding="utf-8") as keys:
        keys.write(made_key.stdout)
    (tmp_path / "b.key").write_text(made_key.stdout, encoding="utf-8")
    done = treve("ledger", "verify", str(log), "--key", str(tmp_path / "b.key"), "--json")
    assert (done.returncode, json.loads(done.stdout)["covered"]) == (0, 12)
    words = ("ledger", "compare", str(log / "checkpoint"), str(log / "checkpoints" / "000000000005"))
    assert treve(*words, "--key", str(tmp_path / "log.key")).returncode == 3
    assert treve(*words, "--key", str(tmp_path / "log.key"), "--log", str(log)).returncode == 0
    told = json.loads(treve(*words, "--key", str(tmp_path / "log.key"), "--log", str(log), "--json").stdout)
    assert (told["comparison"], sorted(told["sizes"])) == ("extends", [5, 12])


def test_mistakes_end_with_code_2_and_a_sentence(tmp_path: Path) -> None:
    log = written(made(3), tmp_path / "log")
    for words in (
        ("verify", str(tmp_path)),
        ("verify", str(log), "--key", str(tmp_path / "absent")),
        ("verify", str(log), "--checkpoint", str(log / "keys")),
        ("key", "two words", "--out", str(tmp_path / "k")),
        ("receipt", str(log / "checkpoint"), "--log", str(log), "--key", str(log / "keys")),
        ("countersign", str(log / "checkpoint"), "--key", str(log / "keys"), "--out", str(tmp_path / "o")),
    ):
        done = treve("ledger", *words)
        assert done.returncode == 2, (words, done.stdout, done.stderr)
        assert done.stderr.startswith("treve: ")
        assert "Traceback" not in done.stderr
