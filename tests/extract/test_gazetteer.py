from __future__ import annotations

from pathlib import Path

import pytest

from treve.errors import BadFile, BadValue
from treve.extract import draft
from treve.extract.gazetteer import MOST, Entries, entries_of, offline, read_gazetteer, with_places
from treve.model.draft import FactKind

HEADING = "name,other_names,latitude,longitude,country,kind,population,geonameid\n"
TEXT = "On 12 March 2017 shells hit the village of Orun, killing three people."


def entries(tmp_path: Path, *rows: str) -> Entries:
    path = tmp_path / "places.csv"
    path.write_text(HEADING + "".join(one + "\n" for one in rows), encoding="utf-8")
    return read_gazetteer(path)


def candidates(text: str, language: str, known: Entries) -> list[dict[str, object]]:
    placed = with_places(draft(text, language=language), known)
    return [one for fact in placed.facts for one in fact.further.get("place_candidates", ())]


def test_every_place_of_the_name_is_a_candidate_and_none_is_picked(tmp_path: Path) -> None:
    known = entries(
        tmp_path, "Orun,,35,36,SY,PPL,200,1", "Other,Orun;Ōrun,33,44,IQ,PPL,9000,2", "Orunia,,1,1,PL,PPL,5,3"
    )
    found = candidates(TEXT, "en", known)
    assert [(one["country"], one["id"]) for one in found] == [("IQ", "2"), ("SY", "1")]
    (incident,) = [one for one in draft(TEXT, language="en").facts if one.kind is FactKind.INCIDENT]
    assert incident.value["place"] == "Orun"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("В районе деревни Сурмана боевики обстреляли позиции 3 мая 2019 года.", "ru"),
        ("قصفت قوات النظام مدينة سرمان، ما أدى إلى مقتل ثلاثة أشخاص.", "ar"),
    ],
)
def test_a_name_meets_its_cases_and_scripts(tmp_path: Path, text: str, language: str) -> None:
    known = entries(tmp_path, "Surman,Сурман;سرمان,35,36,SY,PPL,200,1")
    assert [one["name"] for one in candidates(text, language, known)] == ["Surman"]


def test_more_candidates_than_are_shown_are_counted(tmp_path: Path) -> None:
    known = entries(tmp_path, *(f"Orun,,35,36,SY,PPL,{number},{number}" for number in range(MOST + 3)))
    (incident,) = [one for one in with_places(draft(TEXT, language="en"), known).facts if one.kind is FactKind.INCIDENT]
    assert (len(incident.further["place_candidates"]), incident.further["place_candidates_more"]) == (MOST, 3)


def test_an_unknown_name_gets_no_candidate(tmp_path: Path) -> None:
    assert candidates(TEXT, "en", entries(tmp_path, "Elsewhere,,35,36,SY,PPL,200,1")) == []


def test_without_a_file_the_areas_of_the_library_are_known() -> None:
    assert entries_of(None) is offline()
    found = candidates("The ceasefire applies in Aleppo province.", "en", offline())
    assert not found or found[0]["country"] == "SY"
    found = candidates("On 12 March 2017 shells hit Aleppo, killing three people.", "en", offline())
    assert [(one["country"], one["kind"]) for one in found] == [("SY", "ADM1")]


@pytest.mark.parametrize(
    ("content", "error", "named"),
    [
        ("a,b\n1,2\n", BadFile, "latitude"),
        (HEADING + "Orun,,north,36,SY,PPL,1,1\n", BadValue, "latitude"),
        (HEADING + "Orun,,35,360,SY,PPL,1,1\n", BadValue, "longitude"),
    ],
)
def test_a_file_of_another_shape_says_what_was_expected(
    tmp_path: Path, content: str, error: type[Exception], named: str
) -> None:
    path = tmp_path / "places.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(error, match=named):
        read_gazetteer(path)
