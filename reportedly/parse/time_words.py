"""The words of `data/languages/<code>/times.yml`, in the shape in which the readers of times ask for them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import cast

from reportedly.errors import DataError
from reportedly.lexicon import load_words, mapping, strings
from reportedly.moments import CalendarUnit, Near, Slice, TimeUnit

_FILE = "data/languages/en/times.yml"


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The words of time.

    `tags` gives the plain lists that a word stands in, "opener" where it may begin an atom and "phrase" where it begins
    a phrase; the other fields are the mappings of the file, by their names. Phrases stand under their first word, the
    longest before the others.
    """

    tags: Mapping[str, frozenset[str]]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    seasons: Mapping[str, Slice]
    units: Mapping[str, TimeUnit]
    calendar_units: Mapping[str, CalendarUnit]
    parts: Mapping[str, str]
    part_of: Mapping[str, Mapping[str, Slice]]
    ordinals: Mapping[str, int]
    slices: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Near], ...]]
    possessives: tuple[str, ...]


@cache
def load_time_words() -> TimeWords:
    """Load the words; raises DataError when a list or mapping is missing from the file."""
    words = load_words("times")
    tags: dict[str, set[str]] = {}
    openers = strings(words, "openers", _FILE)
    for key, value in words.items():
        if isinstance(value, list):
            for word in strings(words, key, _FILE):
                tags.setdefault(word, set()).update((key, "opener") if key in openers else (key,))
    possessives = strings(words, "possessives", _FILE)
    weekdays = cast("dict[str, int]", mapping(words, "weekdays", _FILE))
    # With the apostrophe or without: many texts have lost theirs.
    weekdays = {name + ending: day for name, day in weekdays.items() for ending in ("", *possessives)}
    calendar_units = cast("dict[str, CalendarUnit]", mapping(words, "calendar_units", _FILE))
    calendar_units = {name + ending: unit for name, unit in calendar_units.items() for ending in ("", *possessives)}
    for word in strings(words, "dayparts", _FILE):
        for ending in possessives:
            tags.setdefault(word + ending, tags[word])
    phrases: dict[str, list[tuple[tuple[str, ...], Near]]] = {}
    for phrase, days in mapping(words, "phrases", _FILE).items():
        spelled = tuple(phrase.split())
        phrases.setdefault(spelled[0], []).append((spelled, Near(*cast("list[int | None]", days))))
    for word in phrases:
        tags.setdefault(word, set()).add("phrase")
    names = TimeWords(
        tags={},
        months=load_months(),
        weekdays=weekdays,
        short_weekdays=cast("dict[str, int]", mapping(words, "short_weekdays", _FILE)),
        seasons={name: _slice(value) for name, value in mapping(words, "seasons", _FILE).items()},
        units=cast("dict[str, TimeUnit]", mapping(words, "units", _FILE)),
        calendar_units=calendar_units,
        possessives=possessives,
        parts=cast("dict[str, str]", mapping(words, "parts", _FILE)),
        part_of={
            name: {unit: _slice(value) for unit, value in cast("dict[str, object]", table).items()}
            for name, table in mapping(words, "part_of", _FILE).items()
        },
        ordinals=cast("dict[str, int]", mapping(words, "ordinals", _FILE)),
        slices=cast("dict[str, str]", mapping(words, "slices", _FILE)),
        phrases={word: tuple(sorted(items, key=lambda item: -len(item[0]))) for word, items in phrases.items()},
    )
    for table in (
        names.months,
        names.weekdays,
        names.short_weekdays,
        names.seasons,
        names.units,
        names.calendar_units,
        names.parts,
        names.ordinals,
    ):
        for word in table:
            tags.setdefault(word, set()).add("opener")
    return replace(names, tags={word: frozenset(keys) for word, keys in tags.items()})


@cache
def load_months() -> Mapping[str, int]:
    """Load the names and short names of the months, lower case, with their numbers 1..12."""
    months = load_words("times").get("months")
    if not isinstance(months, dict) or not all(isinstance(number, int) for number in months.values()):
        raise DataError(f"{_FILE}: months must give a number for each name; mend the file")
    return MappingProxyType(months)


def _slice(value: object) -> Slice:
    if not (isinstance(value, list) and len(value) == 2 and all(isinstance(item, int) for item in value)):
        raise DataError(f"{_FILE}: a part must be [first, last], not {value!r}; mend the file")
    return value[0], value[1]
