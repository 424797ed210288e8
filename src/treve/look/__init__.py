"""What a file is, what it holds, which agreements it overlaps, and what to do with it next."""

from treve.look.file_facts import Facts
from treve.look.looking import Look, look

__all__ = ["Facts", "Look", "look"]
