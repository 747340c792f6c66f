"""Titles of pages: the headline with the outlet's name around it, and copies of it in the text."""

import re

from reportedly.clean.furniture import furniture
from reportedly.clean.outlets import known_outlets

_PARTS = re.compile(r"\s+(?:[|»•·]|[-–—]|::?|\|\|)\s+")


def without_outlet(title: str) -> tuple[str, str | None]:
    """Return the title without a known outlet's name and its sections at either end, and the name.

    A single word before a dash may be an actor ("NATO - ..."), so at the front only names of two words and more count.
    """
    parts = title_parts(title)
    for end in (-1, 0):
        named = known_outlets().named(parts[end]) if len(parts) > 1 else None
        if named and (end == -1 or " " in parts[0].strip()):
            rest = parts[:-1] if end == -1 else parts[1:]
            while len(rest) > 1 and rest[-1].strip().casefold() in furniture().sections:
                rest = rest[:-1]
            stop = title.rfind(rest[-1]) + len(rest[-1])
            return title[title.find(rest[0]) : stop].strip(), named.name
    return title, None


def title_parts(title: str) -> list[str]:
    """Return the parts of a page's title between bars, dashes and their like."""
    return _PARTS.split(title)


def copy_end(text: str, position: int, end: int, title: str) -> int | None:
    """Return where a copy of `title` at `position` ends, with the marks and spaces behind it; None without a copy.

    Only letters and figures are compared: copies differ in quotation marks, dashes and capitals.
    """
    wanted = [character for character in title.casefold() if character.isalnum()]
    at = position
    for character in wanted:
        while at < end and not text[at].isalnum():
            at += 1
        if at >= end or text[at].casefold() != character:
            return None
        at += 1
    if not wanted or (at < end and text[at].isalnum()):
        return None
    while at < end and not text[at].isspace():
        at += 1
    while at < end and (text[at].isspace() or text[at] in ".:-–—"):
        at += 1
    return at
