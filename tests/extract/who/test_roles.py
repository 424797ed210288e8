"""Roles from wording."""

from __future__ import annotations

import pytest

from tests.extract.made import SIGNED, facts, texts

CASES = [
    ("fr", "Le Niger et le Mali ont signé l'accord.", "party", ["Niger", "Mali"]),
    ("fr", "Un cessez-le-feu entre le gouvernement et les rebelles.", "party", ["gouvernement", "rebelles"]),
    ("fr", "Le Front du Nord n'a pas signé l'accord.", "denies_party", ["Front du Nord"]),
    ("fr", "L'accord est garanti par le Tchad.", "guarantor", ["Tchad"]),
    ("fr", "La trêve a été négociée sous l'égide de l'ONU.", "mediator", ["ONU"]),
    ("fr", "L'accord a été approuvé par le Conseil de sécurité.", "endorser", ["Conseil de sécurité"]),
    ("en", "The army and the rebels signed the deal.", "party", ["army", "rebels"]),
    ("en", "The Free Council refused to sign the truce.", "denies_party", ["Free Council"]),
    ("en", "The truce was brokered by Qatar and Egypt.", "mediator", ["Qatar", "Egypt"]),
    ("en", "Norway and Cuba act as guarantors of the deal.", "guarantor", ["Norway", "Cuba"]),
    ("es", "El acuerdo fue firmado por el Gobierno y el ELN.", "party", ["Gobierno", "ELN"]),
    ("es", "Noruega y Cuba medaron.", "mediator", []),
    ("ru", "Соглашение подписали Армения и Азербайджан.", "party", ["Армения", "Азербайджан"]),
    ("ru", "Гарантами перемирия выступают Россия и Турция.", "guarantor", ["Россия", "Турция"]),
    ("ar", "وقعت الحكومة والمعارضة الهدنة.", "party", ["الحكومة", "المعارضة"]),
    ("ar", "ورفضت حركة العدل التوقيع على الاتفاق.", "denies_party", ["حركة العدل"]),
]


@pytest.mark.parametrize(("language", "text", "kind", "expected"), CASES)
def test_the_wording_gives_the_role(language: str, text: str, kind: str, expected: list[str]) -> None:
    assert texts(text, kind, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "If Chad and Mali sign the truce, the guns fall silent.",
        "Chad and Mali signed a contract for the supply of rice.",
        "Chad announced the truce.",
        "Fighting between Chad and Mali went on.",
        "Chad urged Mali and Niger to sign the truce.",
    ],
)
def test_nobody_is_a_party_without_having_joined(text: str) -> None:
    assert texts(text, "party", "en") == []


def test_an_actor_backed_by_states_makes_them_no_endorsers() -> None:
    assert texts("Après la trêve, le régime est soutenu par la Russie.", "endorser", "fr") == []


def test_the_three_powers_are_those_named_before() -> None:
    text = "La Russie, l'Iran et la Turquie négocient. La trêve est née sous l'impulsion de ces trois puissances."
    assert texts(text, "guarantor", "fr") == ["Russie", "Iran", "Turquie"]


def test_three_powers_are_nobody_where_two_are_named() -> None:
    text = "La Russie et l'Iran négocient. La trêve est née sous l'impulsion de ces trois puissances."
    assert texts(text, "guarantor", "fr") == []


def test_a_second_mention_is_an_alternative_and_the_signature_leads() -> None:
    text = "A truce between the government and the rebels. The Syrian government and the armed rebels signed the truce."
    first = facts(text, "party", "en")[0]
    assert first.text == "Syrian government"
    assert [one["text"] for one in first.further["alternatives"]] == ["government"]


@pytest.mark.parametrize(
    ("text", "language", "parties"),
    [
        ("General Sada Samake signed the ceasefire on behalf of the Malian government.", "en", ["Malian government"]),
        ("Jean Baka a signé la trêve au nom du gouvernement malien.", "fr", ["gouvernement malien"]),
        ("Juan Paz firmó la tregua en nombre del gobierno colombiano.", "es", ["gobierno colombiano"]),
        ("Warring factions in the country have agreed to a ceasefire.", "en", []),
        ("The deal was brokered by Kenya, Nairobi announced; a ceasefire was declared.", "en", []),
    ],
    ids=["on behalf of", "au nom de", "en nombre de", "whoever is at war", "one state under two names"],
)
def test_who_signs_for_another_or_is_not_named_is_no_party(text: str, language: str, parties: list[str]) -> None:
    assert texts(text, "party", language) == parties


