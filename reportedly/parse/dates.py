"""Dates: days, weekdays, months, seasons and years that a text calls by number or name."""

from dataclasses import replace

from reportedly.moments import Between, Day, Figures, Meaning, Month, Weekday, Year, Years
from reportedly.parse.date_numbers import is_year, month_stands_alone
from reportedly.parse.time_lines import Atom, TimeLine


def integer_at(t: TimeLine, i: int, most: int) -> int | None:
    """Return the number in plain figures at `i`, four at the most; None where there is none or it is above `most`."""
    token = t.at(i)
    if token.kind != "number" or len(token.text) > 4 or not token.text.isdigit():
        return None
    value = int(token.text)
    return value if value <= most else None


def month_at(t: TimeLine, i: int) -> int | None:
    """Return the month 1..12 whose name stands at `i` with a capital letter."""
    month = t.lists.months.get(t.word(i))
    return month if month is not None and t.at(i).text[0].isupper() else None


def read_figures_date(t: TimeLine, i: int) -> Atom | None:
    """Read "2017-07-04", "04/07/2017", "4.7.2017"."""
    pieces = [t.at(i).text]
    end = i + 1
    if pieces[0].count(".") == 2:
        pieces = pieces[0].split(".")
    else:
        joint = t.at(end).text
        if joint not in {"/", "-"}:
            return None
        while (
            t.at(end).text == joint
            and t.line.glued(end)
            and t.line.glued(end + 1)
            and t.at(end + 1).kind == "number"
            and end < i + 6
        ):
            pieces.append(t.at(end + 1).text)
            end += 2
    if len(pieces) != 3 or not all(piece.isdigit() and len(piece) <= 4 for piece in pieces):
        return None
    meaning = _figures_meaning(
        *(int(piece) for piece in pieces), year_first=len(pieces[0]) == 4, year_last=len(pieces[2]) == 4
    )
    return None if meaning is None else Atom(meaning, end)


def _figures_meaning(a: int, b: int, c: int, *, year_first: bool, year_last: bool) -> Meaning | None:
    if year_first:
        return Day(b, c, a) if 1 <= b <= 12 and 1 <= c <= 31 and a > 0 else None
    if not (year_last and c > 0 and 1 <= min(a, b) <= 12 and max(a, b) <= 31):
        return None
    if a > 12:
        return Day(b, a, c)
    if b > 12 or a == b:
        return Day(a, b, c)
    return Figures(a, b, c)


def read_day_month(t: TimeLine, i: int) -> Atom | None:
    """Read "4 April", "the 4th of April 2017", "5-13 May", "5 and 13 May"."""
    first = _day_number(t, i)
    if first is None:
        return None
    days, end = [first[0]], first[1]
    if t.has(end, "list_joints") or t.line.hyphen(end):
        second = _day_number(t, end + 1)
        if second is not None:
            days.append(second[0])
            end = second[1]
    end += t.has(end, "genitive")
    month = month_at(t, end)
    if month is None:
        return None
    return _days(t, month, days, t.bare(end + 1))


def _day_number(t: TimeLine, i: int) -> tuple[int, int] | None:
    """Return the day of the month at `i` and the position behind it and its suffix ("4th")."""
    day = integer_at(t, i, 31)
    if day is None or day == 0 or len(t.at(i).text) > 2:
        return None
    return day, i + 1 + (t.has(i + 1, "ordinal_suffixes") and t.line.glued(i + 1))


def _days(t: TimeLine, month: int, days: list[int], end: int) -> Atom:
    year, end = _year_behind(t, end)
    moments = [Day(month, day, year) for day in days]
    return Atom(moments[0] if len(moments) == 1 else Between(moments[0], moments[-1]), end)


