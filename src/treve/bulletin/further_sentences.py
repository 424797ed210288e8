"""The sentences of the questions beyond the effect, in English, French and Arabic: whole sentences with named places.

A catalogue can take this table over as it stands: a key names the sentence, the places in braces hold numbers and names.
"""

from __future__ import annotations

from types import MappingProxyType

from treve.bulletin.effect_sentences import LANGUAGES

_TABLE: dict[str, tuple[str, str, str]] = {
    "where.area": (
        "{name}: {ratio} times the incidents expected from the days before ({low}–{high}); chance that it worsened {worse} %.",
        "{name} : {ratio} fois les incidents attendus d’après les jours précédents ({low}–{high}) ; probabilité d’aggravation : "
        "{worse} %.",
        "{name}: {ratio} ضعف الحوادث المتوقعة بحسب الأيام السابقة ({low}–{high})؛ احتمال أن الوضع ساء {worse}٪.",
    ),
    "where.front": (
        "Between {name}: {ratio} times the incidents expected from the days before ({low}–{high}); chance that it worsened {worse} %.",
        "Entre {name} : {ratio} fois les incidents attendus d’après les jours précédents ({low}–{high}) ; probabilité "
        "d’aggravation : {worse} %.",
        "بين {name}: {ratio} ضعف الحوادث المتوقعة بحسب الأيام السابقة ({low}–{high})؛ احتمال أن الوضع ساء {worse}٪.",
    ),
    "where.drawn": (
        "Each of the {units} ratios is drawn towards the mean of all, {mean}, the more so the fewer its incidents.",
        "Chacun des {units} rapports est ramené vers la moyenne de tous, {mean}, d’autant plus que ses incidents sont peu nombreux.",
        "كل نسبة من النسب الـ{units} مقرَّبة من متوسطها جميعاً، {mean}، ويزداد التقريب كلما قلّت حوادثها.",
    ),
    "where.alike": (
        "The {units} ratios differ no more than chance lets them: each is about {mean}.",
        "Les {units} rapports ne diffèrent pas plus que le hasard ne le permet : chacun est d’environ {mean}.",
        "لا تختلف النسب الـ{units} أكثر مما تسمح به الصدفة: كل منها نحو {mean}.",
    ),
    "displacement.events": (
        "Incidents per day after against before: fronts that the truce covers {covered}, other fronts {others}, all together {total}.",
        "Incidents par jour, après par rapport à avant : fronts visés par la trêve {covered}, autres fronts {others}, ensemble {total}.",
        "الحوادث يومياً بعد البداية مقارنة بما قبلها: الجبهات المشمولة بالهدنة {covered}، والجبهات الأخرى {others}، والمجموع {total}.",
    ),
    "displacement.deaths": (
        "Deaths per day (best figure) after against before: fronts that the truce covers {covered}, other fronts {others}, all together "
        "{total}.",
        "Décès par jour (meilleure estimation), après par rapport à avant : fronts visés par la trêve {covered}, autres fronts "
        "{others}, ensemble {total}.",
        "الوفيات يومياً (أفضل تقدير) بعد البداية مقارنة بما قبلها: الجبهات المشمولة بالهدنة {covered}، والجبهات الأخرى {others}، "
        "والمجموع {total}.",
    ),
    "displacement.offset": (
        "What other fronts gained in deaths equals {share} % of what the covered fronts lost ({low} % to {high} %).",
        "Ce que les autres fronts ont gagné en décès équivaut à {share} % de ce que les fronts visés ont perdu ({low} % à {high} %).",
        "ما زاد من وفيات على الجبهات الأخرى يعادل {share}٪ مما نقص على الجبهات المشمولة (من {low}٪ إلى {high}٪).",
    ),
    "displacement.unknown": (
        "Incidents on fronts of which nobody can tell whether the truce covers them: {count}; they are in neither group.",
        "Incidents sur des fronts dont nul ne peut dire si la trêve les vise : {count} ; ils ne sont dans aucun groupe.",
        "يقع {count} من الحوادث على جبهات لا يمكن الجزم بشمول الهدنة لها؛ وهي خارج المجموعتين.",
    ),
    "hotspots.cluster": (
        "{observed} incidents in {areas} neighbouring districts around {centre} in the last {days} days to {day}, where {expected} "
        "were expected; a cluster this strong arises by chance in {percent} % of random maps.",
        "{observed} incidents dans {areas} districts voisins autour de {centre} pendant les {days} derniers jours jusqu’au {day}, là "
        "où {expected} étaient attendus ; un foyer aussi fort apparaît par hasard dans {percent} % des cartes aléatoires.",
        "{observed} من الحوادث في {areas} من المناطق المتجاورة حول {centre} خلال آخر {days} أيام حتى {day}، وكان المتوقع {expected}؛ "
        "ينشأ تجمع بهذه القوة بالصدفة في {percent}٪ من الخرائط العشوائية.",
    ),
    "hotspots.none": (
        "No cluster of districts stands above what was expected in the last {days} days to {day}.",
        "Aucun foyer de districts ne dépasse ce qui était attendu pendant les {days} derniers jours jusqu’au {day}.",
        "لا يوجد تجمع من المناطق يتجاوز المتوقع خلال آخر {days} أيام حتى {day}.",
    ),
    "hotspots.left_out": (
        "Incidents of those days without an exact or near place in a named district, left out: {count}.",
        "Incidents de ces jours sans lieu exact ou proche dans un district nommé, laissés de côté : {count}.",
        "{count} من حوادث تلك الأيام بلا موقع دقيق أو قريب في منطقة مسماة، وقد استُبعدت.",
    ),
    "holding.rate": (
        "On {day}, {recorded} incidents are recorded for the last {days} days; about {median} ({low}–{high}) once late reports arrive. "
        "Chance that the rate is below half of the rate before the truce: {below} %.",
        "Au {day}, {recorded} incidents sont recensés pour les {days} derniers jours ; environ {median} ({low}–{high}) une fois les "
        "rapports tardifs reçus. Probabilité que le taux soit inférieur à la moitié de celui d’avant la trêve : {below} %.",
        "في {day}، سُجّل {recorded} من الحوادث لآخر {days} أيام؛ ونحو {median} ({low}–{high}) بعد وصول التقارير المتأخرة. احتمال أن "
        "يكون المعدل أقل من نصف معدل ما قبل الهدنة: {below}٪.",
    ),
    "holding.calm": (
        "Against the truce’s own days until then the rate is {ratio} times ({low}–{high}); chance that it is higher: {above} %.",
        "Par rapport aux jours de la trêve jusque-là, le taux est de {ratio} fois ({low}–{high}) ; probabilité qu’il soit plus élevé : "
        "{above} %.",
        "مقارنة بأيام الهدنة حتى ذلك الحين يبلغ المعدل {ratio} ضعفاً ({low}–{high})؛ احتمال أن يكون أعلى: {above}٪.",
    ),
    "holding.complete": (
        "Of the incidents of {first}, {share} % are known by now ({low}–{high} %); delays are those between an incident and its "
        "publication, which need not be those of the data base.",
        "Des incidents du {first}, {share} % sont connus à ce jour ({low}–{high} %) ; les délais sont ceux entre l’incident et sa "
        "publication, qui ne sont pas forcément ceux de la base de données.",
        "من حوادث {first}، عُرف حتى الآن {share}٪ ({low}–{high}٪)؛ والتأخير هو ما بين الحادث ونشره، وقد لا يكون تأخير قاعدة البيانات.",
    ),
    "holding.left_out": (
        "Incidents without a usable day of publication, in none of these figures: {count}.",
        "Incidents sans jour de publication utilisable, dans aucun de ces chiffres : {count}.",
        "{count} من الحوادث بلا يوم نشر صالح ليست ضمن أي من هذه الأرقام.",
    ),
    "holding.reached": (
        "The seven-day mean of recorded deaths first reached {share} % of its mean before the truce on {day}, day {number} of the truce.",
        "La moyenne sur sept jours des décès recensés a atteint pour la première fois {share} % de sa moyenne d’avant la trêve le "
        "{day}, jour {number} de la trêve.",
        "بلغ متوسط الوفيات المسجَّلة على سبعة أيام {share}٪ من متوسطه قبل الهدنة لأول مرة في {day}، وهو اليوم {number} من الهدنة.",
    ),
    "holding.not_reached": (
        "In the {followed} days looked at, the seven-day mean of recorded deaths never reached {share} % of its mean before the truce.",
        "Pendant les {followed} jours examinés, la moyenne sur sept jours des décès recensés n’a jamais atteint {share} % de sa moyenne "
        "d’avant la trêve.",
        "خلال الأيام الـ{followed} المفحوصة لم يبلغ متوسط الوفيات المسجَّلة على سبعة أيام {share}٪ من متوسطه قبل الهدنة.",
    ),
    "drivers.share": (
        "From {first} to {last}, {name} accounts for {share} % ({low}–{high} %) of the incidents beyond expectation; {loose} % are "
        "unattributed, so its share lies between {lowest} and {highest} %.",
        "Du {first} au {last}, {name} représente {share} % ({low}–{high} %) des incidents au-delà de l’attendu ; {loose} % ne sont pas "
        "attribués : sa part se situe donc entre {lowest} et {highest} %.",
        "من {first} إلى {last}، يمثل {name} {share}٪ ({low}–{high}٪) من الحوادث الزائدة عن المتوقع؛ و{loose}٪ غير منسوبة، فتقع حصته "
        "بين {lowest} و{highest}٪.",
    ),
    "outlook.escalation": (
        "Chance that {name} escalates within the 7 days after {day} (more than {limit} recorded deaths): {chance} % (usual {usual} %).",
        "Probabilité que la situation s’aggrave dans les 7 jours après le {day} pour {name} (plus de {limit} décès recensés) : {chance} % "
        "(habituellement {usual} %).",
        "احتمال التصعيد في {name} خلال الأيام السبعة بعد {day} (أكثر من {limit} من الوفيات المسجَّلة): {chance}٪ (المعتاد {usual}٪).",
    ),
    "outlook.count": (
        "{name}: about {median} recorded deaths a week are expected in each of the next four weeks (90 % interval {low} to {high}); the week "
        "to {day} had {last}.",
        "{name} : environ {median} décès recensés par semaine sont attendus pour chacune des quatre prochaines semaines (intervalle à 90 % "
        "de {low} à {high}) ; la semaine jusqu’au {day} en comptait {last}.",
        "{name}: يُتوقع نحو {median} من الوفيات المسجَّلة أسبوعياً في كل من الأسابيع الأربعة المقبلة (مجال 90٪ من {low} إلى {high})؛ وفي الأسبوع "
        "المنتهي في {day} سُجّل {last}.",
    ),
    "outlook.alarm": (
        "Alarm on the incidents of the last week by the rule {rule}: {value} against a bound of {upper}; such an alarm occurs by chance once in {weeks} weeks.",
        "Alarme selon la règle {rule} : {value} pour une limite de {upper} ; une telle alarme survient par hasard une fois en {weeks} "
        "semaines.",
        "إنذار وفق القاعدة {rule}: {value} مقابل حد {upper}؛ ويحدث إنذار كهذا بالصدفة مرة كل {weeks} أسبوعاً.",
    ),
    "outlook.alarm_rare": (
        "Alarm by the rule {rule}: {value} against a bound of {upper}; no such alarm came in {quiet} simulated quiet weeks.",
        "Alarme selon la règle {rule} : {value} pour une limite de {upper} ; aucune alarme de ce genre n’est survenue en {quiet} semaines calmes simulées.",
        "إنذار وفق القاعدة {rule}: {value} مقابل حد {upper}؛ ولم يحدث إنذار كهذا خلال {quiet} أسبوعاً هادئاً محاكى.",
    ),
    "outlook.no_alarm": (
        "No alarm is raised by any of the {rules} rules that the length of the data allows.",
        "Aucune des {rules} règles d’alarme que permet la longueur des données n’est déclenchée.",
        "لم تُطلق أي من قواعد الإنذار الـ{rules} التي يسمح بها طول البيانات.",
    ),
    "durability.collapsed": (
        "Of {truces} comparable truces, {share} % ({low}–{high} %) collapsed within {days} days; {at_risk} are at risk at this age, day "
        "{age}.",
        "Sur {truces} trêves comparables, {share} % ({low}–{high} %) se sont effondrées en {days} jours ; {at_risk} sont à risque à cet "
        "âge, jour {age}.",
        "من بين {truces} هدنة مماثلة، انهار {share}٪ ({low}–{high}٪) خلال {days} يوماً؛ و{at_risk} منها معرّضة للخطر عند هذا العمر، اليوم "
        "{age}.",
    ),
    "durability.stands": (
        "By them, the chance that this truce still stands {days} days later is {share} % ({low}–{high} %).",
        "D’après elles, la probabilité que cette trêve tienne encore {days} jours plus tard est de {share} % ({low}–{high} %).",
        "بناءً عليها، احتمال أن تبقى هذه الهدنة قائمة بعد {days} يوماً هو {share}٪ ({low}–{high}٪).",
    ),
    "unseen.range": (
        "{registers} registers hold {seen} incidents; over {cells} combinations of priors and {models} models the total lies between "
        "{lowest} and {highest}.",
        "{registers} registres contiennent {seen} incidents ; sur {cells} combinaisons d’a priori et {models} modèles, le total se "
        "situe entre {lowest} et {highest}.",
        "تضم {registers} سجلات {seen} من الحوادث؛ وعبر {cells} من تركيبات الافتراضات و{models} من النماذج يقع المجموع بين {lowest} "
        "و{highest}.",
    ),
    "unseen.prior": (
        "Model and prior matter more here than the registers do: none of these figures should be quoted alone.",
        "Ici le modèle et l’a priori pèsent plus que les registres : aucun de ces chiffres ne doit être cité seul.",
        "يؤثر النموذج والافتراض هنا أكثر من السجلات: لا ينبغي اقتباس أي من هذه الأرقام وحده.",
    ),
}

SENTENCES = MappingProxyType(
    {key: MappingProxyType(dict(zip(LANGUAGES, told, strict=True))) for key, told in _TABLE.items()}
)
"""Key → language → sentence."""
