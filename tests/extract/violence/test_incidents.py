"""Single events."""

from __future__ import annotations

import pytest

from tests.extract.made import facts


def test_an_event_keeps_who_where_when_and_how_many() -> None:
    (found,) = facts(
        "Government forces shelled the village of Tir on 28 December 2016, killing three people.", "incident", "en"
    )
    assert found.value == {
        "act": "shelling",
        "perpetrator": "Government forces",
        "target": None,
        "place": "Tir",
        "date": "2016-12-28",
        "killed_low": 3,
        "killed_high": 3,
    }


def test_without_casualties_is_a_stated_zero() -> None:
    (found,) = facts("Lundi, des tirs de mortier ont touché Tirane, sans faire de victimes.", "incident", "fr")
    assert (found.value["killed_low"], found.value["killed_high"]) == (0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "Aucun bombardement n'a été constaté à Alep lundi.",
        "Les parties s'abstiennent de tout bombardement à Alep.",
        "Si l'armée bombarde Alep, la trêve tombe.",
    ],
)
def test_what_is_negated_forbidden_or_feared_did_not_happen(text: str) -> None:
    assert facts(text, "incident", "fr") == []


def test_a_semicolon_before_the_words_of_an_entry_ends_nothing() -> None:
    (found,) = facts("Bilan :\n- ; un obus est tombé sur Alep ; deux blessés", "incident", "fr")
    assert found.text == "; un obus est tombé sur Alep"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "За сутки отмечено 17 обстрелов со стороны боевиков."),
        ("ru", "Сведений об обстреле Идлиба нет."),
        ("en", "Observers could not confirm reports that shells hit Aleppo on Monday."),
        ("fr", "Une trêve est observée à Tripoli, après trois jours de combats."),
        ("ar", "ولا صحة لخبر القصف على درعا."),
        ("ar", "وكان هجوم نيسان 2014 قد أوقع ألف قتيل."),
    ],
)
def test_counts_unconfirmed_reports_and_what_went_before_are_no_events(language: str, text: str) -> None:
    assert facts(text, "incident", language) == []


def test_the_place_of_an_entry_may_stand_before_its_colon() -> None:
    (found,) = facts("Semaine 12 :\n- Tirane : pillage d'un dépôt de vivres", "incident", "fr")
    assert (found.value["act"], found.value["place"]) == ("looting", "Tirane")


@pytest.mark.parametrize("noun", ["Enlèvement de trois maires", "Arrestation d'un maire", "Pillage du dépôt"])
def test_a_noun_of_an_act_goes_before_any_form_of_of(noun: str) -> None:
    assert len(facts(f"Bilan :\n- {noun} à Tirane", "incident", "fr")) == 1


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("fr", "Mercredi, une patrouille s'est vu refuser l'accès au village d'Anéfis.", "obstruction"),
        ("fr", "Deux véhicules ont été volés près de Ménaka.", "looting"),
        ("fr", "Lundi, un poste de l'armée a été pris d'assaut près de Takalot.", "ground_attack"),
        ("es", "El martes se presentó un combate en Convención.", "clash"),
        ("es", "La guerrilla cerró el paso en Tame.", "obstruction"),
        ("ar", "واقتادت قوة إسرائيلية راعيا من الضهيرة فجر الخميس.", "abduction"),
        ("en", "The mission saw three howitzers near Tavrychanske on Monday.", "weapons_placement"),
    ],
)
def test_more_acts_are_told(language: str, text: str, act: str) -> None:
    assert [one.value["act"] for one in facts(text, "incident", language)] == [act]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Un convoi d'aide a été bloqué à l'entrée de Daraya, en violation de la trêve."),
        ("en", "An aid convoy was turned back at the entrance to Daraya, in violation of the truce."),
        ("es", "Un convoy de ayuda fue retenido a la entrada de Daraya, en violación de la tregua."),
        ("ru", "Колонну с помощью не пропустили в Дарайю в нарушение перемирия."),
    ],
)
def test_an_event_told_to_break_the_truce_is_one(language: str, text: str) -> None:
    assert [one.value["act"] for one in facts(text, "incident", language)] == ["obstruction"]


def test_the_name_of_a_truce_hides_no_other_act_of_its_sentence() -> None:
    text = "رغم وقف إطلاق النار خُطف ثلاثة من عمال الإغاثة في بريا يوم الاثنين."
    assert [one.value["act"] for one in facts(text, "incident", "ar")] == ["abduction"]


def test_the_dead_of_several_days_are_no_single_event() -> None:
    text = "В боях с 14 по 16 сентября 2022 года погибли 62 человека."
    assert facts(text, "incident", "ru") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rehearsals for a mock attack on a bunker went on in the Galilee on Monday."),
        ("en", "Residents fear new abductions in Aden on Monday."),
        ("fr", "Un exercice simulera mardi une attaque contre l'aéroport."),
        ("fr", "Les habitants redoutent de nouveaux enlèvements à Bria lundi."),
        ("es", "El Ejército ensayará el jueves el asalto a un campamento."),
        ("ru", "На учениях во вторник отработали штурм аэродрома в Хомсе."),
        ("ru", "Баку отрицает, что обстреливал Шушу."),
        ("ar", "ستحاكي مناورة الأربعاء هجوما على مطار وهمي في بنغازي."),
    ],
)
def test_what_is_feared_rehearsed_or_denied_did_not_happen(language: str, text: str) -> None:
    assert facts(text, "incident", language) == []


@pytest.mark.parametrize(
    ("language", "text", "act", "place"),
    [
        ("en", "Two people are feared dead after rockets hit Aden on Monday.", "shelling", "Aden"),
        ("en", "Troops have taken the town of Kurmuk after a two-day assault.", "ground_attack", "Kurmuk"),
        ("fr", "L'armée a repris la ville de Kurmuk après deux jours d'assaut.", "ground_attack", "Kurmuk"),
        ("fr", "À Nyamilima, deux pêcheurs ont été abattus.", "killing", "Nyamilima"),
        ("es", "Un dron alcanzó un camión cerca de Bir Lahlu y causó tres muertos.", "drone_strike", "Bir Lahlu"),
        ("es", "Tropas y disidentes chocaron en Tarazá el jueves.", "clash", "Tarazá"),
        ("ru", "Неизвестные увезли врача в Очамчире.", "abduction", "Очамчире"),
        ("ar", "خطف مجهولون طبيبا في أم درمان.", "abduction", "أم درمان"),
    ],
)
def test_further_ways_in_which_an_event_is_told(language: str, text: str, act: str, place: str) -> None:
    assert [(one.value["act"], one.value["place"]) for one in facts(text, "incident", language)] == [(act, place)]


@pytest.mark.parametrize(
    "text", ["L'armée a repris les pourparlers à Genève lundi.", "En Syrie, 300 000 personnes ont été tuées."]
)
def test_talks_taken_up_again_and_the_toll_of_a_war_are_no_event(text: str) -> None:
    assert facts(text, "incident", "fr") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Une colonne de rebelles a pris la route de Rutshuru vers le nord."),
        ("en", "The battalion moved its mortars out of the village near Hama."),
    ],
)
def test_taking_a_road_and_moving_out_are_no_events(language: str, text: str) -> None:
    assert facts(text, "incident", language) == []
