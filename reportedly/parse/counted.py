"""Counted units of time ("two days ago", "a third straight day")."""

from reportedly.moments import Ago, Lasting, Shift, Streak
from reportedly.parse.dates import integer_at
from reportedly.parse.numerals import read_number
from reportedly.parse.time_lines import Atom, TimeLine


def read_count(t: TimeLine, i: int) -> tuple[int | None, int]:
    """Return the number before a unit of time, None where it is unsaid ("few"), and the position behind it."""
    if t.has(i, "few"):
        return None, i + 1 + t.has(i + 1, "genitive")
    if t.has(i, "articles") and t.has(i + 1, "few"):
        return read_count(t, i + 1)
    number = read_number(t.line, i)
    if number is None:
        return (1, i + 1) if t.has(i, "articles") else (None, i)
    end = number.end
    if t.has(end, "list_joints"):
        # "two or three days"
        other = read_number(t.line, end + 1)
        number, end = (other, other.end) if other is not None else (number, end)
    # "20-plus months"
    end += 2 if t.line.hyphen(end) and t.has(end + 1, "plus") else 0
    end += t.line.hyphen(end)
    while end < number.end + 4 and t.line.has(end, "duration_fill") and t.word(end) not in t.lists.units:
        end += 1
    value = int(number.value)
    return (value, end) if value == number.value and value < 10000 else (None, end)


def read_counted(t: TimeLine, i: int) -> Atom | None:
    """Read "two days ago", "a week earlier", "hours later", "the day before", and a bare stretch of time."""
    count, end = read_count(t, i)
    unit = t.lists.units.get(t.word(end))
    if unit is None:
        return None
    plural = t.has(end, "plural_units")
    if end == i and not plural:
        if not t.has(i - 1, "the"):
            return None
        count = 1
    end += 1
    if t.has(end, "ago"):
        return Atom(Ago(count, unit), end + 1)
    if t.has(end, "earlier_than"):
        return Atom(Shift(count, unit, later=False), end + 1)
    if t.has(end, "later_than"):
        return Atom(Shift(count, unit, later=True), end + 1)
    # "a four-day pause" is a pause.
    if (end == i + 1 and not plural) or t.line.hyphen(end - 2):
        return None
    return Atom(Lasting(count, unit), end)


def read_running(t: TimeLine, i: int) -> Atom | None:
    """Read "third straight day", "40th consecutive day", "a second day"."""
    ordinal = t.lists.ordinals.get(t.word(i))
    end = i + 1
    if ordinal is None:
        ordinal = integer_at(t, i, 9999)
        if ordinal is None or not (t.has(end, "ordinal_suffixes") and t.line.glued(end)):
            return None
        end += 1
    running = t.has(end, "running")
    end += running
    unit = t.lists.units.get(t.word(end))
    if unit not in {"day", "week", "month", "year"} or t.has(end, "plural_units"):
        return None
    if not running and not (t.has(i - 1, "articles") or t.has(i - 2, "lasting")):
        return None
    return Atom(Streak(ordinal, unit), end + 1)


def read_running_with_article(t: TimeLine, i: int) -> Atom | None:
    """Read "a third straight day"."""
    return read_running(t, i + 1) if t.has(i, "articles") else None
