"""Templates compiled once: Jinja's own cache of bytecode, in our store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

from plugins.caching.store import Store, key_of

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Compiled templates. ``made_with`` is all that they depend on beside their own text.

    Jinja loads what it finds into the interpreter without a look: that it is what was written is
    for the store to know.
    """

    def __init__(self, store: Store, made_with: bytes) -> None:
        self._store = store
        self._made_with = made_with

    def load_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja before it compiles."""
        found = self._store.get(self._key(bucket))
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja when it has compiled."""
        self._store.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> bytes:
        return key_of(b"template", self._made_with, bucket.key.encode(), bucket.checksum.encode())
