"""The block in which an offset lies."""

from bisect import bisect_right
from collections.abc import Sequence

from reportedly.records import Block


def block_at(blocks: Sequence[Block], offset: int) -> Block:
    """Return the last block that begins at or before `offset`; raises `LookupError` before the first.

    Blocks are in the order of the text.
    """
    index = bisect_right(blocks, offset, key=lambda block: block.start) - 1
    if index < 0:
        raise LookupError(f"no block begins at or before {offset}")
    return blocks[index]
