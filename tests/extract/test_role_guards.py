"""Where the wording of a role tells of others than those beside it."""

from __future__ import annotations

import pytest

from tests.extract.made import texts


@pytest.mark.parametrize(
    ("language", "text", "kind", "expected"),
    [
        ("en", "The rebels accepted a ceasefire mediated by Paris.", "party", ["rebels"]),
        ("fr", "Les rebelles ont accepté une trêve négociée par Paris.", "party", ["rebelles"]),
        ("es", "Los rebeldes aceptaron una tregua mediada por París.", "party", ["rebeldes"]),
        ("en", "The terrorist groups ISIL and Al-Qaida remain outside the ceasefire.", "denies_party", []),
        ("en", "The M23 remains outside the ceasefire.", "denies_party", ["M23"]),
        ("en", "The army welcomed the truce while the M23 rejected it.", "denies_party", ["M23"]),
        ("en", "A truce holds. There was a report of a raid and the M23 rejected it.", "denies_party", []),
        ("en", "The truce binds the army; the M23 declined to sign.", "denies_party", ["M23"]),
        ("en", "Brokered by China, the Kokang rebels' truce holds.", "mediator", ["China"]),
        ("en", "The truce was brokered by China and Qatar.", "mediator", ["China", "Qatar"]),
        ("ru", "При египетском посредничестве Израиль согласился на перемирие.", "mediator", ["египетском"]),
        ("en", "Turkey and Iran, as guarantors of the truce, undertook to open roads.", "party", []),
        ("en", "Turkey and Iran, as guarantors of the truce, undertook to open roads.", "guarantor", ["Turkey", "Iran"]),
        ("en", "Fatah and Hamas signed the truce, with Egypt and Qatar as guarantors.", "guarantor", ["Egypt", "Qatar"]),
        ("es", "La tregua excluye a Al Qaeda; Colombia la aplaudió.", "endorser", ["Colombia"]),
        ("es", "La tregua excluye a Al Qaeda; Colombia la aplaudió.", "excluded_actor", ["Al Qaeda"]),
        ("fr", "L'armée et les FARC observeront le cessez-le-feu.", "party", ["armée", "FARC"]),
        ("fr", "L'armée et les FARC observeront le cessez-le-feu.", "monitoring_measure", []),
        ("fr", "La Mauritanie salue le cessez-le-feu, que le Front Polisario récuse.", "denies_party", ["Front Polisario"]),
        ("fr", "Une trêve tient. Le budget, que le Front Polisario récuse, est voté.", "denies_party", []),
        ("en", "The army said it would respect the truce.", "party", ["army"]),
        ("en", "The army said it would respect the truce if the siege ended.", "party", []),
    ],
)  # fmt: skip
def test_a_role_is_read_where_the_wording_tells_of_it(language: str, text: str, kind: str, expected: list[str]) -> None:
    assert texts(text, kind, language) == expected
