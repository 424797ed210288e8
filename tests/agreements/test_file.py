from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from treve.agreements.file import agreement, check, library_ids, read_agreements
from treve.errors import BadAgreement, BadFile, NotFound
from treve.normalise.actor_book import actor_book

BOOK = actor_book()
PLAIN = """\
id: abc-2020-01-01
title: A truce
class: cessation
times:
  effective:
  - value: 2020-01-01T00:00
    tz: Asia/Damascus
    utc: 2019-12-31T22:00Z
    by: russia
    src: [1]
parties:
- actor: syrian-government
  asserted: bound
  by: russia
  src: [1]
territory:
  include:
  - Syria
prohibitions:
- code: attack_any_weapon
  src: [1]
sources:
- https://example.org
"""


def faults_of(tmp_path: Path, text: str, name: str = "a.yaml") -> list[str]:
    """`line: key: problem; expected …` of every fault."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadAgreement) as caught:
        read_agreements(path, BOOK)
    assert str(caught.value) == "\n".join(caught.value.faults)
    return [fault.removeprefix(f"{path}:") for fault in caught.value.faults]


def changed(*changes: tuple[str, str]) -> str:
    text = PLAIN
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return text


def test_a_plain_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(PLAIN, encoding="utf-8")
    (found,) = read_agreements(path, BOOK)
    assert found.agreement_id == "abc-2020-01-01"
    assert found.zone == "Asia/Damascus"
    assert found.territory[0].units[0].country == "SY"
    assert check([path], BOOK) == ((), ())


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("title: A", "titel: A", r"1: title: is missing; expected title"),
        ("title: A truce", "title: 7", r"2: title: holds '7'; expected text"),
        ("id: abc-2020-01-01", "id: a b", r"1: id: holds 'a b'; expected an id of letters"),
        (
            "    tz: Asia/Damascus",
            "    tz: Asia/Damascu",
            r"7: times.effective\[1\].tz: 'Asia/Damascu' is no IANA zone \(did you mean 'Asia/Damascus'\?\); expected a zone",
        ),
        (
            "2019-12-31T22:00Z",
            "2019-12-31T21:00Z",
            r"8: times.effective\[1\].utc: 2019-12-31T21:00Z is not 2020-01-01T00:00 in Asia/Damascus; expected 2019-12-31T22:00Z",
        ),
        (
            "    utc:",
            "    precision: day\n    utc:",
            r"8: times.effective\[1\].precision: is day, the value a wall time; expected minute",
        ),
        (
            "    utc:",
            "    precision: hour\n    utc:",
            r"8: times.effective\[1\].precision: holds 'hour'; expected minute or day",
        ),
        (
            "value: 2020-01-01T00:00",
            "value: 2020-02-31",
            r"6: times.effective\[1\].value: holds '2020-02-31'; expected a day as YYYY-MM-DD or a wall time",
        ),
        (
            "value: 2020-01-01T00:00",
            "value: 2020-01-01T00:00+02:00",
            r"6: times.effective\[1\].value: holds .* without a zone",
        ),
        (
            "- actor: syrian-government",
            "- actor: syrian-goverment",
            r"12: parties\[1\].actor: no actor 'syrian-goverment' \(did you mean 'syrian-government'\?\)",
        ),
        (
            "asserted: bound",
            "asserted: bonud",
            r"13: parties\[1\].asserted: holds 'bonud' \(did you mean 'bound'\?\); expected one of bound, signed, joined",
        ),
        (
            "asserted: bound",
            "asserted: joined",
            r"12: parties\[1\].on: is empty beside asserted: joined; expected the day of joining",
        ),
        (
            "  by: russia\n  src: [1]\nterritory",
            "  by: russia\n  src: [2]\nterritory",
            r"15: parties\[1\].src: 2 is no position in sources; expected 1 to 1",
        ),
        (
            "  by: russia\n  src: [1]\nterritory",
            "  by: russia\n  src: one\nterritory",
            r"15: parties\[1\].src: holds 'one'; expected positions in sources",
        ),
        (
            "code: attack_any_weapon",
            "code: attack_any_weapons",
            r"20: prohibitions\[1\].code: no code 'attack_any_weapons' \(did you mean 'attack_any_weapon'\?\);",
        ),
        (
            "  src: [1]\nsources",
            "  acts: [bombing]\nsources",
            r"21: prohibitions\[1\].acts\[1\]: no act 'bombing'.*expected one of small_arms",
        ),
        (
            "  src: [1]\nsources",
            "  zone_id: north\nsources",
            r"21: prohibitions\[1\].zone_id: no zone 'north'; expected an id of territory.zones",
        ),
        (
            "  - Syria",
            "  - name: Syria\n    covers: [{country: Syria}]",
            r"19: territory.include\[1\].covers\[1\].country: holds 'Syria'; expected an ISO 3166-1",
        ),
        (
            "  - Syria",
            "  - name: North\n    valid_from: 2020-02-01\n    valid_to: 2020-01-01",
            r"20: territory.include\[1\].valid_to: 2020-01-01 lies before valid_from, 2020-02-01; expected a day on or after",
        ),
        (
            "  - Syria",
            "  - name: North\n    polygon: {type: Point, coordinates: [1, 2]}",
            r"19: territory.include\[1\].polygon: is no Polygon or MultiPolygon; expected a GeoJSON",
        ),
        (
            "  - Syria",
            "  - name: North\n    polygon: missing.geojson",
            r"19: territory.include\[1\].polygon: 'missing.geojson' cannot be opened",
        ),
        (
            "  - Syria",
            "  - name: North\n    polygon: {type: Polygon, coordinates: [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}",
            r"19: .*is no valid polygon: Self-intersection",
        ),
        ("parties:", "zone: Mars/Crater\nparties:", r"11: zone: 'Mars/Crater' is no IANA zone"),
        (
            "parties:",
            "  ended:\n  - value: 2019-01-01\n    kind: expired\n    by: russia\nparties:",
            r"12: times.ended\[1\].value: 2019-01-01 lies before the start on 2020-01-01",
        ),
        (
            "parties:",
            "  ended:\n  - value: 2021-01-01\n    kind: finished\n    by: russia\nparties:",
            r"13: times.ended\[1\].kind: holds 'finished'; expected one of scheduled_end, expired, notice",
        ),
        (
            "sources:",
            "earlier: [abc-2020-01-01]\nsources:",
            r"22: earlier\[1\]: names the agreement itself; expected the id of another",
        ),
        (
            "sources:",
            "umbrella_names: [isil]\nsources:",
            r"22: umbrella_names\[1\]: 'isil' is no umbrella name; expected an actor of kind umbrella",
        ),
        (
            "sources:",
            "guarantors:\n- {actor: rusia, role: guarantor}\nsources:",
            r"23: guarantors\[1\].actor: no actor 'rusia' \(did you mean 'russia'\?\)",
        ),
        (
            "sources:",
            "excluded_actors:\n- {actor: isli, asserted: excluded, by: russia}\nsources:",
            r"23: excluded_actors\[1\].actor: no actor 'isli' \(did you mean 'isil'\?\)",
        ),
        (
            "sources:",
            "obligations:\n- {id: O1, duty: a, holder: nobody}\n- {id: O1, duty: b}\nsources:",
            r"23: obligations\[1\].holder: no actor 'nobody'.*\n24: obligations\[2\].id: 'O1' stands there twice",
        ),
        (
            "sources:",
            "evidence:\n- {document: d, start: 0, end: 4, text: abc}\nsources:",
            r"23: evidence\[1\].end: the span has 4 code points, the text 3",
        ),
    ],
)
def test_each_fault_names_its_line_its_key_and_what_was_expected(
    tmp_path: Path, before: str, after: str, fault: str
) -> None:
    found = "\n".join(faults_of(tmp_path, changed((before, after))))
    assert re.search(rf"^{fault}", found, re.MULTILINE), found


def test_all_faults_of_a_file_come_at_once_each_with_its_own_line(tmp_path: Path) -> None:
    text = changed(
        ("class: cessation", "class: cessation\ncolour: red"),
        ("    tz: Asia/Damascus", "    tz: Asia/Damascu"),
        ("    by: russia\n", ""),
        ("- actor: syrian-government\n", "- actor: nobody-known\n  bye: russia\n"),
        ("- https://example.org", "- https://example.org\n- 8"),
    )
    assert [fault.partition(";")[0] for fault in faults_of(tmp_path, text)] == [
        "4: colour: unknown key",
        "7: times.effective[1].by: is missing",
        "12: parties[1].actor: no actor 'nobody-known'",
        "13: parties[1].bye: unknown key (did you mean 'by'?)",
        "25: sources[2]: holds '8'",
    ]


def test_what_stands_behind_a_faulty_entry_is_examined_at_its_own_line(tmp_path: Path) -> None:
    text = changed(
        ("territory:", "- bare text\n- actor: nobody-known\n  asserted: bound\n  by: russia\n  src: [1]\nterritory:")
    )
    assert [fault.partition(";")[0] for fault in faults_of(tmp_path, text)] == [
        "16: parties[2]: holds 'bare text'",
        "17: parties[3].actor: no actor 'nobody-known'",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("id: a\n\ttitle: b\n", "2: (file): found character '\\t' that cannot start any token"),
        ("id: a\ntitle: b\nid: c\n", "3: id: stands there twice; expected each key once"),
        ("id: &x a\ntitle: *x\n", "1: id: has the anchor &x; expected plain YAML without anchors"),
        ("id: !!python/name:os.system a\n", "1: id: has the tag"),
        ("", "1: (file): is empty; expected an agreement"),
        ("# nothing\n", "1: (file): is empty"),
        ("just words\n", "1: (file): holds str, no agreement; expected a mapping of keys"),
        ("- a\n- b\n", "1: (file): holds list, no agreement"),
        ("id: [a\n", "2: (file): "),
    ],
)
def test_text_that_is_no_plain_yaml_is_a_fault_with_its_line(tmp_path: Path, text: str, fault: str) -> None:
    assert faults_of(tmp_path, text)[0].startswith(fault)


def test_a_file_that_is_not_utf_8_is_a_fault_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"id: a\ntitle: Tr\xeave\n")
    with pytest.raises(BadAgreement, match=r"a\.yaml:2: \(file\): not UTF-8 at byte 15; expected UTF-8"):
        read_agreements(path, BOOK)


def test_a_file_that_is_not_there_or_no_agreement_file_is_bad(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="No such file"):
        read_agreements(tmp_path / "absent.yaml", BOOK)
    with pytest.raises(BadFile, match=r"ends in '\.txt'; expected an agreement file"):
        read_agreements(tmp_path / "a.txt", BOOK)


def as_json(agreement_id: str) -> dict[str, object]:
    return {
        "id": agreement_id,
        "title": "t",
        "class": "cessation",
        "times": {"effective": [{"value": "2020-01-01T00:00", "tz": "Asia/Damascus", "by": "russia", "src": 1}]},
        "parties": [],
        "territory": {"include": ["Syria"]},
        "sources": ["x"],
    }


def test_a_json_file_holds_one_agreement_or_a_list(tmp_path: Path) -> None:
    one, several = tmp_path / "one.json", tmp_path / "several.json"
    one.write_text(json.dumps(as_json("a")), encoding="utf-8")
    several.write_text(json.dumps([as_json("a"), as_json("b")]), encoding="utf-8")
    assert [found.agreement_id for found in read_agreements(one, BOOK)] == ["a"]
    assert [found.agreement_id for found in read_agreements(several, BOOK)] == ["a", "b"]


def test_faults_of_a_json_list_name_the_line_of_the_key(tmp_path: Path) -> None:
    text = json.dumps([as_json("a"), as_json("b"), as_json("c")], indent="\t")
    text = text.replace('"title": "t"', '"titel": "t"', 1).replace("Asia/Damascus", "Asia/Nowhere")
    found = faults_of(tmp_path, text, "a.json")
    lines = text.splitlines()
    zones = [number for number, line in enumerate(lines, 1) if "Nowhere" in line]
    assert [int(fault.partition(":")[0]) for fault in found] == [2, 3 + 1, zones[0], zones[1], zones[2]]
    assert "did you mean 'title'?" in found[1]


def test_a_json_key_that_stands_twice_is_a_fault_with_its_line(tmp_path: Path) -> None:
    assert faults_of(tmp_path, '[{"id": "a"},\n {"id": "b",\n  "id": "c"}]', "a.json") == [
        "3: [2].id: stands there twice; expected each key once"
    ]


def test_several_yaml_documents_are_several_agreements(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text(PLAIN + "---\n" + PLAIN.replace("abc-", "def-"), encoding="utf-8")
    assert [found.agreement_id for found in read_agreements(path, BOOK)] == ["abc-2020-01-01", "def-2020-01-01"]


def test_an_id_stands_once_in_a_file_and_among_files(tmp_path: Path) -> None:
    assert "stands in" in faults_of(tmp_path, PLAIN + "---\n" + PLAIN)[0]
    for name in ("b.yaml", "c.yaml"):
        (tmp_path / name).write_text(PLAIN, encoding="utf-8")
    faults, _ = check([tmp_path / "b.yaml", tmp_path / "c.yaml"], BOOK)
    assert len(faults) == 1
    assert "each id once" in faults[0]


def test_links_between_agreements_stand_in_both(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(changed(("sources:", "later: [def-2020-01-01]\nsources:")), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(PLAIN.replace("abc-", "def-"), encoding="utf-8")
    (fault,) = check([tmp_path / "a.yaml", tmp_path / "b.yaml"], BOOK)[0]
    assert "names def-2020-01-01, whose earlier does not name abc-2020-01-01" in fault


@pytest.mark.parametrize(
    ("before", "after", "notice"),
    [
        (
            "  by: russia\n  src: [1]\nterritory",
            "  by: The Daily\n  src: [1]\nterritory",
            "14: parties[1].by: 'The Daily' is no known asserter",
        ),
        ("  by: russia\n  src: [1]\nterritory", "  by: russia\nterritory", "12: parties[1]: rests on no source"),
        (
            "  by: russia\n  src: [1]\nterritory",
            "  by: null\n  src: [1]\nterritory",
            "14: parties[1].by: nobody is named",
        ),
        (
            "  - Syria",
            "  - the north",
            "18: territory.include[1]: nobody published its extent: every place stays undetermined",
        ),
        (
            "  - Syria",
            "  - Syria\n  exclude:\n  - areas of combat",
            "20: territory.exclude[1]: nobody published its extent: it blocks nothing",
        ),
        (
            "sources:",
            "excluded_actors:\n- {actor: any other group, asserted: excluded, by: russia, src: 1}\nsources:",
            "23: excluded_actors[1].actor: 'any other group' is no actor",
        ),
        (
            "parties:",
            "  declared:\n  - {value: 2019-12-30, by: russia, src: 1}\nobligations:\n- {id: O, duty: d, due: 2019-01-01}\nparties:",
            "14: obligations[1].due: 2019-01-01 lies before the declaration",
        ),
        (
            "    tz: Asia/Damascus\n    utc: 2019-12-31T22:00Z\n",
            "",
            "4: times: the zone of the territory cannot be told",
        ),
    ],
)
def test_what_a_reader_should_know_is_a_notice_and_no_fault(
    tmp_path: Path, before: str, after: str, notice: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(changed((before, after)), encoding="utf-8")
    faults, notices = check([path], BOOK)
    assert faults == ()
    line, _, text = notice.partition(": ")
    found = {one.where: one.text for one in notices}
    key = next(iter([where for where in found if where.endswith(f":{line}")]), None)
    assert key is not None, notices
    assert found[key].startswith(text)


def test_without_a_zone_a_day_on_which_something_begins_is_a_fault(tmp_path: Path) -> None:
    text = changed(
        ("    tz: Asia/Damascus\n    utc: 2019-12-31T22:00Z\n", ""),
        ("asserted: bound", "asserted: joined\n  on: 2020-01-05"),
    )
    (fault,) = faults_of(tmp_path, text)
    assert fault.startswith("10: parties[1]: the zone of the territory cannot be told")
    assert "expected zone:" in fault


def test_a_wall_time_the_clocks_skip_is_a_fault(tmp_path: Path) -> None:
    text = changed(("2020-01-01T00:00", "2016-03-25T00:30"), ("    utc: 2019-12-31T22:00Z\n", ""))
    assert "does not occur in Asia/Damascus, whose clocks skip it" in faults_of(tmp_path, text)[0]


def test_a_wall_time_that_occurs_twice_needs_utc_to_say_which(tmp_path: Path) -> None:
    text = changed(("2020-01-01T00:00", "2016-10-27T23:30"), ("    utc: 2019-12-31T22:00Z\n", ""))
    assert "utc: 2016-10-27T20:30Z or 2016-10-27T21:30Z, to say which" in faults_of(tmp_path, text)[0]
    path = tmp_path / "b.yaml"
    path.write_text(
        changed(("2020-01-01T00:00", "2016-10-27T23:30"), ("2019-12-31T22:00Z", "2016-10-27T21:30Z")), encoding="utf-8"
    )
    faults, notices = check([path], BOOK)
    assert faults == ()
    assert "occurs twice" in notices[0].text
    (found,) = read_agreements(path, BOOK)
    utc = found.times[0].utc
    assert utc is not None
    assert f"{utc:%H:%M}" == "21:30"


def test_a_polygon_can_stand_in_a_file_beside_the_agreement(tmp_path: Path) -> None:
    ring = [[36.0, 35.0], [37.0, 35.0], [37.0, 36.0], [36.0, 35.0]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    (tmp_path / "north.geojson").write_text(json.dumps({"type": "Feature", "geometry": geometry}), encoding="utf-8")
    path = tmp_path / "a.yaml"
    path.write_text(changed(("  - Syria", "  - {name: the north, polygon: north.geojson}")), encoding="utf-8")
    (found,) = read_agreements(path, BOOK)
    assert json.loads(found.territory[0].polygon or "") == geometry


def test_an_agreement_is_found_by_id_or_by_path(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(PLAIN, encoding="utf-8")
    assert agreement("syr-2016-12-30", BOOK)[0].agreement_id == "syr-2016-12-30"
    assert agreement(str(path), BOOK)[0].agreement_id == "abc-2020-01-01"


def test_an_id_that_is_not_in_the_library_lists_the_known_nearest_first() -> None:
    with pytest.raises(NotFound) as caught:
        agreement("syr-2016-12-31", BOOK)
    assert caught.value.known[0] == "syr-2016-12-30"
    assert set(caught.value.known) == set(library_ids())


def test_yaml_dates_and_switches_stay_the_text_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        changed(("    by: russia\n    src: [1]", "    by: russia\n    src: 1\n    note: no")), encoding="utf-8"
    )
    (found,) = read_agreements(path, BOOK)
    assert found.times[0].note == "no"
    assert found.times[0].sources == ("https://example.org",)
