"""What a time expression means before the day of publication is known: small frozen records, and the expression that
holds one.
"""

from dataclasses import dataclass
from typing import Literal

Which = Literal["", "last", "next"]
TimeUnit = Literal["second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade"]
CalendarUnit = Literal["week", "month", "year", "weekend"]
Slice = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month ("2 July 2017", "July 2"); `weekday` 0 is Monday."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """A date in figures whose day and month cannot be told apart ("4/7/2017") unless a weekday decides."""

    first: int
    second: int
    year: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 is Monday."""

    weekday: int
    which: Which = ""


@dataclass(frozen=True, slots=True)
class Month:
    """A month, or the days `days` of it; `years` is the year counted from that of publication ("June last year" -1)."""

    month: int
    year: int | None = None
    days: Slice | None = None
    which: Which = ""
    years: int | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """A year, or the months `months` of it, where 13 and 14 lie in the year after; a season without a year has none."""

    year: int | None
    months: Slice | None = None
    which: Which = ""


@dataclass(frozen=True, slots=True)
class Years:
    """A decade or century, first and last year."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """A week, month, year or weekend of the calendar, counted from that of publication.

    `part` are days of it (of a year, months).
    `side` says which side of the day of publication is meant: "earlier this week", "later this year".
    """

    unit: CalendarUnit
    shift: int
    part: Slice | None = None
    side: Literal["", "earlier", "later"] = ""


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch of `count` units up to publication ("the past 24 hours") or from it on; None is an unsaid number."""

    count: int | None
    unit: TimeUnit
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Ago:
    """A point `count` units before publication; None is an unsaid number."""

    count: int | None
    unit: TimeUnit


@dataclass(frozen=True, slots=True)
class Shift:
    """A point `count` units before or after another event; 0 is the same day, week, month or year as that event."""

    count: int | None
    unit: TimeUnit
    later: bool


@dataclass(frozen=True, slots=True)
class Near:
    """First and last day counted from the day of publication; None is open."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Streak:
    """The `count`-th unit on end, the last of them the day of publication ("for a third straight day")."""

    count: int
    unit: TimeUnit


@dataclass(frozen=True, slots=True)
class Since:
    """From a moment to publication."""

    start: "Meaning"


@dataclass(frozen=True, slots=True)
class Until:
    """Up to a moment; `reached` when that moment still belongs to it."""

    end: "Meaning"
    reached: bool = True


@dataclass(frozen=True, slots=True)
class Between:
    """From one moment to another, both included."""

    first: "Meaning"
    last: "Meaning"


@dataclass(frozen=True, slots=True)
class Lasting:
    """A stretch of `count` units that lies nowhere in particular ("for two weeks"); None is an unsaid number."""

    count: int | None
    unit: TimeUnit


@dataclass(frozen=True, slots=True)
class Unfixed:
    """A time that its words and the day of publication do not fix ("every day")."""


Meaning = (
    Day
    | Figures
    | Weekday
    | Month
    | Year
    | Years
    | Calendar
    | Window
    | Ago
    | Shift
    | Near
    | Streak
    | Since
    | Until
    | Between
    | Lasting
    | Unfixed
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression, its preposition included, and its meaning. Offsets count code points of the text."""

    start: int
    end: int
    text: str
    meaning: Meaning
