"""Parts: any order, any names, each checked by itself; those missing are named."""

from __future__ import annotations

import random
import secrets
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from treve.casebook import bundle_parts
from treve.errors import BadFile, BadValue


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None)
@given(size=st.integers(0, 60_000), part=st.integers(10_000, 70_000), seed=st.integers(0, 99))
def test_parts_in_any_order_and_under_any_name_make_the_file_again(
    tmp_path: Path, size: int, part: int, seed: int
) -> None:
    folder = tmp_path / secrets.token_hex(8)
    folder.mkdir()
    data = random.Random(seed).randbytes(size)
    (folder / "whole").write_bytes(data)
    parts = bundle_parts.split(folder / "whole", folder / "parts", part)
    assert all(one.stat().st_size <= part + 400 for one in parts)
    renamed = [one.rename(one.with_name(secrets.token_hex(4))) for one in parts]
    whole, missing, broken = bundle_parts.join([*renamed, renamed[0]], folder)
    assert (missing, broken) == ([], [])
    assert [one.read_bytes() for one in whole] == [data]


def test_what_is_missing_or_broken_is_named_and_the_rest_is_taken(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_bytes(secrets.token_bytes(35_000))
    first = bundle_parts.split(tmp_path / "one", tmp_path / "parts", 10_000)
    second = bundle_parts.split(tmp_path / "two", tmp_path / "parts", 10_000)
    assert bundle_parts.split(tmp_path / "two", tmp_path / "parts", 10_000) == second
    first[1].unlink()
    broken = bytearray(first[3].read_bytes())
    broken[-1] ^= 1
    first[3].write_bytes(broken)
    (tmp_path / "parts" / "note.part").write_text("hello", encoding="utf-8")
    whole, missing, faults = bundle_parts.join(bundle_parts.parts_in([tmp_path / "parts"]), tmp_path)
    assert [one.read_bytes() for one in whole] == [(tmp_path / "two").read_bytes()]
    assert [one.missing for one in missing] == [(2, 4)]
    assert len(faults) == 2
    assert all("ask for it again" in one for one in faults)
    with pytest.raises(BadFile, match="no such"):
        bundle_parts.parts_in([tmp_path / "nowhere"])
    with pytest.raises(BadValue, match="10000"):
        bundle_parts.split(tmp_path / "one", tmp_path / "parts", 9_999)
