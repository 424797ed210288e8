"""Files that a reader finds whole or not at all: a full disk, a fault or Ctrl-C leaves what was there before."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from treve.store.run_files import unfinished


@contextlib.contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Where to write a file that takes its name, and the mode of the one it follows, when all of it is written.

    What is no file but takes bytes, such as /dev/stdout, is written as it is. Raises OSError, which names `path`.
    """
    place = path.resolve()
    if place.exists() and not place.is_file():
        yield path
        return
    new = unfinished(place)
    try:
        yield new
        if place.exists():
            shutil.copymode(place, new)
        new.replace(place)
    except OSError as problem:
        new.unlink(missing_ok=True)
        raise OSError(problem.errno, problem.strerror, str(path)) from problem
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all; a text as UTF-8, its ends of lines as they are. Raises OSError, which names `path`."""
    with whole(path) as new:
        new.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
