"""Stretches between matching quotation marks."""

_PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’"}
_LEAST = 2


def quote_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return (start, end) of the quotes in `text[start:end]`, marks included, outermost only.

    Straight marks open after white space or an opening bracket and close after anything else. A paragraph that opens
    with a mark and never closes it is quoted to its end, as in a quote that runs over several paragraphs.
    """
    spans: list[tuple[int, int]] = []
    position = start
    while position < end:
        mark = text[position]
        if mark == '"' and _opens(text, position, start, end):
            close = _straight_close(text, position, end)
        elif mark in _PAIRS and _opens(text, position, start, end):
            close = _curly_close(text, position, end, mark)
        else:
            position += 1
            continue
        if close < 0 and position == start and mark in '"“':
            close = end - 1
        if close - position >= _LEAST:
            spans.append((position, close + 1))
            position = close + 1
        else:
            position += 1
    return spans


def _opens(text: str, position: int, start: int, end: int) -> bool:
    before = text[position - 1] if position > start else " "
    after = text[position + 1] if position + 1 < end else " "
    return not after.isspace() and (before.isspace() or before in "([{-–—/:\"“‘'" or text[position] in "“«„")


def _straight_close(text: str, position: int, end: int) -> int:
    close = text.find('"', position + 1, end)
    while close >= 0 and text[close - 1].isspace() and close + 1 < end and not text[close + 1].isspace():
        close = text.find('"', close + 1, end)  # another opening mark inside
    return close


def _curly_close(text: str, position: int, end: int, mark: str) -> int:
    target = _PAIRS[mark]
    close = text.find(target, position + 1, end)
    if mark == "‘":
        # The same character is an apostrophe inside and at the end of words; a closing one follows a stop or ends
        # the words.
        while close >= 0 and close + 1 < end and text[close + 1].isalnum():
            close = text.find(target, close + 1, end)
    return close
