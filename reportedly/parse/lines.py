"""Lines: a tokenized text with the word lists of quantities laid over it, which all readers of this stage share."""

from dataclasses import dataclass

from reportedly.parse.quantity_words import QuantityWords, load_quantity_words
from reportedly.parse.tokens import Token, tokenize

HYPHENS = frozenset("-‐‑–")
# More than the grammar looks ahead or back from a token of the text.
_PADDING = 32
NO_TAGS: frozenset[str] = frozenset()
_END = Token(-1, -1, "", "", "end")


@dataclass(frozen=True, slots=True)
class Line:
    """A tokenized text with the word lists laid over it.

    Empty tokens follow the last one, and negative positions reach them too: the grammar need not ask where a text ends.
    """

    text: str
    tokens: list[Token]
    tags: list[frozenset[str]]
    lists: QuantityWords

    @property
    def size(self) -> int:
        """The number of tokens of the text."""
        return len(self.tokens) - _PADDING

    def at(self, i: int) -> Token:
        """Return the token at position `i`, which may lie up to `_PADDING` beyond the text."""
        return self.tokens[i]

    def has(self, i: int, tag: str) -> bool:
        """Tell whether the word at `i` stands in the list `tag`."""
        return tag in self.tags[i]

    def starts_number(self, i: int) -> bool:
        """Whether a number or a vague amount may start at `i`."""
        token = self.tokens[i]
        return token.kind == "number" or token.lower in self.lists.starters

    def glued(self, i: int) -> bool:
        """Whether no white space separates the tokens `i - 1` and `i`."""
        return self.tokens[i - 1].end == self.tokens[i].start != -1

    def hyphen(self, i: int) -> bool:
        """Whether the token at `i` is a hyphen or en dash without white space on either side."""
        return self.at(i).text in HYPHENS and self.glued(i) and self.glued(i + 1)

    def pair(self, i: int, key: str) -> bool:
        """Whether the tokens `i` and `i + 1` stand together in the pair list `key`."""
        seconds = self.lists.pairs[key].get(self.at(i).lower)
        return seconds is not None and self.at(i + 1).lower in seconds

    def noun_like(self, i: int) -> bool:
        """Whether the token at `i` is a word in small letters that is no function word."""
        token = self.at(i)
        return (
            token.kind == "word"
            and token.text[0].islower()
            and not self.has(i, "enders")
            and not self.has(i, "breakers")
        )


def read_line(text: str) -> Line:
    """Tokenize `text` and lay the word lists over it."""
    lists = load_quantity_words()
    tokens = tokenize(text)
    tags = [lists.tags.get(token.lower, NO_TAGS) for token in tokens]
    return Line(text, tokens + [_END] * _PADDING, tags + [NO_TAGS] * _PADDING, lists)
