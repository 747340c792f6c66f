"""Quantities: numbers in figures and words, the bounds that words set to them, and what makes a number no count.

The grammar reads tokens from left to right and looks a bounded number of tokens around each number, so its time grows
with the length of the text alone. The words it knows stand in `data/languages/<code>/quantities.yml`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple, cast

from reportedly.errors import DataError
from reportedly.lexicon import Words, load_words, strings
from reportedly.sentences import Quantity, Unit

TokenKind = Literal["number", "word", "mark", "end"]
Bound = Literal["low", "high", "exact"]
Amount = int | Decimal

_FILE = "data/languages/en/quantities.yml"
# Longer digit strings are serial numbers; the limit also keeps arithmetic constant in time.
_MOST_DIGITS = 15
_LARGEST = 10**_MOST_DIGITS
_PERSON_REACH = 10
_HEDGE_REACH = 4


class Token(NamedTuple):
    """A number in figures, a word or a single mark; `lower` is what the word lists hold."""

    start: int
    end: int
    text: str
    lower: str
    kind: TokenKind


_END = Token(-1, -1, "", "", "end")
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


# --- the words -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Grammar:
    tags: Mapping[str, frozenset[str]]
    small: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    glued_scales: Mapping[str, int]
    vague: Mapping[str, int]
    few_of: Mapping[str, int]
    few_scales: Mapping[str, int]
    plural_endings: Mapping[str, str]
    verb_endings: tuple[str, ...]
    sets: Mapping[str, tuple[int, int | None]]
    not_after: Mapping[str, frozenset[str]]
    pairs: Mapping[str, Mapping[str, frozenset[str]]]
    hedges: Mapping[str, tuple[tuple[tuple[str, ...], Bound], ...]]
    trailing: Mapping[str, tuple[tuple[tuple[str, ...], Bound], ...]]
    detached: Mapping[str, tuple[tuple[tuple[str, ...], Bound], ...]]
    starters: frozenset[str]


_PAIR_LISTS = ("percent_pairs", "age_pairs", "clock_dotted", "clock_local", "nothing_pairs")


def _mapping(words: Words, key: str) -> Mapping[str, object]:
    value = words.get(key)
    if not isinstance(value, dict):
        raise DataError(f"{_FILE}: {key} must be a mapping; mend the file")
    return value


def _values(words: Words, key: str) -> Mapping[str, int]:
    values = _mapping(words, key)
    if not all(isinstance(value, int) for value in values.values()):
        raise DataError(f"{_FILE}: {key} must give a whole number for each word; mend the file")
    return cast("Mapping[str, int]", values)


def _lists(words: Words, key: str) -> Mapping[str, frozenset[str]]:
    values = _mapping(words, key)
    return {word: frozenset(strings(cast("Words", values), word, f"{_FILE}: {key}")) for word in values}


def _phrases(pairs: Iterable[tuple[str, Bound]], key: int) -> Mapping[str, tuple[tuple[tuple[str, ...], Bound], ...]]:
    """Phrases by their first (key 0) or last (key -1) word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for phrase, bound in pairs:
        spelled = tuple(token.lower for token in tokenize(phrase))
        found.setdefault(spelled[key], []).append((spelled, bound))
    return {word: tuple(sorted(items, key=lambda item: (-len(item[0]), item[0]))) for word, items in found.items()}


def _bounds(words: Words, key: str) -> Iterable[tuple[str, Bound]]:
    table = cast("Words", _mapping(words, key))
    bounds: tuple[Bound, ...] = ("low", "high", "exact")
    for bound in bounds:
        for phrase in strings(table, bound, f"{_FILE}: {key}"):
            yield phrase, bound


