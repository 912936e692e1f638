"""The generated files of ``editors/``, by their paths in it."""

from __future__ import annotations

import json

from plugins.notation.editors.grammar import grammar
from plugins.notation.editors.snippets import snippets
from plugins.notation.editors.tables import Tables


def build(tables: Tables = Tables()) -> dict[str, str]:
    """Return path -> text of each file that is made from ``tables``."""
    made = {
        "vscode/syntaxes/notation.tmLanguage.json": grammar(tables),
        "vscode/snippets/notation.json": snippets(tables),
    }
    return {
        path: json.dumps(value, ensure_ascii=False, indent=2) + "\n" for path, value in made.items()
    }
