"""The vocabulary of treve: what a report, an incident, an agreement, an act, a finding and a table are.

Standard library only; every class is frozen. The words are those of docs/glossary.md.
"""
