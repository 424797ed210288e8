"""The header of a file held against the columns of a source: by name, never by position."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Sequence

from treve.errors import BadFile
from treve.read.source import Column, Presence, Source


def match(source: Source, names: Sequence[str], path: str) -> dict[str, str]:
    """The file's name of each column of the source that the file has, by the source's name.

    Case and blanks around a name do not matter; an older spelling counts only where the column's own name is missing.
    Raises BadFile for a column that stands twice or must be there and is not; it names the columns found and the nearest spelling.
    """
    refuse_doubles(names, path)
    in_file = {plain(name): name for name in names}
    matched: dict[str, str] = {}
    for column in source.columns:
        found = [in_file[plain(name)] for name in (column.name, *column.other_names) if plain(name) in in_file]
        if found:
            matched[column.name] = found[0]
        elif column.presence is not Presence.OPTIONAL:
            raise BadFile(path, _missing(column, names), _expected(source))
    return matched


def known_columns(source: Source, names: Sequence[str]) -> int:
    """How many columns of the source stand under one of these names."""
    in_file = {plain(name) for name in names}
    return sum(any(plain(name) in in_file for name in (column.name, *column.other_names)) for column in source.columns)


def refuse_doubles(names: Sequence[str], path: str) -> None:
    """Raises BadFile if a column stands twice in the header."""
    doubles = [name for name, times in Counter(map(plain, names)).items() if times > 1]
    if doubles:
        raise BadFile(path, f"column {doubles[0]!r} stands twice in the header", "each column once")


def is_hxl_tag_row(cells: Sequence[str | None]) -> bool:
    """Whether a row holds HXL tags: every cell that is not blank starts with '#'."""
    filled = [cell.strip() for cell in cells if cell and cell.strip()]
    return bool(filled) and all(cell.startswith("#") for cell in filled)


def plain(name: str) -> str:
    """A column name as it is compared: lower case, no blanks around it, no byte-order mark."""
    return name.lstrip("\ufeff").strip().lower()


def named(names: Sequence[str]) -> tuple[str, ...]:
    """Column names without blanks and byte-order mark; a column without a name is called column_<its number>."""
    return tuple(name.lstrip("\ufeff").strip() or f"column_{number}" for number, name in enumerate(names, start=1))


def _expected(source: Source) -> str:
    """What is expected of a header; a table of one's own may have names of its own, with a mapping."""
    own = "; `treve map FILE` makes a mapping for other names" if source.name == "table" else ""
    return f"the columns of {source.title}{own}"


def _missing(column: Column, names: Sequence[str]) -> str:
    nearest = difflib.get_close_matches(plain(column.name), [plain(name) for name in names], n=1)
    hint = f" (nearest: {nearest[0]!r})" if nearest else ""
    return f"no column {column.name!r}{hint} among {', '.join(names) or 'none'}"
