"""A compartment as a register: for who reads it whole, and for nobody else."""

from __future__ import annotations

import re

from tests.casebook.world import PASSWORD, World
from tests.serve.pages.registered import filed, sent
from tests.serve.server import Person


def test_a_compartment_that_one_does_not_read_is_none(at_desk: tuple[str, World]) -> None:
    address, made = at_desk
    filed(made)
    centre = Person(address, "centre_1", PASSWORD)
    page = centre.get("/registers").text
    assert "guarantor_1" in page
    assert "guarantor_2" not in page
    centres = {"left-compartment": "guarantor_1", "right-compartment": "guarantor_2"}
    status, page = sent(centre, "/registers/reconcile", centres)
    absent = sent(centre, "/registers/reconcile", centres | {"right-compartment": "nowhere"})
    assert status == absent[0] == 422
    assert "shell told by centre_2" not in page
    assert re.sub("guarantor_2", "nowhere", page).count("nowhere") == absent[1].count("nowhere")
    centre.close()
