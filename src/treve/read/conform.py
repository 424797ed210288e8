"""Raw cells of one file → rows of its source's step table, and the faults of those that cannot become a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from treve.errors import BadFile
from treve.normalise.acts import read_crosswalk
from treve.read.column_forms import MAYBE_SWAPPED, Form, form
from treve.read.country_boxes import box_country, box_numbers, fits
from treve.read.source import Column, Kind, Source
from treve.read.typed_column import Fault, TypedColumn, as_text, encoded_type, rows_where

KEY_COLUMNS = (("source_row_id", pa.int64()), ("report_id", pa.string()))

_POINT_HALF = "latitude and longitude, or neither"
_NULL_ISLAND = "a place on land or known waters; 0, 0 is what programs write for an unknown place"
_SWAPPED_BOX = "a point in {country}; it fits only with latitude and longitude swapped?"


def forms(source: Source) -> dict[str, Form]:
    """How each column of a source is read, by the column's name."""
    crosswalk = read_crosswalk(source.crosswalk) if source.crosswalk else {}
    return {column.name: form(column, crosswalk) for column in source.columns}


def step_schema(source: Source, encoded: Collection[str] = ()) -> pa.Schema:
    """The columns of the source's step table: the keys, then what each column fills, then the joined ones.

    The source's own id stands in report_id alone. Texts come encoded, but for columns of kind text: those in `encoded` alone.
    """
    filled: list[tuple[str, pa.DataType]] = []
    for column, each in zip(source.columns, forms(source).values(), strict=True):
        if column.name != source.key:
            plain = column.kind is Kind.TEXT and column.name not in encoded
            filled += [(name, given if plain else encoded_type(given)) for name, given in each.outputs]
    return pa.schema([*KEY_COLUMNS, *filled, *((name, pa.string()) for name, _ in source.joined)])


@dataclass(slots=True)
class PointCounts:
    """How many points speak for and against latitude and longitude being swapped in a file."""

    points: int = 0
    beyond_ninety: int = 0
    swapped: int = 0
    straight: int = 0

    def looks_swapped(self) -> bool:
        """More points fit only swapped than fit only straight, or most latitudes can only be longitudes."""
        most_beyond = self.beyond_ninety > 1 and self.beyond_ninety * 2 > self.points
        return most_beyond or self.swapped > self.straight

    def evidence(self) -> str:
        """What speaks for it, in words."""
        return (
            f"{self.beyond_ninety} of {self.points} latitudes lie beyond 90 degrees, "
            f"{self.swapped} points fit their country only when swapped, {self.straight} only as they are"
        )


