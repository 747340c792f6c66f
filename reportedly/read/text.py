"""Plain text: the characters as they are, in paragraphs."""

from reportedly.read.lines import paragraphs
from reportedly.records import Block


def newlines(text: str) -> str:
    r"""Return `text` with every line end written as \n."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """Return one block for each paragraph of `text`."""
    return tuple(Block(start, end) for start, end in paragraphs(text))
