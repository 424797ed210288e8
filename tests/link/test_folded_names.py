"""Spellings of one name in one country have one number."""

from __future__ import annotations

import pyarrow as pa

from treve.link.folded_names import folded_keys


def test_spellings_are_one_name_and_countries_keep_them_apart() -> None:
    names = pa.chunked_array([["al-Bab", "Al Bab", "al-Bab", None, "", "Homs"]])
    countries = pa.chunked_array([["SY", "SY", "IQ", "SY", "SY", None]])
    keys = folded_keys(names, countries).to_pylist()
    assert keys[0] == keys[1] != keys[2]
    assert keys[3] is None
    assert keys[4] is None
    assert keys[5] not in keys[:3]
