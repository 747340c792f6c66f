"""Parts of months, years and weeks ("late June", "the first half of 2016"), and weekends."""

from collections.abc import Mapping
from dataclasses import replace

from reportedly.moments import Calendar, Meaning, Month, Near, Shift, Slice, Unfixed, Year, Years
from reportedly.parse.dates import read_month, read_year
from reportedly.parse.numerals import read_number
from reportedly.parse.pointed import read_pointed
from reportedly.parse.time_lines import Atom, TimeLine


def read_part(t: TimeLine, i: int) -> Atom | None:
    """Read "late June", "mid-2012", "the end of last year", "early this week", and "late" before a day."""
    name = t.lists.parts.get(t.word(i))
    if name is None:
        return Atom(Near(0, 0), i + 1, weak=True, leaning=True) if t.has(i, "leaning") else None
    end = i + 1 + t.line.hyphen(i + 1)
    end += t.has(end, "of")
    end += t.has(end, "the")
    part = t.lists.part_of[name]
    target = read_month(t, end) or read_year(t, end) or read_pointed(t, end) or _calendar_unit(t, end)
    if target is not None:
        meaning = _with_part(target.meaning, part)
        if meaning is not None:
            return Atom(meaning, target.end)
    return Atom(Near(0, 0), i + 1, weak=True, leaning=True) if t.has(i, "leaning") else None


def _with_part(meaning: Meaning, part: Mapping[str, Slice]) -> Meaning | None:
    if isinstance(meaning, Month):
        return replace(meaning, days=part["month"])
    if isinstance(meaning, Year) and meaning.months is None:
        return replace(meaning, months=part["year"])
    if isinstance(meaning, Years):
        return meaning
    if isinstance(meaning, Calendar) and meaning.unit != "weekend":
        return replace(meaning, part=part[meaning.unit])
    return None


def read_side(t: TimeLine, i: int) -> Atom | None:
    """Read "earlier this week", "later this year", "earlier in April"."""
    if not t.has(i, "leaning") or t.word(i) in t.lists.parts:
        return None
    end = i + 1 + t.has(i + 1, "of")
    target = read_pointed(t, end) or read_month(t, end)
    if target is None:
        return None
    meaning = target.meaning
    if isinstance(meaning, Calendar) and meaning.shift == 0 and meaning.unit != "weekend":
        meaning = replace(meaning, side="earlier" if t.has(i, "earlier_than") else "later")
    return Atom(meaning, target.end) if isinstance(meaning, Calendar | Month | Shift) else None


def read_slice(t: TimeLine, i: int) -> Atom | None:
    """Read "the first week of July", "the first half of 2016", "the first six months of 2016"."""
    ordinal = t.lists.ordinals.get(t.word(i))
    if ordinal is None:
        return None
    number = read_number(t.line, i + 1)
    end = i + 1 if number is None else number.end
    kind = t.lists.slices.get(t.word(end))
    if kind is None or not t.has(end + 1, "of"):
        # "the first 24 hours": of something that is no part of the calendar.
        return Atom(Unfixed(), end + 1) if number is not None and t.has(end, "plural_units") else None
    months = int(number.value) if number is not None else 0
    target_at = end + 2 + t.has(end + 2, "the")
    target = (
        read_month(t, target_at)
        or read_year(t, target_at)
        or read_pointed(t, target_at)
        or _calendar_unit(t, target_at)
    )
    if target is None:
        return None
    if isinstance(target.meaning, Month) and kind == "week" and ordinal <= 4:
        return Atom(replace(target.meaning, days=(7 * ordinal - 6, 7 * ordinal)), target.end)
    size = {"half": 6, "quarter": 3, "months": months}.get(kind, 0)
    span = (size * (ordinal - 1) + 1, size * ordinal)
    if not 0 < size <= span[1] <= 12:
        return None
    if isinstance(target.meaning, Year):
        return Atom(replace(target.meaning, months=span), target.end)
    if isinstance(target.meaning, Calendar) and target.meaning.unit == "year":
        return Atom(replace(target.meaning, part=span), target.end)
    return None


def read_weekend(t: TimeLine, i: int) -> Atom | None:
    """Read "weekend", which needs no article."""
    return Atom(Calendar("weekend", 0), i + 1) if t.has(i, "weekend") else None


def _calendar_unit(t: TimeLine, i: int) -> Atom | None:
    """Read "the year" in "the start of the year", "the weekend"."""
    unit = t.lists.calendar_units.get(t.word(i))
    if unit is None or not (unit == "weekend" or t.has(i - 1, "the")):
        return None
    return Atom(Calendar(unit, 0), i + 1)
