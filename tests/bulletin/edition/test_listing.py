from __future__ import annotations

from tests.bulletin.edition.listed import DAY, edition, listed
from treve.bulletin.edition.listing import incident_grid, versions
from treve.bulletin.voices import Voices

VOICES = Voices({"syrian-government": "Syrian government"})


def test_versions_stand_side_by_side_and_a_vague_day_in_brackets() -> None:
    one = listed(
        "a",
        surely=False,
        first_day=DAY.replace(day=9),
        alleged=("syrian-government", "unknown"),
        targets=(),
        deaths_low=2,
        deaths_high=None,
        verdicts={"strict": "outside", "presumed": "covered"},
    )
    (row,) = incident_grid((one,), edition(one), VOICES, "x").rows
    assert row.head == "table:a"
    assert row.cells == (
        "(2017-01-09/2017-01-10)",
        "Wadi Barada, Rif Dimashq",
        "artillery",
        "Syrian government | unknown",
        "nobody named",
        "SOHR",
        "at least 2",
        "outside",
        "under the terms",
    )


def test_what_nobody_states_is_said() -> None:
    one = listed("a", place=None, admin1=None, act=None, act_disputed=True, deaths_low=None, deaths_high=None)
    (row,) = incident_grid((one,), edition(one), VOICES, "x").rows
    assert row.cells[1:3] == ("not stated", "the reports name different acts")
    assert row.cells[6] == "not stated"
    assert versions((), VOICES) == "nobody named"


def test_the_same_names_in_another_order_are_no_other_version() -> None:
    voices = Voices({"a": "First", "b": "Second"})
    assert versions(("a;b", "b;a"), voices) == "First; Second"
    assert versions(("a", "a;b", "b;a"), voices) == "First | First; Second"
