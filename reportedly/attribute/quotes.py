"""Stretches of a text between matching quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Sequence

PAIRS = {"“": "”", "«": "»", "„": "“", "‟": "”"}
MARK = re.compile(r"[\"“”«»„]|``|''|\n\s*\n")


def quoted_stretches(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each quote, marks left out. A quote left open ends with its paragraph; straight marks toggle."""
    found = []
    opened: tuple[int, str] | None = None
    for match in MARK.finditer(text):
        mark = match.group()
        if mark.isspace():
            if opened is not None:
                found.append((opened[0], match.start()))
            opened = None
        elif opened is None:
            if mark in {'"', "``"}:
                opened = match.end(), '"'
            elif mark in PAIRS:
                opened = match.end(), PAIRS[mark]
        elif mark == opened[1] or (opened[1] == '"' and mark in {'"', "''"}):
            found.append((opened[0], match.start()))
            opened = None
    if opened is not None:
        found.append((opened[0], len(text)))
    return tuple(found)


def is_quoted(position: int, quoted: Sequence[tuple[int, int]]) -> bool:
    """Whether a character stands inside a quote of at least a few words."""
    n = bisect_right(quoted, (position, float("inf"))) - 1
    return n >= 0 and quoted[n][0] <= position < quoted[n][1]
