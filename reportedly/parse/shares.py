"""Shares: a part that is told of a whole ("half of the 40 rebels", "two of the 40 rebels").

What befell the part did not befall the whole, so the number of the whole is no count of its own. Where the whole is
told as harmed itself ("half of the 40 people killed were children"), it is one, and the share says something else.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from math import ceil, floor
from typing import NamedTuple, cast

from reportedly.errors import DataError
from reportedly.lexicon import load_words, mapping
from reportedly.parse.bounds import Bounds, hedges_before, read_bounds, trailing_bound
from reportedly.parse.lines import Line
from reportedly.parse.numerals import Amount, read_number
from reportedly.parse.units import unit_of

_FILE = "data/languages/en/quantities.yml"
_HEDGE_REACH = 4
_NOUN_REACH = 6
_CLAUSE_REACH = 4


class Share(NamedTuple):
    """A share as a fraction of one, and the position behind its words."""

    part: Fraction
    end: int


def read_share_of(line: Line, i: int) -> Bounds | None:
    """Read a share with the count of its whole that starts at `i`, as the bounds of the part."""
    share = _share(line, i)
    if share is None:
        return None
    follow = _whole_start(line, share.end)
    if follow is None:
        return None
    for at in range(follow, follow + _HEDGE_REACH):
        begin, bound = hedges_before(line, at, follow)
        if begin != follow or not line.starts_number(at):
            continue
        whole = read_bounds(line, at)
        if whole is None:
            return None
        end = whole.end
        if bound == "exact":
            end, bound = trailing_bound(line, whole.end)
        if unit_of(line, at, end, whole, bound) != "count" or whole_is_harmed(line, end):
            return None
        low = None if bound == "high" or whole.low is None else floor(share.part * Fraction(whole.low))
        high = None if bound == "low" or whole.high is None else ceil(share.part * Fraction(whole.high))
        return Bounds(low, high, end)
    return None


def is_whole(line: Line, start: int, end: int) -> bool:
    """Whether the number from `start` to `end` is a whole that a part is told of: "two of the 40", "most of the 40"."""
    k = start - 1
    while k >= start - 2 and line.has(k, "of_whole"):
        k -= 1
    if not line.has(k, "of"):
        return False
    token = line.at(k - 1)
    lists = line.lists
    numbers = (lists.small, lists.tens, lists.scales, lists.vague, lists.few_of)
    part = token.kind == "number" or any(token.lower in words for words in numbers) or line.has(k - 1, "part_words")
    return part and not whole_is_harmed(line, end)


def whole_is_harmed(line: Line, end: int) -> bool:
    """Whether the noun behind a number is told as harmed beside it: "40 people killed in the raid", "40 dead"."""
    for k in range(end, end + _NOUN_REACH):
        if line.has(k, "casualty_nouns"):
            return True
        # "40 men arrested in May", but not "40 armed men"
        if line.has(k, "whole_clause"):
            return any(
                line.has(n, "casualty_nouns") or line.has(n, "dying") for n in range(k + 1, k + 1 + _CLAUSE_REACH)
            )
        if line.at(k).kind != "word" or line.has(k, "enders") or line.has(k, "breakers"):
            return False
        if line.at(k).lower.endswith(line.lists.verb_endings) and not line.noun_like(k + 1):
            return True
    return False


def _whole_start(line: Line, i: int) -> int | None:
    """Tell where the whole begins behind a share; "half" alone can do without "of" ("half the 40 rebels")."""
    start = i + line.has(i, "of")
    behind = start
    while behind < start + 2 and line.has(behind, "of_whole"):
        behind += 1
    return behind if behind > i and (start > i or line.has(i - 1, "half")) else None


def _share(line: Line, i: int) -> Share | None:
    if line.has(i, "half"):
        return Share(Fraction(1, 2), i + 1)
    number = None
    if line.has(i, "article"):
        value: Amount = 1
        end = i + 1
    else:
        number = read_number(line, i)
        if number is None:
            return None
        value, end = number.value, number.end
        behind = _behind_percent(line, end)
        if behind > end:
            return Share(Fraction(value) / 100, behind)
    step = end + 1 if line.hyphen(end) else end
    parts = _denominators().get(line.at(step).lower)
    if parts is None or not 0 < value < max(parts, 2):
        return None
    return Share(Fraction(value) / parts, step + 1)


def _behind_percent(line: Line, i: int) -> int:
    if line.pair(i, "percent_pairs"):
        return i + 2
    return i + (line.has(i, "percent_marks") or line.has(i, "percent"))


@cache
def _denominators() -> Mapping[str, int]:
    parts = mapping(load_words("quantities"), "denominators", _FILE)
    if not all(isinstance(value, int) for value in parts.values()):
        raise DataError(f"{_FILE}: denominators must give a whole number for each word; mend the file")
    return cast("Mapping[str, int]", parts)
