"""The zone of a capital or country by its name in the five languages: for "heure de Damas", and for texts about one country."""

from __future__ import annotations

import re

from treve.extract.text.folding import folded

_PLACES = {
    "Asia/Damascus": "damas damascus damasco дамаску дамаске дамасскому دمشق سوريا"
    " alep aleppo alepo алеппо حلب idlib идлиб идлибе ادلب homs حمص"
    " syrie syria siria сирии سورية syrienne syrian сирийскому",
    "Europe/Moscow": "moscou moscow moscu москве московскому موسكو russie russia rusia россии روسيا",
    "Europe/Istanbul": "ankara istanbul estambul анкаре стамбулу انقرة اسطنبول turquie turkey turquia турции تركيا",
    "Asia/Tehran": "teheran tehran тегерану طهران iran irán иране ايران",
    "Asia/Beirut": "beyrouth beirut бейруту بيروت liban lebanon libano ливане لبنان бейруте naqoura",
    "Asia/Jerusalem": "jerusalem tel-aviv израилю القدس israel израиле اسرائيل tel_aviv тель-авиве تل_ابيب",
    "Asia/Gaza": "gaza газе غزة rafah рафахе رفح ramallah",
    "Asia/Baghdad": "bagdad baghdad багдаду بغداد irak iraq ираке العراق erbil mossoul mosul эрбиле мосуле اربيل الموصل",
    "Asia/Aden": "sanaa sana'a aden saná сане صنعاء عدن yemen йемене اليمن hodeida hodeidah ходейде الحديده تعز taiz",
    "Africa/Tripoli": "tripoli триполи طرابلس libye libya libia ливии ليبيا benghazi bengasi бенгази بنغازي syrte sirte"
    " сирте سرت",
    "Africa/Khartoum": "khartoum jartum хартуму الخرطوم soudan sudan судане السودان port-soudan port_sudan el-fasher"
    " omdurman بورتسودان الفاشر",
    "Africa/Juba": "juba djouba джубе جوبا",
    "Africa/Addis_Ababa": "addis-abeba addis_ababa аддис-абебе ethiopie ethiopia etiopia эфиопии اثيوبيا",
    "Europe/Kyiv": "kiev kyiv kiew киеву киевскому كييف ukraine ucrania украине اوكرانيا donetsk донецке دونيتسك"
    " louhansk lougansk luhansk lugansk луганске kharkiv харькове",
    "Asia/Yerevan": "erevan yerevan ереван еревану ереванскому يريفان armenie armenia армении ارمينيا",
    "Asia/Baku": "bakou baku баку бакинскому باكو azerbaidjan azerbaijan azerbaiyan азербайджане اذربيجان",
    "America/Bogota": "bogota боготе بوغوتا colombie colombia колумбии كولومبيا medellin cali",
    "Asia/Kabul": "kaboul kabul кабулу كابول afghanistan afganistan афганистане افغانستان kandahar кандагаре قندهار",
    "Asia/Colombo": "colombo коломбо كولومبو sri_lanka",
    "Asia/Kathmandu": "katmandou kathmandu nepal",
    "Asia/Manila": "manille manila маниле مانيلا philippines filipinas davao cotabato",
    "Africa/Bangui": "bangui банги centrafrique",
    "Africa/Bamako": "bamako mali мали مالي kidal gao tombouctou timbuktu",
    "Africa/Niamey": "niamey niger",
    "Africa/Ndjamena": "n'djamena ndjamena tchad chad чаде تشاد",
    "Africa/Kinshasa": "kinshasa",
    "Africa/Lubumbashi": "goma bukavu bunia lubumbashi гоме",
    "Africa/Mogadishu": "mogadiscio mogadishu somalie somalia сомали الصومال",
    "Africa/Nairobi": "nairobi kenya",
    "Africa/Algiers": "alger algiers argel الجزائر",
    "Africa/Tunis": "tunis تونس",
    "Africa/Cairo": "caire cairo каиру القاهرة",
    "Asia/Amman": "amman амману عمان",
    "Asia/Riyadh": "riyad riyadh riad эр-рияду الرياض مكة",
    "Asia/Qatar": "doha доха الدوحة",
    "Asia/Yangon": "rangoun yangon naypyidaw birmanie myanmar mandalay",
    "Asia/Kolkata": "delhi new_delhi nueva_delhi нью-дели نيودلهي inde india الهند индии srinagar mumbai bombay",
    "Asia/Karachi": "islamabad исламабаду إسلام_آباد اسلام_اباد pakistan باكستان karachi lahore rawalpindi كراتشي",
    "Europe/Paris": "paris парижу باريس",
    "Europe/London": "londres london лондону لندن",
    "Europe/Zurich": "geneve geneva ginebra женеве جنيف berne zurich lausanne берну",
    "Europe/Berlin": "berlin берлину برلين",
    "Europe/Belgrade": "belgrade belgrado sarajevo белграду pristina приштине skopje скопье sarajevo сараево بلغراد سراييفو"
    " zagreb",
    "Asia/Tbilisi": "tbilissi tbilisi тбилиси georgie",
    "Asia/Bishkek": "bichkek bishkek biskek бишкеку بيشكيك",
    "Asia/Dushanbe": "douchanbe dushanbe dusambe душанбе دوشنبه",
    "Asia/Tashkent": "tachkent tashkent taskent ташкенту طشقند",
    "Asia/Dhaka": "dacca dhaka",
    "Asia/Bangkok": "bangkok tailandia thailand thailande",
    "Asia/Jakarta": "djakarta jakarta yakarta banda_aceh",
    "America/Caracas": "caracas venezuela",
    "America/Guatemala": "guatemala ciudad_de_guatemala",
    "America/El_Salvador": "salvador",
    "America/Managua": "managua nicaragua",
    "Africa/Kigali": "kigali rwanda ruanda",
    "Africa/Maputo": "maputo mozambique beira",
    "America/New_York": "new_york washington нью-йорку نيويورك واشنطن nueva_york",
    "Europe/Minsk": "minsk минске минскому минску مينسك",
    "Africa/Bujumbura": "bujumbura burundi бурунди",
    "Africa/Kampala": "kampala uganda ouganda кампале كمبالا",
    "Africa/Luanda": "luanda angola луанде لواندا",
    "Africa/Abidjan": "abidjan yamoussoukro bouake",
    "Africa/Monrovia": "monrovia liberia",
    "Africa/Freetown": "freetown",
    "Africa/Dakar": "dakar ziguinchor",
    "Africa/Nouakchott": "nouakchott",
    "Africa/Casablanca": "rabat",
    "Africa/Lagos": "abuja lagos nigeria",
    "Africa/Ouagadougou": "ouagadougou",
    "Africa/Bissau": "bissau",
    "Africa/Asmara": "asmara asmera асмаре اسمره",
    "Africa/Djibouti": "djibouti جيبوتي",
    "Africa/Johannesburg": "pretoria johannesburg",
    "America/Havana": "la_habana habana la_havane havana гаване هافانا",
    "America/Mexico_City": "mexico ciudad_de_mexico",
    "America/Lima": "lima",
    "America/Guayaquil": "quito",
    "America/Port-au-Prince": "port-au-prince",
    "Europe/Madrid": "madrid мадриду مدريد",
    "Europe/Rome": "rome roma риму روما",
    "Europe/Vienna": "vienne vienna viena вене فيينا",
    "Europe/Brussels": "bruxelles brussels bruselas брюсселе بروكسل",
    "Europe/Athens": "athenes athens atenas",
    "Asia/Nicosia": "nicosie nicosia",
    "Asia/Seoul": "seoul",
    "Asia/Pyongyang": "pyongyang",
    "Asia/Tokyo": "tokyo tokio",
    "Asia/Shanghai": "pekin beijing пекину пекине بكين",
    "Asia/Almaty": "astana астане астану استانا",
    "Asia/Dili": "dili",
    "Asia/Dubai": "dubai abou_dhabi abu_dhabi abu_dabi ابوظبي دبي",
    "Asia/Kuwait": "kuwait koweit الكويت",
    "Asia/Muscat": "mascate muscat مسقط",
}
# In a name of several words "_" stands for the blank.
# The time of a country of one zone by its adjective: "heure libanaise", "Israeli time", «по бишкекскому времени».
_ADJECTIVES = {
    "Asia/Damascus": "syrienne syrian siria",
    "Asia/Beirut": "libanaise lebanese libanesa бейрутскому ливанскому",
    "Asia/Jerusalem": "israelienne israeli израильскому иерусалимскому",
    "Asia/Gaza": "palestinienne palestinian palestina",
    "Asia/Baghdad": "irakienne iraqi iraqui багдадскому иракскому",
    "Asia/Aden": "yemenite yemeni",
    "Africa/Tripoli": "libyenne libyan",
    "Africa/Khartoum": "soudanaise sudanese sudanesa хартумскому суданскому",
    "Europe/Kyiv": "ukrainienne ukrainian ucraniana украинскому",
    "Europe/Istanbul": "turque turkish turca турецкому анкарскому стамбульскому",
    "Asia/Tehran": "iranienne iranian тегеранскому иранскому",
    "Asia/Yerevan": "armenienne armenian armenia армянскому",
    "Asia/Baku": "azerbaidjanaise azerbaijani азербайджанскому",
    "Asia/Tbilisi": "georgienne georgian georgiana тбилисскому грузинскому",
    "Asia/Bishkek": "kirghize kyrgyz бишкекскому киргизскому",
    "Asia/Dushanbe": "tadjike tajik таджикскому душанбинскому",
    "Asia/Tashkent": "ташкентскому",
    "Asia/Kabul": "afghane afghan afgana афганскому кабульскому",
    "Asia/Karachi": "pakistanaise pakistani pakistani пакистанскому",
    "Asia/Kolkata": "indienne indian индийскому",
    "America/Bogota": "colombienne colombian colombiana",
    "America/Caracas": "venezolana",
    "Europe/Madrid": "espagnole spanish espanola peninsular madrid",
    "Europe/Paris": "francaise парижскому",
}
_ZONES = {
    folded(name.replace("_", " ")): zone
    for table in (_PLACES, _ADJECTIVES)
    for zone, names in table.items()
    for name in names.split()
}