def test_two_roles_in_a_row_are_kept_apart() -> None:
    text = (
        "Un cessez-le-feu a été signé grâce à la médiation de l'Égypte et du Qatar et sous la garantie des États-Unis."
    )
    assert texts(text, "mediator", "fr") == ["Égypte", "Qatar"]
    assert texts(text, "guarantor", "fr") == ["États-Unis"]


@pytest.mark.parametrize(
    ("text", "language", "parties", "endorsers"),
    [
        (
            "Un accord de trêve entre le groupe armé M23, soutenu par le Rwanda, et le gouvernement congolais a été signé.",
            "fr",
            ["groupe armé M23", "gouvernement congolais"],
            [],
        ),
        (
            "A truce between the Karsan Front, backed by Egypt, and the army was signed.",
            "en",
            ["Karsan Front", "army"],
            [],
        ),
        (
            "A truce between the Karsan Front and the army, backed by Egypt, was signed.",
            "en",
            ["Karsan Front", "army"],
            ["Egypt"],
        ),
    ],
    ids=["soutenu par", "backed by", "the truce is backed"],
)
def test_who_backs_one_of_two_parties_is_neither_a_party_nor_an_endorser(
    text: str, language: str, parties: list[str], endorsers: list[str]
) -> None:
    assert texts(text, "party", language) == parties
    assert texts(text, "endorser", language) == endorsers


def test_who_proposes_a_truce_joins_nothing_and_refuses_nothing() -> None:
    text = "Kinshasa accepte la trêve proposée par l'Angola, les rebelles opposent une fin de non-recevoir."
    assert "Angola" not in texts(text, "party", "fr")
    assert texts(text, "denies_party", "fr") == ["rebelles"]


def test_an_office_and_its_holder_approve_once() -> None:
    text = "A ceasefire was signed. The secretary-general of the UN, Ann Lee, welcomed the agreement."
    assert texts(text, "endorser", "en") == ["secretary-general of the UN"]


@pytest.mark.parametrize(
    ("text", "language", "parties"),
    [
        (
            "Armenia and Azerbaijan ended six weeks of war with a ceasefire declaration.",
            "en",
            ["Armenia", "Azerbaijan"],
        ),
        (
            "L'Arménie et l'Azerbaïdjan ont mis fin à six semaines de guerre par un cessez-le-feu.",
            "fr",
            ["Arménie", "Azerbaïdjan"],
        ),
        ("Armenia y Azerbaiyán pusieron fin a la guerra con un alto el fuego.", "es", ["Armenia", "Azerbaiyán"]),
        (
            "Армения и Азербайджан положили конец войне соглашением о прекращении огня.",
            "ru",
            ["Армения", "Азербайджан"],
        ),
        ("أنهت أرمينيا وأذربيجان الحرب. وقبلتا هدنة.", "ar", []),
        ("الحكومة اليمنية وجماعة الحوثيين قبلتا اقتراحا لإبرام هدنة.", "ar", ["الحكومة اليمنية", "جماعة الحوثيين"]),
        (
            "Представители Судана и самопровозглашенной республики подписали перемирие.",
            "ru",
            ["Судана", "самопровозглашенной республики"],
        ),
        (
            "Le gouvernement malien et le HCUA ont couché leur signature au bas de la trêve.",
            "fr",
            ["gouvernement malien", "HCUA"],
        ),
    ],
)
def test_two_who_end_their_war_or_put_their_names_to_a_truce_are_its_parties(
    text: str, language: str, parties: list[str]
) -> None:
    assert texts(text, "party", language) == parties


@pytest.mark.parametrize(
    ("language", "text", "parties"),
    [
        ("en", "Kachin fighters and the Tatmadaw laid down their arms for a week.", ["Kachin fighters", "Tatmadaw"]),
        ("en", "The M23 announced a unilateral ceasefire from Tuesday.", ["M23"]),
        ("en", "Armenia said it would stop shooting at noon under the truce.", ["Armenia"]),
        ("fr", "Israël et le Jihad islamique ont accepté une trêve.", ["Israël", "Jihad islamique"]),
        ("fr", "L'armée et les rebelles touareg déposent les armes vendredi.", ["armée", "rebelles touareg"]),
        (
            "fr",
            "Les talibans et les forces afghanes observeront trois jours de trêve.",
            ["talibans", "forces afghanes"],
        ),
        ("es", "El Estado Mayor Central anunció un cese unilateral de acciones.", ["Estado Mayor Central"]),
        ("es", "Las FARC-EP y el Ejército suspenderán operaciones durante la Navidad.", ["FARC-EP", "Ejército"]),
        ("es", "Los rebeldes tuareg y la junta firmaron una tregua.", ["rebeldes tuareg", "junta"]),
        ("ru", "Исламский джихад и Израиль подписали перемирие.", ["Исламский джихад", "Израиль"]),
        ("ar", "وقع المقاتلون الأكراد والجيش هدنة.", ["المقاتلون الأكراد", "الجيش"]),
    ],
)
def test_who_ceases_fire_is_a_party_whatever_the_verb(language: str, text: str, parties: list[str]) -> None:
    assert texts(text, "party", language) == parties