@cache
def _grammar() -> _Grammar:
    words = load_words("quantities")
    tags: dict[str, set[str]] = {}
    for key, value in words.items():
        if isinstance(value, list):
            for word in strings(words, key, _FILE):
                tags.setdefault(word, set()).add(key)
    for word in load_months():
        tags.setdefault(word, set()).add("month")
    small, tens, scales = _values(words, "small"), _values(words, "tens"), _values(words, "scales")
    vague, few_of = _values(words, "vague"), _values(words, "few_of")
    sets = {
        word: cast("tuple[int, int | None]", tuple(cast("list[int | None]", pair)))
        for word, pair in _mapping(words, "sets").items()
    }
    starters = {*small, *tens, *scales, *vague, *few_of}
    for key in (
        "article",
        "half",
        "quarter",
        "one_words",
        "definite_sets",
        "nothing",
        "nothing_pronouns",
        "without",
        "definite_sets",
    ):
        starters.update(strings(words, key, _FILE))
    return _Grammar(
        tags={word: frozenset(keys) for word, keys in tags.items()},
        small=small,
        tens=tens,
        scales=scales,
        glued_scales=_values(words, "glued_scales"),
        vague=vague,
        few_of=few_of,
        few_scales=_values(words, "few_scales"),
        plural_endings=cast("Mapping[str, str]", _mapping(words, "plural_endings")),
        verb_endings=strings(words, "verb_endings", _FILE),
        sets=sets,
        not_after=_lists(words, "not_after"),
        pairs={key: _lists(words, key) for key in _PAIR_LISTS},
        hedges=_phrases(_bounds(words, "hedges"), -1),
        trailing=_phrases(_bounds(words, "trailing"), 0),
        detached=_phrases(cast("Iterable[tuple[str, Bound]]", _mapping(words, "detached").items()), 0),
        starters=frozenset(starters),
    )


@cache
def load_months() -> Mapping[str, int]:
    """Load the names and short names of the months, lower case, with their numbers 1..12."""
    months = load_words("times").get("months")
    if not isinstance(months, dict) or not all(isinstance(number, int) for number in months.values()):
        raise DataError("data/languages/en/times.yml: months must give a number for each name; mend the file")
    return MappingProxyType(months)


