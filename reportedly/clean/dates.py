"""Printed dates of publication: how they are written, where they stand, and the day they mean.

Only whole dates count, day, month and year. 04/07/2017 is a day in April in one country and in July in another, so it
means nothing here unless a weekday beside it fits one of the two; 04.07.2017 is written day first wherever dots are
used.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from reportedly.errors import DataError
from reportedly.lexicon import Words, load_words, strings

_MONTHS = 12
_WEEKDAYS = 7
_EARLIEST, _LATEST = 1900, 2100


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a text, with the time of day beside it; `day` is ISO 8601, None when two days are possible."""

    start: int
    end: int
    day: str | None


@dataclass(frozen=True, slots=True)
class DateWords:
    """How one language writes dates and datelines. Patterns are compiled once."""

    date: re.Pattern[str]
    short_date: str
    months: dict[str, int]
    weekdays: dict[str, int]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    as_of: re.Pattern[str]
    other_dates: re.Pattern[str]
    towns: frozenset[str]
    no_towns: frozenset[str]


@cache
def date_words(language: str = "en") -> DateWords:
    """Return the date words of a language. Raises `DataError` when the file is missing or breaks its format."""
    where = f"data/languages/{language}/datelines.yml"
    data = load_words("datelines", language)
    months, weekdays = _numbered(data, "months", _MONTHS, where), _numbered(data, "weekdays", _WEEKDAYS, where)
    month, weekday = _one_of(tuple(months)), _one_of(tuple(weekdays))
    zone, published, updated, as_of, other_dates = (
        _one_of(strings(data, key, where)) for key in ("zones", "published", "updated", "as_of", "other_dates")
    )
    return DateWords(
        date=_date_pattern(month, weekday, zone),
        short_date=(
            rf"(?:(?:{weekday})[.,]?\s+)?(?:(?:{month})\.?\s+\d{{1,2}}(?!\d)|\d{{1,2}}\s+(?:{month})\b\.?)(?:,?\s+\d{{4}}\b)?"
        ),
        months=months,
        weekdays=weekdays,
        published=re.compile(rf"\(?(?:{published})\b\s*:?\s*", re.I),
        updated=re.compile(rf"\(?(?:{updated})\b\s*:?\s*", re.I),
        as_of=re.compile(rf"\(?(?:{as_of})\b\s*:?\s*", re.I),
        other_dates=re.compile(rf"\(?(?:{other_dates})\b\s*:?\s*(?=\W|\d|{month}|{weekday}|$)", re.I),
        no_towns=frozenset(word.casefold() for word in strings(data, "no_towns", where)),
        towns=frozenset(town.casefold() for town in strings(data, "towns", where)),
    )


def _numbered(data: Words, key: str, count: int, where: str) -> dict[str, int]:
    """Return the names in `count` rows of names with the number of their row, from 1."""
    rows = data.get(key)
    if not isinstance(rows, list) or len(rows) != count or not all(isinstance(row, list) for row in rows):
        raise DataError(f"{where}: {key} must be a list of {count} lists of names; mend the file")
    return {str(name).casefold(): number for number, names in enumerate(rows, 1) for name in names}


def printed_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[PrintedDate]:
    """Yield the dates printed in `text[start:end]`, in order."""
    words = date_words()
    for match in words.date.finditer(text, start, len(text) if end is None else end):
        yield PrintedDate(match.start(), match.end(), _day(match, words))


def date_at(text: str, start: int, end: int | None = None) -> PrintedDate | None:
    """Return the date that begins exactly at `start`."""
    words = date_words()
    match = words.date.match(text, start, len(text) if end is None else end)
    return PrintedDate(match.start(), match.end(), _day(match, words)) if match else None


def day_of(value: str) -> str | None:
    """Return the ISO 8601 day that a declared value such as 2017-07-04T10:00:00Z or "July 4, 2017" names, or None."""
    found = next(printed_dates(value[:200]), None)
    return found.day if found else None


def _one_of(words: tuple[str, ...]) -> str:
    """Return the alternatives of a pattern, longer ones first so that "sept" does not stop at "sep"."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _date_pattern(month: str, weekday: str, zone: str) -> re.Pattern[str]:
    clock = r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?)"
    zoned = rf"(?:\s*\(?(?:{zone})\b(?:\s?[+-]\d{{1,2}}(?::?\d{{2}})?)?\)?)?"
    after = rf"(?:(?:\s*[,|–-]?\s*(?:at\s+)?(?:{clock}|(?<=at\s)\d{{4}}(?!\d)|\d{{4}}(?=\s(?:{zone})\b)){zoned}))?"
    return re.compile(
        rf"""(?<![\w/.-])
        (?:{clock}{zoned},?\s+)?
        (?:(?P<weekday>{weekday})[.,]?\s+)?
        (?:
            (?P<iso_year>\d{{4}})(?P<iso_mark>[-/.])(?P<iso_month>\d{{2}})(?P=iso_mark)(?P<iso_day>\d{{2}})(?!\d)
            (?:[T\s]\d{{2}}:\d{{2}}(?::\d{{2}}(?:\.\d+)?)?(?:Z|[+-]\d{{2}}:?\d{{2}})?)?
          | (?P<compact_year>(?:19|20)\d{{2}})(?P<compact_month>[01]\d)(?P<compact_day>[0-3]\d)(?![\w])
          | (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?(?:\s+|[.-])
            (?P<month>{month})\.?,?(?:\s+|-)(?P<year>\d{{4}})(?!\d)
          | (?P<us_month>{month})\.?\s+(?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s*(?P<us_year>(?:19|20)\d{{2}})(?!\d)
          | (?P<first>\d{{1,2}})(?P<mark>[./-])(?P<second>\d{{1,2}})(?P=mark)(?P<last>\d{{4}})(?!\d)
        )
        {after}""",
        re.I | re.X,
    )


def _day(match: re.Match[str], words: DateWords) -> str | None:
    found = match.groupdict()
    if found["iso_year"]:
        return _iso(found["iso_year"], found["iso_month"], found["iso_day"])
    if found["compact_year"]:
        return _iso(found["compact_year"], found["compact_month"], found["compact_day"])
    if found["year"]:
        return _iso(found["year"], str(words.months[found["month"].casefold()]), found["day"])
    if found["us_year"]:
        return _iso(found["us_year"], str(words.months[found["us_month"].casefold()]), found["us_day"])
    day_first = _iso(found["last"], found["second"], found["first"])
    month_first = _iso(found["last"], found["first"], found["second"])
    if found["mark"] == "." or month_first in (None, day_first):
        return day_first
    if day_first is None:
        return month_first
    weekday = words.weekdays.get((found["weekday"] or "").casefold())
    fitting = [day for day in (day_first, month_first) if date.fromisoformat(day).isoweekday() == weekday]
    return fitting[0] if len(fitting) == 1 else None


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if _EARLIEST <= found.year <= _LATEST else None
