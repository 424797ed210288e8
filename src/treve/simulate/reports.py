"""Invented reports: drawn half a million at a time from tables of ready answers, so that memory does not grow with their number.

A table holds each answer as often as it shall come up; drawing is then one random number and one look-up for each cell.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from treve.simulate.actors import CIVILIANS_ACTOR, Cast
from treve.simulate.agreements import DAYS, FIRST_DAY
from treve.simulate.ground import Ground

Made = TypeVar("Made")

CHUNK = 500_000
"""Reports made at a time, and rows of a Parquet row group; two or three chunks are in memory at once."""

VAGUE_DAYS = 0.03
VAGUE_PLACES = ((2, 0.02), (3, 0.02), (4, 0.01))  # precision code and share
CIVILIANS = 0.25
UNRESOLVABLE = 0.02
_LONGEST_SPAN = 60  # days
_SLOTS = 4_096  # answers in the table of names of one land
_DRAWS = 1 << 16  # answers in the other tables
_DIGITS = 10  # of a report's number
_ACTS = {
    # Share of each code among the reports of the worked example of Syria, rounded.
    "air_strike": 0.28, "artillery": 0.16, "ground_assault": 0.10, "car_bomb": 0.08, "small_arms": 0.08, "other": 0.07,
    "territory_seizure": 0.07, "rocket": 0.06, "mortar": 0.04, "ied_mine": 0.03, "sniper": 0.015, "barrel_bomb": 0.005,
    "access_denial": 0.005, "siege": 0.005,
}  # fmt: skip
_NAMED = pa.dictionary(pa.int32(), pa.string())
"""Text written as number and dictionary; in the file it is plain text."""
_COLUMNS: dict[str, pa.DataType] = {
    "report_id": pa.string(),
    "source": _NAMED,
    "recorder": _NAMED,
    "occurred_from": pa.date32(),
    "occurred_to": pa.date32(),
    "zone": _NAMED,
    "country": _NAMED,
    "place": _NAMED,
    "admin1": _NAMED,
    "admin2": _NAMED,
    "lat": pa.float64(),
    "lon": pa.float64(),
    "place_precision": pa.int32(),
    "perpetrator_alleged": _NAMED,
    "target": _NAMED,
    "act": _NAMED,
    "killed_low": pa.int32(),
    "killed_high": pa.int32(),
}
_SOURCES = [f"Simulated Gazette {number}" for number in range(1, 41)]
_RECORDERS = [f"Simulated Observatory {number}" for number in range(1, 26)]


@dataclass(frozen=True, slots=True)
class _Answers:
    """The tables of answers, and the texts they speak of.

    perpetrators, targets  per land its spellings; rival: per actor the name of another of its land
    killed                 rows of lowest and highest figure; -1: not stated
    texts                  per column the texts its numbers stand for, each once: Parquet dictionaries hold no text twice
    """

    towns: NDArray[np.int32]
    perpetrators: NDArray[np.int16]
    targets: NDArray[np.int16]
    rival: NDArray[np.int16]
    precision: NDArray[np.int32]
    act: NDArray[np.int32]
    killed: NDArray[np.int32]
    texts: dict[str, pa.Array]


def write_reports(seed: np.random.SeedSequence, ground: Ground, cast: Cast, count: int, path: Path) -> dict[str, int]:
    """Write reports as Parquet, and count what was planted. Raises OSError if the file cannot be written."""
    own, *seeds = seed.spawn(1 + -(-count // CHUNK))
    answers = _answers(np.random.default_rng(own), ground, cast)
    planted: Counter[str] = Counter(reports=count)

    def make(number: int) -> tuple[pa.Table, Counter[str]]:
        first = number * CHUNK
        return _Chunk(np.random.default_rng(seeds[number]), min(CHUNK, count - first), ground, cast, answers).made(
            first
        )

    schema = pa.schema(_COLUMNS.items())
    coded = [name for name in _COLUMNS if name != "report_id"]
    # Rows come in random order, so smallest and largest values would help no reader, and cost half the writing.
    with pq.ParquetWriter(
        path, schema, compression="lz4", use_dictionary=coded, write_statistics=False, store_schema=False
    ) as writer:
        for table, counts in _ahead(make, len(seeds)):
            writer.write_table(table, row_group_size=CHUNK)
            planted.update(counts)
    return dict(sorted(planted.items()))


def _ahead(make: Callable[[int], Made], count: int) -> Iterator[Made]:
    """What `make` makes, in order; the next one is made while one is being used."""
    with ThreadPoolExecutor(1) as pool:
        waiting: deque[Future[Made]] = deque()
        for number in range(count):
            waiting.append(pool.submit(make, number))
            if len(waiting) > 1:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


class _Chunk:
    """Some reports in the making."""

    def __init__(self, rng: np.random.Generator, size: int, ground: Ground, cast: Cast, answers: _Answers) -> None:
        self._rng, self._size = rng, size
        self._ground, self._cast, self._answers = ground, cast, answers
        self._columns: dict[str, pa.Array] = {}
        self._counts: Counter[str] = Counter()

    def made(self, first: int) -> tuple[pa.Table, Counter[str]]:
        """The reports, numbered from `first` on, and what was planted in them."""
        self._columns["report_id"] = _ids(first + 1, self._size)
        self._who_says_so()
        self._when()
        lands = self._where()
        self._who(lands)
        self._what()
        columns = [self._columns[name] for name in _COLUMNS]
        return pa.Table.from_arrays(columns, schema=pa.schema(_COLUMNS.items())), self._counts

    def _draw(self, answers: NDArray[Any]) -> NDArray[Any]:
        """One answer for each report; the number of answers is a power of 2."""
        return answers[self._rng.integers(0, len(answers), self._size, dtype=np.uint32)]

    def _named(self, column: str, numbers: NDArray[Any], missing: NDArray[np.bool_] | None = None) -> None:
        indices = pa.array(numbers, pa.int32(), mask=missing)
        self._columns[column] = pa.DictionaryArray.from_arrays(indices, self._answers.texts[column], safe=False)

    def _who_says_so(self) -> None:
        self._named("source", self._rng.integers(0, len(_SOURCES), self._size, dtype=np.uint8))
        self._named("recorder", self._rng.integers(0, len(_RECORDERS), self._size, dtype=np.uint8))

    def _when(self) -> None:
        first = self._rng.integers(0, DAYS, self._size, dtype=np.int32) + np.int32(_days_since_1970(FIRST_DAY))
        vague = self._share(VAGUE_DAYS)
        last = first.copy()
        last[vague] += self._rng.integers(1, _LONGEST_SPAN, len(vague), dtype=np.int32)
        self._columns["occurred_from"] = pa.array(first, pa.date32())
        self._columns["occurred_to"] = pa.array(last, pa.date32())
        self._counts["vague_days"] = len(vague)

    def _where(self) -> NDArray[np.int32]:
        """Place the reports; returns the land of each."""
        ground = self._ground
        town = self._draw(self._answers.towns)
        precision = self._draw(self._answers.precision)
        district = ground.town_district[town]
        lands: NDArray[np.int32] = ground.district_land[district]
        in_district, in_province = np.flatnonzero(precision == 3), np.flatnonzero(precision == 4)
        unplaced, without_point = precision >= 3, precision == 4
        points = ground.town_points[town]
        points[in_district] = ground.centres[district[in_district]]
        for column, number in (("zone", lands), ("country", lands), ("admin1", ground.district_province[district])):
            self._named(column, number)
        self._named("place", town, unplaced)
        self._named("admin2", district, without_point)
        self._columns["lat"] = pa.array(points[:, 1], mask=without_point)
        self._columns["lon"] = pa.array(points[:, 0], mask=without_point)
        self._columns["place_precision"] = pa.array(precision)
        near = int(np.count_nonzero(precision == 2))
        self._counts.update(vague_places_near=near, vague_places_district=len(in_district))
        self._counts.update(vague_places_governorate=len(in_province))
        self._counts["vague_places"] = near + len(in_district) + len(in_province)
        return lands

    def _who(self, lands: NDArray[np.int32]) -> None:
        answers, owners = self._answers, self._cast.spelling_actor
        perpetrator = self._of_land(answers.perpetrators, lands)
        target = self._of_land(answers.targets, lands)
        by, against = owners[perpetrator], owners[target]
        same = np.flatnonzero((by == against) & (by >= 0))
        target[same] = answers.rival[by[same]]
        self._named("perpetrator_alleged", perpetrator)
        self._named("target", target)
        self._counts["targets_civilians"] = int(np.count_nonzero(against == CIVILIANS_ACTOR))
        self._counts["perpetrators_unresolvable"] = int(np.count_nonzero(by < 0))
        self._counts["targets_unresolvable"] = int(np.count_nonzero(against < 0))

    def _of_land(self, table: NDArray[np.int16], lands: NDArray[np.int32]) -> NDArray[np.int16]:
        slots = self._rng.integers(0, _SLOTS, self._size, dtype=np.int32)
        slots += lands * np.int32(_SLOTS)
        spellings: NDArray[np.int16] = table.ravel()[slots]
        return spellings

    def _what(self) -> None:
        act = self._draw(self._answers.act)
        killed = self._draw(self._answers.killed)
        low, high = np.ascontiguousarray(killed[:, 0]), np.ascontiguousarray(killed[:, 1])
        self._named("act", act)
        self._columns["killed_low"] = pa.array(low, mask=low < 0)
        self._columns["killed_high"] = pa.array(high, mask=high < 0)
        self._counts["killed_low_blank"] = int(np.count_nonzero(low < 0))
        self._counts["killed_high_blank"] = int(np.count_nonzero(high < 0))
        for code, number in zip(_ACTS, np.bincount(act, minlength=len(_ACTS)), strict=True):
            self._counts[f"act_{code}"] = int(number)

    def _share(self, share: float) -> NDArray[np.int64]:
        """Numbers of about that share of the reports, drawn at random."""
        return np.flatnonzero(self._rng.integers(0, _DRAWS, self._size, dtype=np.uint16) < round(share * _DRAWS))


def _answers(rng: np.random.Generator, ground: Ground, cast: Cast) -> _Answers:
    perpetrators, targets = zip(*(_names_of_land(rng, cast, land) for land in range(len(ground.lands))), strict=True)
    shares = [1 - sum(share for _, share in VAGUE_PLACES), *(share for _, share in VAGUE_PLACES)]
    texts = {
        "source": pa.array(_SOURCES),
        "recorder": pa.array(_RECORDERS),
        "zone": pa.array([land.zone for land in ground.lands]),
        "country": pa.array([land.code for land in ground.lands]),
        "place": pa.array(ground.town_names),
        "admin1": pa.array(ground.province_names),
        "admin2": pa.array(ground.district_names),
        "perpetrator_alleged": pa.array(cast.spellings),
        "target": pa.array(cast.spellings),
        "act": pa.array(list(_ACTS)),
    }
    return _Answers(
        towns=_town_table(rng, len(ground.town_names)),
        perpetrators=np.stack(perpetrators),
        targets=np.stack(targets),
        rival=_rivals(cast),
        precision=_spread(_DRAWS, shares).astype(np.int32) + 1,
        act=_spread(_DRAWS, list(_ACTS.values())),
        killed=_killed(rng),
        texts=texts,
    )


def _spread(size: int, weights: Sequence[float] | NDArray[np.float64]) -> NDArray[np.int32]:
    """A table of answers 0, 1, …, each as often as its weight says, to the nearest slot."""
    ends = np.round(np.cumsum(weights) / np.sum(weights) * size).astype(np.int64)
    return np.repeat(np.arange(len(ends), dtype=np.int32), np.diff(ends, prepend=0))


def _town_table(rng: np.random.Generator, towns: int) -> NDArray[np.int32]:
    """Towns as often as Zipf's law says (the second half as often as the first, the third a third), in random order of size."""
    size = 1 << max(16, int(towns * 64 - 1).bit_length())
    return rng.permutation(towns).astype(np.int32)[_spread(size, 1.0 / np.arange(1, towns + 1))]