@pytest.mark.parametrize(
    ("language", "text", "refusing"),
    [
        ("fr", "Le Front du Macina dit que la trêve ne vaut rien à ses yeux.", ["Front du Macina"]),
        ("fr", "La milice CODECO a juré d'ignorer la trêve.", ["milice CODECO"]),
        ("fr", "Aucun délégué du FPRC n'a signé l'accord.", ["FPRC"]),
        ("fr", "Le MNLA dément avoir rallié la trêve.", ["MNLA"]),
        ("fr", "La Coordination de l'Est tient l'accord pour nul et non avenu.", ["Coordination de l'Est"]),
        ("fr", "Le groupe Katiba dit ignorer tout d'un accord et n'en être pas partie.", ["groupe Katiba"]),
        ("fr", "La brigade de Tripoli s'est retirée de la trêve avant qu'elle ne commence.", ["brigade de Tripoli"]),
        ("fr", "Le MLC n'a pas signé l'accord de Lusaka.", ["MLC"]),
        ("fr", "Le Front Kanak a qualifié la trêve de capitulation.", ["Front Kanak"]),
        ("fr", "Les Forces nouvelles ont boudé la cérémonie et ne reconnaissent pas l'accord.", ["Forces nouvelles"]),
        ("en", "The Amhara Fano dismissed reports that it had joined the truce.", ["Amhara Fano"]),
        ("en", "The Wagner Group says the ceasefire is none of its business.", ["Wagner Group"]),
        ("en", "Leaders of the Eastern Front have ruled out signing the deal.", ["Eastern Front"]),
        ("en", "No representative of the Karenni Army signed the agreement.", ["Karenni Army"]),
        ("en", "The al-Nusra Front vowed to ignore the truce.", ["al-Nusra Front"]),
        ("en", "The Liwa Brigade did not take part in the signing and rejects the deal.", ["Liwa Brigade"]),
        ("en", "The Sinai militia scoffed at the ceasefire.", ["Sinai militia"]),
        ("en", "The Ta'ang Army said it had no knowledge of any agreement and was not part of it.", ["Army"]),
        ("en", "Spokesmen for the Fatah al-Islam group poured scorn on the ceasefire.", ["Islam group"]),
        ("en", "The Tripoli Brigade walked away from the truce before it began.", ["Tripoli Brigade"]),
        ("en", "Sudan's SPLM-North did not sign the Juba accord.", ["SPLM-North"]),
        ("en", "The Chin Council, unlike its allies, withheld its signature from the ceasefire.", ["Chin Council"]),
        ("en", "The Kosovo Front called the ceasefire a capitulation.", ["Kosovo Front"]),
        ("es", "El Frente Sur juró ignorar la tregua.", ["Frente Sur"]),
        ("es", "Ningún delegado del EPL firmó el acuerdo.", ["EPL"]),
        ("es", "Los jefes del Bloque Norte descartan firmar el pacto.", ["Bloque Norte"]),
        ("es", "El ERP desmiente haberse sumado a la tregua.", ["ERP"]),
        ("es", "El Bloque Metro dijo desconocer el acuerdo y no ser parte de él.", ["Bloque Metro"]),
        ("es", "La Columna Móvil se apartó de la tregua antes de que empezara.", ["Columna Móvil"]),
        ("es", "El EPL no firmó el acuerdo de La Habana.", ["EPL"]),
        ("es", "El Frente Kanak calificó la tregua de capitulación.", ["Frente Kanak"]),
        ("ru", "Фронт Макины поклялся не соблюдать перемирие.", ["Фронт Макины"]),
        ("ru", "Командование Армии Освобождения исключило подписание соглашения.", ["Командование Армии Освобождения"]),
        ("ru", "Ни один делегат Северного фронта соглашение не подписал.", ["Северного фронта"]),
        ("ru", "Бригада Триполи отказалась от перемирия ещё до его начала.", ["Бригада Триполи"]),
        ("ru", "Движение за освобождение не подписало соглашение в Лусаке.", ["Движение за освобождение"]),
        ("ar", "أقسمت جبهة الجنوب على تجاهل الهدنة.", ["جبهة الجنوب"]),
        ("ar", "استبعدت حركة التحرير التوقيع على الاتفاق.", ["حركة التحرير"]),
        ("ar", "نفت كتائب الأنصار انضمامها إلى الهدنة.", ["كتائب الأنصار"]),
        ("ar", "تراجع لواء طرابلس عن الهدنة قبل بدئها ورفض توقيعها.", ["لواء طرابلس"]),
        ("ar", "لم توقع حركة التحرير اتفاق لوساكا.", ["حركة التحرير"]),
        ("ar", "وصفت جبهة الكاناك الهدنة بالاستسلام.", ["جبهة الكاناك"]),
    ],
)
def test_who_shuns_a_truce_or_says_it_is_no_concern_of_its_denies_a_part_in_it(
    language: str, text: str, refusing: list[str]
) -> None:
    assert (texts(text, "denies_party", language), texts(text, "party", language)) == (refusing, [])


