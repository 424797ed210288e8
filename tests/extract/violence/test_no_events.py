"""Words of violence that tell of no single event."""

from __future__ import annotations

import pytest

from tests.extract.made import facts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La aviación militar no bombardeó campamento alguno."),
        ("es", "En esos hechos murieron tres personas y 13 civiles fueron secuestrados."),
        ("fr", "Plus de 390.000 habitants ont fui les combats en Ituri."),
        ("fr", "Plus de 20.000 personnes ont été tuées en Syrie depuis le début de la révolte."),
        ("ru", "В провинциях Хомс и Дамаск отмечено по одному обстрелу."),
        ("ru", "За три дня погибли 24 человека."),
        ("en", "The Turkish side documented 28 cases of shelling in the province of Aleppo."),
    ],
)
def test_sums_tolls_and_what_did_not_happen_are_no_event(language: str, text: str) -> None:
    assert facts(text, "incident", language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les combats doivent s'arrêter samedi à Taëz."),
        ("es", "Los combates deben parar el jueves en Tame."),
        ("ar", "لم يُسجل أي إطلاق نار في تعز يوم الخميس."),
    ],
)
def test_what_is_to_stop_or_was_not_recorded_is_no_event(language: str, text: str) -> None:
    assert facts(text, "incident", language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The opposition attacked the deal in parliament on Monday."),
        ("en", "The envoy was bombarded with questions in Geneva on Friday."),
        ("en", "The film about a sniper was shown in Beirut on Friday."),
        ("en", "The court convicted him of the bombing of a hotel in Nairobi."),
        ("en", "Monitors are investigating an alleged shelling of Aden."),
        ("en", "Deminers detonated 40 mines near Mosul on Monday."),
        ("en", "The attack on Aden never took place on Monday."),
        ("fr", "L'opposition a attaqué l'accord lundi à l'Assemblée."),
        ("fr", "Une exposition sur les bombardements de Dresde a ouvert lundi à Genève."),
        ("fr", "La sécheresse a tué 3 000 vaches à Kidal en août."),
        ("es", "El ministro fue bombardeado con preguntas el viernes en Ginebra."),
        ("es", "Los desminadores detonaron 40 minas el lunes cerca de Mosul."),
        ("ru", "В Женеве в понедельник открылась выставка о бомбардировке Дрездена."),
        ("ru", "Сапёры подорвали 40 мин под Мосулом в понедельник."),
        ("ru", "Атаки на Аден в понедельник не было."),
        ("ar", "هاجمت المعارضة الاتفاق في البرلمان يوم الاثنين."),
        ("ar", "افتتح معرض عن قصف درسدن في جنيف يوم الاثنين."),
        ("ar", "أحبط هجوم على عدن يوم الاثنين."),
    ],
)
def test_figures_of_speech_and_what_is_only_spoken_of_are_no_events(language: str, text: str) -> None:
    assert facts(text, "incident", language) == []


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("en", "The museum in Aden was shelled on Monday.", "shelling"),
        ("en", "A deminer was killed when a mine exploded near Mosul on Monday.", "explosive_device"),
        ("en", "Rebel-controlled areas were shelled near Hama on Monday.", "shelling"),
        ("en", "A power station near Aden was hit by shells on Monday.", "shelling"),
        ("fr", "Le musée d'Aden a été bombardé lundi.", "shelling"),
        ("fr", "Un démineur a été tué quand une mine a explosé lundi près de Mossoul.", "explosive_device"),
        ("es", "El museo de Adén fue bombardeado el lunes.", "shelling"),
    ],
)
def test_what_befell_a_museum_or_a_deminer_happened(language: str, text: str, act: str) -> None:
    assert [one.value["act"] for one in facts(text, "incident", language)] == [act]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Shelling subsided at dawn on Wednesday."),
        ("en", "They welcomed the end of the shelling in Aden on Monday."),
        ("fr", "Les combats cesseront jeudi à minuit."),
        ("fr", "Fin des combats prévue samedi à 24h00."),
        ("es", "Los combates cesaron el jueves en Tame."),
        ("ru", "Обстрел стих в субботу в шесть утра."),
        ("ar", "توقف القصف الاثنين الساعة التاسعة مساء."),
        ("ar", "ستتوقف المعارك مساء الجمعة عند العاشرة."),
    ],
)
def test_that_fighting_is_over_is_no_event(language: str, text: str) -> None:
    assert facts(text, "incident", language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Shelling resumed in Aden on Monday."),
        ("en", "Shelling of Aden killed two people on Monday and ended at noon."),
        ("fr", "Les combats ont repris lundi à Bria."),
        ("ru", "Обстрел начался вчера в 22:15."),
        ("ar", "تجددت الاشتباكات أمس عند العاشرة مساء."),
    ],
)
def test_fighting_that_begins_or_kills_is_an_event(language: str, text: str) -> None:
    assert len(facts(text, "incident", language)) == 1