def _names_of_land(rng: np.random.Generator, cast: Cast, land: int) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    """Spellings of perpetrators and of targets in a land: its actors by Zipf's law, their English names most often."""
    actors = rng.permutation(cast.of_land(land))
    spellings = np.concatenate([np.flatnonzero(cast.spelling_actor == actor) for actor in actors])
    rank = np.searchsorted(np.sort(actors), cast.spelling_actor[spellings])
    importance = 1.0 / (1 + np.argsort(actors)[rank])
    english = np.isin(spellings, cast.first_spelling)
    weights = importance * np.where(english, 0.5, 0.5 / 6)
    nobody = np.flatnonzero(cast.spelling_actor < 0)
    civilians = np.flatnonzero(cast.spelling_actor == CIVILIANS_ACTOR)
    few, many = round(UNRESOLVABLE * _SLOTS), round(CIVILIANS * _SLOTS)
    unknown = rng.choice(nobody, (2, few))
    perpetrators = rng.choice(spellings, _SLOTS - few, p=weights / weights.sum())
    others = rng.choice(spellings, _SLOTS - few - many, p=weights / weights.sum())
    hit = rng.choice(civilians, many)
    return (
        np.concatenate([unknown[0], perpetrators]).astype(np.int16),
        np.concatenate([unknown[1], hit, others]).astype(np.int16),
    )