@pytest.mark.parametrize(
    ("language", "text", "parties"),
    [
        ("fr", "Les Houthis ont fait connaître leur acceptation du cessez-le-feu.", ["Houthis"]),
        (
            "fr",
            "La trêve oblige le gouvernement tchadien et le FACT à libérer des prisonniers.",
            ["gouvernement tchadien", "FACT"],
        ),
        ("fr", "Le MPC et l'UPC ont scellé une trêve à Bambari.", ["MPC", "UPC"]),
        ("fr", "Un délégué du Front Nord a ajouté sa signature au cessez-le-feu.", ["Front Nord"]),
        ("fr", "La trêve a été acceptée lundi par le RCPCA.", ["RCPCA"]),
        ("fr", "L'Armée libre a promis de respecter la trêve.", ["Armée libre"]),
        ("fr", "Le Frolinat a fini par accepter le cessez-le-feu.", ["Frolinat"]),
        ("fr", "Kinshasa a signé un cessez-le-feu avec le M23.", ["Kinshasa", "M23"]),
        (
            "fr",
            "La trêve, à laquelle le Front Karen et la junte sont tous deux parties, tient.",
            ["Front Karen", "junte"],
        ),
        ("fr", "L'Éthiopie et le Tigré ont convenu d'un arrêt des combats.", ["Éthiopie", "Tigré"]),
        (
            "fr",
            "L'accord a été cosigné par le Venezuela et la Plateforme unitaire.",
            ["Venezuela", "Plateforme unitaire"],
        ),
        ("en", "The Houthis signalled their acceptance of the ceasefire.", ["Houthis"]),
        (
            "en",
            "After two months of talks the Tigrayan side and the federal side sealed a truce.",
            ["Tigrayan side", "federal side"],
        ),
        (
            "en",
            "The ceasefire commits the Syrian Democratic Forces and Damascus to free prisoners.",
            ["Syrian Democratic Forces", "Damascus"],
        ),
        ("en", "The Free Army pledged to abide by the truce.", ["Free Army"]),
        ("en", "A delegate of the Zomi Front added his signature to the ceasefire agreement.", ["Zomi Front"]),
        ("en", "The truce was accepted on Monday by the Shan State Army.", ["Shan State Army"]),
        ("en", "The truce, to which the Karen Army and the junta are both parties, has held.", ["Karen Army", "junta"]),
        ("en", "Kinshasa has signed a ceasefire with M23.", ["Kinshasa", "M23"]),
        ("en", "Ethiopia and Tigray agreed on a halt to the fighting.", ["Ethiopia", "Tigray"]),
        ("en", "Joining the truce on Friday were the Mon Party and the Lahu Union.", ["Mon Party", "Lahu Union"]),
        ("en", "The signatories of the accord include the Polisario and Morocco.", ["Polisario", "Morocco"]),
        (
            "en",
            "The agreement was co-signed by Venezuela and the opposition Platform.",
            ["Venezuela", "opposition Platform"],
        ),
        ("es", "La URNG y el Gobierno sellaron la paz con un acuerdo de cese.", ["URNG", "Gobierno"]),
        ("es", "La tregua fue aceptada el lunes por el Frente Farabundo Martí.", ["Frente Farabundo Martí"]),
        ("es", "El Bloque Sur prometió respetar la tregua.", ["Bloque Sur"]),
        ("es", "Un delegado del Frente Este añadió su firma al acuerdo.", ["Frente"]),
        ("es", "Kinshasa firmó un alto el fuego con el M23.", ["Kinshasa", "M23"]),
        ("es", "Etiopía y Tigray acordaron el cese de los combates.", ["Etiopía", "Tigray"]),
        ("es", "El acuerdo fue firmado por Venezuela y la Plataforma Unitaria.", ["Venezuela", "Plataforma Unitaria"]),
        (
            "ru",
            "Перемирие обязывает правительство Чада и Фронт перемен освободить пленных.",
            ["правительство Чада", "Фронт"],
        ),
        ("ru", "Хуситы сообщили о согласии на прекращение огня.", ["Хуситы"]),
        ("ru", "Перемирие в понедельник приняла Армия шанов.", ["Армия шанов"]),
        ("ru", "Свободная армия обещала соблюдать перемирие.", ["Свободная армия"]),
        ("ru", "Киншаса подписала соглашение о прекращении огня с М23.", ["Киншаса", "М23"]),
        ("ru", "Эфиопия и Тыграй договорились о прекращении боевых действий.", ["Эфиопия", "Тыграй"]),
        ("ar", "تلزم الهدنة الحكومة التشادية وجبهة الوفاق بإطلاق الأسرى.", ["الحكومة التشادية", "جبهة الوفاق"]),
        ("ar", "أبلغ الحوثيون الوسطاء قبولهم وقف إطلاق النار.", ["الحوثيون"]),
        ("ar", "وافقت كتائب القسام على التهدئة.", ["كتائب القسام"]),
        ("ar", "وعد الجيش الحر باحترام الهدنة.", ["الجيش الحر"]),
        ("ar", "وقعت كينشاسا وقفا لإطلاق النار مع حركة 23 مارس.", ["كينشاسا", "حركة 23 مارس"]),
        ("ar", "اتفقت إثيوبيا وجبهة تيغراي على وقف القتال.", ["إثيوبيا", "جبهة تيغراي"]),
    ],
)
def test_who_accepts_joins_or_is_bound_by_a_truce_is_a_party(language: str, text: str, parties: list[str]) -> None:
    assert (texts(text, "party", language), texts(text, "denies_party", language)) == (parties, [])


