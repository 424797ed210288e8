from __future__ import annotations

from treve.bulletin.edition.section import Section


def test_a_section_can_be_a_heading_alone() -> None:
    assert Section("Late additions").grids == ()
