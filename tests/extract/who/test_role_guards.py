"""Where the wording of a role tells of others than those beside it."""

from __future__ import annotations

import pytest

from tests.extract.made import facts, texts


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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'armée dément avoir rompu la trêve."),
        ("fr", "L'armée a rejeté les accusations de violation de la trêve."),
        ("fr", "Le Gabon a accueilli la signature du cessez-le-feu."),
        ("fr", "L'émissaire de l'ONU a annoncé le cessez-le-feu à Genève."),
        ("fr", "La France n'a pas été invitée aux pourparlers sur la trêve."),
        ("fr", "Le gouvernement n'a pas accepté la démission du ministre avant la trêve."),
        ("fr", "Le Front populaire a été attaqué une heure après la trêve."),
        ("fr", "Les manifestants ont rejeté le plan de transport, et la trêve a tenu."),
        ("fr", "Le chef de l'armée a démenti que la trêve serait prolongée."),
        ("fr", "L'Union africaine a appelé les rebelles à rejoindre le cessez-le-feu."),
        ("fr", "Les rebelles devraient signer le cessez-le-feu la semaine prochaine."),
        ("fr", "Des rebelles ont attaqué une base malgré la trêve."),
        ("fr", "Les États-Unis ont annoncé un cessez-le-feu à Gaza."),
        ("fr", "Si le Front signe la trêve, les pourparlers s'ouvriront."),
        ("en", "The army denied that it had broken the truce."),
        ("en", "The army denied receiving an order to respect the truce."),
        ("en", "The government did not accept the resignation of the minister before the truce."),
        ("en", "Protesters rejected the new plan for the city's buses, and the truce held."),
        ("en", "Egypt hosted the signing of the ceasefire."),
        ("en", "The UN envoy announced the ceasefire from Geneva."),
        ("en", "Pakistan observed the talks on the truce as a guest."),
        ("en", "France was not invited to the talks on the ceasefire."),
        ("en", "The Popular Front was attacked an hour after the truce."),
        ("en", "The army rejected the accusation that it had violated the truce."),
        ("en", "The army chief denied that the truce would be extended."),
        ("en", "The African Union called on the rebels to join the ceasefire."),
        ("en", "Kenya welcomed delegates who came to sign the agreement."),
        ("en", "The rebels are expected to sign the ceasefire next week."),
        ("en", "The opposition urged the government to accept the truce."),
        ("en", "Rebels attacked an army base despite the truce."),
        ("en", "The United States announced a ceasefire in Gaza."),
        ("en", "If the Front signs the truce, talks will begin."),
        ("es", "El Ejército niega haber roto la tregua."),
        ("es", "El Ejército rechazó las acusaciones de violar la tregua."),
        ("es", "Cuba acogió la firma del cese el fuego."),
        ("es", "El enviado de la ONU anunció la tregua en Ginebra."),
        ("es", "Francia no fue invitada a las conversaciones sobre la tregua."),
        ("es", "El Frente Popular fue atacado una hora después de la tregua."),
        ("es", "El Gobierno no aceptó la renuncia del ministro antes de la tregua."),
        ("es", "El jefe del Ejército negó que la tregua fuera a prorrogarse."),
        ("es", "La Unión Africana pidió a los rebeldes que se sumen a la tregua."),
        ("es", "Se espera que los rebeldes firmen la tregua la próxima semana."),
        ("es", "Los rebeldes atacaron una base pese a la tregua."),
        ("es", "Estados Unidos anunció un alto el fuego en Gaza."),
        ("ru", "Армия отрицает, что нарушила перемирие."),
        ("ru", "Армия отвергла обвинения в нарушении перемирия."),
        ("ru", "Турция принимала подписание соглашения о перемирии."),
        ("ru", "Посланник ООН объявил о перемирии в Женеве."),
        ("ru", "Францию не пригласили на переговоры о перемирии."),
        ("ru", "Народный фронт был атакован через час после перемирия."),
        ("ru", "Правительство не приняло отставку министра до перемирия."),
        ("ru", "Африканский союз призвал повстанцев присоединиться к перемирию."),
        ("ru", "Повстанцы должны подписать перемирие на следующей неделе."),
        ("ru", "Повстанцы напали на базу, несмотря на перемирие."),
        ("ru", "США объявили о прекращении огня в Газе."),
        ("ar", "نفى الجيش خرق الهدنة."),
        ("ar", "رفض الجيش اتهامات بانتهاك الهدنة."),
        ("ar", "استضافت تونس توقيع اتفاق وقف إطلاق النار."),
        ("ar", "أعلن مبعوث الأمم المتحدة الهدنة من جنيف."),
        ("ar", "لم تدع فرنسا إلى محادثات الهدنة."),
        ("ar", "هوجمت الجبهة الشعبية بعد ساعة من الهدنة."),
        ("ar", "دعا الاتحاد الأفريقي المتمردين إلى الانضمام إلى الهدنة."),
        ("ar", "من المتوقع أن يوقع المتمردون الهدنة الأسبوع المقبل."),
        ("ar", "هاجم المتمردون قاعدة رغم الهدنة."),
        ("ar", "أعلنت الولايات المتحدة وقفا لإطلاق النار في غزة."),
    ],
)
def test_who_hosts_announces_is_attacked_or_denies_something_else_neither_joins_nor_refuses(
    language: str, text: str
) -> None:
    assert [*facts(text, "party", language), *facts(text, "denies_party", language)] == []


