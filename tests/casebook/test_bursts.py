"""Floods before a cut-off, against a count made by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.casebook.world import World, world
from treve.casebook import bursts, intake, report_form
from treve.casebook.book import Casebook, create

CUT_OFF = dt.datetime(2017, 1, 20, 19, 30, tzinfo=dt.UTC)
OPENED = CUT_OFF - dt.timedelta(days=5)


@pytest.fixture
def made(tmp_path: object) -> World:
    book: Casebook = create(f"{tmp_path}/casebook.db", "example.org/log", now=OPENED)
    return world(book)


def _file(made: World, who: str, moment: dt.datetime, count: int) -> None:
    compartment = {"centre_1": "guarantor_1", "liaison_a": "party_a"}[who]
    with made.book.write(moment) as writing:
        for number in range(count):
            form = report_form.read({"summary": f"{who} {moment} {number}"}, "x")
            intake.submit(writing, made.who[who], form, made.key, compartment)


def test_who_files_far_more_than_usual_stands_out_and_a_young_log_says_unknown(made: World) -> None:
    hour = dt.timedelta(hours=1)
    for back, count in ((4, 2), (3, 1), (2, 3), (1, 2), (0, 9)):
        # Just before the window, in it, and just at its end, which is outside.
        day = CUT_OFF - dt.timedelta(days=back)
        _file(made, "centre_1", day - 4 * hour, 5)
        _file(made, "centre_1", day - hour, count)
        if back == 0:
            _file(made, "liaison_a", day - hour, 4)
        _file(made, "centre_1", day, 5)
    with made.book.read() as connection:
        found = bursts.before_cut_off(connection, made.who["head"], CUT_OFF, 3)
        own = bursts.before_cut_off(connection, made.who["centre_1"], CUT_OFF, 3)
        young = bursts.before_cut_off(connection, made.who["head"], OPENED + dt.timedelta(hours=1), 3)
    by_place = {one.compartment: one for one in found}
    flood = by_place["guarantor_1"]
    assert (flood.reports, flood.usual, flood.most, flood.stands_out) == (9, 2.0, 3, True)
    # Four are never a flood, however few came before.
    few = by_place["party_a"]
    assert (few.reports, few.usual, few.stands_out) == (4, 0.0, False)
    assert [one.compartment for one in own] == ["guarantor_1"]
    assert all(one.usual is None and not one.stands_out for one in young)
    made.book.close()
