"""Numerals: numbers in figures and words, with their scales."""

from decimal import Decimal
from typing import NamedTuple

from reportedly.parse.lines import Line

Amount = int | Decimal
# Longer digit strings are serial numbers; the limit also keeps arithmetic constant in time.
_MOST_DIGITS = 15
_LARGEST = 10**_MOST_DIGITS


class Reading(NamedTuple):
    """A number and the position behind it; `scale` is the scale word that it ends in, 1 where there is none."""

    value: Amount
    end: int
    scale: int = 1


def read_number(line: Line, i: int) -> Reading | None:
    """Read the number that starts at `i`, in figures or words, with its scale ("1.2 million", "two dozen")."""
    return _figures(line, i) if line.at(i).kind == "number" else _spoken(line, i)


def is_readable(line: Line, value: Amount | None, end: int) -> bool:
    """Whether `value` is all that the words say: not too large, and no scale of it left over behind `end`."""
    return (value is None or value < _LARGEST) and line.at(end).lower not in line.lists.scales


def behind_scales(line: Line, i: int) -> int:
    """Return the position behind the scales that follow a number, glued or apart, or `i`."""
    if line.glued(i) and line.at(i).lower in line.lists.glued_scales:
        i += 1
    while line.at(i).lower in line.lists.scales:
        i += 1
    return i


def times_scales(line: Line, value: Amount, i: int) -> Reading:
    """Multiply `value` by the scales that follow at `i`, as long as the product can be read ("2 hundred thousand")."""
    product = 1
    while value < _LARGEST and (scale := line.lists.scales.get(line.at(i).lower)) is not None:
        value, product, i = value * scale, product * scale, i + 1
    return Reading(value, i, product)


def whole(value: Amount | None) -> int | None:
    """Return `value` as a whole number; None where it is open or has a fraction."""
    return int(value) if value is not None and value == int(value) else None


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
    glued = line.lists.glued_scales.get(line.at(end).lower) if line.glued(end) else None
    if glued is not None:
        return Reading(value * glued, end + 1, glued)
    value, end = _and_a_half(line, value, end)
    return times_scales(line, value, end)


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
    return line.at(i).lower in line.lists.scales or any(
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
    lists, word = line.lists, line.at(i).lower
    if word in lists.small:
        return Reading(lists.small[word], i + 1)
    if word not in lists.tens:
        return None
    unit = i + 2 if line.hyphen(i + 1) else i + 1
    ones = lists.small.get(line.at(unit).lower, 0)
    return Reading(lists.tens[word] + ones, unit + 1) if 0 < ones < 10 else Reading(lists.tens[word], i + 1)


def _part_of_scale(line: Line, i: int) -> Reading | None:
    """Read what a scale is multiplied by in "half a million", "a quarter of a million", "a hundred"."""
    scales = line.lists.scales
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
    while current < _LARGEST and (scale := line.lists.scales.get(line.at(end).lower)) is not None and current > 0:
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
