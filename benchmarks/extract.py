"""How well and how fast texts are read: scores on the marked texts, time and memory per document, growth, a stream, invented texts.

    python -m benchmarks.extract [--rounds 10] [--stream 2000] [--fuzz 2000] [--also /usr/bin/python3.11]

Writes benchmarks/extract.json and docs/explanation/reading-texts.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.extract.scoring import EVERY_KIND, KINDS_OF, answered, held, marked, moments, score

from treve.extract import draft
from treve.extract.documents import Document
from treve.extract.streaming import Asked, drafted
from treve.model.draft import Language

ROOT = Path(__file__).parents[1]
WORDS = 400
LANGUAGES = tuple(one.value for one in Language if one is not Language.UNKNOWN)
TEXT_SETS = {
    "announcements.txt": "announcements the rules were written on",
    "second_announcements.txt": "a second set of these",
    "third_announcements.txt": "a third",
    "fourth_announcements.txt": "a fourth",
    "fifth_announcements.txt": "a fifth",
    "sixth_announcements.txt": "a sixth",
    "seventh_announcements.txt": "a seventh",
    "eighth_announcements.txt": "an eighth",
    "ninth_announcements.txt": "a ninth",
    "tenth_announcements.txt": "a tenth, in unusual words",
    "eleventh_announcements.txt": "an eleventh",
    "twelfth_announcements.txt": "a twelfth, on counts and withdrawals",
    "thirteenth_announcements.txt": "a thirteenth, on the wording of agreements and agencies",
    "fourteenth_announcements.txt": "a fourteenth",
    "fifteenth_announcements.txt": "a fifteenth, on names of several words and totals told by the sentence before",
    "sixteenth_announcements.txt": "a sixteenth",
    "east_announcements.txt": "Russian and Arabic announcements, marked before the rules were asked",
    "east_later_announcements.txt": "a second set of these, marked after the first was looked into",
    "latin_announcements.txt": "French and Spanish announcements of little-known wars, many of their actors in no list",
    "latin_later_announcements.txt": "more of these, written when the rules had been mended on those",
    "english_announcements.txt": "announcements in English and bulletins in five languages",
    "english_later_announcements.txt": "a second set of these, half the size",
    "probes_of_roles.txt": "short probes of who joins, vouches, mediates, watches and is bound, five languages",
    "probes_of_clauses_and_counts.txt": "short probes of clauses, counts, incidents and times, five languages",
    "probes_of_terms.txt": "short probes of duties, bans, watchers, talks and withdrawals, five languages",
    "probes_of_counted.txt": "short probes of registered totals, incidents, figures, quotes and earlier truces, five languages",
    "probes_of_scope.txt": "short probes of where, how long, for whom and save what an agreement holds, five languages",
    "probes_of_who.txt": "short probes of who is bound, refuses and withdraws, and of who does not, five languages",
    "probes_of_east.txt": "short probes of refusals, withdrawals, areas, ends, exceptions and totals, Russian and Arabic",
    "probes_of_watch.txt": "short probes of who watches, earlier truces, withdrawals and incidents, five languages",
    "probes_of_named.txt": "short probes of who is left out, approves and keeps away, where it holds and save what, five languages",
    "held_out/later_announcements.txt": "announcements kept aside, in plainer words",
    "held_out/announcements.txt": "announcements kept aside",
    "held_out/fifth_announcements.txt": "announcements kept aside, written with the fifth set",
    "held_out/third_announcements.txt": "announcements kept aside, by somebody who did not know the rules",
    "held_out/fourth_announcements.txt": "announcements kept aside, by another who did not know them",
    "held_out/sixth_announcements.txt": "announcements kept aside, by a third who did not know them",
    "held_out/seventh_announcements.txt": "announcements kept aside, by a fourth who did not know them",
    "held_out/who.jsonl": "who and what, kept aside",
}
MOMENT_SETS = {
    "moments.txt": "times the rules were written on",
    "unusual_moments.txt": "times in unusual words",
    "third_moments.txt": "a third set of times",
    "fourth_moments.txt": "a fourth",
    "fifth_moments.txt": "a fifth, answered by hand before the rules were asked",
    "sixth_moments.txt": "a sixth",
    "seventh_moments.txt": "a seventh, a hundred answered by hand before the rules were asked",
    "eighth_moments.txt": "an eighth, answered with these and asked after them",
    "ninth_moments.txt": "a ninth, answered after that",
    "tenth_moments.txt": "a tenth, answered after the ninth was looked into",
    "eleventh_moments.txt": "an eleventh, answered after the tenth",
    "twelfth_moments.txt": "a twelfth, answered after the eleventh",
    "thirteenth_moments.txt": "a thirteenth, answered after the twelfth",
    "first_aside_moments.txt": "times kept aside at first",
    "second_aside_moments.txt": "times kept aside after these",
    "third_aside_moments.txt": "times by somebody who did not know the rules",
    "held_out/moments.txt": "times kept aside, after these two",
    "held_out/third_moments.txt": "times kept aside, by somebody who did not know the rules",
    "held_out/fourth_moments.txt": "times kept aside, by another who did not know them",
    "held_out/sixth_moments.txt": "times kept aside, by a third who did not know them",
    "held_out/seventh_moments.txt": "times kept aside, by a fourth who did not know them",
    "held_out/times.jsonl": "earlier times kept aside",
}
Result = dict[str, Any]


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--stream", type=int, default=2_000)
    parser.add_argument("--fuzz", type=int, default=2_000)
    parser.add_argument(
        "--also", action="append", default=[], help="another Python of this version, to measure speed with"
    )
    parser.add_argument("--speed", action="store_true", help="measure speed alone, and print it")
    asked = parser.parse_args()
    if asked.speed:
        print(json.dumps(speeds(asked.rounds)))
        return
    own, *others = (_speeds_of(one, asked.rounds) for one in (sys.executable, *asked.also))
    texts = documents()
    results = {
        "machine": {"cores": os.cpu_count(), "load": round(os.getloadavg()[0], 1), "day": time.strftime("%Y-%m-%d")},
        **own,
        "others": others,
        "readers": readers(),
        "scores": [_scored(name) for name in TEXT_SETS],
        "times": [_timed(name) for name in MOMENT_SETS],
        "growth": [growth(language, texts[language]) for language in LANGUAGES],
        "stream": stream(texts, asked.stream),
        "fuzz": fuzz(asked.fuzz),
    }
    (ROOT / "benchmarks" / "extract.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    from benchmarks.extract_page import page

    long = json.loads((ROOT / "benchmarks" / "extract_long.json").read_text(encoding="utf-8"))
    (ROOT / "docs" / "explanation" / "reading-texts.md").write_text(page(results, long), encoding="utf-8")


def documents() -> dict[str, list[str]]:
    """Texts of about 400 words in each language, joined from the marked ones that are whole texts and not kept aside."""
    found: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    gathered: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for name in TEXT_SETS:
        for one in () if name.startswith(("held_out", "probes")) else marked(name):
            pieces = gathered[one["language"]]
            pieces.append(one["text"])
            if sum(len(piece.split()) for piece in pieces) >= WORDS:
                found[one["language"]].append("\n".join(pieces))
                pieces.clear()
    return found


def speeds(rounds: int) -> Result:
    """The speed of this interpreter by language, in a process that has read nothing else, and its memory then."""
    texts = documents()
    return {
        "python": platform.python_version(),
        "build": _build(),
        "speed": [speed(language, texts[language], rounds) for language in LANGUAGES],
        "peak_mb": _peak_mb(),
    }


def _build() -> str:
    """How this interpreter was built: distributions build theirs with profile-guided optimisation, and do not say so."""
    if sys.base_prefix == "/usr":
        return "of the distribution"
    optimised = "--enable-optimizations" in (sysconfig.get_config_var("CONFIG_ARGS") or "")
    return "built with optimisation" if optimised else "built without optimisation"


def _speeds_of(python: str, rounds: int) -> Result:
    """The median of several processes: where things lie in its memory makes one some 10 % slower than another."""
    command = [python, "-m", "benchmarks.extract", "--speed", "--rounds", str(rounds)]
    paths = os.pathsep.join(one for one in (str(ROOT), *sys.path) if one)
    env = {**os.environ, "PYTHONPATH": paths}
    told: list[Result] = [
        json.loads(subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True).stdout)
        for _ in range(_PROCESSES)
    ]
    rows = zip(*(one["speed"] for one in told), strict=True)
    speed = [{**row[0], "ms": round(statistics.median(one["ms"] for one in row), 1)} for row in rows]
    return {**told[0], "speed": speed, "peak_mb": max(one["peak_mb"] for one in told)}


_PROCESSES = 7


def readers() -> Result:
    """How far a second reader, who did not know the marks of the first, agrees with them on the same texts."""
    told = held(marked("held_out/seventh_announcements.txt"), marked("held_out/seventh_second_reader.txt"))
    return {
        "precision": round(told.precision, 3),
        "recall": round(told.recall, 3),
        "right": round(told.right_recall, 3),
    }


def speed(language: str, texts: list[str], rounds: int) -> Result:
    """Milliseconds of processor time for 400 words: the median over the texts of the best of the rounds."""
    best = []
    for text in texts:
        times = []
        for _ in range(rounds + 1):
            before = time.process_time()
            draft(text, published="2016-12-29", zone="Asia/Damascus", language=language)
            times.append((time.process_time() - before) * 1000 * WORDS / len(text.split()))
        best.append(min(times[1:]))
    return {"language": language, "texts": len(texts), "ms": round(statistics.median(best), 1)}


def growth(language: str, texts: list[str]) -> Result:
    """How many times longer a text four times as long takes."""
    text = "\n".join(texts)
    seconds = []
    for size in (40_000, 160_000):
        long = (text * (size // len(text) + 1))[:size]
        before = time.process_time()
        draft(long, published="2016-12-29", zone="Asia/Damascus", language=language)
        seconds.append(time.process_time() - before)
    return {"language": language, "seconds": round(seconds[1], 2), "times": round(seconds[1] / seconds[0], 1)}


def stream(texts: dict[str, list[str]], number: int) -> Result:
    """Memory after a tenth of a stream of documents and at its end."""
    pool = [(language, text) for language, some in texts.items() for text in some]

    def documents_of_the_stream() -> Iterator[Document]:
        for place in range(number):
            language, text = pool[place % len(pool)]
            yield Document(str(place), f"{text}\n{place}", "2016-12-29", "Asia/Damascus", language)

    early = 0
    before = time.process_time()
    for place, _ in enumerate(drafted(documents_of_the_stream(), Asked(), 1, print)):
        if place == number // 10:
            early = _peak_mb()
    seconds = time.process_time() - before
    return {"documents": number, "early_mb": early, "end_mb": _peak_mb(), "per_second": round(number / seconds)}


def fuzz(number: int, seed: int = 0) -> Result:
    """Invented texts read without an exception: telling words in any order, letters of all scripts, cut and doubled texts."""
    rng = random.Random(seed)
    pool = [one["text"] for name in TEXT_SETS if "held_out" not in name for one in marked(name)]
    words = sorted({word for text in pool for word in text.split()})
    before = time.process_time()
    for _ in range(number):
        made = rng.choice((_shuffled, _of_letters, _cut))(rng, pool, words)
        result = draft(made, published=rng.choice((None, "2016-12-29", "2016-12")), zone="Asia/Damascus",
                       language=rng.choice((*LANGUAGES, "auto")))  # fmt: skip
        assert all(made[one.start : one.end] == one.text for one in result.facts), f"draw {seed}: {made!r}"
    return {"texts": number, "seconds": round(time.process_time() - before, 1)}


def _shuffled(rng: random.Random, _: list[str], words: list[str]) -> str:
    return " ".join(rng.choices(words, k=rng.randint(1, 60)))


def _of_letters(rng: random.Random, _: list[str], __: list[str]) -> str:
    return "".join(chr(rng.choice((rng.randint(1, 0x7F), rng.randint(0x80, 0xD7FF), rng.randint(0xE000, 0x10FFFF))))
                   for _ in range(rng.randint(1, 200)))  # fmt: skip


def _cut(rng: random.Random, pool: list[str], _: list[str]) -> str:
    text = rng.choice(pool)
    start = rng.randrange(len(text))
    return text[start : start + rng.randint(1, 900)] + text[: rng.randint(0, 300)]


def _scored(name: str) -> Result:
    told = score(marked(name), KINDS_OF.get(name, EVERY_KIND))
    return {
        "set": TEXT_SETS[name],
        "facts": told.found.total() + told.missed.total(),
        "precision": round(told.precision, 3),
        "recall": round(told.recall, 3),
        "right": round(told.right_recall, 3),
    }


def _timed(name: str) -> Result:
    cases = moments(name)
    return {"set": MOMENT_SETS[name], "cases": len(cases), "exact": sum(map(answered, cases))}


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
