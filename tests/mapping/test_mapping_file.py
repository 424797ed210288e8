from __future__ import annotations

import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
from ruamel.yaml import YAML

from tests.mapping.mappings import small_mapping
from treve.errors import BadFile
from treve.mapping.fields import Reading
from treve.mapping.mapping_file import Rule, beside, json_schema, mapping_text, read_mapping, write_mapping


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    words = {"1": "mortar", "نعم": "a: b # c", "yes": "no"}
    mapping = small_mapping(act=Rule(columns=("remark",), read_as=Reading.TEXT, words=words))
    path = tmp_path / "MY.mapping.yaml"
    write_mapping(mapping, path)
    assert read_mapping(path) == mapping
    assert list(tmp_path.iterdir()) == [path]


def test_the_file_fits_the_schema_that_is_printed() -> None:
    content = YAML(typ="safe").load(mapping_text(small_mapping()))
    jsonschema.validate(content, json_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**content, "colour": "red"}, json_schema())


@pytest.mark.parametrize(
    ("old", "new", "line_of", "told"),
    [
        ("read_as: day", "read_as: date", "read_as: date", "fields.day.read_as"),
        ("order: day_first", "order: first_day", "order: first_day", "fields.day.order"),
        ("  killed:", "  killd:", "  killd:", "one of report_id"),
        ("columns: [village]", "columns: [town]", "columns: [town]", "'town' is none"),
        ("treve_mapping: 1", "treve_mapping: 2", "treve_mapping: 2", "treve_mapping"),
        ("constants:", "constant:", "constant:", "no such key"),
        ("country: SY", "colour: SY", "colour: SY", "constants.colour"),
        ("read_as: range", "read_as: number", "read_as: number", "one of range"),
        (
            "    columns: [when]",
            "    columns: [when, village]",
            "    columns: [when, village]",
            "1 columns where read_as is day",
        ),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, old: str, new: str, line_of: str, told: str) -> None:
    text = mapping_text(small_mapping())
    assert old in text
    changed = text.replace(old, new, 1)
    path = tmp_path / "MY.mapping.yaml"
    path.write_text(changed, encoding="utf-8")
    with pytest.raises(BadFile) as refused:
        read_mapping(path)
    line = next(number for number, one in enumerate(changed.splitlines(), 1) if line_of in one)
    assert f"{path}:{line}" in str(refused.value)
    assert told in str(refused.value)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "MY.mapping.yaml"
    path.write_text(
        mapping_text(small_mapping()).replace("read_as: day", "read_as: x").replace("read_as: range", "read_as: y"),
        encoding="utf-8",
    )
    with pytest.raises(BadFile) as refused:
        read_mapping(path)
    assert str(refused.value).count(str(path)) == 2


@pytest.mark.parametrize(
    "content", [b"", b"- a\n", b"a: [", b"\xff\xfe\x00", b"a: 1\na: 2\n", b"a: &x [*x]\n", b"[" * 500]
)
def test_what_is_no_mapping_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "MY.mapping.yaml"
    path.write_bytes(content)
    with pytest.raises(BadFile):
        read_mapping(path)
    with pytest.raises(BadFile, match="cannot be read"):
        read_mapping(tmp_path / "none.yaml")


def test_where_a_mapping_stands() -> None:
    assert beside(Path("a/MY file.v2.xlsx")) == Path("a/MY file.v2.mapping.yaml")


def test_a_mapping_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "MY.mapping.yaml"
    path.write_text("old", encoding="utf-8")

    def full(self: Path, *_: object, **__: object) -> int:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        write_mapping(small_mapping(), path)
    assert path.read_text(encoding="utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["MY.mapping.yaml"]


def test_the_schema_is_json() -> None:
    assert json.loads(json.dumps(json_schema()))["title"] == "Mapping"
