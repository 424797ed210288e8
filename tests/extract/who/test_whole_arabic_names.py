"""Where Arabic names of groups go on."""

from __future__ import annotations

import pytest

from tests.extract.made import texts


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "وقعت جبهة تحرير سرمد والهضبة العليا وحركة العدالة والكرامة هدنة.",
            ["جبهة تحرير سرمد والهضبة العليا", "حركة العدالة والكرامة"],
        ),
        ("وقعت الجبهة الوطنية للتغيير والإصلاح هدنة.", ["الجبهة الوطنية للتغيير والإصلاح"]),
        ("وقع مجلس شيوخ القبائل الشرقية هدنة.", ["مجلس شيوخ القبائل الشرقية"]),
    ],
)
def test_what_a_group_is_of_belongs_to_its_name(text: str, parties: list[str]) -> None:
    assert texts(text, "party", "ar") == parties


def test_another_group_a_day_or_a_verb_ends_a_name() -> None:
    assert texts("وقعت حركة تحرير سرمد والحكومة هدنة يوم الاثنين.", "party", "ar") == ["حركة تحرير سرمد", "الحكومة"]
    assert texts("وقعت جبهة تحرير سرمد يوم الاثنين هدنة.", "party", "ar") == ["جبهة تحرير سرمد"]
