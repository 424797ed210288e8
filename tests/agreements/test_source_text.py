from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from treve.agreements.source_text import dotted, read_source_texts
from treve.errors import BadAgreement

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


def test_a_path_of_keys_is_written_as_people_count() -> None:
    assert dotted(("times", "effective", 0, "tz")) == "times.effective[1].tz"
    assert dotted(()) == "(file)"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(st.text(max_size=4), VALUES, min_size=1, max_size=4))
def test_every_key_of_a_json_file_has_the_line_it_stands_on(tmp_path: Path, value: dict[str, object]) -> None:
    path = tmp_path / "a.json"
    text = json.dumps(value, indent=1, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")
    (found,) = read_source_texts(path)
    lines = text.split("\n")
    for key in value:
        assert lines[found.line((key,)) - 1].startswith(f" {json.dumps(key, ensure_ascii=False)}:")


@pytest.mark.parametrize(
    ("text", "expected"), [("2016-12-30", "2016-12-30"), ("12", 12), ("yes", "yes"), ("true", True), ("~", None)]
)
def test_yaml_values_are_plain_and_days_stay_text(tmp_path: Path, text: str, expected: object) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"on: {text}\n", encoding="utf-8")
    (found,) = read_source_texts(path)
    assert found.value == {"on": expected}


def test_a_path_that_does_not_exist_has_the_line_of_what_surrounds_it(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\nb:\n- c: 2\n", encoding="utf-8")
    (found,) = read_source_texts(path)
    assert found.line(("b", 0, "missing")) == 3
    assert found.line(("absent",)) == 1


def test_a_file_that_changed_is_read_anew_and_two_of_the_same_text_keep_their_names(tmp_path: Path) -> None:
    first, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    for path in (first, other):
        path.write_text("id: one\n", encoding="utf-8")
    assert [(one.path, one.value) for path in (first, other) for one in read_source_texts(path)] == [
        (first, {"id": "one"}),
        (other, {"id": "one"}),
    ]
    first.write_text("\nid: two\n", encoding="utf-8")
    (found,) = read_source_texts(first)
    assert (found.value, found.line(("id",))) == ({"id": "two"}, 2)


@pytest.mark.parametrize(
    "text",
    [
        "id: one\nx: &a [*a]\n",
        "id: one\nx: &a {y: *a}\n",
        "a0: &a0 [1, 1]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)),
    ],
)
def test_what_holds_itself_or_itself_a_million_times_is_a_fault_and_takes_no_time(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadAgreement, match="anchor"):
        read_source_texts(path)


@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
def test_what_nests_too_deep_is_a_fault(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("[" * 20_000 + "]" * 20_000, encoding="utf-8")
    with pytest.raises(BadAgreement, match="nests too deep"):
        read_source_texts(path)
