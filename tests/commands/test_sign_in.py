"""What the commands of the casebook share."""

from __future__ import annotations

from pathlib import Path

import pytest

from treve.commands.sign_in import read_password
from treve.errors import BadFile


def test_a_password_comes_from_a_file_or_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "password").write_text("from the file\n", encoding="utf-8")
    monkeypatch.setenv("TREVE_PASSWORD", "from the environment")
    assert read_password(tmp_path / "password", "Password") == "from the file"
    assert read_password(None, "Password") == "from the environment"
    with pytest.raises(BadFile):
        read_password(tmp_path / "absent", "Password")
