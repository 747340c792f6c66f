"""Datelines: town, day and agency before a report's first words, and lines that hold an outlet's name and a date."""

import re
from dataclasses import dataclass
from functools import cache

from reportedly.clean.dates import PrintedDate, date_at, date_words, printed_dates
from reportedly.clean.furniture import furniture
from reportedly.clean.names import begins, begins_any, byline_names, is_name, split_names
from reportedly.clean.outlets import Outlet, known_outlets

_LONGEST = 160
_LEAST_CAPITALS = 4
_MOST_NAME_WORDS = 10
_LONGEST_ACRONYM = 6
_DASHES = ("-", "–", "—", "--")
_ACRONYM_BEHIND = re.compile(r"\s*\([A-Z][\w./-]{1,9}\)$")
_LINE_PARTS = re.compile(r"\s*[|•·–—,/]\s*|\s+-\s+")
_BEFORE_DATE = re.compile(r"[ :]+(?P<who>\S.*?)\s*(?:(?P<mark>[»|•·–—,-])|\bon\b)\s*")
_HANDLE = re.compile(r"[\w.-]*[^\W\d_][\w.-]*")
_POST_MARKS = ("»", "|", "•", "·", "–", "—")
_APART = "|•·–—-,()/:"
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


@dataclass(frozen=True, slots=True)
class _Parts:
    """One reading of the first words as a dateline. `end` is the offset behind its mark."""

    end: int
    town: str
    country: str
    date: str
    bracketed: str
    bare: str
    mark: str
    is_spaced: bool


@cache
def _pattern(*, marked: bool) -> re.Pattern[str]:
    """Return the form of a dateline, with its closing mark or without one."""
    capital = r"[^\W\d_a-zß-öø-ÿ]"
    town = rf"{capital}[\w'’.\-]*(?:[ /\-]{capital}[\w'’.\-]*){{0,3}}"
    # Without a mark behind it a bare agency cannot be told from the report's first word.
    bare = r"|(?P<bare>[A-Z][\w.]+(?:\ [A-Z]\w+){0,2})" if marked else "|(?P<bare>(?!))"
    mark = r"(?P<mark>\s*(?:--+|[-–—_:])|\.(?=\s))" if marked else r"(?P<mark>(?<=[)\]\w])(?=\s))"
    return re.compile(
        rf"""\(?
        (?P<town>{town})(?P<country>(?:,\s*{town}){{0,2}}?)
        (?:[,.]?\s*\(?(?P<date>(?i:{date_words().short_date}))\)?)?
        (?:[,.]?\s*(?:\((?P<round>[^()\n]{{2,40}})\)|/(?P<slash>[^/\n]{{2,30}})/|\[(?P<square>[^\]\n]{{2,30}})\]{bare}))?
        \)?{mark}\s*(?=["“‘'(\[]*[\w])""",
        re.X,
    )


_TOWN_ALONE = re.compile(r"(?P<town>[A-Z][A-Z'’-]{3,}(?: [A-Z'’-]{2,}){0,2}) +(?=[A-Z][a-z ]|\d)")
_AGENCY_ALONE = re.compile(r"[(\[](?P<agency>[^()\[\]\n]{2,40})[)\]]\s*(?:--+|[-–—:])\s*(?=\S)")


def dateline_at(text: str, start: int, end: int, *, first: bool) -> Dateline | None:
    """Return the dateline at `start`, or None.

    `first` tells that the report begins here, where weaker signs are enough.
    """
    stop = min(end, start + _LONGEST)
    alone = _AGENCY_ALONE.match(text, start, stop)
    if alone and (known := _agency(alone["agency"])):
        return Dateline(start, alone.end(), known.name, None)
    bare = _TOWN_ALONE.match(text, start, stop) if first else None
    if bare and bare["town"].casefold() in date_words().towns:
        # Dateline marks get lost where pages are turned into plain text.
        return Dateline(start, bare.end(), None, None)
    for marked in (True, False):
        match = _pattern(marked=marked).match(text, start, stop)
        parts = _parts(match) if match else None
        if parts and _is_dateline(parts, first=first):
            known = _agency(parts.bracketed or parts.bare) if parts.bracketed or parts.bare else None
            unknown = parts.bracketed if _is_outlet_like(parts.bracketed) else None
            dated = next(printed_dates(text, start, parts.end), None)
            return Dateline(start, parts.end, known.name if known else unknown, dated.day if dated else None)
    return None


def _parts(match: re.Match[str]) -> _Parts:
    town, country, bare = match["town"], match["country"].strip(" ,"), match["bare"] or ""
    before, _, last = town.rpartition(" ")
    if bare and not _agency(bare) and not _is_acronym(bare):
        country, bare = ", ".join(filter(None, (country, bare))), ""
    if not bare and country and (_agency(country) or _is_acronym(country)):
        country, bare = "", country
    elif not bare and before and known_outlets().named(last):
        town, bare = before, last
    mark = match["mark"] or ""
    return _Parts(
        end=match.end(),
        town=town,
        country=country,
        date=match["date"] or "",
        bracketed=match["round"] or match["slash"] or match["square"] or "",
        bare=bare,
        mark=mark.strip(),
        is_spaced=mark[:1].isspace(),
    )


def _is_acronym(text: str) -> bool:
    return text.isupper() and text.isalpha() and len(text) <= _LONGEST_ACRONYM


