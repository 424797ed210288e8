from __future__ import annotations

import pytest

from tests.extract.made import facts


@pytest.mark.parametrize(
    ("text", "language", "measures"),
    [
        ("Dix-sept manifestants sont toujours derrière les barreaux.", "fr", ["detained"]),
        ("2.600 personas han perdido la vida y más de 340 mil han huido del país.", "es", ["killed", "refugees"]),
        ("The war has driven more than 300,000 people from their homes.", "en", ["displaced"]),
        ("La guerre a coûté la vie à 2 143 Palestiniens et à 70 Israéliens.", "fr", ["killed", "killed"]),
        ("Свыше 5,5 тысячи получили ранения.", "ru", ["injured"]),
    ],
    ids=["behind bars", "lost their lives and fled", "driven from home", "both nations", "received wounds"],
)
def test_the_verb_or_the_noun_says_what_befell_them(text: str, language: str, measures: list[str]) -> None:
    assert [one.value["measure"] for one in facts(text, "figure", language)] == measures


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Trois camions de combattants sont passés."),
        ("en", "Two truckloads of fighters drove past."),
        ("fr", "Le rapport en impute quatre aux combattants."),
    ],
)
def test_fighters_that_are_not_counted_are_no_figure(language: str, text: str) -> None:
    assert facts(text, "figure", language) == []


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("en", "More than 20,000 people, including nearly 14,000 civilians, have been killed.", [20000, 14000]),
        ("fr", "Plus de 20.000 personnes, dont près de 14.000 civils, ont été tuées.", [20000, 14000]),
        ("es", "Más de 20.000 personas, entre ellas 14.000 civiles, han muerto.", [20000, 14000]),
        ("ru", "Более 20 тысяч человек, в том числе 14 тысяч детей, погибли.", [20000, 14000]),
        ("en", "An airstrike killed 17 people, five of them children.", [17, 5]),
        ("ru", "Ранены восемь военных, пятеро из них тяжело.", [8, 5]),
        ("ar", "أسفر القصف عن استشهاد 24 مواطنا بينهم 3 أطفال.", [24, 3]),
        ("ar", "أدت الغارة إلى مقتل شخصين.", [2]),
    ],
)
def test_a_total_and_its_parts_are_both_told(language: str, text: str, numbers: list[int]) -> None:
    assert [one.value["low"] for one in facts(text, "figure", language)] == numbers


@pytest.mark.parametrize(
    ("language", "text", "measures"),
    [
        ("ar", "أسفر القصف عن استشهاد 24 مواطنا وإصابة 87 آخرين.", ["killed", "injured"]),
        ("es", "Tres personas resultaron heridas, dos menores de edad están desaparecidos.", ["injured"]),
        ("en", "Some 560,000 (360,000 women and 200,000 men) have fled to Chad.", ["refugees"] * 3),
        ("en", "They exchanged 20 hostages for 2,000 prisoners.", ["prisoners_exchanged"] * 2),
        ("en", "Nine casualties, four of them killed and five injured.", ["killed", "injured"]),
        ("es", "Quedan desplazados y unos 7.000 combatientes en armas.", ["fighters"]),
    ],
)
def test_each_number_has_its_own_measure(language: str, text: str, measures: list[str]) -> None:
    assert [one.value["measure"] for one in facts(text, "figure", language)] == measures


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Troops captured three tanks and destroyed 25 residential houses."),
        ("en", "They sought refuge: 1,114 collective shelters opened."),
        ("en", "He was killed in 2014."),
        ("fr", "Les soldats ont capturé trois véhicules blindés."),
        ("fr", "L'ONU fait état de 200 personnes dans le camp."),
        ("ru", "Уничтожены 25 жилых домов и 41 беспилотник."),
        ("ru", "Ни один военный не погиб."),
        ("es", "Capturaron tres camiones."),
        ("ar", "دمرت الغارة 25 منزلا."),
    ],
)
def test_things_years_and_denials_are_no_people(language: str, text: str) -> None:
    assert facts(text, "figure", language) == []


def test_a_driver_of_a_truck_is_one_of_the_people() -> None:
    assert [one.text for one in facts("The strike killed two truck drivers.", "figure", "en")] == ["two truck drivers"]


@pytest.mark.parametrize(
    ("text", "language", "measures"),
    [
        ("Three peacekeepers suffered minor injuries.", "en", ["injured"]),
        ("The raids forced some 390,000 villagers out of their homes.", "en", ["displaced"]),
        ("Près de 12 000 Centrafricains ont trouvé asile au Cameroun.", "fr", ["refugees"]),
        ("Cerca de 15.000 viven en centros de acogida.", "es", ["displaced"]),
        ("Unas 3.000 personas huyeron hacia Zambia.", "es", ["refugees"]),
        ("Более 4 тысяч человек бежали в соседнюю Молдавию.", "ru", ["refugees"]),
        ("وأصابت القذائف خمسة أشخاص.", "ar", ["injured"]),
        ("أجبرت المعارك أكثر من 200 ألف شخص على النزوح.", "ar", ["displaced"]),
        ("Трое ранены.", "ru", ["injured"]),
    ],
)
def test_other_ways_to_say_what_befell_them(text: str, language: str, measures: list[str]) -> None:
    assert [one.value["measure"] for one in facts(text, "figure", language)] == measures


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("В ходе обмена пленными Россия получила 246 военнослужащих, Украина – 277.", "ru"),
        ("In the prisoner exchange the army got back 246 soldiers and the movement recovered 277 men.", "en"),
        ("Lors de l'échange, l'armée a récupéré 246 soldats et le mouvement a reçu 277 hommes.", "fr"),
        ("En el canje el ejército recuperó 246 soldados y la guerrilla recibió 277 hombres.", "es"),
        ("وفي صفقة التبادل استعاد الجيش 246 جنديا وتسلمت الحركة 277 رجلا.", "ar"),
    ],
)
def test_what_each_side_gets_in_an_exchange_is_exchanged(text: str, language: str) -> None:
    found = [(one.value["measure"], one.value["low"]) for one in facts(text, "figure", language)]
    assert found == [("prisoners_exchanged", 246), ("prisoners_exchanged", 277)]


def test_people_taken_by_force_are_no_figure() -> None:
    assert facts("Four health workers were kidnapped near Yei.", "figure", "en") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Из Газы вывезли 24 заложника."),
        ("en", "24 hostages were evacuated from Gaza."),
        ("fr", "24 otages ont été évacués."),
    ],
)
def test_hostages_driven_out_are_not_displaced(language: str, text: str) -> None:
    assert facts(text, "figure", language) == []
