"""What takes long in reading texts: a stream of a hundred thousand documents, and a million invented texts.

    python -m benchmarks.extract_long [--stream 100000] [--fuzz 1000000]

Both are read by the program as a user starts it and by `draft` as the program calls it; writes benchmarks/extract_long.json, which
`python -m benchmarks.extract` puts on its page. Each document of the stream is another one: some 400 words, of sentences drawn
from the marked texts of one language, under a number of its own. Invented texts are drawn ten thousand at a time, from the
numbers 0, 1, 2 …, so that a failure can be asked for again.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from tests.extract.scoring import marked

from benchmarks.extract import LANGUAGES, ROOT, TEXT_SETS, WORDS, Result, fuzz

RESULTS = ROOT / "benchmarks" / "extract_long.json"
_AT_ONCE = 10_000


def main() -> None:
    """Measure what is asked for; what is not stays as it was measured last."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--stream", type=int, default=0)
    parser.add_argument("--fuzz", type=int, default=0)
    asked = parser.parse_args()
    if asked.stream:
        _keep("stream", stream(asked.stream))
    if asked.fuzz:
        _invented(asked.fuzz)


def _keep(name: str, result: Result) -> None:
    results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    results[name] = {"day": time.strftime("%Y-%m-%d"), "version": version("treve"), **result}
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def stream(number: int) -> Result:
    """Memory of `treve extract FILE.jsonl` by the tenths of the stream, in MB, and documents a second."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "documents.jsonl"
        _write(path, number)
        before = os.times()
        command = [sys.executable, "-m", "treve", "extract", str(path), "--format", "json", "--zone", "Asia/Damascus"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as reading:
            assert reading.stdout is not None
            read, facts, tenths = 0, 0, []
            for line in reading.stdout:
                read += 1
                facts += line.count(b'"start"')
                if read % (number // 10) == 0:
                    tenths.append(_resident_mb(reading.pid))
            assert reading.wait() == 0
        after = os.times()
    assert read == number, f"{read} of {number} documents were answered"
    seconds = after.children_user + after.children_system - before.children_user - before.children_system
    return {"documents": number, "spans": facts, "tenths_mb": tenths, "per_second": round(number / seconds)}


def _write(path: Path, number: int) -> None:
    rng = random.Random(number)
    sentences: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for name in TEXT_SETS:
        if "held_out" not in name:
            for one in marked(name):
                sentences[one["language"]] += [part for part in re.split(r"(?<=[.!?؟])\s+|\n", one["text"]) if part]
    with path.open("w", encoding="utf-8") as out:
        for place in range(number):
            language = LANGUAGES[place % len(LANGUAGES)]
            chosen: list[str] = []
            words = 0
            while words < WORDS:
                chosen.append(rng.choice(sentences[language]))
                words += len(chosen[-1].split())
            text = " ".join(chosen) + f" ({place})"
            published = f"20{rng.randint(10, 25)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
            one = {"id": str(place), "text": text, "published": published, "language": language}
            out.write(json.dumps(one, ensure_ascii=False) + "\n")


def _invented(number: int) -> None:
    """Read so many invented texts. What was read is kept after each ten thousand: an end before the last one loses little."""
    texts, seconds = 0, 0.0
    for seed, done in enumerate(range(0, number, _AT_ONCE)):
        one = fuzz(min(_AT_ONCE, number - done), seed)
        texts, seconds = texts + one["texts"], seconds + one["seconds"]
        _keep("fuzz", {"texts": texts, "seconds": round(seconds)})


def _resident_mb(process: int) -> int:
    told = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(re.search(r"VmRSS:\s+(\d+)", told).group(1)) // 1024  # type: ignore[union-attr]


if __name__ == "__main__":
    main()
