"""The step `extract`: from prose to a draft that a person can confirm. Every fact points to its words."""

from treve.extract.drafting import draft

__all__ = ["draft"]
