"""Deeds in words: what an account may do, each said in the language spoken."""

from __future__ import annotations

from treve.catalogue import Sayings, marked

DEEDS: Sayings[str] = Sayings(
    {
        "submit": marked("file reports"),
        "withdraw": marked("correct and withdraw what one filed"),
        "open_case": marked("open cases"),
        "move_case": marked("move cases"),
        "assign": marked("give cases to officers"),
        "table_case": marked("table cases"),
        "attribute": marked("say who did it"),
        "determine": marked("enter rulings"),
        "notify": marked("notify parties, publish"),
        "reply": marked("answer for a party"),
        "remedy": marked("ask for remedies"),
        "open_sealed": marked("open what is sealed"),
        "erase": marked("erase"),
        "manage": marked("manage accounts"),
        "watch": marked("record what was watched"),
        "export_log": marked("export the log"),
        "link": marked("decide whether reports tell the same"),
        "oblige": marked("enter obligations"),
        "hand_over": marked("write handover notes"),
        "enter_agreement": marked("enter agreements"),
        "draft_bulletin": marked("draft bulletins"),
    }
)