def read_month(t: TimeLine, i: int) -> Atom | None:
    """Read "July 4", "April 4, 2017", "Aug. 26 and 27", "May 5-13", "June 2014", "June last year", "July"."""
    month = month_at(t, i)
    if month is None:
        return None
    end = t.bare(i + 1)
    first = _day_number(t, end)
    if first is not None and not month_stands_alone(t.line, i, first[1]) and t.at(first[1]).text not in {":", "%"}:
        days, end = [first[0]], first[1]
        second = _day_number(t, end + 1) if t.has(end, "list_joints") or t.line.hyphen(end) else None
        if second is not None and not t.line.noun_like(second[1]):
            days.append(second[0])
            end = second[1]
        return _days(t, month, days, end)
    year, after = _year_behind(t, end)
    if year is not None:
        return Atom(Month(month, year), after)
    step = after + t.has(after, "of")
    for tag, shift in (("past", -1), ("this", 0), ("next", 1)):
        if t.has(step, tag) and t.lists.calendar_units.get(t.word(step + 1)) == "year":
            return Atom(Month(month, years=shift), step + 2)
    if t.has(i, "shy_months") and not (t.has(i - 1, "company") or t.line.hyphen(i - 1) or _month_follows(t, i + 1)):
        return None
    return Atom(Month(month), i + 1)


def _month_follows(t: TimeLine, i: int) -> bool:
    return (t.line.hyphen(i) or t.has(i, "list_joints")) and month_at(t, i + 1) is not None


def read_weekday(t: TimeLine, i: int) -> Atom | None:
    """Read "Monday", "Friday's", and a short name before a date: "Wed 05 Apr 2017"."""
    weekday = t.lists.weekdays.get(t.word(i))
    if weekday is not None and t.at(i).text[0].isupper():
        return Atom(Weekday(weekday), i + 1)
    weekday = t.lists.short_weekdays.get(t.word(i))
    if weekday is None:
        return None
    end = t.bare(i + 1)
    end += t.at(end).text == ","
    dated = read_day_month(t, end) or read_month(t, end)
    if dated is None or not isinstance(dated.meaning, Day):
        return None
    return Atom(replace(dated.meaning, weekday=weekday), dated.end)


def read_year(t: TimeLine, i: int) -> Atom | None:
    """Read "2013", "the 1980s", "2015-16"."""
    value = integer_at(t, i, 2100)
    if value is None or len(t.at(i).text) != 4 or value < 1000:
        return None
    if t.has(i + 1, "century_end") and t.line.glued(i + 1):
        span = 100 if value % 100 == 0 else 10
        return Atom(Years(value, value + span - 1), i + 2)
    if not is_year(t.line, i, i + 1) or t.line.has(i + 1, "measure"):
        return None
    short = integer_at(t, i + 2, 99) if t.line.hyphen(i + 1) and len(t.at(i + 2).text) == 2 else None
    if short is not None and short > value % 100:
        return Atom(Between(Year(value), Year(value - value % 100 + short)), i + 3)
    return Atom(Year(value), i + 1)


def read_year_named(t: TimeLine, i: int) -> Atom | None:
    """Read "the year 2000"."""
    if t.lists.calendar_units.get(t.word(i)) != "year" or t.at(i + 1).kind != "number":
        return None
    return read_year(t, i + 1)


def read_season(t: TimeLine, i: int) -> Atom | None:
    """Read "summer 2016", "autumn of 2015"; without a year only behind a word of time or "the" ("in summer")."""
    months = t.lists.seasons.get(t.word(i))
    if months is None:
        return None
    year, end = _year_behind(t, i + 1)
    if year is not None:
        return Atom(Year(year, months), end)
    if t.has(i, "shy_seasons") and not (t.has(i - 1, "the") or t.has(i - 1, "during_window")):
        return None
    return Atom(Year(None, months), i + 1) if t.has(i - 1, "company") or t.has(i - 1, "the") else None


def _year_behind(t: TimeLine, end: int) -> tuple[int | None, int]:
    step = end + 1 if (t.at(end).text == "," or t.has(end, "genitive")) else end
    year = _full_year(t, step)
    return (year, step + 1) if year is not None else (None, end)


def _full_year(t: TimeLine, i: int) -> int | None:
    """Return the year in four figures at `i`."""
    return integer_at(t, i, 2100) if len(t.at(i).text) == 4 and is_year(t.line, i, i + 1) else None