def names_of_places() -> tuple[str, ...]:
    """Every name, folded, whose zone is known."""
    return tuple(_ZONES)


def zone_of_place(name: str) -> str | None:
    """The IANA zone of a capital or country named in a folded text; None for a name that is not known."""
    bare = name.removeprefix("la ").removeprefix("le ")
    return _ZONES.get(name) or _ZONES.get(bare) or _ZONES.get(name.removesuffix("ого") + "ому")


# Countries of one zone, as they stand after "in".
_COUNTRIES = {
    "Asia/Damascus": "syrie syria siria сирии سوريا سورية",
    "Asia/Beirut": "liban lebanon libano ливане لبنان",
    "Asia/Baghdad": "irak iraq ираке العراق",
    "Asia/Aden": "yemen йемене اليمن",
    "Africa/Tripoli": "libye libya libia ливии ليبيا",
    "Africa/Khartoum": "soudan sudan судане السودان",
    "Africa/Addis_Ababa": "ethiopie ethiopia etiopia эфиопии اثيوبيا",
    "Europe/Kyiv": "ukraine ucrania украине اوكرانيا",
    "Asia/Yerevan": "armenie armenia армении ارمينيا",
    "Asia/Baku": "azerbaidjan azerbaijan azerbaiyan азербайджане اذربيجان",
    "America/Bogota": "colombie colombia колумбии كولومبيا",
    "Asia/Kabul": "afghanistan afganistan афганистане افغانستان",
    "Africa/Mogadishu": "somalie somalia сомали الصومال",
    "Asia/Yangon": "birmanie myanmar birmania мьянме ميانمار",
    "Africa/Bangui": "centrafrique",
    "Africa/Bamako": "mali мали مالي",
    "Asia/Manila": "philippines filipinas филиппинах",
    "Asia/Gaza": "gaza газе غزة",
}
_COUNTRY = {folded(name): zone for zone, names in _COUNTRIES.items() for name in names.split()}
_IN_COUNTRY = re.compile(
    r"(?<!\w)(?:en|au|aux|a|in|throughout|across|в|на|في|toda|todo|de toute la)\s(?:(?:the|le|la|el)\s)?("
    + "|".join(sorted(_COUNTRY, key=len, reverse=True))
    + r")(?!\w)"
)


def zone_in_text(text: str) -> str | None:
    """The zone of the one country in which a folded text places things; None where it names none of one zone, or several."""
    zones = {_COUNTRY[found[1]] for found in _IN_COUNTRY.finditer(text)}
    return zones.pop() if len(zones) == 1 else None
