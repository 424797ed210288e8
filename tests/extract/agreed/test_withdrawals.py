"""Withdrawals and how far they have got."""

from __future__ import annotations

import pytest

from tests.extract.made import SIGNED, facts


@pytest.mark.parametrize(
    ("language", "text", "status", "extent"),
    [
        ("en", "Russia announced a partial withdrawal of its forces.", "announced", "partial"),
        ("en", "The army began withdrawing its tanks.", "begun", "unknown"),
        ("en", "Observers confirmed the full withdrawal of government troops.", "verified", "full"),
        ("en", "The army denied that its troops had left their positions.", "denied", "unknown"),
        ("fr", "L'armée a commencé à retirer ses blindés.", "begun", "unknown"),
        ("ru", "Войска начали отвод подразделений.", "begun", "unknown"),
    ],
)
def test_the_status_is_what_the_words_say(language: str, text: str, status: str, extent: str) -> None:
    (found,) = facts(text, "withdrawal", language)
    assert (found.value["status"], found.value["extent"]) == (status, extent)


def test_what_another_clause_denies_is_another_withdrawal() -> None:
    text = "Russia announced a withdrawal of its forces, but Ukraine denied that any troops had left their positions."
    assert [one.value["status"] for one in facts(text, "withdrawal", "en")] == ["announced", "denied"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The withdrawal of foreign troops was not discussed. A truce was signed."),
        ("fr", "Une trêve a été signée. Le retrait des forces étrangères n'a pas été abordé."),
        ("en", "The army will withdraw its troops on Monday."),
    ],
)
def test_a_withdrawal_nobody_announced_is_none(language: str, text: str) -> None:
    assert facts(text, "withdrawal", language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army announced that it would pull back its troops from the town."),
        ("fr", "L'armée a annoncé que ses troupes se retireraient de la ville."),
        ("es", "El ejército anunció que retirará sus tropas de la ciudad."),
        ("ar", "أعلن الجيش أنه سيسحب قواته من المدينة."),
    ],
)
def test_a_withdrawal_to_come_is_announced_by_who_withdraws(language: str, text: str) -> None:
    assert [one.value["status"] for one in facts(text, "withdrawal", language)] == ["announced"]


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("fr", "Les rebelles ne se sont pas retirés de Kibumba.", "denied"),
        ("fr", "Les rebelles avaient annoncé qu'ils se retireraient.", "announced"),
        ("fr", "Le mouvement armé a annoncé le début de son retrait de la ville.", "announced"),
        ("en", "Neither Ukraine nor the rebels have withdrawn their heavy weapons.", "denied"),
        ("en", "The army stated that it had completed the withdrawal of its tanks.", "announced"),
        ("es", "Los rebeldes abandonaron el jueves la zona de Yari.", "begun"),
        ("ru", "Стартовало разведение сил у Золотого.", "begun"),
        ("ru", "Миссия подтвердила завершение отвода танков.", "verified"),
        ("ar", "نفت الحكومة انسحاب الحوثيين من الميناء.", "denied"),
        ("ar", "قال المتمردون إنهم سحبوا كل الأسلحة الثقيلة.", "announced"),
    ],
)
def test_more_wordings_of_each_status(language: str, text: str, status: str) -> None:
    assert [one.value["status"] for one in facts(text, "withdrawal", language)] == [status]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The rebels withdrew from the talks."),
        ("en", "Britain announced its withdrawal from the agreement."),
        ("en", "The army withdrew its complaint."),
        ("en", "The mission could not confirm the withdrawal of mortars."),
        ("en", "If the army withdraws its troops, talks will begin."),
        ("fr", "Le mouvement armé annonce son retrait de l'accord."),
        ("es", "La guerrilla anunció su retiro de la mesa de diálogo."),
        ("ru", "Вооруженная оппозиция покинула зал."),
        ("ru", "Подтверждения отвода войск пока нет."),
        ("ar", "أعلنت الحركة انسحابها من المفاوضات."),
    ],
)
def test_leaving_talks_or_an_agreement_and_what_nobody_confirms_are_none(language: str, text: str) -> None:
    assert facts(text, "withdrawal", language) == []


