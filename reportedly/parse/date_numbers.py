"""Date numbers: figures that name a year or the day of a month and so count nothing."""

from reportedly.parse.lines import HYPHENS, Line


def is_year(line: Line, i: int, end: int, *, bounded: bool = False) -> bool:
    """Tell whether the figures at `i` name a year; `bounded` figures, with "more than" before them, count something."""
    text = line.at(i).text
    if bounded or line.at(i).kind != "number" or len(text) != 4 or not text.isdigit() or not 1000 <= int(text) <= 2100:
        return False
    before = i - 2 if line.at(i - 1).text in {",", ".", "-", "–"} else i - 1
    if _month(line, before) or (
        line.at(before).kind == "number" and (_month(line, before - 1) or _month(line, before - 2))
    ):
        return True
    if line.has(end, "countable") or (line.has(i - 1, "countable") and not line.has(i - 1, "year_before")):
        return False
    if i == 0 and line.at(end).text in HYPHENS:
        return True
    if int(text) < 1900:
        return line.has(before, "old_year_before")
    if line.has(before, "year_before") or line.has(before, "year_prefixes"):
        return True
    after = line.at(end).text
    return 1900 <= int(text) <= 2050 and not (int(text) % 100 == 0 and after[:1].isupper() and after.endswith("s"))


def is_day_of_month(line: Line, i: int, end: int) -> bool:
    """Tell whether the number from token `i` to `end` is a day of the month beside it ("July 4", "5 and 13 May")."""
    return (
        line.at(i).kind == "number"
        and len(line.at(i).text) <= 2
        and (_after_month(line, i, end) or _before_month(line, end))
    )


def _after_month(line: Line, i: int, end: int) -> bool:
    month = i - 2 if line.at(i - 1).text == "." else i - 1
    if line.has(i - 1, "list_joints") and line.at(i - 2).kind == "number" and not line.noun_like(end):
        month = i - 4 if line.at(i - 3).text == "." else i - 3
    return _month(line, month) and not month_stands_alone(line, month, end)


def _before_month(line: Line, end: int) -> bool:
    step = end + (line.has(end, "ordinal_suffixes") and line.glued(end))
    step += line.has(step, "of")
    if _month(line, step):
        return True
    # "5 and 13 May", "11-13 Dec."
    return (
        line.has(step, "list_joints")
        and line.at(step + 1).kind == "number"
        and len(line.at(step + 1).text) <= 2
        and _month(line, step + 2)
    )


def month_stands_alone(line: Line, month: int, behind: int) -> bool:
    """Tell whether a number after a month is no day of it.

    "In July 20 civilians were killed" has lost its comma, for a day of July takes "on".
    """
    return line.has(month - 1, "month_before") and line.noun_like(behind)


def _month(line: Line, i: int) -> bool:
    return line.has(i, "month") and line.at(i).text[0].isupper()
