"""A page as a screen reader gets it: Chromium's accessibility tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Node:
    """One thing in the tree: what it is, what it is called, and what is in it."""

    role: str
    name: str
    children: tuple[Node, ...]

    def __iter__(self) -> Iterator[Node]:
        """Yield this node and all in it, in the order in which they are read."""
        yield self
        for child in self.children:
            yield from child

    def all(self, *roles: str) -> list[Node]:
        return [node for node in self if node.role in roles]

    @property
    def text(self) -> str:
        """The words that are read, which is not always what stands there."""
        if self.role == "StaticText":
            return self.name
        return " ".join(" ".join(child.text for child in self.children).split())


def tree(page: Page) -> Node:
    """Return the tree of the page as it stands; what is ignored is left out of it."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    (root,) = _read(nodes[0], by_id)
    return root


def _read(raw: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> tuple[Node, ...]:
    children = tuple(
        node
        for child in raw.get("childIds", ())
        if child in by_id
        for node in _read(by_id[child], by_id)
    )
    if raw["ignored"]:
        return children
    role = raw["role"]["value"]
    # What a line is broken into is no part of what is said.
    if role == "InlineTextBox":
        return ()
    return (Node(role, raw.get("name", {}).get("value", ""), children),)
