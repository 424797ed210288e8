"""The sentences that tell whether recorded violence fell, in English, French and Arabic: whole sentences with named places.

A catalogue can take this table over as it stands: a key names the sentence, the places in braces hold numbers and names.
"""

from __future__ import annotations

from types import MappingProxyType

LANGUAGES = ("en", "fr", "ar")

_EVENTS_FELL = (
    "{title}: recorded incidents on the fronts that the truce covers ran {percent} % lower in the {after} days from {start} than in the "
    "{before} days before",
    "{title} : les incidents recensés sur les fronts visés par la trêve ont été inférieurs de {percent} % pendant les {after} jours à "
    "partir du {start} à ceux des {before} jours précédents",
    "{title}: كانت الحوادث المسجَّلة على الجبهات المشمولة بالهدنة أقل بنسبة {percent}٪ خلال الأيام الـ{after} ابتداءً من {start} مقارنةً "
    "بالأيام الـ{before} السابقة",
)
_EVENTS_ROSE = (
    "{title}: recorded incidents on the fronts that the truce covers ran {percent} % higher in the {after} days from {start} than in the "
    "{before} days before",
    "{title} : les incidents recensés sur les fronts visés par la trêve ont été supérieurs de {percent} % pendant les {after} jours à "
    "partir du {start} à ceux des {before} jours précédents",
    "{title}: كانت الحوادث المسجَّلة على الجبهات المشمولة بالهدنة أعلى بنسبة {percent}٪ خلال الأيام الـ{after} ابتداءً من {start} مقارنةً "
    "بالأيام الـ{before} السابقة",
)
_DEATHS_FELL = (
    "Recorded deaths there (best figure) ran {percent} % lower",
    "Les décès recensés sur ces fronts (meilleure estimation) ont été inférieurs de {percent} %",
    "وكانت الوفيات المسجَّلة هناك (أفضل تقدير) أقل بنسبة {percent}٪",
)
_DEATHS_ROSE = (
    "Recorded deaths there (best figure) ran {percent} % higher",
    "Les décès recensés sur ces fronts (meilleure estimation) ont été supérieurs de {percent} %",
    "وكانت الوفيات المسجَّلة هناك (أفضل تقدير) أعلى بنسبة {percent}٪",
)
_BOTH_LOWER = (
    " (95 % interval: {low} % to {high} % lower).",
    " (intervalle à 95 % : de {low} % à {high} % de moins).",
    " (مجال الثقة 95٪: أقل بما بين {low}٪ و{high}٪).",
)
_ACROSS = (
    " (95 % interval: {low} % lower to {high} % higher).",
    " (intervalle à 95 % : de {low} % de moins à {high} % de plus).",
    " (مجال الثقة 95٪: من أقل بنسبة {low}٪ إلى أعلى بنسبة {high}٪).",
)
_BOTH_HIGHER = (
    " (95 % interval: {low} % to {high} % higher).",
    " (intervalle à 95 % : de {low} % à {high} % de plus).",
    " (مجال الثقة 95٪: أعلى بما بين {low}٪ و{high}٪).",
)


def _joined(start: tuple[str, str, str], end: tuple[str, str, str]) -> tuple[str, str, str]:
    """Two halves as one entry of the table: the halves are joined here, once, so that the catalogue holds whole sentences."""
    en, fr, ar = (one + other for one, other in zip(start, end, strict=True))
    return en, fr, ar


