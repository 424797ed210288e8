"""The mapping file: which columns of a table say what, and how their cells are read. Readable, and checked strictly."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping as AnyMapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.tokens import AnchorToken

from treve.errors import BadFile
from treve.mapping.checks import faults
from treve.mapping.days import Order
from treve.mapping.fields import Reading
from treve.store.whole_file import write_whole

SUFFIX = ".mapping.yaml"
_WANTED = {
    "extra_forbidden": "no such key here",
    "missing": "this key, which is missing",
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
}
_HEADER = """\
# How the columns of a table become reports. Made by `treve map`, and may be changed by hand:
# `treve map FILE --check` says what it then makes of the file. `treve map --schema` prints what may stand here.
"""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Layout(_Part):
    """Where the table stands. A delivery whose layout differs is refused."""

    sheet: str | None = Field(default=None, description="Sheet of a workbook; none for a CSV file.")
    header: tuple[int, int] = Field(description="First and last row of the header, from 1.")
    columns: tuple[str, ...] = Field(description="Every column, as named there.")
    encoding: str | None = Field(default=None, description="Encoding of a CSV file.")
    separator: str | None = Field(default=None, description="What separates the columns of a CSV file.")


class Rule(_Part):
    """What one field is read from, and how."""

    columns: tuple[str, ...] = Field(default=(), description="Columns it is read from, in order.")
    read_as: Reading = Field(description="How their cells are read.")
    order: Order | None = Field(default=None, description="Of days in figures: which part comes first.")
    year: int | None = Field(default=None, description="Year of days that state none.")
    turned: bool = Field(
        default=False, description="Excel took month for day in the cells it holds as days: turn them back."
    )
    swapped: bool = Field(
        default=False, description="Latitude stands in the column of longitude, and the other way round."
    )
    utm_zone: str | None = Field(default=None, description="Zone and band of eastings and northings, such as 37S.")
    unreadable: Literal["error", "empty"] = Field(
        default="error", description="Cells that hold no number: an error, or not stated."
    )
    shared: Literal["error", "first"] = Field(
        default="error", description="A figure drawn over rows: error of each, or the first alone states it."
    )
    codebook: str | None = Field(default=None, description="Sheet that says what the codes stand for.")
    labels: dict[str, str] = Field(
        default_factory=dict, description="Code → what that sheet called it; another meaning later is refused."
    )
    zeros: Literal["thousands", "decimals"] = Field(
        default="thousands", description="What the zeros of a figure such as 3.000 are."
    )
    words: dict[str, str] = Field(default_factory=dict, description="What a word or code of the cells stands for.")


class Mapping(_Part):
    """A whole mapping file."""

    treve_mapping: Literal[1] = Field(description="Version of this form.")
    layout: Layout
    blank: tuple[str, ...] = Field(default=(), description="Words that stand for an empty cell.")
    fields: dict[str, Rule] = Field(description="Field → what it is read from.")
    constants: dict[str, str] = Field(
        default_factory=dict, description="Field → its value in every row that states none."
    )


def beside(path: Path) -> Path:
    """Where the mapping of a file stands: `MY.mapping.yaml` beside `MY.xlsx`."""
    return path.with_name(path.stem + SUFFIX)


def found_beside(source: str, path: Path) -> Path | None:
    """The mapping that stands beside a file of the source `table`; None: there is none, or the source is another."""
    has_one = source == "table" and path.is_file() and beside(path).is_file()
    return beside(path) if has_one else None


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a mapping file."""
    return Mapping.model_json_schema()


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file. Raises BadFile that names every fault with its line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as problem:
        raise BadFile(
            str(path), f"it cannot be read: {problem.strerror}", "a mapping file, as `treve map` writes it"
        ) from None
    except UnicodeDecodeError:
        raise BadFile(str(path), "it is not UTF-8", "a mapping file, as `treve map` writes it") from None
    try:
        _refuse_anchors(path, text)
        content = YAML(typ="rt").load(text)
    except RecursionError:
        raise BadFile(str(path), "it nests too deep to be read", "plain YAML") from None
    except MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 1
        raise BadFile(f"{path}:{line}", str(problem.problem), "plain YAML") from None
    except YAMLError as problem:
        raise BadFile(str(path), str(problem), "plain YAML") from None
    if not isinstance(content, CommentedMap):
        raise BadFile(f"{path}:1", "it holds no keys", "a mapping file, as `treve map` writes it")
    try:
        mapping = Mapping.model_validate_json(json.dumps(content, default=str))
    except ValidationError as problem:
        found = [
            (_line(content, one["loc"]), ".".join(map(str, one["loc"])), _WANTED.get(one["type"], one["msg"]))
            for one in problem.errors(include_url=False)
        ]
        raise BadFile(*_told(path, found)) from None
    wrong = [(_line(content, keys), ".".join(map(str, keys)), expected) for keys, expected in faults(mapping)]
    if wrong:
        raise BadFile(*_told(path, wrong))
    return mapping


def _refuse_anchors(path: Path, text: str) -> None:
    """By aliases a text of a few lines can hold itself, or itself a million times."""
    for token in YAML(typ="safe", pure=True).scan(text):
        if isinstance(token, AnchorToken):
            line = token.start_mark.line + 1
            raise BadFile(f"{path}:{line}", f"has the anchor &{token.value}", "plain YAML without anchors and aliases")


def mapping_text(mapping: Mapping) -> str:
    """The mapping as the text of its file."""
    plain = mapping.model_dump(mode="json", exclude_defaults=True)
    yaml = YAML()
    yaml.width = 120
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    yaml.dump({"treve_mapping": 1} | _flow(plain), out)
    return _HEADER + out.getvalue()


def write_mapping(mapping: Mapping, path: Path) -> None:
    """Write a mapping file whole or not at all. Raises OSError."""
    write_whole(path, mapping_text(mapping))


def _flow(value: Any) -> Any:
    """Short lists on one line."""
    if isinstance(value, dict):
        return CommentedMap({key: _flow(one) for key, one in value.items()})
    if isinstance(value, list):
        made = CommentedSeq(value)
        if len(value) <= 4:
            made.fa.set_flow_style()
        return made
    return value


def _told(path: Path, found: list[tuple[int, str, str]]) -> tuple[str, str, str]:
    first, *others = sorted(found)
    more = "".join(f"\n{path}:{line}: {keys}: expected {expected}" for line, keys, expected in others)
    return f"{path}:{first[0]}", f"{first[1]}: cannot be read", f"{first[2]}{more}"


def _line(content: AnyMapping[str, Any] | Any, keys: tuple[str | int, ...]) -> int:
    """The line of the innermost of these keys that stands in the file."""
    line = 1
    for key in keys:
        if isinstance(content, CommentedMap) and key in content:
            line = content.lc.key(key)[0] + 1
        elif isinstance(content, CommentedSeq) and isinstance(key, int) and key < len(content):
            line = content.lc.item(key)[0] + 1
        else:
            break
        content = content[key]
    return line