def test_two_withdrawals_in_one_sentence_keep_their_own_status() -> None:
    text = "Израильские военные отошли с части позиций, в штабе заявили, что войска не покинули Рафах."
    found = facts(text, "withdrawal", "ru")
    assert [(one.value["status"], one.value["extent"]) for one in found] == [
        ("begun", "partial"),
        ("denied", "unknown"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The rebels began to withdraw from Sake. The army said that nobody had left."),
        ("fr", "Les rebelles ont commencé à se retirer de Sake. L'armée parle d'un leurre."),
        ("es", "Los rebeldes comenzaron a retirarse de Sake. El ejército lo calificó de farsa."),
        ("ar", "بدأ الحوثيون الانسحاب من الميناء. لكن الحكومة وصفت ذلك بأنه مسرحية."),
    ],
)
def test_who_denies_a_withdrawal_need_not_name_it(language: str, text: str) -> None:
    assert [one.value["status"] for one in facts(text, "withdrawal", language)] == ["begun", "denied"]


def test_a_denial_of_something_else_is_none() -> None:
    assert facts("A truce was signed. Critics called the vote a sham.", "withdrawal", "en") == []


def test_who_watches_does_not_withdraw() -> None:
    (one,) = facts("بدأت قوات أنصار الله بالانسحاب من ميناء الحديدة تحت إشراف الأمم المتحدة.", "withdrawal", "ar")
    assert one.value["actor"] == "قوات أنصار الله"