_TABLE: dict[str, tuple[str, str, str]] = {
    "events.fell.lower": _joined(_EVENTS_FELL, _BOTH_LOWER),
    "events.fell.across": _joined(_EVENTS_FELL, _ACROSS),
    "events.rose.across": _joined(_EVENTS_ROSE, _ACROSS),
    "events.rose.higher": _joined(_EVENTS_ROSE, _BOTH_HIGHER),
    "deaths_best.fell.lower": _joined(_DEATHS_FELL, _BOTH_LOWER),
    "deaths_best.fell.across": _joined(_DEATHS_FELL, _ACROSS),
    "deaths_best.rose.across": _joined(_DEATHS_ROSE, _ACROSS),
    "deaths_best.rose.higher": _joined(_DEATHS_ROSE, _BOTH_HIGHER),
    "chance": (
        "The chance of any fall is {fall} %, of a fall by more than a quarter {quarter} %.",
        "La probabilité d’une baisse est de {fall} %, d’une baisse de plus d’un quart de {quarter} %.",
        "احتمال حدوث أي انخفاض {fall}٪، واحتمال انخفاض يتجاوز الربع {quarter}٪.",
    ),
    "verdict.clear_fall": (
        "Verdict: a clear fall in recorded incidents. Every check of the rule is passed.",
        "Verdict : une baisse nette des incidents recensés. Toutes les vérifications de la règle sont satisfaites.",
        "الحكم: انخفاض واضح في الحوادث المسجَّلة، وقد استوفيت جميع شروط القاعدة.",
    ),
    "verdict.likely_fall": (
        "Verdict: a likely fall in recorded incidents, not a clear one.",
        "Verdict : une baisse probable des incidents recensés, mais pas nette.",
        "الحكم: انخفاض مرجَّح في الحوادث المسجَّلة، لكنه غير واضح.",
    ),
    "verdict.unclear": (
        "Verdict: unclear. The record does not show whether incidents fell or rose.",
        "Verdict : incertain. Les données ne montrent pas si les incidents ont baissé ou augmenté.",
        "الحكم: غير واضح. لا تُظهر السجلات ما إذا كانت الحوادث قد انخفضت أم ارتفعت.",
    ),
    "verdict.likely_rise": (
        "Verdict: a likely rise in recorded incidents, not a clear one.",
        "Verdict : une hausse probable des incidents recensés, mais pas nette.",
        "الحكم: ارتفاع مرجَّح في الحوادث المسجَّلة، لكنه غير واضح.",
    ),
    "verdict.clear_rise": (
        "Verdict: a clear rise in recorded incidents. Every check of the rule is passed.",
        "Verdict : une hausse nette des incidents recensés. Toutes les vérifications de la règle sont satisfaites.",
        "الحكم: ارتفاع واضح في الحوادث المسجَّلة، وقد استوفيت جميع شروط القاعدة.",
    ),
    "failed.interval": (
        "It is not called clear because the 95 % interval includes no change.",
        "Il n’est pas qualifié de net parce que l’intervalle à 95 % comprend l’absence de changement.",
        "لا يوصف بالوضوح لأن مجال الثقة 95٪ يشمل عدم حدوث أي تغيّر.",
    ),
    "failed.placebo": (
        "It is not called clear because {percent} % of {dates} dates without a truce show a change at least as large; the rule allows "
        "5 %.",
        "Il n’est pas qualifié de net parce que {percent} % de {dates} dates sans trêve montrent un changement au moins aussi grand ; "
        "la règle admet 5 %.",
        "لا يوصف بالوضوح لأن {percent}٪ من {dates} تاريخاً بلا هدنة تُظهر تغيّراً بالحجم نفسه على الأقل، والقاعدة تسمح بـ5٪.",
    ),
    "failed.placebo_unknown": (
        "It is not called clear because the data hold no date without a truce to compare with.",
        "Il n’est pas qualifié de net parce que les données ne contiennent aucune date sans trêve pour comparer.",
        "لا يوصف بالوضوح لأن البيانات لا تتضمن أي تاريخ بلا هدنة للمقارنة.",
    ),
    "failed.grid": (
        "It hangs on the days compared: with another baseline, or with the last days before the start left out, the change has the "
        "other direction.",
        "Il dépend des jours comparés : avec une autre période de référence, ou sans les derniers jours avant le début, le changement "
        "va dans l’autre sens.",
        "يتوقف الأمر على الأيام المقارَنة: فمع فترة مرجعية أخرى، أو بإسقاط الأيام الأخيرة قبل البداية، ينعكس اتجاه التغيّر.",
    ),
    "failed.others": (
        "It is not called clear because other fronts changed as well: the chance that the covered fronts changed more is {percent} %; "
        "the rule asks for 90 %.",
        "Il n’est pas qualifié de net parce que d’autres fronts ont changé aussi : la probabilité que les fronts visés aient changé "
        "davantage est de {percent} % ; la règle demande 90 %.",
        "لا يوصف بالوضوح لأن جبهات أخرى تغيّرت أيضاً: احتمال أن تكون الجبهات المشمولة قد تغيّرت أكثر {percent}٪، والقاعدة تطلب 90٪.",
    ),
    "failed.others_unknown": (
        "It is not called clear because there is no other front to compare with.",
        "Il n’est pas qualifié de net parce qu’il n’y a aucun autre front pour comparer.",
        "لا يوصف بالوضوح لعدم وجود جبهة أخرى للمقارنة.",
    ),
    "failed.chance": (
        "The chance of a change in this direction is {percent} %; the rule asks for 90 %.",
        "La probabilité d’un changement dans ce sens est de {percent} % ; la règle demande 90 %.",
        "احتمال التغيّر في هذا الاتجاه {percent}٪، والقاعدة تطلب 90٪.",
    ),
    "area.carries": (
        "{area} carries the change: {share} % of the net change in the daily rate lies there ({before} incidents in the {days_before} "
        "days before, {after} in the {days_after} days from the start). The ratio of the rates is {ratio} with it and {without} "
        "without it.",
        "{area} porte le changement : {share} % de la variation nette du taux journalier s’y trouve ({before} incidents dans les "
        "{days_before} jours précédents, {after} dans les {days_after} jours à partir du début). Le rapport des taux est de {ratio} "
        "avec cette zone et de {without} sans elle.",
        "التغيّر محمول على {area}: {share}٪ من صافي التغيّر في المعدل اليومي يقع هناك ({before} حادثاً في الأيام الـ{days_before} "
        "السابقة و{after} في الأيام الـ{days_after} من البداية). نسبة المعدلين {ratio} معها و{without} من دونها.",
    ),
    "area.none": (
        "No single area carries the change. The largest part lies in {area}: {share} % of the net change in the daily rate; without "
        "it the ratio of the rates is {without} instead of {ratio}.",
        "Aucune zone ne porte à elle seule le changement. La plus grande part se trouve à {area} : {share} % de la variation nette du "
        "taux journalier ; sans elle, le rapport des taux est de {without} au lieu de {ratio}.",
        "لا تحمل منطقة واحدة التغيّر. يقع الجزء الأكبر في {area}: {share}٪ من صافي التغيّر في المعدل اليومي؛ ومن دونها تكون نسبة "
        "المعدلين {without} بدلاً من {ratio}.",
    ),
    "grid.same": (
        "The direction is the same in all {cells} combinations of baseline and days left out; medians of the ratio lie between {low} "
        "and {high}.",
        "Le sens est le même dans les {cells} combinaisons de période de référence et de jours écartés ; les médianes du rapport vont "
        "de {low} à {high}.",
        "الاتجاه واحد في جميع التركيبات الـ{cells} من الفترة المرجعية والأيام المُسقَطة؛ وتقع أوساط النسبة بين {low} و{high}.",
    ),
    "grid.turns": (
        "The direction changes with the days compared: {falls} of {cells} combinations of baseline and days left out show a fall, the "
        "others a rise; medians of the ratio lie between {low} and {high}.",
        "Le sens change selon les jours comparés : {falls} des {cells} combinaisons de période de référence et de jours écartés "
        "montrent une baisse, les autres une hausse ; les médianes du rapport vont de {low} à {high}.",
        "يتغيّر الاتجاه بحسب الأيام المقارَنة: {falls} من {cells} تركيبة من الفترة المرجعية والأيام المُسقَطة تُظهر انخفاضاً والبقية "
        "ارتفاعاً؛ وتقع أوساط النسبة بين {low} و{high}.",
    ),
    "grid.dropped": (
        "The fall does not hold when the last {dropped} days before the truce are left out: the ratio of the rates is then {ratio}. It "
        "came before the truce.",
        "La baisse ne tient pas si l’on écarte les {dropped} derniers jours avant la trêve : le rapport des taux est alors de {ratio}. "
        "Elle est venue avant la trêve.",
        "لا يصمد الانخفاض عند إسقاط الأيام الـ{dropped} الأخيرة قبل الهدنة: تصبح نسبة المعدلين {ratio}. لقد جاء قبل الهدنة.",
    ),
    "placebo.low": (
        "{count} of {dates} dates without a truce show a drop at least as large; their windows overlap, so that they are worth about "
        "{effective} separate ones.",
        "{count} des {dates} dates sans trêve montrent une baisse au moins aussi grande ; leurs fenêtres se chevauchent, si bien "
        "qu’elles en valent environ {effective} distinctes.",
        "{count} من {dates} تاريخاً بلا هدنة تُظهر انخفاضاً بالحجم نفسه على الأقل؛ نوافذها متداخلة، فهي تعادل نحو {effective} نافذة "
        "مستقلة.",
    ),
    "placebo.high": (
        "{count} of {dates} dates without a truce show a rise at least as large; their windows overlap, so that they are worth about "
        "{effective} separate ones.",
        "{count} des {dates} dates sans trêve montrent une hausse au moins aussi grande ; leurs fenêtres se chevauchent, si bien "
        "qu’elles en valent environ {effective} distinctes.",
        "{count} من {dates} تاريخاً بلا هدنة تُظهر ارتفاعاً بالحجم نفسه على الأقل؛ نوافذها متداخلة، فهي تعادل نحو {effective} نافذة "
        "مستقلة.",
    ),
    "others.fell": (
        "On the other fronts recorded incidents ran {percent} % lower. Covered over other fronts, the ratio is {ratio} (95 % interval "
        "{low} to {high}). Fighting can move to them, so they are no clean comparison.",
        "Sur les autres fronts, les incidents recensés ont été inférieurs de {percent} %. Rapporté aux autres fronts, le rapport est "
        "de {ratio} (intervalle à 95 % de {low} à {high}). Les combats peuvent s’y déplacer : la comparaison n’est pas pure.",
        "على الجبهات الأخرى كانت الحوادث المسجَّلة أقل بنسبة {percent}٪. نسبة الجبهات المشمولة إلى الأخرى {ratio} (مجال الثقة 95٪ من "
        "{low} إلى {high}). قد ينتقل القتال إليها، فالمقارنة ليست خالصة.",
    ),
    "others.rose": (
        "On the other fronts recorded incidents ran {percent} % higher. Covered over other fronts, the ratio is {ratio} (95 % interval "
        "{low} to {high}). Fighting can move to them, so they are no clean comparison.",
        "Sur les autres fronts, les incidents recensés ont été supérieurs de {percent} %. Rapporté aux autres fronts, le rapport est "
        "de {ratio} (intervalle à 95 % de {low} à {high}). Les combats peuvent s’y déplacer : la comparaison n’est pas pure.",
        "على الجبهات الأخرى كانت الحوادث المسجَّلة أعلى بنسبة {percent}٪. نسبة الجبهات المشمولة إلى الأخرى {ratio} (مجال الثقة 95٪ من "
        "{low} إلى {high}). قد ينتقل القتال إليها، فالمقارنة ليست خالصة.",
    ),
    "change": (
        "Whatever the truce, the level of recorded incidents changes most on {day} ({earliest} to {latest}): {days} days before the "
        "start.",
        "Indépendamment de la trêve, le niveau des incidents recensés change le plus le {day} (du {earliest} au {latest}) : {days} "
        "jours avant le début.",
        "بصرف النظر عن الهدنة، يتغيّر مستوى الحوادث المسجَّلة أكثر ما يتغيّر في {day} (من {earliest} إلى {latest}): قبل البداية "
        "بـ{days} يوماً.",
    ),
    "tipping": (
        "Reporting would have to fall to {percent} % of its former level, that is by {drop} %, for the fall to be an artefact.",
        "Il faudrait que le recensement tombe à {percent} % de son niveau antérieur, soit une baisse de {drop} %, pour que la baisse "
        "soit un artefact.",
        "ينبغي أن ينخفض الإبلاغ إلى {percent}٪ من مستواه السابق، أي بنسبة {drop}٪، كي يكون الانخفاض مجرد أثر للإبلاغ.",
    ),
    "vague.deaths": (
        "{exact} deaths have an exact day in the first {days} days; about {expected} if each incident with a vague day is spread over "
        "its possible days. Put on their first days they would make {stacked}, which is not what the sources say.",
        "{exact} décès ont un jour exact dans les {days} premiers jours ; environ {expected} si chaque incident de date vague est "
        "réparti sur ses jours possibles. Placés sur leur premier jour, ils feraient {stacked}, ce que les sources ne disent pas.",
        "{exact} وفاة لها يوم محدد في الأيام الـ{days} الأولى؛ ونحو {expected} إذا وُزّع كل حادث غامض التاريخ على أيامه الممكنة. ولو "
        "وُضعت في يومها الأول لبلغت {stacked}، وهذا ما لا تقوله المصادر.",
    ),
    "vague.pooled": (
        "With incidents of vague days drawn onto their possible days {imputations} times, the ratio of incidents is {ratio} (95 % "
        "interval {low} to {high}).",
        "En tirant {imputations} fois les incidents de date vague sur leurs jours possibles, le rapport des incidents est de {ratio} "
        "(intervalle à 95 % de {low} à {high}).",
        "عند سحب الحوادث غامضة التاريخ على أيامها الممكنة {imputations} مرة، تكون نسبة الحوادث {ratio} (مجال الثقة 95٪ من {low} إلى "
        "{high}).",
    ),
    "edge": (
        "{percent} % of the weight lies on the edge of the model’s grid, so that the interval can be too narrow.",
        "{percent} % du poids se trouve au bord de la grille du modèle : l’intervalle peut être trop étroit.",
        "يقع {percent}٪ من الوزن على حافة شبكة النموذج، فقد يكون المجال أضيق مما ينبغي.",
    ),
    "ended": (
        "A legal end of the truce, {day}, lies inside the days compared.",
        "Une fin juridique de la trêve, le {day}, se trouve dans les jours comparés.",
        "تقع نهاية قانونية للهدنة، {day}، ضمن الأيام المقارَنة.",
    ),
    "silent": (
        "On {days} days in a row no front recorded anything: peace everywhere, or a gap in coverage.",
        "Pendant {days} jours de suite, aucun front n’a rien recensé : paix partout, ou lacune de couverture.",
        "لم تسجّل أي جبهة شيئاً طوال {days} يوماً متتالياً: إما سلام في كل مكان أو ثغرة في التغطية.",
    ),
    "data_end": (
        "The data end on {day}.",
        "Les données s’arrêtent au {day}.",
        "تنتهي البيانات في {day}.",
    ),
    "recorder": (
        "{share} % of the reports rest on {name}.",
        "{share} % des rapports reposent sur {name}.",
        "يستند {share}٪ من التقارير إلى {name}.",
    ),
}

SENTENCES = MappingProxyType(
    {key: MappingProxyType(dict(zip(LANGUAGES, told, strict=True))) for key, told in _TABLE.items()}
)
"""Key → language → sentence."""
