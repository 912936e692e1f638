"""Ordinary coaches' text to the notation: every line read on its own, or kept and asked about.

::

    text -> marks   (bullets, list numbers, labels)
         -> phrases (what each run of words is: a dose, a side, a load, a rest …)
         -> reading (the line's meaning, or why it is not read)
         -> notes   (what a footnote below the line says of its sides)
         -> draft   (sections of notation that lint clean, with questions)

A value is never guessed: where a line can be read in two ways it is kept word for word.
"""

from plugins.notation.convert.draft import Draft, Question, convert
from plugins.notation.convert.reader import read_line
from plugins.notation.convert.reading import Kind, Reading

__all__ = ["Draft", "Kind", "Question", "Reading", "convert", "read_line"]
