"""Bulletins: one edition of a run's incidents between two cut-offs, in figures, in words, and as files.

period   from one cut-off to the next, and the period before
figures  what the run holds of them; every number of an edition is here
changes  what changed since earlier editions
content  the figures in words, section by section, in the language spoken now
printed, word, sheets  the same content as a PDF, a DOCX and tables; publish writes them all
"""
