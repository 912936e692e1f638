"""The notation of pros and cons: :func:`parse` a block into a :class:`ProsCons`."""

from plugins.notation.pros_cons.model import Point, ProsCons
from plugins.notation.pros_cons.parser import parse

__all__ = ["Point", "ProsCons", "parse"]
