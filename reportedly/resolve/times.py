"""From the meaning of a time expression to days.

A month without a year is the nearest one that began by the day of publication, a weekday the nearest one not after it,
unless the sentence looks ahead. What neither the words nor the day of publication say stays None; nothing is guessed.
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import singledispatch

from reportedly.moments import (
    Ago,
    Between,
    Calendar,
    Day,
    Figures,
    Lasting,
    Meaning,
    Month,
    Near,
    Shift,
    Since,
    Slice,
    Streak,
    TimeExpression,
    TimeUnit,
    Unfixed,
    Until,
    Weekday,
    Window,
    Year,
    Years,
)
from reportedly.records import Time, TimeBasis

Interval = tuple[date | None, date | None]

_OPEN: Interval = (None, None)
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_UNIT_MONTHS = {"month": 1, "year": 12, "decade": 120}
# "Two weeks ago" may be some days off: half a unit on either side, in days.
_SLACK = {"week": 3, "fortnight": 7, "month": 15, "year": 182, "decade": 1826}
# A weekday falls on the same day of the year again within eleven years at the latest.
_WEEKDAY_CYCLE = 11


@dataclass(frozen=True, slots=True)
class _Frame:
    """What an expression is counted from: the day of publication, whether it looks ahead, the day of another event."""

    published: date | None
    future: bool
    anchor: date | None


def resolve(
    expression: TimeExpression, published: date | None, future: bool = False, anchor: date | None = None
) -> Time:
    """Give `expression` the days that it covers; see `resolve_time`."""
    first, last, basis = resolve_time(expression, published, future, anchor)
    return Time(
        text=expression.text,
        start=expression.start,
        end=expression.end,
        from_=first.isoformat() if first is not None else None,
        to=last.isoformat() if last is not None else None,
        basis=basis,
    )


def resolve_time(
    expression: TimeExpression, published: date | None, future: bool = False, anchor: date | None = None
) -> tuple[date | None, date | None, TimeBasis]:
    """Return the first and the last day that `expression` covers, and what they follow from.

    `published` is the day of publication; without it all that depends on it is None. `future` tells that the sentence
    looks ahead ("will meet on Friday"). `anchor` is the day of the event that "two days later" and the like are counted
    from; without it they are open. The basis is "text" where publication plays no part, else "publication".
    """
    first, last = _days(expression.meaning, _Frame(published, future, anchor))
    if first is not None and last is not None and last < first:
        first, last = last, first
    return first, last, "text" if _fixed(expression.meaning) else "publication"


def _fixed(meaning: Meaning) -> bool:
    if isinstance(meaning, Day | Month | Year):
        return meaning.year is not None
    if isinstance(meaning, Between):
        return _fixed(meaning.first) and _fixed(meaning.last)
    if isinstance(meaning, Until):
        return _fixed(meaning.end)
    return isinstance(meaning, Figures | Years | Shift | Lasting | Unfixed)


# --- arithmetic of days --------------------------------------------------------------------------------------------


def _day(year: int, month: int, day: int) -> date | None:
    """Return the day, None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plus_days(day: date | None, count: int) -> date | None:
    try:
        return None if day is None else day + timedelta(days=count)
    except OverflowError:
        return None


def _plus_months(day: date, count: int) -> date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _plus(day: date, count: int, unit: TimeUnit) -> date | None:
    if unit in _UNIT_MONTHS:
        return _plus_months(day, count * _UNIT_MONTHS[unit])
    return _plus_days(day, count * _UNIT_DAYS.get(unit, 0))


def _month_days(year: int, month: int, days: Slice | None) -> Interval:
    """Return the days of a month, or the part `days` of them; the last part reaches to its end."""
    if not date.min.year <= year <= date.max.year:
        return _OPEN
    length = calendar.monthrange(year, month)[1]
    first, last = days or (1, length)
    return date(year, month, first), date(year, month, min(last, length))


def _year_days(year: int, months: Slice | None) -> Interval:
    first, last = months or (1, 12)
    start = _month_days(year, first, None)[0]
    # Month 14 is February of the year after.
    return start, _month_days(year + (last > 12), (last - 1) % 12 + 1, None)[1]


def _up_to(interval: Interval, frame: _Frame) -> Interval:
    """Cut an interval that goes on at publication there: what it reports is past, or, looking ahead, still to come."""
    first, last = interval
    now = frame.published
    if now is None or first is None or last is None or not first <= now <= last:
        return interval
    return (now, last) if frame.future else (first, now)


