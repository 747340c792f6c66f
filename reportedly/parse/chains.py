"""Chains: the atoms that stand side by side and tell of one time ("around noon" + "Wednesday" + "5 April")."""

from dataclasses import replace

from reportedly.moments import Day, Figures, Lasting, Meaning, Near, Streak, Weekday, Year
from reportedly.parse.calendar_parts import read_part, read_side, read_slice, read_weekend
from reportedly.parse.counted import read_counted, read_running, read_running_with_article
from reportedly.parse.dates import (
    read_day_month,
    read_figures_date,
    read_month,
    read_season,
    read_weekday,
    read_year,
    read_year_named,
)
from reportedly.parse.dayparts import read_clock, read_daypart, read_feast
from reportedly.parse.pointed import read_phrase, read_pointed
from reportedly.parse.time_lines import Atom, TimeLine

_CONNECTOR_REACH = 4
_FIGURE_READERS = (read_figures_date, read_day_month, read_clock, read_year, read_running, read_counted)
_READERS = (
    read_year_named,
    read_month,
    read_weekday,
    read_pointed,
    read_side,
    read_slice,
    read_daypart,
    read_part,
    read_season,
    read_weekend,
    read_running,
    read_running_with_article,
    read_counted,
    read_feast,
)


def read_moment(t: TimeLine, i: int) -> Atom | None:
    """Read the atoms from `i` on that tell of one time, as one atom."""
    atom = _atom(t, i)
    while atom is not None and not isinstance(atom.meaning, Lasting):
        follow, bracket = _connect(t, atom)
        other = _atom(t, follow)
        meaning = None if other is None else _merge(atom, other)
        if meaning is None or other is None:
            break
        end = other.end + (bracket and t.has(other.end, "close_brackets"))
        atom = Atom(meaning, end, weak=atom.weak and other.weak, leaning=other.leaning, lone=atom.lone or other.lone)
    return atom


def _connect(t: TimeLine, atom: Atom) -> tuple[int, bool]:
    k, bracket = atom.end, False
    while k < atom.end + _CONNECTOR_REACH and t.has(k, "connectors"):
        bracket = bracket or t.has(k, "open_brackets")
        k += 1
    return k, bracket


def _merge(first: Atom, second: Atom) -> Meaning | None:
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


def _atom(t: TimeLine, i: int) -> Atom | None:
    if i not in t.atoms:
        t.atoms[i] = _read_atom(t, i)
    return t.atoms[i]


def _read_atom(t: TimeLine, i: int) -> Atom | None:
    phrase = read_phrase(t, i)
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


def _with_article(t: TimeLine, i: int) -> Atom | None:
    """Read "the weekend", "the past week", "the 4th of April"; in "the 1967 war" the article belongs to the noun."""
    inner = i + 1
    if t.has(inner, "the") or read_phrase(t, inner) is not None:
        return None
    atom = _atom(t, inner)
    if atom is None or t.word(inner) in t.lists.months or t.word(inner) in t.lists.weekdays:
        return None
    return None if isinstance(atom.meaning, Year) and t.at(inner).kind == "number" else atom
