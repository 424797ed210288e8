from __future__ import annotations

from tests.mapping.tables import sheet_of
from treve.mapping.codebook import changed_meaning, codes_of, is_coded
from treve.mapping.evidence import Column

DATA = sheet_of([["type"], [1]], "Data")


def test_short_numbers_and_capitals_are_codes_and_words_are_not() -> None:
    assert is_coded(Column("type", [1, 2, "3"]))
    assert is_coded(Column("type", ["AS", "MTR"]))
    assert not is_coded(Column("type", ["mortar", "1"]))
    assert not is_coded(Column("type", []))
    assert not is_coded(Column("type", list(range(100))))


def test_the_sheet_that_explains_most_codes_explains_them() -> None:
    other = sheet_of([["n", "name"], [1, "Homs"], [7, "Hama"]], "Places")
    codes = sheet_of([["Code", "Meaning"], ["1", "mortar"], [2, "air strike"], [9, "other"]], "Codes")
    found = codes_of(Column("type", [1, 2, 3, 1]), (DATA, other, codes), DATA)
    assert found is not None
    assert found.sheet == "Codes"
    assert found.words == {"1": "mortar", "2": "air strike", "9": "other"}
    assert found.missing == ("3",)


def test_a_list_under_the_name_of_the_column_counts_before_others() -> None:
    codes = sheet_of(
        [
            ["variable", "code", "label"],
            ["side", 1, "government"],
            ["side", 2, "rebels"],
            ["type", 1, "mortar"],
            ["type", 2, "mine"],
        ],
        "Codes",
    )
    found = codes_of(Column("Type", [1, 2]), (DATA, codes), DATA)
    assert found is not None
    assert found.words == {"1": "mortar", "2": "mine"}


def test_no_sheet_explains_what_it_does_not_list() -> None:
    codes = sheet_of([["Code", "Meaning"], [7, "mortar"], [8, "mine"]], "Codes")
    assert codes_of(Column("type", [1, 2, 3]), (DATA, codes), DATA) is None


def test_a_code_that_changed_its_meaning_is_named() -> None:
    labels = {"1": "mortar", "2": "mine"}
    same = sheet_of([["Code", "Meaning"], [2, "mine"], [1, "mortar"], [3, "sniper"]], "Codes")
    turned = sheet_of([["Code", "Meaning"], [1, "mortar"], [2, "sniper"]], "Codes")
    fewer = sheet_of([["Code", "Meaning"], [1, "mortar"], [3, "sniper"]], "Codes")
    assert changed_meaning(same, "type", labels) is None
    assert changed_meaning(turned, "type", labels) == "code '2', 'mine' before, now stands for 'sniper'"
    assert changed_meaning(fewer, "type", labels) == "code '2', 'mine' before, is not explained any more"
    assert changed_meaning(sheet_of([["x"]], "Codes"), "type", labels) == "explains no codes any more"
