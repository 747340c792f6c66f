"""Lines with the words of time laid over them, and the atoms that readers of times find in them."""

from typing import NamedTuple

from reportedly.moments import Meaning
from reportedly.parse.lines import NO_TAGS, Line, read_line
from reportedly.parse.time_words import TimeWords, load_time_words
from reportedly.parse.tokens import Token


class TimeLine(NamedTuple):
    """A line with the words of time laid over it. `atoms` keeps what was read, so that nothing is read twice."""

    line: Line
    tags: list[frozenset[str]]
    lists: TimeWords
    atoms: "dict[int, Atom | None]"

    def at(self, i: int) -> Token:
        """Return the token at position `i`."""
        return self.line.tokens[i]

    def word(self, i: int) -> str:
        """Return the token at position `i` in small letters."""
        return self.line.tokens[i].lower

    def has(self, i: int, tag: str) -> bool:
        """Tell whether the word at `i` stands in the list `tag` of the words of time."""
        return tag in self.tags[i]

    def bare(self, i: int) -> int:
        """Return the position after a full stop glued to a short form at `i - 1`."""
        return i + 1 if self.at(i).text == "." and self.line.glued(i) else i


class Atom(NamedTuple):
    """A meaning and the position behind it.

    `weak` atoms (parts of the day, clock times) only refine another, `leaning` ones ("late") need one, and those that
    are not `lone` need a preposition.
    """

    meaning: Meaning
    end: int
    weak: bool = False
    leaning: bool = False
    lone: bool = True


def read_time_line(text: str) -> TimeLine:
    """Tokenize `text` and lay the word lists of quantities and of time over it."""
    line = read_line(text)
    lists = load_time_words()
    tags = [lists.tags.get(token.lower, NO_TAGS) for token in line.tokens]
    return TimeLine(line, tags, lists, {})
