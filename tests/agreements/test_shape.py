from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from treve.agreements.shape import shape
from treve.agreements.source_text import SourceText

LEAST: dict[str, Any] = {
    "id": "a",
    "title": "t",
    "class": "c",
    "times": {"effective": [{"value": "2020-01-01", "by": "x"}]},
    "parties": [{"actor": "a", "asserted": "bound", "by": "x"}],
    "territory": {"include": ["Syria"]},
    "sources": ["x"],
}


def text(value: object) -> SourceText:
    return SourceText(Path("a.yaml"), value, lambda keys: 1)


def test_what_fits_passes_without_a_fault() -> None:
    shaped, found = shape(text(LEAST))
    assert shaped.entry is not None
    assert found.faults == []


def test_an_entry_that_is_set_aside_leaves_the_places_of_the_others_as_they_were() -> None:
    parties = [
        *LEAST["parties"],
        5,
        {"actor": "b", "asserted": "bound", "by": "x"},
        {"asserted": "bound"},
        {"actor": "c", "asserted": "bound", "by": "x"},
    ]
    shaped, found = shape(text({**LEAST, "parties": parties}))
    assert shaped.entry is not None
    assert [one.actor for one in shaped.entry.parties] == ["a", "b", "c"]
    assert [shaped.place(("parties", position, "actor"))[1] for position in range(3)] == [0, 2, 4]
    assert len(found.faults) == 3


def test_a_missing_key_of_the_whole_is_a_fault_and_the_rest_is_examined_all_the_same() -> None:
    shaped, found = shape(text({key: value for key, value in LEAST.items() if key not in ("times", "sources")}))
    assert shaped.entry is not None
    assert sorted(message.split(": ")[1] for _, message in found.faults) == ["sources", "times"]


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([*LEAST, "zone", "prohibitions", "mechanism", "evidence", "other"]), JUNK, max_size=5
    )
)
def test_whatever_stands_in_a_file_gives_an_entry_or_faults_and_never_breaks(junk: dict[str, object]) -> None:
    shaped, found = shape(text({**LEAST, **junk}))
    assert shaped.entry is not None or found.faults