@dataclass(slots=True)
class Conformer:
    """Conforms the batches of one file.

    matched          the file's name of each column of the source that it has
    path             the file
    default_country  country of points whose row names none; None: not told
    encoded          columns of kind text whose texts come encoded, by the source's name
    """

    source: Source
    matched: dict[str, str]
    path: str
    default_country: str | None = None
    encoded: Collection[str] = ()
    counts: PointCounts = field(default_factory=PointCounts)
    _columns: dict[str, TypedColumn] = field(default_factory=dict)
    _forms: dict[str, Form] = field(default_factory=dict)
    schema: pa.Schema = None

    def __post_init__(self) -> None:
        self.schema = step_schema(self.source, self.encoded)
        self._forms = forms(self.source)
        by_name = {column.name: column for column in self.source.columns}
        for name, name_in_file in self.matched.items():
            self._columns[name] = TypedColumn(by_name[name], self._forms[name], name_in_file)

    def conform(
        self, batch: pa.RecordBatch, row_ids: pa.Array, report_ids: pa.Array
    ) -> tuple[pa.RecordBatch, list[Fault]]:
        """The rows of a batch without those at fault, and the faults.

        Raises BadFile if a column holds something that is not a single value.
        """
        filled: dict[str, pa.Array] = {"source_row_id": row_ids, "report_id": report_ids}
        faults: list[Fault] = []
        for column in self.source.columns:
            outputs, found = self._read(column, batch)
            faults += found
            if column.name != self.source.key:
                names = [name for name, _ in self._forms[column.name].outputs]
                filled |= dict(zip(names, outputs, strict=True))
        for name, parts in self.source.joined:
            filled[name] = _joined([filled[part] for part in parts])
        for check in (self._day_faults, self._point_faults, self._swap_faults):
            faults += check(filled, {fault.row for fault in faults})
        self._count_longitudes(filled, faults)
        rows = pa.RecordBatch.from_arrays(list(filled.values()), schema=self.schema)
        return (rows.filter(_kept(batch.num_rows, faults)) if faults else rows), faults

    def unknown_words(self) -> dict[str, Counter[str]]:
        """Words that could not be looked up, with the number of cells, by the column as the file names it."""
        return {column.name_in_file: column.unknown for column in self._columns.values() if column.unknown}

    def _read(self, column: Column, batch: pa.RecordBatch) -> tuple[list[pa.Array], list[Fault]]:
        if column.name not in self._columns:
            names = [name for name, _ in self._forms[column.name].outputs]
            return [pa.nulls(batch.num_rows, self.schema.field(name).type) for name in names], []
        cells = batch.column(self.matched[column.name])
        try:
            return self._columns[column.name].read(cells)
        except (pa.ArrowNotImplementedError, pa.ArrowInvalid, pa.ArrowTypeError) as problem:
            name = self.matched[column.name]
            raise BadFile(self.path, f"column {name!r} is of type {cells.type}: {problem}", "single values") from None

    def _day_faults(self, filled: dict[str, pa.Array], _at_fault: set[int]) -> list[Fault]:
        start, end = self.source.days
        if start == end or end not in self.matched:
            return []
        first, last = filled[f"{start}_first"], filled[f"{end}_last"]
        rows = rows_where(pc.less(last, first))
        return [
            Fault(row, self.matched[end], str(last[row]), f"a day on or after the first day, {first[row]}")
            for row in rows
        ]

    def _point_faults(self, filled: dict[str, pa.Array], at_fault: set[int]) -> list[Fault]:
        latitude, longitude = (filled[name] for name in self.source.point)
        half = pc.xor(latitude.is_null(), longitude.is_null())
        nowhere = pc.and_(pc.equal(latitude, 0.0), pc.equal(longitude, 0.0))
        self.counts.points += len(latitude) - latitude.null_count
        name = self._name_of_latitude()
        return [
            *(Fault(row, name, None, _POINT_HALF) for row in rows_where(half) if row not in at_fault),
            *(Fault(row, name, "0", _NULL_ISLAND) for row in rows_where(nowhere)),
        ]

    def _swap_faults(self, filled: dict[str, pa.Array], _at_fault: set[int]) -> list[Fault]:
        latitude, longitude = (filled[name] for name in self.source.point)
        country = box_numbers([filled[name] for name in self.source.country], self.default_country, len(latitude))
        if country.null_count == len(country):
            return []
        straight, swapped = fits(country, latitude, longitude), fits(country, longitude, latitude)
        rows = rows_where(pc.and_not(swapped, straight))
        self.counts.swapped += len(rows)
        self.counts.straight += pc.sum(pc.and_not(straight, swapped), min_count=0).as_py()
        name = self._name_of_latitude()
        return [
            Fault(row, name, str(latitude[row]), _SWAPPED_BOX.format(country=box_country(country[row].as_py())))
            for row in rows
        ]

    def _count_longitudes(self, filled: dict[str, pa.Array], faults: list[Fault]) -> None:
        """Latitudes beyond 90 degrees beside a longitude that could be one; their points are not among those counted so far."""
        longitude = filled[self.source.point[1]]
        fits = pc.less_equal(pc.abs(longitude), 90.0)
        beyond = sum(fault.expected == MAYBE_SWAPPED and fits[fault.row].as_py() is True for fault in faults)
        self.counts.beyond_ninety += beyond
        self.counts.points += beyond

    def _name_of_latitude(self) -> str:
        return self.matched.get(self.source.point[0], self.source.point[0])


def _joined(columns: list[pa.Array]) -> pa.Array:
    """Names of several columns in one list; null_handling="skip" of the join would drop rows in which all are NULL."""
    joined, *others = map(as_text, columns)
    for column in others:
        joined = pc.coalesce(pc.binary_join_element_wise(joined, column, ";"), joined, column)
    return joined


def _kept(rows: int, faults: list[Fault]) -> pa.Array:
    kept = [True] * rows
    for fault in faults:
        kept[fault.row] = False
    return pa.array(kept, pa.bool_())