def test_a_number_of_men_is_a_part() -> None:
    (one,) = facts("La misión verificó la salida de 50 miembros del frente.", "withdrawal", "es")
    assert one.value["extent"] == "partial"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le retrait des troupes rwandaises débutera lundi, a promis Kigali."),
        ("en", "The withdrawal of Rwandan troops will begin on Monday, Kigali promised."),
        ("es", "La retirada de las tropas ruandesas comenzará el lunes, prometió Kigali."),
        ("ru", "Отвод руандийских войск начнётся в понедельник."),
        ("ar", "سيبدأ انسحاب القوات الرواندية يوم الاثنين."),
    ],
)
def test_a_withdrawal_to_come_has_not_begun(language: str, text: str) -> None:
    assert [one.value["status"] for one in facts(text, "withdrawal", language)] == ["announced"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The agreement was signed. The mission will verify the withdrawal of the troops."),
        ("fr", "L'accord a été signé. La mission vérifiera le retrait des troupes."),
        ("es", "Se firmó el acuerdo. La misión verificará el repliegue de las tropas."),
        ("ru", "Соглашение подписано. Миссия проверит отвод войск."),
        ("ar", "تم توقيع الاتفاق. وستتحقق البعثة من انسحاب القوات."),
    ],
)
def test_what_is_still_to_be_verified_was_not_verified(language: str, text: str) -> None:
    assert [one.value["status"] for one in facts(text, "withdrawal", language)] == []


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("fr", "Les rebelles ont quitté Minova dans la nuit.", "begun"),
        ("fr", "Les soldats kényans sont partis de Rumangabo lundi.", "begun"),
        ("fr", "Les miliciens ont libéré trois postes de police et sont rentrés à Bria.", "begun"),
        ("fr", "La garnison a abandonné la ville de Kidal.", "begun"),
        ("fr", "La milice dit qu'elle quittera l'aéroport sous huit jours.", "announced"),
        ("fr", "Moscou a ordonné à ses unités de se replier.", "announced"),
        ("fr", "Les observateurs ont vu partir les derniers blindés.", "verified"),
        ("fr", "Des habitants assurent qu'aucun soldat n'a quitté le village.", "denied"),
        (
            "fr",
            "Les hommes de Wagner se sont retirés de Bakhmout, laissant leurs tranchées à l'armée régulière.",
            "begun",
        ),
        ("fr", "Deux bataillons serbes ont quitté la bande démilitarisée.", "begun"),
        ("fr", "Un porte-parole rebelle a qualifié de faux le retrait de Goma.", "denied"),
        ("en", "The army pulled its tanks back from the ridge on Monday.", "begun"),
        ("en", "Rebels left the town of Minova overnight.", "begun"),
        ("en", "Separatist fighters quit Sloviansk at dawn.", "begun"),
        ("en", "Soldiers began leaving the base on Monday.", "begun"),
        ("en", "The last Kenyan soldiers departed from Rumangabo.", "begun"),
        ("en", "The paramilitaries vacated three police posts.", "begun"),
        ("en", "The militia said it would quit the airport within a week.", "announced"),
        ("en", "Moscow ordered its units to pull back from the bridge.", "announced"),
        ("en", "Monitors saw the last armoured vehicles leave the bridge.", "verified"),
        ("en", "The mission certified that the base was empty of fighters.", "verified"),
        ("en", "Residents say no soldier has left the village.", "denied"),
        ("en", "The army denied that it had pulled any tank back.", "denied"),
        ("en", "Wagner fighters pulled out of Bakhmut on 25 May, handing their trenches to the regular army.", "begun"),
        ("en", "Two Serbian battalions have moved out of the demilitarised strip.", "begun"),
        ("en", "A rebel spokesman called reports of a pull-out from Goma false.", "denied"),
        ("en", "Burundi will pull its contingent out of Uvira by the end of the month, the army said.", "announced"),
        ("en", "The Lord's Army withdrew from Garamba overnight.", "begun"),
        ("es", "Los rebeldes dejaron Minova durante la noche.", "begun"),
        ("es", "La guarnición abandonó la ciudad de Estelí.", "begun"),
        ("es", "Los soldados salieron el lunes de la base de Macuelizo.", "begun"),
        ("es", "La milicia dijo que dejará el aeropuerto en ocho días.", "announced"),
        ("es", "Managua ordenó a sus unidades replegarse.", "announced"),
        ("es", "Los observadores vieron salir los últimos blindados.", "verified"),
        ("es", "Los vecinos aseguran que ningún soldado ha dejado el pueblo.", "denied"),
        ("es", "Los hombres de Wagner se retiraron de Bajmut.", "begun"),
        ("es", "Dos batallones serbios han dejado la franja desmilitarizada.", "begun"),
        ("es", "Un portavoz rebelde tachó de falsa la retirada de Goma.", "denied"),
        ("ru", "Боевики ночью оставили Миново.", "begun"),
        ("ru", "Кенийские солдаты ушли с базы Румангабо.", "begun"),
        ("ru", "Армия отвела танки за хребет.", "begun"),
        ("ru", "Ополченцы заявили, что оставят аэропорт через неделю.", "announced"),
        ("ru", "Москва приказала частям отойти от моста.", "announced"),
        ("ru", "Наблюдатели видели, как ушли последние бронемашины.", "verified"),
        ("ru", "Жители утверждают, что ни один солдат не ушёл из села.", "denied"),
        ("ru", "Бойцы «Вагнера» вышли из Бахмута.", "begun"),
        ("ru", "Два сербских батальона покинули демилитаризованную полосу.", "begun"),
        ("ru", "Представитель повстанцев назвал ложью сообщения об отходе из Гомы.", "denied"),
        ("ru", "Бурунди выведет свой контингент из Увиры до конца месяца, сообщили в армии.", "announced"),
        ("ar", "غادر المتمردون مينوفا ليلا.", "begun"),
        ("ar", "وأخلى الجنود ثلاثة مراكز للشرطة.", "begun"),
        ("ar", "وسحب الجيش دباباته إلى ما وراء التل.", "begun"),
        ("ar", "وقالت الميليشيا إنها ستغادر المطار خلال أسبوع.", "announced"),
        ("ar", "وأمرت موسكو وحداتها بالانسحاب من الجسر.", "announced"),
        ("ar", "وشاهد المراقبون خروج آخر المدرعات.", "verified"),
        ("ar", "ويؤكد السكان أن أي جندي لم يغادر القرية.", "denied"),
        ("ar", "انسحب مقاتلو فاغنر من باخموت.", "begun"),
        ("ar", "غادرت كتيبتان صربيتان الشريط المنزوع السلاح.", "begun"),
        ("ar", "ورصدت البعثة الأوروبية إخلاء الوحدات الأذربيجانية مرتفعات جيرموك.", "verified"),
        ("ar", "ووصف متحدث باسم المتمردين الانسحاب من غوما بأنه كذب.", "denied"),
    ],
)
def test_forces_that_leave_a_place_withdraw_whatever_the_verb(language: str, text: str, status: str) -> None:
    assert [one.value["status"] for one in facts(text, "withdrawal", language)] == [status]


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("fr", "Le HCUA a commencé à évacuer deux de ses postes sur la route de Kidal.", "begun"),
        ("fr", "La mission a pu vérifier le départ des soldats d'Aguelhok.", "verified"),
        ("fr", "Nos unités évacueront le camp de Vao.", "announced"),
        ("fr", "Les rebelles ont fait état du départ d'une partie de leurs chars.", "announced"),
        ("fr", "Les miliciens quittent la carrière de Lambo.", "begun"),
        ("es", "El Frente desmintió haber movido un solo soldado de Vao.", "denied"),
        ("es", "La milicia inició el sábado su salida de Vao.", "begun"),
        ("es", "El Gobierno comunicó la salida de todas sus tropas de Vao.", "announced"),
        ("es", "Es falso que los soldados hayan abandonado Vao.", "denied"),
    ],
)
def test_leaving_is_told_by_who_says_so_and_by_its_verb(language: str, text: str, status: str) -> None:
    assert [one.value["status"] for one in facts(SIGNED[language] + text, "withdrawal", language)] == [status]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le président quitte la capitale pour Oslo."),
        ("fr", "Les soldats quittent la caserne chaque matin."),
        ("fr", "Nos soldats quitteront la ville si la trêve échoue."),
        ("fr", "Des habitants décrivent un convoi d'aide quittant la ville."),
        ("fr", "Le Conseil a averti du départ de son porte-parole."),
        ("es", "Los vecinos vieron cómo los niños dejaban la escuela."),
        ("es", "El grupo avisó de que no dejará las armas."),
        ("es", "La marcha de los campesinos llegó a Vao."),
    ],
)
def test_others_who_go_and_what_has_not_happened_are_no_withdrawal(language: str, text: str) -> None:
    assert facts(SIGNED[language] + text, "withdrawal", language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The infantry began rolling out of Sura at dawn.", ["begun"]),
        ("en", "The infantry started back across the Salween.", ["begun"]),
        ("en", "No Tarhan unit has been pulled back from the heights.", ["denied"]),
        ("en", "Neither side has said that its men would leave their positions.", []),
        ("en", "The infantry began rolling cigarettes at dawn.", []),
        ("es", "El batallón 44 comenzó el sábado a replegarse de Satipo.", ["begun"]),
        ("es", "El Frente niega haber abandonado el río Ene.", ["denied"]),
        ("fr", "L'armée fait savoir qu'elle rappellera jeudi ses deux pelotons du pont.", ["announced"]),
    ],
)
def test_withdrawals_in_further_constructions(language: str, text: str, expected: list[str]) -> None:
    assert [one.value["status"] for one in facts(text, "withdrawal", language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fr", "Les blindés quittent les faubourgs de Hama.", [("begun", "unknown")]),
        ("fr", "Toutes les forces quittent Hama avant le 3 janvier.", []),
        ("fr", "Le ministère annonce le retrait d'un médicament.", []),
        ("fr", "La mission atteste que plus aucun soldat ne se trouve à Hama.", [("verified", "full")]),
        ("es", "La ONU certificó que no queda ningún soldado en la base.", [("verified", "full")]),
        ("en", "The UN confirmed that some trenches had been emptied.", [("verified", "partial")]),
        ("en", "Workers are leaving the town of Hama.", []),
    ],
)
def test_forces_that_are_leaving_or_gone_are_told_from_duties_and_from_other_things(
    language: str, text: str, told: list[tuple[str, str]]
) -> None:
    found = facts(text, "withdrawal", language)
    assert [(one.value["status"], one.value["extent"]) for one in found] == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army announced its withdrawal from Sirte. Residents said tanks were still in the port."),
        ("es", "El Ejército anunció su retirada de Sirte. Vecinos dicen que los tanques siguen en el puerto."),
        ("ru", "Армия объявила о выводе войск из Сирта. Жители говорят, что посты по-прежнему стоят."),
    ],
)
def test_forces_that_are_still_there_deny_a_withdrawal_told_before(language: str, text: str) -> None:
    assert [one.value["status"] for one in facts(text, "withdrawal", language)] == ["announced", "denied"]


@pytest.mark.parametrize(
    ("language", "text", "actor"),
    [
        ("fr", "Retrait partiel des forces russes annoncé.", "forces russes"),
        ("fr", "Départ des troupes turques confirmé.", "troupes turques"),
        ("es", "Retirada parcial de las fuerzas rusas anunciada.", "fuerzas rusas"),
        ("en", "Withdrawal of Russian forces announced.", "Russian forces"),
    ],
)
def test_the_word_at_the_head_of_a_sentence_is_not_who_withdraws(language: str, text: str, actor: str) -> None:
    assert [one.value["actor"] for one in facts(text, "withdrawal", language)] == [actor]
