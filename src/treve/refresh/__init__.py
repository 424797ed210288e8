"""Runs that follow a casebook: made from its reports, decisions, rulings and agreements, made again after changes, and analysed."""

from treve.refresh.each_readership import Round, for_readerships, must_read_everything
from treve.refresh.one_run import Refreshed, after_changes, run

__all__ = ["Refreshed", "Round", "after_changes", "for_readerships", "must_read_everything", "run"]
