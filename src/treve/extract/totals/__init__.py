"""Totals of violations: who recorded them, when, and whom they are laid to."""
