"""A 64-bit hash of every row, from its values alone: the same on every machine, engine and version of the libraries.

It tells accidental differences. It is no protection against somebody who forges a table.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Hashes = npt.NDArray[np.uint64]

_EMPTY = np.uint64(0x9E3779B97F4A7C15)
"""Stands for an empty cell; any constant does that no value is likely to hash to."""


def text_hash(text: str) -> int:
    """The first eight bytes of the BLAKE2b hash of the text in UTF-8."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


def column_hashes(values: pa.Array | pa.ChunkedArray) -> Hashes:
    """One hash per value of a column of texts, integers, numbers, truth values, days or instants.

    An empty cell has a hash of its own, -0.0 that of 0.0. Raises TypeError for a type that no table of a run has.
    """
    array = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    if pa.types.is_dictionary(array.type):
        array = array.cast(array.type.value_type)
    empty = array.is_null().to_numpy(zero_copy_only=False)
    hashes = _text_hashes(array) if _is_text(array.type) else mixed(_bits(array))
    return np.where(empty, _EMPTY, hashes)


def mixed(bits: Hashes) -> Hashes:
    """Bits scattered so that near values end far apart.

    Source: the finaliser of SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators").
    """
    with np.errstate(over="ignore"):
        bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return bits ^ (bits >> np.uint64(31))


def row_hashes(columns: Sequence[tuple[str, Hashes]], rows: int) -> Hashes:
    """One hash per row from the hashes of its named columns, whatever the order in which the columns come."""
    combined = np.full(rows, _EMPTY, dtype=np.uint64)
    for name, hashes in sorted(columns, key=lambda column: column[0]):
        with np.errstate(over="ignore"):
            combined = mixed(combined + hashes * np.uint64(text_hash(name) | 1))
    return combined


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _text_hashes(array: pa.Array) -> Hashes:
    coded = array.cast(pa.large_string()).dictionary_encode()
    known = np.array([text_hash(text) for text in coded.dictionary.to_pylist()] or [0], dtype=np.uint64)
    codes: npt.NDArray[np.int32] = pc.fill_null(coded.indices, 0).to_numpy(zero_copy_only=False)
    return known[codes]


def _bits(array: pa.Array) -> Hashes:
    kind = array.type
    if pa.types.is_null(kind):
        return np.zeros(len(array), dtype=np.uint64)
    if pa.types.is_floating(kind):
        numbers: npt.NDArray[np.float64] = pc.fill_null(array.cast(pa.float64()), 0.0).to_numpy(zero_copy_only=False)
        return (numbers + 0.0).view(np.uint64)
    if pa.types.is_date(kind):
        array = array.cast(pa.date32()).cast(pa.int32())
    elif pa.types.is_timestamp(kind):
        array = array.cast(pa.timestamp("us", kind.tz)).cast(pa.int64())
    elif not (pa.types.is_integer(kind) or pa.types.is_boolean(kind)):
        raise TypeError(
            f"a column of type {kind} has no hash; expected text, integer, number, truth value, day or instant"
        )
    integers: npt.NDArray[np.int64] = pc.fill_null(array.cast(pa.int64()), 0).to_numpy(zero_copy_only=False)
    return integers.view(np.uint64)
