"""Why a question gets no answer, in English, French and Arabic: whole sentences with named places."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from treve.bulletin.effect_sentences import LANGUAGES
from treve.catalogue import say, speaking
from treve.model.refusal import Missing

_TABLE: dict[Missing, tuple[str, str, str]] = {
    Missing.NO_START: (
        "No answer: nobody states on which day the truce took effect. Give one with --effective.",
        "Pas de réponse : personne n’indique le jour où la trêve est entrée en vigueur. Indiquez-le avec --effective.",
        "لا إجابة: لا أحد يذكر اليوم الذي دخلت فيه الهدنة حيز النفاذ. حدِّده بـ --effective.",
    ),
    Missing.START_BEFORE_DATA: (
        "No answer: the truce took effect on {start}, and the data begin only on {first}, so there is nothing to compare with.",
        "Pas de réponse : la trêve est entrée en vigueur le {start} et les données ne commencent que le {first} ; rien à comparer.",
        "لا إجابة: دخلت الهدنة حيز النفاذ في {start} ولا تبدأ البيانات إلا في {first}، فلا شيء للمقارنة.",
    ),
    Missing.START_AFTER_DATA: (
        "No answer: the truce took effect on {start}, and the data end on {last}.",
        "Pas de réponse : la trêve est entrée en vigueur le {start} et les données s’arrêtent au {last}.",
        "لا إجابة: دخلت الهدنة حيز النفاذ في {start} وتنتهي البيانات في {last}.",
    ),
    Missing.BEFORE_TOO_SHORT: (
        "No answer: the data hold {days} days before the start; {needed} are needed.",
        "Pas de réponse : les données comptent {days} jours avant le début ; il en faut {needed}.",
        "لا إجابة: تتضمن البيانات {days} يوماً قبل البداية والمطلوب {needed}.",
    ),
    Missing.AFTER_TOO_SHORT: (
        "No answer yet: the data hold {days} days from the start on; {needed} are needed.",
        "Pas encore de réponse : les données comptent {days} jours à partir du début ; il en faut {needed}.",
        "لا إجابة بعد: تتضمن البيانات {days} يوماً من البداية والمطلوب {needed}.",
    ),
    Missing.NO_COVERED_FRONT: (
        "No answer: no incident of an exact day lies on a front that the truce covers.",
        "Pas de réponse : aucun incident d’un jour exact ne se trouve sur un front visé par la trêve.",
        "لا إجابة: لا يقع أي حادث محدد اليوم على جبهة مشمولة بالهدنة.",
    ),
    Missing.NO_OTHER_FRONT: (
        "There is no other front to compare with.",
        "Il n’y a aucun autre front pour comparer.",
        "لا توجد جبهة أخرى للمقارنة.",
    ),
    Missing.ALL_ZERO: (
        "No answer: nothing is counted from {first} to {last}. That can be peace, or nobody watching.",
        "Pas de réponse : rien n’est compté du {first} au {last}. Ce peut être la paix, ou l’absence d’observateurs.",
        "لا إجابة: لا شيء مسجَّل من {first} إلى {last}. قد يكون ذلك سلاماً أو غياباً للرصد.",
    ),
    Missing.TOO_FEW_EVENTS: (
        "No answer: {count} counted on the days compared; at least {fewest} are needed for a rate.",
        "Pas de réponse : {count} comptés sur les jours comparés ; il en faut au moins {fewest} pour un taux.",
        "لا إجابة: عدد المسجَّل في الأيام المقارَنة {count}، والمطلوب {fewest} على الأقل لحساب معدل.",
    ),
    Missing.NO_TOLL: (
        "No answer on deaths: on {days} of the days compared at least one incident states no such figure, which is not the same as "
        "none.",
        "Pas de réponse sur les décès : pour {days} des jours comparés, au moins un incident n’indique pas ce chiffre, ce qui ne veut "
        "pas dire zéro.",
        "لا إجابة بشأن الوفيات: في {days} من الأيام المقارَنة حادث واحد على الأقل لا يذكر هذا الرقم، وهذا لا يعني الصفر.",
    ),
    Missing.COVERAGE_GAP: (
        "No answer: only {days} of the {of} days compared were watched; at least three quarters of the days on each side are needed.",
        "Pas de réponse : seuls {days} des {of} jours comparés ont été observés ; il en faut au moins les trois quarts de chaque côté.",
        "لا إجابة: لم يُرصد سوى {days} من الأيام المقارَنة الـ{of}، والمطلوب ثلاثة أرباع الأيام على الأقل في كل جانب.",
    ),
    Missing.NOT_IN_COUNTS: (
        "The data do not hold what this question needs.",
        "Les données ne contiennent pas ce que demande cette question.",
        "لا تتضمن البيانات ما يتطلبه هذا السؤال.",
    ),
    Missing.NO_TRUCE_FREE_DATE: (
        "The data hold no date far enough from every truce to compare with.",
        "Les données ne contiennent aucune date assez éloignée de toute trêve pour comparer.",
        "لا تتضمن البيانات أي تاريخ بعيد بما يكفي عن كل هدنة للمقارنة.",
    ),
    Missing.WEEKS_NOT_WHOLE: (
        "The data do not hold {before} whole weeks before the start and {after} from it on.",
        "Les données ne comptent pas {before} semaines entières avant le début et {after} à partir de lui.",
        "لا تتضمن البيانات {before} أسابيع كاملة قبل البداية و{after} بعدها.",
    ),
    Missing.ONE_SIDE_ZERO: (
        "One side of the start has no count at all, so that there is no ratio of weekly sums.",
        "Un côté du début n’a aucun compte : il n’y a pas de rapport des sommes hebdomadaires.",
        "أحد جانبي البداية خالٍ من أي عدد، فلا نسبة للمجاميع الأسبوعية.",
    ),
    Missing.NOTHING_COUNTED: (
        "No answer: nothing is counted. That can be peace, or nobody watching.",
        "Pas de réponse : rien n’est compté. Ce peut être la paix, ou l’absence d’observateurs.",
        "لا إجابة: لا شيء مسجَّل. قد يكون ذلك سلاماً أو غياباً للرصد.",
    ),
    Missing.NOT_STATED_EVERYWHERE: (
        "No answer: on some of the days at least one incident does not state the figure, which is not the same as none.",
        "Pas de réponse : pour certains jours, au moins un incident n’indique pas le chiffre, ce qui ne veut pas dire zéro.",
        "لا إجابة: في بعض الأيام حادث واحد على الأقل لا يذكر الرقم، وهذا لا يعني الصفر.",
    ),
    Missing.TOO_FEW_UNITS: (
        "No answer: there are {units} units to compare; {needed} are needed.",
        "Pas de réponse : il y a {units} unités à comparer ; il en faut {needed}.",
        "لا إجابة: عدد الوحدات للمقارنة {units} والمطلوب {needed}.",
    ),
    Missing.STALE_DATA: (
        "No answer for {as_of}: the data end on {data_end}, {days} days before.",
        "Pas de réponse pour le {as_of} : les données s’arrêtent au {data_end}, {days} jours avant.",
        "لا إجابة عن {as_of}: تنتهي البيانات في {data_end}، أي قبل ذلك بـ{days} يوماً.",
    ),
    Missing.NO_REPORT_DAYS: (
        "No answer: the data do not say on which day each incident was reported, so that what is still to come is unknown.",
        "Pas de réponse : les données n’indiquent pas le jour où chaque incident a été rapporté ; ce qui doit encore arriver est inconnu.",
        "لا إجابة: لا تذكر البيانات يوم الإبلاغ عن كل حادث، فما سيصل لاحقاً مجهول.",
    ),
    Missing.TOO_FEW_REPORT_DAYS: (
        "No answer: {reports} reports of a known day are too few to know how late reports come; {needed} are needed.",
        "Pas de réponse : {reports} rapports de jour connu ne suffisent pas pour connaître les retards ; il en faut {needed}.",
        "لا إجابة: {reports} من التقارير معلومة اليوم لا تكفي لمعرفة مدى التأخر؛ والمطلوب {needed}.",
    ),
    Missing.REPORTS_IN_BATCHES: (
        "No answer: {share} % of the late reports came on one day of the week; how many are still to come then depends on the weekday.",
        "Pas de réponse : {share} % des rapports tardifs sont arrivés le même jour de la semaine ; ce qui reste à venir dépend alors du jour.",
        "لا إجابة: وصل {share}٪ من التقارير المتأخرة في يوم واحد من الأسبوع؛ فما سيصل لاحقاً يتوقف على اليوم.",
    ),
    Missing.TOO_FEW_WEEKS: (
        "No answer: the data hold {weeks} whole weeks; {needed} are needed.",
        "Pas de réponse : les données comptent {weeks} semaines entières ; il en faut {needed}.",
        "لا إجابة: تتضمن البيانات {weeks} أسابيع كاملة والمطلوب {needed}.",
    ),
    Missing.TOO_FEW_TRUCES: (
        "No answer: {truces} comparable truces are too few; {needed} are needed.",
        "Pas de réponse : {truces} trêves comparables ne suffisent pas ; il en faut {needed}.",
        "لا إجابة: {truces} من الهدن المماثلة لا تكفي؛ والمطلوب {needed}.",
    ),
    Missing.TOO_FEW_AT_RISK: (
        "No answer: {at_risk} comparable truces stood at this age, day {age}; {needed} are needed.",
        "Pas de réponse : {at_risk} trêves comparables tenaient à cet âge, jour {age} ; il en faut {needed}.",
        "لا إجابة: {at_risk} من الهدن المماثلة كانت قائمة عند هذا العمر، اليوم {age}؛ والمطلوب {needed}.",
    ),
    Missing.NO_TRUCES_GIVEN: (
        "No answer: no comparable truces are given (--comparable FILE); no base rate is shipped, since none was found published.",
        "Pas de réponse : aucune trêve comparable n’est donnée (--comparable FICHIER) ; aucun taux de base n’est fourni, faute de "
        "publication.",
        "لا إجابة: لم تُعطَ هدن مماثلة (--comparable FILE)؛ ولا يُرفق معدل أساسي لعدم العثور على معدل منشور.",
    ),
    Missing.NO_EXCESS: (
        "No answer: {observed} incidents are recorded and {expected} were expected, so there is no excess to share out.",
        "Pas de réponse : {observed} incidents sont recensés et {expected} étaient attendus ; il n’y a pas d’excédent à répartir.",
        "لا إجابة: سُجّل {observed} من الحوادث وكان المتوقع {expected}، فلا زيادة تُوزَّع.",
    ),
    Missing.NO_OVERLAP: (
        "No answer: the registers {one} and {other} have no incident in common.",
        "Pas de réponse : les registres {one} et {other} n’ont aucun incident en commun.",
        "لا إجابة: لا حادث مشترك بين السجلين {one} و{other}.",
    ),
    Missing.TOO_FEW_REGISTERS: (
        "No answer: {registers} registers are given; {needed} linked ones are needed.",
        "Pas de réponse : {registers} registres sont donnés ; il en faut {needed}, appariés.",
        "لا إجابة: عدد السجلات المعطاة {registers}؛ والمطلوب {needed} مترابطة.",
    ),
}

REFUSALS = MappingProxyType(
    {missing: MappingProxyType(dict(zip(LANGUAGES, told, strict=True))) for missing, told in _TABLE.items()}
)
"""What is missing → language → sentence."""


def refusal_sentence(refused: Mapping[str, Any], language: str = "en") -> str:
    """The sentence for a refusal as it stands in analysis.json: {"missing": …, "values": {…}}."""
    with speaking(language):
        return say(REFUSALS[Missing(refused["missing"])][language], **refused["values"])