REFUSALS = [
    ("en", "The Bay Battalion continues to say that it never joined.", ["Bay Battalion"]),
    ("en", "The Bay Battalion, which split from the Coast Front in April, is not a signatory.", ["Bay Battalion"]),
    ("en", "The Bay Battalion was invited, did not attend and has not signed.", ["Bay Battalion"]),
    ("en", "Urged by the envoy to sign, the Bay Battalion refused to join.", ["Bay Battalion"]),
    ("en", "The Bay Battalion declined for a second time to accede.", ["Bay Battalion"]),
    ("en", "The Bay Battalion is not a party to it; nor is the Coast Front.", ["Bay Battalion", "Coast Front"]),
    ("en", "The Bay Battalion was urged to sign.", []),
    ("en", "The Bay Battalion said that it never joined the strike committee.", []),
    ("en", "The Bay Battalion says that nothing the mayor does concerns it.", []),
    ("fr", "Le Front de la Baie maintient qu'aucun texte ne le lie.", ["Front de la Baie"]),
    ("fr", "Le Front de la Baie maintient qu'aucun témoin ne le connaît.", []),
    ("es", "El Frente de la Bahía insiste en que no suscribió nada.", ["Frente de la Bahía"]),
    ("es", "El Frente de la Bahía insiste en que no vio nada.", []),
    ("ru", "Союз горных сёл заявил, что его подписи под документом нет.", ["Союз горных сёл"]),
    ("ru", "Союз горных сёл заявил, что его представителей в столице нет.", []),
    ("ar", "أما كتائب الساحل فقالت إنها لم توقع شيئا.", ["كتائب الساحل"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), REFUSALS)
def test_who_refuses_may_be_told_by_report_or_behind_a_clause(language: str, text: str, expected: list[str]) -> None:
    assert texts(SIGNED[language] + text, "denies_party", language) == expected


def test_what_was_to_come_seen_from_a_report_is_a_fact_and_a_condition_is_none() -> None:
    said = "The premier told parliament that his government and the Coast Front would observe a ceasefire from 1 May."
    assert texts(said, "party", "en") == ["government", "Coast Front"]
    assert texts("His government and the Coast Front would observe a ceasefire if paid.", "party", "en") == []


def test_whoever_orders_its_troops_to_cease_fire_is_bound() -> None:
    text = "The Afghan government ordered its troops to hold their fire. The truce begins on Friday."
    assert texts(text, "party", "en") == ["Afghan government"]
    assert texts("The Afghan government ordered its troops to hold the bridge. The truce ended.", "party", "en") == []