# --- a line of tokens ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A tokenized text with the word lists laid over it.

    Empty tokens follow the last one, and negative positions reach them too: the grammar need not ask where a text ends.
    """

    text: str
    tokens: list[Token]
    tags: list[frozenset[str]]
    grammar: _Grammar

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
        return token.kind == "number" or token.lower in self.grammar.starters

    def glued(self, i: int) -> bool:
        """Whether no white space separates the tokens `i - 1` and `i`."""
        return self.tokens[i - 1].end == self.tokens[i].start != -1

    def hyphen(self, i: int) -> bool:
        """Whether the token at `i` is a hyphen or en dash without white space on either side."""
        return self.at(i).text in _HYPHENS and self.glued(i) and self.glued(i + 1)

    def pair(self, i: int, key: str) -> bool:
        """Whether the tokens `i` and `i + 1` stand together in the pair list `key`."""
        seconds = self.grammar.pairs[key].get(self.at(i).lower)
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


_HYPHENS = frozenset("-‐‑–")
# More than the grammar looks ahead or back from a token of the text.
_PADDING = 32
_NO_TAGS: frozenset[str] = frozenset()
_JOINTS = _HYPHENS | frozenset("/+._")


def read_line(text: str) -> Line:
    """Tokenize `text` and lay the word lists over it."""
    grammar = _grammar()
    tokens = tokenize(text)
    tags = [grammar.tags.get(token.lower, _NO_TAGS) for token in tokens]
    return Line(text, tokens + [_END] * _PADDING, tags + [_NO_TAGS] * _PADDING, grammar)


# --- numbers -------------------------------------------------------------------------------------------------------


class Reading(NamedTuple):
    """A number and the position behind it; `scale` is the scale word that it ends in, 1 where there is none."""

    value: Amount
    end: int
    scale: int = 1


def read_number(line: Line, i: int) -> Reading | None:
    """Read the number that starts at `i`, in figures or words, with its scale ("1.2 million", "two dozen")."""
    return _figures(line, i) if line.at(i).kind == "number" else _spoken(line, i)


def _figures(line: Line, i: int) -> Reading | None:
    value = _figure_value(line, i)
    if value is None:
        return None
    end = i + 1
    # "1 300": a first group of one to three digits, then groups of three, one character apart.
    if (
        isinstance(value, int)
        and len(line.at(i).text) <= 3
        and value > 0
        and not line.has(i - 1, "month")
        and not line.has(i - 1, "name_heads")
    ):
        while end < i + 4 and _is_group(line, end):
            value = value * 1000 + int(line.at(end).text)
            end += 1
    glued = line.grammar.glued_scales.get(line.at(end).lower) if line.glued(end) else None
    if glued is not None:
        return Reading(value * glued, end + 1, glued)
    value, end = _and_a_half(line, value, end)
    scale = line.grammar.scales.get(line.at(end).lower)
    return Reading(value, end) if scale is None else Reading(value * scale, end + 1, scale)


def _is_group(line: Line, i: int) -> bool:
    token = line.at(i)
    return (
        token.kind == "number"
        and len(token.text) == 3
        and token.text.isdigit()
        and token.start - line.at(i - 1).end == 1
        and not line.hyphen(i + 1)
    )


def _figure_value(line: Line, i: int) -> Amount | None:
    """Return the value of a token of figures; None for serial numbers, versions and dates with points."""
    plain = line.at(i).text.replace(",", "").replace("٬", "").replace("٫", ".")
    if len(plain) > _MOST_DIGITS:
        return None
    if "." not in plain:
        return int(plain)
    groups = plain.split(".")
    thousands = all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3 and int(groups[0]) > 0
    # Nobody counts persons to three decimals: "5.000 women" are thousands in the continental manner.
    if thousands and not (len(groups) == 2 and (_scaled_or_measured(line, i + 1))):
        return int(plain.replace(".", ""))
    return Decimal(plain) if len(groups) == 2 else None


def _scaled_or_measured(line: Line, i: int) -> bool:
    return line.at(i).lower in line.grammar.scales or any(
        line.has(i, tag) for tag in ("measure", "percent", "percent_marks", "money")
    )


def _and_a_half(line: Line, value: Amount, i: int) -> tuple[Amount, int]:
    step = i + 1 if line.hyphen(i) else i
    if not line.has(step, "and"):
        return value, i
    article = step + 2 if line.hyphen(step + 1) else step + 1
    half = article + 2 if line.hyphen(article + 1) else article + 1
    if line.has(article, "article") and line.has(half, "half"):
        return value + Decimal("0.5"), half + 1
    return value, i


def _below_hundred(line: Line, i: int) -> Reading | None:
    grammar, word = line.grammar, line.at(i).lower
    if word in grammar.small:
        return Reading(grammar.small[word], i + 1)
    if word not in grammar.tens:
        return None
    unit = i + 2 if line.hyphen(i + 1) else i + 1
    ones = grammar.small.get(line.at(unit).lower, 0)
    return Reading(grammar.tens[word] + ones, unit + 1) if 0 < ones < 10 else Reading(grammar.tens[word], i + 1)


def _part_of_scale(line: Line, i: int) -> Reading | None:
    """Read what a scale is multiplied by in "half a million", "a quarter of a million", "a hundred"."""
    scales = line.grammar.scales
    if line.at(i).lower in scales:
        return Reading(1, i)
    if line.has(i, "half"):
        follow = i + 1
        while follow < i + 4 and (line.has(follow, "article") or line.hyphen(follow)):
            follow += 1
        return Reading(Decimal("0.5"), follow) if line.at(follow).lower in scales else None
    if not line.has(i, "article"):
        return None
    if line.has(i + 1, "half") or line.has(i + 1, "quarter"):
        follow = i + 2 + line.has(i + 2, "of")
        follow += line.has(follow, "article")
        share = Decimal("0.5") if line.has(i + 1, "half") else Decimal("0.25")
        return Reading(share, follow) if line.at(follow).lower in scales else None
    return Reading(1, i + 1) if line.at(i + 1).lower in scales else None


def _spoken(line: Line, i: int) -> Reading | None:
    first = _below_hundred(line, i) or _part_of_scale(line, i)
    if first is None:
        return None
    current, end = _and_a_half(line, first.value, first.end)
    total: Amount = 0
    last = 1
    while current < _LARGEST and (scale := line.grammar.scales.get(line.at(end).lower)) is not None and current > 0:
        end += 1
        last = scale
        current *= scale
        if scale > 100:
            total, current = total + current, 0
        rest = None if scale < 100 else _below_hundred(line, end + line.has(end, "and"))
        # "a hundred and one" is one number; "a thousand and a hundred" are two.
        if rest is not None and rest.value > 0:
            current += rest.value
            end = rest.end
    return Reading(total + current, end, last)


# --- bounds --------------------------------------------------------------------------------------------------------


class _Bounds(NamedTuple):
    low: Amount | None
    high: Amount | None
    end: int


def _amount(line: Line, i: int) -> _Bounds | None:
    """Read the number, vague amount or range that starts at `i`."""
    vague = _vague(line, i)
    if vague is not None:
        return vague
    first = read_number(line, i)
    if first is None:
        return None
    second = _second_of_range(line, i, first)
    if second is None:
        return _Bounds(first.value, first.value, first.end)
    low = first.value
    if second.scale > 1 and first.scale == 1 and low * second.scale < second.value:
        low *= second.scale
    return _Bounds(low, second.value, second.end)


def _vague(line: Line, i: int) -> _Bounds | None:
    grammar, word = line.grammar, line.at(i).lower
    if line.has(i, "article"):
        return _vague_after_article(line, i)
    if line.has(i, "definite_sets") and line.has(i - 1, "definite"):
        return _Bounds(*grammar.sets[word], i + 1)
    scale = grammar.few_scales.get(line.at(i + 1).lower)
    if word in grammar.few_of and scale is not None:
        return _Bounds(grammar.few_of[word] * scale, None, i + 2)
    if word not in grammar.vague or line.at(i - 1).lower in grammar.not_after.get(word, ()):
        return None
    # "tens of thousands"
    scale = grammar.few_scales.get(line.at(i + 2).lower)
    if line.has(i + 1, "of") and line.at(i + 2).lower in grammar.vague and scale is not None:
        return _Bounds(grammar.vague[word] * scale, None, i + 3)
    return _Bounds(grammar.vague[word], None, i + 1)


def _vague_after_article(line: Line, i: int) -> _Bounds | None:
    """Read "a few dozen", "a couple of hundred", "a pair of"."""
    grammar, word = line.grammar, line.at(i + 1).lower
    follow = i + 2 + line.has(i + 2, "of")
    scale = grammar.few_scales.get(line.at(follow).lower)
    if word in grammar.few_of and scale is not None:
        return _Bounds(grammar.few_of[word] * scale, None, follow + 1)
    if word in grammar.sets and line.has(i + 2, "of"):
        return _Bounds(*grammar.sets[word], i + 3)
    return None


def _second_of_range(line: Line, i: int, first: Reading) -> Reading | None:
    """Read the upper end of "30-40", "30 or 40", "between 30 and 40"; None where the two are numbers of their own."""
    joint = first.end
    dash = line.hyphen(joint)
    opened = line.has(i - 1, "range_open")
    if not (dash or line.has(joint, "range_to") or (opened and line.has(joint, "range_and"))):
        return None
    if line.has(i - 1, "range_from") and any(line.has(k, "change") for k in range(i - 5, i - 1)):
        return None
    second = read_number(line, joint + 1)
    if second is None or line.has(second.end, "ordinals"):
        return None
    return second if second.value > first.value else None


def _hedges_before(line: Line, i: int, least: int) -> tuple[int, Bound]:
    """Where the words that bound the number at `i` begin, not before token `least`, and the bound that they set."""
    start: int = i
    bound: Bound = "exact"
    for _ in range(_HEDGE_REACH):
        for phrase, sense in line.grammar.hedges.get(line.at(start - 1).lower, ()):
            begin = start - len(phrase)
            if begin >= least and all(line.at(begin + k).lower == word for k, word in enumerate(phrase)):
                start = begin
                bound = sense if bound == "exact" else bound
                break
        else:
            break
    return start, bound


def _trailing(line: Line, i: int) -> tuple[int, Bound]:
    """Where the words that bound the number before `i` end, and the bound that they set."""
    if line.at(i).text == "+" and line.glued(i):
        return i + 1, "low"
    step = i + 1 if line.hyphen(i) else i
    for phrase, bound in line.grammar.trailing.get(line.at(step).lower, ()):
        end = step + len(phrase)
        # In "12 dead, at least 3 of them children" the hedge belongs to the next number.
        if all(line.at(step + k).lower == word for k, word in enumerate(phrase)) and not line.starts_number(end):
            return end, bound
    return i, "exact"


def _detached(line: Line, i: int) -> Bound:
    for k in range(i, i + 3):
        for phrase, bound in line.grammar.detached.get(line.at(k).lower, ()):
            if all(line.at(k + n).lower == word for n, word in enumerate(phrase)):
                return "exact" if line.starts_number(k + len(phrase)) else bound
        if line.at(k).kind != "word":
            break
    return "exact"


# --- what makes a number no count ----------------------------------------------------------------------------------


def _money(line: Line, i: int, end: int) -> bool:
    if line.has(i - 1, "money_marks") or line.has(end, "money_marks") or line.has(end, "money"):
        return True
    # "5 million Syrian pounds"
    return line.at(end).text[:1].isupper() and line.has(end + 1, "money")


def _name(line: Line, i: int, end: int) -> bool:
    before = line.at(i - 1)
    joined = line.glued(i) and before.text in _JOINTS and line.glued(i - 1) and line.at(i - 2).kind != "mark"
    if joined and not (line.has(i - 2, "year_before") or line.has(i - 2, "year_prefixes")):
        return True
    if line.has(i - 1, "name_marks"):
        return True
    head = i - 2 if before.text == "." and line.has(i - 2, "name_short") else i - 1
    if line.at(i).kind != "number" or not line.has(head, "name_heads"):
        return False
    return line.at(head).text[0].isupper() or line.has(head, "name_heads_small")


def _ordinal(line: Line, i: int, end: int) -> bool:
    if line.at(end - 1).kind == "number":
        return line.has(end, "ordinal_suffixes") and line.glued(end)
    return line.hyphen(end) and line.has(end + 1, "ordinals")


def _clock(line: Line, i: int, end: int) -> bool:
    if line.at(i).kind != "number":
        return line.has(end, "clock_words")
    # "7:30"
    for colon, other in ((end, end + 1), (i - 1, i - 2)):
        if (
            line.at(colon).text == ":"
            and line.glued(colon)
            and line.glued(colon + 1)
            and line.at(other).kind == "number"
        ):
            return True
    if line.has(end, "clock_after") or line.pair(end, "clock_local"):
        return True
    # "7 p.m."
    seconds = line.grammar.pairs["clock_dotted"].get(line.at(end).lower, ())
    return line.at(end + 1).text == "." and line.at(end + 2).lower in seconds


def _percent(line: Line, i: int, end: int) -> bool:
    return line.has(end, "percent_marks") or line.has(end, "percent") or line.pair(end, "percent_pairs")


def _measure(line: Line, i: int, end: int) -> bool:
    unit = end + 1 if line.hyphen(end) else end
    return line.has(unit, "measure") or line.has(i - 1, "measure_before")


def _age(line: Line, i: int, end: int) -> bool:
    if line.has(i - 1, "age_before") or line.pair(i - 2, "age_pairs"):
        return True
    year = end + 1 if line.hyphen(end) else end
    if line.has(year, "age_year"):
        old = year + 2 if line.hyphen(year + 1) else year + 1
        if line.has(old, "age_after"):
            return True
    if line.has(i - 1, "age_limits") and line.has(i - 2, "age_people"):
        return not line.noun_like(end)
    # "Ahmed Hassan, 35, said": a name, then the number between commas.
    between = line.at(i - 1).text == "," and line.at(end).text == ","
    return (
        between
        and line.at(i - 2).text[:1].isupper()
        and line.at(i).kind == "number"
        and not line.has(i - 2, "month")
        and len(line.at(i).text) <= 2
    )


def _duration(line: Line, i: int, end: int) -> bool:
    unit = end + 1 if line.hyphen(end) else end
    for _ in range(3):
        if line.has(unit, "duration"):
            return True
        if not line.has(unit, "duration_fill"):
            return False
        unit += 1
    return False


def _date(line: Line, i: int, end: int) -> bool:
    return (
        line.at(i).kind == "number"
        and len(line.at(i).text) <= 2
        and (_after_month(line, i, end) or _before_month(line, end))
    )


def _month(line: Line, i: int) -> bool:
    return line.has(i, "month") and line.at(i).text[0].isupper()


def _after_month(line: Line, i: int, end: int) -> bool:
    month = i - 2 if line.at(i - 1).text == "." else i - 1
    if line.has(i - 1, "list_joints") and line.at(i - 2).kind == "number" and not line.noun_like(end):
        month = i - 4 if line.at(i - 3).text == "." else i - 3
    return _month(line, month) and not month_stands_alone(line, month, end)


def month_stands_alone(line: Line, month: int, behind: int) -> bool:
    """Tell whether a number after a month is no day of it.

    "In July 20 civilians were killed" has lost its comma, for a day of July takes "on".
    """
    return line.has(month - 1, "month_before") and line.noun_like(behind)


def _before_month(line: Line, end: int) -> bool:
    step = end + (line.has(end, "ordinal_suffixes") and line.glued(end))
    step += line.has(step, "of")
    if _month(line, step):
        return True
    # "5 and 13 May", "11-13 Dec."
    return (
        line.has(step, "list_joints")
        and line.at(step + 1).kind == "number"
        and len(line.at(step + 1).text) <= 2
        and _month(line, step + 2)
    )


def is_year(line: Line, i: int, end: int, *, bounded: bool = False) -> bool:
    """Tell whether the figures at `i` name a year; `bounded` figures, with "more than" before them, count something."""
    text = line.at(i).text
    if bounded or line.at(i).kind != "number" or len(text) != 4 or not text.isdigit() or not 1000 <= int(text) <= 2100:
        return False
    before = i - 2 if line.at(i - 1).text in {",", ".", "-", "–"} else i - 1
    if _month(line, before) or (
        line.at(before).kind == "number" and (_month(line, before - 1) or _month(line, before - 2))
    ):
        return True
    if line.has(end, "countable") or (line.has(i - 1, "countable") and not line.has(i - 1, "year_before")):
        return False
    if i == 0 and line.at(end).text in _HYPHENS:
        return True
    if int(text) < 1900:
        return line.has(before, "old_year_before")
    if line.has(before, "year_before") or line.has(before, "year_prefixes"):
        return True
    after = line.at(end).text
    return 1900 <= int(text) <= 2050 and not (int(text) % 100 == 0 and after[:1].isupper() and after.endswith("s"))


def _fraction(line: Line, i: int, end: int) -> bool:
    step = end + 1 if line.hyphen(end) else end
    return line.has(step, "fractions") and (
        line.has(step + 1, "of") or line.hyphen(end) or line.at(step).lower.endswith("s")
    )


def _compound(line: Line, i: int, end: int) -> bool:
    return line.hyphen(end) and line.at(end + 1).kind == "word"


_CHECKS: tuple[tuple[Unit, Callable[[Line, int, int], bool]], ...] = (
    ("ordinal", _ordinal),
    ("clock", _clock),
    ("percent", _percent),
    ("age", _age),
    ("duration", _duration),
    ("date", _date),
    ("measure", _measure),
    ("name", _name),
    ("fraction", _fraction),
    ("compound", _compound),
)


def _unit(line: Line, i: int, end: int, amount: _Bounds, bound: Bound) -> Unit:
    """Tell the unit of the number from token `i` to `end`: the first check that holds decides."""
    if _money(line, i, end):
        return "money"
    if is_year(line, i, i + 1, bounded=bound != "exact") and (end == i + 1 or is_year(line, end - 1, end)):
        return "year"
    for unit, holds in _CHECKS:
        if holds(line, i, end):
            return unit
    return "count" if _whole(amount.low) == amount.low and _whole(amount.high) == amount.high else "measure"


def _whole(value: Amount | None) -> int | None:
    return int(value) if value is not None and value == int(value) else None


# --- chains, persons, nobody ---------------------------------------------------------------------------------------


def _chain(line: Line, i: int) -> int:
    """Return the position behind figures joined to a date or code ("04/07/2017", "9/11"), or `i`."""
    joint = line.at(i + 1).text
    if not (joint == "/" or joint in _HYPHENS):
        return i
    end = i + 1
    while line.at(end).text == joint and line.glued(end) and line.glued(end + 1) and line.at(end + 1).kind == "number":
        end += 2
    parts = (end - i + 1) // 2
    return end if parts > 2 or (parts == 2 and joint == "/") else i


def _person_ahead(line: Line, i: int) -> bool:
    """Whether the words from `i` on are a noun phrase for one person, adjectives and appositions before it included."""
    for k in range(i, i + _PERSON_REACH):
        token = line.at(k)
        if token.kind == "word":
            if line.has(k, "breakers"):
                return False
            if (
                line.has(k, "persons")
                and not (line.has(k, "describing") and _noun_follows(line, k))
                and not line.hyphen(k + 1)
            ):
                return True
            if (line.has(k, "demonyms") or (line.has(k, "age_after") and line.hyphen(k - 1))) and not _noun_follows(
                line, k
            ):
                return True
        elif token.kind == "number":
            if not line.hyphen(k + 1):
                return False
        elif not (line.hyphen(k) or token.text in _INSIDE_PHRASE):
            return False
    return False


_INSIDE_PHRASE = frozenset("().'\"“”‘’")


def _one_pronoun(line: Line, i: int) -> bool:
    if not line.has(i, "one_pronouns") or line.has(i - 1, "not_pronoun_after"):
        return False
    return not (_noun_follows(line, i) or line.starts_number(i + 1))


def _noun_follows(line: Line, k: int) -> bool:
    token = line.at(k + 1)
    if token.kind != "word":
        return line.hyphen(k + 1)
    return not (
        line.has(k + 1, "enders") or line.has(k + 1, "breakers") or token.lower.endswith(line.grammar.verb_endings)
    )


def _nothing(line: Line, i: int) -> int:
    """Return the position behind words that say nobody ("no one", "no civilians", "without casualties"), or `i`."""
    if line.pair(i, "nothing_pairs"):
        return i + 2
    if line.has(i, "nothing_pronouns"):
        return i + 1
    if line.has(i, "nothing"):
        for k in range(i + 1, i + 5):
            if line.at(k).kind != "word" or line.has(k, "breakers"):
                return i
            if _casualty_or_person(line, k):
                return i + 1
    if line.has(i, "without"):
        k = i + 1
        while k < i + 5 and line.has(k, "without_fill"):
            k += 1
        return i + 1 if line.has(k, "casualty_nouns") else i
    return i


def _casualty_or_person(line: Line, k: int) -> bool:
    if line.has(k, "casualty_nouns") or line.has(k, "plural_persons"):
        return True
    word = line.at(k).lower
    for ending, single in line.grammar.plural_endings.items():
        tags = line.grammar.tags.get(word.removesuffix(ending) + single, _NO_TAGS)
        if word.endswith(ending) and not tags.isdisjoint(("persons", "demonyms")):
            return True
    return (line.has(k, "persons") or line.has(k, "demonyms")) and _person_ahead(line, k)


# --- the search ----------------------------------------------------------------------------------------------------


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of `text` in order, none overlapping another; offsets count code points of `text`."""
    line = read_line(text)
    found: list[Quantity] = []
    i = least = 0
    while i < line.size:
        if line.starts_number(i):
            read = _read(line, i, least)
            if read is not None:
                found.append(read[0])
                i = least = read[1]
                continue
        i += 1
    return tuple(found)


