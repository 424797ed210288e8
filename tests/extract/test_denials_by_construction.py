"""Who refuses a truce, told by construction, and who refuses something else."""

from __future__ import annotations

import pytest

from tests.extract.made import SIGNED, texts


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("fr", "Les FNL ont répété qu'ils ne se sentaient liés par aucune de ces clauses.", "FNL"),
        ("fr", "Le bataillon Vihor ne se reconnaît pas lié par l'accord.", "bataillon Vihor"),
        ("fr", "Le Front du Nord a fait savoir que cette décision ne le concernait pas.", "Front du Nord"),
        ("fr", "Le Front du Nord, non signataire, garde ses positions.", "Front du Nord"),
        ("es", "El Frente Azul sostiene que el cese no lo obliga.", "Frente Azul"),
        ("es", "El Frente Azul respondió que no acompañará esa medida.", "Frente Azul"),
        ("es", "El clan Magbanua sigue sin reconocer la tregua.", "clan Magbanua"),
        ("es", "La brigada Samar no se da por obligada.", "brigada Samar"),
        ("en", "The Blue Front said the truce did not concern it.", "Blue Front"),
        ("en", "The Blue Front does not intend to join.", "Blue Front"),
        ("ru", "Движение Север по-прежнему не признаёт перемирие.", "Движение Север"),
    ],
)
def test_who_is_bound_by_nothing_or_will_not_join_refuses(language: str, text: str, who: str) -> None:
    assert texts(SIGNED[language] + text, "denies_party", language) == [who]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le Front du Nord ne se sent pas concerné par l'enquête sur la corruption."),
        ("fr", "Le Conseil a refusé de signer le contrat minier."),
        ("fr", "La milice continue de respecter la trêve."),
        ("fr", "Le ministre a fait savoir que cette mesure ne concernait pas les fonctionnaires."),
        ("es", "El Frente dijo que la ley no lo obliga a pagar impuestos."),
        ("es", "El Frente no quiso hablar con la prensa."),
        ("en", "The Blue Front does not intend to open an office."),
        ("en", "The Blue Front is not concerned by the inquiry."),
    ],
)
def test_who_refuses_something_else_refuses_no_truce(language: str, text: str) -> None:
    assert texts(SIGNED[language] + text, "denies_party", language) == []
