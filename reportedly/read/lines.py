"""Paragraphs of text whose only markup is the line break."""

import re

_WRAPPED_WIDTH = 110
_LEAST_WIDTH = 40
_LEAST_LINES = 4
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_WORD = re.compile(r"\S+")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each paragraph of `text`, outer white space left out.

    An empty line ends a paragraph. A single line break does so too, unless the text is wrapped by hand: it has four
    lines or more, none longer than 110 characters, and the next line's first word would not have fitted before the
    break.
    """
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    longest = max(map(len, lines), default=0)
    wrapped = _LEAST_WIDTH <= longest <= _WRAPPED_WIDTH and len(lines) >= _LEAST_LINES
    width = longest if wrapped else 0
    found: list[tuple[int, int]] = []
    start = 0
    for gap in [*_BLANK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        found.extend(_split(text, start, end, width))
        start = gap.end() if gap else end
    return found


def _split(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """Cut one chunk between empty lines at the breaks that were meant."""
    found: list[tuple[int, int]] = []
    first = start
    position = start
    while position < end:
        stop = text.find("\n", position, end)
        if stop < 0:
            break
        if not _is_wrap(text, position, stop, end, width):
            found.append((first, stop))
            first = stop + 1
        position = stop + 1
    found.append((first, end))
    trimmed = (_trim(text, low, high) for low, high in found)
    return [span for span in trimmed if span[0] < span[1]]


def _is_wrap(text: str, line_start: int, line_end: int, end: int, width: int) -> bool:
    if not width:
        return False
    word = _WORD.search(text, line_end + 1, end)
    return word is not None and (line_end - line_start) + 1 + (word.end() - word.start()) > width


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
