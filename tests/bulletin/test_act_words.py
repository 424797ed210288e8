from __future__ import annotations

from treve.bulletin.act_words import ACTS, act_name
from treve.catalogue import speaking
from treve.model.act import Act


def test_every_act_has_words_of_its_own_in_every_language() -> None:
    assert set(ACTS) == set(Act)
    for code in ("en", "fr", "ar"):
        with speaking(code):
            assert len({act_name(str(act)) for act in Act}) == len(Act)


def test_a_code_of_another_vocabulary_is_spelt_out() -> None:
    assert act_name("some_new-act") == "some new act"
