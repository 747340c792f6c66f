"""Stretches between matching quotation marks."""

from collections.abc import Iterator

_PAIRS = (('"', '"'), ("“", "”"), ("«", "»"), ("„", "“"), ("„", "”"), ("‘", "’"))
_BEFORE_OPENING = frozenset("([{-–—/:\"“‘'„«")
_LEAST = 3


def quote_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return (start, end) of the quotes in `text[start:end]`, marks included, in order, outermost only.

    Straight marks open after white space or an opening bracket and close after anything else. A paragraph that opens
    with a mark and never closes it is quoted to its end, as in a quote that runs over several paragraphs.
    """
    found = [span for opening, closing in _PAIRS for span in _paired(text, start, end, opening, closing)]
    kept: list[tuple[int, int]] = []
    for span in sorted(found, key=lambda one: (one[0], -one[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _paired(text: str, start: int, end: int, opening: str, closing: str) -> Iterator[tuple[int, int]]:
    """Pair one kind of marks in a single pass; an opening mark inside an open quote is left to the outer one."""
    if text.find(opening, start, end) < 0:
        return
    opened = -1
    for position in _positions(text, start, end, opening, closing):
        if opened < 0:
            if text[position] == opening and _opens(text, position, start, end):
                opened = position
        elif text[position] == closing and _closes(text, position, end, closing):
            if position + 1 - opened >= _LEAST:
                yield opened, position + 1
            opened = -1
    if opened == start and opening in '"“' and end - start >= _LEAST:
        yield start, end


def _positions(text: str, start: int, end: int, opening: str, closing: str) -> Iterator[int]:
    marks = (opening,) if opening == closing else (opening, closing)
    nearest = {mark: text.find(mark, start, end) for mark in marks}
    while True:
        ahead = [position for position in nearest.values() if position >= 0]
        if not ahead:
            return
        position = min(ahead)
        yield position
        nearest[text[position]] = text.find(text[position], position + 1, end)


def _opens(text: str, position: int, start: int, end: int) -> bool:
    before = text[position - 1] if position > start else " "
    after = text[position + 1] if position + 1 < end else " "
    return not after.isspace() and (before.isspace() or before in _BEFORE_OPENING or text[position] in "“«„")


def _closes(text: str, position: int, end: int, closing: str) -> bool:
    after = text[position + 1] if position + 1 < end else " "
    if closing == '"':
        return not text[position - 1].isspace() or after.isspace()
    # The closing single mark is an apostrophe, too; that one has a letter behind it.
    return closing != "’" or not after.isalnum()
