"""In-betweens: for a figure that moves from one position to the next."""

from __future__ import annotations

from dataclasses import replace

from .figure import draw_at
from .model import Position
from .pose import settle


def between(a: Position, b: Position, share: float) -> Position:
    """Return the position a ``share`` (0 to 1) of the way from ``a`` to ``b``.

    Angles are blended, then the contacts that both positions share are met. The box is that of
    ``a``, which is that of all positions of its figure.
    """
    share = min(max(share, 0.0), 1.0)
    angles = tuple(x + (y - x) * share for x, y in zip(a.pose.angles, b.pose.angles, strict=True))
    kept = tuple(one for one in a.pose.contacts if one in b.pose.contacts)
    nearer = a if share < 0.5 else b
    pose = replace(nearer.pose, angles=angles, contacts=kept, stated=frozenset())
    if kept:
        pose, _ = settle(pose)
    return draw_at(replace(nearer, pose=pose), a, b, share)
