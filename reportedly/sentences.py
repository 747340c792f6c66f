"""What the parse stage yields: sentences with their words, syntax, quantities and time expressions.

Stages after it see only these frozen records, so that another parser can take the place of the present one. Dependency
labels are those
of spaCy's English pipelines (the ClearNLP scheme).
"""

from dataclasses import dataclass
from typing import Literal

from reportedly.moments import TimeExpression

Unit = Literal[
    "count",
    "measure",
    "percent",
    "money",
    "duration",
    "age",
    "year",
    "date",
    "clock",
    "ordinal",
    "fraction",
    "compound",
    "name",
]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds as the words set them; a bound that the words leave open is None, 0 is a stated zero.

    The span covers the number and the words that bound it ("at least 70"), never the noun; for one person ("a man") it
    is the article. `unit` is "count", or what makes the number no count: a measure (length, area, weight), per cent,
    money, a duration, an age, a year, a date, a clock time, an ordinal, a fraction, a compound ("12-member") or a name
    ("Highway 42"). Only counts are meant to be read for their bounds.
    """

    start: int
    end: int
    text: str
    low: int | None
    high: int | None
    unit: Unit


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `head` is the index of its syntactic head in the sentence, its own index at the root."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `children[i]` are the indices of the tokens that depend on token i, in order of the text.

    Offsets of `quantities` and `times` count from the start of the sentence. A sentence too long to be parsed has no
    tokens.
    """

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
