"""Units: what a number tells of, and so what makes it no count."""

from collections.abc import Callable

from reportedly.parse.bounds import Bounds
from reportedly.parse.date_numbers import is_day_of_month, is_year
from reportedly.parse.lines import HYPHENS, Line
from reportedly.parse.numerals import whole
from reportedly.parse.quantity_words import Bound
from reportedly.sentences import Unit

_JOINTS = HYPHENS | frozenset("/+._")


def unit_of(line: Line, i: int, end: int, amount: Bounds, bound: Bound) -> Unit:
    """Tell the unit of the number from token `i` to `end`: the first check that holds decides."""
    if _money(line, i, end):
        return "money"
    if is_year(line, i, i + 1, bounded=bound != "exact") and (end == i + 1 or is_year(line, end - 1, end)):
        return "year"
    for unit, holds in _CHECKS:
        if holds(line, i, end):
            return unit
    return "count" if whole(amount.low) == amount.low and whole(amount.high) == amount.high else "measure"


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
    seconds = line.lists.pairs["clock_dotted"].get(line.at(end).lower, ())
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
    ("date", is_day_of_month),
    ("measure", _measure),
    ("name", _name),
    ("fraction", _fraction),
    ("compound", _compound),
)
