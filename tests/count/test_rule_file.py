from __future__ import annotations

import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
from ruamel.yaml import YAML

from treve.count import rule_file
from treve.errors import BadFile, NotFound
from treve.model.counting_rule import Counts, Within

GOOD = 'rule: mine\nversion: "2"\ntitle: Mine\ncounts: episode\ngap_hours: 0.5\nwithin: admin1\nacts: [mortar]\nsource: us\n'


def _file(folder: Path, text: str, name: str = "mine.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_rule_is_read_with_its_gap_in_minutes_and_its_acts(tmp_path: Path) -> None:
    rule = rule_file.counting_rule(str(_file(tmp_path, GOOD)))
    assert (rule.rule, rule.version, rule.counts, rule.gap_minutes) == ("mine", "2", Counts.EPISODE, 30)
    assert (rule.within, rule.acts, rule.bound_only) == (Within.ADMIN1, frozenset({"mortar"}), False)


def test_a_family_stands_for_its_acts() -> None:
    assert {"shot", "mortar"} <= rule_file.counting_rule("observation").acts
    assert "siege" not in rule_file.counting_rule("observation").acts


@pytest.mark.parametrize(
    ("old", "new", "line", "key"),
    [
        ("rule: mine", "rule: yours", 1, "rule"),
        ('version: "2"', "version: 2", 2, "version"),
        ("title: Mine\n", "", 1, "title"),
        ("counts: episode", "counts: shots", 4, "counts"),
        ("gap_hours: 0.5", "gap_hours: -1", 5, "gap_hours"),
        ("gap_hours: 0.5", "gap_hours: long", 5, "gap_hours"),
        ("within: admin1", "within: town", 6, "within"),
        ("acts: [mortar]", "acts: [motar]", 7, "acts"),
        ("acts: [mortar]", "acts: []", 7, "acts"),
        ("source: us", "source: us\nbound_only: perhaps", 9, "bound_only"),
        ("source: us", "source: us\ngap: 1", 9, "gap"),
        ("counts: episode", "counts: incident", 5, "gap_hours"),
    ],
)
def test_a_fault_names_its_line_and_key_and_the_schema_knows_it_too(
    tmp_path: Path, old: str, new: str, line: int, key: str
) -> None:
    text = GOOD.replace(old, new)
    path = _file(tmp_path, text)
    assert any(fault.startswith(f"{path}:{line}: {key}: ") for fault in rule_file.check(path))
    with pytest.raises(BadFile, match=key):
        rule_file.read_rule(path)
    if key != "rule":
        assert not _fits(text)


def _fits(text: str) -> bool:
    try:
        jsonschema.validate(json.loads(json.dumps(YAML(typ="safe").load(text))), dict(rule_file.json_schema))
    except jsonschema.ValidationError:
        return False
    return True


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    assert len(rule_file.check(_file(tmp_path, "rule: other\ncounts: x\n"))) == 5


@pytest.mark.parametrize(("text", "said"), [("", "empty"), ("- a\n", "mapping"), ("a: [\n", "mine.yaml:")])
def test_what_is_no_rule_at_all_is_a_fault_too(tmp_path: Path, text: str, said: str) -> None:
    assert said in "".join(rule_file.check(_file(tmp_path, text)))


def test_a_file_of_another_kind_is_told_what_was_expected(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="expected a counting rule file"):
        rule_file.check(tmp_path / "a.csv")


def test_an_unknown_name_lists_the_known_nearest_first() -> None:
    with pytest.raises(NotFound, match="known: episode"):
        rule_file.counting_rule("episodes")


@pytest.mark.parametrize("name", rule_file.rule_names())
def test_our_own_rules_fit_and_say_whose_they_are(name: str) -> None:
    path = rule_file.RULES / f"{name}.yaml"
    assert rule_file.check(path) == ()
    assert _fits(path.read_text(encoding="utf-8"))
    assert rule_file.counting_rule(name).source
