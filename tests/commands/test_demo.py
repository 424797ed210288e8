"""`treve demo`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.inside import treve
from treve.casebook import demonstration
from treve.casebook.roles import Role

OF_THE_README = [
    ["treve", "demo", "--no-serve", "--out", "demo"],
    ["treve", "ledger", "verify", "demo/log", "--key", "demo/keys"],
]
"""Run here, where what they leave is looked at; tests/test_examples.py runs all other commands of the README."""


def test_a_folder_is_left_with_a_casebook_whose_log_the_parties_vouch_for(tmp_path: Path) -> None:
    demo, verify = (words[1:] for words in OF_THE_README)
    done = treve(*demo, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "379 reports, 55 cases, 4 bulletins" in done.stdout
    runs = tmp_path / "demo" / "runs"
    assert f"{Path('demo') / 'runs'}: 8, one for each readership" in done.stdout
    (told,) = json.loads((runs / "all" / "analysis.json").read_text(encoding="utf-8"))["agreements"]
    # The example has seven days before the truce: what cannot be told of them is said, with the reason.
    assert "28" in json.dumps(told["effect"])
    assert (tmp_path / "demo" / "casebook.db").is_file()
    passwords = dict(line.split(",") for line in (tmp_path / "demo" / "passwords.csv").read_text().splitlines()[1:])
    roles = {role for role, _ in demonstration.ACCOUNTS.values()}
    assert roles == set(Role) - {Role.OWNER, Role.PUBLIC}
    assert passwords.keys() == {"owner", *demonstration.ACCOUNTS}
    for name, password in passwords.items():
        assert any(line.split()[0] == name and line.endswith(password) for line in done.stdout.splitlines() if line)
    assert (tmp_path / "demo" / "passwords.csv").stat().st_mode & 0o077 == 0
    verified = treve(*verify, folder=tmp_path)
    assert verified.returncode == 0, verified.stdout
    assert "vouches for all of it" in verified.stdout
    assert treve("demo", "--no-serve", "--out", str(tmp_path / "demo")).returncode == 2


@pytest.mark.parametrize(
    "where", ["treve.casebook.demonstration._work", "treve.refresh.for_readerships", "treve.log_folder.write"]
)
def test_a_demonstration_that_is_stopped_leaves_nothing_and_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("treve.commands.demo._told", lambda *_: (8, 4)) if where.endswith("write") else None
    (tmp_path / "notes.txt").touch()
    with monkeypatch.context() as patched:
        patched.setattr(where, stopped)
        for _ in range(2):
            done = treve("demo", "--no-serve", "--out", str(tmp_path))
            assert done.returncode == 130, done.stderr
            assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
