"""Country, division and zone of a report, and on whose word."""

from __future__ import annotations

import pytest

from treve.resolve.localities import Locality, ZoneBasis, locality
from treve.settings import Settings

OPTIONS = Settings(zones=(("feed", "Europe/Kyiv"),), countries=(("feed", "UA"),))
DAMASCUS = ("Asia/Damascus", "Asia/Damascus")


@pytest.mark.parametrize(
    ("source", "stated", "agreement_zones", "expected"),
    [
        ("table", ("SY", "Idleb", "Europe/Paris"), DAMASCUS, Locality("SY", "Idlib", "Europe/Paris", ZoneBasis.ROW)),
        ("table", ("SY", None, None), (), Locality("SY", None, "Asia/Damascus", ZoneBasis.COUNTRY)),
        ("table", (None, "Idleb", None), (), Locality("SY", "Idlib", "Asia/Damascus", ZoneBasis.COUNTRY)),
        ("feed", ("SY", None, None), (), Locality("SY", None, "Asia/Damascus", ZoneBasis.COUNTRY)),
        ("feed", (None, "Donetsk", None), (), Locality("UA", "Donetsk", "Europe/Kyiv", ZoneBasis.OPTION)),
        ("table", ("UA", None, None), DAMASCUS, Locality("UA", None, "UA", ZoneBasis.COUNTRY)),
        ("table", (None, None, None), DAMASCUS, Locality(None, None, "Asia/Damascus", ZoneBasis.AGREEMENTS)),
        ("table", (None, "Gaza", None), DAMASCUS, Locality(None, "Gaza", "Asia/Damascus", ZoneBasis.AGREEMENTS)),
        ("table", ("XK", None, None), (), Locality("XK", None, "unknown", ZoneBasis.UNKNOWN)),
        ("table", (None, None, None), ("Asia/Aden", "Asia/Gaza"), Locality(None, None, "unknown", ZoneBasis.UNKNOWN)),
        ("table", (None, None, None), (), Locality(None, None, "unknown", ZoneBasis.UNKNOWN)),
    ],
)
def test_the_zone_rests_on_the_row_then_the_country_then_the_option_then_the_agreements(
    source: str,
    stated: tuple[str | None, str | None, str | None],
    agreement_zones: tuple[str, ...],
    expected: Locality,
) -> None:
    assert locality(source, stated, agreement_zones, OPTIONS) == expected


def test_the_country_is_never_that_of_the_agreements() -> None:
    assert locality("table", (None, None, None), DAMASCUS, Settings()).country is None


def test_a_stated_country_beats_the_option() -> None:
    assert locality("feed", ("SY", None, None), (), OPTIONS).country == "SY"
