"""Streams of record batches into tables of the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pyarrow as pa

from treve.errors import TreveError
from treve.store.protocol import Store


def load(store: Store, table: str, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> None:
    """Append batches to a table, one at a time.

    An error raised while they are made comes out as it is: the engine that pulls them would only pass on its text.
    """
    _hand_over(schema, batches, lambda rows: store.load(table, rows))


def run(
    store: Store, sql_file: str, into: str, name: str, schema: pa.Schema, batches: Iterable[pa.RecordBatch]
) -> None:
    """Run a .sql file that reads batches under a name, one at a time; they are not stored.

    An error raised while they are made comes out as it is.
    """
    _hand_over(schema, batches, lambda rows: store.run(sql_file, into, (name, rows)))


def _hand_over(
    schema: pa.Schema, batches: Iterable[pa.RecordBatch], take: Callable[[pa.RecordBatchReader], None]
) -> None:
    failure: TreveError | KeyboardInterrupt | None = None

    def guarded() -> Iterator[pa.RecordBatch]:
        nonlocal failure
        try:
            yield from batches
        except (TreveError, KeyboardInterrupt) as problem:
            failure = problem
            raise

    try:
        take(pa.RecordBatchReader.from_batches(schema, guarded()))
    finally:
        if failure is not None:
            raise failure from None
