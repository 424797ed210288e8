"""What a source's files look like, and which sources are installed.

A source is one `Source` and one .sql file. The built-in ones are found as a plug-in's are: by the entry-point group
`treve.sources` of an installed package.
"""

from __future__ import annotations

import importlib.metadata
from dataclasses import dataclass
from enum import StrEnum

from treve.errors import NotFound

ENTRY_POINTS = "treve.sources"


class Kind(StrEnum):
    """How the cells of a column are read, and which columns of the step table they fill; a blank cell is empty in all.

    text             <column>: as written
    names            <column>: names separated by ';' or '; ', rejoined by ';'
    names_by_comma   <column>: names separated by ', ', rejoined by ';'
    day_span         <column>_first, <column>_last: the days the text allows
    day_list         <column>_1, <column>_2: the earliest and the next different day of a list separated by ';'; parts that are no
                     day are passed over
    day_and_around   as day_span; also _week_first, _week_last (seven days on either side), _month_first, _month_last
    time_of_day      <column>: HH:MM
    count            <column>: whole number, 0 or more
    whole_number     <column>: whole number
    code             <column>: one of the whole numbers in `codes`
    latitude         <column>: degrees north, -90 to 90
    longitude        <column>: degrees east, -180 to 180
    truth            <column>: TRUE or FALSE
    zone             <column>: IANA time zone
    act              <column>: as written; <column>_act: our act, empty if the crosswalk does not know the word
    confirmed        <column>: `confirmed`, or blank where the column is not used; a draft is at fault
    country_name     <column>_code: ISO 3166-1 alpha-2 of an ISO code or a name, empty if unknown
    country_gw       <column>_code: the same, of a Gleditsch-Ward number
    country_iso      <column>_code: the same, of an ISO 3166-1 number
    """

    TEXT = "text"
    NAMES = "names"
    NAMES_BY_COMMA = "names_by_comma"
    DAY_SPAN = "day_span"
    DAY_LIST = "day_list"
    DAY_AND_AROUND = "day_and_around"
    TIME_OF_DAY = "time_of_day"
    COUNT = "count"
    WHOLE_NUMBER = "whole_number"
    CODE = "code"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    TRUTH = "truth"
    ZONE = "zone"
    ACT = "act"
    CONFIRMED = "confirmed"
    COUNTRY_NAME = "country_name"
    COUNTRY_GW = "country_gw"
    COUNTRY_ISO = "country_iso"


class Presence(StrEnum):
    """Whether a column must be there.

    filled    the column must be there, and no cell may be blank
    there     the column must be there; its cells may be blank
    optional  the column may be missing; it is then empty in every row
    """

    FILLED = "filled"
    THERE = "there"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a source's files, by its name there; `other_names` are older or looser spellings. Case does not matter."""

    name: str
    kind: Kind = Kind.TEXT
    presence: Presence = Presence.OPTIONAL
    other_names: tuple[str, ...] = ()
    codes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What the files of one source look like; what each column becomes stands in the .sql file.

    sql        path inside the package, or absolute for a plug-in; it reads step_<name> once and writes `report`
    key        column that holds the source's own id of a row
    days       the columns, of kind day_span or day_and_around, in which the first and the last day stand
    point      the columns of latitude and longitude; both are filled or neither
    country    step-table columns that hold the country's code; the first that is not empty counts
    crosswalk  crosswalk of the columns of kind act: a name in normalise/crosswalks, or an absolute path
    joined     further step-table columns: their name, and the columns whose names they join by ';'
    delimiters what may separate the columns of a CSV file
    version    regular expression of a file name whose first group is the version of the data, '_' standing for '.'
    curated    each row is an incident of its own, since the source merges reports itself: two of its rows are never linked
    """

    name: str
    title: str
    licence: str
    citation: str
    redistributable: bool
    sql: str
    key: str
    days: tuple[str, str]
    columns: tuple[Column, ...]
    point: tuple[str, str] = ("latitude", "longitude")
    country: tuple[str, ...] = ()
    crosswalk: str | None = None
    joined: tuple[tuple[str, tuple[str, ...]], ...] = ()
    delimiters: tuple[str, ...] = (",",)
    version: str | None = None
    curated: bool = False


def sources() -> dict[str, Source]:
    """Every installed source by name, in order of name."""
    found: dict[str, Source] = {}
    for entry_point in sorted(importlib.metadata.entry_points(group=ENTRY_POINTS), key=lambda point: point.name):
        found[entry_point.name] = entry_point.load()
    return found


def find_source(name: str) -> Source:
    """The installed source of that name.

    Raises NotFound, which lists the installed ones.
    """
    known = sources()
    if name not in known:
        raise NotFound("source", name, list(known))
    return known[name]