def _read(line: Line, i: int, least: int) -> tuple[Quantity, int] | None:
    behind = _nothing(line, i)
    if behind > i:
        return _quantity(line, (i, behind), 0, 0, "count"), behind
    if line.at(i).kind == "number":
        behind = _chain(line, i)
        if behind > i:
            return _quantity(line, (i, behind), None, None, "date" if behind - i > 3 else "name"), behind
    amount = _amount(line, i)
    if amount is None:
        return _unreadable(line, i) if line.at(i).kind == "number" else _one_person(line, i, least)
    if line.has(i, "ones") and (line.has(i - 1, "not_one_before") or line.has(i + 1, "not_one_after")):
        return None
    return _bounded(line, i, least, amount)


def _unreadable(line: Line, i: int) -> tuple[Quantity, int]:
    return _quantity(line, (i, i + 1), None, None, "name"), i + 1


def _one_person(line: Line, i: int, least: int) -> tuple[Quantity, int] | None:
    if not (line.has(i, "one_words") and (_person_ahead(line, i + 1) or _one_pronoun(line, i))):
        return None
    return _bounded(line, i, least, _Bounds(1, 1, i + 1))


def _bounded(line: Line, i: int, least: int, amount: _Bounds) -> tuple[Quantity, int]:
    start, bound = _hedges_before(line, i, least)
    if start > least and line.has(start - 1, "range_open") and amount.low != amount.high:
        start -= 1
    behind = amount.end
    if bound == "exact":
        behind, bound = _trailing(line, amount.end)
    if bound == "exact":
        bound = _detached(line, amount.end)
    unit = _unit(line, i, behind, amount, bound)
    low = None if bound == "high" else _whole(amount.low)
    high = None if bound == "low" else _whole(amount.high)
    return _quantity(line, (start, behind), low, high, unit), behind


def _quantity(line: Line, span: tuple[int, int], low: int | None, high: int | None, unit: Unit) -> Quantity:
    start, end = line.at(span[0]).start, line.at(span[1] - 1).end
    return Quantity(start, end, line.text[start:end], low, high, unit)
