"""Quantities: numbers in figures and words, the bounds that words set to them, and what makes a number no count.

The grammar reads tokens from left to right and looks a bounded number of tokens around each number, so its time grows
with the length of the text alone. The words it knows stand in `data/languages/<code>/quantities.yml`; numbers are read
by `numerals`, what bounds them by `bounds`, what they tell of by `units`, parts of a whole by `shares`, and persons
without a number by `persons`.
"""

from reportedly.parse.bounds import Bounds, detached_bound, hedges_before, read_bounds, trailing_bound
from reportedly.parse.lines import HYPHENS, Line, read_line
from reportedly.parse.numerals import behind_scales, is_readable, whole
from reportedly.parse.persons import one_pronoun, person_ahead, skip_nobody
from reportedly.parse.shares import is_whole, read_share_of
from reportedly.parse.units import unit_of
from reportedly.sentences import Quantity, Unit


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
    behind = skip_nobody(line, i)
    if behind > i:
        return _quantity(line, (i, behind), 0, 0, "count"), behind
    if line.at(i).kind == "number":
        behind = _skip_joined(line, i)
        if behind > i:
            return _quantity(line, (i, behind), None, None, "date" if behind - i > 3 else "name"), behind
    amount = read_share_of(line, i) or read_bounds(line, i)
    if amount is None:
        return _unreadable(line, i, i + 1) if line.at(i).kind == "number" else _one_person(line, i, least)
    if not (is_readable(line, amount.low, amount.end) and is_readable(line, amount.high, amount.end)):
        return _unreadable(line, i, amount.end)
    if line.has(i, "ones") and (line.has(i - 1, "not_one_before") or line.has(i + 1, "not_one_after")):
        return None
    return _bounded(line, i, least, amount)


def _skip_joined(line: Line, i: int) -> int:
    """Return the position behind figures joined to a date or code ("04/07/2017", "9/11"), or `i`."""
    joint = line.at(i + 1).text
    if not (joint == "/" or joint in HYPHENS):
        return i
    end = i + 1
    while line.at(end).text == joint and line.glued(end) and line.glued(end + 1) and line.at(end + 1).kind == "number":
        end += 2
    parts = (end - i + 1) // 2
    return end if parts > 2 or (parts == 2 and joint == "/") else i


def _unreadable(line: Line, i: int, end: int) -> tuple[Quantity, int]:
    """Take figures that name something or are too large, with their scales: "million" alone would be another number."""
    end = behind_scales(line, end)
    return _quantity(line, (i, end), None, None, "name"), end


def _one_person(line: Line, i: int, least: int) -> tuple[Quantity, int] | None:
    if not (line.has(i, "one_words") and (person_ahead(line, i + 1) or one_pronoun(line, i))):
        return None
    return _bounded(line, i, least, Bounds(1, 1, i + 1))


def _bounded(line: Line, i: int, least: int, amount: Bounds) -> tuple[Quantity, int]:
    start, bound = hedges_before(line, i, least)
    if start > least and line.has(start - 1, "range_open") and amount.low != amount.high:
        start -= 1
    behind = amount.end
    if bound == "exact":
        behind, bound = trailing_bound(line, amount.end)
    if bound == "exact":
        bound = detached_bound(line, amount.end)
    unit = unit_of(line, i, behind, amount, bound)
    # "hundreds of thousands" is one amount: a whole is told by a number of its own.
    if unit == "count" and amount.high is not None and is_whole(line, start, behind):
        unit = "fraction"
    low = None if bound == "high" else whole(amount.low)
    high = None if bound == "low" else whole(amount.high)
    return _quantity(line, (start, behind), low, high, unit), behind


def _quantity(line: Line, span: tuple[int, int], low: int | None, high: int | None, unit: Unit) -> Quantity:
    start, end = line.at(span[0]).start, line.at(span[1] - 1).end
    return Quantity(start, end, line.text[start:end], low, high, unit)
