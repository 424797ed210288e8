"""What else happened: the library's own list, and a user's file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from treve.analysis.happened import LIBRARY, during, happened, read_happened
from treve.catalogue import LANGUAGES
from treve.errors import BadFile, BadValue

ENTRY = "what: A battle\n  country: SY\n  first: 2016-03-01\n  last: 2016-03-04\n  sources: [https://example.org/a]"


def _file(folder: Path, text: str) -> Path:
    path = folder / "happened.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_library_names_each_thing_in_every_language_and_gives_addresses() -> None:
    entries = [one for path in LIBRARY.glob("*.yaml") for one in read_happened(path)]
    assert entries
    for one in entries:
        assert set(one.what) == set(LANGUAGES)
        assert set(one.place) in (set(), set(LANGUAGES))
        assert all(source.startswith(("http://", "https://")) for source in one.sources)


def test_the_offensive_on_aleppo_stands_beside_the_truce_of_december_2016() -> None:
    start = dt.date(2016, 12, 30)
    near = during(happened(frozenset({"SY"})), start - dt.timedelta(days=60), start + dt.timedelta(days=29))
    assert any("Aleppo" in one.what["en"] and one.last < start for one in near)
    assert happened(frozenset({"YE"})) == ()


def test_a_file_of_one_s_own_is_added_in_order_of_days(tmp_path: Path) -> None:
    found = happened(frozenset({"SY"}), _file(tmp_path, f"- {ENTRY}\n"))
    assert "A battle" in [one.what["en"] for one in found]
    assert [one.first for one in found] == sorted(one.first for one in found)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("what: A battle", "what: {de: Schlacht}", "what"),
        ("what: A battle", "what: ''", "English"),
        ("country: SY", "country: Syria", "two capital letters"),
        ("2016-03-04", "2016-02-01", "on or after 2016-03-01"),
        ("2016-03-04", "soon", "YYYY-MM-DD"),
        ("[https://example.org/a]", "[]", "at least one"),
        ("country: SY", "land: SY", "keys"),
    ],
)
def test_an_entry_that_does_not_fit_is_an_error_that_names_it(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(BadValue, match=message) as raised:
        read_happened(_file(tmp_path, f"- {ENTRY}\n- {ENTRY.replace(old, new)}\n"))
    assert "entry 2" in str(raised.value)


@pytest.mark.parametrize("text", ["a: 1\n", "- [unclosed\n", "plain"])
def test_a_file_that_holds_no_list_is_an_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadFile):
        read_happened(_file(tmp_path, text))
    with pytest.raises(BadFile):
        read_happened(tmp_path / "absent.yaml")
