"""The pages of agreements: the library for everybody, the mission's own for the mission, and one with faults said to have them."""

from __future__ import annotations

import pytest

from tests.casebook.world import NOW, PASSWORD, World
from tests.serve.server import Person
from treve.agreements.file import library_ids
from treve.casebook import agreed
from treve.serve import agreements_kept
from treve.serve.pages import own_run


def _confirm(made: World, agreement_id: str, yaml: str) -> None:
    with made.book.write(NOW) as writing:
        agreed.confirm(writing, made.who["head"], agreement_id, "Made", yaml, "text", "words", {})


def test_the_library_is_listed_and_each_can_be_taken(at_desk: tuple[str, World]) -> None:
    address, _ = at_desk
    liaison = Person(address, "liaison_a", PASSWORD)
    page = liaison.get("/agreements").text
    assert all(f'href="/agreements/{name}"' in page for name in library_ids())
    taken = liaison.get("/agreements/ukr-2015-02-15/file").content
    assert taken == agreements_kept.library_text("ukr-2015-02-15")
    assert liaison.get("/agreements/nowhere-2000").status_code == 404
    assert liaison.get("/agreements/..%2Fsecret").status_code == 404
    liaison.close()


def test_one_s_own_version_goes_before_the_library_s_and_only_for_who_may_see_it(at_desk: tuple[str, World]) -> None:
    address, made = at_desk
    yaml = agreements_kept.library_text("syr-2016-12-30").decode().replace("nationwide truce", "corrected truce")
    _confirm(made, "syr-2016-12-30", yaml)
    head, liaison = Person(address, "head", PASSWORD), Person(address, "liaison_a", PASSWORD)
    assert "corrected truce" in head.get("/agreements/syr-2016-12-30").text
    assert "corrected truce" not in liaison.get("/agreements/syr-2016-12-30").text
    assert b"corrected truce" not in liaison.get("/agreements/syr-2016-12-30/file").content
    for one in (head, liaison):
        one.close()


def test_a_kept_agreement_with_faults_says_them(at_desk: tuple[str, World]) -> None:
    address, made = at_desk
    _confirm(made, "made-2020", "id: made-2020\ntitle: 3\n")
    head = Person(address, "head", PASSWORD)
    page = head.get("/agreements/made-2020").text
    assert "made-2020.yaml:" in page
    assert "/tmp" not in page
    head.close()


def test_which_version_one_s_run_was_made_with_is_said_and_that_an_older_one_is_older(
    at_desk: tuple[str, World], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, made = at_desk
    yaml = agreements_kept.library_text("syr-2016-12-30").decode()
    for text in (yaml, yaml.replace("nationwide truce", "corrected truce")):
        _confirm(made, "syr-2016-12-30", text)
    head = Person(address, "head", PASSWORD)
    assert "no finding is made under it yet" in head.get("/agreements/syr-2016-12-30").text
    for version, is_older in ((2, False), (1, True)):
        monkeypatch.setattr(own_run, "registered", lambda _, version=version: {"syr-2016-12-30": version})
        page = head.get("/agreements/syr-2016-12-30").text
        assert f"<dt>In your run</dt><dd>version {version}" in page
        assert ("findings rest on the older one" in page) == is_older
    # The library's own are of no register.
    assert "In your run" not in head.get("/agreements/ukr-2015-02-15").text
    head.close()
