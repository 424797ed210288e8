from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.extract import draft
from treve.extract.drafting import prepare
from treve.extract.grounding import Alignment, Proposal, align, grounded
from treve.model.draft import FactKind

TEXT = "La guerre a fait plus de 310.000 morts depuis mars 2011."
PROSE = prepare(TEXT, language="fr")


@pytest.mark.parametrize(
    ("quote", "how"),
    [
        ("plus de 310.000 morts", Alignment.EXACT),
        ("Plus  de 310.000 MORTS", Alignment.NORMALISED),
        ("plus de 310 000 morts depuis mars", Alignment.FUZZY),
        ("une tout autre phrase que celle du texte", None),
        ("10.000 morts", None),
        ("", None),
        (".", None),
        (" . ", None),
    ],
)
def test_a_quote_is_found_as_closely_as_it_was_copied(quote: str, how: Alignment | None) -> None:
    assert align(quote, PROSE)[0] is how


@given(
    st.one_of(st.text(max_size=40), st.text(alphabet=TEXT, max_size=12), st.text(alphabet=" .,;'\u2019-", max_size=6))
)
def test_whatever_is_found_is_in_the_text(quote: str) -> None:
    how, places = align(quote, PROSE)
    assert (how is None) == (places == [])
    assert all(0 <= start < end <= len(TEXT) for start, end in places)


def test_a_fact_the_rules_have_is_not_told_twice() -> None:
    known = draft(TEXT)
    proposal = Proposal(FactKind.FIGURE, "plus de 310.000 morts", {"measure": "killed", "low": 310_000})
    assert grounded([proposal], known, TEXT, "m").facts == ()
