"""Read a text that somebody sent, in a process of its own with a limit of time and memory, so that no file can hold up the desk.

Run as a module it reads one order as JSON from standard input and writes one answer as JSON to standard output.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import Any

from treve.errors import BadFile, BadValue, worded
from treve.extract import draft
from treve.extract.contract import as_object, from_object
from treve.extract.documents import decode, read_bytes
from treve.model.draft import Draft
from treve.own_process import surroundings

MOST_CHARACTERS = 200_000
MOST_BYTES = 10 * 2**20
SECONDS = 20.0
_MEMORY_BYTES = 2 * 2**30
# Texts read at once; who comes later waits, so that the rest of the desk keeps a processor.
_TURNS = threading.BoundedSemaphore(2)


@dataclass(frozen=True, slots=True)
class Asked:
    """A text to be read, as words or as a file, and what its sender knows of it; empty is unknown.

    name  of the text, by which it is told
    """

    name: str
    text: str = ""
    file: bytes = b""
    published: str = ""
    zone: str = ""
    language: str = "auto"


@dataclass(frozen=True, slots=True)
class Read:
    """A text with line ends of one kind, and what its words say."""

    text: str
    draft: Draft


def read(asked: Asked, seconds: float = SECONDS) -> Read:
    """Read a text. Raises BadValue or BadFile for one that is empty, too long, cannot be read, or takes too long."""
    order = {
        "name": asked.name,
        "text": asked.text,
        "file": base64.b64encode(asked.file).decode(),
        "published": asked.published,
        "zone": asked.zone,
        "language": asked.language,
    }
    with _TURNS:
        try:
            done = subprocess.run(
                [sys.executable, "-m", __name__],
                input=json.dumps(order).encode(),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=seconds,
                # A file of a stranger is opened there: the keys that the server may have been given stay here.
                env=surroundings(),
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise BadFile(asked.name, "reading it takes too long", "a shorter text") from None
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise BadFile(asked.name, "it cannot be read within the memory that is allowed", "a smaller file") from None
    if "value" in answer:
        raise BadValue(*answer["value"])
    if "file" in answer:
        raise BadFile(*answer["file"])
    return Read(answer["text"], from_object(answer["draft"], answer["text"]))


def one_kind_of_line_end(text: str) -> str:
    """The text as a browser gives it back: places in it are counted the same on both ways."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _answer(order: dict[str, str]) -> dict[str, Any]:
    try:
        text = one_kind_of_line_end(_text(order["name"], order["text"], base64.b64decode(order["file"])))
        if not text.strip():
            raise BadValue(order["name"], "text", "", "a text")
        if len(text) > MOST_CHARACTERS:
            raise BadValue(
                order["name"],
                "text",
                f"{len(text)} characters",
                worded("at most {most}", most=MOST_CHARACTERS),
            )
        made = draft(
            text,
            document_id=order["name"],
            published=order["published"] or None,
            zone=order["zone"] or None,
            language=order["language"],
        )
    except BadValue as problem:
        return {"value": [problem.where, problem.column, problem.value, problem.expected]}
    except BadFile as problem:
        return {"file": [problem.path, problem.problem, problem.expected]}
    return {"text": text, "draft": as_object(made)}


def _text(name: str, text: str, file: bytes) -> str:
    """The words; of a file that holds several messages, all of them in order."""
    if not file:
        return text
    if file.startswith((b"%PDF-", b"PK\x03\x04")) or name.lower().endswith((".html", ".htm")):
        return "\n\n".join(one.text for one in read_bytes(file, name))
    words = decode(file, name)
    looks_like_a_page = words[:2000].lstrip().lower().startswith(("<!doctype html", "<html"))
    return next(read_bytes(file, f"{name}.html")).text if looks_like_a_page else words


def _main() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    except ImportError:  # Windows has no such limit; that of time remains.
        pass
    json.dump(_answer(json.load(sys.stdin.buffer)), sys.stdout)


if __name__ == "__main__":
    _main()
