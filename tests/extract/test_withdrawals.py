"""Withdrawals and how far they have got."""

from __future__ import annotations

import pytest

from tests.extract.made import facts


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
