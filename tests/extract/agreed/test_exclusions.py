"""Who and what is left out."""

from __future__ import annotations

import pytest

from tests.extract.made import SIGNED, texts


@pytest.mark.parametrize(
    ("language", "text", "kind", "expected"),
    [
        ("fr", "La trêve ne concerne pas Boko Haram.", "excluded_actor", ["Boko Haram"]),
        ("fr", "La trêve vaut partout, sauf dans les zones frontalières.", "exception", ["zones frontalières"]),
        ("en", "The ceasefire excludes Daesh and al-Qaida.", "excluded_actor", ["Daesh", "al-Qaida"]),
        ("en", "The truce leaves the right to self-defence untouched.", "exception", ["self-defence"]),
        ("es", "El alto el fuego no incluye al Clan del Golfo.", "excluded_actor", ["Clan del Golfo"]),
        ("ru", "Перемирие не распространяется на «Черный стяг».", "excluded_actor", ["Черный стяг"]),
        ("ar", "لا تشمل الهدنة جبهة النصرة.", "excluded_actor", ["جبهة النصرة"]),
    ],
)
def test_only_wording_excludes(language: str, text: str, kind: str, expected: list[str]) -> None:
    assert texts(text, kind, language) == expected


def test_silence_excludes_nobody() -> None:
    assert texts("Daesh fights on. The army signed the truce.", "excluded_actor", "en") == []


@pytest.mark.parametrize(
    ("language", "text", "kind", "expected"),
    [
        ("fr", "La trêve tient. Ne constitue pas une violation l'évacuation des blessés.", "exception", "l'évacuation des blessés"),
        ("ar", "ولا يسري الاتفاق على الجماعات المصنفة إرهابية.", "excluded_actor", "الجماعات المصنفة إرهابية"),
        ("es", "El acuerdo rige desde hoy. Queda excluido de lo pactado el ELN.", "excluded_actor", "ELN"),
    ],
)  # fmt: skip
def test_acts_that_are_no_breach_and_groups_told_by_their_kind(
    language: str, text: str, kind: str, expected: str
) -> None:
    assert texts(text, kind, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "ACCORD\n1. Une trêve est signée.\n2. Restent permis les vols sanitaires.", "vols sanitaires"),
        ("en", "AGREEMENT\n1. A truce is agreed.\n2. Nothing in this agreement prevents the burial of the dead.",
         "the burial of the dead"),
        ("ru", "СОГЛАШЕНИЕ\n1. Объявлено перемирие.\n2. Запрещаются полеты, кроме санитарных рейсов Красного Креста.",
         "санитарных рейсов Красного Креста"),
    ],
)  # fmt: skip
def test_a_permitted_act_may_stand_behind_its_words(language: str, text: str, expected: str) -> None:
    assert texts(text, "exception", language) == [expected]


def test_a_group_told_by_its_kind_may_stand_before_the_words_that_leave_it_out() -> None:
    text = "Les groupes placés sur la liste des Nations unies ne sont pas concernés par la trêve."
    assert texts(text, "excluded_actor", "fr") == ["groupes placés sur la liste des Nations unies"]


def test_who_tells_what_is_left_out_is_not_left_out() -> None:
    text = "The truce does not extend to Islamic State or to Jabhat al-Nusra, the Pentagon said."
    assert texts(text, "excluded_actor", "en") == ["Islamic State", "Jabhat al-Nusra"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Reste autorisée, pendant la trêve, la relève des troupes.", "la relève des troupes"),
        ("ru", "Во время перемирия по-прежнему допускается ротация персонала.", "ротация персонала"),
        ("es", "La tregua no prohíbe a las partes enterrar a sus muertos.", "enterrar a sus muertos"),
    ],
)
def test_neither_a_time_nor_whoever_is_left_free_belongs_to_the_act(language: str, text: str, expected: str) -> None:
    assert texts(text, "exception", language) == [expected]