def _around(day: date, count: int, unit: TimeUnit, *, later: bool) -> Interval:
    """Return the days that may lie `count` units before or after `day`."""
    if unit in {"second", "minute"}:
        return day, day
    if unit == "hour":
        near, far = count // 24, -(-count // 24)
        return (
            (_plus_days(day, near), _plus_days(day, far)) if later else (_plus_days(day, -far), _plus_days(day, -near))
        )
    middle = _plus(day, count if later else -count, unit)
    slack = _SLACK.get(unit, 0)
    return _plus_days(middle, -slack), _plus_days(middle, slack)


# --- days of each meaning ------------------------------------------------------------------------------------------


@singledispatch
def _days(meaning: Meaning, frame: _Frame) -> Interval:
    """Return the first and last day of `meaning`; durations and the unfixed have none."""
    return _OPEN


@_days.register
def _(meaning: Day, frame: _Frame) -> Interval:
    day = _day(meaning.year, meaning.month, meaning.day) if meaning.year is not None else _yearless(meaning, frame)
    return day, day


def _yearless(meaning: Day, frame: _Frame) -> date | None:
    """Return the nearest such day not after publication (not before, looking ahead), by preference on its weekday."""
    now = frame.published
    if now is None:
        return None
    days = list(_same_days(meaning, now))
    past = [day for day in reversed(days) if day <= now]
    coming = [day for day in days if day >= now]
    nearest = coming + past if frame.future else past + coming
    # Nearest in its direction, then nearest in the other, then farther off.
    for day in (*nearest[:1], *(past if frame.future else coming)[:1], *nearest):
        if meaning.weekday is None or day.weekday() == meaning.weekday:
            return day
    return nearest[0] if nearest else None


def _same_days(meaning: Day, now: date) -> Iterator[date]:
    for year in range(now.year - _WEEKDAY_CYCLE, now.year + _WEEKDAY_CYCLE + 1):
        day = _day(year, meaning.month, meaning.day)
        if day is not None:
            yield day


@_days.register
def _(meaning: Figures, frame: _Frame) -> Interval:
    readings = [_day(meaning.year, meaning.first, meaning.second), _day(meaning.year, meaning.second, meaning.first)]
    if meaning.weekday is None:
        return _OPEN
    fitting = [day for day in readings if day is not None and day.weekday() == meaning.weekday]
    return (fitting[0], fitting[0]) if len(fitting) == 1 else _OPEN


@_days.register
def _(meaning: Weekday, frame: _Frame) -> Interval:
    now = frame.published
    if now is None:
        return _OPEN
    if meaning.which == "next":
        ahead = (meaning.weekday - now.weekday() - 1) % 7 + 1
    elif meaning.which == "last":
        ahead = -((now.weekday() - meaning.weekday - 1) % 7 + 1)
    elif frame.future:
        ahead = (meaning.weekday - now.weekday()) % 7
    else:
        ahead = -((now.weekday() - meaning.weekday) % 7)
    day = _plus_days(now, ahead)
    return day, day


@_days.register
def _(meaning: Month, frame: _Frame) -> Interval:
    if meaning.year is not None:
        return _month_days(meaning.year, meaning.month, meaning.days)
    now = frame.published
    if now is None:
        return _OPEN
    if meaning.years is not None:
        return _up_to(_month_days(now.year + meaning.years, meaning.month, meaning.days), frame)
    if meaning.which == "last":
        return _month_days(now.year - (meaning.month >= now.month), meaning.month, meaning.days)
    if meaning.which == "next":
        return _month_days(now.year + (meaning.month <= now.month), meaning.month, meaning.days)
    first, last = _month_days(now.year, meaning.month, meaning.days)
    if frame.future and last is not None and last < now:
        return _month_days(now.year + 1, meaning.month, meaning.days)
    if not frame.future and first is not None and first > now:
        return _month_days(now.year - 1, meaning.month, meaning.days)
    return _up_to((first, last), frame)


@_days.register
def _(meaning: Year, frame: _Frame) -> Interval:
    if meaning.year is not None:
        return _year_days(meaning.year, meaning.months)
    now = frame.published
    if now is None:
        return _OPEN
    years = [_year_days(now.year + step, meaning.months) for step in (-2, -1, 0, 1, 2)]
    seasons = [(first, last) for first, last in years if first is not None and last is not None]
    if meaning.which == "next":
        return next(((first, last) for first, last in seasons if first > now), _OPEN)
    if meaning.which == "last":
        return next(((first, last) for first, last in reversed(seasons) if last < now), _OPEN)
    if frame.future:
        return _up_to(next(((first, last) for first, last in seasons if last >= now), _OPEN), frame)
    return _up_to(next(((first, last) for first, last in reversed(seasons) if first <= now), _OPEN), frame)


