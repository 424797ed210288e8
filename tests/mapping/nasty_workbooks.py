"""Workbooks as people keep them, each built from a truth that its mapping must give back row by row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

Truth = dict[str, str | None]


@dataclass(frozen=True)
class Nasty:
    """A workbook.

    build      writes it to a path
    truth      for each data row, in order, what columns of the source `table` must hold; None: the row must be a named error
    answers    what a person answers
    questions  keys of the questions that must be asked, in order; none: everything can be told from the file
    faults     column of the fault of each row whose truth is None, in order
    """

    name: str
    build: Callable[[Path], None]
    truth: tuple[Truth | None, ...]
    answers: dict[str, str] = field(default_factory=dict)
    questions: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    suffix: str = ".xlsx"


def _book(rows: list[list[Any]], title: str = "Sheet1", *more: tuple[str, list[list[Any]]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    for name, content in more:
        sheet = book.create_sheet(name)
        for row in content:
            sheet.append(row)
    return book


def _day(month: int, day: int, year: int = 2017) -> dt.datetime:
    return dt.datetime(year, month, day)  # noqa: DTZ001


def french_register(path: Path) -> None:
    """Title and date above the header, governorate merged over rows, codes in a second sheet, decimal commas, a total below."""
    book = _book(
        [
            ["Observatoire de Homs : registre des incidents"],
            ["Mis à jour le 31/01/2017"],
            [],
            [
                "N°",
                "Date de l'incident",
                "Heure",
                "Localité",
                "Gouvernorat",
                "Coordonnées",
                "Type d'incident",
                "Tués",
                "Blessés",
            ],
            [1, "05/01/2017", "14h30", "Talbiseh", "Homs", "34°50'24\"N 36°43'48\"E", 1, "3", "au moins 5"],
            [2, "13/01/2017", None, "Rastan", None, "34,9270 ; 36,7330", 2, "1 200", None],
            [3, _day(1, 20), dt.time(9, 5), "Houla", None, "N34°53'00\" E36°31'30\"", 1, "n/a", "2 à 4"],
            [4, "32/01/2017", None, "Houla", None, "34,9 ; 36,5", 1, "0", None],
            [],
            ["Total", None, None, None, None, None, None, 1203, None],
            ["Source : relevés des observateurs, vérifiés le 31 janvier"],
        ],
        "Registre",
        ("Codes", [["Code", "Signification"], [1, "Tir de mortier"], [2, "Raid aérien"]]),
    )
    book.active.merge_cells("A1:I1")
    book.active.merge_cells("E5:E8")
    book.save(path)


FRENCH = Nasty(
    "french_register",
    french_register,
    (
        {
            "report_id": "1",
            "occurred_from": "2017-01-05",
            "time_local": "14:30",
            "place": "Talbiseh",
            "admin1": "Homs",
            "lat": "34.84",
            "lon": "36.73",
            "act": "mortar",
            "killed_low": "3",
            "killed_high": "3",
            "injured_low": "5",
            "injured_high": None,
            "country": "SY",
        },
        {
            "report_id": "2",
            "occurred_from": "2017-01-13",
            "admin1": "Homs",
            "lat": "34.927",
            "lon": "36.733",
            "act": "air_strike",
            "killed_low": "1200",
        },
        {
            "report_id": "3",
            "occurred_from": "2017-01-20",
            "time_local": "09:05",
            "lat": "34.883333",
            "lon": "36.525",
            "killed_low": None,
            "injured_low": "2",
            "injured_high": "4",
        },
        None,
    ),
    {"country": "Syrie"},
    ("country",),
    ("Date de l'incident",),
)


def arabic_register(path: Path) -> None:
    """Arabic headers, months of the Levant, Arabic-Indic digits, right to left, marks of direction inside cells."""
    book = _book(
        [
            ["سجل الخروقات"],
            [
                "الرقم المتسلسل",
                "تاريخ الحادث",
                "الساعة",
                "البلدة",
                "المحافظة",
                "خط العرض",
                "خط الطول",
                "نوع الخرق",
                "عدد القتلى",
                "الجرحى",
            ],
            ["١", "٥ كانون الثاني ٢٠١٧", "٢:٣٠ م", "\u200fتلبيسة", "حمص", "٣٤٫٨٤", "٣٦٫٧٣", "قصف مدفعي", "٣", "٥-٧"],
            ["٢", "١٣ شباط ٢٠١٧", None, "سراقب", "إدلب", "35.86", "36.80", "غارة جوية", "لا يوجد", "على الأقل ٤"],
            ["٣", "آذار ٢٠١٧", None, "سراقب", "إدلب", "35.86", "36.80", "قصف بالهاون", "١٬٢٠٠", None],
            ["المجموع", None, None, None, None, None, None, None, "١٢٠٣", None],
        ],
        "خروقات",
    )
    book.active.sheet_view.rightToLeft = True
    book.save(path)


ARABIC = Nasty(
    "arabic_register",
    arabic_register,
    (
        {
            "report_id": "١",
            "occurred_from": "2017-01-05",
            "time_local": "14:30",
            "place": "تلبيسة",
            "admin1": "حمص",
            "lat": "34.84",
            "lon": "36.73",
            "act": "artillery",
            "killed_low": "3",
            "injured_low": "5",
            "injured_high": "7",
        },
        {
            "occurred_from": "2017-02-13",
            "act": "air_strike",
            "killed_low": None,
            "injured_low": "4",
            "injured_high": None,
        },
        {"occurred_from": "2017-03", "occurred_to": None, "act": "mortar", "killed_low": "1200"},
    ),
    {"country": "سوريا"},
    ("country",),
)


def american_dates(path: Path) -> None:
    """Months first, as one value shows; hours with am and pm; thousands with commas; country in a column."""
    _book(
        [
            [
                "Incident ID",
                "Incident Date",
                "Time",
                "Country",
                "Location",
                "Lat",
                "Long",
                "Event Type",
                "Alleged perpetrator",
                "Fatalities",
                "Remarks",
            ],
            [
                "A-1",
                "01/05/2017",
                "2:30 PM",
                "Syria",
                "Rastan",
                34.93,
                36.73,
                "Shelling",
                "Government of Syria",
                "1,200",
                "=not a formula",
            ],
            ["A-2", "01/13/2017", "12:05 am", "Syria", "Hama", "35.13", "36.75", "Airstrike", "unknown", 4, None],
            ["A-3", "01/05/2017 - 01/07/2017", None, "Syria", "Hama", 35.13, 36.75, "clashes", None, "3+", None],
        ]
    ).save(path)


AMERICAN = Nasty(
    "american_dates",
    american_dates,
    (
        {
            "report_id": "A-1",
            "occurred_from": "2017-01-05",
            "time_local": "14:30",
            "country": "SY",
            "act": "artillery",
            "killed_low": "1200",
            "killed_high": "1200",
            "perpetrator_alleged": "Government of Syria",
        },
        {
            "occurred_from": "2017-01-13",
            "time_local": "00:05",
            "lat": "35.13",
            "act": "air_strike",
            "perpetrator_alleged": "unknown",
        },
        {
            "occurred_from": "2017-01-05",
            "occurred_to": "2017-01-07",
            "act": "armed_force_unspecified",
            "killed_low": "3",
            "killed_high": None,
        },
    ),
)


def ambiguous_days(path: Path) -> None:
    """Every day can be read in two ways, and nothing in the file decides it."""
    _book(
        [
            ["ref", "date", "place", "country", "killed"],
            ["a", "05/01/2017", "Rastan", "Syria", 1],
            ["b", "03/02/2017", "Rastan", "Syria", 2],
            ["c", "11/12/2016", "Rastan", "Syria", 3],
        ]
    ).save(path)


AMBIGUOUS = Nasty(
    "ambiguous_days",
    ambiguous_days,
    ({"occurred_from": "2017-01-05"}, {"occurred_from": "2017-02-03"}, {"occurred_from": "2016-12-11"}),
    {"order of date": "day_first"},
    ("order of date",),
)


def turned_by_excel(path: Path) -> None:
    """Typed as 5/1, read by an American Excel as 1 May: days to the twelfth became cells of days, the others stayed text."""
    _book(
        [
            ["ref", "date", "place", "country", "killed"],
            ["a", _day(5, 1), "Rastan", "Syria", 1],
            ["b", _day(3, 2), "Rastan", "Syria", 2],
            ["c", "13/01/2017", "Rastan", "Syria", 3],
            ["d", "25/02/2017", "Rastan", "Syria", 4],
        ]
    ).save(path)


TURNED = Nasty(
    "turned_by_excel",
    turned_by_excel,
    (
        {"occurred_from": "2017-01-05"},
        {"occurred_from": "2017-02-03"},
        {"occurred_from": "2017-01-13"},
        {"occurred_from": "2017-02-25"},
    ),
    {"turned days of date": "turn"},
    ("turned days of date",),
)


def monthly_sheets(path: Path) -> None:
    """One sheet a month, all alike: which one cannot be told."""
    head = ["no", "date", "village", "country", "killed"]
    _book(
        [head, [1, _day(1, 5), "Rastan", "Syria", 1], [2, _day(1, 25), "Hama", "Syria", 0]],
        "January",
        ("February", [head, [1, _day(2, 6), "Saraqib", "Syria", 2], [2, _day(2, 26), "Kafr Nabl", "Syria", 3]]),
        ("Notes", [["Only incidents verified by two observers are listed."]]),
    ).save(path)


MONTHLY = Nasty(
    "monthly_sheets",
    monthly_sheets,
    (
        {"occurred_from": "2017-02-06", "place": "Saraqib", "killed_low": "2"},
        {"occurred_from": "2017-02-26", "killed_high": "3"},
    ),
    {"sheet": "February"},
    ("sheet",),
)


def grouped_header(path: Path) -> None:
    """A header of two rows, groups merged across columns; one figure drawn over two rows, a place over three."""
    book = _book(
        [
            ["Weekly report 12"],
            [],
            ["Serial", "When", None, "Where", None, "Casualties", None],
            [None, "Date", "Time", "District", "Village", "Killed", "Wounded"],
            ["W12-1", "5 January 2017", "14:30", "Rastan", "Zafaraniyah", 4, 1],
            ["W12-2", "6 January 2017", None, None, "Deir Ful", None, 2],
            ["W12-3", "6-8 January 2017", None, None, "Izz al-Din", 0, "several"],
        ]
    )
    sheet: Worksheet = book.active
    for cells in ("A1:G1", "B3:C3", "D3:E3", "F3:G3", "D5:D7", "F5:F6"):
        sheet.merge_cells(cells)
    book.save(path)


GROUPED = Nasty(
    "grouped_header",
    grouped_header,
    (
        {
            "report_id": "W12-1",
            "occurred_from": "2017-01-05",
            "admin2": "Rastan",
            "place": "Zafaraniyah",
            "killed_low": "4",
            "injured_low": "1",
        },
        {"report_id": "W12-2", "admin2": "Rastan", "killed_low": None, "injured_low": "2"},
        {
            "occurred_from": "2017-01-06",
            "occurred_to": "2017-01-08",
            "admin2": "Rastan",
            "killed_low": "0",
            "injured_low": None,
        },
    ),
    {
        "country": "SY",
        "figures over several rows in Casualties / Killed": "first",
        "no number in Casualties / Wounded": "empty",
    },
    ("country", "figures over several rows in Casualties / Killed", "no number in Casualties / Wounded"),
)


def grid_points(path: Path) -> None:
    """Eastings and northings without a zone, days as bare serial numbers, a header far down, subtotals between the rows."""
    _book(
        [
            ["Peacekeeping sector north"],
            ["Prepared by", "G2"],
            ["Classification", "none"],
            [],
            [],
            ["Report ID", "Date", "Location", "Easting", "Northing", "Type of violation", "Number of explosions"],
            ["N/001", 42740, "Afrin", 336000, 4007000, "mortar", "12"],
            ["N/002", 42748.5, "Afrin", "336 100", "4 007 200", "small arms fire", "1.200"],
            ["Subtotal Afrin", None, None, None, None, None, 1212],
            ["N/003", 42749, "Azaz", 352000, 4050000, "drone", None],
            ["TOTAL:", None, None, None, None, None, "=SUM(G7:G10)"],
        ]
    ).save(path)


GRID = Nasty(
    "grid_points",
    grid_points,
    (
        {"occurred_from": "2017-01-05", "lat": "36.193927", "lon": "37.175976", "act": "mortar", "observed": "12"},
        {"occurred_from": "2017-01-13", "time_local": "12:00", "act": "small_arms", "observed": "1200"},
        {"occurred_from": "2017-01-14", "act": "drone_strike", "observed": None},
    ),
    {"country": "SY", "utm zone": "37N"},
    ("country", "utm zone"),
)


def swapped_points(path: Path) -> None:
    """Latitude in the column of longitude, as the country shows."""
    _book(
        [
            ["id", "date", "country", "latitude", "longitude", "killed"],
            [1, _day(1, 5), "Syria", 36.73, 34.93, 1],
            [2, _day(1, 6), "Syria", 38.99, 34.5, 0],
            [3, _day(1, 7), "Syria", 40.14, 35.34, 0],
        ]
    ).save(path)


SWAPPED = Nasty(
    "swapped_points",
    swapped_points,
    ({"lat": "34.93", "lon": "36.73"}, {"lat": "34.5", "lon": "38.99"}, {"lat": "35.34", "lon": "40.14"}),
    {"swapped": "yes"},
    ("swapped",),
)


def kobo_export(path: Path) -> None:
    """A survey export: paths as names, n/a, times with offsets, points of a form, and an id of its own."""
    _book(
        [
            [
                "start",
                "incident/date_of_incident",
                "incident/place",
                "incident/gps",
                "_gps_latitude",
                "_gps_longitude",
                "incident/killed",
                "_id",
                "_uuid",
                "_submission_time",
            ],
            [
                "2017-01-06T08:00:00.000+02:00",
                "2017-01-05",
                "Rastan",
                "34.93 36.73 400 5",
                34.93,
                36.73,
                2,
                101,
                "aa-1",
                "2017-01-06T08:10:00",
            ],
            [
                "2017-01-07T08:00:00.000+02:00",
                "2017-01-06",
                "n/a",
                "n/a",
                "n/a",
                "n/a",
                "n/a",
                102,
                "aa-2",
                "2017-01-07T08:10:00",
            ],
        ]
    ).save(path)


KOBO = Nasty(
    "kobo_export",
    kobo_export,
    (
        {"report_id": "101", "occurred_from": "2017-01-05", "lat": "34.93", "lon": "36.73", "killed_low": "2"},
        {
            "report_id": "102",
            "occurred_from": "2017-01-06",
            "lat": None,
            "lon": None,
            "place": None,
            "killed_low": None,
        },
    ),
    {"country": "SY"},
    ("country",),
)


def dates_in_parts(path: Path) -> None:
    """Year, month and day apart, numbers that start anew in each village, the header printed again, no true id."""
    head = ["No.", "Year", "Month", "Day", "Village", "Country", "Killed"]
    _book(
        [
            head,
            [1, 2017, "January", 5, "Rastan", "Syria", 1],
            [2, 2017, 1, 6, "Rastan", "Syria", 0],
            head,
            [1, 2017, "février", None, "Hama", "Syria", 3],
            [2, 2017, None, None, "Hama", "Syria", 0],
            [3, 2017, 2, 30, "Hama", "Syria", 0],
        ]
    ).save(path)


PARTS = Nasty(
    "dates_in_parts",
    dates_in_parts,
    (
        {"occurred_from": "2017-01-05", "place": "Rastan"},
        {"occurred_from": "2017-01-06"},
        {"occurred_from": "2017-02", "place": "Hama"},
        {"occurred_from": "2017"},
        None,
    ),
    {"id": "content"},
    ("id",),
    ("Year",),
)


def broken_cells(path: Path) -> None:
    """Formulas never computed, an error of Excel, a range that Excel made a day, a negative number, half a point, 31 June."""
    book = _book(
        [
            ["id", "date", "country", "lat", "lon", "killed"],
            [1, _day(1, 5), "Syria", 34.93, 36.73, "=C2+1"],
            [2, _day(1, 6), "Syria", 34.93, 36.73, "#REF!"],
            [3, _day(1, 7), "Syria", 34.93, 36.73, _day(7, 5)],
            [4, _day(1, 8), "Syria", 34.93, 36.73, -1],
            [5, _day(1, 9), "Syria", 34.93, None, 2],
            [6, "2017-06-31", "Syria", 34.93, 36.73, 2],
            [7, _day(1, 10), "Syria", "3493", 36.73, 2],
            [8, _day(1, 11), "Syria", 34.93, 36.73, 2.5],
            [9, _day(1, 12), "Syria", 34.93, 36.73, 2],
            [10, None, "Syria", 34.93, 36.73, 2],
            [9, _day(1, 12), "Syria", 34.93, 36.73, 2],
            *([row, _day(2, 1), "Syria", 34.93, 36.73, 7] for row in range(11, 20)),
        ]
    )
    book.save(path)


BROKEN = Nasty(
    "broken_cells",
    broken_cells,
    (
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        {"report_id": "9", "killed_low": "2"},
        None,
        {"report_id": "9", "killed_low": "2"},
        *(Truth({"report_id": str(row), "killed_low": "7"}) for row in range(11, 20)),
    ),
    {"no number in killed": "error"},
    ("no number in killed",),
    ("killed", "killed", "killed", "killed", "lat", "date", "lat", "killed", "date"),
)


def old_arabic_csv(path: Path) -> None:
    """A CSV file of an old Arabic Windows: code page 1256, semicolons, decimal commas, and Excel's own first line."""
    lines = [
        "sep=;",
        "رقم الحادث;التاريخ;القرية;خط العرض;خط الطول;نوع الحادث;القتلى;ملاحظات",
        '1;13.01.2017;تلبيسة;34,84;36,73;قنص;2;"سطر أول\nسطر ثان"',
        "2;14.01.2017;الرستن;34,93;36,73;غارة;0;",
    ]
    path.write_bytes("\r\n".join(lines).encode("cp1256"))


