"""Clock times, parts of the day and feasts."""

from reportedly.moments import Near, Unfixed
from reportedly.parse.time_lines import Atom, TimeLine


def read_clock(t: TimeLine, i: int) -> Atom | None:
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
    return Atom(Near(0, 0), zone, weak=True) if marked or zone > end else None


def read_daypart(t: TimeLine, i: int) -> Atom | None:
    """Read "dawn", "night", "the early morning hours" from its first word behind any article."""
    end = i
    while (
        end < i + 3
        and t.has(end, "daypart_fill")
        and not t.has(end + 1, "daypart_hours")
        and t.has(end + 1, "dayparts")
    ):
        end += 1
    if t.has(end, "daypart_fill") and t.has(end + 1, "daypart_hours"):
        return Atom(Near(0, 0), end + 2, weak=True, lone=False)
    if t.has(end, "dayparts"):
        return Atom(Near(0, 0), end + 1 + t.has(end + 1, "daypart_hours"), weak=True, lone=t.has(end, "lone_dayparts"))
    return None


def read_feast(t: TimeLine, i: int) -> Atom | None:
    """Read the name of a feast whose day moves from year to year ("Ramadan", "Eid al-Adha")."""
    if not t.has(i, "feasts") or not t.at(i).text[0].isupper() or t.line.hyphen(i - 1):
        return None
    # "Eid al-Adha"
    named = t.line.hyphen(i + 2) and t.at(i + 1).kind == "word" and t.at(i + 3).text[0].isupper()
    return Atom(Unfixed(), i + 4 if named else i + 1)