def _is_dateline(parts: _Parts, *, first: bool) -> bool:
    is_town_like = parts.town.isupper() or parts.town.casefold() in date_words().towns
    if parts.bracketed:
        if _agency(parts.bracketed):
            return bool(parts.mark) or is_town_like
        # "The Alder Front (AF) - an alliance" has the same form as a town and an agency nobody knows.
        is_told = bool(parts.date) or (is_town_like and len(parts.town) >= _LEAST_CAPITALS)
        return is_told and bool(parts.mark) and _is_outlet_like(parts.bracketed)
    if parts.bare:
        return parts.mark in _DASHES and (first or (bool(parts.date) and _agency(parts.bare) is not None))
    if parts.date:
        return parts.mark not in ("", ".")
    return _is_town_alone(parts, first=first)


def _is_town_alone(parts: _Parts, *, first: bool) -> bool:
    """Judge a town before a mark with neither date nor agency."""
    is_known = parts.town.casefold() in date_words().towns
    if not (parts.town.isupper() and len(parts.town) >= _LEAST_CAPITALS):
        return first and is_known and parts.is_spaced and parts.mark in _DASHES
    if parts.mark in _DASHES or parts.mark == "_":
        # A spaced hyphen also follows actors (ISIS - ...), so behind it only longer names pass for towns.
        is_long = parts.is_spaced and len(parts.town) > _LONGEST_ACRONYM
        is_set_off = (parts.mark in ("–", "—", "--") or is_long) and parts.town.casefold() not in date_words().no_towns
        return is_known or bool(parts.country) or (first and is_set_off)
    # Tables of contents and chronologies put a town before a colon, so there it counts at the start alone.
    return first and is_known and parts.mark == ":"


def outlet_line(text: str) -> OutletLine | None:
    """Return name and date of a line that holds an outlet's name and a date, in either order, and nothing else."""
    if len(text) > _LONGEST:
        return None
    for date in printed_dates(text):
        before, after = text[: date.start].strip(_TRIMMED), text[date.end :].strip(_TRIMMED + ".")
        words = date_words()
        if words.updated.match(after):
            after = ""
        for label in (words.published, words.updated):
            before = re.sub(rf"[\s,|–—-]*{label.pattern}$", "", before + " ", flags=re.I).strip(_TRIMMED)
        name = before or after
        if is_other_date(text, date) or (before and _is_label(text, date) and not looks_like_outlet(name)):
            return None
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
    label = words.published.match(stripped) or words.updated.match(stripped) or words.as_of.match(stripped)
    found = date_at(stripped, label.end() if label else 0)
    if not found or is_other_date(stripped, found):
        return None
    rest = stripped[found.end :].strip(_TRIMMED + ".")
    again = words.updated.match(rest) or words.published.match(rest)
    is_bare = not any(character.isalpha() for character in rest)
    names_writer = bool(byline_names(rest)) and len(rest.split()) <= _MOST_NAME_WORDS
    return found if is_bare or again or names_writer else None


def date_apart(line: str) -> PrintedDate | None:
    """Return the first date of a line when marks or the line's ends set it apart from the other words."""
    found = next(printed_dates(line), None)
    if not found or is_other_date(line, found):
        return None
    before, after = line[: found.start].rstrip(), line[found.end :].lstrip()
    is_apart = (not before or before[-1] in _APART) and (not after or after[0] in _APART)
    return found if is_apart else None


def is_other_date(line: str, date: PrintedDate) -> bool:
    """Say whether a line says of its date that it is no day of publication ("Joined: 3 Jan 2011")."""
    return date_words().other_dates.match(line[: date.end].lstrip(" (|–—-")) is not None


def _is_label(line: str, date: PrintedDate) -> bool:
    return line[: date.start].rstrip().endswith(":")


def post_writer(line: str) -> tuple[str, ...]:
    """Return who wrote a post by the line over it, whose date ends it: "by reader77 » 4 July 2017", "Posted by A B on".

    A writer of posts may go by one word without capitals. Behind a bare "by" that counts only where a mark stands
    between word and date.
    """
    date = next(printed_dates(line), None)
    lowered = line.casefold()
    if len(line) > _LONGEST or not date or line[date.end :].strip(_TRIMMED + "."):
        return ()
    if not begins_any(lowered, furniture().names_follow):
        return ()
    opening = next(opening for opening in furniture().names_follow if begins(lowered, opening))
    match = _BEFORE_DATE.fullmatch(line, len(opening), date.start)
    if not match:
        return ()
    is_handle = _HANDLE.fullmatch(match["who"]) and (match["mark"] in _POST_MARKS or " " in opening)
    return split_names(match["who"]) or ((match["who"],) if is_handle else ())


def looks_like_outlet(name: str) -> bool:
    """Say whether a name is a known outlet's or made of the words that outlets take for names."""
    return known_outlets().named(name) is not None or _is_outlet_like(name)


def names_outlet(line: str) -> bool:
    """Say whether a line is an outlet's name: a known one, or a name that begins or ends with an outlet's word."""
    line = _ACRONYM_BEHIND.sub("", line)
    if known_outlets().named(line):
        return True
    tokens = line.casefold().split()
    if byline_names(line):
        return False
    is_short = 1 < len(tokens) <= _MOST_NAME_WORDS and is_name(line)
    return is_short and bool({tokens[0], tokens[-1]} & furniture().outlet_words)


def outlet_in_line(line: str) -> str | None:
    """Return the outlet in a line of name, place and date: the first part that reads as an outlet's name."""
    for date in reversed(list(printed_dates(line))):
        line = f"{line[: date.start]} | {line[date.end :]}"
    parts = [part.strip(_TRIMMED + ".") for part in _LINE_PARTS.split(line)]
    return next((part for part in parts if part and not is_town(part) and looks_like_outlet(part)), None)


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
