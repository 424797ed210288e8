"""The places of a run as columns, ready to be held against areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from treve.model.place import PlacePrecision
from treve.resolve.admin1 import division_key

_CODING = ("country", "admin1", "admin2", "place_precision")

Positions = npt.NDArray[np.int64]
"""Rows of the table of places, from 0."""

NOWHERE: Positions = np.empty(0, np.int64)
"""No place at all."""


@dataclass(frozen=True, slots=True)
class CodedPlace:
    """What the coding of a place says: country and divisions (folded; None: not known) and precision."""

    country: str | None
    admin1: str | None
    admin2: str | None
    precision: PlacePrecision


@dataclass(frozen=True, slots=True)
class Inside:
    """The places that lie surely, or perhaps, in an area; all others lie outside."""

    surely: Positions
    perhaps: Positions


@dataclass(frozen=True, slots=True)
class PlaceColumns:
    """All places of a run, in order of place_id.

    longitude, latitude  degrees; NaN where a place has no point
    radius_km            the place lies within this distance of its point; NaN: the point, if any, bounds nothing
    codings              the distinct codings; coding: which of them each place has
    """

    place_id: Positions
    longitude: npt.NDArray[np.float64]
    latitude: npt.NDArray[np.float64]
    radius_km: npt.NDArray[np.float64]
    codings: Sequence[CodedPlace]
    coding: Positions

    def of_codings(self, numbers: Sequence[int]) -> Positions:
        """The places that have one of the codings."""
        chosen = np.zeros(len(self.codings), np.bool_)
        chosen[list(numbers)] = True
        return np.flatnonzero(chosen[self.coding])


def place_columns(places: pa.Table) -> PlaceColumns:
    """The columns of the table `place`."""
    places = places.sort_by("place_id").combine_chunks()
    codings, coding = _codings(places)
    longitude, latitude = (_numbers(places.column(name)) for name in ("longitude", "latitude"))
    radius_km = np.where(np.isnan(longitude + latitude), np.nan, _numbers(places.column("radius_km")))
    return PlaceColumns(
        place_id=places.column("place_id").to_numpy().astype(np.int64),
        longitude=longitude,
        latitude=latitude,
        radius_km=radius_km,
        codings=codings,
        coding=coding,
    )


def _codings(places: pa.Table) -> tuple[tuple[CodedPlace, ...], Positions]:
    """The distinct codings, and the number of each place's own."""
    numbers = np.zeros(places.num_rows, np.int64)
    for name in _CODING:
        codes = places.column(name).combine_chunks().dictionary_encode(null_encoding="encode").indices
        numbers = numbers * (places.num_rows + 1) + codes.to_numpy()
        numbers = np.unique(numbers, return_inverse=True)[1].astype(np.int64)
    _, first = np.unique(numbers, return_index=True)
    rows = places.select(list(_CODING)).take(pa.array(first))
    countries, admin1, admin2, precisions = (rows.column(name).to_pylist() for name in _CODING)
    folded = {name: _folded(name) for name in {*admin1, *admin2}}
    codings = tuple(
        CodedPlace(country, folded[first_order], folded[second_order], PlacePrecision(precision))
        for country, first_order, second_order, precision in zip(countries, admin1, admin2, precisions, strict=True)
    )
    return codings, numbers


def _folded(division: str | None) -> str | None:
    return division_key(division) if division else None


def _numbers(column: pa.ChunkedArray) -> npt.NDArray[np.float64]:
    return np.asarray(column.cast(pa.float64()).to_numpy(), np.float64)
