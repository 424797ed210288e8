"""Whether points lie in the box of their country, for whole columns: countries are told by their number among the boxes."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from treve.normalise import places
from treve.read.typed_column import ENCODED_TEXT, as_text


def box_numbers(countries: Sequence[pa.Array], default: str | None, rows: int) -> pa.Array:
    """The number of each row's country among the countries with a box, the first column that is filled counting.

    countries  columns of ISO 3166-1 alpha-2 codes; default: code where all are empty, None: not told
    The number beyond the last stands for a country without a box; NULL: no country is told.
    """
    told = pa.repeat(_numbers(pa.array([default], pa.string()))[0], rows)
    return pc.coalesce(*map(_of_column, countries), told)


def box_country(number: int) -> str:
    """The code of a country with a box, by its number."""
    return _codes()[number]


def fits(numbers: pa.Array, latitude: pa.Array, longitude: pa.Array) -> pa.Array:
    """Whether each point lies in the box of its country; NULL where there is no box or no point."""
    south, north, west, east = (side.take(numbers) for side in _sides())
    tall = pc.and_kleene(pc.greater_equal(latitude, south), pc.less_equal(latitude, north))
    wide = pc.and_kleene(pc.greater_equal(longitude, west), pc.less_equal(longitude, east))
    return pc.and_kleene(tall, wide)


def _of_column(codes: pa.Array) -> pa.Array:
    encoded = codes if codes.type == ENCODED_TEXT else as_text(codes).dictionary_encode()
    return _numbers(encoded.dictionary).take(encoded.indices)


def _numbers(codes: pa.Array) -> pa.Array:
    known = pc.index_in(codes, value_set=pa.array(_codes(), pa.string()), skip_nulls=True)
    return pc.if_else(codes.is_null(), known, pc.fill_null(known, len(_codes())))


@functools.cache
def _codes() -> tuple[str, ...]:
    return tuple(places.boxes())


@functools.cache
def _sides() -> tuple[pa.Array, ...]:
    """South, north, west and east of every box in degrees, and NULL for the countries without one."""

    def side(of: Callable[[places.Box], float]) -> pa.Array:
        return pa.array([*map(of, places.boxes().values()), None], pa.float64())

    return (
        side(lambda box: box.south),
        side(lambda box: box.north),
        side(lambda box: box.west),
        side(lambda box: box.east),
    )
