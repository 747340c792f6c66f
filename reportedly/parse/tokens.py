"""Tokens: the numbers, words and marks of a text, with their places."""

import re
from typing import Literal, NamedTuple, cast

TokenKind = Literal["number", "word", "mark", "end"]


class Token(NamedTuple):
    """A number in figures, a word or a single mark; `lower` is what the word lists hold."""

    start: int
    end: int
    text: str
    lower: str
    kind: TokenKind


_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[,٬]\d{3})+(?!\d)(?:[.٫]\d+)?|\d+(?:[.٫]\d+)*)"
    r"|(?P<word>[^\W\d_](?:\w|['’](?=\w))*)"
    r"|(?P<mark>[^\w\s]|_)"
)


def tokenize(text: str) -> list[Token]:
    """Split `text` into numbers, words and marks; white space is left out."""
    found = []
    for match in _TOKEN.finditer(text):
        piece = match.group()
        found.append(
            Token(
                match.start(), match.end(), piece, piece.lower().replace("’", "'"), cast("TokenKind", match.lastgroup)
            )
        )
    return found