@_days.register
def _(meaning: Years, frame: _Frame) -> Interval:
    return _day(meaning.first, 1, 1), _day(meaning.last, 12, 31)


@_days.register
def _(meaning: Calendar, frame: _Frame) -> Interval:
    now = frame.published
    if now is None:
        return _OPEN
    interval = _calendar_days(meaning, now, frame)
    if meaning.side == "earlier":
        return interval[0], now
    if meaning.side == "later":
        return now, interval[1]
    return _up_to(interval, frame) if meaning.shift == 0 else interval


def _calendar_days(meaning: Calendar, now: date, frame: _Frame) -> Interval:
    if meaning.unit == "week":
        monday = _plus_days(now, 7 * meaning.shift - now.weekday())
        first, last = meaning.part or (1, 7)
        return _plus_days(monday, first - 1), _plus_days(monday, last - 1)
    if meaning.unit == "weekend":
        saturday = _plus_days(now, _to_saturday(now, meaning.shift, future=frame.future))
        return saturday, _plus_days(saturday, 1)
    if meaning.unit == "month":
        month = _plus_months(now.replace(day=1), meaning.shift)
        return _OPEN if month is None else _month_days(month.year, month.month, meaning.part)
    return _year_days(now.year + meaning.shift, meaning.part)


def _to_saturday(now: date, shift: int, *, future: bool) -> int:
    """Return the days from `now` to the Saturday of a weekend: the last that began, the one before it, the next."""
    since = (now.weekday() - 5) % 7
    if shift < 0:
        return -since if since > 1 else -since - 7
    if shift > 0 or (future and since > 1):
        return 7 - since
    return -since


@_days.register
def _(meaning: Window, frame: _Frame) -> Interval:
    now = frame.published
    if now is None:
        return _OPEN
    ahead = meaning.ahead or frame.future
    if meaning.count is None:
        return (now, None) if ahead else (None, now)
    if meaning.unit == "hour":
        far = _plus_days(now, -(-meaning.count // 24) * (1 if ahead else -1))
    else:
        far = _plus(now, meaning.count if ahead else -meaning.count, meaning.unit)
    return (now, far) if ahead else (far, now)


@_days.register
def _(meaning: Ago, frame: _Frame) -> Interval:
    now = frame.published
    if now is None:
        return _OPEN
    if meaning.count is None:
        return (now, now) if meaning.unit in {"second", "minute"} else (None, now)
    first, last = _around(now, meaning.count, meaning.unit, later=False)
    return first, min(last, now) if last is not None else None


@_days.register
def _(meaning: Shift, frame: _Frame) -> Interval:
    day = frame.anchor
    if day is None:
        return _OPEN
    if meaning.count is None:
        return (day, None) if meaning.later else (None, day)
    if meaning.count > 0:
        return _around(day, meaning.count, meaning.unit, later=meaning.later)
    if meaning.unit in {"week", "month", "year"}:
        return _calendar_days(Calendar(meaning.unit, 0), day, frame)
    return day, day


@_days.register
def _(meaning: Near, frame: _Frame) -> Interval:
    now = frame.published
    if now is None:
        return _OPEN
    first = _plus_days(now, meaning.first) if meaning.first is not None else None
    return first, _plus_days(now, meaning.last) if meaning.last is not None else None


@_days.register
def _(meaning: Streak, frame: _Frame) -> Interval:
    now = frame.published
    return _OPEN if now is None else (_plus(now, 1 - meaning.count, meaning.unit), now)


@_days.register
def _(meaning: Since, frame: _Frame) -> Interval:
    first = _days(meaning.start, frame)[0]
    now = frame.published
    # "From Monday, schools will close" has no end.
    if now is None or frame.future or (first is not None and first > now):
        return first, None
    return first, now


@_days.register
def _(meaning: Until, frame: _Frame) -> Interval:
    first, last = _days(meaning.end, frame)
    return None, last if meaning.reached else _plus_days(first, -1)


@_days.register
def _(meaning: Between, frame: _Frame) -> Interval:
    now = frame.published
    if frame.future:
        first = _days(meaning.first, frame)
        # "From Friday to Monday": the nearest Monday after that Friday.
        later = None if now is None else max(now, first[0] or now)
        last = _days(meaning.last, replace(frame, published=later))
    else:
        last = _days(meaning.last, frame)
        # "From December to March": the nearest December before that March.
        earlier = None if now is None else min(now, last[1] or now)
        first = _days(meaning.first, replace(frame, published=earlier))
    if first[0] is None or last[1] is None:
        return first[0], last[1]
    known = [day for day in (*first, *last) if day is not None]
    return min(known), max(known)
