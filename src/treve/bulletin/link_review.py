"""The review sheet: pairs of reports left to people, side by side, as one page, and a CSV in which the decisions come back."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from treve.bulletin import layout, linking, phrases, words
from treve.bulletin.view import Link, links
from treve.catalogue import LANGUAGES
from treve.errors import RunFolderError
from treve.link.stored_weights import StoredWeights, stored_weights
from treve.model.linking import PairRelation
from treve.store.protocol import Store
from treve.store.whole_file import write_whole


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the comparison: what it is about, and what each report says. None: it does not say."""

    about: str
    one: str
    other: str
    differs: bool


@dataclass(frozen=True, slots=True)
class OpenPair:
    """One pair as the sheet shows it."""

    ids: tuple[str, str]
    chance: str
    disputed: bool
    sources: tuple[tuple[Link, ...], tuple[Link, ...]]
    said: tuple[Said, ...]
    weighed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Written:
    """The two files of a review, and how many pairs they hold."""

    page: Path
    answers: Path
    pairs: int


ANSWER_COLUMNS = ("report_1", "report_2", "decision", "decided_by", "decided_on", "chance")
"""Columns of the CSV; `decision` is left blank for people to fill in."""


def review(store: Store, page: Path, title: str) -> Written:
    """Write the sheet of all pairs left to people, likeliest first, and beside it `<page>.csv` with a row for each.

    Raises RunFolderError if a file cannot be written. A CSV that is there already is not overwritten: it may hold decisions.
    """
    rows = store.fetch("bulletin/open_pairs.sql").to_pylist()
    weights = stored_weights(store) if rows else None
    answers = page.with_suffix(".csv")
    shown = {"title": title, "pairs": [open_pair(row, weights) for row in rows], "answers": answers.name}
    text = layout.environment().get_template("review.html").render(language=LANGUAGES["en"], **shown)
    try:
        with answers.open("x", encoding="utf-8", newline="") as lines:
            table = csv.writer(lines)
            table.writerow(ANSWER_COLUMNS)
            table.writerows((row["id_1"], row["id_2"], "", "", "", row["chance"]) for row in rows)
        write_whole(page, text)
    except FileExistsError:
        raise RunFolderError(f"{answers}: is there already and may hold decisions; expected a new name") from None
    except OSError as problem:
        # Half a file of answers would stand in the way of the next try.
        answers.unlink(missing_ok=True)
        raise RunFolderError(f"{page}: cannot be written: {problem.strerror}") from problem
    return Written(page, answers, len(rows))


def open_pair(row: Mapping[str, Any], weights: StoredWeights | None) -> OpenPair:
    """One row of open_pairs.sql as the sheet shows it."""
    evidence = weights.evidence(row["pattern"])[1:] if weights and row["pattern"] is not None else ()
    return OpenPair(
        ids=(row["id_1"], row["id_2"]),
        chance="not compared" if row["chance"] is None else linking.percent(row["chance"]),
        disputed=row["relation"] == PairRelation.DISPUTED,
        sources=(links(row["url_1"]), links(row["url_2"])),
        said=tuple(_said(row)),
        weighed=tuple(
            (f"{one.bits:+.1f}", f"{linking.compared(one.compared)}: {one.meaning}")
            for one in sorted(evidence, key=lambda one: (-abs(one.bits), one.compared))
        ),
    )


def _said(row: Mapping[str, Any]) -> Iterator[Said]:
    for about, shown in (
        ("Published by", lambda n: row[f"publisher_{n}"]),
        ("Recorded by", lambda n: row[f"recorders_{n}"]),
        ("When", lambda n: phrases.days(row[f"first_{n}"], row[f"last_{n}"])),
        ("Time of day", lambda n: row[f"time_{n}"]),
        ("Where", lambda n: row[f"place_{n}"]),
        ("Side A", lambda n: row[f"side_a_{n}"]),
        ("Side B", lambda n: row[f"side_b_{n}"]),
        ("What", lambda n: words.plain(row[f"act_{n}"]) if row[f"act_{n}"] else None),
        ("Deaths, low / high", lambda n: f"{phrases.number(row[f'low_{n}'])} / {phrases.number(row[f'high_{n}'])}"),
        ("Remark", lambda n: row[f"note_{n}"]),
    ):
        one, other = shown(1), shown(2)
        if one or other:
            yield Said(about, one or phrases.NOT_STATED, other or phrases.NOT_STATED, one != other)