def _rivals(cast: Cast) -> NDArray[np.int16]:
    """Per actor the English name of the next one of its land; the civilians are their own."""
    rival = cast.first_spelling.copy()
    for land in np.unique(cast.lands):
        actors = cast.of_land(int(land))
        rival[actors] = cast.first_spelling[np.roll(actors, -1)]
    return rival.astype(np.int16)


def _killed(rng: np.random.Generator) -> NDArray[np.int32]:
    """Lowest and highest number of dead: half not stated, three in ten exact, the rest a lower bound, an upper bound or a range."""
    low = (rng.geometric(0.35, _DRAWS) - 1).astype(np.int32)
    high = low + rng.geometric(0.3, _DRAWS).astype(np.int32)
    form = _spread(_DRAWS, [0.5, 0.3, 0.08, 0.04, 0.08])
    exact, at_least, at_most = form == 1, form == 2, form == 3
    high[exact] = low[exact]
    high[at_least] = -1
    low[at_most] = -1
    low[form == 0] = high[form == 0] = -1
    return np.stack([low, high], axis=1)


def _ids(first: int, size: int) -> pa.Array:
    """Ids of ten digits after an S, numbered from `first`."""
    letters = np.empty((size, 1 + _DIGITS), dtype=np.uint8)
    letters[:, 0] = ord("S")
    rest = np.arange(first, first + size, dtype=np.int64)
    for place in range(_DIGITS, 0, -1):
        rest, digit = np.divmod(rest, 10)
        letters[:, place] = digit + ord("0")
    ends = np.arange(0, (size + 1) * (1 + _DIGITS), 1 + _DIGITS, dtype=np.int32)
    return pa.StringArray.from_buffers(size, pa.py_buffer(ends), pa.py_buffer(letters))


def _days_since_1970(day: dt.date) -> int:
    return (day - dt.date(1970, 1, 1)).days