def test_strikes_that_may_go_on_despite_the_truce_are_an_exception() -> None:
    text = "The ceasefire was signed. Strikes on IS positions may continue despite the ceasefire."
    assert texts(text, "exception", "en") == ["Strikes on IS positions may continue"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El Gobierno y las Fuerzas de Autodefensa del Ype firmaron el alto el fuego."),
        ("ru", "Правительство и Объединённые силы самообороны Рушана подписали соглашение о перемирии."),
    ],
)
def test_self_defence_in_the_name_of_a_group_permits_nothing(language: str, text: str) -> None:
    assert texts(text, "exception", language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Un cessez-le-feu est signé. Tous les délégués, à l'exception du représentant du Front, sont rentrés."),
        (
            "fr",
            "Une trêve est signée. Une solution reste possible. Les journalistes sont autorisés à filmer la cérémonie.",
        ),
        (
            "en",
            "A ceasefire is signed. All delegates except the Front's envoy went home. Roads are open and traffic is free.",
        ),
        ("en", "A truce is signed. The deal was signed by all groups except two."),
        ("es", "Se firma un cese al fuego. Todos los delegados, a excepción del enviado del Frente, volvieron."),
        ("ru", "Подписано перемирие. Рынки открылись, кроме старого города. Журналистам разрешено снимать церемонию."),
        ("ar", "وقعت هدنة. عاد جميع المندوبين باستثناء مبعوث الجبهة. ولم يسمح للسكان بالعودة إلى منازلهم."),
    ],
)
def test_except_that_takes_nothing_from_a_truce_leaves_nobody_out(language: str, text: str) -> None:
    assert texts(text, "exception", language) + texts(text, "excluded_actor", language) == []


