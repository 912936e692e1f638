"""What an editor needs to know of the notation, made from the tables that the parser reads."""

from plugins.notation.editors.build import build as build
from plugins.notation.editors.tables import Tables as Tables
