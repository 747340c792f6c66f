"""Time expressions: where they stand in a text and what their words mean, before any date of publication is known.

A small grammar over the lines of `lines`. A moment is a chain of atoms ("around noon" + "Wednesday" + "5 April"), which
`chains` reads; here a preposition, a range or a list around moments makes the expression. Every reader looks a bounded
number of tokens ahead, so time grows with the length of the text alone. What days an expression covers is the business
of `resolve.times`.
"""

from dataclasses import replace

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
    TimeExpression,
    Until,
    Weekday,
    Window,
    Year,
)
from reportedly.parse.chains import read_moment
from reportedly.parse.pointed import read_phrase
from reportedly.parse.time_lines import Atom, TimeLine, read_time_line

_CLAUSE_REACH = 14
_ADVERB_REACH = 4


def find_times(text: str) -> tuple[TimeExpression, ...]:
    """Return the time expressions of `text` in order, none overlapping another; offsets count code points of `text`."""
    t = read_time_line(text)
    line = t.line
    found = []
    i = 0
    while i < line.size:
        atom = _expression(t, i) if t.tags[i] or line.starts_number(i) else None
        if atom is None:
            i += 1
            continue
        start, end = line.tokens[i].start, line.tokens[atom.end - 1].end
        found.append(TimeExpression(start, end, text[start:end], atom.meaning))
        i = atom.end
    return tuple(found)


def _expression(t: TimeLine, i: int) -> Atom | None:
    if t.has(i, "between"):
        return _between(t, i)
    if t.has(i, "since"):
        return _since(t, i) or _plain(t, i)
    if t.has(i, "from"):
        return _from(t, i)
    if t.has(i, "until"):
        return _until(t, i)
    return _plain(t, i)


def _plain(t: TimeLine, i: int) -> Atom | None:
    atom = _listed(t, i)
    return atom if atom is not None and _complete(t, i, atom) else _governed(t, i)


def _between(t: TimeLine, i: int) -> Atom | None:
    atom = _listed(t, i + 1)
    return atom if atom is not None and isinstance(atom.meaning, Between) else None


def _from(t: TimeLine, i: int) -> Atom | None:
    atom = _with_adverbs(t, i + 1)
    if (
        atom is None
        or atom.weak
        or (isinstance(atom.meaning, Weekday) and t.word(atom.end - 1).endswith(t.lists.possessives))
    ):
        return None
    if t.has(atom.end, "to") or t.line.hyphen(atom.end):
        last = _with_adverbs(t, atom.end + 1)
        if last is not None and not last.weak:
            return Atom(_between_meaning(atom.meaning, last.meaning), last.end)
    return atom if isinstance(atom.meaning, Between) else Atom(Since(atom.meaning), atom.end)


def _until(t: TimeLine, i: int) -> Atom | None:
    phrase = read_phrase(t, i)
    if phrase is not None:
        return phrase
    atom = _with_adverbs(t, i + 1)
    if atom is None or isinstance(atom.meaning, Between):
        return None
    return Atom(atom.meaning if atom.weak else Until(atom.meaning), atom.end)


def _since(t: TimeLine, i: int) -> Atom | None:
    phrase = read_phrase(t, i)
    if phrase is not None:
        return phrase
    atom = _with_adverbs(t, i + 1)
    if atom is not None:
        return Atom(Since(atom.meaning), atom.end)
    return _since_clause(t, i)


def _since_clause(t: TimeLine, i: int) -> Atom | None:
    """Read "since the war began in March 2011" up to its date, else up to the word that tells of a beginning."""
    begun = 0
    for k in range(i + 1, i + _CLAUSE_REACH):
        if t.has(k, "clause_stops") or t.at(k).end < 0:
            break
        if k > i + 1 and (t.tags[k] or t.line.starts_number(k)):
            dated = _dated(t, k)
            if dated is not None:
                return Atom(Since(dated.meaning), dated.end)
        if not begun and (t.has(k, "begin_verbs") or (t.has(k, "begin_nouns") and t.has(k + 1, "of"))):
            begun = _verb_end(t, k + 1) if t.has(k, "begin_verbs") else _noun_end(t, k + 2)
    return Atom(Near(None, 0), begun) if begun else None


def _dated(t: TimeLine, k: int) -> Atom | None:
    atom = _with_adverbs(t, k + t.has(k, "prepositions"))
    if (
        atom is None
        or atom.weak
        or not isinstance(atom.meaning, Day | Figures | Weekday | Month | Year | Calendar | Ago)
    ):
        return None
    return atom


def _verb_end(t: TimeLine, k: int) -> int:
    """Return the end of "broke out", "came into effect"."""
    while t.has(k, "begin_tails"):
        k += 1
    return k


def _noun_end(t: TimeLine, k: int) -> int:
    """Return the end of a short noun phrase: an article and three content words at most."""
    k += t.has(k, "the") or t.has(k, "articles")
    start = k
    while k < start + 3 and t.at(k).kind == "word" and not t.tags[k] and not t.line.has(k, "enders"):
        k += 1
    return k


def _with_adverbs(t: TimeLine, i: int) -> Atom | None:
    """Read the moment or list at `i`, with adverbs and a second preposition before it ("from early on Monday")."""
    for k in range(i, i + _ADVERB_REACH):
        atom = _listed(t, k)
        if atom is not None:
            return atom if _complete(t, k, atom) else None
        if not (t.has(k, "adverbs") or t.has(k, "connectors")) or t.at(k).kind != "word":
            return None
    return None


def _complete(t: TimeLine, k: int, atom: Atom) -> bool:
    if atom.leaning or isinstance(atom.meaning, Lasting):
        return False
    return atom.lone or t.has(k - 1, "daypart_prepositions") or t.has(k - 2, "daypart_prepositions")


def _governed(t: TimeLine, i: int) -> Atom | None:
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
    return Atom(_placed(t, preposition, k, atom), atom.end)


def _placed(t: TimeLine, preposition: int, k: int, atom: Atom) -> Meaning:
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


def _lasting(t: TimeLine, preposition: int, span: Lasting, end: int) -> Atom | None:
    if t.has(preposition, "during_window"):
        return Atom(Window(span.count, span.unit), end)
    return Atom(span, end) if t.has(preposition, "lasting") else None


def _listed(t: TimeLine, i: int) -> Atom | None:
    """Read a moment, or two joined into a list or range: "Saturday and Sunday", "January to March", "2011-2016"."""
    first = read_moment(t, i)
    if first is None or first.weak or not isinstance(first.meaning, Day | Weekday | Month | Year):
        return first
    joint = first.end
    if not (t.has(joint, "list_joints") or t.line.hyphen(joint)):
        return first
    second = read_moment(t, joint + 1 + t.has(joint + 1, "prepositions"))
    if second is None or second.weak or type(second.meaning) is not type(first.meaning):
        return first
    return Atom(_between_meaning(first.meaning, second.meaning), second.end)


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
