"""The distance and direction that the words before a place state: "six kilometres south of Raqqa"."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.errors import DataError
from reportedly.lexicon import load_words, mapping, strings

_WHERE = "distances.yml"
_WINDOW = 110
# Writers round, and some mean the way by road: distances in reports that the gazetteer can check were off by a quarter.
_ROUNDING = 0.3
_LEAST_ROUNDING_KM = 2.0
_OPEN_FACTOR = 2.0


@dataclass(frozen=True, slots=True)
class Distance:
    """How far from a place the words put an event, in km, and in which direction (degrees from north), None for any.

    `stated` is False where only the direction is said with "just" or "far".
    """

    low_km: float
    high_km: float
    bearing: float | None
    stated: bool = True


@dataclass(frozen=True, slots=True)
class _DistanceWords:
    pattern: re.Pattern[str]
    hint: re.Pattern[str]
    units: Mapping[str, float]
    numbers: Mapping[str, float]
    vague: Mapping[str, tuple[float, float]]
    at_most: frozenset[str]
    at_least: frozenset[str]
    reaches: Mapping[str, float]
    compass: Mapping[str, float]
    stops: frozenset[str]


def distance_before(text: str, start: int, language: str = "en") -> Distance | None:
    """Read the distance that ends right before the place at `start`, None where no distance leads to it."""
    words = _load(language)
    before = text[max(0, start - _WINDOW) : start]
    if words.hint.search(before) is None:
        return None
    found = words.pattern.search(before)
    if found is None or words.stops & set(found["rest"].casefold().split()):
        return None
    joined = found["other"] is not None
    bearing = words.compass[_plain(found["compass"])] if found["compass"] and not joined else None
    if found["reach"]:
        return None if bearing is None else Distance(0.0, words.reaches[_plain(found["reach"])], bearing, stated=False)
    bound = _plain(found["bound"] or "")
    if found["joint"].casefold() == "of" and not found["compass"] and bound not in words.at_most:
        return None  # "15 km of the road" is a length
    low, high = _amount(found, words)
    unit = words.units[_plain(found["unit"])]
    return _loosened(low * unit, high * unit, bearing, bound, words)


def _amount(found: re.Match[str], words: _DistanceWords) -> tuple[float, float]:
    plain = _plain(found["amount"])
    if plain in words.vague:
        return words.vague[plain]
    low = _number(plain, words)
    high = _number(_plain(found["upper"]), words) if found["upper"] else low
    return min(low, high), max(low, high)


def _number(plain: str, words: _DistanceWords) -> float:
    if plain in words.numbers:
        return words.numbers[plain]
    if plain[0].isdigit():
        return float(plain.replace(",", ""))
    return sum(words.numbers[part] for part in re.split(r"[ -]", plain))


def _loosened(low: float, high: float, bearing: float | None, bound: str, words: _DistanceWords) -> Distance:
    """Widen the figures by what writers round, and open them to the side that a bounding word leaves open."""
    low = min(max(0.0, low - _LEAST_ROUNDING_KM), low * (1 - _ROUNDING))
    high = max(high + _LEAST_ROUNDING_KM, high * (1 + _ROUNDING))
    if bound in words.at_most:
        low = 0.0
    elif bound in words.at_least:
        high *= _OPEN_FACTOR
    return Distance(low, high, bearing)


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words).casefold()


@cache
def _load(language: str) -> _DistanceWords:
    raw = load_words("distances", language)
    units = _numbered(raw, "units")
    numbers = _numbered(raw, "numbers")
    compass = _numbered(raw, "compass")
    vague = {name: _pair(pair) for name, pair in mapping(raw, "vague", _WHERE).items()}
    reaches = {name: float(str(km)) for name, km in mapping(raw, "reaches", _WHERE).items()}
    at_most, at_least = strings(raw, "at_most", _WHERE), strings(raw, "at_least", _WHERE)
    tens = [word for word, value in numbers.items() if 20 <= value < 100]
    ones = [word for word, value in numbers.items() if 1 <= value < 10 and word not in ("a", "an")]
    figure = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
    amount = rf"{figure}|(?:{_any(tens)})[ -](?:{_any(ones)})|{_any([*vague, *numbers])}"
    between = _any(strings(raw, "between", _WHERE))
    side = rf"(?P<compass>{_any(compass)})(?:ern|ward|wards)?"
    bounds = _any([*at_most, *at_least])
    pattern = (
        rf"\b(?:(?:(?P<bound>{bounds})\s+(?:(?:about|some|around|roughly|nearly|almost)\s+)?)?"
        rf"(?<![\d.,:])(?P<amount>{amount})(?:\s*(?:-|–|to|and)\s*(?P<upper>{amount}))?\s*-?\s*(?P<unit>{_any(units)})\b"
        r"(?:\.(?=\s+(?-i:[a-z])))?"
        rf"(?:\s*[(\[][^()\[\]]{{1,30}}[)\]])?|(?P<reach>{_any(reaches)}))"
        rf"(?:\s+(?:{between}|(?P<other>{_any(compass)})(?=\s+and\b)))*(?:\s+{side})?"
        rf"\s+(?P<joint>of|{_any(strings(raw, 'joints', _WHERE))})\b\s*(?P<rest>(?:[\w’'-]+\s+){{0,5}})$"
    )
    return _DistanceWords(
        pattern=re.compile(pattern, re.IGNORECASE),
        hint=re.compile(rf"(?:{_any([*units, *reaches])})\b", re.IGNORECASE),
        units=units,
        numbers=numbers,
        vague=vague,
        at_most=frozenset(at_most),
        at_least=frozenset(at_least),
        reaches=reaches,
        compass=compass,
        stops=frozenset(strings(raw, "stops", _WHERE)),
    )


def _numbered(raw: dict[str, object], key: str) -> dict[str, float]:
    """Turn lists of words under numbers into the number of each word."""
    listed = mapping(raw, key, _WHERE)
    return {word: float(number) for number in listed for word in strings(listed, number, f"{_WHERE}: {key}")}


def _pair(value: object) -> tuple[float, float]:
    if not isinstance(value, list) or len(value) != 2:
        raise DataError(f"{_WHERE}: a vague amount must be [low, high]; mend the file")
    return float(value[0]), float(value[1])


def _any(words: Iterable[str]) -> str:
    """Make alternatives of words, the longest first, any white space between their parts."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered)
