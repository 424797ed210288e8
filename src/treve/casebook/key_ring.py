"""The secret sealing keys that this process may use: read from a file or the environment when the first box is to be opened.

Sealing needs none of them. Without them sealed parts stay closed, and nothing else stops.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from treve.casebook.sealing import SealingKey, read_secret
from treve.errors import BadFile, worded

KEY_VARIABLE, FILE_VARIABLE = "TREVE_SEALING_KEY", "TREVE_SEALING_KEY_FILE"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class NoKey(BadFile):
    """The key for a sealed part is missing, not kept secret, or another one; nothing was opened."""


@dataclass(slots=True)
class KeyRing:
    """Keys by their id, read when first asked for.

    text  the keys themselves, as the environment holds them; else they are in `path`; None: no place is known
    """

    path: Path | None
    text: str | None = None
    _keys: dict[str, SealingKey] | None = field(default=None, repr=False)

    def keys(self) -> Mapping[str, SealingKey]:
        """Key id → key. Raises NoKey where the file is missing or others may read it, BadValue for what is no key."""
        if self._keys is None:
            where, text = (KEY_VARIABLE, self.text) if self.text is not None else (str(self.path), self._read())
            made = [read_secret(line, where) for line in text.replace(",", "\n").splitlines() if line.strip()]
            self._keys = {one.public.key_id: one for one in made}
        return self._keys

    def forget(self) -> None:
        """Read the keys anew when next asked for: after a change of keys."""
        self._keys = None

    def _read(self) -> str:
        expected = f"the file made with the casebook, or {KEY_VARIABLE}; without it sealed parts stay closed"
        if self.path is None:
            raise NoKey(
                "sealing key",
                "no file is named",
                worded(
                    "{file}, {key} or --sealing-key",
                    file=FILE_VARIABLE,
                    key=KEY_VARIABLE,
                ),
            )
        if not self.path.is_file():
            raise NoKey(str(self.path), "the sealing key is missing", expected)
        if os.name == "posix" and self.path.stat().st_mode & _OTHERS:
            raise NoKey(str(self.path), "others than its owner may read it", "a file of mode 0600")
        return self.path.read_text(encoding="utf-8")


def ring(default: Path | None, named: Path | None, environ: Mapping[str, str]) -> KeyRing:
    """Where the keys are: in the file named, else in the environment, else in the default file."""
    if named is not None:
        return KeyRing(named)
    if environ.get(KEY_VARIABLE):
        return KeyRing(None, environ[KEY_VARIABLE])
    return KeyRing(Path(environ[FILE_VARIABLE]) if environ.get(FILE_VARIABLE) else default)


def beside(log_key: Path) -> Path:
    """The sealing keys stand beside the log's key: `mission.db.key` and `mission.db.sealing`."""
    return log_key.with_suffix(".sealing")


def lines(keys: Iterable[SealingKey]) -> str:
    """Keys as their file holds them."""
    return "".join(f"{one.text()}\n" for one in keys)


def write_secret(path: Path, content: str) -> None:
    """Write a new file that only its owner can read, down to the disk. Raises FileExistsError where there is one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def replace_secret(path: Path, content: str) -> None:
    """Put a file in the place of another, whole or not at all."""
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    write_secret(new, content)
    new.replace(path)


def destroy(path: Path) -> None:
    """Overwrite a file with zeros and remove it. A disk that moves what it writes may keep the old bytes: encrypt the disk."""
    if not path.is_file():
        return
    with path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
