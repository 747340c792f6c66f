"""Datelines: town, day and agency before a report's first words, and lines that hold an outlet's name and a date."""

import re
from dataclasses import dataclass
from functools import cache

from reportedly.clean.dates import PrintedDate, date_at, date_words, printed_dates
from reportedly.clean.furniture import furniture
from reportedly.clean.names import is_name
from reportedly.clean.outlets import Outlet, known_outlets

_LONGEST = 160
_LEAST_CAPITALS = 4
_MOST_NAME_WORDS = 10
_TRIMMED = " ,|-–—•·:()[]\n\t"


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before a report's first words. `end` is where those begin."""

    start: int
    end: int
    agency: str | None
    day: str | None


@dataclass(frozen=True, slots=True)
class OutletLine:
    """A line such as "The Example Times, 4 July 2017"."""

    name: str
    date: PrintedDate


@cache
def _pattern() -> re.Pattern[str]:
    capital = r"[^\W\d_a-zß-öø-ÿ]"
    town = rf"{capital}[\w'’.\-]*(?:[ /\-]{capital}[\w'’.\-]*){{0,3}}"
    return re.compile(
        rf"""\(?
        (?:(?P<town>{town})(?P<more>(?:,\s*{town}){{0,2}}))?
        (?:[,.]?\s*\(?(?P<date>{date_words().short_date})\)?)?
        (?:[,.]?\s*(?:\((?P<round>[^()\n]{{2,40}})\)|/(?P<slash>[^/\n]{{2,30}})/|\[(?P<square>[^\]\n]{{2,30}})\]|(?P<bare>[A-Z][\w.]+(?:\ [A-Z]\w+){{0,2}})))?
        \)?
        (?P<mark>\s*(?:--+|[-–—_:])|\.(?=\s))?
        \s*(?=["“‘'(\[]*[\w])""",
        re.X,
    )


def dateline_at(text: str, start: int, end: int, *, first: bool) -> Dateline | None:
    """Return the dateline at `start`, or None. `first` tells that the report begins here, where weaker signs are enough."""
    # A shorter agency name is tried where the longest reading of the pattern is no dateline.
    match = _pattern().match(text, start, min(end, start + _LONGEST))
    if not match or match.end() == start or not (match["town"] or match["round"] or match["slash"] or match["square"]):
        return None
    bracketed = match["round"] or match["slash"] or match["square"]
    agency = bracketed or match["bare"]
    known = _agency(agency) if agency else None
    if not _is_dateline(match, known, first=first, following=text[match.end() : match.end() + 2]):
        return None
    dated = next(printed_dates(text, match.start(), match.end()), None)
    named = known.name if known else (agency if bracketed and agency and _is_outlet_like(agency) else None)
    return Dateline(start, match.end(), named, dated.day if dated else None)


def _is_dateline(match: re.Match[str], known: Outlet | None, *, first: bool, following: str) -> bool:
    town, mark = match["town"], (match["mark"] or "").strip()
    bracketed = match["round"] or match["slash"] or match["square"]
    if match["bare"] and not known:
        return False
    if bracketed and (known or (town and mark and _is_outlet_like(bracketed))):
        return bool(mark) or bool(town)
    if not town or bracketed:
        return False
    if match["bare"] and known:
        return mark in ("-", "–", "—", "--") and (first or bool(match["date"]))
    if match["date"]:
        return mark not in ("", ".")
    is_town = town.casefold() in date_words().towns
    if town.isupper() and len(town) >= _LEAST_CAPITALS:
        if mark in ("-", "–", "—", "--", "_"):
            return is_town or bool(match["more"])
        # Tables of contents and chronologies put a town before a colon, so there it counts at the start alone.
        return first and is_town and (mark == ":" or (mark == "" and following[:1].isupper() and following[1:].islower()))
    return first and is_town and (match["mark"] or "").startswith(" ") and mark in ("-", "–", "—", "--")


def outlet_line(text: str) -> OutletLine | None:
    """Return name and date of a line that holds an outlet's name and a date, in either order, and nothing else."""
    if len(text) > _LONGEST:
        return None
    for date in printed_dates(text):
        before, after = text[: date.start].strip(_TRIMMED), text[date.end :].strip(_TRIMMED + ".")
        words = date_words()
        for label in (words.published, words.updated):
            before = re.sub(rf"[\s,|–—-]*{label.pattern}$", "", before + " ", flags=re.I).strip(_TRIMMED)
        name = before or after
        if name and not (before and after) and len(name.split()) <= _MOST_NAME_WORDS:
            return OutletLine(name, date)
        return None
    return None


def date_line(text: str) -> PrintedDate | None:
    """Return the date of a line that holds a date of publication, its label and time, and nothing else of weight."""
    if len(text) > _LONGEST:
        return None
    words = date_words()
    stripped = text.lstrip(" (|–—-")
    label = words.published.match(stripped) or words.updated.match(stripped)
    found = date_at(stripped, label.end() if label else 0)
    if not found:
        return None
    rest = stripped[found.end :].strip(_TRIMMED + ".")
    again = words.updated.match(rest) or words.published.match(rest)
    is_bare = not any(character.isalpha() for character in rest)
    return found if is_bare or again or (label and len(rest.split()) <= _MOST_NAME_WORDS and is_name(rest)) else None


def looks_like_outlet(name: str) -> bool:
    """Say whether a name is a known outlet's or made of the words that outlets take for names."""
    return known_outlets().named(name) is not None or _is_outlet_like(name)


def is_town(name: str) -> bool:
    """Say whether a name, or the part before its comma, is a town of datelines."""
    return name.partition(",")[0].strip().casefold() in date_words().towns


def _agency(text: str) -> Outlet | None:
    """Return the outlet named in a dateline's brackets: alone, or before a date, a slash or "and agencies"."""
    outlets = known_outlets()
    whole = outlets.named(text)
    if whole:
        return whole
    parts = re.split(r"\s*[/,;|+&]\s*|\s+and\s+|\s+-\s+", text)
    return next((outlet for part in parts if (outlet := outlets.named(part))), None)


def _is_outlet_like(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    if not words or len(words) > _MOST_NAME_WORDS:
        return False
    is_acronym = len(words) == 1 and words[0].isupper() and len(words[0]) <= 8
    return is_acronym or (is_name(text) and bool(furniture().outlet_words & {word.casefold() for word in words}))