def test_who_undertakes_to_guarantee_a_truce_is_no_party() -> None:
    text = "Hamas and Israel signed the truce. Qatar undertook to guarantee it."
    assert texts(text, "party", "en") == ["Hamas", "Israel"]
    assert texts(text, "guarantor", "en") == ["Qatar"]


def test_who_did_as_others_who_signed_is_a_party_and_nameless_factions_are_none() -> None:
    assert texts("El ELN firmó la tregua y el EPL ya lo hizo ayer.", "party", "es") == ["ELN", "EPL"]
    assert texts("The army signed the truce, a month after other factions did so.", "party", "en") == ["army"]


def test_who_opens_a_clause_is_the_subject_of_its_second_verb() -> None:
    assert texts("The SPLM-IO came back on Thursday and acceded to the truce.", "party", "en") == ["SPLM-IO"]
    assert texts("France received Hamas on Monday and signed the truce with Israel.", "party", "en") == ["Israel"]


@pytest.mark.parametrize(
    ("language", "text", "refusing"),
    [
        ("en", "Neither Eritrea nor the Amhara militias are party to the truce.", ["Eritrea", "Amhara militias"]),
        ("fr", "Ni l'Érythrée ni les milices amhara n'ont signé la trêve.", ["Érythrée", "milices amhara"]),
        ("es", "Ni Eritrea ni las milicias amhara firmaron la tregua.", ["Eritrea", "milicias amhara"]),
        ("ru", "Ни Эритрея, ни отряды Фано не подписали перемирие.", ["Эритрея", "отряды Фано"]),
    ],
)
def test_neither_of_two_who_signed_is_a_party(language: str, text: str, refusing: list[str]) -> None:
    assert texts(text, "party", language) == []
    assert texts(text, "denies_party", language) == refusing


def test_the_month_of_may_is_no_condition() -> None:
    assert texts("Having walked out in May, the SPLM-IO acceded to the truce.", "party", "en") == ["SPLM-IO"]
    assert texts("The SPLM-IO may have acceded to the truce.", "party", "en") == []


@pytest.mark.parametrize(
    ("language", "text", "refusing"),
    [
        ("fr", "La coalition n'a pas signé la charte électorale.", []),
        ("fr", "La coalition n'a pas signé la trêve.", ["coalition"]),
        ("en", "The army refused to acknowledge the losses.", []),
        ("en", "The union would not put its signature to the pay claim.", []),
        ("en", "The militia would not put its signature to the text.", ["militia"]),
        ("es", "La milicia no firmó el contrato.", []),
        ("ru", "Ополчение не подписало контракт.", []),
        ("ru", "Отряды Фано к соглашению не присоединились.", ["Отряды Фано"]),
    ],
)
def test_who_does_not_sign_something_else_refuses_no_truce(language: str, text: str, refusing: list[str]) -> None:
    signed = {"fr": "Une trêve est signée. ", "en": "A truce is signed. ", "es": "Se firma una tregua. "}
    assert texts(signed.get(language, "Подписано перемирие. ") + text, "denies_party", language) == refusing


def test_a_power_that_stayed_away_refuses_nothing_and_an_armed_side_does() -> None:
    text = "Une trêve est signée. Le Niger est resté à l'écart. La milice des Aigles est restée à l'écart."
    assert texts(text, "denies_party", "fr") == ["milice des Aigles"]
