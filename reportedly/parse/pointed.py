"""Times pointed at from publication ("last week", "this morning", "yesterday")."""

from reportedly.moments import Calendar, Month, Near, Shift, Weekday, Which, Window, Year
from reportedly.parse.counted import read_count
from reportedly.parse.dates import month_at
from reportedly.parse.time_lines import Atom, TimeLine


def read_phrase(t: TimeLine, i: int) -> Atom | None:
    """Read a phrase that the word lists hold whole ("yesterday", "so far")."""
    for phrase, meaning in t.lists.phrases.get(t.word(i), ()):
        if all(t.word(i + n) == word for n, word in enumerate(phrase)):
            return Atom(meaning, i + len(phrase))
    return None


def read_pointed(t: TimeLine, i: int) -> Atom | None:
    """Read times pointed at from publication: "last week", "the past 24 hours", "this morning", "recent days"."""
    if t.has(i, "this") and t.has(i + 1, "past"):
        return read_pointed(t, i + 1)
    if t.has(i, "recent"):
        return Atom(Near(None, 0), i + 2) if t.has(i + 1, "plural_units") else None
    if t.has(i, "same"):
        return _same(t, i)
    if not (t.has(i, "past") or t.has(i, "next") or t.has(i, "this")):
        return None
    atom = _pointed_name(t, i) or _pointed_window(t, i) or _pointed_unit(t, i)
    if atom is None and t.has(i, "window_only") and t.has(i - 1, "the") and t.has(i - 2, "during_window"):
        return Atom(Near(None, 0), i + 1)
    return atom


def _same(t: TimeLine, i: int) -> Atom | None:
    unit = t.lists.units.get(t.word(i + 1))
    if unit is not None and not t.has(i + 1, "plural_units"):
        return Atom(Shift(0, unit, later=True), i + 2)
    if t.has(i + 1, "dayparts"):
        return Atom(Shift(0, "day", later=True), i + 2)
    return _same(t, i + 1) if t.has(i + 1, "same") else None


def _which(t: TimeLine, i: int) -> Which:
    if t.has(i, "past"):
        return "last"
    return "next" if t.has(i, "next") else ""


def _pointed_name(t: TimeLine, i: int) -> Atom | None:
    which = _which(t, i)
    weekday = t.lists.weekdays.get(t.word(i + 1))
    if weekday is not None:
        return Atom(Weekday(weekday, which), i + 2)
    month = month_at(t, i + 1)
    if month is not None:
        return Atom(Month(month, which=which), i + 2)
    season = t.lists.seasons.get(t.word(i + 1))
    return None if season is None else Atom(Year(None, season, which), i + 2)


def _pointed_window(t: TimeLine, i: int) -> Atom | None:
    """Read "the past 24 hours", "the last few days", "the coming weeks", "the past week"."""
    if t.has(i, "this"):
        return None
    ahead = t.has(i, "next")
    step = i + 1
    count, end = read_count(t, step)
    unit = t.lists.units.get(t.word(end))
    if unit is None:
        return None
    if end > step or t.has(end, "plural_units"):
        return Atom(Window(count, unit, ahead), end + 1)
    if t.has(i, "before_another") or t.has(i, "after_another") or (ahead and unit == "day"):
        return Atom(Shift(1, unit, later=ahead), end + 1)
    if t.has(i, "window_only") or (t.has(i, "past") and t.has(i - 1, "the") and not t.has(end, "nights")):
        return Atom(Window(1, unit), end + 1)
    return None


def _pointed_unit(t: TimeLine, i: int) -> Atom | None:
    shift = -1 if t.has(i, "past") else 1 if t.has(i, "next") else 0
    unit = t.lists.calendar_units.get(t.word(i + 1))
    if unit is not None:
        return Atom(Calendar(unit, shift), i + 2)
    if not t.has(i + 1, "dayparts"):
        return None
    if t.has(i, "after_another") or (shift > 0):
        return Atom(Shift(1, "day", later=True), i + 2)
    # "last night" began the day before; "this evening" is the day's own.
    return Atom(Near(shift, shift), i + 2)