@pytest.mark.parametrize(
    ("language", "text", "kind", "expected"),
    [
        (
            "fr",
            "La trêve vaut pour toute la province d'Idleb, à l'exclusion de Jisr al-Choughour.",
            "exception",
            "Jisr al-Choughour",
        ),
        (
            "fr",
            "Les factions liées à Al-Qaïda sont écartées de la trêve.",
            "excluded_actor",
            "factions liées à Al-Qaïda",
        ),
        (
            "en",
            "The truce does not cover jihadist groups linked to al-Qaeda.",
            "excluded_actor",
            "jihadist groups linked to al-Qaeda",
        ),
        (
            "en",
            "Nothing in this truce stops herders from watering their cattle.",
            "exception",
            "herders from watering their cattle",
        ),
        ("es", "La tregua no cobija a los disidentes del Frente 33.", "excluded_actor", "disidentes del Frente 33"),
        (
            "ru",
            "Под это перемирие не подпадают отряды полковника Седого.",
            "excluded_actor",
            "отряды полковника Седого",
        ),
    ],
)
def test_areas_behind_except_and_groups_told_whole(language: str, text: str, kind: str, expected: str) -> None:
    assert texts(text, kind, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Les deux camps gardent le droit de se défendre.", ["se défendre"]),
        ("fr", "L'armée pourra toujours escorter les convois.", ["escorter les convois"]),
        ("fr", "Les vols sont suspendus, à l'exception des évacuations médicales.", ["évacuations médicales"]),
        ("fr", "L'armée se réserve le droit de riposter, a prévenu le ministre.", []),
        ("en", "Police patrols do not count as violations.", ["Police patrols"]),
        ("en", "All movement is banned other than resupply.", ["resupply"]),
        ("en", "Counter-terrorist operations will continue.", ["Counter-terrorist operations"]),
        ("en", "Operations will continue, the minister said.", []),
        ("en", "The talks will continue.", []),
        ("es", "Solo se permiten los relevos de tropas.", ["los relevos de tropas"]),
        ("es", "El ministro advirtió que el Ejército conserva el derecho a responder.", []),
        ("es", "La patrulla quedó a menos de dos kilómetros del muro.", []),
        ("ru", "Полицейские патрули нарушением не считаются.", ["Полицейские патрули"]),
        ("ru", "Стороны вправе отвечать на нападение.", ["отвечать на нападение"]),
        ("ar", "ويحظر أي تحرك ما عدا نقل المؤن.", ["نقل المؤن"]),
        ("ar", "ويجوز للجيش مرافقة القوافل.", ["مرافقة القوافل"]),
    ],
)
def test_acts_that_stay_free_and_speakers_who_reserve_them(language: str, text: str, expected: list[str]) -> None:
    assert texts(SIGNED[language] + text, "exception", language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La conférence exclut les petits partis."),
        ("en", "The conference excludes small parties."),
        ("es", "La conferencia excluye a los partidos pequeños."),
        ("ru", "Конференция исключает малые партии."),
    ],
)
def test_whom_something_else_excludes_no_truce_leaves_out(language: str, text: str) -> None:
    assert texts(SIGNED[language] + text, "excluded_actor", language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les rebelles obtiennent une amnistie, qui ne couvre pas les crimes contre l'humanité."),
        ("en", "The deal includes an amnesty that does not cover war crimes."),
        ("es", "El acuerdo incluye una amnistía que no cubre los crímenes de guerra."),
    ],
)
def test_what_an_amnesty_leaves_out_is_no_exception_of_a_truce(language: str, text: str) -> None:
    assert texts(SIGNED[language] + text, "exception", language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Les rondes de la police ne sont pas visées par l'alinéa premier.", "Les rondes de la police"),
        ("fr", "La trêve vaut pour les régions de Gao et de Kidal, l'aéroport de Tessalit excepté.", "l'aéroport de Tessalit"),
        ("fr", "Les relèves de garnison ne sont pas comptées comme violations.", "Les relèves de garnison"),
        ("es", "Se recuerda que el relevo de los centinelas no constituye incumplimiento.", "el relevo de los centinelas"),
        ("es", "Los retenes contra el narcotráfico no se ven afectados.", "Los retenes contra el narcotráfico"),
        ("es", "La tregua rige en Vao. La pesca nocturna no la vulnera.", "La pesca nocturna"),
        ("en", "The relief of sentries shall not be counted as a violation.", "The relief of sentries"),
    ],
)  # fmt: skip
def test_what_is_no_breach_or_stays_free_is_an_exception(language: str, text: str, expected: str) -> None:
    assert texts(SIGNED[language] + text, "exception", language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Il n'est pas permis de chasser dans la réserve."),
        ("fr", "L'armée ne visera ni civils ni ports."),
        ("fr", "Les tirs ne sont pas tolérés. Le bataillon Vihor garde le pont."),
        ("es", "Los comités de autodefensa de Vao celebraron el acuerdo."),
        ("es", "Los disparos contra la base vulneran la tregua."),
    ],
)
def test_what_is_forbidden_or_breaks_the_truce_is_no_exception(language: str, text: str) -> None:
    assert texts(SIGNED[language] + text, "exception", language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Rebels may not carry rifles in town, but their guards may keep pistols.",
            ["their guards may keep pistols"],
        ),
        ("en", "The text leaves the Sulu lane outside its scope.", ["Sulu lane"]),
        ("en", "It does not bar night fishing.", ["night fishing"]),
        ("en", "Rebels were tired, but the talks may go well.", []),
        ("en", "The storm leaves the port outside the town dry.", []),
        ("es", "La tregua exceptúa los operativos antidrogas.", ["operativos antidrogas"]),
        ("ru", "Под него не подпадает пограничная полоса.", ["пограничная полоса"]),
    ],
)
def test_what_is_set_against_a_ban_is_left_free(language: str, text: str, expected: list[str]) -> None:
    assert texts(SIGNED[language] + text, "exception", language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The movement made an exception for foreign forces.", ["foreign forces"]),
        ("en", "Armed robbers are not protected by it.", ["Armed robbers"]),
        ("es", "La tregua no ampara a quienes trafican combustible.", ["quienes trafican combustible"]),
    ],
)
def test_groups_told_by_what_they_do_are_left_out(language: str, text: str, expected: list[str]) -> None:
    assert texts(SIGNED[language] + text, "excluded_actor", language) == expected


@pytest.mark.parametrize(
    ("language", "text", "areas"),
    [
        ("en", "The port of Mariupol is not included.", ["The port of Mariupol"]),
        ("ru", "Граница с Ливаном в него не входит.", ["Граница с Ливаном в него"]),
    ],
)
def test_an_area_told_by_a_name_is_left_out_and_nobody_is(language: str, text: str, areas: list[str]) -> None:
    assert texts(SIGNED[language] + text, "exception", language) == areas
    assert texts(SIGNED[language] + text, "excluded_actor", language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Article 1. Units may still clear mines.", ["clear mines"]),
        ("en", "The minister is glad. Units may still clear mines.", []),
        ("es", "Artículo 1. Se permitirá el relevo de centinelas.", ["el relevo de centinelas"]),
        ("es", "La norma es nueva. Se permitirá el paso de peatones.", []),
    ],
)
def test_what_the_parties_may_do_is_told_by_articles_alone(language: str, text: str, expected: list[str]) -> None:
    assert texts(text + " " + SIGNED[language], "exception", language) == expected
