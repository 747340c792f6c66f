"""Time expressions: where they stand in a text and what their words mean, before any date of publication is known.

A small grammar over the tokens of `parse.quantities`. A moment is a chain of atoms ("around noon" + "Wednesday" +
"5 April"); a preposition, a range or a list around moments makes the expression. Every reader looks a bounded number of
tokens ahead, so time grows with the length of the text alone. What days an expression covers is the business of
`resolve.times`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple, cast

from reportedly.errors import DataError
from reportedly.lexicon import Words, load_words, strings
from reportedly.moments import (
    Ago,
    Between,
    Calendar,
    CalendarUnit,
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
    Which,
    Window,
    Year,
    Years,
)
from reportedly.parse.quantities import Line, Token, is_year, load_months, month_stands_alone, read_line, read_number

_FILE = "data/languages/en/times.yml"
_CLAUSE_REACH = 14
_CONNECTOR_REACH = 4
_ADVERB_REACH = 4


# --- the words -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Names:
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


def _table(words: Words, key: str) -> Mapping[str, object]:
    value = words.get(key)
    if not isinstance(value, dict):
        raise DataError(f"{_FILE}: {key} must be a mapping; mend the file")
    return value


def _slice(value: object) -> Slice:
    if not (isinstance(value, list) and len(value) == 2 and all(isinstance(item, int) for item in value)):
        raise DataError(f"{_FILE}: a part must be [first, last], not {value!r}; mend the file")
    return value[0], value[1]


@cache
def _names() -> _Names:
    words = load_words("times")
    tags: dict[str, set[str]] = {}
    openers = strings(words, "openers", _FILE)
    for key, value in words.items():
        if isinstance(value, list):
            for word in strings(words, key, _FILE):
                tags.setdefault(word, set()).update((key, "opener") if key in openers else (key,))
    possessives = strings(words, "possessives", _FILE)
    weekdays = cast("dict[str, int]", _table(words, "weekdays"))
    # With the apostrophe or without: many texts have lost theirs.
    weekdays = {name + ending: day for name, day in weekdays.items() for ending in ("", *possessives)}
    calendar_units = cast("dict[str, CalendarUnit]", _table(words, "calendar_units"))
    calendar_units = {name + ending: unit for name, unit in calendar_units.items() for ending in ("", *possessives)}
    for word in strings(words, "dayparts", _FILE):
        for ending in possessives:
            tags.setdefault(word + ending, tags[word])
    phrases: dict[str, list[tuple[tuple[str, ...], Near]]] = {}
    for phrase, days in _table(words, "phrases").items():
        spelled = tuple(phrase.split())
        phrases.setdefault(spelled[0], []).append((spelled, Near(*cast("list[int | None]", days))))
    for word in phrases:
        tags.setdefault(word, set()).add("phrase")
    names = _Names(
        tags={},
        months=load_months(),
        weekdays=weekdays,
        short_weekdays=cast("dict[str, int]", _table(words, "short_weekdays")),
        seasons={name: _slice(value) for name, value in _table(words, "seasons").items()},
        units=cast("dict[str, TimeUnit]", _table(words, "units")),
        calendar_units=calendar_units,
        possessives=possessives,
        parts=cast("dict[str, str]", _table(words, "parts")),
        part_of={
            name: {unit: _slice(value) for unit, value in cast("dict[str, object]", table).items()}
            for name, table in _table(words, "part_of").items()
        },
        ordinals=cast("dict[str, int]", _table(words, "ordinals")),
        slices=cast("dict[str, str]", _table(words, "slices")),
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


_NO_TAGS: frozenset[str] = frozenset()


class _Text(NamedTuple):
    """A line with the words of time laid over it. `atoms` keeps what was read, so that nothing is read twice."""

    line: Line
    tags: list[frozenset[str]]
    names: _Names
    atoms: "dict[int, _Atom | None]"

    def at(self, i: int) -> Token:
        return self.line.tokens[i]

    def word(self, i: int) -> str:
        return self.line.tokens[i].lower

    def has(self, i: int, tag: str) -> bool:
        return tag in self.tags[i]

    def bare(self, i: int) -> int:
        """Return the position after a full stop glued to a short form at `i - 1`."""
        return i + 1 if self.at(i).text == "." and self.line.glued(i) else i


class _Atom(NamedTuple):
    """A meaning and the position behind it.

    `weak` atoms (parts of the day, clock times) only refine another, `leaning` ones ("late") need one, and those that
    are not `lone` need a preposition.
    """

    meaning: Meaning
    end: int
    weak: bool = False
    leaning: bool = False
    lone: bool = True


def find_times(text: str) -> tuple[TimeExpression, ...]:
    """Return the time expressions of `text` in order, none overlapping another; offsets count code points of `text`."""
    line = read_line(text)
    names = _names()
    tags = [names.tags.get(token.lower, _NO_TAGS) for token in line.tokens]
    source = _Text(line, tags, names, {})
    found = []
    i = 0
    while i < line.size:
        atom = _expression(source, i) if tags[i] or line.starts_number(i) else None
        if atom is None:
            i += 1
            continue
        start, end = line.tokens[i].start, line.tokens[atom.end - 1].end
        found.append(TimeExpression(start, end, text[start:end], atom.meaning))
        i = atom.end
    return tuple(found)


# --- expressions: prepositions, ranges, lists ----------------------------------------------------------------------


def _expression(t: _Text, i: int) -> _Atom | None:
    if t.has(i, "between"):
        return _between(t, i)
    if t.has(i, "since"):
        return _since(t, i) or _plain(t, i)
    if t.has(i, "from"):
        return _from(t, i)
    if t.has(i, "until"):
        return _until(t, i)
    return _plain(t, i)


def _between(t: _Text, i: int) -> _Atom | None:
    atom = _listed(t, i + 1)
    return atom if atom is not None and isinstance(atom.meaning, Between) else None


def _from(t: _Text, i: int) -> _Atom | None:
    atom = _with_adverbs(t, i + 1)
    if (
        atom is None
        or atom.weak
        or (isinstance(atom.meaning, Weekday) and t.word(atom.end - 1).endswith(t.names.possessives))
    ):
        return None
    if t.has(atom.end, "to") or t.line.hyphen(atom.end):
        last = _with_adverbs(t, atom.end + 1)
        if last is not None and not last.weak:
            return _Atom(_between_meaning(atom.meaning, last.meaning), last.end)
    return atom if isinstance(atom.meaning, Between) else _Atom(Since(atom.meaning), atom.end)


def _until(t: _Text, i: int) -> _Atom | None:
    phrase = _phrase(t, i)
    if phrase is not None:
        return phrase
    atom = _with_adverbs(t, i + 1)
    if atom is None or isinstance(atom.meaning, Between):
        return None
    return _Atom(atom.meaning if atom.weak else Until(atom.meaning), atom.end)


def _since(t: _Text, i: int) -> _Atom | None:
    phrase = _phrase(t, i)
    if phrase is not None:
        return phrase
    atom = _with_adverbs(t, i + 1)
    if atom is not None:
        return _Atom(Since(atom.meaning), atom.end)
    return _since_clause(t, i)


def _since_clause(t: _Text, i: int) -> _Atom | None:
    """Read "since the war began in March 2011" up to its date, else up to the word that tells of a beginning."""
    begun = 0
    for k in range(i + 1, i + _CLAUSE_REACH):
        if t.has(k, "clause_stops") or t.at(k).end < 0:
            break
        if k > i + 1 and (t.tags[k] or t.line.starts_number(k)):
            dated = _dated(t, k)
            if dated is not None:
                return _Atom(Since(dated.meaning), dated.end)
        if not begun and (t.has(k, "begin_verbs") or (t.has(k, "begin_nouns") and t.has(k + 1, "of"))):
            begun = _verb_end(t, k + 1) if t.has(k, "begin_verbs") else _noun_end(t, k + 2)
    return _Atom(Near(None, 0), begun) if begun else None


def _dated(t: _Text, k: int) -> _Atom | None:
    atom = _with_adverbs(t, k + t.has(k, "prepositions"))
    if (
        atom is None
        or atom.weak
        or not isinstance(atom.meaning, Day | Figures | Weekday | Month | Year | Calendar | Ago)
    ):
        return None
    return atom


def _verb_end(t: _Text, k: int) -> int:
    """Return the end of "broke out", "came into effect"."""
    while t.has(k, "begin_tails"):
        k += 1
    return k


def _noun_end(t: _Text, k: int) -> int:
    """Return the end of a short noun phrase: an article and three content words at most."""
    k += t.has(k, "the") or t.has(k, "articles")
    start = k
    while k < start + 3 and t.at(k).kind == "word" and not t.tags[k] and not t.line.has(k, "enders"):
        k += 1
    return k


def _with_adverbs(t: _Text, i: int) -> _Atom | None:
    """Read the moment or list at `i`, with adverbs and a second preposition before it ("from early on Monday")."""
    for k in range(i, i + _ADVERB_REACH):
        atom = _listed(t, k)
        if atom is not None:
            return atom if _complete(t, k, atom) else None
        if not (t.has(k, "adverbs") or t.has(k, "connectors")) or t.at(k).kind != "word":
            return None
    return None


def _complete(t: _Text, k: int, atom: _Atom) -> bool:
    if atom.leaning or isinstance(atom.meaning, Lasting):
        return False
    return atom.lone or t.has(k - 1, "daypart_prepositions") or t.has(k - 2, "daypart_prepositions")


def _plain(t: _Text, i: int) -> _Atom | None:
    atom = _listed(t, i)
    return atom if atom is not None and _complete(t, i, atom) else _governed(t, i)


def _governed(t: _Text, i: int) -> _Atom | None:
    """Read a moment behind adverbs and a preposition: "shortly before dawn on Friday", "late on Monday"."""
    k = i
    while k < i + _ADVERB_REACH and t.has(k, "adverbs") and not t.has(k, "prepositions"):
        k += 1
    preposition = k
    k += t.has(k, "prepositions")
    if k == i:
        return None
    while k < i + _ADVERB_REACH + 2 and t.has(k, "adverbs") and ((atom := _listed(t, k)) is None or atom.leaning):
        k += 1
    atom = _listed(t, k)
    if atom is None:
        return None
    if isinstance(atom.meaning, Lasting):
        return _lasting(t, preposition, atom.meaning, atom.end)
    # "in Tuesday's attack", "during Sunday clashes": the preposition governs the noun behind the day.
    if not _complete(t, k, atom) or (isinstance(atom.meaning, Weekday) and t.has(preposition, "not_for_weekdays")):
        return None
    return _Atom(_placed(t, preposition, k, atom), atom.end)


def _placed(t: _Text, preposition: int, k: int, atom: _Atom) -> Meaning:
    """Return the meaning of a moment behind the preposition "after" or "before"; others change nothing."""
    settled = (
        preposition == k
        or atom.weak
        or t.has(atom.end, "occasions")
        or isinstance(atom.meaning, Since | Between | Near | Shift)
    )
    if settled or t.has(k, "dayparts") or t.has(k + 1, "dayparts"):
        return atom.meaning
    if t.has(preposition, "after"):
        return Since(atom.meaning)
    return Until(atom.meaning, reached=False) if t.has(preposition, "before") else atom.meaning


def _lasting(t: _Text, preposition: int, span: Lasting, end: int) -> _Atom | None:
    if t.has(preposition, "during_window"):
        return _Atom(Window(span.count, span.unit), end)
    return _Atom(span, end) if t.has(preposition, "lasting") else None


def _listed(t: _Text, i: int) -> _Atom | None:
    """Read a moment, or two joined into a list or range: "Saturday and Sunday", "January to March", "2011-2016"."""
    first = _moment(t, i)
    if first is None or first.weak or not isinstance(first.meaning, Day | Weekday | Month | Year):
        return first
    joint = first.end
    if not (t.has(joint, "list_joints") or t.line.hyphen(joint)):
        return first
    second = _moment(t, joint + 1 + t.has(joint + 1, "prepositions"))
    if second is None or second.weak or type(second.meaning) is not type(first.meaning):
        return first
    return _Atom(_between_meaning(first.meaning, second.meaning), second.end)


def _between_meaning(first: Meaning, last: Meaning) -> Meaning:
    """Join two ends to a range; the first takes the year that only the last one names."""
    if (
        isinstance(first, Day | Month)
        and first.year is None
        and isinstance(last, Day | Month)
        and last.year is not None
    ):
        later = (first.month, getattr(first, "day", 0)) > (last.month, getattr(last, "day", 0))
        first = replace(first, year=last.year - later)
    return Between(first, last)


# --- moments: chains of atoms --------------------------------------------------------------------------------------


def _moment(t: _Text, i: int) -> _Atom | None:
    atom = _atom(t, i)
    while atom is not None and not isinstance(atom.meaning, Lasting):
        follow, bracket = _connect(t, atom)
        other = _atom(t, follow)
        meaning = None if other is None else _merge(atom, other)
        if meaning is None or other is None:
            break
        end = other.end + (bracket and t.has(other.end, "close_brackets"))
        atom = _Atom(meaning, end, weak=atom.weak and other.weak, leaning=other.leaning, lone=atom.lone or other.lone)
    return atom


def _connect(t: _Text, atom: _Atom) -> tuple[int, bool]:
    k, bracket = atom.end, False
    while k < atom.end + _CONNECTOR_REACH and t.has(k, "connectors"):
        bracket = bracket or t.has(k, "open_brackets")
        k += 1
    return k, bracket


def _merge(first: _Atom, second: _Atom) -> Meaning | None:
    """One meaning for two atoms side by side, None where they tell of two times."""
    if second.leaning or isinstance(second.meaning, Lasting):
        return None
    if first.weak:
        return second.meaning
    if second.weak:
        # "shortly after" says less than "shortly after midnight".
        return second.meaning if first.meaning == Near(None, None) else first.meaning
    a, b = first.meaning, second.meaning
    if isinstance(b, Day | Figures):
        if isinstance(a, Weekday) and b.weekday is None:
            return replace(b, weekday=a.weekday)
        if isinstance(a, Near | Streak):
            return b
    if isinstance(a, Streak) and isinstance(b, Weekday):
        return b
    if isinstance(a, Day) and isinstance(b, Weekday) and a.weekday is None:
        return replace(a, weekday=b.weekday)
    return None


def _atom(t: _Text, i: int) -> _Atom | None:
    if i not in t.atoms:
        t.atoms[i] = _read_atom(t, i)
    return t.atoms[i]


def _read_atom(t: _Text, i: int) -> _Atom | None:
    phrase = _phrase(t, i)
    if phrase is not None:
        return phrase
    if t.has(i, "the"):
        return _with_article(t, i)
    readers = _FIGURE_READERS if t.at(i).kind == "number" else _READERS
    if not (t.has(i, "opener") or t.line.starts_number(i)):
        return None
    for reader in readers:
        atom = reader(t, i)
        if atom is not None:
            return atom
    return None


def _with_article(t: _Text, i: int) -> _Atom | None:
    """Read "the weekend", "the past week", "the 4th of April"; in "the 1967 war" the article belongs to the noun."""
    inner = i + 1
    if t.has(inner, "the") or _phrase(t, inner) is not None:
        return None
    atom = _atom(t, inner)
    if atom is None or t.word(inner) in t.names.months or t.word(inner) in t.names.weekdays:
        return None
    return None if isinstance(atom.meaning, Year) and t.at(inner).kind == "number" else atom


# --- dates ---------------------------------------------------------------------------------------------------------


def _integer(t: _Text, i: int, most: int) -> int | None:
    token = t.at(i)
    if token.kind != "number" or len(token.text) > 4 or not token.text.isdigit():
        return None
    value = int(token.text)
    return value if value <= most else None


def _full_year(t: _Text, i: int) -> int | None:
    """Return the year in four figures at `i`."""
    return _integer(t, i, 2100) if len(t.at(i).text) == 4 and is_year(t.line, i, i + 1) else None


def _month_at(t: _Text, i: int) -> int | None:
    month = t.names.months.get(t.word(i))
    return month if month is not None and t.at(i).text[0].isupper() else None


def _figures_date(t: _Text, i: int) -> _Atom | None:
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
    return None if meaning is None else _Atom(meaning, end)


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


def _day_number(t: _Text, i: int) -> tuple[int, int] | None:
    """Return the day of the month at `i` and the position behind it and its suffix ("4th")."""
    day = _integer(t, i, 31)
    if day is None or day == 0 or len(t.at(i).text) > 2:
        return None
    return day, i + 1 + (t.has(i + 1, "ordinal_suffixes") and t.line.glued(i + 1))


def _day_month(t: _Text, i: int) -> _Atom | None:
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
    month = _month_at(t, end)
    if month is None:
        return None
    return _days(t, month, days, t.bare(end + 1))


def _days(t: _Text, month: int, days: list[int], end: int) -> _Atom:
    year, end = _year_behind(t, end)
    moments = [Day(month, day, year) for day in days]
    return _Atom(moments[0] if len(moments) == 1 else Between(moments[0], moments[-1]), end)


def _year_behind(t: _Text, end: int) -> tuple[int | None, int]:
    step = end + 1 if (t.at(end).text == "," or t.has(end, "genitive")) else end
    year = _full_year(t, step)
    return (year, step + 1) if year is not None else (None, end)


def _month_name(t: _Text, i: int) -> _Atom | None:
    """Read "July 4", "April 4, 2017", "Aug. 26 and 27", "May 5-13", "June 2014", "June last year", "July"."""
    month = _month_at(t, i)
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
        return _Atom(Month(month, year), after)
    step = after + t.has(after, "of")
    for tag, shift in (("past", -1), ("this", 0), ("next", 1)):
        if t.has(step, tag) and t.names.calendar_units.get(t.word(step + 1)) == "year":
            return _Atom(Month(month, years=shift), step + 2)
    if t.has(i, "shy_months") and not (t.has(i - 1, "company") or t.line.hyphen(i - 1) or _month_follows(t, i + 1)):
        return None
    return _Atom(Month(month), i + 1)


def _month_follows(t: _Text, i: int) -> bool:
    return (t.line.hyphen(i) or t.has(i, "list_joints")) and _month_at(t, i + 1) is not None


def _weekday_name(t: _Text, i: int) -> _Atom | None:
    weekday = t.names.weekdays.get(t.word(i))
    if weekday is not None and t.at(i).text[0].isupper():
        return _Atom(Weekday(weekday), i + 1)
    weekday = t.names.short_weekdays.get(t.word(i))
    if weekday is None:
        return None
    end = t.bare(i + 1)
    end += t.at(end).text == ","
    dated = _day_month(t, end) or _month_name(t, end)
    if dated is None or not isinstance(dated.meaning, Day):
        return None
    return _Atom(replace(dated.meaning, weekday=weekday), dated.end)


def _year(t: _Text, i: int) -> _Atom | None:
    """Read "2013", "the 1980s", "2015-16"."""
    value = _integer(t, i, 2100)
    if value is None or len(t.at(i).text) != 4 or value < 1000:
        return None
    if t.has(i + 1, "century_end") and t.line.glued(i + 1):
        span = 100 if value % 100 == 0 else 10
        return _Atom(Years(value, value + span - 1), i + 2)
    if not is_year(t.line, i, i + 1) or t.line.has(i + 1, "measure"):
        return None
    short = _integer(t, i + 2, 99) if t.line.hyphen(i + 1) and len(t.at(i + 2).text) == 2 else None
    if short is not None and short > value % 100:
        return _Atom(Between(Year(value), Year(value - value % 100 + short)), i + 3)
    return _Atom(Year(value), i + 1)


def _year_named(t: _Text, i: int) -> _Atom | None:
    """Read "the year 2000"."""
    if t.names.calendar_units.get(t.word(i)) != "year" or t.at(i + 1).kind != "number":
        return None
    return _year(t, i + 1)


def _season(t: _Text, i: int) -> _Atom | None:
    months = t.names.seasons.get(t.word(i))
    if months is None:
        return None
    year, end = _year_behind(t, i + 1)
    if year is not None:
        return _Atom(Year(year, months), end)
    if t.has(i, "shy_seasons") and not (t.has(i - 1, "the") or t.has(i - 1, "during_window")):
        return None
    return _Atom(Year(None, months), i + 1) if t.has(i - 1, "company") or t.has(i - 1, "the") else None


# --- parts of months, years and weeks ------------------------------------------------------------------------------


def _part(t: _Text, i: int) -> _Atom | None:
    """Read "late June", "mid-2012", "the end of last year", "early this week", and "late" before a day."""
    name = t.names.parts.get(t.word(i))
    if name is None:
        return _Atom(Near(0, 0), i + 1, weak=True, leaning=True) if t.has(i, "leaning") else None
    end = i + 1 + t.line.hyphen(i + 1)
    end += t.has(end, "of")
    end += t.has(end, "the")
    part = t.names.part_of[name]
    target = _month_name(t, end) or _year(t, end) or _pointed(t, end) or _calendar_unit(t, end)
    if target is not None:
        meaning = _with_part(target.meaning, part)
        if meaning is not None:
            return _Atom(meaning, target.end)
    return _Atom(Near(0, 0), i + 1, weak=True, leaning=True) if t.has(i, "leaning") else None


def _with_part(meaning: Meaning, part: Mapping[str, Slice]) -> Meaning | None:
    if isinstance(meaning, Month):
        return replace(meaning, days=part["month"])
    if isinstance(meaning, Year) and meaning.months is None:
        return replace(meaning, months=part["year"])
    if isinstance(meaning, Years):
        return meaning
    if isinstance(meaning, Calendar) and meaning.unit != "weekend":
        return replace(meaning, part=part[meaning.unit])
    return None


def _calendar_unit(t: _Text, i: int) -> _Atom | None:
    """Read "the year" in "the start of the year", "the weekend"."""
    unit = t.names.calendar_units.get(t.word(i))
    if unit is None or not (unit == "weekend" or t.has(i - 1, "the")):
        return None
    return _Atom(Calendar(unit, 0), i + 1)


def _weekend(t: _Text, i: int) -> _Atom | None:
    return _Atom(Calendar("weekend", 0), i + 1) if t.has(i, "weekend") else None


def _side(t: _Text, i: int) -> _Atom | None:
    """Read "earlier this week", "later this year", "earlier in April"."""
    if not t.has(i, "leaning") or t.word(i) in t.names.parts:
        return None
    end = i + 1 + t.has(i + 1, "of")
    target = _pointed(t, end) or _month_name(t, end)
    if target is None:
        return None
    meaning = target.meaning
    if isinstance(meaning, Calendar) and meaning.shift == 0 and meaning.unit != "weekend":
        meaning = replace(meaning, side="earlier" if t.has(i, "earlier_than") else "later")
    return _Atom(meaning, target.end) if isinstance(meaning, Calendar | Month | Shift) else None


def _slice_of(t: _Text, i: int) -> _Atom | None:
    """Read "the first week of July", "the first half of 2016", "the first six months of 2016"."""
    ordinal = t.names.ordinals.get(t.word(i))
    if ordinal is None:
        return None
    number = read_number(t.line, i + 1)
    end = i + 1 if number is None else number.end
    kind = t.names.slices.get(t.word(end))
    if kind is None or not t.has(end + 1, "of"):
        # "the first 24 hours": of something that is no part of the calendar.
        return _Atom(Unfixed(), end + 1) if number is not None and t.has(end, "plural_units") else None
    months = int(number.value) if number is not None else 0
    target_at = end + 2 + t.has(end + 2, "the")
    target = _month_name(t, target_at) or _year(t, target_at) or _pointed(t, target_at) or _calendar_unit(t, target_at)
    if target is None:
        return None
    if isinstance(target.meaning, Month) and kind == "week" and ordinal <= 4:
        return _Atom(replace(target.meaning, days=(7 * ordinal - 6, 7 * ordinal)), target.end)
    size = {"half": 6, "quarter": 3, "months": months}.get(kind, 0)
    span = (size * (ordinal - 1) + 1, size * ordinal)
    if not 0 < size <= span[1] <= 12:
        return None
    if isinstance(target.meaning, Year):
        return _Atom(replace(target.meaning, months=span), target.end)
    if isinstance(target.meaning, Calendar) and target.meaning.unit == "year":
        return _Atom(replace(target.meaning, part=span), target.end)
    return None


# --- pointing words ------------------------------------------------------------------------------------------------


def _pointed(t: _Text, i: int) -> _Atom | None:
    """Read times pointed at from publication: "last week", "the past 24 hours", "this morning", "recent days"."""
    if t.has(i, "this") and t.has(i + 1, "past"):
        return _pointed(t, i + 1)
    if t.has(i, "recent"):
        return _Atom(Near(None, 0), i + 2) if t.has(i + 1, "plural_units") else None
    if t.has(i, "same"):
        return _same(t, i)
    if not (t.has(i, "past") or t.has(i, "next") or t.has(i, "this")):
        return None
    atom = _pointed_name(t, i) or _pointed_window(t, i) or _pointed_unit(t, i)
    if atom is None and t.has(i, "window_only") and t.has(i - 1, "the") and t.has(i - 2, "during_window"):
        return _Atom(Near(None, 0), i + 1)
    return atom


def _same(t: _Text, i: int) -> _Atom | None:
    unit = t.names.units.get(t.word(i + 1))
    if unit is not None and not t.has(i + 1, "plural_units"):
        return _Atom(Shift(0, unit, later=True), i + 2)
    if t.has(i + 1, "dayparts"):
        return _Atom(Shift(0, "day", later=True), i + 2)
    return _same(t, i + 1) if t.has(i + 1, "same") else None


def _which(t: _Text, i: int) -> Which:
    if t.has(i, "past"):
        return "last"
    return "next" if t.has(i, "next") else ""


def _pointed_name(t: _Text, i: int) -> _Atom | None:
    which = _which(t, i)
    weekday = t.names.weekdays.get(t.word(i + 1))
    if weekday is not None:
        return _Atom(Weekday(weekday, which), i + 2)
    month = _month_at(t, i + 1)
    if month is not None:
        return _Atom(Month(month, which=which), i + 2)
    season = t.names.seasons.get(t.word(i + 1))
    return None if season is None else _Atom(Year(None, season, which), i + 2)


def _pointed_window(t: _Text, i: int) -> _Atom | None:
    """Read "the past 24 hours", "the last few days", "the coming weeks", "the past week"."""
    if t.has(i, "this"):
        return None
    ahead = t.has(i, "next")
    step = i + 1
    count, end = _count(t, step)
    unit = t.names.units.get(t.word(end))
    if unit is None:
        return None
    if end > step or t.has(end, "plural_units"):
        return _Atom(Window(count, unit, ahead), end + 1)
    if t.has(i, "before_another") or t.has(i, "after_another") or (ahead and unit == "day"):
        return _Atom(Shift(1, unit, later=ahead), end + 1)
    if t.has(i, "window_only") or (t.has(i, "past") and t.has(i - 1, "the") and not t.has(end, "nights")):
        return _Atom(Window(1, unit), end + 1)
    return None


def _count(t: _Text, i: int) -> tuple[int | None, int]:
    """Return the number before a unit of time, None where it is unsaid ("few"), and the position behind it."""
    if t.has(i, "few"):
        return None, i + 1 + t.has(i + 1, "genitive")
    if t.has(i, "articles") and t.has(i + 1, "few"):
        return _count(t, i + 1)
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
    while end < number.end + 4 and t.line.has(end, "duration_fill") and t.word(end) not in t.names.units:
        end += 1
    value = int(number.value)
    return (value, end) if value == number.value and value < 10000 else (None, end)


def _pointed_unit(t: _Text, i: int) -> _Atom | None:
    shift = -1 if t.has(i, "past") else 1 if t.has(i, "next") else 0
    unit = t.names.calendar_units.get(t.word(i + 1))
    if unit is not None:
        return _Atom(Calendar(unit, shift), i + 2)
    if not t.has(i + 1, "dayparts"):
        return None
    if t.has(i, "after_another") or (shift > 0):
        return _Atom(Shift(1, "day", later=True), i + 2)
    # "last night" began the day before; "this evening" is the day's own.
    return _Atom(Near(shift, shift), i + 2)


def _phrase(t: _Text, i: int) -> _Atom | None:
    for phrase, meaning in t.names.phrases.get(t.word(i), ()):
        if all(t.word(i + n) == word for n, word in enumerate(phrase)):
            return _Atom(meaning, i + len(phrase))
    return None


# --- counted units -------------------------------------------------------------------------------------------------


def _counted(t: _Text, i: int) -> _Atom | None:
    """Read "two days ago", "a week earlier", "hours later", "the day before", and a bare stretch of time."""
    count, end = _count(t, i)
    unit = t.names.units.get(t.word(end))
    if unit is None:
        return None
    plural = t.has(end, "plural_units")
    if end == i and not plural:
        if not t.has(i - 1, "the"):
            return None
        count = 1
    end += 1
    if t.has(end, "ago"):
        return _Atom(Ago(count, unit), end + 1)
    if t.has(end, "earlier_than"):
        return _Atom(Shift(count, unit, later=False), end + 1)
    if t.has(end, "later_than"):
        return _Atom(Shift(count, unit, later=True), end + 1)
    # "a four-day pause" is a pause.
    if (end == i + 1 and not plural) or t.line.hyphen(end - 2):
        return None
    return _Atom(Lasting(count, unit), end)


def _running(t: _Text, i: int) -> _Atom | None:
    """Read "third straight day", "40th consecutive day", "a second day"."""
    ordinal = t.names.ordinals.get(t.word(i))
    end = i + 1
    if ordinal is None:
        ordinal = _integer(t, i, 9999)
        if ordinal is None or not (t.has(end, "ordinal_suffixes") and t.line.glued(end)):
            return None
        end += 1
    running = t.has(end, "running")
    end += running
    unit = t.names.units.get(t.word(end))
    if unit not in {"day", "week", "month", "year"} or t.has(end, "plural_units"):
        return None
    if not running and not (t.has(i - 1, "articles") or t.has(i - 2, "lasting")):
        return None
    return _Atom(Streak(ordinal, unit), end + 1)


def _article_running(t: _Text, i: int) -> _Atom | None:
    return _running(t, i + 1) if t.has(i, "articles") else None


# --- parts of the day ----------------------------------------------------------------------------------------------


def _clock(t: _Text, i: int) -> _Atom | None:
    """Read "10:30", "7.30 p.m.", "0530 GMT", "6am", "11 a.m. (Damascus time)"."""
    token = t.at(i)
    if len(token.text) > 5:
        return None
    end = i + 1
    marked = False
    if (
        t.at(end).text == ":"
        and t.line.glued(end)
        and t.line.glued(end + 1)
        and len(t.at(end + 1).text) == 2
        and t.at(end + 1).kind == "number"
    ):
        end, marked = end + 2, True
    if t.has(end, "clock_after"):
        end, marked = end + 1, True
    elif t.has(end, "clock_dotted") and t.at(end + 1).text == "." and t.has(end + 2, "clock_dotted_end"):
        end, marked = t.bare(end + 3), True
    zone = end
    # "0600 hours", but "24 hours" is a stretch of time.
    if t.has(end, "clock_hours") and len(token.text) != 4:
        return None
    while zone < end + 4 and (
        t.has(zone, "clock_zone") or (t.has(zone, "open_brackets") and t.has(zone + 1, "clock_zone"))
    ):
        zone += 1
    if zone > end and t.has(zone, "close_brackets") and any(t.has(k, "open_brackets") for k in range(end, zone)):
        zone += 1
    return _Atom(Near(0, 0), zone, weak=True) if marked or zone > end else None


def _daypart(t: _Text, i: int) -> _Atom | None:
    end = i
    while (
        end < i + 3
        and t.has(end, "daypart_fill")
        and not t.has(end + 1, "daypart_hours")
        and t.has(end + 1, "dayparts")
    ):
        end += 1
    if t.has(end, "daypart_fill") and t.has(end + 1, "daypart_hours"):
        return _Atom(Near(0, 0), end + 2, weak=True, lone=False)
    if t.has(end, "dayparts"):
        return _Atom(Near(0, 0), end + 1 + t.has(end + 1, "daypart_hours"), weak=True, lone=t.has(end, "lone_dayparts"))
    return None


def _feast(t: _Text, i: int) -> _Atom | None:
    if not t.has(i, "feasts") or not t.at(i).text[0].isupper() or t.line.hyphen(i - 1):
        return None
    # "Eid al-Adha"
    named = t.line.hyphen(i + 2) and t.at(i + 1).kind == "word" and t.at(i + 3).text[0].isupper()
    return _Atom(Unfixed(), i + 4 if named else i + 1)


_FIGURE_READERS = (_figures_date, _day_month, _clock, _year, _running, _counted)
_READERS = (
    _year_named,
    _month_name,
    _weekday_name,
    _pointed,
    _side,
    _slice_of,
    _daypart,
    _part,
    _season,
    _weekend,
    _running,
    _article_running,
    _counted,
    _feast,
)