OLD_CSV = Nasty(
    "old_arabic_csv",
    old_arabic_csv,
    (
        {
            "report_id": "1",
            "occurred_from": "2017-01-13",
            "place": "تلبيسة",
            "lat": "34.84",
            "act": "sniper",
            "note": "سطر أول\nسطر ثان",
        },
        {"report_id": "2", "occurred_from": "2017-01-14", "act": "air_strike", "killed_low": "0"},
    ),
    {"country": "SY"},
    ("country",),
    suffix=".csv",
)


def vague_months(path: Path) -> None:
    """Days that Excel shows as months and means as months, counted from 1904, in a sheet whose stated size is wrong."""
    book = _book([["id", "date", "country", "place", "killed"]])
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for number, (day, shown) in enumerate(
        [(_day(1, 1), "mmm-yy"), (_day(2, 1), "mmmm yyyy"), (_day(3, 1), "dd/mm/yyyy")], 2
    ):
        book.active.append([number, day, "Syria", "Rastan", number])
        book.active.cell(number, 2).number_format = shown
    book.save(path)


VAGUE = Nasty(
    "vague_months",
    vague_months,
    ({"occurred_from": "2017-01"}, {"occurred_from": "2017-02"}, {"occurred_from": "2017-03-01"}),
)


def codes_without_a_list(path: Path) -> None:
    """Codes that no sheet explains, and days that state no year."""
    _book(
        [
            ["ref", "jour", "pays", "lieu", "type", "tués"],
            ["x1", "5 janv.", "Syrie", "Rastan", 1, 0],
            ["x2", "6 janv.", "Syrie", "Rastan", 2, 0],
            ["x3", "14 févr.", "Syrie", "Rastan", 1, 1],
        ]
    ).save(path)


CODES = Nasty(
    "codes_without_a_list",
    codes_without_a_list,
    (
        {"occurred_from": "2017-01-05", "act": "artillery"},
        {"occurred_from": "2017-01-06", "act": "air_strike"},
        {"occurred_from": "2017-02-14", "act": "artillery"},
    ),
    {"year of jour": "2017", "codes of type": "1=pilonnage; 2=raid aérien"},
    ("year of jour", "codes of type"),
)

NASTY = (
    FRENCH,
    ARABIC,
    AMERICAN,
    AMBIGUOUS,
    TURNED,
    MONTHLY,
    GROUPED,
    GRID,
    SWAPPED,
    KOBO,
    PARTS,
    BROKEN,
    OLD_CSV,
    VAGUE,
    CODES,
)
